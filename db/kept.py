"""What the user's database holds, by kind, and how it is erased for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.faults import storage_faults
from db.models import (
    Base,
    CorrectionRow,
    FavouriteRow,
    HandoverEntryRow,
    PhraseRow,
    ReplyTimeRow,
    SuggestedExampleRow,
    UsageRow,
)
from replykit.services.kept import MOST_DETAILS, Kept

Rows = Select[Any]


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table of which the user is told.

    Attributes:
        table: The rows.
        moment: The column that says since when, None where there is none.
        details: What is shown of each row, the latest first where `moment` tells; None for no
            more than the count.
        own: Which rows are meant, None for all.
        erasable: Whether they are erased from here.
    """

    table: type[Base]
    moment: str | None = None
    details: tuple[str, ...] = ()
    own: Callable[[Rows], Rows] | None = None
    erasable: bool = True


TABLES: Mapping[str, KeptTable] = {
    "phrases": KeptTable(
        PhraseRow,
        details=("text",),
        own=lambda rows: rows.where(PhraseRow.bundle_hash.is_(None)),
        erasable=False,
    ),
    "uses": KeptTable(UsageRow, "at", ("at", "phrase")),
    "corrections": KeptTable(CorrectionRow, "at", ("at", "instead_of", "meant")),
    "examples": KeptTable(SuggestedExampleRow, "at", ("at", "intent", "text", "state")),
    "reply_times": KeptTable(ReplyTimeRow, "copied", ("came", "copied")),
    "favourites": KeptTable(FavouriteRow, "at", ("at", "phrase")),
    "handover": KeptTable(HandoverEntryRow, "written", ("written", "customer", "text")),
}
"""Every kind of row that comes from somebody's work, by its code; the page lists them in order.

A new table that keeps something of agents or customers gets a line here and a name in
`ui.kept_texts`; a test compares with the tables there are.
"""


class SqlKept:
    """`replykit.services.kept.KeptStore` on the file of a bank; closed with its bank."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def kept(self) -> tuple[Kept, ...]:
        """Return what is kept, a value for each kind of `TABLES`.

        Raises:
            StorageError: If the database cannot be used.
        """
        with self._transaction() as session:
            return tuple(_kept(session, kind, table) for kind, table in TABLES.items())

    def details(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """Return the latest rows of a kind, at most `MOST_DETAILS`, each as its columns.

        Raises:
            StorageError: If the database cannot be used.
        """
        table = TABLES[kind]
        columns = [_column(table, name) for name in table.details]
        rows: Any = select(*columns).limit(MOST_DETAILS)
        if table.own is not None:
            rows = table.own(rows)
        if table.moment is not None:
            rows = rows.order_by(_column(table, table.moment).desc())
        with self._transaction() as session:
            return tuple(tuple(map(_shown, row)) for row in session.execute(rows))

    def erase(self, kind: str) -> int:
        """Erase a kind, so that nothing of it is left in the file, and return how many rows.

        Deleted rows are overwritten, the file is rewritten without free pages and its log cut
        off; copies made before a migration are files of their own.

        Raises:
            StorageError: If the database cannot be used. Rows may be deleted already then, but
                not overwritten yet.
        """
        table = TABLES[kind]
        if not table.erasable:
            return 0
        statement = str(delete(table.table).compile(self._engine))
        with storage_faults(self._path), closing(self._engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute(statement)
            erased = cursor.rowcount
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return int(erased)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with storage_faults(self._path), Session(self._engine) as session, session.begin():
            yield session


def _kept(session: Session, kind: str, table: KeptTable) -> Kept:
    wanted: list[Any] = [func.count()]
    if table.moment is not None:
        wanted.append(func.min(_column(table, table.moment)))
    rows: Any = select(*wanted).select_from(table.table)
    found = session.execute(table.own(rows) if table.own is not None else rows).one()
    since = found[1] if len(found) > 1 else None
    return Kept(kind, found[0], since, erasable=table.erasable)


def _column(table: KeptTable, name: str) -> InstrumentedAttribute[object]:
    column: InstrumentedAttribute[object] = getattr(table.table, name)
    return column


def _shown(value: object) -> str:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else str(value)
