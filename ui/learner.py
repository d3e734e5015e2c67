"""The model follows the examples, learnt beside the window and beside every other task."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from replykit.errors import UserError
from replykit.services.workplace import Workplace
from ui.tasks import TaskRunner
from ui.timers import single_shot

log = logging.getLogger(__name__)

LEARN_PAUSE_MS = 3000
"""How long no edit must have come before the model is learnt again."""


class Learner(QObject):
    """Learns the model of the last bank again, and gives up as soon as that is another one.

    It has a thread of its own: an edit must not wait for it.

    Signals:
        learnt: The desk answers with the new model from now on.
        settled: Nothing more is to come, unless the bank is changed.
    """

    learnt = Signal()
    settled = Signal()

    def __init__(
        self, workplace: Workplace, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self._runner = TaskRunner(self)
        self._round = 0
        self._pause = single_shot(self, LEARN_PAUSE_MS, self._again)

    @Slot()
    def start(self) -> None:
        """Learn the model, if the bank has not got it."""
        this, swap = self._round, self._workplace.desk.swap

        def wanted() -> bool:
            return self._runner.going_on() and self._round == this

        self._runner.submit(
            partial(self._workplace.learn_again, wanted),
            done=lambda found: self._use(this, partial(swap, found) if found else None),
            failed=self._not_learnt,
        )

    def renew(self) -> None:
        """The bank was changed: give up, and begin again when it is quiet."""
        self._round += 1
        self._pause.start()

    def close(self) -> None:
        """Give up."""
        self._round += 1
        self._pause.stop()
        self._runner.shut_down()

    @Slot()
    def _again(self) -> None:
        self._tasks.submit(self._workplace.keep, done=lambda _: None, failed=self._not_kept)
        self.start()

    def _use(self, learnt_in: int, swap: Callable[[], None] | None) -> None:
        """Swap the model in; a later bank has taken it over already."""
        if learnt_in != self._round:
            return
        if swap is not None:
            swap()
            self.learnt.emit()
        self.settled.emit()

    def _not_learnt(self, error: Exception) -> None:
        self.settled.emit()
        raise error

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("bank not kept for the next start: %s", error.code)
