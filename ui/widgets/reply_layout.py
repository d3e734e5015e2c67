"""Lines, pills and marks of one reply, laid out for a width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.reply_text import Pill, ReplyText
from ui.theme import DASHES, Style

_ELLIPSIS = "…"


class ReplyLayout:
    """One reply laid out once and painted often.

    Args:
        reply: What is drawn.
        style: Type, sizes and colours.
        width: Pixels a line may take.
        max_lines: Lines at most, an ellipsis ends the last; 0 for all of them.
    """

    def __init__(self, reply: ReplyText, style: Style, width: float, max_lines: int) -> None:
        self._reply = reply
        self._style = style
        self._layout = QTextLayout(reply.text, style.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self.elided = self._break(max(width, 1.0), max_lines)

    @property
    def height(self) -> int:
        """Pixels from the top of the first line to the bottom of the last."""
        return self._layout.lineCount() * self._style.sizes.text_line

    def paint(self, painter: QPainter, origin: QPointF, *, current: bool) -> None:
        """Draw the text with everything on it.

        Args:
            painter: Where.
            origin: Top left corner of the first line.
            current: Whether it stands on the tint of the current row.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pill in self._reply.pills:
            self._paint_pill(painter, origin, pill, current=current)
        painter.setPen(QColor(self._style.palette.text))
        self._layout.draw(painter, origin)
        if self.elided:
            self._paint_ellipsis(painter, origin)
        painter.restore()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        palette = self._style.palette
        found = []
        for pill in self._reply.pills:
            if not pill.filled:
                plain = QTextCharFormat()
                plain.setForeground(QColor(palette.accent))
                found.append(_range(pill.start, pill.end, plain))
        for start, end in self._reply.matched:
            found_here = QTextCharFormat()
            found_here.setForeground(QColor(palette.accent))
            found_here.setFontWeight(QFont.Weight.Bold)  # seen without colours, too
            found.append(_range(start, end, found_here))
        for mark in self._reply.marks:
            wavy = QTextCharFormat()
            wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wavy.setUnderlineColor(QColor(palette.severity(mark.severity)))
            found.append(_range(mark.start, mark.end, wavy))
        return found

    def _break(self, width: float, max_lines: int) -> bool:
        """Make the lines; return whether text is left over."""
        layout, step = self._layout, self._style.sizes.text_line
        layout.beginLayout()
        number = 0
        while not max_lines or number < max_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            if number + 1 == max_lines and self._end(line) < self._length():
                line.setLineWidth(width - self._ellipsis_width())
            line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
            number += 1
        layout.endLayout()
        last = layout.lineAt(number - 1) if number else None
        return last is not None and self._end(last) < self._length()

    def _length(self) -> int:
        return len(self._reply.text.encode("utf-16-le", "surrogatepass")) // 2

    def _ellipsis_width(self) -> float:
        return QFontMetricsF(self._style.font()).horizontalAdvance(_ELLIPSIS)

    @staticmethod
    def _end(line: QTextLine) -> int:
        return line.textStart() + line.textLength()

    def _paint_pill(
        self, painter: QPainter, origin: QPointF, pill: Pill, *, current: bool
    ) -> None:
        palette, sizes = self._style.palette, self._style.sizes
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            start, end = max(pill.start, line.textStart()), min(pill.end, self._end(line))
            if start >= end:
                continue
            left, right = _x(line, start), _x(line, end)
            box = QRectF(left, number * sizes.text_line + 1.5, right - left, sizes.text_line - 3)
            box.translate(origin)
            if pill.filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.surface if current else palette.accent_fill))
            else:
                pen = QPen(QColor(palette.accent), sizes.line)
                pen.setDashPattern(DASHES)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box.adjust(0.5, 0.0, -0.5, 0.0)
            painter.drawRoundedRect(box, sizes.radius_s, sizes.radius_s)

    def _paint_ellipsis(self, painter: QPainter, origin: QPointF) -> None:
        line = self._layout.lineAt(self._layout.lineCount() - 1)
        painter.setFont(self._style.font())
        where = QPointF(line.x() + line.naturalTextWidth(), line.y() + line.ascent())
        painter.drawText(origin + where, _ELLIPSIS)


def _range(start: int, end: int, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = end - start
    found.format = text_format
    return found


def _x(line: QTextLine, offset: int) -> float:
    """Return where a character starts; PySide hands Qt's in-out parameter back as well."""
    found: object = line.cursorToX(offset)
    first = found[0] if isinstance(found, tuple) else found
    return float(first)  # type: ignore[arg-type]
