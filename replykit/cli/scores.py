"""``replykit evaluate``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from replykit import bootstrap
from replykit.cli.streams import as_json, file_lines, json_lines, show
from replykit.errors import UserError
from replykit.services.evaluation import STAGE_LETTERS, Judged, Labelled, Report
from replykit.services.evaluation import evaluate as judge

CONFUSIONS = 20
"""How many confusions are printed."""


def evaluate(options: argparse.Namespace) -> int:
    """Score the matcher on labelled messages.

    Returns:
        0; errors are raised.
    """
    desk = bootstrap.build_headless_desk(options.paths)
    messages = read_labelled(options.file)
    report = judge([Judged(message, desk.understand(message.text)) for message in messages])
    if options.json:
        show(as_json(asdict(report)))
    else:
        _print(report)
    return 0


def read_labelled(path: Path) -> list[Labelled]:
    """Return the labelled messages of a JSONL file.

    Raises:
        UserError: ``input.unreadable`` when the file or one of its lines cannot be read: a
            figure over a part of the messages would mislead.
    """
    found = []
    for number, record in enumerate(json_lines(file_lines(path)), start=1):
        try:
            found.append(_labelled(record))
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                "input.unreadable", path=f"{path}:{number}", reason=str(error)
            ) from error
    if not found:
        raise UserError("input.empty")
    return found


def _labelled(record: dict[str, Any] | str) -> Labelled:
    if isinstance(record, str):
        raise ValueError(record)
    message = Labelled(
        id=str(record["id"]),
        text=record["text"],
        intents=frozenset(record["intents"]),
        also=frozenset(record.get("also", ())),
        stages=frozenset(record["stages"]),
    )
    if not message.intents or not message.stages <= {*STAGE_LETTERS, "-"}:
        raise ValueError("intents or stages")
    return message


def _print(report: Report) -> None:
    rows = (
        ("消息 / 明确 / 有阶段", f"{report.messages} / {report.clear} / {report.staged}"),
        ("阶段准确率", f"{report.stage_accuracy:.3f}"),
        ("阶段 macro-F1", f"{report.stage_macro_f1:.3f}"),
        ("意图 top-1 严格 / 宽松", f"{report.top1_strict:.3f} / {report.top1:.3f}"),
        ("意图 top-3 严格 / 宽松", f"{report.top3_strict:.3f} / {report.top3:.3f}"),
        ("作答比例", f"{report.answered:.3f}"),
        ("作答时正确", f"{report.right_when_answered:.3f}"),
        (f"other 不作答（{report.other}）", f"{report.other_abstained:.3f}"),
    )
    for name, value in rows:
        show(f"{name}: {value}")
    show("")
    show(f"{'intent':<20}{'n':>5}{'top1':>7}{'top3':>7}{'pred':>6}{'prec':>7}")
    for row in report.intents:
        show(
            f"{row.id:<20}{row.messages:>5}{row.top1:>7.2f}{row.top3:>7.2f}"
            f"{row.predicted:>6}{row.precision:>7.2f}"
        )
    show("")
    show("最常见的混淆 (wanted -> got):")
    for pair in _first(report.confusions):
        show(f"  {pair.count:>3}  {pair.wanted} -> {pair.got}")


def _first(pairs: Iterable[Any]) -> list[Any]:
    return list(pairs)[:CONFUSIONS]
