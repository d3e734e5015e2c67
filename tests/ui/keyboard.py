"""Keys on whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_in(text):
    """Commit a text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def stands(lead, phrase):
    return lead.loader.store.book.phrase_by_id[phrase]


def rows(page):
    """Return the phrases on show, top down."""
    return [node.phrase.id for node in page.tree_model._nodes if node.phrase is not None]
