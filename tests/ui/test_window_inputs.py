"""What people and programs put into the text fields."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.pasted_text import MAX_PASTED_CHARS

from .conftest import QUESTION

HOSTILE = {
    "empty": "",
    "blank": " \n\t ",
    "10 kB": "客户 2024-11-11 10:00:00\n什么时候发货呀\n" * 400,
    "one long line": "发货" * 15_000,
    "emoji": "😀" * 1000,
    "html": "<img src='file:///etc/passwd'><b>什么时候发货</b><script>alert(1)</script>",
    "right to left": "\u202e什么时候发货\u202c\u200f שלום",
    "nul": "什么时候\x00发货\x00",
    "surrogate": "发货\ud83d",
    "combining": "发" + "\u0301" * 500,
    "lines": "\n" * 5000,
}


def compose(widget, text):
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def paste(widget, text="", html=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    widget.insertFromMimeData(data)


def test_nothing_happens_on_uncommitted_text(window, qtbot):
    box = window.desk.paste_box
    with qtbot.assertNotEmitted(window._presenter.answered, wait=120):
        compose(box, "shen'me'shi'hou")
    assert box.message() == ""
    with qtbot.waitSignal(window._presenter.answered):
        commit(box, QUESTION)
    assert window.desk.model.rowCount() > 0


def test_keys_belong_to_the_input_method_while_it_composes(window, clipboard):
    box = window.desk.paste_box
    box.put(QUESTION)
    box.setFocus()
    compose(box, "hao")
    for key, modifiers in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(box, key, modifiers)
    assert clipboard.content == ""
    assert window.panels.active is None
    assert box.message() == QUESTION


def test_a_composed_search_waits_for_its_commit(window, qtbot):
    search = window.places.search
    search.setFocus()
    with qtbot.assertNotEmitted(window._presenter.found, wait=80):
        compose(search, "di'jia")
        QTest.keyClick(search, Qt.Key.Key_Return)
    with qtbot.waitSignal(window._presenter.found):
        commit(search, "底价")


def test_enter_that_ends_a_composition_does_not_copy_from_the_editor(window, clipboard):
    window.desk.paste_box.put(QUESTION)
    window.edit_current()
    editor = window.panels.editor.editor
    compose(editor, "hao")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert clipboard.content == ""
    assert window.panels.active is window.panels.editor


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_can_be_pasted(window, name, qtbot):
    paste(window.desk.paste_box, HOSTILE[name])
    shown = window.desk.paste_box.message()
    assert len(shown) <= MAX_PASTED_CHARS
    assert "\x00" not in shown
    window.grab()
    window.clear()
    window.desk.paste_box.insertPlainText(HOSTILE[name])
    window._presenter.flush()
    window.grab()


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_can_be_edited_checked_and_searched(window, name):
    window.panels.editor.edit(HOSTILE[name], None)
    window.places.search.setText(HOSTILE[name])
    window.query.look_up()
    window.grab()


def test_markup_is_shown_as_text(window):
    paste(window.desk.paste_box, HOSTILE["html"], html="<b>fett</b>")
    assert window.desk.paste_box.message() == HOSTILE["html"]
    window.footer.say("<b>x</b>")
    window.banner.say("<b>x</b>")
    assert window.footer.status.textFormat() == Qt.TextFormat.PlainText
    assert window.banner._text.textFormat() == Qt.TextFormat.PlainText


def test_the_box_refuses_what_is_not_text(window):
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not window.desk.paste_box.canInsertFromMimeData(data)


def test_the_box_grows_from_two_lines_to_six(window):
    box = window.desk.paste_box
    heights = []
    for lines in (0, 2, 4, 6, 60):
        box.setPlainText("\n".join("一" for _ in range(lines)))
        heights.append(box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_the_clear_button_forgets_the_message(window):
    window.desk.paste_box.put(QUESTION)
    window.desk.paste_box._clear.click()
    assert window.desk.paste_box.message() == ""
    assert window.desk.notice
    assert window.desk.paste_box.hasFocus()


def test_twenty_thousand_texts_do_not_wear_qt_out(window):
    """Some PySide releases lose a reference in each call and abort after some thousands."""
    label = window.footer.status
    for number in range(20_000):
        label.setText(f"第{number}次")
    assert label.text() == "第19999次"


def test_many_signals_do_not_wear_qt_out(window, presenter):
    heard = []
    presenter.found.connect(heard.append)
    for _ in range(3000):
        presenter.found.emit(())
    assert len(heard) == 3000
