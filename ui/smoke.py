"""A run without a user: open, answer one message, open the store, close."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ui.bank_loader import BankLoader
from ui.timers import single_shot
from ui.widgets.main_window import MainWindow

MESSAGE = "什么时候发货"
TIMEOUT_MS = 30_000


class SmokeTest(QObject):
    """Closes the window once all is done, or nothing more is to be hoped for.

    Attributes:
        answered: Whether replies appeared.
    """

    def __init__(self, window: MainWindow, loader: BankLoader) -> None:
        super().__init__(window)
        self._window = window
        self.answered = False
        loader.ready.connect(self._ask)
        loader.settled.connect(self._leave)
        self._watchdog = single_shot(self, TIMEOUT_MS, self._leave)
        self._watchdog.start()

    @Slot()
    def _ask(self) -> None:
        self._window.desk.paste_box.put(MESSAGE)
        self.answered = self._window.desk.model.rowCount() > 0

    @Slot()
    def _leave(self) -> None:
        self._watchdog.stop()
        self._window.quit()
