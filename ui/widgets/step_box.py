"""One step of a flow chart: a button that draws its box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from replykit.domain.handbook import Flow, Origin, Step, StepKind
from ui import reference_texts
from ui.theme import DASHES, Sizes, Style
from ui.widgets.inputs import ENTER_KEYS

WRAP = Qt.TextFlag.TextWordWrap
_NARROW = 2
"""Columns up to which a box has the smaller type."""

_TALL = 1e6


class StepBox(QAbstractButton):
    """A step, in reach of arrow keys and screen readers; `Sizes.ring` wider than what it draws.

    Signals:
        entered: It has the focus.
        opened: Enter was pressed on it, or it was double-clicked.
    """

    entered = Signal()
    opened = Signal()

    def __init__(self, step: Step, flow: Flow, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._stage = flow.stage
        self._style = style
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to what a step offers
        origin = reference_texts.tr(reference_texts.ORIGINS[step.origin])
        self.setAccessibleName(reference_texts.pick(step, "text"))
        words = (
            reference_texts.pick(step, "note"),
            origin,
            reference_texts.next_steps(flow, step),
        )
        self.setAccessibleDescription(" ".join(part for part in words if part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is looked at."""
        super().focusInEvent(event)
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lose the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens its scripts; the arrows are the chart's."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.opened.emit()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open its scripts."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one box
        """Draw shape, text and tag."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes = self._style.sizes
        frame = QRectF(self.rect()).adjusted(sizes.ring, sizes.ring, -sizes.ring, -sizes.ring)
        self._paint_shape(painter, frame)
        area = frame.adjusted(*_padding(self.step, sizes))
        self._paint_texts(painter, area)

    def _paint_shape(self, painter: QPainter, frame: QRectF) -> None:
        palette, sizes = self._style.palette, self._style.sizes
        tint = palette.stage(self._stage)
        question = self.step.kind is StepKind.QUESTION
        plain = self.step.kind is StepKind.STEP
        focused = self.hasFocus()
        edge = palette.accent if focused else palette.edge if plain else tint.text
        pen = QPen(QColor(edge), sizes.ring if focused else sizes.line)
        if self.step.origin is Origin.OURS and not focused:
            pen.setDashPattern(list(DASHES))
        painter.setPen(pen)
        fill = tint.fill if question else palette.surface
        painter.setBrush(QColor(palette.accent_fill if focused else fill))
        painter.drawPath(_shape(self.step, frame, sizes))

    def _paint_texts(self, painter: QPainter, area: QRectF) -> None:
        palette, sizes = self._style.palette, self._style.sizes
        text, tag = self.accessibleName(), tag_of(self.step)
        painter.setFont(_font(self.step, self._style))
        centred = Qt.AlignmentFlag.AlignHCenter | WRAP
        area = _balanced(painter, area, text)
        needed = painter.boundingRect(area, int(centred), text)
        tag_height = sizes.meta_line if tag else 0
        top = area.top() + (area.height() - needed.height() - tag_height) / 2
        painter.setPen(QColor(palette.text))
        place = QRectF(area.left(), top, area.width(), needed.height())
        painter.drawText(place, int(centred), text)
        if tag:
            painter.setFont(self._style.font(sizes.meta))
            painter.setPen(QColor(palette.secondary))
            below = QRectF(area.left(), place.bottom(), area.width(), tag_height)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(below, int(flags), tag)


def _balanced(painter: QPainter, area: QRectF, text: str) -> QRectF:
    """Return the area narrowed until its lines are about equally long, none left with a word."""
    height = painter.boundingRect(area, int(WRAP), text).height()
    low, high = area.width() / 2, area.width()
    while high - low > 1:
        middle = (low + high) / 2
        fits = painter.boundingRect(QRectF(0, 0, middle, _TALL), int(WRAP), text)
        if fits.height() <= height and fits.width() <= middle:
            high = middle
        else:
            low = middle
    return area.adjusted((area.width() - high) / 2, 0, -(area.width() - high) / 2, 0)


def box_height(step: Step, width: float, style: Style) -> float:
    """Return how high the box of a step is at a width, in pixels."""
    sizes = style.sizes
    left, top, right, bottom = _padding(step, sizes)
    room = QRectF(0, 0, width - left + right, _TALL)
    metrics = QFontMetricsF(_font(step, style))
    text = metrics.boundingRect(room, int(WRAP), reference_texts.pick(step, "text"))
    tag = sizes.meta_line if tag_of(step) else 0
    return text.height() + tag + top - bottom


def tag_of(step: Step) -> str:
    """Return what a box says on where its text is from, "" for the manual."""
    return reference_texts.tr(reference_texts.TAGS[step.origin])


def _font(step: Step, style: Style) -> QFont:
    size = style.sizes.meta if step.width <= _NARROW else style.sizes.body
    return style.font(size, medium=step.kind is StepKind.QUESTION)


def _point(step: Step, sizes: Sizes) -> float:
    """Return how far the ends of a question reach."""
    return sizes.gap_m if step.kind is StepKind.QUESTION else 0


def _padding(step: Step, sizes: Sizes) -> tuple[float, float, float, float]:
    side = (sizes.gap_xs if step.width <= _NARROW else sizes.gap_s) + _point(step, sizes) / 2
    return side, sizes.gap_s, -side, -sizes.gap_s


def _shape(step: Step, frame: QRectF, sizes: Sizes) -> QPainterPath:
    path = QPainterPath()
    if step.kind is StepKind.QUESTION:
        point, middle = _point(step, sizes), frame.center().y()
        path.moveTo(QPointF(frame.left(), middle))
        for x, y in (
            (frame.left() + point, frame.top()),
            (frame.right() - point, frame.top()),
            (frame.right(), middle),
            (frame.right() - point, frame.bottom()),
            (frame.left() + point, frame.bottom()),
        ):
            path.lineTo(x, y)
        path.closeSubpath()
        return path
    radius = sizes.gap_l if step.kind is StepKind.END else sizes.radius
    path.addRoundedRect(frame, radius, radius)
    return path
