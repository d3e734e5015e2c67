"""Stage 2: what does the customer want, how sure is that, and why.

Two kinds of evidence, both straight from the bank's example messages, so that a new example
counts at once: rapidfuzz neighbours (near-verbatim wording) and the pieces of one and two
characters an intent's examples use more than others do (naive Bayes). Long messages are also
judged clause by clause.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from rapidfuzz import fuzz, process

from replykit.domain.intent import OTHER, IntentId, OrderState, Stage
from replykit.domain.message import Context, Message
from replykit.domain.reply import IntentGuess, NearestExample, Understanding

SMOOTHING = 0.1
"""Pseudo-count of a piece never seen with an intent."""

NEIGHBOURS = 30
"""How many of the nearest examples vote."""

VOTE_POWER = 4
"""A neighbour's vote is its similarity, 0.0 to 1.0, to this power."""

FUZZY_SHARE = 0.5
"""Share of the neighbours in the mixture of log-probabilities; the pieces have the rest."""

VERBATIM, VERBATIM_SHARE, VERBATIM_CHARS = 0.93, 0.7, 4
"""From this similarity on, and this many characters, the nearest example takes this share."""

CLAUSE_CHARS = 14
"""Shortest message, in characters, whose clauses are also judged one by one."""

SURE = 0.3
"""Below this probability of the best intent the matcher abstains."""

MAX_INTENTS = 5
"""How many intents an understanding names."""

SMALL_TALK = ("greeting", "thanks_bye", OTHER)
"""Intents of clauses that do not count while another clause asks for something."""

STATE_WEIGHTS: Mapping[OrderState, Mapping[Stage, float]] = {
    OrderState.NONE: {Stage.PRESALE: 1.0, Stage.INSALE: 0.1, Stage.AFTERSALE: 0.1},
    OrderState.ORDERED: {Stage.PRESALE: 0.1, Stage.INSALE: 1.0, Stage.AFTERSALE: 0.4},
    OrderState.RECEIVED: {Stage.PRESALE: 0.2, Stage.INSALE: 0.3, Stage.AFTERSALE: 1.0},
}
"""How much an intent keeps of its probability under a pinned order state, by its stage."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example message of the bank, normalised."""

    intent: IntentId
    stage: Stage
    text: str
    message: Message


@dataclass(frozen=True, slots=True)
class ExampleIndex:
    """Everything computed once from the examples.

    Attributes:
        examples: Those with words in them, in the order of the bank.
        texts: Their folded texts, same order.
        intents: The intents that have examples, in the order of the bank.
        stages: Stage of each intent, same order as `intents`.
        base: Log-probability of a piece never seen with an intent, same order.
        gains: For each piece its weight, and what it adds to the intents it was seen with, as
            pairs of an offset into `intents` and a log-ratio.
    """

    examples: tuple[Example, ...]
    texts: tuple[str, ...]
    intents: tuple[IntentId, ...]
    stages: tuple[Stage, ...]
    base: tuple[float, ...]
    gains: Mapping[str, tuple[float, tuple[tuple[int, float], ...]]]

    @classmethod
    def build(cls, examples: Iterable[Example]) -> Self:
        """Return the index of some examples; equal examples give an equal index."""
        usable = tuple(e for e in examples if e.message.text)
        stage_of = {e.intent: e.stage for e in usable}
        intents = tuple(stage_of)
        counts = _piece_counts(usable, {intent: n for n, intent in enumerate(intents)})
        totals = Counter[int]()
        for by_intent in counts.values():
            totals.update(by_intent)
        floor = [
            math.log(SMOOTHING / (totals[n] + SMOOTHING * len(counts)))
            for n in range(len(intents))
        ]
        return cls(
            examples=usable,
            texts=tuple(e.message.text for e in usable),
            intents=intents,
            stages=tuple(stage_of.values()),
            base=tuple(floor),
            gains={piece: _gain(by_intent, len(usable)) for piece, by_intent in counts.items()},
        )


def understand(message: Message, index: ExampleIndex, context: Context) -> Understanding:
    """Return what a message means.

    Args:
        message: A normalised message; one without words is understood as nothing.
        index: The examples to compare with.
        context: A pinned order state re-weights the stages.

    Returns:
        The best stage and up to `MAX_INTENTS` intents even when abstaining. The same input
        always gives the same output.
    """
    if not message.text or not index.intents:
        return _nothing()
    near = _neighbours(message.text, index)
    chances = _in_state(_chances(message, near, index), index, context.order_state)
    order = sorted(range(len(chances)), key=lambda n: (-chances[n], n))
    named = [n for n in order if index.intents[n] != OTHER]
    stages = _stage_chances(chances, index)
    best = chances[named[0]] if named else 0.0
    return Understanding(
        stage=stages[0][0],
        stages=stages,
        intents=tuple(IntentGuess(index.intents[n], chances[n]) for n in named[:MAX_INTENTS]),
        confidence=best,
        abstained=index.intents[order[0]] == OTHER or best < SURE,
        examples=_shown(near, index, named[:MAX_INTENTS]),
        words=_telling_words(message.text, named[0], index) if named else (),
    )


def pieces(text: str) -> frozenset[str]:
    """Return the single characters and pairs of neighbours of a text, spaces left out."""
    plain = text.replace(" ", "")
    return frozenset(plain) | frozenset(a + b for a, b in pairwise(plain))


def _nothing() -> Understanding:
    stages = (Stage.GENERAL, Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE)
    return Understanding(
        stage=Stage.GENERAL,
        stages=tuple((stage, 1 / len(stages)) for stage in stages),
        intents=(),
        confidence=0.0,
        abstained=True,
    )


def _piece_counts(
    examples: Sequence[Example], place: Mapping[IntentId, int]
) -> dict[str, Counter[int]]:
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for example in examples:
        for piece in pieces(example.message.text):
            counts[piece][place[example.intent]] += 1
    return counts


def _gain(by_intent: Counter[int], examples: int) -> tuple[float, tuple[tuple[int, float], ...]]:
    rarity = math.log(1 + examples / by_intent.total())
    added = ((n, math.log((count + SMOOTHING) / SMOOTHING)) for n, count in by_intent.items())
    return math.sqrt(rarity), tuple(sorted(added))


Neighbour = tuple[float, int]
"""Similarity, 0.0 to 1.0, and offset into `ExampleIndex.examples`."""


def _neighbours(text: str, index: ExampleIndex) -> list[Neighbour]:
    found = process.extract(text, index.texts, scorer=fuzz.ratio, limit=NEIGHBOURS)
    return [(score / 100, place) for _, score, place in found]


def _chances(message: Message, near: Sequence[Neighbour], index: ExampleIndex) -> list[float]:
    whole = _mixture(message.text, near, index)
    if len(message.text) < CLAUSE_CHARS or len(message.clauses) < 2:
        return whole
    parts = [_mixture(c, _neighbours(c, index), index) for c in message.clauses[-6:]]
    return _with_clauses(whole, parts, index)


def _mixture(text: str, near: Sequence[Neighbour], index: ExampleIndex) -> list[float]:
    """Return the probability of each intent for one text."""
    votes = _votes(near, index)
    logs = [
        (1 - FUZZY_SHARE) * a + FUZZY_SHARE * math.log(b)
        for a, b in zip(_log_pieces(text, index), votes, strict=True)
    ]
    chances = _softmax(logs)
    if near and near[0][0] >= VERBATIM and len(text) >= VERBATIM_CHARS:
        winner = index.intents.index(index.examples[near[0][1]].intent)
        chances = [c * (1 - VERBATIM_SHARE) for c in chances]
        chances[winner] += VERBATIM_SHARE
    return chances


def _log_pieces(text: str, index: ExampleIndex) -> list[float]:
    known = [index.gains[piece] for piece in sorted(pieces(text)) if piece in index.gains]
    total = sum(weight for weight, _ in known)
    scores = [total * base for base in index.base]
    for weight, added in known:
        for place, gain in added:
            scores[place] += weight * gain
    scale = math.sqrt(len(known)) or 1.0
    logs = [score / scale for score in scores]
    top = max(logs)
    norm = math.log(sum(math.exp(x - top) for x in logs)) + top
    return [max(x - norm, -20.0) for x in logs]


def _votes(near: Sequence[Neighbour], index: ExampleIndex) -> list[float]:
    votes = dict.fromkeys(index.intents, 0.0)
    for similarity, place in near:
        votes[index.examples[place].intent] += similarity**VOTE_POWER
    total = sum(votes.values()) or 1.0
    share = 0.005
    return [(vote / total + share) / (1 + share * len(votes)) for vote in votes.values()]


def _softmax(logs: Sequence[float]) -> list[float]:
    top = max(logs)
    powers = [math.exp(x - top) for x in logs]
    total = sum(powers)
    return [power / total for power in powers]


def _with_clauses(
    whole: Sequence[float], parts: Sequence[Sequence[float]], index: ExampleIndex
) -> list[float]:
    """Return half the judgement of the whole, half that of the clauses that ask for something."""
    asks = [intent not in SMALL_TALK for intent in index.intents]
    mixed = [0.0] * len(whole)
    for part in parts:
        best = max((p for p, ask in zip(part, asks, strict=True) if ask), default=0.0)
        for n, p in enumerate(part):
            mixed[n] += p * best if asks[n] else 0.0
    total = sum(mixed)
    if not total:
        return list(whole)
    return [0.5 * a + 0.5 * b / total for a, b in zip(whole, mixed, strict=True)]


def _in_state(
    chances: Sequence[float], index: ExampleIndex, state: OrderState | None
) -> list[float]:
    if state is None:
        return list(chances)
    kept = STATE_WEIGHTS[state]
    weighted = [c * kept.get(s, 1.0) for c, s in zip(chances, index.stages, strict=True)]
    total = sum(weighted) or 1.0
    return [c / total for c in weighted]


def _stage_chances(
    chances: Sequence[float], index: ExampleIndex
) -> tuple[tuple[Stage, float], ...]:
    sums = dict.fromkeys(Stage, 0.0)
    for intent, stage, chance in zip(index.intents, index.stages, chances, strict=True):
        if intent != OTHER:
            sums[stage] += chance
    total = sum(sums.values()) or 1.0
    return tuple(sorted(((s, p / total) for s, p in sums.items()), key=lambda item: -item[1]))


def _shown(
    near: Sequence[Neighbour], index: ExampleIndex, named: Sequence[int]
) -> tuple[NearestExample, ...]:
    wanted = {index.intents[n] for n in named}
    found = (
        NearestExample(index.examples[place].intent, index.examples[place].text, similarity)
        for similarity, place in near
        if index.examples[place].intent in wanted
    )
    return tuple(found)[:3]


def _telling_words(text: str, intent: int, index: ExampleIndex) -> tuple[str, ...]:
    """Return the pieces that spoke most for an intent, longer ones instead of their parts."""
    spoke = {}
    for piece in sorted(pieces(text)):
        weight, added = index.gains.get(piece, (0.0, ()))
        gain = dict(added).get(intent, 0.0)
        mean = sum(g for _, g in added) / len(index.intents)
        if gain > mean and not piece.isdigit():
            spoke[piece] = weight * (gain - mean)
    best = sorted(spoke, key=lambda piece: (-spoke[piece], piece))[:6]
    return tuple(p for p in best if not any(p != q and p in q for q in best))[:3]
