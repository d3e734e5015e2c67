"""Keeps the hand-over book and the times of replies in the database, beside the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from replykit.domain.handover import HandoverEntry
from replykit.errors import UserError
from replykit.ports import ShiftStore
from replykit.services.handover import HandoverBook, HandoverEdit
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)

T = TypeVar("T")

Write = Callable[[ShiftStore], None]
"""Something to be kept; done twice it leaves what it leaves once."""


class ShiftKeeper(QObject):
    """Writes down what changes, at once where the database is open, later where it is not.

    What could not be written waits for the next time; nobody else waits for it.

    Signals:
        changed: The hand-over book has other entries.
        failed: A `UserError`: the database does not take what changed. Said once until it does.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, book: HandoverBook, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.tasks = tasks
        self._store: ShiftStore | None = None
        self._waiting: list[Write] = []
        self._writing = False
        self._told = False
        book.on_change = self._note

    def open(self, store: ShiftStore) -> None:
        """Read what was kept, and write down from now on what changes."""
        self._store = store
        self.tasks.submit(store.entries, done=self._use_entries, failed=self._not_kept)

    def catch_up(self) -> None:
        """Write down what has changed since the start; what is to be read comes first."""
        self._flush()

    def close(self) -> None:
        """Write what still waits, now; the tasks must have been shut down before."""
        store, self._store = self._store, None
        self.book.on_change = _nothing
        if store is not None:
            with suppress(UserError):  # said already, or nobody is left to hear it
                _write(store, self._waiting)

    def write(self, write: Write) -> None:
        """Have something kept."""
        self._waiting.append(write)
        self._flush()

    def read(self, work: Callable[[ShiftStore], T], done: Callable[[T], None]) -> None:
        """Have something read; nothing comes of it while the database is not open."""
        if self._store is not None:
            self.tasks.submit(partial(work, self._store), done=done, failed=self._not_kept)

    def _note(self, edit: HandoverEdit) -> None:
        entry = edit.entry
        if entry is None:
            self.write(lambda store: store.remove_entry(edit.id))
        else:
            self.write(lambda store: store.keep_entry(entry))
        self.changed.emit()

    def _flush(self) -> None:
        if self._store is None or self._writing or not self._waiting:
            return
        self._writing = True
        work = partial(_write, self._store, tuple(self._waiting))
        self.tasks.submit(work, done=self._written, failed=self._not_written)

    def _written(self, count: int) -> None:
        del self._waiting[:count]
        self._writing = self._told = False
        self._flush()

    def _not_written(self, error: Exception) -> None:
        self._writing = False
        self._not_kept(error)

    def _use_entries(self, entries: tuple[HandoverEntry, ...]) -> None:
        self.book.load(entries)
        self.changed.emit()

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("shift: %s", error.code)
        if not self._told:
            self._told = True
            self.failed.emit(error)


def _write(store: ShiftStore, writes: Sequence[Write]) -> int:
    for write in writes:
        write(store)
    return len(writes)


def _nothing(_edit: HandoverEdit) -> None:
    return None
