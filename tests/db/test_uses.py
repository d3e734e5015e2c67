"""How often each phrase was copied."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import open_engine
from db.models import UsageRow


def test_every_copy_counts(open_bank):
    store = open_bank()
    for phrase in ("a", "b", "a"):
        store.count_use(phrase)
    assert store.uses() == {"a": 2, "b": 1}


def test_a_phrase_never_copied_is_left_out(open_bank, bundle):
    store = open_bank()
    store.merge(bundle)
    assert store.uses() == {}


def test_a_phrase_the_bank_does_not_know_counts_too(open_bank):
    store = open_bank()
    store.count_use("gone-long-ago")
    assert store.uses() == {"gone-long-ago": 1}


def test_counts_are_there_after_reopening(open_bank):
    store = open_bank()
    store.count_use("a")
    store.close()
    assert open_bank().uses() == {"a": 1}


def test_two_stores_counting_at_once_lose_nothing(open_bank):
    def count(store):
        for _ in range(50):
            store.count_use("a")

    stores = [open_bank(busy_ms=20_000) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(count, stores))
    assert [store.uses() for store in stores] == [{"a": 100}] * 2


def test_a_store_may_be_handed_to_another_thread(open_bank, bundle):
    store = open_bank()
    store.merge(bundle)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(store.count_use, "a").result()
        assert pool.submit(store.playbook).result() == bundle
    assert store.uses() == {"a": 1}


def test_an_event_has_its_own_id_and_the_moment_in_utc(open_bank, path, sql):
    moment = datetime(2030, 1, 2, 20, 30, tzinfo=timezone(timedelta(hours=8)))
    store = open_bank(now=lambda: moment)
    store.count_use("a")
    store.count_use("a")
    engine = open_engine(path, 50)
    with Session(engine) as session:
        events = session.scalars(select(UsageRow)).all()
    engine.dispose()
    assert len({event.id for event in events}) == 2
    assert all(isinstance(event.id, UUID) for event in events)
    assert {event.at for event in events} == {moment}
    assert {event.at.tzinfo for event in events} == {UTC}
    assert {row["at"] for row in sql("SELECT at FROM usage")} == {"2030-01-02 12:30:00.000000"}


def test_the_latest_copy_of_a_phrase_is_taken_back(open_bank, sql):
    today = [datetime(2030, 1, 1, tzinfo=UTC)]
    store = open_bank(now=lambda: today[-1])
    for day, phrase in ((3, "a"), (1, "a"), (2, "b")):
        today.append(datetime(2030, 1, day, tzinfo=UTC))
        store.count_use(phrase)
    store.uncount_use("a")
    assert store.uses() == {"a": 1, "b": 1}
    assert sorted(row["at"][:10] for row in sql("SELECT at FROM usage")) == [
        "2030-01-01",
        "2030-01-02",
    ]


def test_taking_back_what_was_never_copied_changes_nothing(open_bank):
    store = open_bank()
    store.count_use("a")
    store.uncount_use("b")
    assert store.uses() == {"a": 1}
