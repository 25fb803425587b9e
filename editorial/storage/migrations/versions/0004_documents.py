"""Documents attached to sources, and evidence that stands in them; references as they came; claims
that say the same; what the desk's people have agreed on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("received_sha256", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
        sa.ForeignKeyConstraint(["received_sha256"], ["documents.sha256"]),
        sa.ForeignKeyConstraint(["text_sha256"], ["documents.sha256"]),
        sa.ForeignKeyConstraint(["created_by"], ["reviewers.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_attachments_source_id", "attachments", ["source_id"])
    op.create_index("ix_attachments_text_sha256", "attachments", ["text_sha256"])
    op.create_table(
        "claim_links",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["claims.id"]),
        sa.ForeignKeyConstraint(["created_by"], ["reviewers.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_claim_links_claim_id", "claim_links", ["claim_id"])
    op.create_index("ix_claim_links_other_id", "claim_links", ["other_id"])
    op.create_table(
        "settings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("sources", sa.Column("csl", sa.String(), nullable=True))
    op.execute("UPDATE sources SET csl = ''")
    with op.batch_alter_table("sources") as sources:
        sources.alter_column("csl", existing_type=sa.String(), nullable=False)
    with op.batch_alter_table("evidence") as evidence:
        evidence.add_column(sa.Column("attachment_id", sa.String(), nullable=True))
        evidence.add_column(sa.Column("start", sa.Integer(), nullable=True))
        evidence.add_column(sa.Column("end", sa.Integer(), nullable=True))
        evidence.create_foreign_key(
            "fk_evidence_attachment_id", "attachments", ["attachment_id"], ["id"]
        )
