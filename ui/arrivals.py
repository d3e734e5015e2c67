"""Messages that come in without a paste: by the global hotkey, or from a watched chat window."""

from __future__ import annotations

import logging
from enum import Enum

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QClipboard

from replykit.settings import Settings
from ui.desktop.desktop import Desktop, ForeignWindow, HotkeyError

log = logging.getLogger(__name__)

CONCEALED = (
    "passwordmanagerhint",
    "excludeclipboardcontentfrommonitorprocessing",
    "clipboard viewer ignore",
    "nspasteboard.concealedtype",
    "nspasteboard.transienttype",
)
"""Marks that password managers put on what they copy (KDE and X11, Windows, macOS), as they
stand in the names of formats; compared in lower case."""


class Source(Enum):
    """How a message came in."""

    HOTKEY = "hotkey"
    WATCH = "watch"


class Arrivals(QObject):
    """Listens for the hotkey and, while that is switched on, to the clipboard of chat windows.

    Signals:
        arrived: A text to be answered, and its `Source`.
        called: The hotkey was pressed; the window is wanted in front.
        hotkey_refused: The hotkey cannot be had; why, see `HotkeyError`.
    """

    arrived = Signal(str, object)
    called = Signal()
    hotkey_refused = Signal(str)

    def __init__(
        self, desktop: Desktop, clipboard: QClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._clipboard = clipboard
        self._hotkey = ""
        self._watching = False
        self._chats: tuple[str, ...] = ()
        self._own_text = ""
        self._fresh: QClipboard.Mode | None = QClipboard.Mode.Clipboard
        desktop.hotkey_pressed.connect(self._answer_call)
        clipboard.dataChanged.connect(self._note_clipboard)
        clipboard.selectionChanged.connect(self._note_selection)

    def apply(self, settings: Settings) -> None:
        """Listen as the settings say from now on."""
        self._watching = settings.watching
        self._chats = settings.chats
        if settings.hotkey == self._hotkey:
            return
        self._hotkey = settings.hotkey
        try:
            self._desktop.grab(settings.hotkey)
        except HotkeyError as error:
            log.info("hotkey: %s", error.reason)
            self.hotkey_refused.emit(error.reason)

    def note_own(self, text: str) -> None:
        """Remember what was copied here: it is no message, whoever puts it on the clipboard."""
        self._own_text = text

    @Slot()
    def _answer_call(self) -> None:
        mode, self._fresh = self._fresh, None
        if mode is not None:
            text = self._text(mode)
            if not text.strip() and mode is QClipboard.Mode.Clipboard:
                text = self._text(QClipboard.Mode.Selection)
            if text.strip():
                self.arrived.emit(text, Source.HOTKEY)
        self.called.emit()

    @Slot()
    def _note_clipboard(self) -> None:
        if self._clipboard.ownsClipboard():
            return
        self._fresh = QClipboard.Mode.Clipboard
        if self._watching and self._from_chat(self._desktop.active()):
            text = self._text(QClipboard.Mode.Clipboard)
            if text.strip():
                self._fresh = None
                self.arrived.emit(text, Source.WATCH)

    @Slot()
    def _note_selection(self) -> None:
        if not self._clipboard.ownsSelection():
            self._fresh = QClipboard.Mode.Selection

    def _from_chat(self, window: ForeignWindow | None) -> bool:
        return window is not None and window.program in self._chats

    def _text(self, mode: QClipboard.Mode) -> str:
        """Return what another program offers, "" if that is ours, secret, or no text."""
        own = (
            self._clipboard.ownsClipboard()
            if mode is QClipboard.Mode.Clipboard
            else self._clipboard.ownsSelection()
        )
        if own or (mode is QClipboard.Mode.Selection and not self._clipboard.supportsSelection()):
            return ""
        offered = self._clipboard.mimeData(mode)
        if concealed(offered) or not offered.hasText():
            return ""
        text = offered.text()
        return "" if text == self._own_text else text


def concealed(offered: QMimeData) -> bool:
    """Return whether a password manager marked what is on the clipboard."""
    names = [name.lower() for name in offered.formats()]
    return any(mark in name for name in names for mark in CONCEALED)
