"""Stage, intents and order state: what the message was taken for, and the keys to correct it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.intent import OrderState
from ui import texts
from ui.desk_view import DeskView, IntentChoice
from ui.key_map import keys_in_force, with_key
from ui.theme import DASHES, Look, Tint
from ui.widgets.segments import segment

_SMALLEST = 0.005
_SHORTEST_NAME = "字…"


class ChipForm(Enum):
    """How a chip is drawn."""

    FILLED = "filled"
    OUTLINED = "outlined"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows: a name, perhaps a number behind it, its form and its colours."""

    text: str = ""
    tail: str = ""
    form: ChipForm = ChipForm.OUTLINED
    tint: Tint | None = None

    def size(self, look: Look, text: str) -> QSize:
        """Return the size with some of the name."""
        sizes = look.sizes
        metrics = QFontMetrics(look.style.font(sizes.meta, medium=True))
        width = metrics.horizontalAdvance(text) + 2 * sizes.gap_s + sizes.ring
        if self.tail:
            width += metrics.horizontalAdvance(self.tail) + sizes.gap_xs
        return QSize(width, sizes.chip)

    def paint(self, painter: QPainter, rect: QRect, look: Look, edge: QPen) -> None:
        """Draw the chip; short of room, the name gives way."""
        sizes, palette = look.sizes, look.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge)
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, sizes.radius_chip, sizes.radius_chip)
        painter.setFont(look.style.font(sizes.meta, medium=True))
        metrics = QFontMetrics(painter.font())
        box = rect.adjusted(sizes.gap_s, 0, -sizes.gap_s, 0)
        tail_width = metrics.horizontalAdvance(self.tail)
        room = box.width() - (tail_width + sizes.gap_xs if self.tail else 0)
        painter.setPen(QColor(self._text_colour(look)))
        name = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if self.form is ChipForm.OUTLINED:
            painter.setPen(QColor(palette.secondary))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tail
        )

    def edge(self, look: Look) -> QPen:
        """Return the line around it."""
        sizes, palette = look.sizes, look.palette
        pen = QPen(QColor(palette.border), sizes.line)
        if self.form is ChipForm.DASHED:
            pen.setColor(QColor(palette.secondary))
            pen.setDashPattern(DASHES)
        elif self.form is ChipForm.FILLED and self.tint:
            pen.setColor(QColor(self.tint.text))
        return pen

    def fill(self, look: Look) -> QBrush:
        """Return what is behind the words."""
        if self.form is ChipForm.FILLED and self.tint:
            return QBrush(QColor(self.tint.fill))
        dashed = self.form is ChipForm.DASHED
        return QBrush() if dashed else QBrush(QColor(look.palette.surface))

    def _text_colour(self, look: Look) -> str:
        if self.form is ChipForm.FILLED and self.tint:
            return self.tint.text
        return look.palette.secondary if self.form is ChipForm.DASHED else look.palette.text


class Chip(QAbstractButton):
    """An intent to choose.

    It is down while it is chosen; pressing it asks for that and changes nothing by itself.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._face = Face()
        self._whole = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.updateGeometry)

    def dress(self, face: Face, *, whole: bool) -> None:
        """Show a name, what stands behind it, and how.

        Args:
            face: What to show.
            whole: Whether the other chips give way first.
        """
        self._face, self._whole = face, whole
        self.setText(face.text)
        self.setChecked(face.form is ChipForm.FILLED)
        self.setAccessibleName(f"{face.text} {face.tail}".strip())
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is: what is chosen is said by `dress`."""

    def sizeHint(self) -> QSize:
        """Return the size that shows all of it."""
        return self._face.size(self._look, self._face.text)

    def minimumSizeHint(self) -> QSize:
        """Return the size that still shows the beginning of the name and the number."""
        full = self.sizeHint()
        return full if self._whole else full.boundedTo(self._face.size(self._look, _SHORTEST_NAME))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the chip is small
        """Draw the chip, with a ring while it has the keys."""
        palette, sizes = self._look.palette, self._look.sizes
        painter = QPainter(self)
        hovered = self.underMouse() and self._face.form is ChipForm.OUTLINED
        painter.setBrush(QColor(palette.divider) if hovered else self._face.fill(self._look))
        ring = QPen(QColor(palette.accent), sizes.ring)
        edge = ring if self.hasFocus() else self._face.edge(self._look)
        self._face.paint(painter, self.rect(), self._look, edge)


class StageChip(QLabel):
    """The stage: drawn like the others, to be read and not to be pressed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._face = Face()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def dress(self, face: Face) -> None:
        """Show a stage."""
        self._face = face
        self.setText(face.text)
        self.setAccessibleName(self.tr("阶段") + f" {face.text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows all of it."""
        return self._face.size(self._look, self._face.text)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the stage is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the chip is small
        """Draw the chip; only one that says nothing yet has a line around it."""
        painter = QPainter(self)
        painter.setBrush(self._face.fill(self._look))
        dashed = self._face.form is ChipForm.DASHED
        edge = self._face.edge(self._look) if dashed else QPen(Qt.PenStyle.NoPen)
        self._face.paint(painter, self.rect(), self._look, edge)


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
        self._stage = StageChip(look, self)
        self._intents: list[Chip] = []
        self._states = {state: self._segment(state) for state in OrderState}
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._upper)
        self._rows.addLayout(self._lower)
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

    def show_compact(self, compact: bool) -> None:
        """Put all in one row; the order state keeps its keys, and no room."""
        direction = QBoxLayout.Direction
        self._rows.setDirection(direction.LeftToRight if compact else direction.TopToBottom)
        for button in self._states.values():
            button.setVisible(not compact)

    def intent_chips(self) -> list[Chip]:
        """Return the chips of the intents shown, best first."""
        return self._intents[: len(self._view.choices)]

    @property
    def stage_chip(self) -> StageChip:
        """The chip of the stage."""
        return self._stage

    def segment(self, state: OrderState) -> QToolButton:
        """Return the segment of an order state."""
        return self._states[state]

    def _segment(self, state: OrderState) -> QToolButton:
        states = list(OrderState)
        name = texts.order_state_name(state)
        button = segment(name, states.index(state), len(states), self)
        button.setToolTip(with_key(name, f"order_{state}"))
        button.setAccessibleName(self.tr("订单状态") + f" {name}")
        button.clicked.connect(partial(self.order_state_toggled.emit, state))
        return button

    def _dress_stage(self) -> None:
        view = self._view
        self._stage.setVisible(view.asked)
        if view.stage is not None:
            tint = self._look.palette.stage(view.stage)
            name = texts.stage_name(view.stage)
            self._stage.dress(Face(name, "", ChipForm.FILLED, tint))
        else:
            name = self.tr("请选一个") if view.offered else self.tr("不确定")
            self._stage.dress(Face(name, "", ChipForm.DASHED))

    def _dress_intent(self, chip: Chip, choice: IntentChoice) -> None:
        form = ChipForm.FILLED if choice.selected else ChipForm.OUTLINED
        tint = self._look.palette.stage(choice.stage)
        unsure = self._view.unsure and not self._view.offered
        share = "" if unsure else percent(choice.p)  # equal choices when unsure
        chip.dress(Face(choice.name, share, form, tint), whole=chip is self._intents[0])
        keys = " ".join(keys_in_force().printed(step) for step in ("intent_back", "intent_on"))
        chip.setToolTip(f"{texts.stage_name(choice.stage)} · {choice.name}  {keys}".rstrip())

    def _ensure(self, count: int) -> None:
        while len(self._intents) < count:
            chip = Chip(self._look, self)
            chip.clicked.connect(partial(self._choose, len(self._intents)))
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
