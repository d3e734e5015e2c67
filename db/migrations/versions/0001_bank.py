"""The bank, the use of it, and what was merged last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _make_intent()
    _make_example()
    _make_phrase()
    _make_rule()
    _make_slot()
    op.create_table(
        "usage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("phrase", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usage"),
    )
    op.create_index("ix_usage_phrase", "usage", ["phrase"])
    op.create_table(
        "meta",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )


def _bank_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bundle_hash", sa.String(64), nullable=True),
        sa.Column("bundle_position", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
    ]


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _word(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(16), nullable=False) for name in names]


def _words(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _yes_no(*names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _make_intent() -> None:
    op.create_table(
        "intent",
        *_bank_columns(),
        *_word("stage"),
        *_text("name_zh", "name_en", "definition"),
        *_words("manual"),
        *_yes_no("retired"),
        sa.PrimaryKeyConstraint("id", name="pk_intent"),
    )


def _make_example() -> None:
    op.create_table(
        "example",
        *_bank_columns(),
        sa.Column("intent", sa.String(64), nullable=False),
        *_text("text"),
        *_yes_no("retired"),
        sa.ForeignKeyConstraint(["intent"], ["intent.id"], name="fk_example_intent_intent"),
        sa.PrimaryKeyConstraint("id", name="pk_example"),
    )
    op.create_index("ix_example_intent", "example", ["intent"])


def _make_phrase() -> None:
    op.create_table(
        "phrase",
        *_bank_columns(),
        sa.Column("intent", sa.String(64), nullable=False),
        *_text("text", "note"),
        *_word("tone", "state"),
        *_words("cues", "platforms", "manual"),
        sa.ForeignKeyConstraint(["intent"], ["intent.id"], name="fk_phrase_intent_intent"),
        sa.PrimaryKeyConstraint("id", name="pk_phrase"),
    )
    op.create_index("ix_phrase_intent", "phrase", ["intent"])


def _make_rule() -> None:
    op.create_table(
        "rule",
        *_bank_columns(),
        *_text("group", "title_zh", "title_en", "penalty", "why", "safe", "replacement"),
        *_word("severity"),
        *_words("platforms", "phrases", "patterns", "unless"),
        *_yes_no("checked", "retired"),
        sa.PrimaryKeyConstraint("id", name="pk_rule"),
    )


def _make_slot() -> None:
    op.create_table(
        "slot",
        *_bank_columns(),
        *_text("label_zh", "label_en", "example"),
        *_word("source"),
        *_yes_no("retired"),
        sa.PrimaryKeyConstraint("id", name="pk_slot"),
    )
