"""Who said it: the author of a comment that became a claim, a question or a note; and the changes
that were tracked in a draft's file."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table in ("claims", "questions", "notes"):
        op.add_column(table, sa.Column("speaker", sa.String(), nullable=True))
        op.execute(f"UPDATE {table} SET speaker = ''")
        with op.batch_alter_table(table) as altered:
            altered.alter_column("speaker", existing_type=sa.String(), nullable=False)
    with op.batch_alter_table("revisions") as revisions:
        revisions.add_column(sa.Column("changes_sha256", sa.String(), nullable=True))
        revisions.create_foreign_key(
            "fk_revisions_changes_sha256", "documents", ["changes_sha256"], ["sha256"]
        )
