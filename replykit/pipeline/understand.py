"""Stage 2: what does the customer want, how sure is that, and why.

Three kinds of evidence, all learnt from the bank's example messages: the linear model (pieces
of the message that speak for an intent), the sentence encoder where it is installed (meaning
beyond shared characters), and rapidfuzz neighbours (near-verbatim wording, so that a new
example counts before the models are learnt again). Messages of several clauses are also judged
clause by clause; the conversation around a message (`situation`) re-weights the result, and
`confidence` says what it is worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from replykit.domain.intent import OTHER, IntentId, Stage
from replykit.domain.message import Clause, Context, Message
from replykit.domain.reply import (
    Certainty,
    IntentGuess,
    NearestExample,
    Request,
    Understanding,
)
from replykit.pipeline import confidence, situation
from replykit.pipeline.confidence import Signs
from replykit.pipeline.evidence import Chances, ExampleIndex, by_models, mixture, softmax
from replykit.pipeline.explain import telling_words
from replykit.pipeline.neighbours import Neighbour, nearest, votes

VERBATIM, VERBATIM_SHARE, VERBATIM_CHARS = 0.93, 0.7, 4
"""From this similarity on, and this many characters, the nearest example takes this share, if
the models have not learnt it yet; one that they have speaks through them."""

NEW_LIKE = 0.6
"""From this similarity on, such an example takes a growing share."""

CLAUSE_CHARS = 14
"""Shortest message, in characters, whose clauses are also judged one by one."""

CLAUSE_SHARE = 0.3
"""Share of the clauses' judgement in that of the whole message."""

MAX_CLAUSES = 6
"""How many clauses are judged; the last ones count."""

REQUESTED = 0.45
"""Least probability of an intent, judged from a clause alone, to count as a request."""

MAX_REQUESTS = 3
"""How many requests of a message are told apart."""

STAGE_POWER, GENERAL_WEIGHT = 0.7, 0.6
"""A stage's chance is the sum of its intents' chances to this power: many possible intents of a
stage speak for it. The general ones weigh less: most messages belong to a sale."""

MAX_INTENTS = 5
"""How many intents an understanding names."""

MAX_EXAMPLES = 3
"""How many of the nearest examples are shown."""

SMALL_TALK = ("greeting", "thanks_bye", "human_agent", OTHER)
"""Intents of clauses that do not count while another clause asks for something."""

IDLE, CHATTING = ("greeting", "thanks_bye"), 0.6
"""A clause that is one of these with this probability is chat around what is asked, and is left
out where another clause is not."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A message on its own: its chances, those of its clauses, and the nearest examples."""

    chances: Chances
    clauses: tuple[tuple[Clause, Chances], ...]
    near: tuple[Neighbour, ...]


def understand(message: Message, index: ExampleIndex, context: Context) -> Understanding:
    """Return what a message means.

    Args:
        message: A normalised message; one without words is understood as nothing.
        index: The examples to compare with.
        context: What is known about the conversation, its turns folded; re-weights the
            intents.

    Returns:
        The best stage and up to `MAX_INTENTS` intents even when abstaining. The same input
        always gives the same output.
    """
    if not message.text or not index.intents:
        return _nothing()
    judged = _judge(message, index)
    chances = _in_situation(judged.chances, message, index, context)
    named = _named(chances, index)
    if not named:
        return _nothing()
    sure, certainty = _certainty(_signs(message, index, chances, named, judged.near), index)
    stages = _stage_chances(chances, index)
    guesses = _guesses(chances, named, sure, index)
    return Understanding(
        stage=stages[0][0],
        stages=stages,
        intents=guesses,
        confidence=sure,
        certainty=certainty,
        requests=_requests(message, judged, certainty, guesses[0], index),
        examples=_shown(judged.near, index, named),
        words=telling_words(message.text, index.intents[named[0]], index.model),
    )


def signs_of(message: Message, index: ExampleIndex, context: Context) -> Signs | None:
    """Return what the confidence in a message's understanding rests on, None without words."""
    if not message.text or not index.intents:
        return None
    judged = _judge(message, index)
    chances = _in_situation(judged.chances, message, index, context)
    return _signs(message, index, chances, _named(chances, index), judged.near)


def _named(chances: Chances, index: ExampleIndex) -> list[int]:
    """Return the places of the best intents, best first; `OTHER` is never among them."""
    order = sorted(range(len(chances)), key=lambda n: (-chances[n], n))
    return [n for n in order if index.intents[n] != OTHER][:MAX_INTENTS]


def _nothing() -> Understanding:
    stages = (Stage.GENERAL, Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE)
    return Understanding(
        stage=Stage.GENERAL,
        stages=tuple((stage, 1 / len(stages)) for stage in stages),
        intents=(),
        confidence=0.0,
        certainty=Certainty.UNSURE,
    )


# --- the message on its own ----------------------------------------------------------------


def _judge(message: Message, index: ExampleIndex) -> _Judged:
    several = len(message.text) >= CLAUSE_CHARS and len(message.clauses) > 1
    clauses = message.clauses[-MAX_CLAUSES:] if several else ()
    whole, *parts = by_models([message.text, *(clause.text for clause in clauses)], index)
    judged = tuple(zip(clauses, map(softmax, parts), strict=True))
    text = message.text
    if asking := _asking(judged, index):
        text = " ".join(clause.text for clause, _ in asking)
        [whole] = by_models([text], index)
    near = nearest(text, index.texts)
    share, voted = mixture(index).neighbours, votes(near, index.places, len(whole))
    chances = softmax([log + share * math.log(p) for log, p in zip(whole, voted, strict=True)])
    if judged:
        chances = _with_clauses(chances, [part for _, part in judged], index)
    return _Judged(_with_unlearnt(chances, near, message.text, index), judged, tuple(near))


def _asking(
    judged: Sequence[tuple[Clause, Chances]], index: ExampleIndex
) -> list[tuple[Clause, Chances]]:
    """Return the clauses left when those that only chat are taken out; none if nothing is."""
    idle = [n for n, intent in enumerate(index.intents) if intent in IDLE]
    kept = [item for item in judged if sum(item[1][n] for n in idle) < CHATTING]
    return kept if len(kept) < len(judged) else []


def _with_clauses(
    whole: Sequence[float], parts: Sequence[Sequence[float]], index: ExampleIndex
) -> Chances:
    """Mix the judgement of the whole with that of the clauses that ask for something."""
    asks = [intent not in SMALL_TALK for intent in index.intents]
    mixed = [0.0] * len(whole)
    for part in parts:
        best = max((p for p, ask in zip(part, asks, strict=True) if ask), default=0.0)
        for n, p in enumerate(part):
            mixed[n] += p * best if asks[n] else 0.0
    total = sum(mixed)
    if not total:
        return list(whole)
    share = CLAUSE_SHARE
    return [(1 - share) * a + share * b / total for a, b in zip(whole, mixed, strict=True)]


def _with_unlearnt(
    chances: Sequence[float], near: Sequence[Neighbour], text: str, index: ExampleIndex
) -> Chances:
    """Give the nearest example its share where the models have not learnt it yet."""
    if not near or len(text) < VERBATIM_CHARS:
        return list(chances)
    similarity, example = near[0]
    if index.model is not None and index.model.knows(_sample(index, example)):
        return list(chances)
    reached = min(max(similarity - NEW_LIKE, 0.0) / (VERBATIM - NEW_LIKE), 1.0)
    share = VERBATIM_SHARE * reached
    mixed = [chance * (1 - share) for chance in chances]
    mixed[index.places[example]] += share
    return mixed


def _sample(index: ExampleIndex, place: int) -> tuple[IntentId, str]:
    return index.examples[place].intent, index.texts[place]


# --- the message in its conversation -------------------------------------------------------


def _in_situation(
    chances: Chances, message: Message, index: ExampleIndex, context: Context
) -> Chances:
    topics = situation.topics(context.turns)
    if topics:
        judged = by_models([text for text, _ in topics], index)
        exponents = (exponent for _, exponent in topics)
        lent = zip(map(softmax, judged), exponents, strict=True)
        chances = situation.with_topics(chances, lent)
    return situation.in_state(chances, index.stages, message, context)


# --- what comes of it ----------------------------------------------------------------------


def _signs(
    message: Message,
    index: ExampleIndex,
    chances: Chances,
    named: Sequence[int],
    near: Sequence[Neighbour],
) -> Signs:
    best, second, *_ = [*(chances[n] for n in named), 0.0, 0.0]
    other = sum(p for p, intent in zip(chances, index.intents, strict=True) if intent == OTHER)
    likeness = near[0][0] if near else 0.0
    return Signs.of((best, second, other), len(message.text), likeness)


def _certainty(signs: Signs, index: ExampleIndex) -> tuple[float, Certainty]:
    calibration = confidence.PLAIN if index.encoder is None else confidence.SEMANTIC
    sure = calibration.confidence(signs)
    return sure, confidence.certainty_of(sure, signs)


def _guesses(
    chances: Chances, named: Sequence[int], sure: float, index: ExampleIndex
) -> tuple[IntentGuess, ...]:
    """Return the best intents; the first one's probability is the calibrated confidence."""
    best = chances[named[0]]
    rest = (1 - sure) / max(1 - best, 1e-9)
    calibrated = [sure, *(min(chances[n] * rest, sure) for n in named[1:])]
    return tuple(IntentGuess(index.intents[n], p) for n, p in zip(named, calibrated, strict=True))


def _stage_chances(chances: Chances, index: ExampleIndex) -> tuple[tuple[Stage, float], ...]:
    sums = dict.fromkeys(Stage, 0.0)
    for intent, stage, chance in zip(index.intents, index.stages, chances, strict=True):
        if intent != OTHER:
            weight = GENERAL_WEIGHT if stage is Stage.GENERAL else 1.0
            sums[stage] += weight * chance**STAGE_POWER
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
    return tuple(found)[:MAX_EXAMPLES]


def _requests(
    message: Message, judged: _Judged, certainty: Certainty, best: IntentGuess, index: ExampleIndex
) -> tuple[Request, ...]:
    """Return what the clauses ask for one by one, or the whole message its best intent."""
    found: list[Request] = []
    for clause, chances in judged.clauses:
        p, place = max(zip(chances, range(len(chances)), strict=True), key=lambda item: item[0])
        if p >= REQUESTED and index.intents[place] not in SMALL_TALK:
            found = _joined(found, Request(index.intents[place], p, clause.start, clause.end))
    if len({request.intent for request in found}) > 1:
        strongest = sorted(found, key=lambda request: -request.p)[:MAX_REQUESTS]
        return tuple(sorted(strongest, key=lambda request: request.start))
    if certainty is Certainty.UNSURE:
        return ()
    return (Request(best.id, best.p, message.clauses[0].start, message.clauses[-1].end),)


def _joined(found: list[Request], request: Request) -> list[Request]:
    """Return the requests with one more; the same intent again belongs to the former one."""
    if found and found[-1].intent == request.intent:
        last = found[-1]
        return [*found[:-1], replace(last, p=max(last.p, request.p), end=request.end)]
    return [*found, request]
