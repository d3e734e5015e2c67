"""What this agent's choices teach the desk: counts in memory, older ones worth less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from replykit.domain.intent import IntentId
from replykit.domain.learning import Chosen, Correction
from replykit.domain.phrase import PhraseId

HALF_LIFE = timedelta(days=60)
"""After this long a correction counts half: seasons, goods and colleagues change. Ours."""

KEPT_FOR = timedelta(days=365)
"""A correction older than this counts below 2 per cent and is erased."""


class Habits:
    """How often each phrase was sent, and what was answered otherwise than proposed.

    A correction of age t counts ``0.5 ** (t / HALF_LIFE)``; see `replykit.pipeline.rank` for
    how little all of them together can do.
    """

    def __init__(self) -> None:
        self._uses: dict[PhraseId, int] = {}
        self._intents: dict[IntentId, dict[IntentId, float]] = {}
        self._phrases: dict[PhraseId, float] = {}

    @property
    def uses(self) -> Mapping[PhraseId, int]:
        """How often each phrase was sent."""
        return self._uses

    @property
    def intents(self) -> Mapping[IntentId, Mapping[IntentId, float]]:
        """How often another intent was answered, by the one understood and that one."""
        return self._intents

    @property
    def phrases(self) -> Mapping[PhraseId, float]:
        """How often each phrase was sent although another one of its intent stood first."""
        return self._phrases

    def set_uses(self, uses: Mapping[PhraseId, int]) -> None:
        """Take over how often each phrase was sent."""
        self._uses = dict(uses)

    def count(self, phrase: PhraseId) -> None:
        """Count one more copy of a phrase."""
        self._uses[phrase] = self._uses.get(phrase, 0) + 1

    def uncount(self, phrase: PhraseId) -> None:
        """Take one copy of a phrase back, if there is one."""
        self._uses[phrase] = max(self._uses.get(phrase, 0) - 1, 0)

    def unlearn(self, correction: Correction) -> None:
        """Take back a correction that was just counted."""
        self._add(correction, -1.0)

    def learn(self, corrections: Iterable[Correction], now: datetime) -> None:
        """Count corrections, each by its age at a moment; future ones as if made now."""
        for correction in corrections:
            age = max(now - correction.at, timedelta())
            self._add(correction, 0.5 ** (age / HALF_LIFE))

    def forget_uses(self) -> None:
        """Forget what was sent."""
        self._uses.clear()

    def forget_corrections(self) -> None:
        """Forget what was answered otherwise."""
        self._intents.clear()
        self._phrases.clear()

    def _add(self, correction: Correction, weight: float) -> None:
        if correction.chosen is Chosen.INTENT:
            meant = IntentId(correction.meant)
            counts = self._intents.setdefault(IntentId(correction.instead_of), {})
            counts[meant] = counts.get(meant, 0.0) + weight
        else:
            phrase = PhraseId(correction.meant)
            self._phrases[phrase] = self._phrases.get(phrase, 0.0) + weight
