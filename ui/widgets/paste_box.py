"""Where the customer's message goes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import Icon, qicon
from ui.key_map import keys_in_force, naming_key
from ui.pasted_text import MAX_PASTED_CHARS, plain
from ui.theme import PASTE_LINES_MAX, PASTE_LINES_MIN, Look
from ui.widgets.inputs import TextInput

_YIELDED = ("intent_back", "intent_on")
"""Commands whose keys a text field would take, and are the window's here."""


class PasteBox(TextInput):
    """A plain text box that grows with its text.

    Signals:
        pasted: The whole text, after it was pasted.
        amended: The whole text, after something was pasted into it.
        typed: The whole text, after any other change; never text still being composed.
        copy_wanted: Enter was pressed.
        list_wanted: Down was pressed on the last line.
        cleared: The clear button was pressed.
    """

    pasted = Signal(str)
    amended = Signal(str)
    typed = Signal(str)
    copy_wanted = Signal()
    list_wanted = Signal()
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pasting = False
        self.setObjectName("paste")
        self.setAccessibleName(self.tr("客户消息"))
        hint = self.tr("粘贴客户的话：{key}，或直接打字\nEnter 复制首选回复")
        self.setPlaceholderText(naming_key(hint, "paste"))
        self._clear = QToolButton(self)
        self._clear.setProperty("slim", True)
        self._clear.setProperty("quiet", True)
        self._clear.setAccessibleName(self.tr("清空消息"))
        self._clear.setToolTip(self.tr("清空消息 Esc"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.cleared)
        self.textChanged.connect(self._changed)
        look.changed.connect(self._restyle)
        self._restyle()

    def message(self) -> str:
        """Return the text without what an input method is still composing."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show another message, as if it had been pasted over the old one."""
        self.show_text(plain(text))
        self.pasted.emit(self.message())

    def show_text(self, text: str) -> None:
        """Show a text that came to the desk otherwise: nothing is told of it."""
        with self._quietly():
            self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text and nothing else."""
        cursor = self.textCursor()
        whole = cursor.selectionEnd() - cursor.selectionStart() == self._length()
        with self._quietly():
            self.insertPlainText(plain(source.text()))
        self.ensureCursorVisible()
        (self.pasted if whole else self.amended).emit(self.message())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is plain text to paste."""
        return source.hasText()

    def entered(self) -> None:
        """Enter copies."""
        self.copy_wanted.emit()

    def yields(self, event: QEvent) -> bool:
        """Ctrl with an arrow switches the intent instead of jumping by words."""
        keys = keys_in_force()
        return isinstance(event, QKeyEvent) and any(
            QKeySequence(event.keyCombination()) in keys.sequences(command) for command in _YIELDED
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down on the last line goes on to the replies."""
        plain_key = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() == Qt.Key.Key_Down and plain_key and not self.composing:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self.textCursor().position() == before:
                self.list_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clear button in its corner and the height right."""
        super().resizeEvent(event)
        self._place_clear()
        self._fit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the text as one step, of which no keystroke is told."""
        self._pasting = True
        try:
            yield
        finally:
            self._pasting = False

    def _length(self) -> int:
        return self.document().characterCount() - 1  # without the end of the last paragraph

    def _place_clear(self) -> None:
        gap = self._look.sizes.gap_xs
        self._clear.adjustSize()
        self._clear.move(self.width() - self._clear.width() - gap, gap)

    @Slot()
    def _changed(self) -> None:
        text = self.message()
        if len(text) > MAX_PASTED_CHARS:
            self.setPlainText(plain(text))
            self.moveCursor(self.textCursor().MoveOperation.End)
            return
        self._clear.setVisible(bool(text))
        self._fit()
        if not self._pasting:
            self.typed.emit(text)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self.setFont(self._look.style.font())
        self._clear.setIcon(qicon(Icon.CLOSE, sizes.icon, self._look.palette.secondary))
        self._clear.setIconSize(QSize(sizes.icon, sizes.icon))
        self._place_clear()
        self._clear.setVisible(bool(self.message()))
        self.setViewportMargins(0, 0, sizes.icon + sizes.gap_s, 0)
        self._fit()

    def _fit(self) -> None:
        metrics, sizes = self.fontMetrics(), self._look.sizes
        lines = math.ceil(self.document().size().height())
        shown = min(max(lines, PASTE_LINES_MIN), PASTE_LINES_MAX)
        margins = 2 * (sizes.gap_xs + sizes.line) + 2 * round(self.document().documentMargin())
        line = max(metrics.lineSpacing(), sizes.text_line)  # Chinese may come from a taller font
        height = shown * line + margins
        if height != self.height():
            self.setFixedHeight(height)
        overflow = lines > PASTE_LINES_MAX
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if overflow else policy.ScrollBarAlwaysOff
        )
