"""Whose a phrase is, and what its agent wants at hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and the table; every phrase so far is the team's."""
    scope = sa.Column("scope", sa.String(16), nullable=False, server_default="team")
    op.add_column("phrase", scope)
    op.create_table(
        "favourite",
        sa.Column("phrase", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("phrase", name="pk_favourite"),
    )
