"""A frame as high as what it holds, up to a limit; the rest scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Look


class FittedArea(QScrollArea):
    """Holds a column of widgets on a raised surface."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._most = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QFrame()
        page.setObjectName("panel")
        self.column = QVBoxLayout(page)
        self.setWidget(page)

    def fit(self, most: int | None = None) -> None:
        """Take the height that is needed, at most so many pixels (as many as last time)."""
        self._most = self._most if most is None else most
        sizes = self._look.sizes
        self.column.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self.column.activate()
        needed = self.column.totalHeightForWidth(max(1, self.width())) + sizes.ring
        self.setFixedHeight(max(1, min(self._most, needed)))
