"""What an agent's choices teach, and examples suggested to the lead."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chosen", sa.String(16), nullable=False),
        sa.Column("instead_of", sa.String(64), nullable=False),
        sa.Column("meant", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
    )
    op.create_index("ix_correction_at", "correction", ["at"])
    op.create_table(
        "suggested_example",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("intent", sa.String(64), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_suggested_example"),
        sa.UniqueConstraint("text", name="uq_suggested_example_text"),
    )
