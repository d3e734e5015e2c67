"""Corrections, suggested examples, and what the database holds, by kind."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from db.kept import TABLES
from db.models import Base
from replykit.domain.handover import EntryKind, HandoverEntry
from replykit.domain.learning import Chosen, Correction, ExampleState, SuggestedExample
from replykit.errors import StorageError

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
BANK = {"intent", "example", "phrase", "rule", "slot", "meta"}
"""Tables of content that comes with the program or is curated in the bank."""


def a_correction(days=0, **fields):
    parts = {"chosen": Chosen.INTENT, "instead_of": "size", "meant": "stock", **fields}
    return Correction(uuid4(), at=NOON - timedelta(days=days), **parts)


def an_example(text="到哪了「单号」", **fields):
    return SuggestedExample(uuid4(), "logistics", text, NOON, **fields)


@pytest.fixture
def bank(open_bank):
    return open_bank()


@pytest.fixture
def store(bank):
    return bank.learning


def test_corrections_come_back_as_they_were_oldest_first(store, open_bank):
    new, old = a_correction(), a_correction(days=3, chosen=Chosen.PHRASE)
    for correction in (new, old, new):
        store.keep_correction(correction)
    assert open_bank().learning.corrections() == (old, new)


def test_old_corrections_can_be_erased(store):
    new, old = a_correction(), a_correction(days=3)
    store.keep_correction(new)
    store.keep_correction(old)
    assert store.erase_corrections(NOON - timedelta(days=1)) == 1
    assert store.corrections() == (new,)


def test_words_are_suggested_once_whatever_became_of_them(store):
    example = an_example()
    assert store.suggest(example)
    store.settle(example.id, ExampleState.DISMISSED, "stock")
    assert not store.suggest(an_example())
    assert store.examples() == (replace(example, state=ExampleState.DISMISSED, intent="stock"),)


def test_what_is_gone_cannot_be_settled_and_that_is_no_error(store):
    store.settle(uuid4(), ExampleState.ACCEPTED, "stock")
    assert store.examples() == ()


def test_a_row_no_replykit_wrote_is_damage(store, sql):
    store.keep_correction(a_correction())
    sql("UPDATE correction SET chosen = 'weather'")
    with pytest.raises(StorageError, match=r"db\.corrupt"):
        store.corrections()


def test_every_table_of_somebodys_work_is_listed():
    listed = {table.table.__tablename__ for table in TABLES.values()} - {"phrase"}
    assert listed == set(Base.metadata.tables) - BANK


def test_everything_kept_is_counted_with_its_first_moment(bank):
    bank.learning.keep_correction(a_correction())
    bank.learning.keep_correction(a_correction(days=3))
    kept = {item.kind: item for item in bank.kept.kept()}
    assert list(kept) == list(TABLES)
    assert (kept["corrections"].count, kept["corrections"].since) == (2, NOON - timedelta(days=3))
    assert (kept["examples"].count, kept["examples"].since) == (0, None)
    assert not kept["phrases"].erasable


def test_only_phrases_of_the_users_own_count(bank, bundle):
    bank.merge(bundle)
    kept = {item.kind: item.count for item in bank.kept.kept()}
    assert kept["phrases"] == 0
    assert bank.kept.details("phrases") == ()


def test_details_show_what_is_kept_the_latest_first(bank):
    bank.learning.suggest(an_example("先来的"))
    bank.learning.suggest(replace(an_example("后来的"), at=NOON + timedelta(hours=1)))
    rows = bank.kept.details("examples")
    assert [row[2] for row in rows] == ["后来的", "先来的"]
    assert rows[1][0] == "2030-01-02 12:00+00:00"


@pytest.mark.parametrize("kind", [kind for kind in TABLES if TABLES[kind].erasable])
def test_erasing_a_kind_leaves_the_others(bank, kind):
    fill(bank)
    before = {item.kind: item.count for item in bank.kept.kept()}
    assert bank.kept.erase(kind) == before[kind] > 0
    after = {item.kind: item.count for item in bank.kept.kept()}
    assert after == before | {kind: 0}


def test_phrases_are_not_erased_from_here(bank, bundle):
    bank.merge(bundle)
    assert bank.kept.erase("phrases") == 0
    assert bank.playbook().phrases == bundle.phrases


def test_what_was_erased_is_in_no_file_of_the_database_any_more(bank, path):
    secret = "秘密的一句话真的没有了".encode()
    for number in range(200):
        bank.learning.suggest(an_example(f"{secret.decode()} {number}"))
    assert secret in everything(path)
    bank.kept.erase("examples")
    assert secret not in everything(path)


def test_erasing_waits_for_nobody_for_ever(bank, path):
    bank.learning.keep_correction(a_correction())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"db\.locked"):
            bank.kept.erase("corrections")
        other.execute("ROLLBACK")
    assert len(bank.learning.corrections()) == 1


def fill(bank):
    from replykit.domain.conversation import ConversationId, ReplyTime

    bank.count_use("ship-1")
    bank.favourites.put_favourite("ship-1", True)
    bank.learning.keep_correction(a_correction())
    bank.learning.suggest(an_example())
    bank.shifts.keep_reply(uuid4(), ReplyTime(ConversationId("c"), NOON, NOON, True))
    bank.shifts.keep_entry(HandoverEntry(uuid4(), EntryKind.OPEN, "退差价", NOON))


def everything(path):
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
