"""Memos about a customer, in words: kinds, dates, the line on the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication

from replykit.domain.handover import EntryKind, HandoverEntry
from replykit.domain.practice import FlagColour
from ui.translations import QT_TRANSLATE_NOOP

KINDS: Mapping[EntryKind, str] = {
    EntryKind.PROMISE: QT_TRANSLATE_NOOP("memo", "承诺"),
    EntryKind.OPEN: QT_TRANSLATE_NOOP("memo", "未结"),
    EntryKind.FLAG: QT_TRANSLATE_NOOP("memo", "旗标"),
    EntryKind.NOTE: QT_TRANSLATE_NOOP("memo", "备注"),
}
"""What the kinds of entries are called, in the order they are offered."""

_UNTIL = QT_TRANSLATE_NOOP("memo", "{date} 前")


class Due(Enum):
    """Until when something is to be done, as the agent chooses it."""

    OPEN = QT_TRANSLATE_NOOP("memo", "不限")
    HOUR = QT_TRANSLATE_NOOP("memo", "一小时内")
    TODAY = QT_TRANSLATE_NOOP("memo", "今天内")
    TOMORROW = QT_TRANSLATE_NOOP("memo", "明天内")
    THREE_DAYS = QT_TRANSLATE_NOOP("memo", "三天内")

    def at(self, now: datetime) -> datetime | None:
        """Return the moment it ends, from now on; days end a minute before midnight."""
        days = {Due.TODAY: 0, Due.TOMORROW: 1, Due.THREE_DAYS: 3}
        if self in days:
            day = now + timedelta(days=days[self])
            return day.replace(hour=23, minute=59, second=0, microsecond=0)
        return now + timedelta(hours=1) if self is Due.HOUR else None


@dataclass(frozen=True, slots=True)
class Memo:
    """What an agent wrote about a customer.

    Attributes:
        customer: What the customer is called, "" for nobody.
        kind: What it is.
        text: What is to be remembered; "" only names the customer.
        due: Until when.
        colour: The flag of the order, for `EntryKind.FLAG`.
    """

    customer: str = ""
    kind: EntryKind = EntryKind.PROMISE
    text: str = ""
    due: Due = Due.OPEN
    colour: FlagColour = FlagColour.NONE


def kind_name(kind: EntryKind) -> str:
    """Return what a kind of entry is called."""
    return QCoreApplication.translate("memo", KINDS[kind])


def due_name(due: Due) -> str:
    """Return what a date is called."""
    return QCoreApplication.translate("memo", due.value)


def memo_line(entries: Sequence[HandoverEntry]) -> str:
    """Return the entries about a customer that are not done, in one line; "" for none."""
    return " · ".join(_entry(entry) for entry in entries if entry.done is None)


def _entry(entry: HandoverEntry) -> str:
    text = f"{kind_name(entry.kind)} {entry.text}"
    if entry.due is None:
        return text
    until = QCoreApplication.translate("memo", _UNTIL)
    due = entry.due.astimezone()
    return f"{text}（{until.replace('{date}', f'{due:%m-%d %H:%M}')}）"
