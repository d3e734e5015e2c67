"""Small pieces of text that several parts of the window use."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.icons import Icon, paint_icon
from ui.theme import Look


class ElidedLabel(QLabel):
    """One line of plain text; what does not fit ends in an ellipsis and is in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a text."""
        line = " ".join(text.split())
        self.setText(line)
        self.setToolTip(as_plain([line]) if line else "")
        self.setAccessibleDescription(line)  # a reader would take the tool tip, marks and all

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line and no width: the ellipsis takes care."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one line
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, rect.width())
        painter.drawText(rect, int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)


class IconLabel(QWidget):
    """One icon, not to be clicked; `scale` times the usual size."""

    def __init__(
        self, look: Look, icon: Icon, parent: QWidget | None = None, *, scale: int = 1
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._scale = scale
        self._icon = icon
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def dress(self, icon: Icon, colour: str) -> None:
        """Show another icon, or another colour; "" for the quiet one."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of an icon."""
        side = self._look.sizes.icon * self._scale
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - one icon
        """Draw it."""
        colour = self._colour or self._look.palette.secondary
        paint_icon(QPainter(self), self._icon, self.rect().toRectF(), colour)


def plain_label(text: str = "", *, quiet: bool = False, strong: bool = False) -> QLabel:
    """Return a label that shows its text as it is, on as many lines as it takes."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", quiet)
    label.setProperty("strong", strong)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline."""
    line = QFrame(parent)
    line.setObjectName("rule")
    return line


def as_plain(lines: Sequence[str]) -> str:
    """Return lines as the text of a tool tip that shows every character as it is.

    Tool tips guess whether a text is rich; what a customer wrote must not be taken for it.
    """
    return f"<qt>{'<br>'.join(escape(line) for line in lines)}</qt>" if lines else ""
