"""The bank comes in beside the GUI thread: first the quick way, then the user's own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from replykit.domain.phrase import PhraseId
from replykit.errors import UserError
from replykit.ports import BankStore, FavouriteStore, ShiftStore
from replykit.services.workplace import OpenedBank, Workplace
from ui.desk_view import Copied, Undone
from ui.learner import Learner
from ui.tasks import TaskRunner
from ui.timers import single_shot

log = logging.getLogger(__name__)

PATIENCE_MS = 150
"""Loading that takes longer than this is shown."""


class BankLoader(QObject):
    """Gives the desk its bank, and the store its counts.

    Signals:
        slow: Loading takes long enough to say so.
        ready: The desk has a bank to answer from.
        opened: The user's own bank is in use.
        refined: The same bank is understood better from now on.
        failed: A `UserError`: the user's bank (or even the bundled one) cannot be used.
        settled: Nothing more is to come, however it went.
    """

    slow = Signal()
    ready = Signal()
    opened = Signal()
    refined = Signal()
    failed = Signal(object)
    settled = Signal()

    def __init__(
        self, workplace: Workplace, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self.learner = Learner(workplace, tasks, self)
        self.learner.learnt.connect(self.refined)
        self.learner.settled.connect(self.settled)
        self._store: BankStore | None = None
        self._shifts: ShiftStore | None = None
        self._bank: OpenedBank | None = None
        self._favourites: FavouriteStore | None = None
        self._counting = True
        self._waiting = single_shot(self, PATIENCE_MS, self.slow.emit)

    @property
    def store(self) -> BankStore | None:
        """The user's bank, None while it is not open."""
        return self._store

    @property
    def opened_bank(self) -> OpenedBank | None:
        """The user's bank with the stores beside it, None while it is not open."""
        return self._bank

    @property
    def shifts(self) -> ShiftStore | None:
        """Where the times of replies are kept, None while that is not open."""
        return self._shifts

    @property
    def favourites(self) -> FavouriteStore | None:
        """Where favourites are kept, None while that is not open."""
        return self._favourites

    @Slot()
    def start(self) -> None:
        """Load the bank; call it once, after the first paint."""
        self._waiting.start()
        desk = self._workplace.desk
        self._tasks.submit(
            self._workplace.load_snapshot,
            done=lambda snapshot: self._adopt(partial(desk.swap, snapshot)),
            failed=self._not_loaded,
        )

    def close(self) -> None:
        """Let go of the database; the tasks must have been shut down before."""
        self.learner.close()
        if self._store is not None:
            self._store.close()
            self._store = None

    def follow(self, copied: SignalInstance, undone: SignalInstance) -> None:
        """Count what is copied from now on, and no longer what is taken back."""
        copied.connect(self.count)
        undone.connect(self.uncount)

    @Slot(object)
    def count(self, copied: Copied) -> None:
        """Count a copy of phrases in the user's bank, if it is open."""
        if (store := self._store) is not None:
            self._submit(partial(_count, store, copied.counted))

    @Slot(object)
    def uncount(self, undone: Undone) -> None:
        """Take the count of a copy back, if the user's bank is open."""
        if (store := self._store) is not None:
            self._submit(partial(_uncount, store, undone.copied.counted))

    def _submit(self, task: Callable[[], None]) -> None:
        if self._counting and self._workplace.desk.learning:
            self._tasks.submit(task, done=_nothing, failed=self._not_counted)

    def _adopt(self, swap: Callable[[], None]) -> None:
        self._waiting.stop()
        swap()
        self.ready.emit()
        self._open()

    def _open(self) -> None:
        self._tasks.submit(self._workplace.open_bank, done=self._use_own, failed=self._not_opened)

    def _use_own(self, bank: OpenedBank) -> None:
        self._bank = bank
        self._store, self._shifts = bank.store, bank.shifts
        self._favourites = bank.favourites
        self._workplace.desk.swap(bank.snapshot, bank.uses)
        self.opened.emit()
        self._refine()

    def _refine(self) -> None:
        swap = self._workplace.desk.swap
        self._tasks.submit(
            self._workplace.refine,
            done=lambda found: self._refined(partial(swap, found) if found else None),
            failed=self._not_refined,
        )

    def _refined(self, swap: Callable[[], None] | None) -> None:
        if swap is not None:
            swap()
            self.refined.emit()
        self.learner.start()

    def _not_loaded(self, error: Exception) -> None:
        self._waiting.stop()
        self._tell(error)
        self._open()

    def _not_opened(self, error: Exception) -> None:
        try:
            self._tell(error)
        finally:
            self._refine()

    def _not_refined(self, error: Exception) -> None:
        try:
            self._tell(error)
        finally:
            self.settled.emit()

    def _not_counted(self, error: Exception) -> None:
        self._counting = False
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("bank: %s", error.code)
        self.failed.emit(error)


def _count(store: BankStore, phrases: tuple[PhraseId, ...]) -> None:
    for phrase in phrases:
        store.count_use(phrase)


def _uncount(store: BankStore, phrases: tuple[PhraseId, ...]) -> None:
    for phrase in phrases:
        store.uncount_use(phrase)


def _nothing(_: object) -> None:
    return None
