"""Last stop for exceptions nobody caught."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Logs every uncaught exception and shows each place of failure once.

    PySide6 reports errors in slots, overridden methods and pool threads alike through
    `sys.excepthook` and then carries on, so one broken ``data()`` may come by on every
    repaint. The dialog is always queued: never from a pool thread, never from inside a paint
    event.
    """

    _caught = Signal(object)

    def __init__(self, show: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._show = show
        self._seen: set[tuple[str, int | None]] = set()
        self._former = sys.excepthook, threading.excepthook
        self._caught.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of the main thread and of all others."""
        self._former = sys.excepthook, threading.excepthook
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def uninstall(self) -> None:
        """Give way to the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._former

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take one exception, on any thread."""
        if not issubclass(kind, Exception):  # KeyboardInterrupt, SystemExit
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("uncaught exception", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        self.catch(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    @Slot(object)
    def _report(self, error: BaseException) -> None:
        place = place_of(error)
        if place not in self._seen:
            self._seen.add(place)
            self._show(error)


def place_of(error: BaseException) -> tuple[str, int | None]:
    """Return file and line where an exception was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return (frames[-1].filename, frames[-1].lineno) if frames else ("", None)
