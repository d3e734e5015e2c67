"""分次回答: a long reply as two or three messages, so that the customer reads sooner (S03)."""

from __future__ import annotations

import re

MIN_CHARS = 40
"""Shorter replies stay whole, in code points."""

TWO_PARTS_UP_TO = 110
"""Replies up to this length become two messages, longer ones three, in code points."""

_WITHIN = r"(?<![0-9])[~～](?![0-9])|[!?;](?![A-Za-z0-9])"  # 24~48小时, a link's ?id=
_SENTENCE = re.compile(rf".+?(?:(?:[。！？；\n]|{_WITHIN})+[”」』）)]*|$)", re.DOTALL)
_CLAUSE = re.compile(rf".+?(?:(?:[，。！？；\n]|,(?![0-9])|{_WITHIN})+[”」』）)]*|$)", re.DOTALL)


def split(text: str) -> tuple[str, ...]:
    """Return a reply as the messages to send one after the other.

    Cuts stand behind sentences, or behind clauses where a sentence is too long; nothing but
    white space at the cuts is lost.

    Returns:
        One to three parts, none of them blank; a blank text gives none.

    >>> split("好的。")
    ('好的。',)
    """
    whole = text.strip()
    if not whole:
        return ()
    wanted = _wanted(whole)
    pieces = _SENTENCE.findall(whole)
    if len(pieces) < wanted:
        pieces = _CLAUSE.findall(whole)
    return tuple(part for part in _balanced(pieces, wanted) if part)


def _wanted(whole: str) -> int:
    if len(whole) < MIN_CHARS:
        return 1
    return 2 if len(whole) <= TWO_PARTS_UP_TO else 3


def _balanced(pieces: list[str], wanted: int) -> list[str]:
    """Join pieces to at most `wanted` parts of about the same length, in their order."""
    total = sum(map(len, pieces))
    parts = [""] * wanted
    done = 0
    for piece in pieces:
        middle = done + len(piece) / 2
        parts[min(int(middle * wanted / total), wanted - 1)] += piece
        done += len(piece)
    return [part.strip() for part in parts]
