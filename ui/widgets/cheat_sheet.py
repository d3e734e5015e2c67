"""Every key on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.key_cap import add_keys, all_keys
from ui.widgets.labels import plain_label


class CheatSheet(QScrollArea):
    """A scrollable list of keys; Esc leaves it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("快捷键"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(plain_label(self.tr("快捷键"), strong=True))
        self._grid = QGridLayout()
        lines = all_keys()
        add_keys(self._grid, lines)
        self.setAccessibleDescription("\n".join(f"{keys} {words}" for keys, words in lines))
        self._column.addLayout(self._grid)
        self._column.addWidget(plain_label(self.tr("按 Esc 返回"), quiet=True))
        self._column.addStretch()
        self.setWidget(page)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_l, sizes.gap_l, sizes.gap_l, sizes.gap_l)
        self._column.setSpacing(sizes.gap_m)
        self._grid.setHorizontalSpacing(sizes.gap_m)
        self._grid.setVerticalSpacing(sizes.gap_s)
