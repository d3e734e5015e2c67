"""A text the rules forbid, with what they propose instead put in."""

from __future__ import annotations

from replykit.domain.reply import Finding
from replykit.domain.rule import Severity


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """Return a text with the replacements of its blocking findings put in, last one first.

    Of findings that overlap only the last is mended: the others' places are void by then.
    """
    untouched = len(text)
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        mendable = finding.replacement is not None and finding.severity is Severity.BLOCK
        start, end = finding.mended or (finding.start, finding.end)
        if mendable and end <= untouched:
            text, untouched = finding.mend(text), start
    return text
