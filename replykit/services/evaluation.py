"""How right the matcher is: scoring against labelled messages.

The scoring is that of the project's labelling guide. A message whose stages are only ``-`` is
*other* and counts for abstention alone; the rest are *clear*; of these, those of a stage of the
sale (P, I or A) are *staged*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replykit.domain.intent import Stage
from replykit.domain.message import Context
from replykit.domain.reply import Understanding

STAGE_LETTERS = {
    "G": Stage.GENERAL,
    "P": Stage.PRESALE,
    "I": Stage.INSALE,
    "A": Stage.AFTERSALE,
}
"""Letters of the labelling guide; ``-`` stands for no stage."""

NOTHING_KNOWN = Context()

BINS = 10
"""Bins of equal width the confidences are sorted into to see whether they mean something."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with what people said it means.

    Attributes:
        id: Its name in the file.
        text: The message.
        intents: The intents of independent labelers, at least one.
        also: Alternates that all labelers named.
        stages: Letters of `STAGE_LETTERS`, or ``-``.
        context: What was known about the conversation.
    """

    id: str
    text: str
    intents: frozenset[str]
    also: frozenset[str]
    stages: frozenset[str]
    context: Context = NOTHING_KNOWN

    @property
    def clear(self) -> bool:
        """Whether the message has an intent at all."""
        return self.stages != {"-"}

    @property
    def staged(self) -> bool:
        """Whether the message belongs to a stage of the sale."""
        return bool(self.stages & {"P", "I", "A"})

    @property
    def accepted(self) -> frozenset[str]:
        """The intents that count as right when scoring leniently."""
        return self.intents | self.also


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled message and what was understood."""

    message: Labelled
    understanding: Understanding

    @property
    def ranked(self) -> tuple[str, ...]:
        """The predicted intents, best first."""
        return tuple(guess.id for guess in self.understanding.intents)

    def hit(self, k: int, *, lenient: bool) -> bool:
        """Return whether one of the first `k` predicted intents is right."""
        right = self.message.accepted if lenient else self.message.intents
        return any(intent in right for intent in self.ranked[:k])

    @property
    def stage_right(self) -> bool:
        """Whether the predicted stage is one of the message's."""
        letters = self.message.stages - {"-"}
        return self.understanding.stage in {STAGE_LETTERS[letter] for letter in letters}


@dataclass(frozen=True, slots=True)
class IntentRow:
    """One intent's figures; shares are 0.0 to 1.0.

    Attributes:
        id: The intent.
        messages: Clear messages with it as first label.
        top1: Share of them whose first prediction is right (lenient).
        top3: The same for the first three.
        predicted: How often it was the first prediction.
        precision: Share of those that were right (lenient).
    """

    id: str
    messages: int
    top1: float
    top3: float
    predicted: int
    precision: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often messages of one intent were first taken for another."""

    wanted: str
    got: str
    count: int


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """What answering only from some confidence on would mean, for the clear messages.

    Attributes:
        confidence: Least confidence at which a message is answered.
        answered: Share of the clear messages answered.
        right: Share of those whose first prediction is right (lenient).
        other_abstained: Share of the other messages left undecided.
    """

    confidence: float
    answered: float
    right: float
    other_abstained: float


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The messages whose confidence lies in one tenth of 0.0 to 1.0.

    Attributes:
        messages: How many, at least one.
        confidence: Their mean confidence.
        right: Share of them whose first prediction is right (lenient).
    """

    messages: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; shares are 0.0 to 1.0, of an empty set 0.0.

    Attributes:
        calibration_error: Expected calibration error over the clear messages: the mean gap
            between confidence and share of right answers over ten bins of equal width,
            weighted by their messages (Guo et al. 2017, On Calibration of Modern Neural
            Networks, section 2).
    """

    messages: int
    clear: int
    staged: int
    stage_accuracy: float
    stage_macro_f1: float
    top1_strict: float
    top3_strict: float
    top1: float
    top3: float
    answered: float
    right_when_answered: float
    other: int
    other_abstained: float
    calibration_error: float
    intents: tuple[IntentRow, ...]
    confusions: tuple[Confusion, ...]
    coverage: tuple[CoveragePoint, ...]
    calibration: tuple[CalibrationBin, ...]


def evaluate(judged: Sequence[Judged]) -> Report:
    """Return the figures for messages that were labelled and understood."""
    clear = [item for item in judged if item.message.clear]
    staged = [item for item in clear if item.message.staged]
    other = [item for item in judged if not item.message.clear]
    answered = [item for item in clear if not item.understanding.abstained]
    calibration = _calibration(clear)
    return Report(
        messages=len(judged),
        clear=len(clear),
        staged=len(staged),
        stage_accuracy=_share(item.stage_right for item in staged),
        stage_macro_f1=_stage_macro_f1(staged),
        top1_strict=_share(item.hit(1, lenient=False) for item in clear),
        top3_strict=_share(item.hit(3, lenient=False) for item in clear),
        top1=_share(item.hit(1, lenient=True) for item in clear),
        top3=_share(item.hit(3, lenient=True) for item in clear),
        answered=_share(not item.understanding.abstained for item in clear),
        right_when_answered=_share(item.hit(1, lenient=True) for item in answered),
        other=len(other),
        other_abstained=_share(item.understanding.abstained for item in other),
        calibration_error=_calibration_error(calibration),
        intents=_intent_rows(clear),
        confusions=_confusions(clear),
        coverage=_coverage(clear, other),
        calibration=calibration,
    )


def _share(facts: Iterable[bool]) -> float:
    found = list(facts)
    return sum(found) / len(found) if found else 0.0


def _stage_macro_f1(staged: Sequence[Judged]) -> float:
    """Return the mean F1 of the three stages; a right prediction counts for its own stage."""
    wanted, got, right = Counter[Stage](), Counter[Stage](), Counter[Stage]()
    for item in staged:
        guess = item.understanding.stage
        letter = min(item.message.stages & {"P", "I", "A"})
        target = guess if item.stage_right else STAGE_LETTERS[letter]
        wanted[target] += 1
        got[guess] += 1
        right[guess] += item.stage_right
    stages = (Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE)
    scores = [2 * right[s] / (wanted[s] + got[s]) if wanted[s] + got[s] else 0.0 for s in stages]
    return sum(scores) / len(scores)


def _intent_rows(clear: Sequence[Judged]) -> tuple[IntentRow, ...]:
    by_intent: defaultdict[str, list[Judged]] = defaultdict(list)
    by_guess: defaultdict[str, list[Judged]] = defaultdict(list)
    for item in clear:
        by_intent[min(item.message.intents)].append(item)
        if item.ranked:
            by_guess[item.ranked[0]].append(item)
    return tuple(
        IntentRow(
            id=intent,
            messages=len(by_intent[intent]),
            top1=_share(item.hit(1, lenient=True) for item in by_intent[intent]),
            top3=_share(item.hit(3, lenient=True) for item in by_intent[intent]),
            predicted=len(by_guess[intent]),
            precision=_share(item.hit(1, lenient=True) for item in by_guess[intent]),
        )
        for intent in sorted(by_intent.keys() | by_guess.keys())
    )


def _confusions(clear: Sequence[Judged]) -> tuple[Confusion, ...]:
    pairs = Counter(
        (min(item.message.intents), item.ranked[0])
        for item in clear
        if item.ranked and not item.hit(1, lenient=True)
    )
    order = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Confusion(wanted, got, count) for (wanted, got), count in order)


def _coverage(clear: Sequence[Judged], other: Sequence[Judged]) -> tuple[CoveragePoint, ...]:
    points = []
    for percent in range(0, 100, 5):
        least = percent / 100
        answered = [item for item in clear if item.understanding.confidence >= least]
        points.append(
            CoveragePoint(
                confidence=least,
                answered=len(answered) / len(clear) if clear else 0.0,
                right=_share(item.hit(1, lenient=True) for item in answered),
                other_abstained=_share(i.understanding.confidence < least for i in other),
            )
        )
    return tuple(points)


def _calibration(judged: Sequence[Judged]) -> tuple[CalibrationBin, ...]:
    bins: defaultdict[int, list[Judged]] = defaultdict(list)
    for item in judged:
        bins[min(int(item.understanding.confidence * BINS), BINS - 1)].append(item)
    return tuple(
        CalibrationBin(
            messages=len(items),
            confidence=sum(item.understanding.confidence for item in items) / len(items),
            right=_share(item.hit(1, lenient=True) for item in items),
        )
        for _, items in sorted(bins.items())
    )


def _calibration_error(bins: Sequence[CalibrationBin]) -> float:
    total = sum(item.messages for item in bins)
    gaps = sum(item.messages * abs(item.confidence - item.right) for item in bins)
    return gaps / total if total else 0.0
