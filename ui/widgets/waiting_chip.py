"""One customer who waits: a chip with their name, signs and how long it has been."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.icons import Icon, paint_icon
from ui.theme import Look, Palette
from ui.waiting_view import Pace, WaitingCustomer, minutes
from ui.widgets.labels import as_plain

_SHORTEST_NAME = "客户…"
_LONGEST_NAME = "客户客户客户…"
_WIDEST_DIGITS = str.maketrans("123456789", "000000000")
_DISMISS_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WaitingChip(QAbstractButton):
    """One customer: name, signs, how long they have waited; under the mouse a cross instead.

    Signals:
        dismissed: The cross or Delete was pressed.
        stepped: An arrow key was pressed: -1 or 1.
    """

    dismissed = Signal()
    stepped = Signal(int)

    def __init__(
        self, look: Look, customer: WaitingCustomer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._customer = customer
        self._measured: tuple[object, ...] = ()
        self._narrowest = self._widest = self._tail_width = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.dress(customer)

    @property
    def customer(self) -> WaitingCustomer:
        """Who is shown."""
        return self._customer

    def dress(self, customer: WaitingCustomer) -> None:
        """Show a customer as they are now; only what is heard once a minute is told again."""
        self._customer = customer
        self._measure()
        name = self._spoken_name()
        if name != self.accessibleName():
            self.setText(customer.name)
            self.setAccessibleName(name)
            self.setAccessibleDescription(self.tr("按 Delete 放下不回"))
            self.setToolTip(as_plain([name, *customer.message.splitlines()]))
        self.update()

    def narrowest(self) -> int:
        """Return the width that still shows the beginning of the name and the wait."""
        return self._narrowest

    def sizeHint(self) -> QSize:
        """Return the size that shows the name, up to a bound."""
        return QSize(self._widest, self._look.sizes.chip)

    def _measure(self) -> None:
        """Find the widths again where they may be others: every second would be too often."""
        customer, sizes = self._customer, self._look.sizes
        tail = self._tail()
        signs = len(self._signs(self._look.palette))
        about = (customer.name, signs, len(tail), sizes)
        if about == self._measured:
            return
        self._measured = about
        metrics = QFontMetrics(self._look.style.font(sizes.meta, medium=True))
        self._tail_width = metrics.horizontalAdvance(tail.translate(_WIDEST_DIGITS))
        around = signs * (sizes.meta + sizes.gap_xs) + sizes.gap_xs + self._tail_width
        around += 2 * sizes.gap_s + sizes.ring
        name = metrics.horizontalAdvance(customer.name)
        self._widest = around + min(name, metrics.horizontalAdvance(_LONGEST_NAME))
        self._narrowest = around + min(name, metrics.horizontalAdvance(_SHORTEST_NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go of the customer, the arrows go on to the next chip."""
        if event.key() in _DISMISS_KEYS:
            self.dismissed.emit()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that would mean something else in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (*_DISMISS_KEYS, *_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in ours:
                event.accept()
                return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross lets go of the customer."""
        inside = self._cross().contains(event.position().toPoint())
        if self.isDown() and inside and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.dismissed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the chip is small
        """Draw the chip."""
        sizes, palette = self._look.sizes, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shape(painter)
        painter.setFont(self._look.style.font(sizes.meta, medium=True))
        metrics = QFontMetrics(painter.font())
        left = sizes.gap_s
        for icon, colour in self._signs(palette):
            side = sizes.meta
            spot = QRectF(left, (self.height() - side) / 2, side, side)
            paint_icon(painter, icon, spot, colour)
            left += side + sizes.gap_xs
        tail = self._tail_width
        right = self.width() - sizes.gap_s - tail - sizes.gap_xs
        box = QRect(left, 0, right - left, self.height())
        painter.setPen(QColor(palette.text))
        name = metrics.elidedText(self._customer.name, Qt.TextElideMode.ElideRight, box.width())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | centre, name)
        if self.underMouse():
            paint_icon(painter, Icon.CLOSE, self._cross().toRectF(), palette.secondary)
            return
        painter.setPen(QColor(self._pace_colour(palette)))
        ends = QRect(right + sizes.gap_xs, 0, tail, self.height())
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight | centre, self._tail())

    def _paint_shape(self, painter: QPainter) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        pen = QPen(QColor(palette.border), sizes.line)
        if self._customer.pace is Pace.OVER:
            pen.setColor(QColor(palette.block))
        if self.hasFocus():
            pen = QPen(QColor(palette.accent), sizes.ring)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.divider if self.underMouse() else palette.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, sizes.radius_chip, sizes.radius_chip)

    def _signs(self, palette: Palette) -> list[tuple[Icon, str]]:
        """Return the signs before the name; none of them needs its colour to be told."""
        customer = self._customer
        signs = []
        if customer.held:
            signs.append((Icon.PAUSE, palette.secondary))
        if customer.begun:
            signs.append((Icon.PEN, palette.secondary))
        if customer.pace is Pace.OVER:
            signs.append((Icon.WARN, palette.block))
        return signs

    def _pace_colour(self, palette: Palette) -> str:
        match self._customer.pace:
            case Pace.GOOD:
                return palette.aftersale.text
            case Pace.NEAR:
                return palette.warn
            case Pace.OVER:
                return palette.block

    def _spoken_name(self) -> str:
        customer = self._customer
        if customer.seconds is None:
            return self.tr("{name}，写了一半").replace("{name}", customer.name)
        said = self.tr("{name}，等了 {minutes} 分钟")
        words = said.replace("{name}", customer.name)
        parts = [words.replace("{minutes}", str(customer.seconds // 60))]
        parts += [self.tr("已请稍等")] if customer.held else []
        parts += [self.tr("写了一半")] if customer.begun else []
        parts += [self.tr("超过时限")] if customer.pace is Pace.OVER else []
        return "，".join(parts)

    def _tail(self) -> str:
        seconds = self._customer.seconds
        return minutes(seconds) if seconds is not None else self.tr("草稿")

    def _cross(self) -> QRect:
        side = self._look.sizes.icon
        left = self.width() - self._look.sizes.gap_s - side
        return QRect(QPoint(left, (self.height() - side) // 2), QSize(side, side))
