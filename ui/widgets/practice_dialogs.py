"""Forms for what the shop settles itself: colours of flags, times of shifts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTime, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.practice import FlagColour, FlagPurpose, Flags, Preset, Shift
from replykit.settings import MAX_SHIFTS
from ui.reference_texts import COLOURS, PURPOSES, WEEKDAYS, pick, preset_shifts, tr
from ui.theme import WINDOW_MIN_WIDTH, Look
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.reference_card import paint_flag
from ui.widgets.tab_order import step_focus

_CLOCK = "HH:mm"


class PracticeDialog(QDialog):
    """A form that starts from a manual; nothing changes before it is accepted.

    Signals:
        chosen: What was settled.
    """

    chosen = Signal(object)

    def __init__(
        self, title: str, presets: Sequence[Preset], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(title)
        self.setMinimumWidth(WINDOW_MIN_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sizes = look.sizes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(sizes.gap_l, sizes.gap_l, sizes.gap_l, sizes.gap_l)
        self._column.setSpacing(sizes.gap_m)
        text = self.tr("两本手册不一致，选一本作底，再改成店里的做法。")
        self._column.addWidget(plain_label(text, quiet=True))
        self.presets = self._preset_row(presets)
        self.body = QVBoxLayout()
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self._buttons())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the form as it is read."""
        return step_focus(self, forward=forward)

    def take_preset(self, preset: Preset) -> None:
        """Start from a manual."""

    def settled(self) -> object:
        """Return what the form says."""

    def _preset_row(self, presets: Sequence[Preset]) -> list[QPushButton]:
        row = QHBoxLayout()
        row.setSpacing(self._look.sizes.gap_s)
        buttons = []
        for preset in presets:
            button = QPushButton(self.tr("按{name}").replace("{name}", pick(preset, "name")), self)
            button.setToolTip(pick(preset, "note"))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.take_preset, preset))
            row.addWidget(button)
            buttons.append(button)
        row.addStretch()
        self._column.addLayout(row)
        return buttons

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        cancel = QPushButton(self.tr("取消"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = QPushButton(self.tr("保存"), self)
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        self.save.clicked.connect(self._accept)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    @Slot()
    def _accept(self) -> None:
        self.chosen.emit(self.settled())
        self.accept()


class FlagsDialog(PracticeDialog):
    """A row of flags for each purpose."""

    def __init__(
        self, flags: Flags, presets: Sequence[Preset], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__("", presets, look, parent)
        self.setWindowTitle(self.tr("订单旗色"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.sizes.gap_m)
        grid.setVerticalSpacing(look.sizes.gap_xs)
        grid.setColumnStretch(0, 1)
        self.rows: dict[FlagPurpose, FlagRow] = {}
        for place, purpose in enumerate(FlagPurpose):
            self.rows[purpose] = FlagRow(tr(PURPOSES[purpose]), look, self)
            grid.addWidget(plain_label(tr(PURPOSES[purpose])), place, 0)
            grid.addWidget(self.rows[purpose], place, 1)
        self.body.addLayout(grid)
        self._show(flags or (presets[0].flags if presets else {}))

    def take_preset(self, preset: Preset) -> None:
        """Take a manual's colours."""
        self._show(preset.flags)

    def settled(self) -> Flags:
        """Return the colours taken."""
        return {purpose: row.colour() for purpose, row in self.rows.items()}

    def _show(self, flags: Flags) -> None:
        for purpose, row in self.rows.items():
            row.take(flags.get(purpose, FlagColour.NONE))


class FlagRow(QWidget):
    """Every colour as a little flag, one of them taken."""

    def __init__(self, about: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(about)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[FlagColour, FlagButton] = {}
        for colour in FlagColour:
            button = FlagButton(colour, look, self)
            button.setAccessibleName(f"{about} {tr(COLOURS[colour])}")
            self.buttons[colour] = button
            self._group.addButton(button)
            row.addWidget(button)

    def take(self, colour: FlagColour) -> None:
        """Take a colour."""
        self.buttons[colour].setChecked(True)

    def colour(self) -> FlagColour:
        """Return the colour taken."""
        return next((c for c, b in self.buttons.items() if b.isChecked()), FlagColour.NONE)


class FlagButton(QAbstractButton):
    """One colour to take."""

    def __init__(self, colour: FlagColour, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._look = look
        self.setCheckable(True)
        self.setToolTip(tr(COLOURS[colour]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return a square around the flag."""
        return QSize(self._look.sizes.control, self._look.sizes.control)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one flag
        """Draw the flag, framed if it is taken or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes, palette = self._look.sizes, self._look.palette
        frame = QRectF(self.rect()).adjusted(sizes.ring, sizes.ring, -sizes.ring, -sizes.ring)
        if self.isChecked() or self.hasFocus():
            width = sizes.ring if self.hasFocus() else sizes.line
            painter.setPen(QPen(QColor(palette.accent), width))
            painter.setBrush(QColor(palette.accent_fill if self.isChecked() else palette.surface))
            painter.drawRoundedRect(frame, sizes.radius_s, sizes.radius_s)
        square = QRectF(0, 0, sizes.icon, sizes.icon)
        square.moveCenter(frame.center())
        paint_flag(painter, square, self._colour, self._look.style)


class ShiftsDialog(PracticeDialog):
    """A block for each shift: name, day, begin, end."""

    def __init__(
        self,
        shifts: Sequence[Shift],
        presets: Sequence[Preset],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", presets, look, parent)
        self.setWindowTitle(self.tr("班次与例会"))
        self.rows: list[ShiftRow] = []
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, look.sizes.gap_xs, 0)
        self._list.setSpacing(look.sizes.gap_m)
        self._list.addStretch()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(9 * look.sizes.control)
        area.setWidget(page)
        self.body.addWidget(area)
        self.more = QPushButton(self.tr("加一行"), self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._add_empty)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(shifts or (preset_shifts(presets[0]) if presets else ()))

    def take_preset(self, preset: Preset) -> None:
        """Take a manual's times."""
        self._show(preset_shifts(preset))

    def settled(self) -> tuple[Shift, ...]:
        """Return the shifts that have a name."""
        return tuple(shift for row in self.rows if (shift := row.shift()).name)

    def _show(self, shifts: Sequence[Shift]) -> None:
        for row in list(self.rows):
            self._remove(row)
        for shift in shifts:
            self._add(shift)

    @Slot()
    def _add_empty(self) -> None:
        self._add(Shift("", "09:00", "18:00"))
        self.rows[-1].name.setFocus()

    def _add(self, shift: Shift) -> None:
        row = ShiftRow(shift, self._look, self)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._list.insertWidget(self._list.count() - 1, row)
        self._number()

    def _number(self) -> None:
        """Say of each row which one it is."""
        for number, row in enumerate(self.rows, start=1):
            row.say_place(self.tr("第 {number} 行").replace("{number}", str(number)))
        self.more.setEnabled(len(self.rows) < MAX_SHIFTS)

    def _remove(self, row: ShiftRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()


class Clock(QTimeEdit):
    """A time of day; Qt leaves its words one pixel of width where there are no buttons."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words all of the field."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        """Do the same where the style was new."""
        super().showEvent(event)
        self.lineEdit().setGeometry(self.rect())


class ShiftRow(QWidget):
    """One shift on two lines.

    Signals:
        removed: It is to go.
    """

    removed = Signal()

    def __init__(self, shift: Shift, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.name = LineInput(self)
        self.name.setText(shift.name)
        self.name.setPlaceholderText(self.tr("名称，如早班"))
        self.day = QComboBox(self)
        self.day.addItems([tr(day) for day in WEEKDAYS])
        self.day.setCurrentIndex(shift.weekday)
        self.day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.start, self.end = self._clock(shift.start), self._clock(shift.end)
        remove = QToolButton(self)
        remove.setText("×")
        remove.setToolTip(self.tr("删除"))
        remove.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.sizes.gap_xs)
        grid.addWidget(self.name, 0, 0, 1, 4)
        grid.addWidget(remove, 0, 4)
        grid.addWidget(self.day, 1, 0)
        grid.addWidget(self.start, 1, 1)
        grid.addWidget(plain_label("–"), 1, 2)
        grid.addWidget(self.end, 1, 3)
        grid.setColumnStretch(0, 1)
        self._heard = {
            self.name: self.tr("班次名称"),
            remove: self.tr("删除"),
            self.day: self.tr("哪天"),
            self.start: self.tr("开始"),
            self.end: self.tr("结束"),
        }

    def say_place(self, place: str) -> None:
        """Have every field heard with which row it stands in."""
        self.setAccessibleName(place)
        for field, name in self._heard.items():
            field.setAccessibleName(name)
            field.setAccessibleDescription(f"{place} {name}")

    def shift(self) -> Shift:
        """Return what the row says; its name is "" if none was typed."""
        return Shift(
            self.name.text().strip(),
            self.start.time().toString(_CLOCK),
            self.end.time().toString(_CLOCK),
            self.day.currentIndex(),
        )

    def _clock(self, time: str) -> QTimeEdit:
        field = Clock(QTime.fromString(time, _CLOCK), self)
        field.setDisplayFormat(_CLOCK)
        field.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setMinimumWidth(5 * self._look.sizes.body)
        return field
