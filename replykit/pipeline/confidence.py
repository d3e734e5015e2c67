"""What a probability is worth: calibrated confidence, and what it allows.

The mixture's own probabilities are not shares of right answers. A logistic regression over a
few signs (Platt 1999, Probabilistic Outputs for Support Vector Machines) makes them so; its
weights were fitted to labelled messages of customers by `scripts/calibrate.py`.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

from replykit.domain.reply import Certainty

SURE = 0.60
"""Least confidence at which the best intent is chosen for the agent."""

GAP = 0.2
"""Least lead of the best intent over the next one to be chosen: the log of how many times as
likely it is, before calibration."""

OFFERED = 0.35
"""Least confidence at which two or three intents are offered; below it, 不确定."""

SHORTEST = math.log(1 + 2)
"""Least `Signs.length` that can be told: that of two characters."""

LEAST = 1e-4
"""Probabilities are kept this far from 0 and 1 before their logarithm is taken."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells how far to trust an answer.

    Attributes:
        best: Log-odds of the best intent's probability.
        lead: Log of the best intent's probability over the next one's.
        other: Log-odds of the probability that the message cannot be told.
        length: Log of the number of characters compared, plus one.
        likeness: Similarity of the nearest example, 0.0 to 1.0.
    """

    best: float
    lead: float
    other: float
    length: float
    likeness: float

    @classmethod
    def of(cls, chances: tuple[float, float, float], length: int, likeness: float) -> Signs:
        """Return the signs of an answer.

        Args:
            chances: Probability of the best intent, of the next one, and of *other*.
            length: Characters of the folded message.
            likeness: Similarity of the nearest example, 0.0 to 1.0.
        """
        best, second, other = (min(max(p, LEAST), 1 - LEAST) for p in chances)
        return cls(
            best=math.log(best / (1 - best)),
            lead=math.log(best / second),
            other=math.log(other / (1 - other)),
            length=math.log(1 + length),
            likeness=likeness,
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the signs, in their order, and the constant."""

    constant: float
    weights: tuple[float, float, float, float, float]

    def confidence(self, signs: Signs) -> float:
        """Return the probability, 0.0 to 1.0, that the best intent is right."""
        total = self.constant + sum(
            weight * sign for weight, sign in zip(self.weights, astuple(signs), strict=True)
        )
        return 1 / (1 + math.exp(-total))


PLAIN = Calibration(0.121, (0.184, 0.264, -0.081, -0.231, 0.121))
SEMANTIC = Calibration(-1.094, (0.039, 0.316, -0.182, -0.069, 0.054))
"""The calibration without and with the encoder."""


def certainty_of(confidence: float, signs: Signs) -> Certainty:
    """Return what a confidence allows.

    A message that most likely cannot be told is unclear, however its intents compare; so is one
    of a single character.
    """
    if signs.other > signs.best or signs.length < SHORTEST or confidence < OFFERED:
        return Certainty.UNSURE
    return Certainty.SURE if confidence >= SURE and signs.lead >= GAP else Certainty.OFFERED
