"""What a safe wording takes the place of."""

from __future__ import annotations

import re
from dataclasses import replace

from replykit.domain.reply import Finding

CLAUSE_CHARS = 6
"""From this length on a replacement is a clause of its own, not a word, in code points."""

FAR_CHARS = 200
"""How far from a hit the ends of its clause are looked for, in code points."""

_CLAUSE_END = re.compile(r"[，,。！!？?；;~～\n]")


def clause_of(finding: Finding, text: str) -> tuple[int, int]:
    """Return where the clause of a finding begins and ends, `FAR_CHARS` away at most."""
    first = max(finding.start - FAR_CHARS, 0)
    left = max((m.end() for m in _CLAUSE_END.finditer(text, first, finding.start)), default=first)
    last = min(finding.end + FAR_CHARS, len(text))
    right = _CLAUSE_END.search(text, finding.end, last)
    return left, right.start() if right else last


def widened(finding: Finding, text: str) -> Finding:
    """Return a finding whose replacement, if it is a clause, takes the place of the clause."""
    if len(finding.replacement or "") < CLAUSE_CHARS:
        return finding
    whole = clause_of(finding, text)
    return finding if "{" in text[slice(*whole)] else replace(finding, mended=whole)
