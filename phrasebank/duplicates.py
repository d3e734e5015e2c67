"""Phrases of an intent that say nearly the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from phrasebank.lint import NEAR
from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from replykit.domain.playbook import Playbook

LONGEST = 200 / NEAR - 1
"""How many times as long a text may be as one it is `NEAR` to: the ratio is twice what both
share over what both have."""


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two phrases of an intent; `score` is `rapidfuzz.fuzz.ratio` over 100, 0.9 to 1."""

    intent: IntentId
    one: PhraseId
    other: PhraseId
    score: float


def near_pairs(book: Playbook, progress: Callable[[int, int], None]) -> list[NearPair]:
    """Return every pair of drafts and approved phrases that are `NEAR`, by intent.

    Quadratic in the phrases of an intent that are about as long: 2,000 take half a second.

    Args:
        book: The bank.
        progress: Called now and then with the phrases done and their total.
    """
    groups: defaultdict[IntentId, list[Phrase]] = defaultdict(list)
    for phrase in book.phrases:
        if phrase.state is not PhraseState.RETIRED:
            groups[phrase.intent].append(phrase)
    total, done = sum(map(len, groups.values())), 0
    found: list[NearPair] = []
    for phrases in groups.values():
        found += _pairs(phrases)
        done += len(phrases)
        progress(done, total)
    return found


def _pairs(phrases: list[Phrase]) -> Iterator[NearPair]:
    phrases = sorted(phrases, key=lambda phrase: len(phrase.text))
    texts = [phrase.text for phrase in phrases]
    lengths = [len(text) for text in texts]
    for place, phrase in enumerate(phrases):
        end = bisect_right(lengths, lengths[place] * LONGEST)
        near = process.extract(
            phrase.text, texts[place + 1 : end], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
        )
        for _, score, offset in near:
            other = phrases[place + 1 + offset]
            yield NearPair(phrase.intent, phrase.id, other.id, round(score / 100, 3))
