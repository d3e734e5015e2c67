"""The head of a group of replies: what is asked, in whose words, and whether it is answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.desk_view import ShownGroup
from ui.icons import Icon, paint_icon
from ui.theme import Look

_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def head_height(look: Look) -> int:
    """Return how high the head is, in pixels."""
    return look.sizes.meta_line + look.sizes.gap_s


def paint_head(painter: QPainter, rect: QRect, shown: ShownGroup, look: Look) -> None:
    """Draw the head of a group; every character of the customer's words as it is."""
    palette, sizes, style = look.palette, look.sizes, look.style
    painter.fillRect(rect, QColor(palette.canvas))
    line = QRect(rect.left(), rect.bottom(), rect.width(), sizes.line)
    painter.fillRect(line, QColor(palette.divider))
    box = rect.adjusted(sizes.gap_m, 0, -sizes.gap_m, 0)
    if shown.answered:
        top = box.top() + (box.height() - sizes.icon) / 2
        square = QRectF(box.left(), top, sizes.icon, sizes.icon)
        paint_icon(painter, Icon.TICK, square, palette.aftersale.text)
        box.setLeft(box.left() + sizes.icon + sizes.gap_xs)
    name = shown.group.name
    if shown.answered:
        name = QCoreApplication.translate("GroupHead", "{name} 已回复").replace("{name}", name)
    _words(painter, box, name, palette.text, style.font(sizes.meta, medium=True))
    box.setLeft(box.left() + QFontMetrics(painter.font()).horizontalAdvance(name) + sizes.gap_s)
    words = " ".join(shown.group.words.split())
    _words(painter, box, f"「{words}」", palette.secondary, style.font(sizes.meta))


def _words(painter: QPainter, box: QRect, words: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = max(0, box.width())
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, int(_LINE) | Qt.TextFlag.TextSingleLine, shown)
