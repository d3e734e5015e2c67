"""Stage 2: what does the customer want, how sure is that, and why.

Two kinds of evidence, both learnt from the bank's example messages alone: the linear model
(pieces of the message that speak for an intent) and rapidfuzz neighbours (near-verbatim
wording, so that a new example counts before the model is learnt again). Long messages are also
judged clause by clause.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from replykit.domain.intent import OTHER, IntentId, OrderState, Stage
from replykit.domain.message import Context, Message
from replykit.domain.reply import IntentGuess, NearestExample, Understanding
from replykit.pipeline.linear import LinearModel

SHARPNESS = 1.7
"""Factor on the model's log-odds: its penalty leaves it less sure than it is right."""

NEIGHBOURS = 30
"""How many of the nearest examples vote."""

FLOOR = 40.0
"""Least `rapidfuzz.fuzz.ratio`, 0 to 100, of a neighbour."""

VOTE_POWER = 12
"""A neighbour's vote is its similarity, 0.0 to 1.0, to this power."""

FUZZY_SHARE = 0.35
"""Share of the neighbours in the mixture of log-probabilities; the model has the rest."""

VERBATIM, VERBATIM_SHARE, VERBATIM_CHARS = 0.93, 0.7, 4
"""From this similarity on, and this many characters, the nearest example takes this share."""

CLAUSE_CHARS = 14
"""Shortest message, in characters, whose clauses are also judged one by one."""

MAX_CLAUSES = 6
"""How many clauses are judged; the last ones count."""

SURE = 0.42
"""Below this probability of the best intent the matcher abstains; on the labelled messages it
then answers four of five clear ones."""

MAX_INTENTS = 5
"""How many intents an understanding names."""

SMALL_TALK = ("greeting", "thanks_bye", "human_agent", OTHER)
"""Intents of clauses that do not count while another clause asks for something."""

TELLING = 0.3
"""Share of the strongest piece from which on a piece is shown as telling."""

FILLERS = "的了吗呢吧啊呀么着过是在就都也还不"
"""Characters not shown at the ends of a telling word."""

STATE_WEIGHTS: Mapping[OrderState, Mapping[Stage, float]] = {
    OrderState.NONE: {Stage.PRESALE: 1.0, Stage.INSALE: 0.1, Stage.AFTERSALE: 0.1},
    OrderState.ORDERED: {Stage.PRESALE: 0.1, Stage.INSALE: 1.0, Stage.AFTERSALE: 0.4},
    OrderState.RECEIVED: {Stage.PRESALE: 0.2, Stage.INSALE: 0.3, Stage.AFTERSALE: 1.0},
}
"""How much an intent keeps of its probability under a pinned order state, by its stage."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example message of the bank.

    Attributes:
        intent: What it is an example of.
        stage: The stage of that intent.
        text: As the bank has it.
        folded: Its folded text, see `normalise`.
    """

    intent: IntentId
    stage: Stage
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class ExampleIndex:
    """Everything the matcher compares with.

    Attributes:
        examples: Those with words in them, in the order of the bank.
        texts: Their folded texts, same order.
        intents: The intents that have examples, in the order of the bank; shape (k,).
        stages: Stage of each intent; shape (k,).
        model: The linear model, None while there is none.
        columns: For each intent its place in the model, None where the model was learnt
            before the intent was there; shape (k,).
        folded: Folded texts of all examples, also of those without words.
    """

    examples: tuple[Example, ...]
    texts: tuple[str, ...]
    intents: tuple[IntentId, ...]
    stages: tuple[Stage, ...]
    model: LinearModel | None
    columns: tuple[int | None, ...]
    folded: tuple[str, ...]

    @classmethod
    def build(cls, examples: Iterable[Example], model: LinearModel | None = None) -> Self:
        """Return the index of some examples, judged by a model that may be of older ones."""
        given = tuple(examples)
        usable = tuple(example for example in given if example.folded)
        stage_of = {example.intent: example.stage for example in usable}
        known = {intent: n for n, intent in enumerate(model.intents)} if model else {}
        return cls(
            examples=usable,
            texts=tuple(example.folded for example in usable),
            intents=tuple(stage_of),
            stages=tuple(stage_of.values()),
            model=model,
            columns=tuple(known.get(intent) for intent in stage_of),
            folded=tuple(example.folded for example in given),
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
        words=_telling_words(message.text, index.intents[named[0]], index.model) if named else (),
    )


def _nothing() -> Understanding:
    stages = (Stage.GENERAL, Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE)
    return Understanding(
        stage=Stage.GENERAL,
        stages=tuple((stage, 1 / len(stages)) for stage in stages),
        intents=(),
        confidence=0.0,
        abstained=True,
    )


Neighbour = tuple[float, int]
"""Similarity, 0.0 to 1.0, and offset into `ExampleIndex.examples`."""


def _neighbours(text: str, index: ExampleIndex) -> list[Neighbour]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not before the first paint

    found = process.extract(
        text, index.texts, scorer=fuzz.ratio, limit=NEIGHBOURS, score_cutoff=FLOOR
    )
    return [(score / 100, place) for _, score, place in found]


def _chances(message: Message, near: Sequence[Neighbour], index: ExampleIndex) -> list[float]:
    """Return the probability of each intent; shape (k,)."""
    whole = _with_neighbours(_log_model(message.text, index), near, index)
    if len(message.text) >= CLAUSE_CHARS and len(message.clauses) > 1:
        clauses = message.clauses[-MAX_CLAUSES:]
        parts = [_softmax(_log_model(clause, index)) for clause in clauses]
        whole = _with_clauses(whole, parts, index)
    return _with_verbatim(whole, near, message.text, index)


def _log_model(text: str, index: ExampleIndex) -> list[float]:
    """Return the model's log-probabilities; an intent it does not know gets an even chance."""
    even = -math.log(len(index.intents))
    if index.model is None:
        return [even] * len(index.intents)
    scores = [SHARPNESS * score for score in index.model.scores(text)]
    top = max(scores)
    norm = top + math.log(sum(math.exp(score - top) for score in scores))
    return [even if n is None else scores[n] - norm for n in index.columns]


def _with_neighbours(
    logs: Sequence[float], near: Sequence[Neighbour], index: ExampleIndex
) -> list[float]:
    votes = dict.fromkeys(index.intents, 0.0)
    for similarity, place in near:
        votes[index.examples[place].intent] += similarity**VOTE_POWER
    total = sum(votes.values()) or 1.0
    share = 0.005
    chances = ((vote / total + share) / (1 + share * len(votes)) for vote in votes.values())
    return _softmax(
        [
            (1 - FUZZY_SHARE) * log + FUZZY_SHARE * math.log(chance)
            for log, chance in zip(logs, chances, strict=True)
        ]
    )


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


def _with_verbatim(
    chances: Sequence[float], near: Sequence[Neighbour], text: str, index: ExampleIndex
) -> list[float]:
    if not near or near[0][0] < VERBATIM or len(text) < VERBATIM_CHARS:
        return list(chances)
    winner = index.intents.index(index.examples[near[0][1]].intent)
    mixed = [chance * (1 - VERBATIM_SHARE) for chance in chances]
    mixed[winner] += VERBATIM_SHARE
    return mixed


def _softmax(logs: Sequence[float]) -> list[float]:
    top = max(logs)
    powers = [math.exp(x - top) for x in logs]
    total = sum(powers)
    return [power / total for power in powers]


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


def _telling_words(text: str, intent: IntentId, model: LinearModel | None) -> tuple[str, ...]:
    """Return the parts of the message that spoke most for an intent, the strongest first."""
    plain = text.replace(" ", "")
    spoke = {p: s for p, s in (model.spoke_for(plain, intent) if model else ()) if p.isalpha()}
    least = max(spoke.values(), default=0.0) * TELLING
    weight = [0.0] * len(plain)
    for piece, share in spoke.items():
        for start in _places(piece, plain) if share >= least else ():
            for n in range(start, start + len(piece)):
                weight[n] += share / len(piece)
    runs = [(sum(weight[a:b]), plain[a:b].strip(FILLERS)) for a, b in _runs(weight)]
    words = [word for _, word in sorted(runs, key=lambda run: -run[0]) if word]
    return tuple(dict.fromkeys(words))[:3]


def _places(piece: str, text: str) -> list[int]:
    return [n for n in range(len(text) - len(piece) + 1) if text.startswith(piece, n)]


def _runs(weight: Sequence[float]) -> list[tuple[int, int]]:
    """Return where numbers above zero stand together, as half-open ranges."""
    edges = [0.0, *weight, 0.0]
    starts = [n for n in range(len(weight)) if edges[n] == 0 < edges[n + 1]]
    ends = [n + 1 for n in range(len(weight)) if edges[n + 2] == 0 < edges[n + 1]]
    return list(zip(starts, ends, strict=True))
