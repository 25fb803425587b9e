"""New drafts: what became of each passage in the present one, and where it stood before; a draft's
name, and where its file was."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _words("revisions", "name", "file_path")
    op.add_column("passages", sa.Column("confidence", sa.Float(), nullable=True))
    op.add_column("passages", sa.Column("awaits", sa.Boolean(), nullable=True))
    op.execute("UPDATE passages SET awaits = 0")
    for number in ("offered_start", "offered_end", "was_start", "was_end"):
        op.add_column("passages", sa.Column(number, sa.Integer(), nullable=True))
    _words("passages", "was_quote")
    with op.batch_alter_table("passages") as passages:
        passages.alter_column("awaits", existing_type=sa.Boolean(), nullable=False)
        passages.add_column(sa.Column("was_revision_id", sa.String(), nullable=True))
        passages.create_foreign_key(
            "fk_passages_was_revision_id", "revisions", ["was_revision_id"], ["id"]
        )


def _words(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True))
        op.execute(f"UPDATE {table} SET {name} = ''")
    with op.batch_alter_table(table) as altered:
        for name in names:
            altered.alter_column(name, existing_type=sa.String(), nullable=False)
