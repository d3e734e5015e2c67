"""Text fields that tell whether an input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR_ACTION = "_q_qlineeditclearaction"
"""Qt's name of the button that empties a field; Qt gives it no words."""


class LineInput(QLineEdit):
    """One line of text; the Enter that ends a composition does nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False

    def setClearButtonEnabled(self, enable: bool) -> None:
        """Offer a button that empties the field, or not."""
        super().setClearButtonEnabled(enable)
        for action in self.findChildren(QAction, _CLEAR_ACTION):
            action.setText(self.tr("清空"))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether text is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the input method while it composes."""
        if self.composing and event.key() in ENTER_KEYS:
            return
        super().keyPressEvent(event)


class TextInput(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether text is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a command, Shift+Enter a new line; neither while text is composed."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif self.composing:
            return
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            self.entered()

    def event(self, event: QEvent) -> bool:
        """Let the window have the keys that are commands everywhere."""
        if event.type() == QEvent.Type.ShortcutOverride and self.yields(event):
            event.ignore()
            return False
        return super().event(event)

    def yields(self, event: QEvent) -> bool:  # noqa: ARG002 - for subclasses
        """Return whether a key this field could use belongs to the window."""
        return False

    def entered(self) -> None:
        """Enter was pressed."""


def is_composing(widget: QWidget | None) -> bool:
    """Return whether an input method is composing in a widget."""
    return isinstance(widget, LineInput | TextInput) and widget.composing
