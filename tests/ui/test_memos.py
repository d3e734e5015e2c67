"""Memos about the customer on the desk."""

from datetime import UTC, datetime, timedelta

import pytest

from replykit.domain.handover import EntryKind
from replykit.domain.practice import FlagColour
from replykit.services.reply_desk import local_time
from ui.memo import Due, memo_line

from .conftest import QUESTION
from .keyboard import Key, press

PARCEL = "快递到哪里了"


def log(name, text):
    return f"{name} 2030-01-02 09:00:01\n{text}"


@pytest.fixture
def memos(window):
    return window.memos._book


@pytest.fixture
def panel(window):
    return window.panels.memo


def label(window):
    return window._presenter.customers.current.conversation.label


def test_m_asks_for_a_memo_with_the_name_filled_in(window, panel):
    window.desk.paste_box.put(log("小王", PARCEL))
    press(Key.Key_M)
    assert window.panels.active is panel
    assert panel.customer.text() == "小王"
    assert panel.text.hasFocus()


def test_a_memo_stands_in_the_book_and_names_the_customer(window, panel, memos):
    window.desk.paste_box.put(PARCEL)
    press(Key.Key_M)
    assert panel.customer.hasFocus()
    panel.customer.setText(" 小王 ")
    panel.kind.choose(EntryKind.OPEN)
    panel.text.setText("等仓库回话")
    panel.due.setCurrentIndex(panel.due.findData("TODAY"))
    press(Key.Key_Return)
    [entry] = memos.entries
    assert (entry.customer, entry.kind, entry.text) == ("小王", EntryKind.OPEN, "等仓库回话")
    assert entry.due.astimezone().date() == local_time().date()
    assert label(window) == "小王"
    assert window.panels.active is None
    assert window.pages.active_list().hasFocus()


def test_the_memos_of_a_customer_stand_on_the_desk_when_they_come_again(window, memos):
    line = window.desk.memos
    memos.add(EntryKind.PROMISE, "周五前补发", "小王")
    done = memos.add(EntryKind.NOTE, "喜欢蓝色", "小王")
    memos.settle(done.id)
    assert line.isHidden()
    window.desk.paste_box.put(log("小王", PARCEL))
    assert "承诺 周五前补发" in line.text()
    assert "喜欢蓝色" not in line.text()
    window.desk.paste_box.put(QUESTION)
    assert line.isHidden()


def test_a_name_alone_names_the_customer_and_writes_nothing(window, panel, memos):
    window.desk.paste_box.put(PARCEL)
    window.memos.open()
    panel.customer.setText("小王")
    panel._save()
    assert label(window) == "小王"
    assert memos.entries == ()
    assert "小王" in window.footer.status.text()


def test_an_empty_memo_is_not_written(window, panel, memos):
    window.desk.paste_box.put(PARCEL)
    window.memos.open()
    panel._save()
    assert window.panels.active is panel
    assert panel.text.hasFocus()
    assert memos.entries == ()


def test_the_colour_is_asked_for_a_flag_only(window, panel, memos):
    window.desk.paste_box.put(PARCEL)
    window.memos.open()
    assert panel.colour.isHidden()
    panel.kind.choose(EntryKind.FLAG)
    assert not panel.colour.isHidden()
    panel.colour.setCurrentIndex(panel.colour.findData("red"))
    panel.text.setText("已退款")
    panel._save()
    assert memos.entries[0].colour is FlagColour.RED


def test_a_half_written_memo_comes_back_with_its_customer(window, panel):
    window.desk.paste_box.put(log("小王", PARCEL))
    window.memos.open()
    panel.text.setText("写到一")
    panel.kind.choose(EntryKind.NOTE)
    window.desk.paste_box.put(QUESTION)
    assert window.panels.active is None
    window.customers.step(1)
    assert window.panels.active is panel
    assert panel.text.text() == "写到一"
    assert panel.kind.chosen() == EntryKind.NOTE
    window.go_to_bank()
    window.go_to_desk()
    assert panel.text.text() == "写到一"


def test_an_edit_under_way_comes_back_after_the_memo(window, panel):
    window.desk.paste_box.put(log("小王", PARCEL))
    window.edit_current()
    window.panels.editor.editor.setPlainText("还没写完的话")
    window.pages.focus_replies()
    press(Key.Key_M)
    panel.text.setText("记一笔")
    window.desk.paste_box.put(QUESTION)
    window.customers.step(1)
    assert window.panels.active is panel
    panel._save()
    assert window.panels.active is window.panels.editor
    assert window.panels.editor.editor.toPlainText() == "还没写完的话"


def test_copying_a_reply_leaves_the_memo_open(window, panel):
    window.desk.paste_box.put(log("小王", QUESTION))
    window.memos.open()
    panel.text.setText("写到一")
    window.pages.focus_replies()
    window.picker.copy_current()
    assert window.panels.active is panel
    assert panel.text.text() == "写到一"


def test_esc_closes_the_memo(window, panel, memos):
    window.desk.paste_box.put(PARCEL)
    window.memos.open()
    press(Key.Key_Escape)
    assert window.panels.active is None
    assert memos.entries == ()


@pytest.mark.parametrize(
    ("due", "moment"),
    [
        (Due.OPEN, None),
        (Due.HOUR, datetime(2030, 1, 2, 10, 5, tzinfo=UTC)),
        (Due.TODAY, datetime(2030, 1, 2, 23, 59, tzinfo=UTC)),
        (Due.TOMORROW, datetime(2030, 1, 3, 23, 59, tzinfo=UTC)),
        (Due.THREE_DAYS, datetime(2030, 1, 5, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_date_is_counted_from_now(due, moment):
    assert due.at(datetime(2030, 1, 2, 9, 5, tzinfo=UTC)) == moment


def test_the_line_tells_kind_text_and_date(window, memos):
    entry = memos.add(EntryKind.PROMISE, "补发", "小王", local_time() + timedelta(hours=1))
    assert memo_line(memos.of("小王")) == f"承诺 补发（{entry.due.astimezone():%m-%d %H:%M} 前）"
    assert memo_line(()) == ""
