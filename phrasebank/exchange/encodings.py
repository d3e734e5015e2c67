"""Which encoding a text file has."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(raw: bytes) -> str:
    """Return the text of a file; bytes that make no sense become U+FFFD, and their row is bad.

    A byte order mark decides. Without one it is UTF-8 or GB18030, the two that Chinese
    spreadsheet programs write, and they do not pass for each other: in a GB18030 file nearly
    every Chinese character is broken UTF-8, so a guess by statistics is not needed. A UTF-8
    file with a few broken bytes stays UTF-8.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace")
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken and broken * 4 > sum(char > "\x7f" for char in text):
        return raw.decode("gb18030", errors="replace")
    return text
