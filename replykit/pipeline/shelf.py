"""The phrases of a bank as the ranking looks at them, made ready once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Self

from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase, SlotId
from replykit.domain.playbook import Playbook
from replykit.pipeline.emotion import SOOTHING
from replykit.pipeline.template import slots_of

_COMMON = frozenset("的了吗呢吧啊呀嘛我你您是在有就都也还不一个这那么什怎可以能会要请给和")


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase with what ranking looks at, made once.

    Attributes:
        place: Its place among the phrases of its intent.
        phrase: The phrase.
        slots: The slots of its text.
        soothing: Whether its text soothes.
        kind: A number; entries of one intent with the same number differ in nothing that
            counts but shared wording and use.
    """

    place: int
    phrase: Phrase
    slots: tuple[SlotId, ...]
    soothing: bool
    kind: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The phrases of an intent in the order of the bank, and where each telling pair stands.

    Pairs to places rather than a set of pairs for each phrase: that takes a tenth of the
    memory, and what a message shares with thousands of phrases is counted in one go.
    """

    entries: tuple[Entry, ...]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Self:
        """Return the shelf of some phrases of one intent."""
        entries: list[Entry] = []
        places: dict[str, list[int]] = {}
        kinds: dict[tuple[object, ...], int] = {}
        for place, phrase in enumerate(phrases):
            slots = slots_of(phrase.text)
            soothing = SOOTHING.search(phrase.text) is not None
            alike = (phrase.cues, slots, soothing, phrase.tone)
            kind = kinds.setdefault(alike, len(kinds))
            entries.append(Entry(place, phrase, slots, soothing, kind))
            for word in words_of(phrase.text):
                places.setdefault(word, []).append(place)
        return cls(tuple(entries), places)

    def shared(self, words: Iterable[str]) -> Mapping[int, int]:
        """Return how many of some different pairs stand in each entry, by place; none absent."""
        return Counter(chain.from_iterable(self.places.get(word, ()) for word in words))


@dataclass(frozen=True)
class ReplyIndex:
    """The phrases of a book that answer, by intent, ready to be ranked; immutable."""

    book: Playbook

    @cached_property
    def _shelves(self) -> dict[IntentId, Shelf]:
        return {}

    def of(self, intent: IntentId) -> Shelf:
        """Return the phrases of an intent, made ready at the first call."""
        found = self._shelves.get(intent)
        if found is None:
            found = Shelf.of(self.book.answers_by_intent.get(intent, ()))
            self._shelves[intent] = found
        return found

    def prepare(self) -> None:
        """Make every intent ready, so that no message has to wait for it."""
        for intent in self.book.answers_by_intent:
            self.of(intent)


def words_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters that carry meaning."""
    return frozenset(_pairs(text))


def _pairs(text: str) -> Iterable[str]:
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return (p for p in pairs if p.isalnum() and not _COMMON.intersection(p))
