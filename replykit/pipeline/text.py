"""Forms of a text that several stages compare."""

from __future__ import annotations

import unicodedata

from replykit.pipeline.tables import PINYIN, SIMPLIFY


def pinyin_of(text: str) -> str:
    """Return the toneless pinyin of a text, syllables joined; other characters stay."""
    return "".join(PINYIN.get(char, char) for char in text)


def initials_of(text: str) -> str:
    """Return the first letters of a text's pinyin; other characters stay."""
    return "".join(PINYIN.get(char, char)[0] for char in text)


def searchable(text: str) -> str:
    """Return a query or phrase with width, case and script evened out; digits stay."""
    return unicodedata.normalize("NFKC", text).lower().translate(SIMPLIFY)
