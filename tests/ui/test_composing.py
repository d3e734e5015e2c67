"""Enter while an input method composes belongs to the input method, in every text field."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from .conftest import QUESTION, row_of
from .keyboard import Key, press


def compose(widget, text):
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def _message(window):
    return window.desk.paste_box


def _search(window):
    return window.places.search


def _slot(window):
    window.picker.copy_number(row_of(window, "ship_time-soon"))
    field = window.panels.slot_form.fields["ship_time"]
    field.setText("今天")
    return field


def _editor(window):
    window.desk.replies.reply(row_of(window, "ship_time-page"))
    window.edit_current()
    return window.panels.editor.editor


@pytest.mark.parametrize("find", [_message, _search, _slot, _editor])
def test_enter_during_composition_copies_nothing(window, clipboard, find):
    window.desk.paste_box.put(QUESTION)
    field = find(window)
    field.setFocus()
    window.desk.replies.reply(row_of(window, "ship_time-page"))
    compose(field, "fa'huo")
    for key in (Key.Key_Return, Key.Key_Enter):
        press(key)
    assert clipboard.content == ""


@pytest.mark.parametrize("find", [_message, _slot, _editor])
def test_enter_after_composition_copies(window, clipboard, find):
    window.desk.paste_box.put(QUESTION)
    field = find(window)
    field.setFocus()
    window.desk.replies.reply(row_of(window, "ship_time-page"))
    compose(field, "fa'huo")
    compose(field, "")
    press(Key.Key_Return)
    assert clipboard.content != ""


def test_enter_during_composition_writes_no_memo_down(window, clipboard):
    window.desk.paste_box.put(QUESTION)
    window.memos.open()
    panel = window.panels.active
    field = panel.text
    field.setFocus()
    compose(field, "xie")
    press(Key.Key_Return)
    assert window.panels.active is panel
    assert clipboard.content == ""


def test_enter_during_composition_leaves_the_settings_open(window, qtbot):
    from ui.widgets.inputs import LineInput
    from ui.widgets.settings_dialog import SettingsDialog

    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    for field in dialog.findChildren(LineInput):
        if field.isVisibleTo(dialog):
            field.setFocus()
            compose(field, "dian'pu")
            press(Key.Key_Return)
            assert dialog.isVisible()
            compose(field, "")
    dialog.reject()
