"""Search over all phrases: literal hits first, pinyin next, fuzzy ones last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from threading import Lock
from typing import Self

from replykit.domain.phrase import Phrase, PhraseId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Candidate, Reason
from replykit.pipeline.entries import Entry, Shared, codes_of, entries_of, grouped, name_of
from replykit.pipeline.haystack import Haystack, Places
from replykit.pipeline.spelling import Reading, slips
from replykit.pipeline.terms import MIN_FUZZY, NEAR, Marker, Term, blurred_sounds, terms_of

SURE = 0.6
"""Least score of a hit that is no fuzzy one."""

FEW = 8
"""Sure hits of a word below which it is looked for with slips, too."""

_BLURRED, _SLIP, _NEAR = 0.55, 0.5, 0.45
"""Scores of what sounds nearly so, of letters with one slip, and most of a text that is like."""

_SLIPS_TRIED, _SLIPS_TAKEN = 24, 3
"""How many corrections of a word's letters are looked up, and how many found are enough."""

_NEAR_TRIED = 150
"""How many texts that share a piece with a word are compared with it."""

_FEW_CODES = 6
"""Most syllables a single cut one may be the beginning of, to be looked for in texts."""

_WORDS_KEPT = 64
"""How many words' hits are remembered: most of a query stays while its last word is typed."""

Levels = Sequence[tuple[float, Places]]
"""Scores, best first, each with the phrases that have it and no better one."""


@dataclass(frozen=True, slots=True)
class _Hits:
    """What a word found, and the sounds it was taken for where it had a slip."""

    levels: Levels
    meant: tuple[str, ...] = ()


class SearchIndex:
    """The searchable forms of some phrases; made by `build`, never changed.

    Args:
        book: The bank.
        entries: What is found, in the order of the bank.
    """

    def __init__(self, book: Playbook, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._place = {entry.phrase.id: n for n, entry in enumerate(entries)}
        self._texts = Haystack([e.text for e in entries], [e.sounds for e in entries])
        by_intent = grouped(entry.phrase.intent for entry in entries)
        intents = [intent for intent in book.intents if intent.id in by_intent]
        self._names = Shared(map(name_of, intents), [by_intent[i.id] for i in intents])
        tags, notes = grouped(e.tags for e in entries), grouped(e.note for e in entries)
        self._tags = Shared(tags, list(tags.values()))
        self._notes = Shared(notes, list(notes.values()))
        self._codes = Haystack.of(codes_of(entry.phrase) for entry in entries)
        self._hits = lru_cache(_WORDS_KEPT)(self._look_up)

    @classmethod
    def build(
        cls,
        book: Playbook,
        phrases: Iterable[Phrase] | None = None,
        former: SearchIndex | None = None,
    ) -> Self:
        """Return the index of some phrases of a book, in their order.

        10,000 phrases take some 0.3 s: beside the GUI thread.

        Args:
            book: The bank.
            phrases: Those to find; None for the approved ones.
            former: An index whose entries are taken over where nothing changed.
        """
        wanted = book.approved if phrases is None else phrases
        return cls(book, entries_of(wanted, book, former.entries if former else ()))

    def prepare(self) -> None:
        """Make ready what only words with slips need."""
        self._texts.prepare()

    def forget(self) -> None:
        """Forget the words looked up before; for measuring."""
        self._hits.cache_clear()

    def find(self, query: str, uses: Mapping[PhraseId, int], *, limit: int) -> list[Candidate]:
        """Return the best hits, best first; an empty query has none.

        Args:
            query: Characters, English, pinyin, pinyin initials, mixtures of them, the id of a
                phrase or of a manual item, or a tag; every word of it must hit, in any order.
            uses: How often this agent copied each phrase; breaks ties.
            limit: How many at most.

        Returns:
            Candidates whose score is 0.0 to 1.0: 1.0 the id itself, from 0.9 literal, from
            `SURE` pinyin and characters of the same sound, below that fuzzy. Equal scores are
            ordered by use, then by the bank.
        """
        terms = terms_of(query)
        if not terms:
            return []
        used = {self._place[id]: n for id, n in uses.items() if n and id in self._place}
        levels = _every([self._hits(term).levels for term in terms])
        why = (Reason("search", query),)
        found = islice(_in_order(levels, used), limit)
        return [Candidate(self.entries[place].phrase, score, why) for score, place in found]

    def marker(self, query: str) -> Marker:
        """Return what tells which characters of a text a query matched."""
        terms = terms_of(query)
        return Marker(terms, [self._hits(term).meant for term in terms])

    def _look_up(self, term: Term) -> _Hits:
        levels = _disjoint([*self._literal(term), *self._alike(term), *self._read(term)])
        if len(term.word) < MIN_FUZZY or sum(len(places) for _, places in levels) >= FEW:
            return _Hits(levels)
        meant = tuple(self._meant(term))
        return _Hits(_disjoint([*levels, *self._fuzzy(term, meant)]), meant)

    # --- what is surely meant ----------------------------------------------------------------

    def _literal(self, term: Term) -> Levels:
        word = term.word
        return [
            (1.0, self._codes.literal(f"\0{word}\0")),
            (0.98, self._names.literal(word)),
            (0.95, self._texts.literal(word)),
            (0.93, self._tags.literal(word)),
            (0.92, self._codes.literal(word)),
            (0.9, self._notes.literal(word)),
        ]

    def _alike(self, term: Term) -> Levels:
        """Return what holds other characters of the same sounds."""
        if not term.alike:
            return []
        return [
            (0.83, self._names.owners(lambda hay: hay.sounding(term.sounds))),
            (0.74, self._texts.sounding(term.sounds)),
            (0.64, self._tags.owners(lambda hay: hay.sounding(term.sounds))),
        ]

    def _read(self, term: Term) -> Levels:
        if not term.readings:
            return []
        names = [(0.85, self._names.read(term.whole)), (0.82, self._names.read(term.initials))]
        if len(term.word) == 1:
            return names
        return [
            *names,
            (0.75, _union(map(self._in_texts, term.whole))),
            (0.65, _union(map(self._in_texts, term.initials))),
            (0.62, self._tags.read(term.whole)),
            (SURE, self._tags.read(term.initials)),
        ]

    def _in_texts(self, reading: Reading) -> Places:
        """Return the phrases whose text a reading hits; a syllable just begun hits too many."""
        [first, *more] = reading.units
        if more or len(first) == 1:
            return self._texts.read(reading)
        return _union(map(self._texts.sounding, first)) if len(first) <= _FEW_CODES else []

    # --- what may be meant -------------------------------------------------------------------

    def _fuzzy(self, term: Term, meant: Sequence[str]) -> Levels:
        exact = blurred_sounds(term)
        return [
            (_BLURRED, self._texts.blurred(exact) if exact else []),
            (_SLIP, _union(map(self._texts.sounding, meant))),
            *self._like(term),
        ]

    def _meant(self, term: Term) -> Iterator[str]:
        """Yield the sounds that letters with a slip stand for, if a text has them."""
        if not term.spells:
            return
        pairs = self._texts.pairs
        known = (
            sounds
            for sounds in slips(term.word)
            if len(sounds) > 1 and all(map(pairs.__contains__, map("".join, pairwise(sounds))))
        )
        found = (s for s in islice(known, _SLIPS_TRIED) if self._texts.sounding(s))
        yield from islice(found, _SLIPS_TAKEN)

    def _like(self, term: Term) -> Levels:
        """Return what is like a word; a name for letters, a text for characters."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - not before the first paint

        if term.readings:
            found = process.extract(
                term.word, self._names.hay.texts, scorer=fuzz.partial_ratio, score_cutoff=NEAR
            )
            near = ((ratio, self._names.at(at)) for _, ratio, at in found)
        else:
            some = {place: self._texts.sounds[place] for place in self._sharing(term)}
            extracted = process.extract(
                term.sounds, some, scorer=fuzz.partial_ratio, score_cutoff=NEAR, limit=None
            )
            near = ((ratio, [place]) for _, ratio, place in extracted)
        scores: dict[float, list[Places]] = {}
        for ratio, places in near:
            scores.setdefault(ratio / 100 * _NEAR, []).append(places)
        return [(score, _union(scores[score])) for score in sorted(scores, reverse=True)]

    def _sharing(self, term: Term) -> Places:
        """Return texts with a piece of a word: one with few slips has one without any."""
        step = max(2, len(term.sounds) // 3)
        starts = range(0, len(term.sounds) - step + 1, max(1, step - 1))
        pieces = {term.sounds[start : start + step] for start in starts}
        shared: dict[int, int] = {}
        for piece in pieces:
            for place in self._texts.sounding(piece):
                shared[place] = shared.get(place, 0) + 1
        return sorted(shared, key=lambda place: (-shared[place], place))[:_NEAR_TRIED]


class Finder:
    """The index of a book's approved phrases, built when it is first wanted.

    Any thread may build it; another one that wants it meanwhile waits.

    Args:
        book: The bank.
        former: The finder of the bank before, whose entries are taken over where they hold.
    """

    def __init__(self, book: Playbook, former: SearchIndex | None = None) -> None:
        self._book = book
        self._former = former
        self._index: SearchIndex | None = None
        self._building = Lock()

    @property
    def busy(self) -> bool:
        """Whether another thread builds the index just now: whoever wants it would wait."""
        return self._index is None and self._building.locked()

    @property
    def index(self) -> SearchIndex:
        """The index."""
        if self._index is None:
            with self._building:
                if self._index is None:
                    self._index = SearchIndex.build(self._book, former=self._former)
                    self._former = None
        return self._index

    def prepare(self) -> None:
        """Build the index with all that a search may need; 0.5 s for 10,000 phrases."""
        self.index.prepare()

    def following(self, book: Playbook) -> Finder:
        """Return the finder of a changed bank; its index is built if this one's is."""
        made = Finder(book, self._index or self._former)
        if self._index is not None:
            made.index.prepare()
        return made


def _union(some: Iterable[Places]) -> Places:
    found = [places for places in some if places]
    return found[0] if len(found) == 1 else sorted(set().union(*found))


def _disjoint(levels: Levels) -> Levels:
    """Return levels, best first, without the phrases that a better one has."""
    seen: set[int] = set()
    found = []
    for score, places in levels:
        rest = [place for place in places if place not in seen] if seen else places
        if rest:
            seen.update(rest)
            found.append((score, rest))
    return found


def _every(words: Sequence[Levels]) -> Levels:
    """Return what every word hits, by the score of the word that fits worst."""
    if len(words) == 1:
        return words[0]
    tables = [_scores(levels) for levels in words]
    common = set(tables[0]).intersection(*tables[1:])
    by_score: dict[float, Places] = {}
    for place in sorted(common):
        by_score.setdefault(min(table[place] for table in tables), []).append(place)
    return sorted(by_score.items(), reverse=True)


def _scores(levels: Levels) -> dict[int, float]:
    found: dict[int, float] = {}
    for score, places in levels:
        found |= dict.fromkeys(places, score)
    return found


def _in_order(levels: Levels, used: Mapping[int, int]) -> Iterator[tuple[float, int]]:
    """Yield the score and place of each hit: within a score by use, then by the bank."""
    for score, places in levels:
        first: list[int] = []
        if used:
            held = set(places).intersection(used)
            first = sorted(held, key=lambda place: (-used[place], place))
        for place in first:
            yield score, place
        known = set(first)
        for place in places:
            if place not in known:
                yield score, place
