"""A field that takes one key, with a button that brings the usual one back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.icons import Icon, qicon
from ui.key_map import is_one_key, printed
from ui.theme import Look

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyInput(QLineEdit):
    """Takes one key; Backspace leaves the command without, Esc and Tab leave the field.

    It never composes: an input method would swallow what is to be taken. Qt's own
    `QKeySequenceEdit` would do, but screen readers hear it as nothing.

    Signals:
        key_changed: Another key was taken, or none.
    """

    key_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setPlaceholderText(self.tr("按一个键"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def put(self, key: str) -> None:
        """Show another key, "" for none, as Qt writes it in a file."""
        self.key = key
        self.setText(printed(key) if key else "")
        self.key_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Have every key but those that leave, before the window takes it for a command."""
        if isinstance(event, QKeyEvent) and event.key() not in _LEAVING:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()
        if key == Qt.Key.Key_Backspace and held == Qt.KeyboardModifier.NoModifier:
            self.put("")
            return
        if event.text().isprintable() and event.text() and not event.text().isalnum():
            held &= ~Qt.KeyboardModifier.ShiftModifier  # ``?`` is ``?``, however it is typed
        sequence = QKeySequence(QKeyCombination(held, Qt.Key(key)))
        if is_one_key(sequence):
            self.put(sequence.toString(QKeySequence.SequenceFormat.PortableText))


class KeyField(QWidget):
    """The key and its button.

    Signals:
        changed: Another key was taken, or none.
    """

    changed = Signal()

    def __init__(
        self, look: Look, words: str, usual: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._usual = usual
        self.setAccessibleName(words)
        self.input = KeyInput(self)
        self.input.setAccessibleName(words)
        self.reset = QToolButton(self)
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.setProperty("slim", True)
        self.reset.setProperty("quiet", True)
        self.reset.setToolTip(self.tr("恢复默认"))
        self.reset.setAccessibleName(self.tr("恢复默认") + f" {words}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.input, 1)
        self._row.addWidget(self.reset)
        self.put(key)
        self.input.key_changed.connect(self._tell)
        self.reset.clicked.connect(self.use_usual)
        look.changed.connect(self._restyle)
        self._restyle()
        self._tell()

    @property
    def key(self) -> str:
        """The key as it is kept in the settings, "" for none."""
        return self.input.key

    @property
    def is_usual(self) -> bool:
        """Whether the key is the one it has from the start."""
        return self.key == self._usual

    def put(self, key: str) -> None:
        """Show another key."""
        self.input.put(key)

    @Slot()
    def use_usual(self) -> None:
        """Go back to the key it has from the start."""
        self.put(self._usual)

    @Slot()
    def _tell(self) -> None:
        self.reset.setEnabled(not self.is_usual)
        self.changed.emit()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._row.setSpacing(sizes.gap_xs)
        self.reset.setIcon(qicon(Icon.UNDO, sizes.icon, self._look.palette.secondary))
        self.reset.setIconSize(QSize(sizes.icon, sizes.icon))
