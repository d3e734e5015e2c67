"""Keeps corrections and suggested examples in the database, beside the GUI thread."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from replykit.domain.intent import IntentId
from replykit.domain.learning import Correction, ExampleState, SuggestedExample
from replykit.ports import LearningStore
from replykit.services.habits import KEPT_FOR
from replykit.services.reply_desk import ReplyDesk
from ui.habit_notes import HabitNotes
from ui.tasks import TaskRunner
from ui.write_behind import WriteBehind

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
        self.writes: WriteBehind[LearningStore] = WriteBehind(tasks, self.failed.emit)
        self._examples: tuple[SuggestedExample, ...] = ()
        notes.corrected.connect(self._keep_correction)
        notes.suggested.connect(self._keep_example)

    @property
    def examples(self) -> tuple[SuggestedExample, ...]:
        """The suggested examples that nobody looked at yet, the latest first."""
        return self._examples

    def open(self, store: LearningStore) -> None:
        """Read what was learnt in earlier runs, and write down what has been since the start."""
        self.writes.open(store)
        self.writes.read(_read, self._use)
        self.writes.flush()

    def close(self) -> None:
        """Write what still waits, now; the tasks must have been shut down before."""
        self.writes.close()

    def settle(self, example: SuggestedExample, state: ExampleState, intent: IntentId) -> None:
        """Note what the lead made of a suggested example."""
        self._examples = tuple(other for other in self._examples if other.id != example.id)
        self.writes.write(lambda store: store.settle(example.id, state, intent), "examples")
        self.changed.emit()

    def forget(self, kind: str) -> None:
        """Forget what was erased from the database; see `db.kept.TABLES` for the kinds."""
        self.writes.drop(kind)
        if kind == "uses":
            self._desk.habits.forget_uses()
        elif kind == "corrections":
            self._desk.habits.forget_corrections()
        elif kind == "examples":
            self._examples = ()
            self.changed.emit()

    def _keep_correction(self, correction: Correction) -> None:
        self.writes.write(lambda store: store.keep_correction(correction), "corrections")

    def _keep_example(self, example: SuggestedExample) -> None:
        self.writes.write(lambda store: store.suggest(example), "examples")
        if all(example.text != other.text for other in self._examples):
            self._examples = (example, *self._examples)
            self.changed.emit()

    def _use(self, found: _Read) -> None:
        corrections, examples = found
        self._desk.habits.learn(corrections, datetime.now(UTC))
        new = [example for example in examples if example.state is ExampleState.NEW]
        since = [other for other in self._examples if other not in new]
        self._examples = (*since, *reversed(new))
        self.changed.emit()


def _read(store: LearningStore) -> _Read:
    store.erase_corrections(datetime.now(UTC) - KEPT_FOR)
    return store.corrections(), store.examples()
