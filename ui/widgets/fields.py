"""Fields of the forms of the bank: a choice from a list, choices side by side, a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QSizePolicy, QToolButton, QWidget

from ui.icons import Icon, paint_icon
from ui.theme import Look
from ui.widgets.inputs import LineInput, TextInput

Choices = Sequence[tuple[str, str]]
"""Value and name of each."""


class Choice(QComboBox):
    """One of several values; the wheel scrolls the form, not the value.

    Signals:
        chosen_changed: Another value is chosen.
    """

    chosen_changed = Signal()

    def __init__(
        self, look: Look, name: str, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux its name is the value chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(choices)
        self.currentIndexChanged.connect(self._tell)

    def offer(self, choices: Choices) -> None:
        """Offer other values; the one chosen stays if it is among them."""
        former = self.chosen()
        self.blockSignals(True)
        self.clear()
        for value, name in choices:
            self.addItem(name, value)
        self.choose(former)
        self.blockSignals(False)

    def chosen(self) -> str:
        """Return the value chosen, "" if there is none."""
        value = self.currentData()
        return value if isinstance(value, str) else ""

    def choose(self, value: str) -> None:
        """Choose a value, or the first if it is not offered."""
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the field stands in."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the line style of the other icons."""
        super().paintEvent(event)
        sizes = self._look.sizes
        left, top = self.width() - sizes.icon - sizes.gap_s, (self.height() - sizes.icon) // 2
        box = QRectF(left, top, sizes.icon, sizes.icon)
        paint_icon(QPainter(self), Icon.DOWN, box, self._look.palette.secondary)

    @Slot()
    def _tell(self) -> None:
        self.chosen_changed.emit()


class SearchableChoice(Choice):
    """A choice found by typing a part of its name; what fits none goes back to the last one."""

    def __init__(
        self, look: Look, name: str, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, choices, parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = LineInput(self)
        line.setAccessibleName(name)
        line.setProperty("inner", True)
        self.setLineEdit(line)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)
        line.editingFinished.connect(self._settle)

    @Slot()
    def _settle(self) -> None:
        typed = self.currentText().strip()
        found = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if found < 0 and typed:
            found = self.findText(typed, Qt.MatchFlag.MatchContains)
        if found >= 0:
            self.setCurrentIndex(found)
        self.setEditText(self.itemText(self.currentIndex()))


class Several(QWidget):
    """Any number of values, each a button that stays down.

    Signals:
        changed: Another set is chosen.
    """

    changed = Signal()

    def __init__(
        self, name: str, choices: Choices, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QToolButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, (value, label) in enumerate(choices):
            button = QToolButton(self)
            button.setText(label)
            button.setAccessibleName(label)
            button.setAccessibleDescription(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("choice", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.toggled.connect(self._tell)
            self._grid.addWidget(button, place // columns, place % columns)
            self._buttons[value] = button
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def space(self, gap: int) -> None:
        """Keep the buttons so far apart."""
        self._grid.setSpacing(gap)

    def chosen(self) -> tuple[str, ...]:
        """Return the values chosen, in the order they stand."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, values: Sequence[str]) -> None:
        """Choose some values."""
        for value, button in self._buttons.items():
            button.setChecked(value in values)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


class NoteInput(TextInput):
    """Several lines; Enter makes a new one."""

    def entered(self) -> None:
        """Begin a new line."""
        self.insertPlainText("\n")
