"""What stands where replies will be: one sentence on what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Look
from ui.widgets.key_cap import add_keys, first_keys
from ui.widgets.labels import IconLabel, plain_label


class EmptyState(QWidget):
    """An icon, a sentence, and perhaps the few keys to begin with."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = IconLabel(look, Icon.INBOX, self, scale=2)
        self._text = plain_label()
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = QWidget(self)
        self._grid = QGridLayout(self._keys)
        self._grid.setContentsMargins(0, 0, 0, 0)
        add_keys(self._grid, first_keys())
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._text)
        self._column.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def say(self, text: str, *, keys: bool, bare: bool = False) -> None:
        """Show a sentence, with or without the first keys; nothing else where room is short."""
        self._text.setText(text)
        self._icon.setVisible(not bare)
        self._keys.setVisible(keys)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        margin = 2 * sizes.gap_l
        self._column.setContentsMargins(margin, sizes.gap_l, margin, sizes.gap_l)
        self._column.setSpacing(sizes.gap_l)
        self._grid.setHorizontalSpacing(sizes.gap_m)
        self._grid.setVerticalSpacing(sizes.gap_s)
