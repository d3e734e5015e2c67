"""What the handbook says on one entry: a title, a small table, a button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from replykit.domain.practice import FlagColour
from ui.reference_texts import Card, Line
from ui.theme import Look, Style
from ui.widgets.fitted_area import FittedArea
from ui.widgets.labels import plain_label


class ReferenceCard(FittedArea):
    """One entry to read.

    Signals:
        pressed: The button was pressed.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._card: Card | None = None
        self.title = plain_label(strong=True)
        self._ids = plain_label(quiet=True)
        self._ids.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._ids, 0, Qt.AlignmentFlag.AlignTop)
        self._table = QWidget(self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        self.column.addLayout(head)
        self.column.addWidget(self._table)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_card(self, card: Card, action: str = "") -> None:
        """Show an entry, with a button for what can be done with it."""
        self._card = card
        self.title.setText(card.title)
        self._ids.setText(card.ids)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(card.title)
        self._fill(card)
        self.verticalScrollBar().setValue(0)
        self.fit()

    def _fill(self, card: Card) -> None:
        sizes = self._look.sizes
        fresh = QWidget(self)
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.gap_m)
        grid.setVerticalSpacing(sizes.gap_xs)
        grid.setColumnStretch(2, 1)
        for row, line in enumerate(card.lines):
            self._add_line(grid, row, line)
        self.column.replaceWidget(self._table, fresh)
        self._table.deleteLater()
        self._table = fresh
        fresh.show()

    def _add_line(self, grid: QGridLayout, row: int, line: Line) -> None:
        text = plain_label(line.text)
        if not line.about:
            grid.addWidget(text, row, 0, 1, 3)
            return
        about = plain_label(line.about, quiet=True)
        about.setWordWrap(False)
        grid.addWidget(about, row, 0, Qt.AlignmentFlag.AlignTop)
        if line.flag is not None:
            grid.addWidget(Swatch(line.flag, self._look, self), row, 1)
        grid.addWidget(text, row, 2 if line.flag is not None else 1, 1, 1 if line.flag else 2)

    @Slot()
    def _restyle(self) -> None:
        self.column.setSpacing(self._look.sizes.gap_s)
        if self._card is not None:
            self._fill(self._card)
            self.fit()


class Swatch(QWidget):
    """A little flag in its colour; what it means is said beside it."""

    def __init__(self, colour: FlagColour, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of an icon."""
        return QSize(self._look.sizes.icon, self._look.sizes.icon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one flag
        """Draw it."""
        paint_flag(QPainter(self), QRectF(self.rect()), self._colour, self._look.style)


def paint_flag(painter: QPainter, rect: QRectF, colour: FlagColour, style: Style) -> None:
    """Draw a flag on its pole into a square; an empty one for no flag."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = rect.width() / 16
    pole, fill = QColor(style.palette.secondary), style.flag(colour)
    painter.setPen(QPen(pole, 1.4 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    left, top = rect.left() + 3.5 * unit, rect.top() + 2.5 * unit
    painter.drawLine(QPointF(left, top), QPointF(left, top + 11 * unit))
    cloth = QPainterPath()
    cloth.moveTo(left, top)
    cloth.lineTo(left + 9.5 * unit, top)
    cloth.lineTo(left + 7.5 * unit, top + 3 * unit)
    cloth.lineTo(left + 9.5 * unit, top + 6 * unit)
    cloth.lineTo(left, top + 6 * unit)
    cloth.closeSubpath()
    if fill:
        painter.fillPath(cloth, QColor(fill))
    else:
        painter.strokePath(cloth, QPen(pole, unit))
