"""Noticing that one customer is sent the same reply again and again (manual rule R31)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from replykit.domain.reply import Finding, Suggestion
from replykit.domain.rule import Rule, Severity

KEPT = 6
"""How many of the latest replies are remembered; a repeat further back is no insistence."""

WARNED_ROW = 2
"""After how many equal copies in a row the next one is warned of instead of hinted at."""

REPEATED = Rule(
    id="reply.repeated",
    group="服务态度",
    title_zh="刚发过同样的话",
    title_en="Sent just now",
    severity=Severity.HINT,
    why="连着收到一样的回复，客户会觉得在应付；同一位客户最好不要发两遍。",
    safe="换一种说法，再往前推进一步，比如说明正在办什么、何时答复。",
)
"""What a reply copied a moment ago for the same customer breaks."""


class SentTexts:
    """The replies copied last for one customer, folded, in memory alone; owned by one thread.

    Args:
        sent: What was copied for this customer before, as `texts` gave it.
    """

    def __init__(self, sent: Iterable[str] = ()) -> None:
        self._latest = deque(sent, maxlen=KEPT)

    @property
    def texts(self) -> tuple[str, ...]:
        """The latest copies, folded, the last one last; at most `KEPT`."""
        return tuple(self._latest)

    def note(self, text: str) -> None:
        """Remember that a text was copied."""
        self._latest.append(_plain(text))

    def repeat_of(self, text: str) -> Finding | None:
        """Return the finding that a text was copied a moment ago, None if it was not.

        Texts are equal if nothing but spaces, marks, emoji and the like is different. A hint
        the first time, a warning once the last `WARNED_ROW` copies were this very text.
        """
        if not self._latest or (plain := _plain(text)) not in self._latest:
            return None
        row = sum(1 for _ in takewhile(plain.__eq__, reversed(self._latest)))
        severity = Severity.WARN if row >= WARNED_ROW else REPEATED.severity
        return Finding(REPEATED.id, 0, len(text), severity, why=REPEATED.why, safe=REPEATED.safe)

    def in_findings(self, text: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings of a text with that of the repeat, in order of appearance."""
        repeat = self.repeat_of(text)
        if repeat is None:
            return findings
        return tuple(sorted((*findings, repeat), key=lambda f: (f.start, f.end)))

    def in_suggestions(self, suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        """Return the suggestions, those copied a moment ago with that finding."""
        return tuple(map(self.in_suggestion, suggestions))

    def in_suggestion(self, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion, with that finding if it was copied a moment ago."""
        findings = self.in_findings(suggestion.draft.text, suggestion.findings)
        return replace(suggestion, findings=findings)


@lru_cache(256)  # the same replies are offered again and again
def _plain(text: str) -> str:
    from replykit.pipeline.disguise import fold  # noqa: PLC0415 - not before the first paint

    folded, _ = fold(text)
    return folded.translate(_MARKS) or text.strip()


_MARKS = dict.fromkeys(map(ord, ",。.!?;:/、\n "), "")
