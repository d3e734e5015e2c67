"""What opens below the replies: a frame with a title, a body and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Look
from ui.widgets.labels import IconLabel, plain_label


class Panel(QFrame):
    """One question to the agent, asked in place.

    Signals:
        closed: The panel was left without an answer.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self._icon = IconLabel(look, Icon.HINT, self)
        self._icon.hide()
        self._title = plain_label(title, strong=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._all = QVBoxLayout(self)
        for part in (self._head, self.body, self._buttons):
            self._all.addLayout(part)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def title(self, text: str) -> None:
        """Change the title."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def mark(self, icon: Icon, colour: str) -> None:
        """Put an icon before the title."""
        self._icon.dress(icon, colour)
        self._icon.show()

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Return a new button at the end of the row."""
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        self._buttons.addWidget(button)
        return button

    def start(self) -> None:
        """Take the focus."""

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._all.setContentsMargins(sizes.gap_m, sizes.gap_m, sizes.gap_m, sizes.gap_m)
        self._all.setSpacing(sizes.gap_s)
        for row in (self._head, self.body, self._buttons):
            row.setSpacing(sizes.gap_s)
