"""What the rows of a tree have in common: their height and the ground they stand on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Look

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One line a row; the current one has a tint and a bar."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        sizes = self._look.sizes
        return QSize(super().sizeHint(option, index).width(), sizes.text_line + sizes.gap_s)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRect, bool]:
        """Paint what is behind a row; return the box of its words, and whether it is current."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        sizes, palette = self._look.sizes, self._look.palette
        painter.fillRect(rect, QColor(palette.accent_fill if current else palette.surface))
        if current:
            bar = QRect(0, rect.top(), sizes.bar, rect.height())
            painter.fillRect(bar, QColor(palette.accent))
        return rect.adjusted(sizes.gap_xs, 0, -sizes.gap_m, 0), current
