"""The window beside the chat window: goes along with it, and gives it the keyboard back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from replykit.settings import Settings
from ui.desktop.desktop import Desktop, ForeignWindow
from ui.placement import beside, logical, usable_areas


class Beside(QObject):
    """Keeps a window beside the chat window in use, and knows where the agent came from.

    Signals:
        found: The program whose window is kept to now.
    """

    found = Signal(str)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._window: QWidget | None = None
        self._settings = Settings()
        self._chat: int | None = None
        self._last: ForeignWindow | None = None
        self._called_from: int | None = None
        desktop.active_changed.connect(self._note_front)
        desktop.followed.connect(self._go_along)
        desktop.windows_changed.connect(self._look_again)

    def take(self, window: QWidget) -> None:
        """Move this window from now on; it was built anew, or is the first."""
        self._window = window

    def apply(self, settings: Settings) -> None:
        """Keep to the chat window as the settings say."""
        former, self._settings = self._settings, settings
        moved = (former.docked, former.chats) != (settings.docked, settings.chats)
        if settings.docked == "off":
            self._let_go()
        elif moved or self._chat is None:
            self._look()

    @property
    def candidate(self) -> str:
        """The program the agent came from last, else of the uppermost window; "" for none."""
        shown = self._last or next(iter(self._desktop.windows()), None)
        return shown.program if shown else ""

    @property
    def in_front(self) -> bool:
        """Whether our window has the keyboard; the desktop knows it before Qt does."""
        if self._window is None:
            return False
        if self._desktop.abilities.windows:
            return self._desktop.in_front(int(self._window.winId()))
        return self._window.isActiveWindow()

    def call(self) -> None:
        """Bring the window to the front for its keys; called while it is there, go back."""
        if self._window is None:
            return
        if self.in_front:
            self.give_back()
            return
        front = self._desktop.active()
        self._called_from = front.id if front else None
        if self._window.isMinimized() or not self._window.isVisible():
            self._window.setWindowState(
                self._window.windowState() & ~Qt.WindowState.WindowMinimized
            )
            self._window.show()
        if not self._desktop.activate(int(self._window.winId())):
            self._window.raise_()
            self._window.activateWindow()

    def give_back(self) -> bool:
        """Give the keyboard back to the chat window the agent came from.

        Returns:
            Whether there is such a window: called from by the hotkey, or a chosen chat window
            that was in front last.
        """
        target = self._called_from
        if target is None and self._last is not None and self._is_chat(self._last):
            target = self._last.id
        return target is not None and self._desktop.activate(target)

    def _is_chat(self, window: ForeignWindow) -> bool:
        return window.program in self._settings.chats

    @Slot(object)
    def _note_front(self, window: ForeignWindow | None) -> None:
        if window is None:
            return
        self._last = window
        if window.id != self._called_from:
            self._called_from = None
        docked = self._settings.docked != "off"
        if docked and self._is_chat(window) and window.id != self._chat:
            self._follow(window)

    @Slot()
    def _look_again(self) -> None:
        if self._settings.docked != "off" and self._chat is None:
            self._look()

    def _look(self) -> None:
        """Keep to the chat window that was in front last, else to the uppermost one."""
        shown = [window for window in self._desktop.windows() if self._is_chat(window)]
        if self._last is not None:
            shown.sort(key=lambda window: window.id != self._last_id)
        if shown:
            self._follow(shown[0])

    @property
    def _last_id(self) -> int | None:
        return self._last.id if self._last else None

    def _follow(self, window: ForeignWindow) -> None:
        self._chat = window.id
        self._desktop.follow(window.id)
        self._go_along(window)
        self.found.emit(window.program)

    def _let_go(self) -> None:
        if self._chat is not None:
            self._chat = None
            self._desktop.follow(None)

    @Slot(object)
    def _go_along(self, chat: ForeignWindow | None) -> None:
        if chat is None:
            self._let_go()
            self._look_again()
            return
        window = self._window
        if window is None or self._settings.docked == "off" or window.isMinimized():
            return
        screens = [
            (screen.geometry(), screen.devicePixelRatio()) for screen in QGuiApplication.screens()
        ]
        frame, inner = window.frameGeometry(), window.geometry()
        border = frame.height() - inner.height()
        keeps_height = self._settings.compact
        place = beside(
            logical(chat.frame, screens),
            frame,
            self._settings.docked,
            usable_areas(),
            keep_height=keeps_height,
        )
        if place == frame:
            return
        window.move(place.topLeft())
        window.resize(inner.width(), place.height() - border)
