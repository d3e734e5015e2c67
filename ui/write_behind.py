"""Writes beside the GUI thread: at once where the database is open, later where it is not."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from replykit.errors import UserError
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Write(Generic[S]):
    kind: str
    do: Callable[[S], object]


class WriteBehind(Generic[S]):
    """Hands writes to a store one after the other; what it does not take waits for the next.

    Every write leaves what it leaves when it is done twice: one may be under way when the
    program ends.

    Args:
        tasks: Where the work is done.
        failed: Called with what the store refuses: once until it takes something again.
    """

    def __init__(self, tasks: TaskRunner, failed: Callable[[UserError], None]) -> None:
        self._tasks = tasks
        self._failed = failed
        self._store: S | None = None
        self._waiting: list[_Write[S]] = []
        self._under_way = 0
        self._told = False

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._under_way > 0

    @property
    def waiting(self) -> int:
        """How many writes the store has not taken yet."""
        return len(self._waiting)

    def open(self, store: S) -> None:
        """Read and write with a store from now on; `flush` writes what has come before."""
        self._store = store

    def close(self) -> None:
        """Write what still waits, now; the tasks must have been shut down before."""
        store, self._store = self._store, None
        if store is not None:
            with suppress(UserError):  # said already, or nobody is left to hear it
                _write(store, self._waiting)

    def write(self, do: Callable[[S], object], kind: str = "") -> None:
        """Have something kept; `kind` names what `drop` takes away."""
        self._waiting.append(_Write(kind, do))
        self.flush()

    def drop(self, kind: str) -> None:
        """Keep nothing of a kind that still waits, but what is being written."""
        waits = self._waiting[self._under_way :]
        self._waiting[self._under_way :] = [write for write in waits if write.kind != kind]

    def read(self, work: Callable[[S], T], done: Callable[[T], None]) -> None:
        """Have something read; nothing comes of it while no store is open."""
        if self._store is not None:
            self._tasks.submit(partial(work, self._store), done=done, failed=self._tell)

    def flush(self) -> None:
        """Write what waits, unless that is being done."""
        if self._store is None or self.busy or not self._waiting:
            return
        writes = tuple(self._waiting)
        self._under_way = len(writes)
        work = partial(_write, self._store, writes)
        self._tasks.submit(work, done=self._written, failed=self._not_written)

    def _written(self, count: int) -> None:
        del self._waiting[:count]
        self._under_way, self._told = 0, False
        self.flush()

    def _not_written(self, error: Exception) -> None:
        self._under_way = 0
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("not kept: %s", error.code)
        if not self._told:
            self._told = True
            self._failed(error)


def _write(store: S, writes: Sequence[_Write[S]]) -> int:
    for write in writes:
        write.do(store)
    return len(writes)
