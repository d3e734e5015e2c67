"""Keys pressed in the window, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from .conftest import row_of

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGE = "您好，发货时间以页面为准。"


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def digit(number):
    return Key(Key.Key_0 + number)


def select(window, phrase):
    window.desk.replies.reply(row_of(window, phrase))
