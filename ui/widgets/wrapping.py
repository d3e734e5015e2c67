"""A row that goes on in the next line where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Items side by side at their preferred size, on as many lines as it takes.

    Args:
        parent: The widget it lays out; None to be put into another layout.
        right: Whether the lines end at the right edge instead of beginning at the left.
    """

    def __init__(self, parent: QWidget | None = None, *, right: bool = False) -> None:
        super().__init__(parent)
        self._right = right
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in as the last."""
        self._items.append(item)

    def put_first(self, widget: QWidget) -> None:
        """Put a widget before the others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """Return an item, None where there is none."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Remove and return an item, None where there is none."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in pixels."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._framed(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        found = QSize(0, 0)
        for item in self._shown():
            found = found.expandedTo(item.minimumSize())
        return self._framed(found)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _framed(self, size: QSize) -> QSize:
        frame = self.contentsMargins()
        return size + QSize(frame.left() + frame.right(), frame.top() + frame.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height all lines take; put the items there if they are to move."""
        frame = self.contentsMargins()
        inner = rect.marginsRemoved(frame)
        top = inner.top()
        for line in self._lines(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, inner, top, height)
            top += height + self.spacing()
        return top - self.spacing() - rect.top() + frame.bottom() if self._shown() else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if lines and left + self.spacing() + needed <= width:
                lines[-1].append(item)
                left += self.spacing() + needed
            else:
                lines.append([item])
                left = needed
        return lines

    def _place(self, line: list[QLayoutItem], inner: QRect, top: int, height: int) -> None:
        widths = [min(item.sizeHint().width(), inner.width()) for item in line]
        used = sum(widths) + self.spacing() * (len(line) - 1)
        left = inner.right() + 1 - used if self._right else inner.left()
        for item, width in zip(line, widths, strict=True):
            down = (height - item.sizeHint().height()) // 2
            size = QSize(width, item.sizeHint().height())
            item.setGeometry(QRect(QPoint(left, top + down), size))
            left += width + self.spacing()
