"""Search over all phrases: literal hits first, pinyin next, fuzzy ones last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Self

from replykit.domain.phrase import Phrase, PhraseId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Candidate, Reason
from replykit.pipeline.text import initials_of, pinyin_of, searchable

FUZZY_FLOOR = 75.0
"""Least `rapidfuzz.fuzz.partial_ratio`, 0 to 100, of a fuzzy hit."""

MAX_QUERY = 60
"""Characters of a query that count."""


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: Phrase
    name: str
    text: str
    name_pinyin: str
    name_initials: str
    text_pinyin: str
    text_initials: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The searchable forms of every approved phrase."""

    entries: tuple[_Entry, ...]

    @classmethod
    def build(
        cls,
        book: Playbook,
        phrases: Iterable[Phrase] | None = None,
        former: SearchIndex | None = None,
    ) -> Self:
        """Return the index of some phrases of a book, in their order.

        Args:
            book: The bank.
            phrases: Those to find; None for the approved ones.
            former: An index whose entries are taken over where nothing changed.
        """
        known = {entry.phrase: entry for entry in former.entries} if former else {}
        return cls(
            tuple(
                _entry(phrase, book, known.get(phrase))
                for phrase in (book.approved if phrases is None else phrases)
            )
        )

    def find(self, query: str, uses: Mapping[PhraseId, int], *, limit: int) -> list[Candidate]:
        """Return the best hits, best first; an empty query has none.

        Args:
            query: Chinese, English, pinyin, pinyin initials or a phrase id; every word of it
                must hit.
            uses: How often this agent copied each phrase; breaks ties.
            limit: How many at most.

        Returns:
            Candidates whose score is 0.0 to 1.0: 1.0 the id itself, from 0.9 literal, from 0.6
            pinyin, below that fuzzy. Equal scores are ordered by use, then by the bank.
        """
        words = searchable(query[:MAX_QUERY]).split()
        if not words:
            return []
        hits = []
        for place, entry in enumerate(self.entries):
            score = min(_score(word, entry) for word in words)
            if score > 0:
                hits.append((-score, -uses.get(entry.phrase.id, 0), place))
        why = (Reason("search", query),)
        return [
            Candidate(self.entries[place].phrase, -score, why)
            for score, _, place in nsmallest(limit, hits)
        ]


def _entry(phrase: Phrase, book: Playbook, known: _Entry | None) -> _Entry:
    intent = book.intent_by_id.get(phrase.intent)
    name = f"{intent.name_zh} {intent.name_en}".lower() if intent else ""
    if known is not None and known.name == name:
        return known
    text = searchable(phrase.text)
    plain = text.replace(" ", "")
    chinese = name.split(" ")[0] if name else ""
    return _Entry(
        phrase=phrase,
        name=name,
        text=text,
        name_pinyin=pinyin_of(chinese),
        name_initials=initials_of(chinese),
        text_pinyin=pinyin_of(plain),
        text_initials=initials_of(plain),
    )


def _score(word: str, entry: _Entry) -> float:
    if word == entry.phrase.id or word in (item.lower() for item in entry.phrase.manual):
        return 1.0
    if word in entry.name:
        return 0.98
    if word in entry.text:
        return 0.95
    if word in entry.phrase.id:
        return 0.92
    if word.isascii() and word.isalpha() and len(word) > 1:
        return _pinyin_score(word, entry)
    return _fuzzy_score(word, entry.text) if len(word) > 2 else 0.0


def _fuzzy_score(word: str, text: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - not before the first paint

    return fuzz.partial_ratio(word, text, score_cutoff=FUZZY_FLOOR) / 100 * 0.55


def _pinyin_score(word: str, entry: _Entry) -> float:
    if entry.name_initials.startswith(word) or entry.name_pinyin.startswith(word):
        return 0.85
    if word in entry.name_pinyin or word in entry.name_initials:
        return 0.8
    if len(word) > 2 and word in entry.text_pinyin:
        return 0.7
    return 0.6 if word in entry.text_initials else 0.0
