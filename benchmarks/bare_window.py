"""The baseline: a bare PySide6 window; prints its first paint and its memory, then leaves."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.process import resident_mb


class BareWindow(QMainWindow):
    """Notes when it is first painted, then closes."""

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started
        self._done = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Print the figures once."""
        super().paintEvent(event)
        if not self._done:
            self._done = True
            figures = {"first_paint_s": time.time() - self._started, "rss_mb": resident_mb()}
            print(json.dumps(figures), flush=True)
            QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    """Run until painted; the moment the process was started is the first argument."""
    app = QApplication(sys.argv[:1])
    window = BareWindow(float(sys.argv[1]))
    window.resize(380, 720)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
