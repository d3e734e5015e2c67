"""Figures in a row, quiet until one is near its limit; a press opens the page of the shift."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from replykit.domain.shift import Verdict
from ui.icons import Icon, paint_icon
from ui.shift_texts import Piece
from ui.theme import Look

SIGNS = {Verdict.NEAR: Icon.WARN, Verdict.OVER: Icon.BLOCK}
"""What tells a verdict without its colour."""


class FigureStrip(QAbstractButton):
    """Paints as much of its figures as fits: whole labels, short ones, or the last one left out.

    A figure near its limit is amber with a triangle, one over it red, bold and with a bar.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces: tuple[Piece, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The figures on show."""
        return self._pieces

    def show_pieces(self, pieces: Sequence[Piece], spoken: str) -> None:
        """Show other figures, and what a screen reader says of them."""
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        if tuple(pieces) != self._pieces:
            self._pieces = tuple(pieces)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room that everything takes."""
        return QSize(self._width(self._pieces, short=False), self._look.sizes.meta_line)

    def minimumSizeHint(self) -> QSize:
        """Return the room that a clock takes; other figures give way."""
        whole = bool(self._pieces) and self._pieces[0].clock
        width = self.sizeHint().width() if whole else 0
        return QSize(width, self._look.sizes.meta_line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one line
        """Draw what fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, short = self._fitting()
        left = float(self._look.sizes.ring)
        for piece in shown:
            left = self._paint_piece(painter, piece, left, short=short)
            left += self._look.sizes.gap_s
        if self.hasFocus():
            line, radius = self._look.sizes.line, self._look.sizes.radius_s
            painter.setPen(QPen(QColor(self._look.palette.accent), line))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius
            )

    def _fitting(self) -> tuple[tuple[Piece, ...], bool]:
        room = self.width()
        if self._width(self._pieces, short=False) <= room:
            return self._pieces, False
        shown = self._pieces
        while len(shown) > 1 and self._width(shown, short=True) > room:
            shown = shown[:1] + shown[2:] if len(shown) > 2 else shown[1:]
        return shown, True

    def _width(self, pieces: Sequence[Piece], *, short: bool) -> int:
        gap = self._look.sizes.gap_s * max(0, len(pieces) - 1)
        ends = 2 * self._look.sizes.ring
        return ends + gap + sum(self._piece_width(piece, short=short) for piece in pieces)

    def _piece_width(self, piece: Piece, *, short: bool) -> int:
        sizes = self._look.sizes
        label = piece.short if short else piece.label
        width = self._metrics(piece, value=True).horizontalAdvance(piece.value) + 1
        if label:
            width += self._metrics(piece).horizontalAdvance(label) + sizes.gap_xs
        icons = int(piece.clock) + int(piece.verdict in SIGNS)
        return width + icons * (sizes.meta + sizes.ring)

    def _paint_piece(self, painter: QPainter, piece: Piece, left: float, *, short: bool) -> float:
        palette, sizes = self._look.palette, self._look.sizes
        colour = self._colour(piece.verdict)
        if piece.clock:
            left = self._paint_sign(painter, Icon.CLOCK, left, colour)
        if label := piece.short if short else piece.label:
            left = self._paint_text(painter, piece, label, left, palette.secondary) + sizes.gap_xs
        if (sign := SIGNS.get(piece.verdict)) is not None:
            left = self._paint_sign(painter, sign, left, colour)
        return self._paint_text(painter, piece, piece.value, left, colour, value=True)

    def _paint_text(
        self,
        painter: QPainter,
        piece: Piece,
        text: str,
        left: float,
        colour: str,
        *,
        value: bool = False,
    ) -> float:
        medium = value and piece.verdict is Verdict.OVER
        painter.setFont(self._look.style.font(self._look.sizes.meta, medium=medium))
        painter.setPen(QColor(colour))
        width = self._metrics(piece, value=value).horizontalAdvance(text)
        box = QRectF(left, 0, width + 1, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + width

    def _paint_sign(self, painter: QPainter, icon: Icon, left: float, colour: str) -> float:
        side = self._look.sizes.meta
        paint_icon(painter, icon, QRectF(left, (self.height() - side) / 2, side, side), colour)
        return left + side + self._look.sizes.ring

    def _colour(self, verdict: Verdict) -> str:
        return verdict_colour(self._look, verdict)

    def _metrics(self, piece: Piece, *, value: bool = False) -> QFontMetrics:
        medium = value and piece.verdict is Verdict.OVER
        return QFontMetrics(self._look.style.font(self._look.sizes.meta, medium=medium))


def verdict_colour(look: Look, verdict: Verdict) -> str:
    """Return the colour of a figure."""
    palette = look.palette
    match verdict:
        case Verdict.OVER:
            return palette.block
        case Verdict.NEAR:
            return palette.warn
        case Verdict.GOOD:
            return palette.aftersale.text
        case Verdict.NONE:
            return palette.secondary
