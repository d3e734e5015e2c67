"""Keeps corrections and suggested examples in the database, beside the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from replykit.domain.intent import IntentId
from replykit.domain.learning import Correction, ExampleState, SuggestedExample
from replykit.errors import UserError
from replykit.ports import LearningStore
from replykit.services.habits import KEPT_FOR
from replykit.services.reply_desk import ReplyDesk
from ui.habit_notes import HabitNotes
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)

Write = Callable[[LearningStore], object]
"""Something to be kept; done twice it leaves what it leaves once."""

_Read = tuple[tuple[Correction, ...], tuple[SuggestedExample, ...]]


class HabitKeeper(QObject):
    """Writes down what is learnt, at once where the database is open, later where it is not.

    Signals:
        changed: There are other suggested examples.
        failed: A `UserError`: the database does not take it. Said once until it does.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: ReplyDesk, notes: HabitNotes, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._store: LearningStore | None = None
        self._waiting: list[Write] = []
        self._examples: tuple[SuggestedExample, ...] = ()
        self._writing = False
        self._told = False
        notes.corrected.connect(self._keep_correction)
        notes.suggested.connect(self._keep_example)

    @property
    def examples(self) -> tuple[SuggestedExample, ...]:
        """The suggested examples that nobody looked at yet, the latest first."""
        return self._examples

    def open(self, store: LearningStore) -> None:
        """Read what was learnt in earlier runs, and write down what has been since the start."""
        self._store = store
        self._tasks.submit(partial(_read, store), done=self._use, failed=self._not_kept)
        self._flush()

    def close(self) -> None:
        """Write what still waits, now; the tasks must have been shut down before."""
        store, self._store = self._store, None
        if store is not None:
            with suppress(UserError):  # said already, or nobody is left to hear it
                _write(store, self._waiting)

    def settle(self, example: SuggestedExample, state: ExampleState, intent: IntentId) -> None:
        """Note what the lead made of a suggested example."""
        self._examples = tuple(other for other in self._examples if other.id != example.id)
        self._write(lambda store: store.settle(example.id, state, intent))
        self.changed.emit()

    def forget(self, kind: str) -> None:
        """Forget what was erased from the database; see `db.kept.TABLES` for the kinds."""
        if kind == "uses":
            self._desk.habits.forget_uses()
        elif kind == "corrections":
            self._waiting.clear()
            self._desk.habits.forget_corrections()
        elif kind == "examples":
            self._waiting.clear()
            self._examples = ()
            self.changed.emit()

    def _keep_correction(self, correction: Correction) -> None:
        self._write(lambda store: store.keep_correction(correction))

    def _keep_example(self, example: SuggestedExample) -> None:
        self._write(lambda store: store.suggest(example))
        if all(example.text != other.text for other in self._examples):
            self._examples = (example, *self._examples)
            self.changed.emit()

    def _write(self, write: Write) -> None:
        self._waiting.append(write)
        self._flush()

    def _flush(self) -> None:
        if self._store is None or self._writing or not self._waiting:
            return
        self._writing = True
        work = partial(_write, self._store, tuple(self._waiting))
        self._tasks.submit(work, done=self._written, failed=self._not_written)

    def _written(self, count: int) -> None:
        del self._waiting[:count]
        self._writing = self._told = False
        self._flush()

    def _not_written(self, error: Exception) -> None:
        self._writing = False
        self._not_kept(error)

    def _use(self, found: _Read) -> None:
        corrections, examples = found
        self._desk.habits.learn(corrections, datetime.now(UTC))
        new = [example for example in examples if example.state is ExampleState.NEW]
        since = [other for other in self._examples if other not in new]
        self._examples = (*since, *reversed(new))
        self.changed.emit()

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("habits: %s", error.code)
        if not self._told:
            self._told = True
            self.failed.emit(error)


def _read(store: LearningStore) -> _Read:
    store.erase_corrections(datetime.now(UTC) - KEPT_FOR)
    return store.corrections(), store.examples()


def _write(store: LearningStore, writes: Sequence[Write]) -> int:
    for write in writes:
        write(store)
    return len(writes)
