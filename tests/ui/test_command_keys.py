"""The table of commands, and the keys in force."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from replykit.settings import Settings
from ui.command_table import COMMANDS, Scope
from ui.key_map import KeyMap, is_one_key, keys_in_force, printed, put_in_force, with_key
from ui.widgets.commands import commands_of
from ui.widgets.inputs import LineInput
from ui.widgets.main_window import MainWindow

from .keyboard import CTRL, SHIFT, Key, press

TAKEN_BY_WIDGETS = {"bank_save"}


@pytest.fixture(autouse=True)
def _usual_keys():
    yield
    put_in_force(KeyMap())


@pytest.fixture
def window_with(qtbot, presenter, look):
    def open_with(**keys):
        window = MainWindow(presenter, look, Settings(on_top=False, keys=keys))
        qtbot.addWidget(window)
        window.show_bank(own=False)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        window.desk.paste_box.put("什么时候发货")
        return window

    return open_with


def test_every_command_has_an_id_of_its_own_and_words_in_chinese():
    ids = [line.id for line in COMMANDS]
    assert len(ids) == len(set(ids))
    assert all(line.words for line in COMMANDS)


def test_every_command_with_a_key_does_something(window, presenter):
    done = set(commands_of(window, presenter).by_id) | TAKEN_BY_WIDGETS
    assert done == {line.id for line in COMMANDS if not line.caps}


def test_no_two_commands_that_meet_have_one_key_from_the_start():
    keys = KeyMap()
    heard = [
        (sequence.toString(), line) for line in COMMANDS for sequence in keys.sequences(line.id)
    ]
    for place, (key, line) in enumerate(heard):
        rivals = [o for k, o in heard[place + 1 :] if k == key and o.scope.meets(line.scope)]
        assert not rivals, key


def test_every_default_key_is_one_key_that_qt_knows():
    for line in COMMANDS:
        assert all(is_one_key(QKeySequence(key)) for key in line.keys), line.id


def test_a_desk_command_and_a_leads_may_have_one_key():
    assert not Scope.DESK.meets(Scope.LEAD)
    assert Scope.DESK.meets(Scope.DESK)
    assert Scope.ALWAYS.meets(Scope.LEAD)


def test_a_chosen_key_takes_the_place_of_all_defaults():
    keys = KeyMap({"bank_save": "Ctrl+K"})
    assert keys.keys("bank_save") == ("Ctrl+K",)
    assert keys.keys("edit") == ("E",)


def test_a_command_can_have_no_key():
    assert KeyMap({"edit": ""}).keys("edit") == ()
    assert KeyMap({"edit": ""}).printed("edit") == ""


@pytest.mark.parametrize("bad", ["Ctrl+X, Ctrl+Y", "Nonsense", "Ctrl+", "\x00"])
def test_a_key_that_is_none_leaves_the_default(bad):
    assert KeyMap({"edit": bad}).keys("edit") == ("E",)


def test_what_keeps_its_keys_cannot_be_given_others_nor_what_nobody_knows():
    assert KeyMap({"back": "Ctrl+B", "no-such": "X"}).keys("back") == ("Esc",)


def test_a_mark_is_heard_with_and_without_shift():
    assert [s.toString() for s in KeyMap().sequences("sheet")] == ["?", "Shift+?"]


@pytest.mark.parametrize(
    ("key", "shown"), [("Ctrl+Left", "Ctrl+←"), ("Del", "Del"), ("?", "?"), ("Ctrl++", "Ctrl++")]
)
def test_keys_are_printed_as_on_a_keyboard(qapp, key, shown):
    assert printed(key) == shown


def test_the_chosen_key_works_and_the_old_one_does_not(window_with):
    window = window_with(why="Z")
    assert window.desk.why.isVisible()
    press(Key.Key_W)
    assert window.desk.why.isVisible()
    press(Key.Key_Z)
    assert not window.desk.why.isVisible()


def test_the_chosen_intent_key_works_while_typing(window_with):
    window = window_with(intent_on="Ctrl+Down")
    window.desk.paste_box.setFocus()
    before = next(c.id for c in window._presenter.view.choices if c.selected)
    press(Key.Key_Down, CTRL)
    assert next(c.id for c in window._presenter.view.choices if c.selected) != before


def test_a_plain_letter_stays_text_in_a_field(window_with):
    window = window_with(why="Z")
    window.places.search.setFocus()
    press(Key.Key_Z)
    assert window.places.search.text() == "z"
    assert window.desk.why.isVisible()


def test_no_command_runs_while_an_input_method_composes(window_with):
    window = window_with(sheet_typing="F8")
    field = window.findChild(LineInput, "search")
    field.setFocus()
    field.composing = True
    press(Key.Key_F8)
    assert window.pages.currentWidget() is not window.pages.sheet
    field.composing = False
    press(Key.Key_F8)
    assert window.pages.currentWidget() is window.pages.sheet


def test_sheet_and_hints_name_the_chosen_key(window_with):
    window = window_with(search="Ctrl+K", bank_new="Ctrl+J")
    caps = {label.text() for label in window.pages.sheet.findChildren(QLabel)}
    assert {"Ctrl+K", "Ctrl+J"} <= caps
    assert "/" not in caps
    assert window.places.search.placeholderText().startswith("Ctrl+K")
    assert window.browse.tools.new.text().endswith("Ctrl+J")


def test_a_command_without_a_key_is_not_in_the_sheet_and_named_without_one(window_with):
    window = window_with(bank_new="", paste="")
    assert window.browse.tools.new.text() == "新建"
    assert "{key}" not in window.desk.paste_box.placeholderText()
    words = {label.text() for label in window.pages.sheet.findChildren(QLabel)}
    assert "新建话术" not in words


def test_the_next_window_without_a_choice_has_the_usual_keys(window_with):
    window_with(search="Ctrl+K")
    window_with()
    assert keys_in_force().printed("search") == "/"
    assert with_key("撤销", "bank_undo") == "撤销 Ctrl+Z"


def test_ctrl_comma_opens_the_settings(asked, qtbot):
    press(Key.Key_Comma, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.reject()


def test_the_sheet_opens_with_its_key_however_the_keyboard_gives_it(asked):
    press(Key.Key_Question, SHIFT)
    assert asked.pages.currentWidget() is asked.pages.sheet
    press(Key.Key_Question, Qt.KeyboardModifier.NoModifier)
    assert asked.pages.currentWidget() is asked.desk
