"""One word of a search query: what it may mean, and which characters of a text it matches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from replykit.domain.phrase import Slot, SlotId
from replykit.domain.reply import Draft
from replykit.pipeline.spelling import Reading, blurred, readings, sounds_of
from replykit.pipeline.text import searchable

MAX_QUERY = 60
"""Characters of a query that count."""

NEAR = 75.0
"""Least `rapidfuzz.fuzz.partial_ratio`, 0 to 100, of a text a word is found in with slips."""

MIN_FUZZY = 3
"""Fewest characters of a word that is looked for with slips."""

MIN_SLIP = 4
"""Fewest letters of pinyin in which a slip is looked for."""

MAX_SLIP = 24
"""Most letters of pinyin in which a slip is looked for."""

Span = tuple[int, int]
"""Offsets of the first character and behind the last one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a query.

    Attributes:
        word: In the form of `searchable`, without spaces.
        sounds: The sounds of its characters.
        readings: What its letters mean as pinyin, likeliest first; () if it has none.
    """

    word: str
    sounds: str
    readings: tuple[Reading, ...]

    @property
    def alike(self) -> bool:
        """Whether characters of the same sound count as the word: it has two or more."""
        return not self.readings and len(self.word) > 1 and self.sounds != self.word

    @property
    def spells(self) -> bool:
        """Whether it consists of letters that may be pinyin with a slip."""
        plain = self.word.isascii() and self.word.isalpha()
        return plain and MIN_SLIP <= len(self.word) <= MAX_SLIP

    @property
    def whole(self) -> tuple[Reading, ...]:
        """The readings of syllables typed to their end, the last one aside."""
        return tuple(reading for reading in self.readings if reading.whole)

    @property
    def initials(self) -> tuple[Reading, ...]:
        """The readings in which initials stand for syllables."""
        return tuple(reading for reading in self.readings if not reading.whole)


def terms_of(query: str) -> tuple[Term, ...]:
    """Return the words of a query, each once.

    >>> [term.word for term in terms_of("  发票  FP ")]
    ['发票', 'fp']
    """
    words = searchable(query[:MAX_QUERY]).split()
    return tuple(_term(word) for word in dict.fromkeys(words))


@lru_cache(maxsize=256)
def _term(word: str) -> Term:
    letters = any(char.isascii() and char.isalpha() for char in word)
    return Term(word, sounds_of(word), readings(word) if letters else ())


class Marker:
    """Tells which characters of a text a query matched, in the order in which it was searched.

    Args:
        terms: The words of the query.
        meant: Besides, for each word the sounds it was taken for where it had a slip.
    """

    def __init__(self, terms: Sequence[Term], meant: Sequence[Sequence[str]]) -> None:
        self._terms = tuple(zip(terms, meant, strict=True))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the spans of a text that the words matched, in ascending order, apart.

        Args:
            text: As it is shown; the spans are offsets in it, in code points.
        """
        shown = _Shown.of(text)
        found = [span for term, meant in self._terms for span in shown.spans(term, meant)]
        origin = shown.origin
        if origin is not None:
            found = [(origin[start], origin[end - 1] + 1) for start, end in found]
        return tuple(_merged(sorted(found)))

    def spans_in(self, draft: Draft, slots: Mapping[SlotId, Slot]) -> tuple[Span, ...]:
        """Return the spans of a draft's text that the words matched.

        An empty slot is matched by what it is called, and then marked as a whole.

        Args:
            draft: The text in its segments.
            slots: What the slots are called.
        """
        shown, bounds, at = "", list[Span](), 0
        for segment in draft.segments:
            end = at + len(segment.text)
            if segment.slot is None or segment.filled:
                shown += segment.text
                bounds += ((place, place + 1) for place in range(at, end))
            else:
                row = slots.get(segment.slot)
                name = row.label_zh if row is not None else segment.slot
                shown += name
                bounds += [(at, end)] * len(name)
            at = end
        found = ((bounds[start][0], bounds[stop - 1][1]) for start, stop in self.spans(shown))
        return tuple(_merged(tuple(found)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text on show in all forms; `origin` gives the place of each character in it."""

    text: str
    sounds: str
    origin: list[int] | None

    @classmethod
    def of(cls, text: str) -> _Shown:
        plain = searchable(text)
        if len(plain) == len(text):
            return cls(plain, sounds_of(plain), None)
        parts = [searchable(char) for char in text]
        plain = "".join(parts)
        origin = [n for n, part in enumerate(parts) for _ in part]
        return cls(plain, sounds_of(plain), origin)

    def spans(self, term: Term, meant: Sequence[str]) -> list[Span]:
        """Return where a word stands: as it is, else by its sound, else nearly."""
        return (
            list(_everywhere(term.word, self.text))
            or self._sounding(term)
            or self._blurred(term)
            or [span for sounds in meant for span in _everywhere(sounds, self.sounds)]
            or self._nearly(term)
        )

    def _sounding(self, term: Term) -> list[Span]:
        if term.alike:
            return list(_everywhere(term.sounds, self.sounds))
        for some in (term.whole, term.initials if len(term.word) > 1 else ()):
            for reading in some:
                found = [hit.span() for hit in reading.pattern().finditer(self.sounds)]
                if found:
                    return found
        return []

    def _blurred(self, term: Term) -> list[Span]:
        exact = blurred_sounds(term)
        return list(_everywhere(exact, blurred(self.sounds))) if exact else []

    def _nearly(self, term: Term) -> list[Span]:
        if len(term.word) < MIN_FUZZY or term.readings:
            return []
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - not before the first paint
        from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - as above

        where = partial_ratio_alignment(term.sounds, self.sounds, score_cutoff=NEAR)
        if where is None:
            return []
        window = self.sounds[where.dest_start : where.dest_end]
        blocks = Indel.opcodes(term.sounds, window).as_matching_blocks()
        first = where.dest_start
        return [(first + b.b, first + b.b + b.size) for b in blocks if b.size]


def blurred_sounds(term: Term) -> str | None:
    """Return what a word of whole syllables nearly sounds like, None if it has none."""
    exact = next((r.exact for r in term.whole if r.exact and len(r.units) > 1), None)
    return blurred(exact) if exact else None


def _everywhere(word: str, text: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield ascending spans with those that touch or overlap made one."""
    held: Span | None = None
    for start, end in spans:
        if held is not None and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held
