"""How stages, intents and phrases look in the tree of the bank."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.bank_tree_model import TreeRole
from ui.theme import Look

Index = QModelIndex | QPersistentModelIndex


class TreeDelegate(QStyledItemDelegate):
    """One line a row: a dot of the stage, the text, how many stand below."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        sizes = self._look.sizes
        return QSize(super().sizeHint(option, index).width(), sizes.text_line + sizes.gap_s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        sizes, palette = self._look.sizes, self._look.palette
        painter.save()
        painter.fillRect(rect, QColor(palette.accent_fill if current else palette.surface))
        if current:
            bar = QRect(0, rect.top(), sizes.bar, rect.height())
            painter.fillRect(bar, QColor(palette.accent))
        box = rect.adjusted(sizes.gap_xs, 0, -sizes.gap_m, 0)
        if not index.parent().isValid():
            box.setLeft(box.left() + self._paint_dot(painter, box, index))
        phrase = index.data(TreeRole.PHRASE)
        heading = not index.parent().isValid()
        painter.setFont(self._look.style.font(medium=heading))
        painter.setPen(QColor(palette.secondary if phrase and not current else palette.text))
        count = index.data(TreeRole.COUNT)
        box.setRight(box.right() - self._paint_count(painter, box, count))
        metrics = QFontMetrics(painter.font())
        text = str(index.data()).replace("\n", " ")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _paint_dot(self, painter: QPainter, box: QRect, index: Index) -> int:
        sizes = self._look.sizes
        tint = self._look.palette.stage(index.data(TreeRole.STAGE))
        top = box.top() + (box.height() - sizes.gap_s) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.text))
        painter.drawEllipse(QRectF(box.left(), top, sizes.gap_s, sizes.gap_s))
        return sizes.gap_s + sizes.gap_s

    def _paint_count(self, painter: QPainter, box: QRect, count: object) -> int:
        if count is None:
            return 0
        sizes, pen, font = self._look.sizes, painter.pen(), painter.font()
        painter.setFont(self._look.style.font(sizes.meta))
        painter.setPen(QColor(self._look.palette.secondary))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, side, str(count))
        width = QFontMetrics(painter.font()).horizontalAdvance(str(count))
        painter.setPen(pen)
        painter.setFont(font)
        return width + sizes.gap_s
