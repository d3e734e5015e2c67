"""A box to tick, drawn in the line style of the icons."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from ui.icons import Icon, paint_icon
from ui.theme import Look


class CheckBox(QCheckBox):
    """The style sheet draws the box, this the tick: a sheet takes pictures from files only."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words and tick."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            part = QStyle.SubElement.SE_CheckBoxIndicator
            box = self.style().subElementRect(part, option, self)
            painter = QPainter(self)
            paint_icon(painter, Icon.TICK, box.toRectF(), self._look.palette.on_accent)
