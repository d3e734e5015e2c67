"""A lead's edits, each held against what stands in its row by now."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, Generic, TypeVar

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db.content import content_of, digest, to_intent, to_phrase
from db.models import BankRow, ExampleRow, IntentRow, PhraseRow
from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, Intent, IntentId
from replykit.domain.phrase import Phrase, PhraseState
from replykit.errors import EditConflictError

CHUNK = 500
"""How many keys one query asks for."""

T = TypeVar("T", Phrase, Intent, Example)
R = TypeVar("R", IntentRow, PhraseRow, ExampleRow)


def apply_edits(session: Session, edits: Sequence[BankEdit]) -> None:
    """Do some edits in the session's transaction, in their order; the caller commits.

    Raises:
        EditConflictError: If an edit does not fit what stands there; the caller rolls back.
        ValueError: If a row holds what this program never writes.
    """
    tables: Mapping[type, _Table[Any]] = {
        Intent: _Intents(session),
        Phrase: _Phrases(session),
        Example: _Examples(session),
    }
    for kind, table in tables.items():
        table.read(edit for edit in edits if isinstance(edit.item, kind))
    for kind_of_addition, some in groupby(edits, _added_kind):
        if kind_of_addition is None:
            _replace(tables, some)
        else:
            tables[kind_of_addition].add([edit.item for edit in some])


def _added_kind(edit: BankEdit) -> type | None:
    return type(edit.item) if edit.before is None else None


def _replace(tables: Mapping[type, _Table[Any]], edits: Iterable[BankEdit]) -> None:
    for edit in edits:
        table = tables[type(edit.item)]
        if edit.after is None:
            table.remove(edit.before)
        else:
            table.change(edit.before, edit.after)


class _Table(ABC, Generic[T]):
    """One kind of row; those that edits are about are read in few queries."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._end: int | None = None
        self._intents: dict[str, IntentRow | None] = {}

    @abstractmethod
    def read(self, edits: Iterable[BankEdit]) -> None:
        """Read the rows that some edits of this kind are about."""

    def add(self, items: Sequence[T]) -> None:
        """Put new things behind the last, or back where they were."""
        for item in items:
            self._add(item)

    @abstractmethod
    def _add(self, after: T) -> None:
        """Put one of them there."""

    @abstractmethod
    def change(self, before: T, after: T) -> None:
        """Put one thing in the place of another."""

    @abstractmethod
    def remove(self, before: T) -> None:
        """Take something out of use; what the user wrote is deleted."""

    def _make(self, kind: type[R], key: str, item: T) -> R:
        row = kind(**self._values(kind, key, item))
        self._session.add(row)
        return row

    def _values(self, kind: type[BankRow], key: str, item: T) -> dict[str, object]:
        """Return the columns of a new row behind the last."""
        if self._end is None:
            last = self._session.scalar(select(func.max(kind.position)))
            self._end = -1 if last is None else last
        self._end += 1
        return {"id": key, "position": self._end, "withdrawn": False, **content_of(item)}

    def _delete(self, row: BankRow) -> None:
        self._session.flush()  # it may have been added just before
        self._session.delete(row)
        self._session.flush()  # its id may come again

    def _usable_intent(self, key: str) -> None:
        row = self._session.get(IntentRow, key)
        self._intents[key] = row  # the session alone would forget it, and ask and flush each time
        if row is None or row.retired:
            raise EditConflictError(key)


class _Phrases(_Table[Phrase]):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._inserted: set[str] = set()

    def read(self, edits: Iterable[BankEdit]) -> None:
        ids = (edit.item.id for edit in edits if isinstance(edit.item, Phrase))
        self._rows: dict[str, PhraseRow] = {
            row.id: row
            for some in _chunks(dict.fromkeys(ids))
            for row in self._session.scalars(select(PhraseRow).where(PhraseRow.id.in_(some)))
        }

    def add(self, items: Sequence[Phrase]) -> None:
        """Insert all by one statement: an import adds 100,000, too many for objects."""
        for intent in dict.fromkeys(phrase.intent for phrase in items):
            self._usable_intent(intent)
        for phrase in items:
            if phrase.id in self._rows or phrase.id in self._inserted:
                raise EditConflictError(phrase.id)
            self._inserted.add(phrase.id)
        self._session.execute(
            insert(PhraseRow), [self._values(PhraseRow, item.id, item) for item in items]
        )

    def _add(self, after: Phrase) -> None:
        self.add([after])

    def change(self, before: Phrase, after: Phrase) -> None:
        row = self._standing(before)
        self._usable_intent(after.intent)
        if row.withdrawn and after.state is not PhraseState.RETIRED:
            _take_over(row)
        _write(row, after)

    def remove(self, before: Phrase) -> None:
        row = self._standing(before)
        if row.bundle_hash is not None:
            raise EditConflictError(before.id)
        self._delete(self._rows.pop(before.id))
        self._inserted.discard(before.id)

    def _standing(self, before: Phrase) -> PhraseRow:
        row = self._rows.get(before.id)
        if before.id in self._inserted and row is None:
            row = self._rows[before.id] = self._session.get_one(PhraseRow, before.id)
        if row is None or to_phrase(row) != before:
            raise EditConflictError(before.id)
        return row


class _Intents(_Table[Intent]):
    def read(self, edits: Iterable[BankEdit]) -> None:
        """Nothing: there are few intents, and they are read one by one."""

    def _add(self, after: Intent) -> None:
        row = self._session.get(IntentRow, after.id)
        if row is None:
            self._make(IntentRow, after.id, after)
        elif row.retired:
            row.retired = False
            _write(row, after)
        else:
            raise EditConflictError(after.id)
        self._session.flush()  # what is to stand below it refers to it

    def change(self, before: Intent, after: Intent) -> None:
        _write(self._standing(before), after)

    def remove(self, before: Intent) -> None:
        row = self._standing(before)
        if row.bundle_hash is None and not self._needed(row.id):
            self._delete(row)
        else:
            row.retired = True

    def _needed(self, key: str) -> bool:
        """Return whether a row refers to an intent."""
        phrases = select(PhraseRow.id).where(PhraseRow.intent == key).limit(1)
        examples = select(ExampleRow.id).where(ExampleRow.intent == key).limit(1)
        return any(self._session.scalar(query) is not None for query in (phrases, examples))

    def _standing(self, before: Intent) -> IntentRow:
        row = self._session.get(IntentRow, before.id)
        if row is None or row.retired or to_intent(row, before.examples) != before:
            raise EditConflictError(before.id)
        return row


class _Examples(_Table[Example]):
    def read(self, edits: Iterable[BankEdit]) -> None:
        texts = (
            item.text
            for edit in edits
            for item in (edit.before, edit.after)
            if isinstance(item, Example)
        )
        self._rows: dict[Example, list[ExampleRow]] = {}
        for some in _chunks(dict.fromkeys(texts)):
            query = select(ExampleRow).where(ExampleRow.text.in_(some))
            for row in self._session.scalars(query.order_by(ExampleRow.position, ExampleRow.id)):
                self._rows.setdefault(_example(row), []).append(row)

    def _add(self, after: Example) -> None:
        self._usable_intent(after.intent)
        rows = self._rows.setdefault(after, [])
        if any(map(_in_use, rows)):
            raise EditConflictError(after.text)
        if rows:
            row = min(rows, key=lambda row: row.withdrawn)
            row.retired = False
            if row.withdrawn:
                _take_over(row)
            return
        made = self._make(ExampleRow, digest(content_of(after))[:32], after)
        made.retired = False
        rows.append(made)

    def change(self, before: Example, after: Example) -> None:
        self.remove(before)
        self._add(after)

    def remove(self, before: Example) -> None:
        rows = self._rows.get(before, [])
        row = next(filter(_in_use, rows), None)
        if row is None:
            raise EditConflictError(before.text)
        if row.bundle_hash is None:
            rows.remove(row)
            self._delete(row)
        else:
            row.retired = True


def _in_use(row: ExampleRow) -> bool:
    return not row.retired and not row.withdrawn


def _example(row: ExampleRow) -> Example:
    return Example(IntentId(row.intent), row.text)


def _take_over(row: BankRow) -> None:
    """Make a row that the bundle dropped the user's, so that no merge withdraws it again."""
    row.withdrawn = False
    row.bundle_hash = None


def _write(row: BankRow, item: Phrase | Intent) -> None:
    for name, value in content_of(item).items():
        setattr(row, name, value)


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, CHUNK)):
        yield some
