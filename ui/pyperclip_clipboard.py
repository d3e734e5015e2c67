"""The system clipboard without Qt: for the command line, and when Qt's own fails."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from replykit.domain.reply import ApprovedReply
from replykit.errors import ClipboardError
from replykit.ports import KeptContent

TEXT = "text/plain"
"""The one format these programs know."""

READS = 10
"""How often what was written is read back before it counts as not taken."""
READ_PAUSE_S = 0.02
"""Seconds between two of them: xclip returns before the display knows its new text."""


class PyperclipClipboard:
    """The clipboard through the programs of the system (xclip, pbcopy, the Windows API)."""

    def text(self) -> str:
        """Return the plain text on it, "" if there is none or it cannot be read."""
        import pyperclip  # noqa: PLC0415 - the fallback; most runs never need it

        try:
            return str(pyperclip.paste())
        except (pyperclip.PyperclipException, OSError):
            return ""

    def put(self, reply: ApprovedReply) -> None:
        """Replace what is on it, and read it back.

        Raises:
            ClipboardError: If the system has no clipboard, or another text was read back.
        """
        import pyperclip  # noqa: PLC0415 - as above

        try:
            with _silent():
                pyperclip.copy(reply.text)
            taken = _reads_back(reply.text)
        except (pyperclip.PyperclipException, OSError) as error:
            raise ClipboardError(str(error).strip().splitlines()[0]) from error
        if not taken:
            raise ClipboardError("another text was read back")

    def keep(self) -> KeptContent:
        """Return the text on it; these programs know nothing else."""
        text = self.text()
        return KeptContent({TEXT: text.encode()} if text else {})

    def restore(self, kept: KeptContent) -> KeptContent:
        """Put the text back that was kept; every other format is lost.

        Raises:
            ClipboardError: If the system has no clipboard, or it did not take the text.
        """
        import pyperclip  # noqa: PLC0415 - as above

        text = kept.formats.get(TEXT, b"").decode(errors="replace")
        try:
            with _silent():
                pyperclip.copy(text)
            taken = _reads_back(text)
        except (pyperclip.PyperclipException, OSError) as error:
            raise ClipboardError(str(error).strip().splitlines()[0]) from error
        if not taken:
            raise ClipboardError("another text was read back")
        others = tuple(name for name in kept.formats if name != TEXT)
        return replace(kept, formats={TEXT: text.encode()}, lost=(*kept.lost, *others))


def _reads_back(text: str) -> bool:
    import pyperclip  # noqa: PLC0415 - as above

    for read in range(READS):
        if read:
            time.sleep(READ_PAUSE_S)
        if _unix(str(pyperclip.paste())) == _unix(text):
            return True
    return False


_SILENCE = threading.Lock()


@contextmanager
def _silent() -> Iterator[None]:
    """Lend xclip no output of ours: it lives on, and who reads ours would wait for it."""
    with _SILENCE:
        nothing = os.open(os.devnull, os.O_WRONLY)
        kept = [(stream, os.dup(stream)) for stream in (1, 2)]
        try:
            for stream, _ in kept:
                os.dup2(nothing, stream)
            yield
        finally:
            for stream, copy in kept:
                os.dup2(copy, stream)
                os.close(copy)
            os.close(nothing)


def _unix(text: str) -> str:
    """Return the text with the line ends of one system: Windows writes its own."""
    return text.replace("\r\n", "\n")
