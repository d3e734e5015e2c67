"""Why: the pieces of a message that decided, in a form people can read."""

from __future__ import annotations

from collections.abc import Sequence

from replykit.domain.intent import IntentId
from replykit.pipeline.linear import LinearModel

TELLING = 0.3
"""Share of the strongest piece from which on a piece is shown as telling."""

FILLERS = "的了吗呢吧啊呀么着过是在就都也还不"
"""Characters not shown at the ends of a telling word."""

MOST = 3
"""How many telling words are shown."""


def telling_words(text: str, intent: IntentId, model: LinearModel | None) -> tuple[str, ...]:
    """Return the parts of a folded text that spoke most for an intent, the strongest first."""
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
    return tuple(dict.fromkeys(words))[:MOST]


def _places(piece: str, text: str) -> list[int]:
    return [n for n in range(len(text) - len(piece) + 1) if text.startswith(piece, n)]


def _runs(weight: Sequence[float]) -> list[tuple[int, int]]:
    """Return where numbers above zero stand together, as half-open ranges."""
    edges = [0.0, *weight, 0.0]
    starts = [n for n in range(len(weight)) if edges[n] == 0 < edges[n + 1]]
    ends = [n + 1 for n in range(len(weight)) if edges[n + 2] == 0 < edges[n + 1]]
    return list(zip(starts, ends, strict=True))
