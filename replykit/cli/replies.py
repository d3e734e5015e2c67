"""``replykit check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from replykit import bootstrap
from replykit.cli.messages import finding_as_dict
from replykit.cli.streams import argument_text, as_json, json_lines, show
from replykit.cli.words import finding_title
from replykit.domain.reply import Finding
from replykit.domain.rule import Severity
from replykit.services.reply_desk import ReplyDesk

_NAMES = {Severity.BLOCK: "拦截", Severity.WARN: "警告", Severity.HINT: "提示"}


def check(options: argparse.Namespace) -> int:
    """Check one reply text, or one of each line with ``--jsonl``.

    Returns:
        0 when there is nothing worse than a hint, 1 otherwise; with ``--jsonl`` always 0.
    """
    desk = bootstrap.build_headless_desk(options.paths, platform=options.platform)
    if options.jsonl:
        for record in json_lines(sys.stdin):
            show(as_json(_checked(record, desk)))
        return 0
    findings = desk.check(argument_text(options.text))
    if options.json:
        show(as_json(_verdict_with(findings)))
    else:
        _print(findings)
    return 1 if verdict(findings) in ("warn", "block") else 0


def verdict(findings: Sequence[Finding]) -> str:
    """Return ``ok``, or the gravest severity found: ``hint``, ``warn`` or ``block``."""
    worst = max((f.severity for f in findings), key=lambda s: s.weight, default=None)
    return worst.value if worst else "ok"


def _checked(record: dict[str, Any] | str, desk: ReplyDesk) -> dict[str, Any]:
    if isinstance(record, str):
        return {"id": None, "error": record}
    text = record.get("text")
    if not isinstance(text, str):
        return {"id": None, "error": "text is missing or not a string"}
    return {"id": record.get("id"), **_verdict_with(desk.check(text))}


def _verdict_with(findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "verdict": verdict(findings),
        "findings": [finding_as_dict(finding) for finding in findings],
    }


def _print(findings: Sequence[Finding]) -> None:
    if not findings:
        show("没有问题。")
    for finding in findings:
        penalty = f"（{finding.penalty}）" if finding.penalty else ""
        title = f"{finding_title(finding)}{penalty}"
        show(f"{_NAMES[finding.severity]} {finding.rule} {title}：{finding.why}")
        if finding.safe:
            show(f"    可以这样说：{finding.safe}")
