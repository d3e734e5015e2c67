"""The hand-over book in words: entries in a list, and the sheet for the next shift (M221)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from replykit.domain.handover import AgentNote, EntryKind, HandoverEntry
from replykit.domain.practice import FlagColour
from replykit.domain.shift import ShiftFigures
from ui import shift_texts
from ui.memo import KINDS, kind_name
from ui.reference_texts import COLOURS, tr

translate = QCoreApplication.translate


def due_text(entry: HandoverEntry, now: datetime) -> str:
    """Return until when an entry is to be done, "" for no date."""
    if entry.due is None:
        return ""
    due = entry.due.astimezone(now.tzinfo)
    day = "" if due.date() == now.date() else f"{due:%m-%d} "
    text = translate("HandoverTexts", "{time} 前").replace("{time}", f"{day}{due:%H:%M}")
    if entry.overdue(now):
        text += translate("HandoverTexts", "，已过时")
    return text


def entry_head(entry: HandoverEntry, now: datetime) -> str:
    """Return the first line of an entry: its kind, whom it is about, until when."""
    flag = tr(COLOURS[entry.colour]) if entry.colour is not FlagColour.NONE else ""
    done = translate("HandoverTexts", "已办完") if entry.done else ""
    due = "" if entry.done else due_text(entry, now)
    return " · ".join(filter(None, (done, kind_name(entry.kind), entry.customer, flag, due)))


def entry_text(entry: HandoverEntry, now: datetime) -> str:
    """Return an entry as it stands in the list."""
    return f"{entry_head(entry, now)}\n{entry.text}"


def sheet(
    entries: Sequence[HandoverEntry], figures: ShiftFigures, agent: str, now: datetime
) -> AgentNote:
    """Return the sheet for the next shift: what is due first, then the rest, place to sign.

    Args:
        entries: The book, in its order.
        figures: The shift that ends.
        agent: Who hands over, "" if nobody said.
        now: When.
    """
    span = shift_texts.span_name(figures.span, now)
    title = translate("HandoverTexts", "# 交接本")
    lines = [title, "", f"{now:%Y-%m-%d %H:%M} · {span}", shift_texts.spoken(figures)]
    opened = [entry for entry in entries if entry.done is None]
    for kind in KINDS:
        lines.extend(_section(kind, [e for e in opened if e.kind is kind], now))
    if not opened:
        lines.extend(["", translate("HandoverTexts", "没有未办完的事。")])
    begins = figures.span.start
    done = [e for e in entries if e.done is not None and e.done >= begins]
    if done:
        text = translate("HandoverTexts", "这一班办完 {count} 件")
        lines.extend(["", text.replace("{count}", str(len(done)))])
    signed = translate("HandoverTexts", "交班人：{agent}    接班人：")
    lines.extend(["", signed.replace("{agent}", agent or "          ")])
    return AgentNote("\n".join(lines) + "\n")


def _section(kind: EntryKind, entries: Sequence[HandoverEntry], now: datetime) -> list[str]:
    if not entries:
        return []
    head = f"## {kind_name(kind)}（{len(entries)}）"
    return ["", head, *(_line(entry, now) for entry in entries)]


def _line(entry: HandoverEntry, now: datetime) -> str:
    flag = tr(COLOURS[entry.colour]) if entry.colour is not FlagColour.NONE else ""
    about = " · ".join(filter(None, (due_text(entry, now), entry.customer, flag)))
    text = " ".join(entry.text.split())
    return f"- [ ] {about}：{text}" if about else f"- [ ] {text}"
