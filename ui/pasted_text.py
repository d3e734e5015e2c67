"""What of a pasted text is kept: plain characters, and not more than anybody needs."""

from __future__ import annotations

import unicodedata

MAX_PASTED_CHARS = 20_000
"""Of a longer text the end is kept: in a pasted chat log the customer's last lines count."""

_KEPT_CONTROLS = "\n\t"


def plain(text: str) -> str:
    """Return the end of a text, without characters nobody can see or type.

    Line ends become line feeds; control characters (NUL among them) and lone surrogates are
    dropped, direction marks and emoji stay.
    """
    tail = text[-MAX_PASTED_CHARS:].replace("\r\n", "\n").replace("\r", "\n")
    tail = tail.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in tail if _is_plain(c))


def _is_plain(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cs")


def utf16_offset(text: str, offset: int) -> int:
    """Return where a code point stands in Qt's count, which is UTF-16 units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
