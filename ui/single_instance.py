"""One window for each data folder: a second start brings the first window forward.

A lock file tells whether there is a first one; Qt finds out when its process is gone, so one
that was killed does not keep the next from starting. The second start leaves a file in a folder
that the first one watches, and the first takes it away: no socket, and Qt's network library is
not loaded for it. Two users have two data folders and never meet.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal, Slot

log = logging.getLogger(__name__)

PATIENCE_S = 3.0
"""How long a second start waits to be heard; the first may be starting itself."""

_LOOK_EVERY_S = 0.02


class SingleInstance(QObject):
    """Who is first, and being called by who is not.

    Args:
        data: The data folder.
        parent: Its owner.

    Signals:
        called: The program was started again; its window is wanted in front.
    """

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data / "calls"
        self._call = self._folder / "show"
        self._lock = QLockFile(str(data / "window.lock"))
        self._lock.setStaleLockTime(0)  # only a dead process makes it stale, not its age
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Return whether this is the first, or a folder that cannot be written leaves it open."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        taken = self._lock.tryLock(0)
        return taken or self._lock.error() is not QLockFile.LockError.LockFailedError

    def call(self, patience_s: float = PATIENCE_S) -> bool:
        """Ask the first to come forward; return whether it heard within some seconds."""
        end = time.monotonic() + patience_s
        try:
            self._call.touch()
            while self._call.exists():
                if time.monotonic() >= end:
                    self._call.unlink(missing_ok=True)
                    return False
                time.sleep(_LOOK_EVERY_S)
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Hear calls from now on, and one that came in before."""
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._hear)
        self._hear()

    def close(self) -> None:
        """Let the next start be the first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    @Slot()
    def _hear(self) -> None:
        try:
            self._call.unlink()
        except OSError:
            return  # nobody called: the folder changed because a call was taken away
        log.info("started again: the window comes forward")
        self.called.emit()
