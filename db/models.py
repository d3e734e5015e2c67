"""Tables. Rows never leave this package; `db.content` turns them into domain values.

Only types that SQLite and PostgreSQL share; the ids are the bank's own keys, not counters, so
that they are the same on every seat.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, String, Uuid, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its time zone; SQLite keeps none, so it is UTC there by agreement."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment with UTC as its zone."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can name them, too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {list[str]: JSON(), datetime: UtcDateTime(), UUID: Uuid()}


class BankRow(Base):
    """What every part of the bank has besides its content.

    Attributes:
        id: The bank's stable key.
        position: Place in its table, from 0.
        bundle_hash: `content.digest` of the bundled content the row came from; None for what
            the user wrote. A row whose own digest still equals it was not touched.
        bundle_position: Place in the bundle merged last; None if that does not hold the row.
            Places out of order tell that the user sorted the table anew.
        withdrawn: Whether a merge took the row out of use because the bundle dropped it.
    """

    __abstract__ = True

    CONTENT: ClassVar[tuple[str, ...]]
    """The columns that bundle and user write."""

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int]
    bundle_hash: Mapped[str | None] = mapped_column(String(64))
    bundle_position: Mapped[int | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class IntentRow(BankRow):
    """An intent without its examples."""

    __tablename__ = "intent"
    CONTENT = ("stage", "name_zh", "name_en", "definition", "manual", "retired")

    stage: Mapped[str] = mapped_column(String(16))
    name_zh: Mapped[str]
    name_en: Mapped[str]
    definition: Mapped[str]
    manual: Mapped[list[str]]
    retired: Mapped[bool] = mapped_column(default=False)
    """Taken out of use by the user; so are the examples and phrases below it."""


class ExampleRow(BankRow):
    """A message as customers write it; a row of its own, so that one edit keeps one row."""

    __tablename__ = "example"
    CONTENT = ("intent", "text", "retired")

    intent: Mapped[str] = mapped_column(ForeignKey("intent.id"), index=True)
    text: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class PhraseRow(BankRow):
    """A reply template; taken out of use by its state."""

    __tablename__ = "phrase"
    CONTENT = (
        "intent",
        "text",
        "tone",
        "cues",
        "platforms",
        "manual",
        "note",
        "state",
        "role",
        "emotions",
        "long",
        "scope",
    )

    intent: Mapped[str] = mapped_column(ForeignKey("intent.id"), index=True)
    text: Mapped[str]
    tone: Mapped[str] = mapped_column(String(16))
    cues: Mapped[list[str]]
    platforms: Mapped[list[str]]
    manual: Mapped[list[str]]
    note: Mapped[str]
    state: Mapped[str] = mapped_column(String(16))
    role: Mapped[str] = mapped_column(String(16), server_default="answer")
    emotions: Mapped[list[str]] = mapped_column(server_default="[]")
    long: Mapped[bool] = mapped_column(server_default=false())
    scope: Mapped[str] = mapped_column(String(16), server_default="team")


class RuleRow(BankRow):
    """A platform rule or wording standard."""

    __tablename__ = "rule"
    CONTENT = (
        "group",
        "title_zh",
        "title_en",
        "severity",
        "platforms",
        "penalty",
        "why",
        "safe",
        "phrases",
        "patterns",
        "unless",
        "replacement",
        "checked",
        "retired",
    )

    group: Mapped[str]
    title_zh: Mapped[str]
    title_en: Mapped[str]
    severity: Mapped[str] = mapped_column(String(16))
    platforms: Mapped[list[str]]
    penalty: Mapped[str]
    why: Mapped[str]
    safe: Mapped[str]
    phrases: Mapped[list[str]]
    patterns: Mapped[list[str]]
    unless: Mapped[list[str]]
    replacement: Mapped[str]
    checked: Mapped[bool]
    retired: Mapped[bool] = mapped_column(default=False)


class SlotRow(BankRow):
    """A row of the slot table."""

    __tablename__ = "slot"
    CONTENT = ("label_zh", "label_en", "source", "example", "retired")

    label_zh: Mapped[str]
    label_en: Mapped[str]
    source: Mapped[str] = mapped_column(String(16))
    example: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class UsageRow(Base):
    """One copy of a phrase. No foreign key: the count outlives the phrase.

    Events instead of counters: a retried delivery to the team carries the same id and counts
    once, and there is no second number to drift from the first.
    """

    __tablename__ = "usage"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    phrase: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime]


class ReplyTimeRow(Base):
    """How long one message waited. Who the customer was and what they said is not in it."""

    __tablename__ = "reply_time"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(String(64))
    came: Mapped[datetime]
    copied: Mapped[datetime] = mapped_column(index=True)
    first: Mapped[bool]
    held: Mapped[bool]
    after_hold: Mapped[bool]


class HandoverEntryRow(Base):
    """One entry of the hand-over book, as the agent wrote it, masked."""

    __tablename__ = "handover_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]
    written: Mapped[datetime]
    customer: Mapped[str]
    due: Mapped[datetime | None]
    colour: Mapped[str] = mapped_column(String(16))
    done: Mapped[datetime | None]


class CorrectionRow(Base):
    """An agent's choice against what the desk put first; ids of the bank, no words.

    No foreign keys: as with `UsageRow` the count outlives what it is about.
    """

    __tablename__ = "correction"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    chosen: Mapped[str] = mapped_column(String(16))
    instead_of: Mapped[str] = mapped_column(String(64))
    meant: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)


class SuggestedExampleRow(Base):
    """A customer's words, masked, that the lead may take for an example of an intent."""

    __tablename__ = "suggested_example"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    intent: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16))


class FavouriteRow(Base):
    """A phrase its agent wants at hand. No foreign key: it may come back with the next bundle."""

    __tablename__ = "favourite"

    phrase: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


class MetaRow(Base):
    """A fact about the whole file; the keys are `MERGED` and `REVISION`."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]


MERGED = "bundle_version"
"""Key of the version of the bundle merged last."""

REVISION = "revision"
"""Key of the token that is another one after every change of the bank's content."""
