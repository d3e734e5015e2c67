"""Stage, intents and order state: what the message was taken for, and the keys to correct it."""

from __future__ import annotations

from enum import Enum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.intent import OrderState
from ui import texts
from ui.desk_view import DeskView, IntentChoice
from ui.theme import DASHES, Look, Tint
from ui.widgets.segments import segment

ORDER_KEYS = ((OrderState.NONE, "F2"), (OrderState.ORDERED, "F3"), (OrderState.RECEIVED, "F4"))
_SMALLEST = 0.005
_SHORTEST_NAME = "字…"


class ChipForm(Enum):
    """How a chip is drawn."""

    FILLED = "filled"
    OUTLINED = "outlined"
    DASHED = "dashed"


class Chip(QAbstractButton):
    """A rounded label, perhaps with a number behind it; short of room, the name gives way."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tail = ""
        self._form = ChipForm.OUTLINED
        self._tint: Tint | None = None
        self._whole = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def dress(self, text: str, tail: str, form: ChipForm, tint: Tint | None) -> None:
        """Show a name, what stands behind it, and how."""
        self.setText(text)
        self._tail, self._form, self._tint = tail, form, tint
        self.setAccessibleName(f"{text} {tail}".strip())
        self.updateGeometry()
        self.update()

    def keep_whole(self) -> None:
        """Let the other chips give way first."""
        self._whole = True

    def sizeHint(self) -> QSize:
        """Return the size that shows all of it."""
        return self._size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the size that still shows the beginning of the name and the number."""
        full = self._size(self.text())
        return full if self._whole else full.boundedTo(self._size(_SHORTEST_NAME))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the chip is small
        """Draw the chip."""
        sizes, palette = self._look.sizes, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shape(painter)
        painter.setFont(self._look.style.font(sizes.meta, medium=True))
        metrics = QFontMetrics(painter.font())
        box = self.rect().adjusted(sizes.gap_s, 0, -sizes.gap_s, 0)
        tail_width = metrics.horizontalAdvance(self._tail)
        room = box.width() - (tail_width + sizes.gap_xs if self._tail else 0)
        painter.setPen(QColor(self._text_colour()))
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if self._form is ChipForm.OUTLINED:
            painter.setPen(QColor(palette.secondary))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._tail
        )

    def _size(self, text: str) -> QSize:
        sizes = self._look.sizes
        metrics = QFontMetrics(self._look.style.font(sizes.meta, medium=True))
        width = metrics.horizontalAdvance(text) + 2 * sizes.gap_s + sizes.ring
        if self._tail:
            width += metrics.horizontalAdvance(self._tail) + sizes.gap_xs
        return QSize(width, sizes.chip)

    def _text_colour(self) -> str:
        if self._form is ChipForm.FILLED and self._tint:
            return self._tint.text
        palette = self._look.palette
        return palette.secondary if self._form is ChipForm.DASHED else palette.text

    def _paint_shape(self, painter: QPainter) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(QColor(palette.border), sizes.line)
        if self._form is ChipForm.DASHED:
            pen = QPen(QColor(palette.secondary), sizes.line)
            pen.setDashPattern(DASHES)
        if self._form is ChipForm.FILLED and self._tint:
            painter.setBrush(QColor(self._tint.fill))
            pen.setColor(QColor(self._tint.text if self.isEnabled() else self._tint.fill))
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(QColor(palette.divider))
        elif self._form is not ChipForm.DASHED:
            painter.setBrush(QColor(palette.surface))
        if self.hasFocus():
            pen = QPen(QColor(palette.accent), sizes.ring)
        painter.setPen(pen)
        painter.drawRoundedRect(box, sizes.radius_chip, sizes.radius_chip)


class Chips(QWidget):
    """The two rows of chips below the message.

    Signals:
        intent_chosen: The id of the intent to switch to.
        order_state_toggled: The `OrderState` whose segment was pressed.
    """

    intent_chosen = Signal(str)
    order_state_toggled = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view = DeskView()
        self._stage = Chip(look, self)
        self._stage.setEnabled(False)
        self._stage.keep_whole()
        self._stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._intents: list[Chip] = []
        self._states = {state: self._segment(place) for place, (state, _) in enumerate(ORDER_KEYS)}
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._upper)
        rows.addLayout(self._lower)
        self._lower.addStretch()
        self._upper.addWidget(self._stage, 0, Qt.AlignmentFlag.AlignVCenter)
        self._upper.addStretch()
        for button in self._states.values():
            self._upper.addWidget(button)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: DeskView) -> None:
        """Show stage, intents and order state."""
        self._view = view
        self._dress_stage()
        self._ensure(len(view.choices))
        for chip, choice in zip(self._intents, view.choices, strict=False):
            self._dress_intent(chip, choice)
        for index, chip in enumerate(self._intents):
            chip.setVisible(index < len(view.choices))
        for state, button in self._states.items():
            button.setChecked(state is view.order_state)

    def intent_chips(self) -> list[Chip]:
        """Return the chips of the intents shown, best first."""
        return self._intents[: len(self._view.choices)]

    @property
    def stage_chip(self) -> Chip:
        """The chip of the stage."""
        return self._stage

    def segment(self, state: OrderState) -> QToolButton:
        """Return the segment of an order state."""
        return self._states[state]

    def _segment(self, place: int) -> QToolButton:
        state, key = ORDER_KEYS[place]
        name = texts.order_state_name(state)
        button = segment(name, place, len(ORDER_KEYS), self)
        button.setToolTip(f"{name} {key}")
        button.setAccessibleName(self.tr("订单状态") + f" {name}")
        button.clicked.connect(partial(self.order_state_toggled.emit, state))
        return button

    def _dress_stage(self) -> None:
        view = self._view
        self._stage.setVisible(view.asked)
        if view.stage is not None:
            tint = self._look.palette.stage(view.stage)
            self._stage.dress(texts.stage_name(view.stage), "", ChipForm.FILLED, tint)
        else:
            name = self.tr("请选一个") if view.offered else self.tr("不确定")
            self._stage.dress(name, "", ChipForm.DASHED, None)

    def _dress_intent(self, chip: Chip, choice: IntentChoice) -> None:
        form = ChipForm.FILLED if choice.selected else ChipForm.OUTLINED
        tint = self._look.palette.stage(choice.stage)
        unsure = self._view.unsure and not self._view.offered
        share = "" if unsure else percent(choice.p)  # equal choices when unsure
        chip.dress(choice.name, share, form, tint)
        chip.setToolTip(f"{texts.stage_name(choice.stage)} · {choice.name}  Ctrl+←/→")

    def _ensure(self, count: int) -> None:
        while len(self._intents) < count:
            chip = Chip(self._look, self)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(partial(self._choose, len(self._intents)))
            if not self._intents:
                chip.keep_whole()
            self._intents.append(chip)
            self._lower.insertWidget(self._lower.count() - 1, chip)

    def _choose(self, index: int) -> None:
        self.intent_chosen.emit(self._view.choices[index].id)

    def _restyle(self) -> None:
        sizes = self._look.sizes
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(sizes.gap_s)
        self._upper.setSpacing(0)
        self._lower.setSpacing(sizes.gap_xs)
        self.show_view(self._view)


def percent(p: float) -> str:
    """Return a probability in per cent; never 0 or 100, which would claim to know.

    >>> percent(0.863), percent(0.001), percent(0.999)
    ('86%', '<1%', '99%')
    """
    return f"{min(p, 0.99):.0%}" if p >= _SMALLEST else "<1%"
