"""The real window, noting how long each message takes from the hotkey to the painted replies.

The key's time is the X server's; where that server counts from the start of the machine, as
Xvfb and Xorg do on Linux, it is the clock that `time.monotonic` reads.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.process import resident_mb
from replykit.bootstrap import build_workplace
from replykit.settings import Paths
from ui.app import Program
from ui.clipboard import system_clipboard
from ui.desktop.x11 import X11Desktop

TIMES = "times.txt"
"""File in the data folder: a line for each message, milliseconds and resident megabytes."""


class Timing(QObject):
    """Follows each message that comes in by the hotkey."""

    def __init__(self, program: Program, desktop: X11Desktop, out: Path) -> None:
        super().__init__()
        self._program = program
        self._desktop = desktop
        self._out = out
        self._came: int | None = None
        program.presenter.answered.connect(self._note)
        program.window.desk.replies.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        """Wait for the paint that shows the replies."""
        if event.type() == QEvent.Type.Paint and self._came is not None:
            came, self._came = self._came, None
            QTimer.singleShot(0, lambda: self._painted(came))
        return super().eventFilter(watched, event)

    @Slot()
    def _note(self) -> None:
        self._came = self._desktop.time_ms

    def _painted(self, came: int) -> None:
        took = time.monotonic() * 1000 - came
        with self._out.open("a", encoding="utf-8") as out:
            out.write(f"{took:.1f} {resident_mb():.1f}\n")


def main() -> None:
    """Run until it is ended; the last argument is the data folder."""
    folder = Path(sys.argv[-1])
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    desktop = X11Desktop()
    workplace = build_workplace(Paths(folder), system_clipboard())
    program = Program(app, workplace, lambda _parent: desktop)
    timing = Timing(program, desktop, folder / TIMES)
    program.start()
    code = app.exec()
    program.stop()
    timing.deleteLater()
    sys.exit(code)


if __name__ == "__main__":
    main()
