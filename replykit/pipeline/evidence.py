"""What a text is compared with, and how the models judge it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from replykit.domain.intent import IntentId, Stage
from replykit.pipeline.linear import LinearModel

if TYPE_CHECKING:
    from replykit.pipeline.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Mixture:
    """How the kinds of evidence are mixed: log-probabilities are added by these shares.

    Attributes:
        model: Share of the linear model.
        encoder: Share of the encoder.
        neighbours: Share of the neighbours.
    """

    model: float
    encoder: float
    neighbours: float


PLAIN = Mixture(model=1.1, encoder=0.0, neighbours=0.35)
SEMANTIC = Mixture(model=0.8, encoder=0.8, neighbours=0.3)
"""The mixtures without and with an encoder; `docs/understanding.md` has the ablation."""


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
        places: Intent of each example, as a place in `intents`.
        model: The linear model, None while there is none.
        encoder: The sentence encoder, None where it is not installed or not loaded yet.
        folded: Folded texts of all examples, also of those without words.
    """

    examples: tuple[Example, ...]
    texts: tuple[str, ...]
    intents: tuple[IntentId, ...]
    stages: tuple[Stage, ...]
    places: tuple[int, ...]
    model: LinearModel | None
    encoder: Encoder | None
    folded: tuple[str, ...]

    @classmethod
    def build(cls, examples: Iterable[Example], model: LinearModel | None = None) -> Self:
        """Return the index of some examples, judged by a model that may be of older ones."""
        given = tuple(examples)
        usable = tuple(example for example in given if example.folded)
        stage_of = {example.intent: example.stage for example in usable}
        place_of = {intent: n for n, intent in enumerate(stage_of)}
        return cls(
            examples=usable,
            texts=tuple(example.folded for example in usable),
            intents=tuple(stage_of),
            stages=tuple(stage_of.values()),
            places=tuple(place_of[example.intent] for example in usable),
            model=model,
            encoder=None,
            folded=tuple(example.folded for example in given),
        )

    def with_model(self, model: LinearModel) -> ExampleIndex:
        """Return the same examples judged by another linear model."""
        return replace(self, model=model)

    def with_encoder(self, encoder: Encoder | None) -> ExampleIndex:
        """Return the same examples judged with an encoder, or without for None."""
        return replace(self, encoder=encoder)


Chances = list[float]
"""One probability an intent of the index, summing to 1.0; shape (k,)."""


def mixture(index: ExampleIndex) -> Mixture:
    """Return how the evidence at hand is mixed."""
    return PLAIN if index.encoder is None else SEMANTIC


def by_models(texts: Sequence[str], index: ExampleIndex) -> list[list[float]]:
    """Return the models' mixed log-probabilities.

    Args:
        texts: Folded texts.
        index: Its models judge.

    Returns:
        Shape (texts, k), in the order of the index's intents; zeros where there is no model.
    """
    mix = mixture(index)
    found = [[0.0] * len(index.intents) for _ in texts]
    if index.model is not None:
        scores = [index.model.scores(text) for text in texts]
        found = _added(found, scores, index.model.intents, mix.model, index)
    if index.encoder is not None:
        scores = index.encoder.scores(texts)
        found = _added(found, scores, index.encoder.intents, mix.encoder, index)
    return found


def _added(
    logs: list[list[float]],
    scores: Sequence[Sequence[float]],
    known: Sequence[IntentId],
    share: float,
    index: ExampleIndex,
) -> list[list[float]]:
    """Add a model's log-probabilities; an intent it does not know gets an even chance."""
    place = {intent: n for n, intent in enumerate(known)}
    columns = [place.get(intent) for intent in index.intents]
    even = -math.log(len(index.intents))
    return [
        [
            log + share * (even if n is None else own[n])
            for log, n in zip(row, columns, strict=True)
        ]
        for row, own in zip(logs, map(_log_softmax, scores), strict=True)
    ]


def _log_softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    norm = top + math.log(sum(math.exp(score - top) for score in scores))
    return [score - norm for score in scores]


def softmax(logs: Sequence[float]) -> Chances:
    """Return the probabilities of log-probabilities that need not be normalised."""
    return [math.exp(log) for log in _log_softmax(logs)]
