"""The strip of waiting customers, as somebody with a keyboard and a mouse uses it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from replykit.domain.conversation import ConversationId
from replykit.settings import Settings
from ui.desk_presenter import DeskPresenter
from ui.waiting_view import Pace, WaitingCustomer
from ui.widgets.main_window import MainWindow
from ui.widgets.waiting_strip import WaitingStrip

from .conftest import QUESTION, row_of
from .keyboard import Key, press

PARCEL = "快递到哪里了"
DAMAGED = "收到就碎了"


class Clock:
    def __init__(self):
        self.moment = datetime(2030, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def wait(self, seconds):
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def presenter(qapp, desk, clock):
    return DeskPresenter(desk, Settings(), now=clock)


@pytest.fixture
def strip(window):
    return window.desk.waiting


@pytest.fixture
def three(window):
    for text in (QUESTION, PARCEL, DAMAGED):
        window.desk.paste_box.put(text)
    return window


def a_customer(n=0, **parts):
    customer = WaitingCustomer(ConversationId(f"c{n}"), f"客户{n}", True, "在吗", 5, Pace.GOOD)
    return replace(customer, **parts)


def message(window):
    return window.desk.paste_box.message()


def test_the_strip_is_hidden_while_nobody_else_waits(window, strip):
    assert strip.isHidden()
    window.desk.paste_box.put(QUESTION)
    assert strip.isHidden()
    assert not strip.running


def test_whoever_waits_stands_in_the_strip_oldest_left(three, strip):
    assert [chip.text() for chip in strip.chips] == [QUESTION, PARCEL]
    first, second = strip.chips
    assert first.x() < second.x()
    assert strip.isVisible()
    assert strip.running


def test_j_and_k_go_round_and_o_to_the_oldest(three, strip):
    seen = []
    for key in (Key.Key_J, Key.Key_J, Key.Key_J, Key.Key_K, Key.Key_O):
        press(key)
        seen.append(message(three))
    assert seen == [QUESTION, PARCEL, DAMAGED, PARCEL, QUESTION]
    assert [chip.text() for chip in strip.chips] == [PARCEL, DAMAGED]


def test_after_a_copy_the_desk_stays_and_the_next_one_is_offered(three, strip):
    assert strip.next.isHidden()
    three.picker.copy_number(row_of(three, "damaged-sorry"))
    assert message(three) == DAMAGED
    assert strip.next.isVisible()
    strip.next.click()
    assert message(three) == QUESTION
    assert strip.next.isHidden()
    press(Key.Key_J)
    assert message(three) == PARCEL


def test_keys_copy_the_replies_of_the_customer_turned_to(three, clipboard):
    press(Key.Key_O)
    three.picker.copy_number(row_of(three, "ship_time-page"))
    assert clipboard.content == "您好，发货时间以页面为准。"


def test_without_others_the_keys_say_so(window):
    window.customers.step(1)
    assert "没有别的客户" in window.footer.status.text()
    window.desk.paste_box.put(QUESTION)
    press(Key.Key_O)
    assert "等得最久" in window.footer.status.text()
    press(Key.Key_K)
    assert message(window) == QUESTION


def test_from_the_bank_the_keys_lead_back_to_the_desk(three):
    three.go_to_bank()
    three.customers.turn_to_oldest()
    assert three.pages.currentWidget() is three.desk
    assert message(three) == QUESTION


def test_a_click_turns_to_a_customer(three, strip, qtbot):
    qtbot.mouseClick(strip.chips[1], Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    assert message(three) == PARCEL


def test_the_cross_and_delete_let_go_and_ctrl_z_takes_back(three, strip, qtbot):
    chip = strip.chips[0]
    cross = chip._cross().center()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert [chip.text() for chip in strip.chips] == [PARCEL]
    assert "Ctrl+Z" in three.footer.status.text()
    strip.chips[0].setFocus()
    press(Key.Key_Delete)
    assert strip.isHidden()
    assert message(three) == DAMAGED
    three.pages.focus_replies()
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [chip.text() for chip in strip.chips] == [QUESTION, PARCEL]
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "没有可以取回" in three.footer.status.text()


def test_a_cleared_message_comes_back_with_ctrl_z(window):
    window.desk.paste_box.put(QUESTION)
    window.clear()
    window.desk.replies.setFocus()
    window.customers.restore()
    assert message(window) == QUESTION


def test_the_arrows_walk_the_chips_and_enter_chooses(three, strip):
    strip.chips[0].setFocus()
    press(Key.Key_Right)
    assert strip.chips[1].hasFocus()
    press(Key.Key_Right)
    press(Key.Key_Left)
    assert strip.chips[0].hasFocus()
    press(Key.Key_Return)
    assert message(three) == QUESTION


def test_a_half_edited_reply_comes_back_with_its_customer(window):
    window.desk.paste_box.put(QUESTION)
    window.edit_current()
    window.panels.editor.editor.setPlainText("还没写完的话")
    window.desk.paste_box.put(PARCEL)
    assert window.panels.active is None
    press(Key.Key_J)
    assert window.panels.active is window.panels.editor
    assert window.panels.editor.editor.toPlainText() == "还没写完的话"
    assert not window.panels.editor.editor.hasFocus()
    press(Key.Key_J)
    assert window.panels.active is None


def test_half_filled_slots_come_back_with_their_customer(window):
    window.desk.paste_box.put(QUESTION)
    window.panels.ask_slots(window.desk.replies.reply(row_of(window, "ship_time-order")))
    window.panels.slot_form.fields["order_no"].setText("778")
    window.desk.paste_box.put(PARCEL)
    press(Key.Key_J)
    assert window.panels.active is window.panels.slot_form
    assert window.panels.slot_form.fields["order_no"].text() == "778"


def test_a_form_nobody_wrote_in_keeps_no_answered_customer(window, presenter, strip):
    window.desk.paste_box.put(QUESTION)
    window.picker.copy_number(row_of(window, "ship_time-page"))
    window.panels.ask_slots(window.desk.replies.reply(row_of(window, "ship_time-order")))
    window.desk.paste_box.put(PARCEL)
    assert strip.isHidden()
    window.picker.copy_number(row_of(window, "logistics-check"))
    window.edit_current()
    window.panels.editor.editor.setPlainText("还有一句")
    window.desk.paste_box.put(QUESTION)
    assert [chip.customer.begun for chip in strip.chips] == [True]


def test_what_was_being_written_comes_back_with_the_desk(window):
    window.desk.paste_box.put(QUESTION)
    window.edit_current()
    window.panels.editor.editor.setPlainText("还没写完的话")
    window.go_to_bank()
    assert window.panels.active is None
    window.go_to_desk()
    assert window.panels.editor.editor.toPlainText() == "还没写完的话"
    window.step_back()
    window.go_to_desk()
    assert window.panels.active is None


def test_e_goes_on_with_the_edit_under_way(window):
    window.desk.paste_box.put(QUESTION)
    window.edit_current()
    window.panels.editor.editor.setPlainText("还没写完的话")
    window.pages.focus_replies()
    window.edit_current()
    assert window.panels.editor.editor.toPlainText() == "还没写完的话"
    assert window.panels.editor.editor.hasFocus()


def test_a_paste_never_changes_the_message_before(three, presenter):
    texts = [t.conversation.text for t in presenter.customers._conversations.waiting]
    assert texts == [QUESTION, PARCEL, DAMAGED]


def test_a_paste_into_the_box_is_the_same_customers(window, strip):
    QApplication.clipboard().setText(PARCEL)
    box = window.desk.paste_box
    box.put(QUESTION)
    box.setFocus()
    box.paste()
    assert message(window) == QUESTION + PARCEL
    assert strip.isHidden()
    box.selectAll()
    box.paste()
    assert message(window) == PARCEL
    assert [chip.text() for chip in strip.chips] == [QUESTION + PARCEL]


def test_an_empty_clipboard_leaves_the_message(window):
    QApplication.clipboard().clear()
    window.desk.paste_box.put(QUESTION)
    window.paste_clipboard()
    assert message(window) == QUESTION
    assert "没有文字" in window.footer.status.text()


def test_a_window_built_anew_shows_who_waits_and_what_was_written(three, presenter, look, qtbot):
    three.edit_current()
    three.panels.editor.editor.setPlainText("还没写完的话")
    again = MainWindow(presenter, look, Settings(on_top=False))
    qtbot.addWidget(again)
    again.resize(380, 720)
    again.show()
    assert [chip.text() for chip in again.desk.waiting.chips] == [QUESTION, PARCEL]
    assert message(again) == DAMAGED
    assert again.panels.editor.editor.toPlainText() == "还没写完的话"


@pytest.fixture
def alone(look, qtbot):
    strip = WaitingStrip(look)
    qtbot.addWidget(strip)
    strip.resize(296, strip.height())
    strip.show_waiting((a_customer(),), free=False)
    strip.show()
    return strip


def test_more_than_fit_stand_behind_a_number(alone):
    alone.show_waiting(tuple(a_customer(n) for n in range(12)), free=False)
    shown = len(alone.chips)
    assert 0 < shown < 12
    assert alone.more.text() == f"+{12 - shown}"
    assert all(chip.geometry().right() < alone.width() for chip in alone.chips)
    alone.resize(900, alone.height())
    assert len(alone.chips) > shown
    alone.resize(296, alone.height())
    chosen = []
    alone.chosen.connect(chosen.append)
    alone.menu.aboutToShow.emit()
    assert len(alone.menu.actions()) == 12 - shown
    alone.menu.actions()[0].trigger()
    assert chosen == [f"c{shown}"]


def test_the_strip_gives_way_where_there_is_no_room(alone):
    alone.give_way(True)
    alone.show_waiting((a_customer(), a_customer(1)), free=False)
    assert alone.isHidden()
    alone.give_way(False)
    assert alone.isVisible()
    assert len(alone.chips) == 2


def test_the_seconds_run_only_while_somebody_waits(alone):
    assert alone.running
    alone.show_waiting((a_customer(seconds=None, begun=True),), free=True)
    assert not alone.running
    assert alone.isVisible()
    alone.show_waiting((), free=False)
    assert alone.isHidden()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"seconds": 130}, "客户0，等了 2 分钟"),
        ({"held": True}, "已请稍等"),
        ({"pace": Pace.OVER}, "超过时限"),
        ({"seconds": None, "begun": True}, "写了一半"),
    ],
)
def test_a_chip_says_all_that_its_signs_show(alone, parts, words):
    alone.show_waiting((a_customer(**parts),), free=False)
    [chip] = alone.chips
    assert words in chip.accessibleName()


def test_what_a_customer_wrote_is_never_taken_for_markup(alone):
    alone.show_waiting((a_customer(name="<b>我</b>", message="<b>我</b>"),), free=False)
    [chip] = alone.chips
    assert "&lt;b&gt;" in chip.toolTip()


def test_a_wait_over_the_limit_is_told_without_colour(alone):
    [chip] = alone.chips
    fine = len(chip._signs(alone._look.palette))
    alone.show_waiting((a_customer(pace=Pace.OVER),), free=False)
    assert len(chip._signs(alone._look.palette)) == fine + 1
