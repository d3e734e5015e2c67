"""``replykit evaluate``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from replykit import bootstrap
from replykit.cli.plots import draw
from replykit.cli.records import context_of
from replykit.cli.streams import as_json, file_lines, json_lines, show
from replykit.errors import UserError
from replykit.services.evaluation import STAGE_LETTERS, Judged, Labelled, Report
from replykit.services.evaluation import evaluate as judge

CONFUSIONS = 20
"""How many confusions are printed."""

SLACK = 0.0005
"""Steps back smaller than this are rounding."""

FIGURES = (
    ("stage_accuracy", "阶段准确率", 1),
    ("stage_macro_f1", "阶段 macro-F1", 1),
    ("top1_strict", "意图 top-1 严格", 1),
    ("top1", "意图 top-1 宽松", 1),
    ("top3_strict", "意图 top-3 严格", 1),
    ("top3", "意图 top-3 宽松", 1),
    ("answered", "作答比例", 1),
    ("right_when_answered", "作答时正确", 1),
    ("other_abstained", "other 不作答", 1),
    ("calibration_error", "校准误差 ECE", -1),
)
"""Field of the report, its label, and which direction is better: 1 up, -1 down."""


def evaluate(options: argparse.Namespace) -> int:
    """Score the matcher on labelled messages.

    Returns:
        0; errors are raised.
    """
    desk = bootstrap.build_headless_desk(options.paths)
    messages = read_labelled(options.file)
    before = _read_report(options.baseline) if options.baseline else None
    report = judge([Judged(m, desk.understand(m.text, m.context)) for m in messages])
    if options.json:
        show(as_json(asdict(report)))
    else:
        _print(report, before)
    if options.plots:
        for path in draw(report, options.plots):
            print(path, file=sys.stderr)
    if options.save:
        _save(report, options.save)
    return 0


def _save(report: Report, path: Path) -> None:
    figures = {name: getattr(report, name) for name, _, _ in FIGURES}
    try:
        path.write_text(as_json(figures) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(
            "output.unwritable", path=str(path), reason=type(error).__name__
        ) from error


def _read_report(path: Path) -> dict[str, float]:
    """Return the figures of an earlier evaluation, as `_save` left them.

    Raises:
        UserError: ``input.unreadable`` when the file is missing or no such file.
    """
    for record in json_lines(file_lines(path)):
        if isinstance(record, dict) and isinstance(record.get("top1"), float):
            return record
    raise UserError("input.unreadable", path=str(path), reason="no saved figures")


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
        context=context_of(record),
    )
    if not message.intents or not message.stages <= {*STAGE_LETTERS, "-"}:
        raise ValueError("intents or stages")
    return message


def _print(report: Report, before: Mapping[str, float] | None) -> None:
    show(f"消息 / 明确 / 有阶段 / other: {_sizes(report)}")
    for name, label, better in FIGURES:
        value = getattr(report, name)
        show(f"{label}: {value:.3f}{_change(value, before, name, better)}")
    show("")
    _print_intents(report)
    show("")
    show("最常见的混淆 (wanted -> got):")
    for pair in report.confusions[:CONFUSIONS]:
        show(f"  {pair.count:>3}  {pair.wanted} -> {pair.got}")
    show("")
    _print_curves(report)


def _sizes(report: Report) -> str:
    return f"{report.messages} / {report.clear} / {report.staged} / {report.other}"


def _change(value: float, before: Mapping[str, float] | None, name: str, better: int) -> str:
    """Return how a figure moved against the baseline; ``!`` marks a step back."""
    if before is None or name not in before:
        return ""
    step = value - before[name]
    return f"  ({step:+.3f}{' !' if step * better < -SLACK else ''})"


def _print_intents(report: Report) -> None:
    show(f"{'intent':<20}{'n':>5}{'top1':>7}{'top3':>7}{'pred':>6}{'prec':>7}")
    for row in report.intents:
        show(
            f"{row.id:<20}{row.messages:>5}{row.top1:>7.2f}{row.top3:>7.2f}"
            f"{row.predicted:>6}{row.precision:>7.2f}"
        )


def _print_curves(report: Report) -> None:
    show("信心不低于 -> 作答比例 / 作答时正确 / other 不作答")
    for point in report.coverage:
        show(
            f"  {point.confidence:.2f}  {point.answered:.3f}  {point.right:.3f}"
            f"  {point.other_abstained:.3f}"
        )
    show("校准 (n: 平均信心 / 实际正确)")
    for item in report.calibration:
        show(f"  {item.messages:>4}: {item.confidence:.2f} / {item.right:.2f}")
