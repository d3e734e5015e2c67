"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)


class Segments(QWidget):
    """Joined buttons for a handful of values.

    Each button is heard with what the choice is about: the accessible name, else the label
    that stands for it in a form.

    Args:
        choices: Value and name of each.
        chosen: The value taken at first.
        parent: The widget it stands in.

    Signals:
        changed: Another value is taken.
    """

    changed = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, name) in enumerate(choices):
            button = segment(name, place, len(choices), self)
            button.setChecked(value == chosen)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch()
        self._group.idToggled.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:
        """Say what the choice is about."""
        super().setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleDescription(name)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the name from the label that stands for it."""
        super().showEvent(event)
        if not self.accessibleName():
            self.setAccessibleName(label_of(self))

    def choose(self, value: str) -> None:
        """Take another value."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _tell(self, _place: int, taken: bool) -> None:
        if taken:
            self.changed.emit()

    def chosen(self) -> str:
        """Return the value taken."""
        return self._values[self._group.checkedId()]


def label_of(field: QWidget) -> str:
    """Return the text of the label that stands for a field in its form, "" if there is none."""
    labels = field.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is field), "")


def segment(name: str, place: int, count: int, parent: QWidget) -> QToolButton:
    """Return one of `count` joined buttons."""
    button = QToolButton(parent)
    button.setText(name)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setProperty("segment", True)
    ends = {0: "first", count - 1: "last"}
    button.setProperty("end", ends.get(place, ""))
    return button
