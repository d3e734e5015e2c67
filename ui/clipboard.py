"""Qt's clipboard behind the port, and what stands in for it when it refuses."""

from __future__ import annotations

import subprocess

from PySide6.QtGui import QGuiApplication

from replykit.domain.handover import AgentNote
from replykit.domain.reply import ApprovedReply
from replykit.errors import ClipboardError
from replykit.ports import Clipboard, KeptContent
from ui.kept_content import kept_from, mime_of
from ui.pyperclip_clipboard import PyperclipClipboard

PATIENCE = 6
"""Refusals of the same reply after which the second clipboard is asked."""


ANSWER_S = 0.04
"""Seconds another program has to answer what it holds before it is not asked by Qt, which
would wait for it for five seconds and more, with the window standing still."""


class QtClipboard:
    """The clipboard as Qt sees it; needs a running QGuiApplication when used, not when made."""

    def text(self) -> str:
        """Return the plain text on it, "" if there is none or its owner does not answer."""
        return QGuiApplication.clipboard().text() if owner_answers() else ""

    def put(self, reply: ApprovedReply) -> None:
        """Replace what is on it, and read it back.

        Raises:
            ClipboardError: If another text, or none, was read back.
        """
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(reply.text)
        if clipboard.text() != reply.text:
            raise ClipboardError("another text was read back")

    def keep(self) -> KeptContent:
        """Return a copy of what is on it; nothing of an owner that does not answer."""
        if not owner_answers():
            return KeptContent(lost=("*",))
        return kept_from(QGuiApplication.clipboard().mimeData())

    def restore(self, kept: KeptContent) -> KeptContent:
        """Put back what was kept.

        Raises:
            ClipboardError: If another content was read back.
        """
        clipboard = QGuiApplication.clipboard()
        if not kept.formats:
            clipboard.clear()
            return kept
        wanted = mime_of(kept)
        text = wanted.text()
        clipboard.setMimeData(wanted)
        if clipboard.text() != text:
            raise ClipboardError("another content was read back")
        return kept


def owner_answers() -> bool:
    """Return whether what the clipboard holds can be asked for without waiting.

    Only X11 asks the owner each time, and without an end: there `xclip`, which the second
    clipboard needs as well, asks first, in a process of its own.
    """
    if QGuiApplication.platformName() != "xcb" or QGuiApplication.clipboard().ownsClipboard():
        return True
    ask = ["xclip", "-selection", "clipboard", "-out", "-target", "TARGETS"]
    nothing = subprocess.DEVNULL
    try:
        subprocess.run(  # noqa: S603 - a fixed command
            ask, stdout=nothing, stderr=nothing, timeout=ANSWER_S, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    except OSError:  # no xclip here: Qt is asked at once
        return True
    return True


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

    def keep(self) -> KeptContent:
        """Return what is on the first."""
        return self._first.keep()

    def restore(self, kept: KeptContent) -> KeptContent:
        """Put back what was kept, by the second if the first does not take it.

        Raises:
            ClipboardError: If neither took it.
        """
        try:
            return self._first.restore(kept)
        except ClipboardError:
            return self._second.restore(kept)


def system_clipboard() -> Clipboard:
    """Return the clipboard of the window: Qt's, with the system's own tools behind it."""
    return PatientClipboard(QtClipboard(), PyperclipClipboard())
