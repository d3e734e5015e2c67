"""The program's own icon: a speech bubble with a tick, on the accent colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import LIGHT

SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256)
_GRID = 16.0


def app_icon() -> QIcon:
    """Return the icon in the sizes that desktops ask for."""
    icon = QIcon()
    for size in SIZES_PX:
        icon.addPixmap(_pixmap(size))
    return icon


def _pixmap(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GRID, size / _GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawPath(_bubble())
    pen = QPen(QColor(LIGHT.on_accent), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(4.6, 7.0), QPointF(7.2, 9.5), QPointF(11.6, 4.6)])
    painter.end()
    return pixmap


def _bubble() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.5, 0.5, 15, 12.5), 3.5, 3.5)
    tail = QPainterPath(QPointF(3.5, 12))
    for point in (QPointF(3.5, 15.8), QPointF(8.5, 12)):
        tail.lineTo(point)
    tail.closeSubpath()
    return path.united(tail)
