"""Slow work beside the GUI thread: loading the bank, the database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

T = TypeVar("T")


class TaskRunner(QObject):
    """Runs plain functions one after the other and reports on the GUI thread.

    The work gets nothing of Qt and returns immutable values. The runner outlives its tasks
    and owns the only signal, so no QObject ever dies on a pool thread.
    """

    _finished = Signal(object)  # a callable to run on the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # the tasks share one database file
        self._closed = False
        self._finished.connect(self._report)

    def going_on(self) -> bool:
        """Return whether anybody still wants what is worked on; safe on any thread."""
        return not self._closed

    def submit(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start `work`; call `done` or `failed` on the GUI thread when it ended."""

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - handed over, not swallowed
                self._finished.emit(partial(failed, error))
            else:
                self._finished.emit(partial(done, result))

        self._pool.start(run)

    def shut_down(self, *, timeout_ms: int = 5000) -> bool:
        """Let the work end that was started, report none of it; return whether it did."""
        self._closed = True
        return self._pool.waitForDone(timeout_ms)

    @Slot(object)
    def _report(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
