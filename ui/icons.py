"""The icons: one line style, drawn by us on a grid of 16."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

GRID = 16.0
STROKE = 1.4
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)


class Icon(Enum):
    """Every icon of the window."""

    PIN = "pin"
    DOWN = "down"
    CLOSE = "close"
    SEARCH = "search"
    TICK = "tick"
    WARN = "warn"
    BLOCK = "block"
    HINT = "hint"
    INBOX = "inbox"
    GEAR = "gear"
    KEYS = "keys"
    MORE = "more"
    UNDO = "undo"
    STAR = "star"
    STRIP = "strip"
    EYE = "eye"
    BESIDE = "beside"
    CLOCK = "clock"
    PAUSE = "pause"
    PEN = "pen"


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, colour: str) -> None:
    """Draw an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    pen = QPen(QColor(colour), STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_PATHS[icon]())
    painter.restore()


def qicon(icon: Icon, size_px: int, colour: str, checked_colour: str | None = None) -> QIcon:
    """Return an icon for a button, sharp at the usual screen scales."""
    found = QIcon()
    for scale in _SCALES:
        found.addPixmap(_pixmap(icon, size_px, colour, scale))
        if checked_colour:
            pixmap = _pixmap(icon, size_px, checked_colour, scale)
            found.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
    return found


def _pixmap(icon: Icon, size_px: int, colour: str, scale: float) -> QPixmap:
    pixmap = QPixmap(round(size_px * scale), round(size_px * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, icon, QRectF(0, 0, size_px, size_px), colour)
    painter.end()
    return pixmap


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *rest in strokes:
        path.moveTo(*first)
        for point in rest:
            path.lineTo(*point)
    return path


def _pin() -> QPainterPath:
    path = _lines(
        ((5.5, 2.5), (10.5, 2.5)),
        ((6.2, 2.5), (6.2, 6.5), (4.2, 9.5), (11.8, 9.5), (9.8, 6.5), (9.8, 2.5)),
        ((8.0, 9.5), (8.0, 13.8)),
    )
    return path


def _search() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(7.0, 7.0), 4.3, 4.3)
    path.addPath(_lines(((10.2, 10.2), (13.5, 13.5))))
    return path


def _warn() -> QPainterPath:
    path = _lines(((8.0, 6.3), (8.0, 9.3)), ((8.0, 11.4), (8.0, 11.5)))
    triangle = _lines(((8.0, 2.4), (14.2, 13.2), (1.8, 13.2)))
    triangle.closeSubpath()
    path.addPath(triangle)
    return path


def _block() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8.0, 8.0), 5.8, 5.8)
    path.addPath(_lines(((4.1, 11.9), (11.9, 4.1))))
    return path


def _hint() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8.0, 8.0), 5.8, 5.8)
    path.addPath(_lines(((8.0, 7.4), (8.0, 11.0)), ((8.0, 5.0), (8.0, 5.1))))
    return path


def _inbox() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2.2, 2.8, 11.6, 8.2), 2.0, 2.0)
    path.addPath(_lines(((5.0, 11.0), (5.0, 13.6), (7.8, 11.0))))
    path.addPath(_lines(((5.0, 5.8), (11.0, 5.8)), ((5.0, 8.2), (9.0, 8.2))))
    return path


def _gear() -> QPainterPath:
    path = _lines(
        ((2.0, 4.5), (8.2, 4.5)),
        ((11.8, 4.5), (14.0, 4.5)),
        ((2.0, 11.5), (4.2, 11.5)),
        ((7.8, 11.5), (14.0, 11.5)),
    )
    path.addEllipse(QPointF(10.0, 4.5), 1.8, 1.8)
    path.addEllipse(QPointF(6.0, 11.5), 1.8, 1.8)
    return path


def _undo() -> QPainterPath:
    path = _lines(((6.2, 3.2), (3.0, 6.4), (6.2, 9.6)), ((3.0, 6.4), (9.6, 6.4)))
    path.moveTo(9.6, 6.4)
    path.arcTo(QRectF(6.5, 6.4, 6.2, 6.2), 90, -180)
    path.lineTo(6.6, 12.6)
    return path


def _clock() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8.0, 8.0), 5.8, 5.8)
    path.addPath(_lines(((8.0, 4.8), (8.0, 8.0), (10.4, 9.4))))
    return path


def _pen() -> QPainterPath:
    path = _lines(((3.0, 13.0), (3.6, 10.2), (10.8, 3.0), (13.0, 5.2), (5.8, 12.4)))
    path.closeSubpath()
    path.addPath(_lines(((9.2, 4.6), (11.4, 6.8))))
    return path


def _keys() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(1.8, 4.0, 12.4, 8.4), 1.8, 1.8)
    path.addPath(
        _lines(
            ((4.6, 6.8), (4.7, 6.8)),
            ((7.9, 6.8), (8.0, 6.8)),
            ((11.3, 6.8), (11.4, 6.8)),
            ((5.4, 9.7), (10.6, 9.7)),
        )
    )
    return path


def _eye() -> QPainterPath:
    path = QPainterPath(QPointF(1.8, 8.0))
    path.quadTo(8.0, 0.6, 14.2, 8.0)
    path.quadTo(8.0, 15.4, 1.8, 8.0)
    path.addEllipse(QPointF(8.0, 8.0), 2.0, 2.0)
    return path


def _strip() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2.0, 2.8, 12.0, 10.4), 1.8, 1.8)
    path.addPath(_lines(((2.0, 6.6), (14.0, 6.6))))
    return path


def _beside() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2.0, 2.8, 12.0, 10.4), 1.8, 1.8)
    path.addPath(_lines(((9.8, 2.8), (9.8, 13.2))))
    return path


def _star() -> QPainterPath:
    points = [
        QPointF(8.0 + radius * sin(turn), 8.4 - radius * cos(turn))
        for turn, radius in ((n * pi / 5, 6.4 if n % 2 == 0 else 2.7) for n in range(10))
    ]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    path.closeSubpath()
    return path


_PATHS: dict[Icon, Callable[[], QPainterPath]] = {
    Icon.PIN: _pin,
    Icon.DOWN: lambda: _lines(((4.5, 6.5), (8.0, 10.0), (11.5, 6.5))),
    Icon.CLOSE: lambda: _lines(((4.5, 4.5), (11.5, 11.5)), ((11.5, 4.5), (4.5, 11.5))),
    Icon.SEARCH: _search,
    Icon.TICK: lambda: _lines(((3.5, 8.5), (6.7, 11.6), (12.6, 4.8))),
    Icon.WARN: _warn,
    Icon.BLOCK: _block,
    Icon.HINT: _hint,
    Icon.INBOX: _inbox,
    Icon.GEAR: _gear,
    Icon.KEYS: _keys,
    Icon.MORE: lambda: _lines(*(((x, 8.0), (x + 0.1, 8.0)) for x in (3.5, 8.0, 12.5))),
    Icon.UNDO: _undo,
    Icon.STAR: _star,
    Icon.STRIP: _strip,
    Icon.EYE: _eye,
    Icon.BESIDE: _beside,
    Icon.CLOCK: _clock,
    Icon.PAUSE: lambda: _lines(((5.6, 3.4), (5.6, 12.6)), ((10.4, 3.4), (10.4, 12.6))),
    Icon.PEN: _pen,
}
