"""What changes in the hand-over book is written down beside the GUI thread."""

from datetime import UTC, datetime

import pytest

from replykit.domain.handover import EntryKind
from replykit.errors import StorageError
from replykit.services.handover import HandoverBook
from tests.fakes import FakeShifts
from ui.shift_keeper import ShiftKeeper
from ui.tasks import TaskRunner

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def tasks(qapp):
    tasks = TaskRunner()
    yield tasks
    tasks.shut_down()


@pytest.fixture
def book():
    return HandoverBook(now=lambda: NOON)


@pytest.fixture
def keeper(book, tasks):
    return ShiftKeeper(book, tasks)


@pytest.fixture
def store():
    return FakeShifts()


def test_what_is_written_is_kept(keeper, book, store, qtbot):
    keeper.open(store)
    entry = book.add(EntryKind.OPEN, "退差价")
    qtbot.waitUntil(lambda: store.kept == {entry.id: entry})
    book.remove(entry.id)
    qtbot.waitUntil(lambda: store.kept == {})


def test_what_was_written_before_the_database_opened_is_kept_then(keeper, book, store, qtbot):
    entry = book.add(EntryKind.OPEN, "退差价")
    keeper.open(store)
    keeper.catch_up()
    qtbot.waitUntil(lambda: store.kept == {entry.id: entry})


def test_what_was_kept_stands_in_the_book_again(keeper, book, store, qtbot):
    former = HandoverBook(now=lambda: NOON).add(EntryKind.PROMISE, "回电")
    store.kept = {former.id: former}
    with qtbot.waitSignal(keeper.changed):
        keeper.open(store)
    assert book.entries == (former,)


def test_a_database_that_fails_is_told_of_once_and_gets_everything_later(
    keeper, book, store, qtbot
):
    keeper.open(store)
    store.error = StorageError("db.full")
    told = []
    keeper.failed.connect(told.append)
    with qtbot.waitSignal(keeper.failed):
        first = book.add(EntryKind.OPEN, "一")
    second = book.add(EntryKind.OPEN, "二")
    qtbot.waitUntil(lambda: not keeper.writes.busy)
    assert [error.code for error in told] == ["db.full"]
    assert set(book.entries) == {first, second}
    store.error = None
    third = book.add(EntryKind.OPEN, "三")
    qtbot.waitUntil(lambda: set(store.kept.values()) == {first, second, third})


def test_what_still_waits_is_written_when_the_program_ends(keeper, book, store, tasks, qtbot):
    keeper.open(store)
    qtbot.waitUntil(lambda: store.read)
    tasks.shut_down()
    entry = book.add(EntryKind.OPEN, "下班前")
    keeper.close()
    assert store.kept == {entry.id: entry}
