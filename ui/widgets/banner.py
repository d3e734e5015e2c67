"""A calm line at the top: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.icons import Icon, qicon
from ui.theme import Look
from ui.widgets.labels import IconLabel, plain_label


class Banner(QFrame):
    """Hidden until there is something to say; the agent closes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("banner")
        self._icon = IconLabel(look, Icon.WARN, self)
        self._text = plain_label()
        self._close = QToolButton(self)
        self._close.setProperty("slim", True)
        self._close.setAccessibleName(self.tr("关闭提示"))
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._icon, 0, top)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, top)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a text until it is closed."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    @Slot()
    def _restyle(self) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        self._icon.dress(Icon.WARN, palette.insale.text)
        self._close.setIcon(qicon(Icon.CLOSE, sizes.icon, palette.text))
        self._row.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_s, sizes.gap_s)
        self._row.setSpacing(sizes.gap_s)
