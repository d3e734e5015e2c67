"""Corrections and suggested examples, in the user's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import CursorResult, Engine, delete, select
from sqlalchemy.orm import Session

from db.engine import IMMEDIATE
from db.faults import damaged, storage_faults
from db.models import CorrectionRow, SuggestedExampleRow
from replykit.domain.intent import IntentId
from replykit.domain.learning import Chosen, Correction, ExampleState, SuggestedExample


class SqlLearningStore:
    """`replykit.ports.LearningStore` on the file of a bank; closed with its bank."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**IMMEDIATE)
        self._path = path

    def keep_correction(self, correction: Correction) -> None:
        """Keep a correction; kept again under the same id it counts once.

        Raises:
            StorageError: If the database cannot be used; nothing was kept.
        """
        row = CorrectionRow(
            id=correction.id,
            chosen=correction.chosen.value,
            instead_of=correction.instead_of,
            meant=correction.meant,
            at=correction.at,
        )
        with self._transaction(self._writer) as session:
            session.merge(row)

    def corrections(self) -> tuple[Correction, ...]:
        """Return every correction, oldest first.

        Raises:
            StorageError: If the database cannot be used, or holds what no ReplyKit wrote.
        """
        rows = select(CorrectionRow).order_by(CorrectionRow.at, CorrectionRow.id)
        with self._transaction(self._engine) as session:
            try:
                return tuple(map(_correction, session.scalars(rows)))
            except ValueError as error:
                raise damaged(self._path, "unknown value in a row") from error

    def erase_corrections(self, before: datetime) -> int:
        """Erase the corrections made before a moment; return how many.

        Raises:
            StorageError: If the database cannot be used; nothing was erased.
        """
        with self._transaction(self._writer) as session:
            old = delete(CorrectionRow).where(CorrectionRow.at < before)
            result = session.execute(old)
            return result.rowcount if isinstance(result, CursorResult) else 0

    def suggest(self, example: SuggestedExample) -> bool:
        """Keep a suggested example, unless its words are there already, in whatever state.

        Raises:
            StorageError: If the database cannot be used; nothing was kept.
        """
        same = select(SuggestedExampleRow.id).where(SuggestedExampleRow.text == example.text)
        with self._transaction(self._writer) as session:
            if session.scalars(same).first() is not None:
                return False
            session.add(
                SuggestedExampleRow(
                    id=example.id,
                    intent=example.intent,
                    text=example.text,
                    at=example.at,
                    state=example.state.value,
                )
            )
        return True

    def examples(self) -> tuple[SuggestedExample, ...]:
        """Return every suggested example, in whatever state, oldest first.

        Raises:
            StorageError: If the database cannot be used, or holds what no ReplyKit wrote.
        """
        rows = select(SuggestedExampleRow).order_by(SuggestedExampleRow.at, SuggestedExampleRow.id)
        with self._transaction(self._engine) as session:
            try:
                return tuple(map(_example, session.scalars(rows)))
            except ValueError as error:
                raise damaged(self._path, "unknown value in a row") from error

    def settle(self, id: UUID, state: ExampleState, intent: IntentId) -> None:
        """Note what became of a suggested example, and of which intent it is.

        Raises:
            StorageError: If the database cannot be used; nothing was noted.
        """
        with self._transaction(self._writer) as session:
            row = session.get(SuggestedExampleRow, id)
            if row is not None:
                row.state, row.intent = state.value, intent

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with storage_faults(self._path), Session(engine) as session, session.begin():
            yield session


def _correction(row: CorrectionRow) -> Correction:
    return Correction(row.id, Chosen(row.chosen), row.instead_of, row.meant, row.at)


def _example(row: SuggestedExampleRow) -> SuggestedExample:
    return SuggestedExample(
        row.id, IntentId(row.intent), row.text, row.at, ExampleState(row.state)
    )
