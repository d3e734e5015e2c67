"""The times of replies and the hand-over book, in the user's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import CursorResult, Delete, Engine, delete, select
from sqlalchemy.orm import Session

from db.engine import IMMEDIATE
from db.faults import damaged, storage_faults
from db.models import HandoverEntryRow, ReplyTimeRow
from replykit.domain.conversation import ConversationId, ReplyTime
from replykit.domain.handover import EntryKind, HandoverEntry
from replykit.domain.practice import FlagColour


class SqlShiftStore:
    """`replykit.ports.ShiftStore` on the file of a bank; closed with its bank."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**IMMEDIATE)
        self._path = path

    def keep_reply(self, id: UUID, reply: ReplyTime) -> None:
        """Keep the time of one reply; kept again under the same id it counts once.

        Raises:
            StorageError: If the database cannot be used; nothing was kept.
        """
        parts = {field.name: getattr(reply, field.name) for field in fields(reply)}
        with self._transaction(self._writer) as session:
            session.merge(ReplyTimeRow(id=id, **parts))

    def reply_times(self, since: datetime) -> tuple[ReplyTime, ...]:
        """Return the replies copied since a moment, oldest first.

        Raises:
            StorageError: If the database cannot be used.
        """
        rows = select(ReplyTimeRow).where(ReplyTimeRow.copied >= since)
        with self._transaction(self._engine) as session:
            found = session.scalars(rows.order_by(ReplyTimeRow.copied, ReplyTimeRow.id))
            return tuple(map(_reply, found))

    def erase_reply_times(self, before: datetime | None = None) -> int:
        """Erase the times of replies copied before a moment, or all.

        Raises:
            StorageError: If the database cannot be used; nothing was erased.
        """
        rows = delete(ReplyTimeRow)
        return self._erase(rows if before is None else rows.where(ReplyTimeRow.copied < before))

    def entries(self) -> tuple[HandoverEntry, ...]:
        """Return every entry of the hand-over book.

        Raises:
            StorageError: If the database cannot be used, or holds what no ReplyKit wrote.
        """
        with self._transaction(self._engine) as session:
            try:
                return tuple(map(_entry, session.scalars(select(HandoverEntryRow))))
            except ValueError as error:
                raise damaged(self._path, "unknown value in a row") from error

    def keep_entry(self, entry: HandoverEntry) -> None:
        """Write an entry, in place of what it was before.

        Raises:
            StorageError: If the database cannot be used; the entry is as it was.
        """
        parts = {field.name: getattr(entry, field.name) for field in fields(entry)}
        plain = {"kind": entry.kind.value, "colour": entry.colour.value}
        with self._transaction(self._writer) as session:
            session.merge(HandoverEntryRow(**{**parts, **plain}))

    def remove_entry(self, id: UUID) -> None:
        """Erase an entry.

        Raises:
            StorageError: If the database cannot be used; the entry is still there.
        """
        self._erase(delete(HandoverEntryRow).where(HandoverEntryRow.id == id))

    def erase_entries(self, before: datetime | None = None) -> int:
        """Erase the entries done before a moment, or all there are.

        Raises:
            StorageError: If the database cannot be used; nothing was erased.
        """
        rows = delete(HandoverEntryRow)
        return self._erase(rows if before is None else rows.where(HandoverEntryRow.done < before))

    def _erase(self, rows: Delete) -> int:
        with self._transaction(self._writer) as session:
            result = session.execute(rows)
            return result.rowcount if isinstance(result, CursorResult) else 0

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with storage_faults(self._path), Session(engine) as session, session.begin():
            yield session


def _reply(row: ReplyTimeRow) -> ReplyTime:
    return ReplyTime(
        ConversationId(row.conversation),
        row.came,
        row.copied,
        row.first,
        held=row.held,
        after_hold=row.after_hold,
    )


def _entry(row: HandoverEntryRow) -> HandoverEntry:
    return HandoverEntry(
        row.id,
        EntryKind(row.kind),
        row.text,
        row.written,
        row.customer,
        row.due,
        FlagColour(row.colour),
        row.done,
    )
