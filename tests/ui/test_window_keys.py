"""The window driven by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from replykit.domain.intent import OrderState

from .conftest import QUESTION, UNSURE, row_of
from .keyboard import CTRL, PAGE, SHIFT, Key, digit, press, select


def test_the_message_box_has_the_focus_at_first(window):
    assert window.desk.paste_box.hasFocus()


def test_after_a_paste_plain_keys_work(asked, clipboard):
    assert asked.desk.replies.hasFocus()
    press(digit(row_of(asked, "ship_time-page")))
    assert clipboard.content == PAGE


def test_enter_copies_the_current_reply(asked, clipboard):
    select(asked, "ship_time-page")
    press(Key.Key_Return)
    assert clipboard.content == PAGE


def test_arrows_move_and_what_is_announced_is_copied(asked, clipboard):
    for _ in range(asked.desk.model.rowCount()):
        current = asked.desk.replies.currentIndex()
        announced = current.data(Qt.ItemDataRole.AccessibleTextRole)
        selected = asked.desk.replies.selectionModel().selectedIndexes()
        assert selected == [current]
        if not asked.desk.replies.current().draft.missing and "微信" not in announced:
            press(Key.Key_Return)
            assert clipboard.content == announced
        press(Key.Key_Down)


def test_the_same_key_twice_copies_the_same(asked, clipboard):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    clipboard.content = ""
    press(key)
    assert clipboard.content == PAGE


def test_a_number_without_a_reply_does_nothing(asked, clipboard):
    press(Key.Key_9)
    assert clipboard.content == ""


def test_in_the_message_box_digits_type_and_ctrl_digits_copy(asked, clipboard):
    number = row_of(asked, "ship_time-page")
    asked.desk.paste_box.setFocus()
    press(digit(number))
    assert asked.desk.paste_box.message() == f"{QUESTION}{number}"
    asked._presenter.flush()
    press(digit(row_of(asked, "ship_time-page")), CTRL)
    assert clipboard.content == PAGE


def test_keys_pressed_before_the_answer_bring_it_up_instead_of_copying(window, clipboard):
    QTest.keyClicks(window.desk.paste_box, "wuliu")
    assert window._presenter.pending
    press(Key.Key_1, CTRL)
    assert not window._presenter.pending
    assert clipboard.content == ""


def test_enter_in_the_message_box_copies_and_shift_enter_breaks_the_line(asked, clipboard):
    select(asked, "ship_time-page")
    asked.desk.paste_box.setFocus()
    press(Key.Key_Return)
    assert clipboard.content == PAGE
    press(Key.Key_Return, SHIFT)
    assert asked.desk.paste_box.message().endswith("\n")


def test_enter_before_the_answer_shows_it_first(window, clipboard):
    window.desk.paste_box.insertPlainText(QUESTION)
    press(Key.Key_Return)
    assert clipboard.content == ""
    assert window.desk.replies.hasFocus()
    press(Key.Key_Return)
    assert window.panels.active is not None or clipboard.content


def test_down_leaves_the_message_box_for_the_replies(asked):
    asked.desk.paste_box.setFocus()
    asked.desk.paste_box.moveCursor(asked.desk.paste_box.textCursor().MoveOperation.End)
    press(Key.Key_Down)
    assert asked.desk.replies.hasFocus()


def test_the_intent_is_switched_with_ctrl_and_arrows_even_while_typing(asked):
    asked.desk.paste_box.setFocus()
    before = next(c.id for c in asked._presenter.view.choices if c.selected)
    press(Key.Key_Right, CTRL)
    after = next(c.id for c in asked._presenter.view.choices if c.selected)
    assert after != before
    press(Key.Key_Left, CTRL)
    assert next(c.id for c in asked._presenter.view.choices if c.selected) == before


def test_function_keys_pin_the_order_state(asked):
    press(Key.Key_F3)
    assert asked.desk.chips.segment(OrderState.ORDERED).isChecked()
    press(Key.Key_F4)
    assert not asked.desk.chips.segment(OrderState.ORDERED).isChecked()
    assert asked.desk.chips.segment(OrderState.RECEIVED).isChecked()
    press(Key.Key_F4)
    assert not asked.desk.chips.segment(OrderState.RECEIVED).isChecked()


def test_w_hides_the_reasons_and_remembers_it(asked, qtbot):
    assert asked.desk.why.isVisible()
    with qtbot.waitSignal(asked.settings_changed) as signal:
        press(Key.Key_W)
    assert not asked.desk.why.isVisible()
    assert signal.args[0].why_shown is False


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_Question])
def test_the_cheat_sheet_comes_and_goes(asked, key):
    press(key, SHIFT if key == Key.Key_Question else Qt.KeyboardModifier.NoModifier)
    assert asked.pages.currentWidget() is asked.pages.sheet
    press(Key.Key_Escape)
    assert asked.pages.currentWidget() is asked.desk
    assert asked.desk.replies.hasFocus()


def test_nothing_is_copied_from_behind_the_cheat_sheet(asked, clipboard):
    press(Key.Key_F1)
    press(digit(row_of(asked, "ship_time-page")))
    asked.picker.copy_current()
    press(Key.Key_E)
    assert clipboard.content == ""
    assert asked.panels.active is None


def test_slash_searches_and_a_number_copies_what_was_found(asked, clipboard, qtbot):
    press(Key.Key_Slash)
    assert asked.places.search.hasFocus()
    asked.places.search.setText("底价")
    qtbot.waitUntil(lambda: asked.pages.currentWidget() is asked.pages.found)
    press(Key.Key_1, CTRL)
    assert clipboard.content == "非常抱歉，价格已经是底价。"


def test_enter_in_the_search_shows_first_and_copies_then(asked, clipboard):
    press(Key.Key_Slash)
    asked.places.search.setText("底价")
    press(Key.Key_Return)
    assert clipboard.content == ""
    assert asked.pages.found.replies.hasFocus()
    press(Key.Key_Return)
    assert clipboard.content == "非常抱歉，价格已经是底价。"


def test_a_search_without_result_says_what_to_try(asked):
    asked.places.search.setText("zzzzqqqq")
    asked.query.look_up()
    assert asked.pages.found._empty.isVisible()


def test_emptying_the_search_goes_back(asked, qtbot):
    asked.places.search.setText("底价")
    asked.query.look_up()
    asked.places.search.clear()
    assert asked.pages.currentWidget() is asked.desk


def test_escape_steps_back_one_thing_at_a_time(asked):
    asked.go_to_bank()
    press(Key.Key_Slash)
    asked.places.search.setText("底价")
    asked.query.look_up()
    asked.edit_current()
    press(Key.Key_Escape)
    assert asked.panels.active is None
    assert asked.pages.currentWidget() is asked.pages.found
    press(Key.Key_Escape)
    assert asked.pages.currentWidget() is asked.desk
    press(Key.Key_Escape)
    assert asked.desk.paste_box.message() == ""
    assert asked.desk.paste_box.hasFocus()
    press(Key.Key_Escape)
    assert asked.isMinimized()


def test_escape_in_an_empty_search_keeps_the_message(asked):
    press(Key.Key_Slash)
    press(Key.Key_Escape)
    assert asked.desk.paste_box.message() == QUESTION
    assert asked.desk.replies.hasFocus()


def test_ctrl_l_selects_the_message(asked):
    press(Key.Key_L, CTRL)
    assert asked.desk.paste_box.hasFocus()
    assert asked.desk.paste_box.textCursor().selectedText() == QUESTION


def test_ctrl_v_outside_a_text_field_replaces_the_message(asked, monkeypatch):
    class Board:
        def text(self):
            return "快递到哪里了"

    monkeypatch.setattr("ui.widgets.main_window.QGuiApplication.clipboard", Board)
    press(Key.Key_V, CTRL)
    assert asked.desk.paste_box.message() == "快递到哪里了"
    assert asked.desk.replies.hasFocus()


def test_the_bank_is_browsed_and_copied_from_by_keys(asked, clipboard):
    asked.go_to_bank()
    tree, model = asked.browse.tree, asked.browse.tree_model
    intent = model.index(1, 0, model.index(0, 0))
    tree.setCurrentIndex(intent)
    assert not asked.browse.replies.isVisible()
    press(Key.Key_Return)
    assert tree.isExpanded(intent)
    press(Key.Key_Down)
    assert asked.browse.replies.isVisible()
    press(Key.Key_Return)
    assert clipboard.content == "非常抱歉，价格已经是底价。"
    clipboard.content = ""
    press(Key.Key_1)
    assert clipboard.content == "非常抱歉，价格已经是底价。"


def test_the_note_of_a_phrase_is_shown_in_the_bank(window):
    window.go_to_bank()
    model = window.browse.tree_model
    intent = model.index(0, 0, model.index(0, 0))
    window.browse.tree.setCurrentIndex(model.index(3, 0, intent))
    assert window.browse.preview.note.text() == "不能这样说"


def test_a_copy_is_confirmed_in_place(asked, monkeypatch):
    number = row_of(asked, "ship_time-page")
    press(digit(number))
    index = asked.desk.model.index(number - 1)
    from ui.models.suggestion_model import Role

    assert index.data(Role.TICKED)
    assert PAGE in asked.footer.status.text()
    asked._outcome._forget_tick()
    assert not index.data(Role.TICKED)


def test_a_failed_copy_is_said_and_the_text_kept_selected(asked, clipboard, qtbot):
    clipboard.refusals = 100
    press(digit(row_of(asked, "ship_time-page")))
    qtbot.waitUntil(lambda: asked.panels.active is asked.panels.editor)
    assert asked.panels.editor.editor.textCursor().selectedText() == PAGE
    assert "没有复制成功" in asked.footer.status.text()


def test_unsure_shows_a_dashed_stage_and_equal_intents(window):
    window.desk.paste_box.put(UNSURE)
    chips = window.desk.chips
    assert chips.stage_chip.text() == "不确定"
    assert all("%" not in chip.accessibleName() for chip in chips.intent_chips())
    assert chips.intent_chips()
    assert not any(chip.isChecked() for chip in chips.intent_chips())
    chips.intent_chips()[0].click()
    assert chips.stage_chip.text() != "不确定"
