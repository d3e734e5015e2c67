"""An agent's favourites, and what they copied last, in the user's database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from db.engine import IMMEDIATE
from db.faults import storage_faults
from db.models import FavouriteRow, UsageRow
from replykit.domain.phrase import PhraseId


class SqlFavouriteStore:
    """`replykit.ports.FavouriteStore` on the file of a bank; closed with its bank."""

    def __init__(self, engine: Engine, path: Path, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**IMMEDIATE)
        self._path = path
        self._now = now

    def favourites(self) -> tuple[PhraseId, ...]:
        """Return the favourites, the one added last first.

        Raises:
            StorageError: If the database cannot be used.
        """
        newest = select(FavouriteRow.phrase).order_by(FavouriteRow.at.desc(), FavouriteRow.phrase)
        with self._transaction(self._engine) as session:
            return tuple(map(PhraseId, session.scalars(newest)))

    def put_favourite(self, phrase: PhraseId, wanted: bool) -> None:
        """Add a favourite, or take it away; done already it is done again without harm.

        Raises:
            StorageError: If the database cannot be used; nothing was changed.
        """
        with self._transaction(self._writer) as session:
            if wanted:
                session.merge(FavouriteRow(phrase=phrase, at=self._now()))
            else:
                session.execute(delete(FavouriteRow).where(FavouriteRow.phrase == phrase))

    def recents(self, limit: int) -> tuple[PhraseId, ...]:
        """Return the phrases copied last, each once, the last one first.

        Raises:
            StorageError: If the database cannot be used.
        """
        latest = func.max(UsageRow.at)
        query = select(UsageRow.phrase).group_by(UsageRow.phrase)
        with self._transaction(self._engine) as session:
            found = session.scalars(query.order_by(latest.desc(), UsageRow.phrase).limit(limit))
            return tuple(map(PhraseId, found))

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with storage_faults(self._path), Session(engine) as session, session.begin():
            yield session
