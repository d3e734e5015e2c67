"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget


class Segments(QWidget):
    """Joined buttons for a handful of values.

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

    def choose(self, value: str) -> None:
        """Take another value."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _tell(self, _place: int, taken: bool) -> None:
        if taken:
            self.changed.emit()

    def chosen(self) -> str:
        """Return the value taken."""
        return self._values[self._group.checkedId()]


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
