"""What a phrase does in a conversation, whom it soothes, and whether it may be long."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; every phrase so far answers."""
    columns: tuple[sa.Column[Any], ...] = (
        sa.Column("role", sa.String(16), nullable=False, server_default="answer"),
        sa.Column("emotions", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("long", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for column in columns:
        op.add_column("phrase", column)
