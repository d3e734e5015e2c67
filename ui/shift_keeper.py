"""Keeps the hand-over book and the times of replies in the database, beside the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from replykit.domain.handover import HandoverEntry
from replykit.ports import ShiftStore
from replykit.services.handover import HandoverBook, HandoverEdit
from ui.tasks import TaskRunner
from ui.write_behind import WriteBehind

T = TypeVar("T")


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
        self.writes: WriteBehind[ShiftStore] = WriteBehind(tasks, self.failed.emit)
        book.on_change = self._note

    def open(self, store: ShiftStore) -> None:
        """Read what was kept, and write down from now on what changes."""
        self.writes.open(store)
        self.writes.read(lambda store: store.entries(), self._use_entries)

    def catch_up(self) -> None:
        """Write down what has changed since the start; what is to be read comes first."""
        self.writes.flush()

    def close(self) -> None:
        """Write what still waits, now; the tasks must have been shut down before."""
        self.book.on_change = _nothing
        self.writes.close()

    def write(self, do: Callable[[ShiftStore], None]) -> None:
        """Have the time of a reply kept."""
        self.writes.write(do, "reply_times")

    def read(self, work: Callable[[ShiftStore], T], done: Callable[[T], None]) -> None:
        """Have something read; nothing comes of it while the database is not open."""
        self.writes.read(work, done)

    def forget(self, kind: str) -> None:
        """Forget what was erased: ``"reply_times"`` or ``"handover"``; nothing else is here."""
        self.writes.drop(kind)
        if kind == "handover":
            self.book.forget()
            self.changed.emit()

    def _note(self, edit: HandoverEdit) -> None:
        entry = edit.entry
        if entry is None:
            self.writes.write(lambda store: store.remove_entry(edit.id), "handover")
        else:
            self.writes.write(lambda store: store.keep_entry(entry), "handover")
        self.changed.emit()

    def _use_entries(self, entries: tuple[HandoverEntry, ...]) -> None:
        self.book.load(entries)
        self.changed.emit()


def _nothing(_edit: HandoverEdit) -> None:
    return None
