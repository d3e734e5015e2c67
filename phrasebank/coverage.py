"""Which items of the manuals the bank covers, and by what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from replykit.domain.handbook import Handbook
from replykit.domain.phrase import Phrase
from replykit.domain.playbook import Playbook

COUNTS: Mapping[str, int] = {"M": 227, "R": 55, "W": 81, "S": 52}
"""How many items of each kind the manuals have: scripts, rules, wording, standards."""

INTERNAL = frozenset(f"M{number}" for number in range(220, 227))
"""Items for the team itself, covered by a note instead of phrases."""

MIN_PHRASES = 2
"""Fewest approved phrases that answer an item, and fewest tones among them."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of the manuals.

    Attributes:
        item: Its id, such as ``M107``.
        by: Ids of the phrases, notes, rules or standards that cover it, in bank order.
        tones: How many tones the phrases have; 0 where no phrases are asked for.
        complete: Whether that is enough: two phrases of two tones, else one of its kind.
    """

    item: str
    by: tuple[str, ...]
    tones: int
    complete: bool


def coverage(book: Playbook, handbook: Handbook) -> tuple[Covered, ...]:
    """Return every item of the manuals in order: M001 to M227, R01 on, W01 on, S01 on."""
    return (
        *_scripts(book, handbook),
        *_listed("R", book),
        *_listed("W", book),
        *_standards(handbook),
    )


def ids(kind: str) -> Iterator[str]:
    """Yield the ids of a kind: three digits for scripts, two for the rest."""
    digits = 3 if kind == "M" else 2
    yield from (f"{kind}{number:0{digits}}" for number in range(1, COUNTS[kind] + 1))


def _scripts(book: Playbook, handbook: Handbook) -> Iterator[Covered]:
    phrases: dict[str, list[Phrase]] = {}
    for phrase in book.approved:
        for item in phrase.manual:
            phrases.setdefault(item, []).append(phrase)
    notes: dict[str, list[str]] = {}
    for note in handbook.notes:
        for item in note.manual:
            notes.setdefault(item, []).append(note.id)
    for item in ids("M"):
        found = phrases.get(item, [])
        tones = len({phrase.tone for phrase in found})
        if item in INTERNAL:
            noted = notes.get(item, [])
            yield Covered(item, (*noted, *(p.id for p in found)), tones, bool(noted))
        else:
            enough = len(found) >= MIN_PHRASES <= tones
            yield Covered(item, tuple(p.id for p in found), tones, enough)


def _listed(kind: str, book: Playbook) -> Iterator[Covered]:
    yield from _once(ids(kind), (rule.id for rule in book.rules))


def _standards(handbook: Handbook) -> Iterator[Covered]:
    yield from _once(ids("S"), (standard.id for standard in handbook.standards))


def _once(items: Iterable[str], known: Iterable[str]) -> Iterator[Covered]:
    there = frozenset(known)
    for item in items:
        yield Covered(item, (item,) if item in there else (), 0, item in there)
