"""Pictures of an evaluation: confusions, calibration, coverage against accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from replykit.errors import UserError
from replykit.services.evaluation import Report

INK, ACCENT, QUIET = "#1D2129", "#2563EB", "#A3A9B3"
"""Colours of text and lines, those of the window."""

INCH = 0.22
"""Side of one cell of the confusion plot."""


def draw(report: Report, folder: Path) -> list[Path]:
    """Draw an evaluation as three PNG files and return their paths.

    Raises:
        UserError: ``plots.missing`` where matplotlib (the extra ``evaluate``) is not installed;
            ``output.unwritable`` when the folder does not take the files.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise UserError("plots.missing") from error
    pictures = {
        "confusion.png": _confusion(report, Figure),
        "calibration.png": _calibration(report, Figure),
        "coverage.png": _coverage(report, Figure),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, figure in pictures.items():
            figure.savefig(folder / name, dpi=110)
    except OSError as error:
        raise UserError(
            "output.unwritable", path=str(folder), reason=type(error).__name__
        ) from error
    return [folder / name for name in pictures]


def _confusion(report: Report, figure_of: Any) -> Any:
    names = [row.id for row in report.intents]
    place = {name: n for n, name in enumerate(names)}
    table = [[0] * len(names) for _ in names]
    for row in report.intents:
        table[place[row.id]][place[row.id]] = round(row.top1 * row.messages)
    for pair in report.confusions:
        table[place[pair.wanted]][place[pair.got]] = pair.count
    side = 2.2 + INCH * len(names)
    figure = figure_of(figsize=(side, side), layout="constrained")
    axes = figure.subplots()
    axes.imshow(table, cmap="Blues", vmax=max(map(max, table), default=1) or 1)
    for y, cells in enumerate(table):
        for x, count in enumerate(cells):
            if count:
                colour = INK if x != y else QUIET
                axes.text(x, y, count, ha="center", va="center", fontsize=6, color=colour)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.set(xlabel="predicted first", ylabel="labelled", title="Right (grey) and confused (dark)")
    return figure


def _calibration(report: Report, figure_of: Any) -> Any:
    figure = figure_of(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color=QUIET, linewidth=1)
    bins = report.calibration
    axes.plot([b.confidence for b in bins], [b.right for b in bins], color=ACCENT, marker="o")
    for item in bins:
        axes.annotate(
            item.messages, (item.confidence, item.right), (4, -10), textcoords="offset points"
        )
    axes.set(
        xlim=(0, 1),
        ylim=(0, 1.02),
        xlabel="mean confidence",
        ylabel="share right (lenient)",
        title=f"Calibration: expected error {report.calibration_error:.3f}",
    )
    return figure


def _coverage(report: Report, figure_of: Any) -> Any:
    figure = figure_of(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    shares: list[float] = [point.answered for point in report.coverage]
    _line(axes, shares, [p.right for p in report.coverage], ACCENT, "right when answered")
    _line(axes, shares, [p.other_abstained for p in report.coverage], QUIET, "other undecided")
    axes.plot(report.answered, report.right_when_answered, "o", color=INK)
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="share of clear messages answered")
    axes.set_title("Answering less makes right more often")
    return figure


def _line(axes: Any, x: Sequence[float], y: Sequence[float], colour: str, label: str) -> None:
    axes.plot(x, y, color=colour)
    axes.annotate(label, (x[0], y[0]), (-6, 6), textcoords="offset points", ha="right")
