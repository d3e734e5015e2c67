"""Qt's clipboard behind the port, and what stands in for it when it refuses."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from replykit.domain.handover import AgentNote
from replykit.domain.reply import ApprovedReply
from replykit.errors import ClipboardError
from replykit.ports import Clipboard
from ui.pyperclip_clipboard import PyperclipClipboard

PATIENCE = 6
"""Refusals of the same reply after which the second clipboard is asked."""


class QtClipboard:
    """The clipboard as Qt sees it; needs a running QGuiApplication when used, not when made."""

    def text(self) -> str:
        """Return the plain text on it, "" if there is none."""
        return QGuiApplication.clipboard().text()

    def put(self, reply: ApprovedReply) -> None:
        """Replace what is on it, and read it back.

        Raises:
            ClipboardError: If another text, or none, was read back.
        """
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(reply.text)
        if clipboard.text() != reply.text:
            raise ClipboardError("another text was read back")


class NoteClipboard:
    """The same clipboard for what is no reply: takes an `AgentNote` and nothing else.

    It is a type of its own so that nothing can reach a customer unchecked by this way.
    """

    def put(self, note: AgentNote) -> None:
        """Replace what is on it, and read it back.

        Raises:
            ClipboardError: If another text, or none, was read back.
        """
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(note.text)
        if clipboard.text() != note.text:
            raise ClipboardError("another text was read back")


class PatientClipboard:
    """Asks one clipboard, and a second one once the first refused the same reply too often.

    Whoever calls `put` repeats it, with pauses: waiting in here would freeze the window.
    """

    def __init__(self, first: Clipboard, second: Clipboard, patience: int = PATIENCE) -> None:
        self._first = first
        self._second = second
        self._patience = patience
        self._refused: tuple[ApprovedReply | None, int] = (None, 0)

    def text(self) -> str:
        """Return the plain text on the first."""
        return self._first.text()

    def put(self, reply: ApprovedReply) -> None:
        """Replace what is on it.

        Raises:
            ClipboardError: If the one that was asked refused.
        """
        known, times = self._refused
        times = times if known == reply else 0
        if times >= self._patience:
            self._refused = (None, 0)
            self._second.put(reply)
            return
        try:
            self._first.put(reply)
        except ClipboardError:
            self._refused = (reply, times + 1)
            raise
        self._refused = (None, 0)


def system_clipboard() -> Clipboard:
    """Return the clipboard of the window: Qt's, with the system's own tools behind it."""
    return PatientClipboard(QtClipboard(), PyperclipClipboard())
