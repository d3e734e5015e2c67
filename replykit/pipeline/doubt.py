"""A second look at a reply: whether it reads like those a team lead would not let go out.

Rules know the wordings somebody thought of. A linear model learnt from labelled replies
(`phrasebank/training`) finds others, and says that it only doubts: a hint or a warning, never
a block.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from replykit.domain.intent import IntentId
from replykit.domain.reply import Finding
from replykit.domain.rule import Severity
from replykit.pipeline.check import fold
from replykit.pipeline.linear import LinearModel, pieces

DOUBTFUL = "reply.doubtful"
"""The rule id of its findings."""

BAD, FINE = IntentId("bad"), IntentId("fine")
"""The classes of the model that tells them apart."""

HINT_FROM, WARN_FROM = 0.8, 0.95
"""Probability that a sentence should not go out, 0.0 to 1.0, from which it is hinted at and
warned of; see docs/guard.md for what is found and what is alarmed falsely at either."""

MIN_CHARS = 4
"""Shorter sentences say too little to be judged, in code points."""

_SENTENCE = re.compile(r"[^。！？!?;；~～\n]{1,500}")
_SLOT = re.compile(r"\{\w+(?:\|[^{}]*)?\}")


def plain(sentence: str) -> str:
    """Return a sentence as the model reads it: folded, an empty slot as 某."""
    return fold(_SLOT.sub("某", sentence))[0]


@dataclass(frozen=True)
class Doubt:
    """Judges replies sentence by sentence; immutable.

    Attributes:
        whole: Tells `BAD` from `FINE`.
        kinds: Tells the groups of rules apart, for sentences that are bad.
    """

    whole: LinearModel
    kinds: LinearModel

    def finding(self, text: str) -> Finding | None:
        """Return the finding on the sentence of a text that is doubted most, None for no doubt.

        Args:
            text: What would be sent, any length.
        """
        p, start, end = self._worst(text)
        if p < HINT_FROM:
            return None
        severity = Severity.WARN if p >= WARN_FROM else Severity.HINT
        kind = self._kind(text[start:end])
        why = f"这句话读起来像“{kind}”一类不该发的回复，也可能是误会，请再看一眼。"
        return Finding(DOUBTFUL, start, end, severity, why=why, safe="换一种更稳妥的说法。")

    def highest(self, text: str) -> float:
        """Return the probability of the sentence of a text that is doubted most."""
        return self._worst(text)[0]

    def _worst(self, text: str) -> tuple[float, int, int]:
        """Return that probability and where the sentence stands, the first of equals."""
        judged = [
            (self.probability(found[0]), -found.start(), found.end())
            for found in _SENTENCE.finditer(text)
            if len(found[0].strip()) >= MIN_CHARS
        ]
        p, start, end = max(judged, default=(0.0, 0, 0))
        return p, -start, end

    def probability(self, sentence: str) -> float:
        """Return how likely a lead would not let a sentence go out, 0.0 to 1.0."""
        counts = Counter(pieces(plain(sentence)))
        length = dot = 0.0
        for piece, count in counts.items():
            known = self._weights.get(piece)
            if known is not None:
                value = (1 + math.log(count)) * known[0]
                length += value * value
                dot += value * known[1]
        score = self._bias + (dot / math.sqrt(length) if length else 0.0)
        return 1 / (1 + math.exp(-max(min(score, 60.0), -60.0)))

    def _kind(self, sentence: str) -> str:
        scores = self.kinds.scores(plain(sentence))
        return self.kinds.intents[max(range(len(scores)), key=scores.__getitem__)]

    @cached_property
    def _weights(self) -> Mapping[str, tuple[float, float]]:
        """The idf of each piece, and how much more it speaks for `BAD` than for `FINE`."""
        bad, fine = (self.whole.intents.index(name) for name in (BAD, FINE))
        return {
            piece: (idf, weights[bad] - weights[fine])
            for piece, (idf, weights) in self.whole.weights()
        }

    @cached_property
    def _bias(self) -> float:
        bad, fine = (self.whole.intents.index(name) for name in (BAD, FINE))
        return self.whole.bias[bad] - self.whole.bias[fine]
