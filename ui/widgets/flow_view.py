"""A flow chart: boxes in their places, arrows between them, walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from replykit.domain.handbook import Branch, Flow, Step
from ui import reference_texts
from ui.flow_layout import FlowLayout, Route, Spacing, lay_out
from ui.theme import Look, Sizes, Style
from ui.widgets.step_box import StepBox, box_height

ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 70, 200, 10
"""Size of the chart in per cent."""

_HEAD = 0.6
"""Half the width of an arrow's head, against its length."""


class FlowChart(QWidget):
    """The drawn chart of one flow.

    Signals:
        entered: The focus is on this step.
        opened: The scripts of this step are wanted.
    """

    entered = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow: Flow | None = None
        self._style = Style()
        self._layout: FlowLayout | None = None
        self.boxes: dict[str, StepBox] = {}

    @property
    def layout_shown(self) -> FlowLayout | None:
        """Where everything stands, None before a flow is shown."""
        return self._layout

    def show_flow(self, flow: Flow, style: Style) -> None:
        """Show a flow; `fit` gives it its place."""
        for box in self.boxes.values():
            box.deleteLater()
        self._flow, self._style, self._layout = flow, style, None
        self.setAccessibleName(reference_texts.pick(flow, "name"))
        self.boxes = {step.id: self._box(step, flow) for step in flow.steps}

    def fit(self, width: int) -> None:
        """Lay everything out for a width in pixels; the height follows."""
        if self._flow is None:
            return
        sizes, style = self._style.sizes, self._style
        self._layout = lay_out(
            self._flow,
            width,
            _spacing(sizes),
            lambda step, room: box_height(step, room, style),
            self._label_size,
        )
        room = QMargins(sizes.ring, sizes.ring, sizes.ring, sizes.ring)
        for key, rect in self._layout.boxes.items():
            self.boxes[key].setGeometry(rect.toRect() + room)
            self.boxes[key].show()
        self.setFixedSize(self._layout.size.toSize() + QSize(0, sizes.line))
        self.update()

    def step_near(self, current: Step | None, rows: int, columns: int) -> StepBox | None:
        """Return the box in a direction: the next row (or previous), or the next in the row."""
        if self._flow is None:
            return None
        if current is None:
            return self.boxes[self._flow.steps[0].id]
        steps = self._flow.steps
        if rows:
            levels = [s.row for s in steps if (s.row - current.row) * rows > 0]
            row = min(levels, key=lambda n: abs(n - current.row), default=current.row)
        else:
            row = current.row
        found = [
            s
            for s in steps
            if s.row == row and (rows or (s.column - current.column) * columns > 0)
        ]
        nearest = min(found, key=lambda s: abs(_centre(s) - _centre(current)), default=current)
        return self.boxes[nearest.id]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole chart
        """Draw arrows and labels; the boxes draw themselves."""
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for route in self._layout.routes:
            self._paint_arrow(painter, route)
        for route in self._layout.routes:
            self._paint_label(painter, route)

    def _box(self, step: Step, flow: Flow) -> StepBox:
        box = StepBox(step, flow, self._style, self)
        box.entered.connect(lambda: self.entered.emit(step))
        box.opened.connect(lambda: self.opened.emit(step))
        return box

    def _label_size(self, branch: Branch) -> QSizeF:
        text = reference_texts.pick(branch, "label")
        if not text:
            return QSizeF()
        sizes = self._style.sizes
        metrics = QFontMetricsF(self._style.font(sizes.meta))
        return QSizeF(metrics.horizontalAdvance(text) + 2 * sizes.gap_xs, sizes.meta_line)

    def _paint_arrow(self, painter: QPainter, route: Route) -> None:
        sizes, colour = self._style.sizes, QColor(self._style.palette.secondary)
        painter.setPen(QPen(colour, sizes.line))
        painter.drawPolyline(QPolygonF(list(route.corners)))
        tip, head = route.corners[-1], sizes.gap_s * 0.75
        side = head * _HEAD
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(-side, -head), tip + QPointF(side, -head)])
        )

    def _paint_label(self, painter: QPainter, route: Route) -> None:
        text = reference_texts.pick(route.branch, "label")
        if not text:
            return
        palette = self._style.palette
        painter.fillRect(route.label, QColor(palette.canvas))
        painter.setFont(self._style.font(self._style.sizes.meta, medium=True))
        painter.setPen(QColor(palette.secondary))
        painter.drawText(route.label, int(Qt.AlignmentFlag.AlignCenter), text)


class FlowView(QScrollArea):
    """The chart, as wide as its view unless zoomed; one stop for Tab.

    Keys: the arrows walk from step to step; ``+``, ``-``, ``0`` and Ctrl with the wheel zoom.

    Signals:
        entered: The focus is on this step.
        opened: The scripts of this step are wanted.
        zoomed: The size in per cent.
    """

    entered = Signal(object)
    opened = Signal(object)
    zoomed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow: Flow | None = None
        self._current: Step | None = None
        self.zoom = 100
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chart = FlowChart()
        self.chart.entered.connect(self._enter)
        self.chart.opened.connect(self.opened)
        self.setWidget(self.chart)
        look.changed.connect(self._restyle)

    def show_flow(self, flow: Flow) -> None:
        """Show a flow from its top."""
        self._flow, self._current = flow, None
        self.setAccessibleName(reference_texts.pick(flow, "name"))
        self.setAccessibleDescription(self.tr("流程图：方向键逐步看，Enter 打开这一步的话术"))
        self._restyle()
        self.verticalScrollBar().setValue(0)

    def zoom_to(self, per_cent: int) -> None:
        """Show the chart larger or smaller, `ZOOM_MIN` to `ZOOM_MAX` per cent."""
        wanted = max(ZOOM_MIN, min(ZOOM_MAX, per_cent))
        if wanted != self.zoom:
            self.zoom = wanted
            self._restyle()
            self.zoomed.emit(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go back to the step one was at."""
        super().focusInEvent(event)
        if self._current is not None:
            self.chart.boxes[self._current.id].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk or zoom."""
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        zooms: dict[int, int] = {
            Qt.Key.Key_Plus: self.zoom + ZOOM_STEP,
            Qt.Key.Key_Equal: self.zoom + ZOOM_STEP,
            Qt.Key.Key_Minus: self.zoom - ZOOM_STEP,
            Qt.Key.Key_0: 100,
        }
        key = event.key()
        if key in steps:
            self._walk(*steps[key])
        elif key in zooms:
            self.zoom_to(zooms[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_to(self.zoom + (ZOOM_STEP if turned > 0 else -ZOOM_STEP if turned else 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chart into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _walk(self, rows: int, columns: int) -> None:
        box = self.chart.step_near(self._current, rows, columns)
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _enter(self, step: Step) -> None:
        self._current = step
        gap = self._look.sizes.gap_l
        self.ensureWidgetVisible(self.chart.boxes[step.id], gap, gap)
        self.entered.emit(step)

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar
        self.chart.fit(max(room, round(room * self.zoom / 100)))

    @Slot()
    def _restyle(self) -> None:
        if self._flow is None:
            return
        style = self._look.style
        body = round(style.sizes.body * self.zoom / 100)
        focused = next((b.step for b in self.chart.boxes.values() if b.hasFocus()), None)
        self.chart.show_flow(self._flow, Style(style.palette, Sizes.for_body(body)))
        self._fit()
        if focused is not None:
            self.chart.boxes[focused.id].setFocus()


def _centre(step: Step) -> float:
    return step.column + step.width / 2


def _spacing(sizes: Sizes) -> Spacing:
    return Spacing(
        margin=sizes.gap_m,
        gap=sizes.gap_s,
        lane=sizes.gap_l + sizes.gap_xs,
        turn=sizes.gap_m,
        inset=sizes.gap_m,
    )
