"""What is said of the rows of an import in the user's language; see `ui.texts`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from replykit.domain.exchange import ImportPlan, RowOutcome, RowReport
from ui.translations import QT_TRANSLATE_NOOP

OUTCOMES: Mapping[RowOutcome, str] = {
    RowOutcome.ADD: QT_TRANSLATE_NOOP("exchange_texts", "新增"),
    RowOutcome.CHANGE: QT_TRANSLATE_NOOP("exchange_texts", "改动"),
    RowOutcome.SAME: QT_TRANSLATE_NOOP("exchange_texts", "已有"),
    RowOutcome.SKIP: QT_TRANSLATE_NOOP("exchange_texts", "跳过"),
    RowOutcome.BAD: QT_TRANSLATE_NOOP("exchange_texts", "不能用"),
}

ROWS: Mapping[str, str] = {
    "row.long": QT_TRANSLATE_NOOP("exchange_texts", "单元格太长（{detail}）"),
    "row.unreadable": QT_TRANSLATE_NOOP("exchange_texts", "这一行读不懂（{detail}）"),
    "field.value": QT_TRANSLATE_NOOP("exchange_texts", "值不认识（{detail}）"),
    "field.type": QT_TRANSLATE_NOOP("exchange_texts", "值不认识（{detail}）"),
    "field.missing": QT_TRANSLATE_NOOP("exchange_texts", "缺 {detail}"),
    "phrase.intent": QT_TRANSLATE_NOOP("exchange_texts", "没有这个意图：{detail}"),
    "phrase.slot": QT_TRANSLATE_NOOP("exchange_texts", "没有这个空位：{detail}"),
    "phrase.brace": QT_TRANSLATE_NOOP("exchange_texts", "花括号不成对，先存为草稿：{detail}"),
    "phrase.long": QT_TRANSLATE_NOOP("exchange_texts", "有 {detail} 字，超过 200 字"),
    "phrase.rule": QT_TRANSLATE_NOOP("exchange_texts", "违反规则，先存为草稿（{detail}）"),
    "phrase.exists": QT_TRANSLATE_NOOP("exchange_texts", "编号已有而内容不同，没有覆盖"),
    "phrase.near_duplicate": QT_TRANSLATE_NOOP("exchange_texts", "和 {detail} 几乎一样"),
    "phrase.duplicate_id": QT_TRANSLATE_NOOP("exchange_texts", "编号重复（{detail}）"),
    "phrase.new_id": QT_TRANSLATE_NOOP("exchange_texts", "编号 {detail} 不能用，换了新编号"),
}
"""By `replykit.domain.exchange.ROW_CODES`."""

_LINE = QT_TRANSLATE_NOOP("exchange_texts", "第 {row} 行 · {outcome}")


def outcome_name(outcome: RowOutcome) -> str:
    """Return what becomes of a row."""
    return _tr(OUTCOMES[outcome])


def row_line(row: RowReport) -> str:
    """Return everything about a row in one line: place, outcome, why, text."""
    line = _tr(_LINE).replace("{row}", str(row.row))
    parts = [line.replace("{outcome}", outcome_name(row.outcome))]
    if row.code:
        parts.append(_tr(ROWS.get(row.code, row.code)).replace("{detail}", row.detail))
    if row.after is not None:
        parts.append(" ".join(row.after.text.split()))
    return " · ".join(parts)


def counts_line(plan: ImportPlan) -> str:
    """Return how many rows there are of each outcome, those of none left out."""
    counts = ((outcome, plan.counts[outcome]) for outcome in OUTCOMES)
    return " · ".join(f"{outcome_name(outcome)} {n}" for outcome, n in counts if n)


def _tr(source: str) -> str:
    return QCoreApplication.translate("exchange_texts", source)
