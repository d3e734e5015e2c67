"""The figures of a shift in words."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from math import ceil

from PySide6.QtCore import QCoreApplication

from replykit.domain.shift import (
    AVERAGE_LIMIT_S,
    FIRST_LIMIT_S,
    SHARE_LIMIT,
    SHARE_NEAR,
    WAIT_LIMIT_S,
    Figure,
    QuarterHour,
    ShiftFigures,
    ShiftReport,
    ShiftSpan,
    Verdict,
)

translate = QCoreApplication.translate

NO_FIGURE = "–"


@dataclass(frozen=True, slots=True)
class Piece:
    """One figure of the footer.

    Attributes:
        label: What it is.
        short: The same where there is little room.
        value: The figure with its unit.
        verdict: How it stands to its standard.
        clock: Whether the picture of a clock stands for the label.
    """

    label: str
    short: str
    value: str
    verdict: Verdict
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of figures.

    Attributes:
        name: What was measured.
        value: The figure with its unit.
        limit: What it is held against, "" for nothing.
        verdict: How the two stand.
        standard: The standard it belongs to, "" for none.
        note: How it is computed.
    """

    name: str
    value: str
    limit: str
    verdict: Verdict
    standard: str
    note: str


def verdict_name(verdict: Verdict) -> str:
    """Return what a verdict is called, "" for none."""
    match verdict:
        case Verdict.GOOD:
            return translate("ShiftTexts", "达标")
        case Verdict.NEAR:
            return translate("ShiftTexts", "接近上限")
        case Verdict.OVER:
            return translate("ShiftTexts", "超出标准")
        case Verdict.NONE:
            return ""


def duration(seconds: float | None) -> str:
    """Return a time as it is shown; begun seconds count, so that what is over looks over.

    >>> duration(7.2), duration(65), duration(None)
    ('8s', '1:05', '–')
    """
    if seconds is None:
        return NO_FIGURE
    whole = ceil(seconds)
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    if hours:
        return f"{hours}:{left:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if minutes else f"{whole}s"


def share(value: float | None) -> str:
    """Return a share in whole per cents, cut, so that what is below a limit looks below it."""
    return NO_FIGURE if value is None else f"{int(value * 100 + 1e-9)}%"


def pieces(figures: ShiftFigures) -> tuple[Piece, ...]:
    """Return the figures of the footer; none before the first reply."""
    if not figures.turns:
        return ()
    return (
        Piece(
            translate("ShiftTexts", "首响"),
            translate("ShiftTexts", "首"),
            duration(figures.first.value),
            figures.first.verdict,
        ),
        Piece(
            translate("ShiftTexts", "平均"),
            translate("ShiftTexts", "均"),
            duration(figures.average.value),
            figures.average.verdict,
        ),
        Piece(
            translate("ShiftTexts", "30秒内"),
            "30s",
            share(figures.prompt.value),
            figures.prompt.verdict,
        ),
    )


def waiting_pieces(figures: ShiftFigures) -> tuple[Piece, ...]:
    """Return how many wait and for how long, nothing while nobody does."""
    if not figures.waiting:
        return ()
    oldest = figures.oldest
    value = f"{figures.waiting} · {duration(oldest.value)}"
    return (Piece("", "", value, oldest.verdict, clock=True),)


def spoken(figures: ShiftFigures) -> str:
    """Return the figures of the footer as a screen reader says them."""
    parts = []
    for piece in pieces(figures):
        verdict = verdict_name(piece.verdict)
        parts.append(f"{piece.label} {piece.value} {verdict}".strip())
    return "，".join(parts) or translate("ShiftTexts", "这一班还没有回复")


def spoken_waiting(figures: ShiftFigures) -> str:
    """Return how many wait, without the seconds: they would be read out each second."""
    text = translate("ShiftTexts", "{count} 位客户在等")
    return (
        f"{text.replace('{count}', str(figures.waiting))} {verdict_name(figures.oldest.verdict)}"
    )


def span_name(span: ShiftSpan, now: datetime) -> str:
    """Return what a shift is called in a list: its name, its day and its hours."""
    days = (now.date() - span.begins.date()).days
    today = translate("ShiftTexts", "今天")
    yesterday = translate("ShiftTexts", "昨天")
    day = {0: today, 1: yesterday}.get(days, f"{span.begins:%m-%d}")
    if not span.name:
        return day
    return f"{day} {span.name} {span.begins:%H:%M}–{span.ends:%H:%M}"


def rows(figures: ShiftFigures) -> tuple[Row, ...]:
    """Return the table of figures, the most important first."""
    most = translate("ShiftTexts", "≤ {figure}")
    least = translate("ShiftTexts", "≥ {figure}")

    def limit(text: str, figure: str) -> str:
        return text.replace("{figure}", figure)

    spread = translate("ShiftTexts", "中位 {median}，九成在 {p90} 内")

    def spread_of(median: float | None, p90: float | None) -> str:
        return spread.replace("{median}", duration(median)).replace("{p90}", duration(p90))

    return (
        _row(
            translate("ShiftTexts", "首次响应"),
            figures.first,
            limit(most, duration(FIRST_LIMIT_S)),
            spread_of(figures.first_median, figures.first_p90),
        ),
        _row(
            translate("ShiftTexts", "平均响应"),
            figures.average,
            limit(most, duration(AVERAGE_LIMIT_S)),
            spread_of(figures.median, figures.p90),
        ),
        _prompt_row(figures, limit(least, share(SHARE_LIMIT))),
        _row(
            translate("ShiftTexts", "平均响应 8–23 点"),
            figures.counted_average,
            "",
            translate("ShiftTexts", "只算 8:00–23:00 收到的消息；手册没有及格线"),
        ),
        _longest_row(figures, limit(most, duration(WAIT_LIMIT_S))),
        _count_row(
            translate("ShiftTexts", "最多同时在等"),
            figures.peak.value,
            "S35",
            translate("ShiftTexts", "手册说一人同时接待十几位"),
        ),
        *_counts(figures),
    )


def _prompt_row(figures: ShiftFigures, limit: str) -> Row:
    note = translate(
        "ShiftTexts", "8:00–23:00 的 {count} 条消息；手册没有及格线，80% 是本工具的提示线"
    )
    name = translate("ShiftTexts", "30 秒回复率")
    prompt = figures.prompt
    told = note.replace("{count}", str(figures.counted))
    return Row(name, share(prompt.value), limit, prompt.verdict, prompt.standard, told)


def _longest_row(figures: ShiftFigures, limit: str) -> Row:
    note = translate("ShiftTexts", "{share} 的等待在上限内").replace(
        "{share}", share(figures.within)
    )
    return _row(translate("ShiftTexts", "最长一次等待"), figures.longest, limit, note)


def _counts(figures: ShiftFigures) -> tuple[Row, ...]:
    each = figures.turns_each
    said = translate("ShiftTexts", "每位平均 {count} 轮")
    note = said.replace("{count}", f"{each:.1f}") if each is not None else ""
    waiting = translate("ShiftTexts", "其中 {count} 位已请他稍等")
    return (
        _count_row(translate("ShiftTexts", "回复"), figures.turns, "", note),
        _count_row(translate("ShiftTexts", "客户"), figures.conversations, "", ""),
        _count_row(
            translate("ShiftTexts", "现在在等"),
            figures.waiting,
            "",
            waiting.replace("{count}", str(figures.held)) if figures.held else "",
        ),
        _count_row(
            translate("ShiftTexts", "没从这里回复"),
            figures.left,
            "",
            translate("ShiftTexts", "离开工作台时没有复制过回复，不计入上面的数"),
        ),
    )


def _row(name: str, figure: Figure, limit: str, note: str) -> Row:
    return Row(name, duration(figure.value), limit, figure.verdict, figure.standard, note)


def _count_row(name: str, value: float | None, standard: str, note: str) -> Row:
    text = NO_FIGURE if value is None else str(int(value))
    return Row(name, text, "", Verdict.NONE, standard, note)


def quarter_text(quarter: QuarterHour) -> str:
    """Return a quarter of an hour in a sentence."""
    text = translate("ShiftTexts", "{time}，{count} 条回复，中位 {median}，30 秒内 {share}")
    parts = {
        "{time}": f"{quarter.start:%H:%M}",
        "{count}": str(quarter.turns),
        "{median}": duration(quarter.median),
        "{share}": share(quarter.prompt),
    }
    for name, part in parts.items():
        text = text.replace(name, part)
    return text


def quarter_row(quarter: QuarterHour) -> Row:
    """Return a quarter of an hour as a row: time and replies, median, share."""
    count = translate("ShiftTexts", "{count} 条").replace("{count}", str(quarter.turns))
    prompt = Figure.share("S10", quarter.prompt, SHARE_LIMIT, SHARE_NEAR)
    name = f"{quarter.start:%H:%M} · {count}"
    return Row(name, duration(quarter.median), share(quarter.prompt), prompt.verdict, "", "")


def csv_text(report: ShiftReport) -> str:
    """Return a shift as a CSV file: a line for each figure, then for each quarter of an hour."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    figures = report.figures
    span = figures.span
    begins, ends = (f"{at:%Y-%m-%d %H:%M}" for at in (span.begins, span.ends))
    name = f"'{span.name}" if span.name.startswith(("=", "+", "-", "@")) else span.name
    writer.writerow(translate("ShiftTexts", "班次,开始,结束,项目,数值,标准,结论,编号").split(","))
    for row in rows(figures):
        verdict = verdict_name(row.verdict)
        cells = [row.name, row.value, row.limit, verdict, row.standard]
        writer.writerow([name, begins, ends, *cells])
    for quarter in report.quarters:
        row = quarter_row(quarter)
        verdict = verdict_name(row.verdict)
        writer.writerow([name, begins, ends, row.name, row.value, row.limit, verdict, ""])
    return out.getvalue()
