"""A second look at a reply: whether it reads like those a team lead would not let go out.

Rules know the wordings somebody thought of. A linear model learnt from labelled replies
(`phrasebank/training`) finds others, and says that it only doubts: a hint or a warning, never
a block. Where it is sure that a text is fine, it makes a hint of what a rule warns of.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from replykit.domain.intent import IntentId
from replykit.domain.reply import Finding
from replykit.domain.rule import Severity
from replykit.pipeline.disguise import fold
from replykit.pipeline.linear import LinearModel
from replykit.pipeline.mend import clause_of

DOUBTFUL = "reply.doubtful"
"""The rule id of its findings."""

BAD, FINE = IntentId("bad"), IntentId("fine")
"""The classes of the model that tells them apart."""

HINT_FROM, WARN_FROM = 0.75, 0.9
"""Probability that a sentence should not go out, 0.0 to 1.0, from which it is hinted at and
warned of; see docs/guard.md for what is found and what is alarmed falsely at either."""

FINE_BELOW = 0.3
"""Probability below which a text that a rule warns of is taken to be fine."""

MIN_CHARS = 4
"""Shorter sentences say too little to be judged, in code points."""

_SENTENCE = re.compile(r"[^。！？!?;；~～\n]{1,500}")
_SLOT = re.compile(r"\{\w+(?:\|[^{}]*)?\}")


def plain(sentence: str) -> str:
    """Return a sentence as the model reads it: folded, an empty slot as 某."""
    return fold(_SLOT.sub("某", sentence))[0]


def shingles(text: str) -> Iterator[str]:
    """Yield the runs of one to three characters of a plain text, its edges included.

    Longer runs than the matcher's: 不知道 is rude where 不 and 知道 are not.

    >>> list(shingles("退"))
    ['^', '退', '$', '^退', '退$', '^退$']
    """
    whole = f"^{text}$"
    for length in (1, 2, 3):
        for start in range(len(whole) - length + 1):
            yield whole[start : start + length]


@dataclass(frozen=True)
class Doubt:
    """Judges replies sentence by sentence; immutable.

    Attributes:
        whole: Tells `BAD` from `FINE` by `shingles`.
        kinds: Tells the groups of rules apart, for sentences that are bad.
    """

    whole: LinearModel
    kinds: LinearModel

    def reviewed(self, text: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings of the rules, with what the model makes of the text.

        Where a rule warns and the model is sure that the text and the clause of the hit are
        fine, the warning becomes a hint: the words of a rule stand in many an innocent
        sentence. A block stays one: fine words around it must not vouch for it. Where no rule
        warns or blocks, a doubt may be added.
        """
        if any(map(_is_grave, findings)):
            p = self.highest(text)
            return tuple(self._milder(f, text, p) if _is_warning(f) else f for f in findings)
        doubted = self.finding(text)
        added = findings if doubted is None else (*findings, doubted)
        return tuple(sorted(added, key=lambda f: (f.start, f.end)))

    def _milder(self, finding: Finding, text: str, p: float) -> Finding:
        """Return a warning as a hint if a text of that `highest` and its clause are fine."""
        start, end = clause_of(finding, text)
        clause = text[start:end]
        if len(clause.strip()) < finding.end - finding.start + MIN_CHARS:
            return finding
        fine = p < FINE_BELOW and self.probability(clause) < FINE_BELOW
        return replace(finding, severity=Severity.HINT) if fine else finding

    def finding(self, text: str) -> Finding | None:
        """Return the finding on the sentence of a text that is doubted most, None for no doubt.

        Args:
            text: What would be sent, any length.
        """
        worst = self._worst(text)
        if worst is None or worst[0] < HINT_FROM:
            return None
        p, start, end = worst
        severity = Severity.WARN if p >= WARN_FROM else Severity.HINT
        kind = self._kind(text[start:end])
        why = f"这句话读起来像“{kind}”一类不该发的回复，也可能是误会，请再看一眼。"
        return Finding(DOUBTFUL, start, end, severity, why=why, safe="换一种更稳妥的说法。")

    def highest(self, text: str) -> float:
        """Return the probability of the sentence of a text that is doubted most, or 0.0."""
        worst = self._worst(text)
        return 0.0 if worst is None else worst[0]

    def _worst(self, text: str) -> tuple[float, int, int] | None:
        """Return that probability and where the sentence stands, the first of equals.

        None for a text without a sentence that is long enough.
        """
        judged = [
            (self.probability(found[0]), -found.start(), found.end())
            for found in _SENTENCE.finditer(text)
            if len(found[0].strip()) >= MIN_CHARS
        ]
        if not judged:
            return None
        p, start, end = max(judged)
        return p, -start, end

    def probability(self, sentence: str) -> float:
        """Return how likely a lead would not let a sentence go out, 0.0 to 1.0."""
        counts = Counter(shingles(plain(sentence)))
        places, (idf, weights) = self.whole.places, self._columns
        length = dot = 0.0
        for piece, count in counts.items():
            place = places.get(piece)
            if place is not None:
                value = (1 + math.log(count)) * idf[place]
                length += value * value
                dot += value * weights[place]
        score = self._bias + (dot / math.sqrt(length) if length else 0.0)
        return 1 / (1 + math.exp(-max(min(score, 60.0), -60.0)))

    def _kind(self, sentence: str) -> str:
        scores = self.kinds.scores(plain(sentence))
        return self.kinds.intents[max(range(len(scores)), key=scores.__getitem__)]

    @cached_property
    def _columns(self) -> tuple[array[float], array[float]]:
        """The idf of each piece, and how much more it speaks for `BAD` than for `FINE`."""
        bad, fine = (self.whole.intents.index(name) for name in (BAD, FINE))
        idf, weights = array("f"), array("f")
        for value, spoken in self.whole.records():
            idf.append(value)
            weights.append(spoken[bad] - spoken[fine])
        return idf, weights

    @cached_property
    def _bias(self) -> float:
        bad, fine = (self.whole.intents.index(name) for name in (BAD, FINE))
        return self.whole.bias[bad] - self.whole.bias[fine]


def _is_grave(finding: Finding) -> bool:
    """Return whether a rule of the bank, not the check itself, warns or blocks."""
    return finding.severity is not Severity.HINT and "." not in finding.rule


def _is_warning(finding: Finding) -> bool:
    return finding.severity is Severity.WARN and "." not in finding.rule
