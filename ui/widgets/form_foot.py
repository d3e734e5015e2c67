"""The foot of a form: what went wrong, whether to leave, and the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.key_map import keys_in_force, with_key
from ui.theme import Look
from ui.widgets.labels import plain_label
from ui.widgets.wrapping import WrappingRow


class FormFoot(QFrame):
    """One line of text above a row of buttons; asks in place before something is lost.

    Signals:
        save_wanted: Save was pressed.
        leave_wanted: Cancel was pressed.
        dropped: What was typed may be lost.
        stayed: It may not.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    dropped = Signal()
    stayed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("panel")
        self._text = plain_label()
        self._text.hide()
        self.cancel = self._button(self.tr("取消 Esc"), self.leave_wanted)
        self.save = self._button(
            with_key(self.tr("保存"), "bank_save"), self.save_wanted, primary=True
        )
        self.stay = self._button(self.tr("继续写"), self.stayed, primary=True)
        self.drop = self._button(self.tr("不要了"), self.dropped)
        self._row = WrappingRow(right=True)
        for button in (self.cancel, self.drop, self.save, self.stay):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._text)
        self._column.addLayout(self._row)
        self._others: list[QPushButton] = [self.cancel, self.save]
        look.changed.connect(self._restyle)
        self._restyle()
        self._show_question(False)

    @property
    def text(self) -> str:
        """What is said, "" if nothing is."""
        return self._text.text()

    @property
    def asking(self) -> bool:
        """Whether it asks what to do with what was typed."""
        return not self.stay.isHidden()

    def add_button(self, text: str) -> QPushButton:
        """Return a new button, left of the others."""
        button = QPushButton(text, self)
        self._row.put_first(button)
        self._others.append(button)
        return button

    def say(self, text: str, tone: str = "") -> None:
        """Show a line and have it read out.

        Args:
            text: The line, "" for none.
            tone: "error", "good", or "" for neither.
        """
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._text.setProperty("tone", tone)
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, text))

    def ask(self) -> None:
        """Ask what to do with what was typed."""
        self.say(self.tr("改动还没有保存。"))
        self._show_question(True)
        self.stay.setFocus()

    def settle(self) -> None:
        """Ask no more."""
        self.say("")
        self._show_question(False)

    def _show_question(self, asked: bool) -> None:
        for button in (self.stay, self.drop):
            button.setVisible(asked)
        for button in self._others:
            button.setVisible(not asked)

    def _button(self, text: str, signal: SignalInstance, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.clicked.connect(signal)
        return button

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self._column.setSpacing(sizes.gap_s)
        self._row.setSpacing(sizes.gap_s)


def bind_save_keys(form: QWidget, save: Callable[[], object]) -> None:
    """Have the keys that save do so while the focus is in a form; held down they do it once."""
    for sequence in keys_in_force().sequences("bank_save"):
        shortcut = QShortcut(sequence, form)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(save)
