"""The real window: start-up, then some hundred pastes and copies; prints one line of figures."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from benchmarks.process import percentile, resident_mb
from replykit.bootstrap import build_workplace
from replykit.settings import Paths
from ui.app import Program
from ui.clipboard import QtClipboard

MESSAGES = 300
FIRST = "什么时候发货"


class Measuring(QObject):
    """Follows a program through its start, then works with it."""

    def __init__(self, program: Program, started: float) -> None:
        super().__init__()
        self._program = program
        self._started = started
        self._figures: dict[str, float] = {}
        program.window.painted.connect(self._painted)
        program.loader.ready.connect(self._ready)
        program.loader.settled.connect(self._settled)

    @Slot()
    def _painted(self) -> None:
        self._figures.setdefault("first_paint_s", time.time() - self._started)

    @Slot()
    def _ready(self) -> None:
        self._paste(FIRST)
        self._figures["first_suggestion_s"] = time.time() - self._started

    @Slot()
    def _settled(self) -> None:
        self._figures["settled_s"] = time.time() - self._started
        self._figures["rss_mb"] = resident_mb()
        pastes, copies = self._work()
        for name, values in (("paste", pastes), ("copy", copies)):
            self._figures[f"{name}_p50_ms"] = percentile(values, 0.5) * 1000
            self._figures[f"{name}_p99_ms"] = percentile(values, 0.99) * 1000
        self._figures["copies"] = len(copies)
        self._figures["rss_after_mb"] = resident_mb()
        print(json.dumps(self._figures), flush=True)
        QApplication.exit(0)

    def _paste(self, text: str) -> None:
        self._program.window.desk.paste_box.put(text)
        QApplication.processEvents()  # lays out and paints what the paste made stale

    def _work(self) -> tuple[list[float], list[float]]:
        examples = [e for i in self._program.presenter.book.intents for e in i.examples]
        pastes: list[float] = []
        copies: list[float] = []
        for text in examples[:: max(len(examples) // MESSAGES, 1)]:
            begun = time.perf_counter()
            self._paste(text)
            pastes.append(time.perf_counter() - begun)
            copies += self._copy()
        return pastes, copies

    def _copy(self) -> list[float]:
        """Press the key of the first reply without an empty slot; return how long it took."""
        shown = self._program.presenter.view.suggestions
        ready = [n for n, s in enumerate(shown, start=1) if not s.draft.missing]
        if not ready:
            return []
        from PySide6.QtTest import QTest  # noqa: PLC0415 - no part of the start

        keys = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5]
        keys += [Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9]
        begun = time.perf_counter()
        QTest.keyClick(self._program.window.focusWidget(), keys[ready[0] - 1])
        took = time.perf_counter() - begun
        if QGuiApplication.clipboard().text() != shown[ready[0] - 1].draft.text:
            raise AssertionError("the clipboard holds another text")
        return [took]


def main() -> None:
    """Run once; arguments: the moment of the start, and the data folder."""
    started, folder = float(sys.argv[1]), Path(sys.argv[2])
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    program = Program(app, build_workplace(Paths(folder), QtClipboard()))
    measuring = Measuring(program, started)
    program.start()
    code = app.exec()
    program.stop()
    measuring.deleteLater()
    sys.exit(code)


if __name__ == "__main__":
    main()
