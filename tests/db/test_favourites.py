import pytest

from replykit.domain.edit import BankEdit
from replykit.domain.phrase import Scope
from tests.builders import a_book, a_phrase


@pytest.fixture
def store(open_bank):
    return open_bank()


def test_favourites_are_kept_the_last_one_first(store):
    kept = store.favourites
    for phrase in ("a", "b", "a"):
        kept.put_favourite(phrase, True)
    assert set(kept.favourites()) == {"a", "b"}
    kept.put_favourite("a", False)
    kept.put_favourite("a", False)
    assert kept.favourites() == ("b",)


def test_recents_are_what_was_copied_each_once(store):
    for phrase in ("a", "b", "a"):
        store.count_use(phrase)
    assert set(store.favourites.recents(9)) == {"a", "b"}
    assert len(store.favourites.recents(1)) == 1


def test_a_phrase_of_ones_own_survives_a_merge_of_the_bundle(store):
    store.merge(a_book())
    mine = a_phrase("ship_time-own-1", text="今天拍今天出库哦", scope=Scope.PERSONAL)
    store.playbook()
    store.apply([BankEdit(None, mine)])
    report = store.merge(a_book(version="next"))
    assert (report.added, report.updated, report.kept) == (0, 0, 0)
    assert mine in store.playbook().phrases
