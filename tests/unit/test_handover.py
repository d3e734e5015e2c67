"""The hand-over book: entries, their order, and what is masked before it is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.handover import EntryKind
from replykit.domain.practice import FlagColour
from replykit.services.handover import HandoverBook

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def edits():
    return []


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def book(edits, clock):
    book = HandoverBook(lambda text: text.replace("13800138000", "「电话」"), now=lambda: clock[0])
    book.on_change = edits.append
    return book


def test_an_entry_stands_as_it_was_written(book, edits):
    due = NOON + HOUR
    entry = book.add(EntryKind.PROMISE, " 补发一件 ", " 小王\n42 ", due, FlagColour.RED)
    assert (entry.text, entry.customer, entry.due) == ("补发一件", "小王 42", due)
    assert (entry.kind, entry.colour, entry.written) == (EntryKind.PROMISE, FlagColour.RED, NOON)
    assert book.entries == (entry,)
    assert [(edit.id, edit.entry) for edit in edits] == [(entry.id, entry)]


def test_no_entry_holds_personal_data_in_text_or_label(book):
    entry = book.add(EntryKind.NOTE, "打 13800138000", "13800138000")
    changed = book.change(entry)
    assert (changed.text, changed.customer) == ("打 「电话」", "「电话」")


def test_the_usual_mask_takes_out_a_phone_number():
    entry = HandoverBook().add(EntryKind.NOTE, "客户电话13800138000，明天回")
    assert "13800138000" not in entry.text
    assert entry.text.endswith("明天回")


@pytest.mark.parametrize("blank", ["", " \n "])
def test_an_entry_without_a_text_is_none(book, edits, blank):
    with pytest.raises(ValueError, match="text"):
        book.add(EntryKind.OPEN, blank)
    assert book.entries == ()
    assert edits == []


def test_what_is_due_stands_first_and_what_is_done_last(book, clock):
    late = book.add(EntryKind.PROMISE, "晚的", due=NOON + 2 * HOUR)
    whenever = book.add(EntryKind.NOTE, "随时")
    soon = book.add(EntryKind.OPEN, "急的", due=NOON + HOUR)
    first = book.settle(book.add(EntryKind.OPEN, "先做完").id)
    clock[0] += HOUR
    last = book.settle(book.add(EntryKind.OPEN, "刚做完").id)
    assert book.entries == (soon, late, whenever, last, first)
    assert book.open == (soon, late, whenever)


def test_done_can_be_taken_back(book):
    entry = book.add(EntryKind.OPEN, "退差价")
    assert book.settle(entry.id).done == NOON
    assert book.settle(entry.id, done=False) == entry


def test_a_removed_entry_can_be_put_back_and_does_not_come_back_by_itself(book, edits):
    entry = book.add(EntryKind.OPEN, "退差价")
    assert book.remove(entry.id) == entry
    assert edits[-1].entry is None
    book.load([entry])
    assert book.entries == ()
    book.restore(entry)
    assert book.entries == (entry,)
    assert edits[-1].entry == entry


def test_what_was_kept_joins_what_was_written_meanwhile(book, edits):
    former = HandoverBook(str, now=lambda: NOON - HOUR)
    old, newer = (former.add(EntryKind.OPEN, text) for text in ("旧的", "新一点"))
    mine = book.add(EntryKind.NOTE, "刚写的")
    book.load([old, newer])
    mended = book.change(old)
    book.load([old, newer])
    assert book.entries == (mended, newer, mine)


def test_memos_are_found_by_what_the_customer_is_called(book):
    memo = book.add(EntryKind.NOTE, "爱问尺码", "小王 42")
    book.add(EntryKind.NOTE, "别的", "小李")
    book.add(EntryKind.NOTE, "不关谁的事")
    assert book.of(" 小王  42") == (memo,)
    assert book.of("") == ()


@pytest.mark.parametrize(("minutes", "overdue"), [(-1, True), (0, False), (1, False)])
def test_an_entry_is_overdue_once_its_time_has_passed(book, minutes, overdue):
    entry = book.add(EntryKind.PROMISE, "回电", due=NOON + timedelta(minutes=minutes))
    assert entry.overdue(NOON) is overdue
    assert not book.settle(entry.id).overdue(NOON)


@given(st.lists(st.tuples(st.sampled_from(EntryKind), st.none() | st.integers(-99, 99))))
def test_every_entry_stands_once_and_open_ones_before_done_ones(given_entries):
    book = HandoverBook(str, now=lambda: NOON)
    made = []
    for kind, minutes in given_entries:
        due = None if minutes is None else NOON + timedelta(minutes=minutes)
        made.append(book.add(kind, "事", due=due))
    for entry in made[::2]:
        book.settle(entry.id)
    done = [entry.done is not None for entry in book.entries]
    assert done == sorted(done)
    assert {entry.id for entry in book.entries} == {entry.id for entry in made}
