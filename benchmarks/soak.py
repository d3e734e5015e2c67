"""``python -m benchmarks.soak``: a long shift; how much memory the window gains with messages."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.process import resident_mb
from replykit.bootstrap import build_workplace
from replykit.settings import Paths
from ui.app import Program
from ui.clipboard import QtClipboard

MESSAGES = 5000
WARM_UP = 500
"""Messages before the first reading: what is remembered has a bound, and is full by then."""

STEP = 500


class Soak(QObject):
    """Answers messages one after the other and copies the first reply that is complete."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        program.loader.settled.connect(self._work)

    @Slot()
    def _work(self) -> None:
        examples = [e for i in self._program.presenter.book.intents for e in i.examples]
        step = max(len(examples) // (MESSAGES + WARM_UP), 1)
        messages = examples[::step][: MESSAGES + WARM_UP]
        for message in messages[:WARM_UP]:
            self._serve(message)
        begun = resident_mb()
        sys.stdout.write(f"after {WARM_UP} messages: {begun:.1f} MB\n")
        for number, message in enumerate(messages[WARM_UP:], start=1):
            self._serve(message)
            if number % STEP == 0:
                sys.stdout.write(f"{number:>6} more: {resident_mb() - begun:+.1f} MB\n")
        QApplication.exit(0)

    def _serve(self, message: str) -> None:
        self._program.window.desk.paste_box.put(message)
        QApplication.processEvents()
        shown = self._program.presenter.view.suggestions
        ready = next((s for s in shown if not s.draft.missing), None)
        if ready is not None:
            self._program.presenter.copy(ready)
        QApplication.processEvents()


def main() -> None:
    """Run once on a folder of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, build_workplace(Paths(Path(folder)), QtClipboard()))
        soak = Soak(program)
        program.start()
        app.exec()
        program.stop()
        soak.deleteLater()


if __name__ == "__main__":
    main()
