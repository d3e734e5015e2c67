"""The times of replies and the hand-over book in the database."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from replykit.domain.conversation import ConversationId, ReplyTime
from replykit.domain.handover import EntryKind, HandoverEntry
from replykit.domain.practice import FlagColour
from replykit.errors import StorageError

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_reply(hours=0, seconds=7, first=True, **fields):
    copied = NOON + hours * HOUR
    came = copied - timedelta(seconds=seconds)
    return ReplyTime(ConversationId("c1"), came, copied, first, **fields)


def an_entry(text="退差价", **fields):
    return HandoverEntry(uuid4(), fields.pop("kind", EntryKind.OPEN), text, NOON, **fields)


@pytest.fixture
def store(open_bank):
    return open_bank().shifts


def test_reply_times_come_back_as_they_were_oldest_first(store):
    replies = [a_reply(2, held=True), a_reply(1), a_reply(3, first=False, after_hold=True)]
    for reply in replies:
        store.keep_reply(uuid4(), reply)
    assert store.reply_times(NOON) == (replies[1], replies[0], replies[2])
    assert store.reply_times(NOON + 2 * HOUR) == (replies[0], replies[2])


def test_a_reply_kept_twice_counts_once(store):
    key = uuid4()
    store.keep_reply(key, a_reply())
    store.keep_reply(key, a_reply())
    assert store.reply_times(NOON) == (a_reply(),)


def test_reply_times_are_there_after_a_crash(store, open_bank):
    store.keep_reply(uuid4(), a_reply())  # and nobody closes the file
    assert open_bank().shifts.reply_times(NOON) == (a_reply(),)


def test_older_reply_times_can_be_erased_and_all_of_them(store):
    for hours in range(4):
        store.keep_reply(uuid4(), a_reply(hours))
    assert store.erase_reply_times(NOON + 2 * HOUR) == 2
    assert store.reply_times(NOON) == (a_reply(2), a_reply(3))
    assert store.erase_reply_times() == 2
    assert store.reply_times(NOON) == ()


def test_the_table_of_times_holds_no_text(store, sql):
    store.keep_reply(uuid4(), a_reply())
    [row] = sql("SELECT * FROM reply_time")
    assert set(row) == {"id", "conversation", "came", "copied", "first", "held", "after_hold"}


def test_entries_come_back_as_they_were(store):
    plain = an_entry()
    full = an_entry(
        "补发",
        kind=EntryKind.PROMISE,
        customer="小王",
        due=NOON + HOUR,
        colour=FlagColour.RED,
        done=NOON,
    )
    for entry in (plain, full):
        store.keep_entry(entry)
    assert set(store.entries()) == {plain, full}


def test_an_entry_kept_again_takes_the_place_of_what_it_was(store):
    entry = an_entry()
    store.keep_entry(entry)
    changed = HandoverEntry(entry.id, EntryKind.NOTE, "已退", NOON)
    store.keep_entry(changed)
    assert store.entries() == (changed,)


def test_a_removed_entry_is_gone_and_may_be_removed_again(store):
    entry = an_entry()
    store.keep_entry(entry)
    store.remove_entry(entry.id)
    store.remove_entry(entry.id)
    assert store.entries() == ()


def test_what_was_done_long_ago_can_be_erased_and_everything(store):
    done, late, still_open = an_entry(done=NOON), an_entry(done=NOON + 2 * HOUR), an_entry()
    for entry in (done, late, still_open):
        store.keep_entry(entry)
    assert store.erase_entries(NOON + HOUR) == 1
    assert set(store.entries()) == {late, still_open}
    assert store.erase_entries() == 2
    assert store.entries() == ()


def test_an_unknown_kind_is_reported_as_a_damaged_file(store, sql):
    store.keep_entry(an_entry())
    sql("UPDATE handover_entry SET kind = 'poem'")
    with pytest.raises(StorageError) as caught:
        store.entries()
    assert caught.value.code == "db.corrupt"


def test_a_locked_database_is_reported_and_keeps_nothing_half(open_bank, path):
    import sqlite3

    store = open_bank(busy_ms=1).shifts
    with sqlite3.connect(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError):
            store.keep_entry(an_entry())
        other.rollback()
    other.close()
    assert store.entries() == ()
