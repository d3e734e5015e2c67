"""A shift drawn: how long each reply took, the middle of each quarter of an hour, the share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from replykit.domain.shift import (
    PROMPT_S,
    SHARE_LIMIT,
    SHARE_NEAR,
    WAIT_LIMIT_S,
    Figure,
    QuarterHour,
    ShiftReport,
    Verdict,
)
from ui import shift_texts
from ui.theme import DASHES, Look
from ui.widgets.figure_strip import verdict_colour

QUARTER = timedelta(minutes=15)
_HOUR = timedelta(hours=1)
_LEAST_TOP_S, _MOST_TOP_S = 40.0, 60.0
"""The chart reaches up to the longest wait, but not less or more than this; what is longer
stands at its upper edge."""

_PLOT_LINES, _SHARE_LINES = 6, 2
"""Heights of the two parts, in controls and in lines of text."""

_MOST_HOURS = 6
"""Most times of day written below the chart."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the parts lie, and what they show."""

    plot: QRectF
    bars: QRectF
    start: datetime
    end: datetime
    top: float

    def x(self, at: datetime) -> float:
        share = (at - self.start) / (self.end - self.start)
        return self.plot.left() + share * self.plot.width()

    def y(self, seconds: float) -> float:
        return self.plot.bottom() - min(seconds / self.top, 1.0) * self.plot.height()


class ShiftChart(QAbstractButton):
    """Dots for replies, a line for the middle one of each quarter, bars for the share in 30 s.

    A dot over the limit of S03 is a triangle: nothing is told by colour alone. Arrow keys go from
    quarter to quarter, Space to the table with the same figures: the chart is a button for those
    who hear it.

    Signals:
        pointed: What is to be said of the quarter gone to, "" for none.
    """

    pointed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: ShiftReport | None = None
        self._place: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("这一班的图：左右键逐刻钟看，空格键看表格"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_report(self, report: ShiftReport) -> None:
        """Draw a shift."""
        former, self._report = self._report, report
        if former is None or former.figures.span.begins != report.figures.span.begins:
            self._point(None)
        self.update()

    @property
    def quarters(self) -> tuple[QuarterHour, ...]:
        """The quarters of an hour that can be gone to."""
        return self._report.quarters if self._report is not None else ()

    def sizeHint(self) -> QSize:
        """Return a width that gives way, and the height of all parts."""
        sizes = self._look.sizes
        texts = 3 * sizes.meta_line + 2 * sizes.gap_s
        height = _PLOT_LINES * sizes.control + _SHARE_LINES * sizes.meta_line + texts
        return QSize(10 * sizes.control, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another quarter."""
        last = len(self.quarters) - 1
        here = self._place
        places = {
            Qt.Key.Key_Right: 0 if here is None else min(here + 1, last),
            Qt.Key.Key_Left: last if here is None else max(here - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._point(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the quarter that was pressed."""
        if self.quarters:
            frame, x = self._frame(), event.position().x()
            middles = [frame.x(quarter.start + QUARTER / 2) for quarter in self.quarters]
            self._point(min(range(len(middles)), key=lambda place: abs(middles[place] - x)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the press at that: the table is a matter of its own button."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it
        """Draw the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.style.font(self._look.sizes.meta))
        if not self.quarters:
            painter.setPen(QColor(self._look.palette.secondary))
            text = self.tr("还没有回复。复制第一条回复后，这里开始画图。")
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()), flags, text)
            return
        frame = self._frame()
        self._paint_place(painter, frame)
        self._paint_hours(painter, frame)
        self._paint_dots(painter, frame)
        self._paint_median(painter, frame)
        self._paint_limits(painter, frame)
        self._paint_bars(painter, frame)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._look.palette.accent), self._look.sizes.line))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _point(self, place: int | None) -> None:
        self._place = place
        text = "" if place is None else shift_texts.quarter_text(self.quarters[place])
        self.setAccessibleDescription(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.pointed.emit(text)
        self.update()

    def _frame(self) -> _Frame:
        sizes, report = self._look.sizes, self._report
        assert report is not None  # noqa: S101 - there is nothing to draw without one
        right = self.width() - sizes.gap_s
        top = sizes.gap_xs + sizes.meta_line
        plot = QRectF(sizes.gap_s, top, right - sizes.gap_s, _PLOT_LINES * sizes.control)
        bars_top = plot.bottom() + 2 * sizes.meta_line + sizes.gap_xs
        bars = QRectF(plot.left(), bars_top, plot.width(), _SHARE_LINES * sizes.meta_line)
        start = report.quarters[0].start
        end = max(report.quarters[-1].start + QUARTER, start + _HOUR)
        longest = max((reply.seconds for reply in report.replies), default=0.0)
        return _Frame(plot, bars, start, end, min(max(longest, _LEAST_TOP_S), _MOST_TOP_S))

    def _paint_place(self, painter: QPainter, frame: _Frame) -> None:
        if self._place is None:
            return
        start = self.quarters[self._place].start
        left, right = frame.x(start), frame.x(start + QUARTER)
        band = QRectF(left, frame.plot.top(), right - left, frame.bars.bottom() - frame.plot.top())
        painter.fillRect(band, QColor(self._look.palette.accent_fill))

    def _paint_hours(self, painter: QPainter, frame: _Frame) -> None:
        palette, sizes = self._look.palette, self._look.sizes
        painter.setPen(QPen(QColor(palette.border), sizes.line))
        for box in (frame.plot, frame.bars):
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QColor(palette.secondary))
        step = max(1, round((frame.end - frame.start) / _HOUR / _MOST_HOURS))
        at = frame.start.replace(minute=0)
        while at <= frame.end:
            if at >= frame.start and at.hour % step == 0:
                box = QRectF(frame.x(at), frame.plot.bottom(), 3 * sizes.control, sizes.meta_line)
                if box.left() + 2 * sizes.gap_l < frame.plot.right():
                    painter.drawText(box, f"{at:%H:%M}")
            at += _HOUR

    def _paint_limits(self, painter: QPainter, frame: _Frame) -> None:
        palette, sizes = self._look.palette, self._look.sizes
        texts = {
            WAIT_LIMIT_S: (self.tr("每次上限 20s"), palette.warn),
            PROMPT_S: ("30s", palette.block),
        }
        for seconds, (text, colour) in texts.items():
            pen = QPen(QColor(colour), sizes.line)
            pen.setDashPattern(list(DASHES))
            painter.setPen(pen)
            y = frame.y(seconds)
            painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y))
            box = QRectF(
                frame.plot.left(), y - sizes.meta_line, frame.plot.width(), sizes.meta_line
            )
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), text)

    def _paint_dots(self, painter: QPainter, frame: _Frame) -> None:
        assert self._report is not None  # noqa: S101 - as above
        for reply in self._report.replies:
            verdict = Verdict.OVER if reply.seconds > PROMPT_S else Verdict.NEAR
            over = reply.seconds > WAIT_LIMIT_S
            colour = verdict_colour(self._look, verdict if over else Verdict.NONE)
            place = QPointF(frame.x(reply.copied), frame.y(reply.seconds))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            if over:
                painter.drawPath(_triangle(place, 2.0 * self._look.sizes.ring))
            else:
                radius = 1.0 * self._look.sizes.ring
                painter.drawEllipse(place, radius, radius)

    def _paint_median(self, painter: QPainter, frame: _Frame) -> None:
        palette, sizes = self._look.palette, self._look.sizes
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), sizes.ring))
        for quarter in self.quarters:
            y = frame.y(quarter.median)
            left, right = frame.x(quarter.start), frame.x(quarter.start + QUARTER)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QColor(palette.accent))
        box = QRectF(frame.plot.left(), 0, frame.plot.width(), sizes.meta_line)
        painter.drawText(box, self.tr("— 每刻钟的中位数"))
        painter.setPen(QColor(palette.secondary))
        over = self.tr("▲ 超过上限")
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(self.tr("— 每刻钟的中位数")) + sizes.gap_l
        painter.drawText(box.adjusted(width, 0, 0, 0), over)

    def _paint_bars(self, painter: QPainter, frame: _Frame) -> None:
        palette, sizes = self._look.palette, self._look.sizes
        painter.setPen(QColor(palette.secondary))
        top = frame.bars.top() - sizes.meta_line
        box = QRectF(frame.bars.left(), top, frame.bars.width(), sizes.meta_line)
        painter.drawText(box, self.tr("每刻钟 30 秒内的占比"))
        for quarter in self.quarters:
            left, right = frame.x(quarter.start), frame.x(quarter.start + QUARTER)
            height = quarter.prompt * frame.bars.height()
            verdict = Figure.share("S10", quarter.prompt, SHARE_LIMIT, SHARE_NEAR).verdict
            bar = QRectF(left, frame.bars.bottom() - height, max(1.0, right - left - 1), height)
            painter.fillRect(bar, QColor(verdict_colour(self._look, verdict)))


def _triangle(middle: QPointF, side: float) -> QPainterPath:
    path = QPainterPath(middle + QPointF(0, -side))
    path.lineTo(middle + QPointF(side, side * 0.7))
    path.lineTo(middle + QPointF(-side, side * 0.7))
    path.closeSubpath()
    return path
