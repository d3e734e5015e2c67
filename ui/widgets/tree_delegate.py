"""How stages, intents and phrases look in the tree of the bank."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.bank_tree_model import TreeRole
from ui.widgets.row_delegate import Index, RowDelegate


class TreeDelegate(RowDelegate):
    """One line a row: a dot of the stage, the text, how many stand below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        palette = self._look.palette
        painter.save()
        box, current = self.paint_ground(painter, option)
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
