"""Who said it: the author of a comment that became a claim, a question or a note; the changes that
were tracked in a draft's file; what the careful reader found, and what was decided about it."""

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
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("choice", sa.String(32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("became", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["created_by"], ["reviewers.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_decisions_article_id", "decisions", ["article_id"])
    op.create_table(
        "careful_readings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["revisions.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
