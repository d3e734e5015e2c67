"""The hand-over book on the page of the shift, and its sheet."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from replykit.domain.handover import EntryKind
from replykit.domain.practice import FlagColour
from replykit.services.handover import HandoverBook
from ui.handover_texts import due_text, sheet
from ui.widgets.handover_view import HandoverView
from ui.widgets.sheet_output import write_pdf

from .test_shift_footer import clocks, shifts, some_figures, start  # noqa: F401

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def written():
    return HandoverBook(now=lambda: NOON)


@pytest.fixture
def view(qtbot, look, written):
    view = HandoverView(look, written)
    qtbot.addWidget(view)
    view.resize(380, 600)
    view.show()
    return view


def shown(view):
    return [view.entries.item(row).text() for row in range(view.entries.count())]


def test_an_empty_book_says_what_to_do(view):
    assert view.empty.isVisible()
    assert not view.entries.isVisible()


def test_an_entry_is_written_in_the_form(view, written, qtbot):
    view.new.click()
    view.form.customer.setText("小王")
    view.form.text.setText("补发一件，电话13800138000")
    with qtbot.waitSignal(view.said) as signal:
        QTest.keyClick(view.form.text, Qt.Key.Key_Return)
    [entry] = written.entries
    assert (entry.customer, entry.kind) == ("小王", EntryKind.PROMISE)
    assert "13800138000" not in entry.text
    assert "遮住" in signal.args[0]
    assert shown(view) == [f"承诺 · 小王\n{entry.text}"]
    assert not view.form.isVisible()


def test_what_was_begun_is_still_there_after_leaving_the_form(view):
    view.new.click()
    view.form.text.setText("写到一半")
    assert view.step_back()
    view.new.click()
    assert view.form.text.text() == "写到一半"


def test_space_ticks_off_and_takes_back(view, written):
    written.add(EntryKind.OPEN, "退差价")
    view.refresh()
    QTest.keyClick(view.entries, Qt.Key.Key_Space)
    assert written.entries[0].done == NOON
    assert shown(view)[0].startswith("已办完")
    QTest.keyClick(view.entries, Qt.Key.Key_Space)
    assert written.entries[0].done is None


def test_a_changed_entry_keeps_its_date_unless_another_is_chosen(view, written):
    due = NOON + HOUR
    entry = written.add(EntryKind.PROMISE, "回电", "小王", due, FlagColour.NONE)
    view.refresh()
    QTest.keyClick(view.entries, Qt.Key.Key_Return)
    assert view.form.text.text() == "回电"
    view.form.text.setText("回电并补发")
    QTest.keyClick(view.form.text, Qt.Key.Key_Return)
    [changed] = written.entries
    assert (changed.id, changed.text, changed.due) == (entry.id, "回电并补发", due)


def test_a_removed_entry_can_be_put_back(view, written):
    entry = written.add(EntryKind.OPEN, "退差价")
    view.refresh()
    QTest.keyClick(view.entries, Qt.Key.Key_Delete)
    assert written.entries == ()
    view.back.click()
    assert written.entries == (entry,)
    assert not view.back.isVisible()


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (None, ""),
        (NOON + HOUR, "13:00 前"),
        (NOON + 24 * HOUR, "01-03 12:00 前"),
        (NOON - HOUR, "11:00 前，已过时"),
    ],
)
def test_a_date_is_told_with_its_day_and_whether_it_has_passed(written, due, text):
    assert due_text(written.add(EntryKind.OPEN, "事", due=due), NOON) == text


def test_the_sheet_has_what_is_open_by_kind_and_room_to_sign(written):
    written.add(EntryKind.NOTE, "老客", "阿宁")
    written.add(EntryKind.PROMISE, "补发\n单号", "小王", NOON + HOUR)
    written.add(EntryKind.FLAG, "改地址", colour=FlagColour.RED)
    written.settle(written.add(EntryKind.OPEN, "催件").id)
    lines = sheet(written.entries, some_figures(), "小美", NOON).text.splitlines()
    assert lines[0] == "# 交接本"
    assert lines.index("## 承诺（1）") < lines.index("## 旗标（1）") < lines.index("## 备注（1）")
    assert "- [ ] 13:00 前 · 小王：补发 单号" in lines
    assert "- [ ] 红旗：改地址" in lines
    assert "这一班办完 1 件" in lines
    assert "催件" not in "".join(lines)
    assert lines[-1] == "交班人：小美    接班人："


def test_a_sheet_of_nothing_says_so(written):
    assert "没有未办完的事。" in sheet((), some_figures(), "", NOON).text


def test_a_pdf_is_written_and_a_file_that_cannot_be_is_told(qapp, written, tmp_path):
    written.add(EntryKind.OPEN, "退差价")
    note = sheet(written.entries, some_figures(), "", NOON)
    assert write_pdf(note, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_the_sheet_is_copied_and_kept_in_a_file(start, tmp_path, qtbot):  # noqa: F811
    program = start()
    program.shift.book.add(EntryKind.PROMISE, "回电", "小王")
    program.window.go_to_shift()
    page = program.window.pages.shift
    page.parts.choose("book")
    page.book.copy.click()
    assert "- [ ] 小王：回电" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(page._presenter.saved):
        page._write_sheet(tmp_path / "sheet.md")
    assert "回电" in (tmp_path / "sheet.md").read_text(encoding="utf-8")


def test_a_memo_from_the_desk_shows_on_the_page(start):  # noqa: F811
    program = start()
    program.window.go_to_shift()
    page = program.window.pages.shift
    page.parts.choose("book")
    program.shift.book.add(EntryKind.OPEN, "刚记下")
    assert shown(page.book) == ["未结\n刚记下"]
