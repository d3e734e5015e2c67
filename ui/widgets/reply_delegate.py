"""How a reply looks in the list: badge, text with pills, meta line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Suggestion
from replykit.domain.rule import Severity
from replykit.services.reply_desk import LIMIT
from ui import texts
from ui.desk_view import ShownGroup
from ui.icons import Icon, paint_icon
from ui.key_map import keys_in_force
from ui.models.suggestion_model import Role
from ui.reply_text import reply_text
from ui.theme import GROUPED_LINES, ROW_LINES, Look
from ui.widgets.group_head import head_height, paint_head
from ui.widgets.reply_layout import ReplyLayout

Index = QModelIndex | QPersistentModelIndex
_KEPT_LAYOUTS = 256
_MANUAL_IDS = 2
TOGETHER = "together"
"""The command of the reply to all requests."""

LOOKUP = "lookup"
"""The reason worth a word in the list: the reply states what has to be looked up first."""
SEVERITY_ICONS = {Severity.HINT: Icon.HINT, Severity.WARN: Icon.WARN, Severity.BLOCK: Icon.BLOCK}


class ReplyDelegate(QStyledItemDelegate):
    """Paints replies; the expanded row shows all of its text."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._labels: Mapping[SlotId, str] = {}
        self._intents: Mapping[IntentId, str] = {}
        self._favourites: frozenset[PhraseId] = frozenset()
        self._expanded = -1
        self._compact = False
        self._layouts: dict[tuple[int, int, int], tuple[Suggestion, ReplyLayout]] = {}
        look.changed.connect(self._layouts.clear)

    def name_slots(self, labels: Mapping[SlotId, str]) -> None:
        """Take over what the slots are called."""
        self._labels = labels
        self._layouts.clear()

    def name_intents(self, names: Mapping[IntentId, str]) -> None:
        """Take over what the intents are called: a search's hits tell theirs."""
        self._intents = names

    def mark_favourites(self, favourites: frozenset[PhraseId]) -> None:
        """Take over which phrases have a star."""
        self._favourites = favourites

    def expand(self, row: int) -> None:
        """Show all of one row's text, -1 for none."""
        self._expanded = row

    def show_compact(self, compact: bool) -> None:
        """Give each reply one line and nothing below it."""
        self._compact = compact
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row for the width of its view."""
        sizes = self._look.sizes
        width = self._width(option)
        height = self._layout(index, width).height
        if index.data(Role.GROUP) is not None:
            height += head_height(self._look)
        if self._compact:
            return QSize(width, height + sizes.gap_s)
        return QSize(width, height + sizes.meta_line + 2 * sizes.gap_s + sizes.gap_xs)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        item = index.data(Role.SUGGESTION)
        if not isinstance(item, Suggestion):
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        group = index.data(Role.GROUP)
        if isinstance(group, ShownGroup):
            head = QRect(rect.left(), rect.top(), rect.width(), head_height(self._look))
            paint_head(painter, head, group, self._look)
            rect = rect.adjusted(0, head.height(), 0, 0)
        self._paint_ground(painter, rect, current=current)
        self._paint_badge(painter, rect, index, current=current)
        layout = self._layout(index, rect.width())
        top = QPointF(rect.left() + self._text_left(), rect.top() + self._top_gap)
        layout.paint(painter, top, current=current)
        if self._compact:
            self._paint_sign(painter, rect, item)
        else:
            self._paint_meta(painter, rect, item, current=current)
        painter.restore()

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 0

    def _text_left(self) -> int:
        sizes = self._look.sizes
        return sizes.gap_m + sizes.badge + sizes.gap_s

    def _layout(self, index: Index, width: int) -> ReplyLayout:
        item: Suggestion = index.data(Role.SUGGESTION)
        lines = 0 if index.row() == self._expanded else _lines(index)
        room = width - self._text_left() - self._look.sizes.gap_m
        if self._compact:
            lines = 1
            room -= self._look.sizes.icon if item.findings else 0
        key = (id(item), room, lines)  # the item is kept with its layout: its id stays its own
        if key not in self._layouts:
            if len(self._layouts) >= _KEPT_LAYOUTS:
                self._layouts.clear()
            drawn = reply_text(item, self._labels)
            self._layouts[key] = item, ReplyLayout(drawn, self._look.style, room, lines)
        return self._layouts[key][1]

    def _paint_ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        palette, sizes = self._look.palette, self._look.sizes
        painter.fillRect(rect, QColor(palette.accent_fill if current else palette.surface))
        line = QRect(rect.left(), rect.bottom(), rect.width(), sizes.line)
        painter.fillRect(line, QColor(palette.divider))
        if current:
            bar = QRect(rect.left(), rect.top(), sizes.bar, rect.height())
            painter.fillRect(bar, QColor(palette.accent))

    def _paint_badge(self, painter: QPainter, rect: QRect, index: Index, *, current: bool) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        top = rect.top() + self._top_gap + (sizes.text_line - sizes.badge) / 2
        box = QRectF(rect.left() + sizes.gap_m, top, sizes.badge, sizes.badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(Role.TICKED):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.aftersale.text))
            painter.drawRoundedRect(box, sizes.radius_s, sizes.radius_s)
            inset = (sizes.badge - sizes.icon) / 2
            inner = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, Icon.TICK, inner, palette.surface)
        elif (key := _badge_text(index)) is not None:
            painter.setPen(QPen(QColor(palette.accent if current else palette.border), sizes.line))
            painter.setBrush(QColor(palette.surface))
            painter.drawRoundedRect(
                box.adjusted(0.5, 0.5, -0.5, -0.5), sizes.radius_s, sizes.radius_s
            )
            painter.setFont(self._look.style.font(sizes.meta, medium=True))
            painter.setPen(QColor(palette.accent if current else palette.secondary))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)

        if index.data(Role.CHOSEN):
            self._paint_choice(painter, box)

    def _paint_choice(self, painter: QPainter, badge: QRectF) -> None:
        """Draw the key of the reply to all requests below the number of one of its parts."""
        sizes = self._look.sizes
        below = badge.translated(0, sizes.badge)
        painter.setFont(self._look.style.font(sizes.meta, medium=True))
        painter.setPen(QColor(self._look.palette.accent))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, keys_in_force().printed(TOGETHER))

    @property
    def _top_gap(self) -> int:
        return self._look.sizes.gap_xs if self._compact else self._look.sizes.gap_s

    def _paint_sign(self, painter: QPainter, rect: QRect, item: Suggestion) -> None:
        """Draw the gravest finding's sign at the end of a row of one line."""
        if item.severity is None:
            return
        sizes = self._look.sizes
        left = rect.right() - sizes.gap_s - sizes.meta
        square = QRectF(left, rect.center().y() - sizes.meta / 2, sizes.meta, sizes.meta)
        colour = self._look.palette.severity(item.severity)
        paint_icon(painter, SEVERITY_ICONS[item.severity], square, colour)

    def _paint_meta(
        self, painter: QPainter, rect: QRect, item: Suggestion, *, current: bool
    ) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        top = rect.bottom() - sizes.gap_s - sizes.meta_line + 1
        left = rect.left() + self._text_left()
        box = QRect(left, top, rect.right() - sizes.gap_m - left, sizes.meta_line)
        painter.setFont(self._look.style.font(sizes.meta))
        if current:
            box.setRight(box.right() - self._paint_key_hint(painter, box, item))
        if item.phrase.id in self._favourites:
            box.setLeft(box.left() + self._paint_star(painter, box))
        painter.setPen(QColor(palette.secondary))
        used = self._paint_words(painter, box, self._meta(item))
        box.setLeft(box.left() + used + sizes.gap_s)
        for severity, group in groupby(sorted(f.severity for f in item.findings)):
            width = self._paint_findings(painter, box, severity, len(list(group)))
            box.setLeft(box.left() + width + sizes.gap_s)

    def _paint_star(self, painter: QPainter, box: QRect) -> int:
        sizes = self._look.sizes
        top = box.top() + (box.height() - sizes.meta) / 2
        square = QRectF(box.left(), top, sizes.meta, sizes.meta)
        paint_icon(painter, Icon.STAR, square, self._look.palette.accent)
        return sizes.meta + sizes.gap_xs

    def _meta(self, item: Suggestion) -> str:
        searched = any(reason.code == "search" for reason in item.draft.candidate.why)
        name = self._intents.get(item.phrase.intent, "") if searched else ""
        return " · ".join(part for part in (name, meta_text(item)) if part)

    def _paint_key_hint(self, painter: QPainter, box: QRect, item: Suggestion) -> int:
        hint = _key_hint(item)
        width = QFontMetrics(painter.font()).horizontalAdvance(hint)
        painter.setPen(QColor(self._look.palette.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        return width + self._look.sizes.gap_s

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, words: str) -> int:
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_findings(
        self, painter: QPainter, box: QRect, severity: Severity, count: int
    ) -> int:
        sizes = self._look.sizes
        colour = self._look.palette.severity(severity)
        top = box.top() + (box.height() - sizes.meta) / 2
        square = QRectF(box.left(), top, sizes.meta, sizes.meta)
        paint_icon(painter, SEVERITY_ICONS[severity], square, colour)
        painter.setPen(QColor(colour))
        words = f"{count} {texts.severity_name(severity)}"
        rest = box.adjusted(sizes.meta + sizes.gap_xs, 0, 0, 0)
        return sizes.meta + sizes.gap_xs + self._paint_words(painter, rest, words)


def _lines(index: Index) -> int:
    """Return how many lines of a reply show while it is not the current one."""
    if index.data(Role.NUMBER) == 0:
        return 1
    return GROUPED_LINES if index.data(Role.GROUPED) else ROW_LINES


def _badge_text(index: Index) -> str | None:
    """Return the key that copies a reply, None if it has none of its own."""
    number = index.data(Role.NUMBER)
    if number == 0:
        return keys_in_force().printed(TOGETHER)
    return str(number) if isinstance(number, int) and number <= LIMIT else None


def meta_text(item: Suggestion) -> str:
    """Return tone, manual ids and what to mind about a reply in one line."""
    if len(item.phrases) > 1:
        return texts.reasons_text(item.draft.candidate.why)
    manual = item.phrase.manual
    more = f"+{len(manual) - _MANUAL_IDS}" if len(manual) > _MANUAL_IDS else ""
    ids = " ".join((*manual[:_MANUAL_IDS], more)).strip()
    minded = [texts.reason_text(r) for r in item.draft.candidate.why if r.code == LOOKUP]
    parts = (texts.scope_mark(item.phrase), texts.tone_name(item.phrase.tone), ids, *minded)
    return " · ".join(part for part in parts if part)


def _key_hint(item: Suggestion) -> str:
    missing = len(item.draft.missing)
    if missing:
        words = QCoreApplication.translate("ReplyDelegate", "Tab 填 {count} 项")
        return words.replace("{count}", str(missing))
    return QCoreApplication.translate("ReplyDelegate", "Enter 复制")
