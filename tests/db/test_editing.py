"""A lead's edits on a real file."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, Intent, IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from replykit.errors import EditConflictError, StorageError
from replykit.services.phrase_desk import PhraseDesk

ROOT = Path(__file__).parents[2]
OWN = Phrase(PhraseId("shipping-own-1"), IntentId("shipping"), "亲，明天就到~")
GIFT = Intent(IntentId("gift"), Stage.PRESALE, "送礼", "Gift", "问包装", ())


@pytest.fixture
def store(open_bank, bundle):
    store = open_bank()
    store.merge(bundle)
    return store


def content(book):
    return replace(book, version="")


def standing(store, phrase):
    return store.playbook().phrase_by_id[phrase]


def test_what_is_added_stands_last_and_stays(store, open_bank, bundle):
    example = Example(OWN.intent, "到底发没发")
    revision = store.revision()
    store.apply([BankEdit(None, GIFT), BankEdit(None, OWN), BankEdit(None, example)])
    assert store.revision() != revision
    expected = bundle.edited([BankEdit(None, GIFT), BankEdit(None, OWN), BankEdit(None, example)])
    assert content(open_bank().playbook()) == content(expected)


def test_an_edit_is_the_users_from_then_on(store, newer, bundle):
    held = bundle.phrases[0]
    mine = replace(held, text="亲，{time}一定发~", note="保证")
    store.apply([BankEdit(held, mine)])
    store.merge(newer(phrases=(replace(held, text="新的说法"), *bundle.phrases[1:])))
    assert standing(store, held.id) == mine


def test_an_edit_taken_back_leaves_no_trace(store, newer, bundle):
    held = bundle.phrases[0]
    edit = BankEdit(held, replace(held, text="亲，{time}一定发~"))
    store.apply([edit])
    store.apply([edit.reversed])
    assert store.playbook() == bundle
    store.merge(newer(phrases=(replace(held, text="新的说法"), *bundle.phrases[1:])))
    assert standing(store, held.id).text == "新的说法"


@pytest.mark.parametrize(
    "edit",
    [
        BankEdit(OWN, replace(OWN, text="另一句")),
        BankEdit(OWN, None),
        BankEdit(None, Phrase(PhraseId("ship-1"), IntentId("shipping"), "抢了号")),
        BankEdit(None, replace(OWN, intent=IntentId("nowhere"))),
        BankEdit(Phrase(PhraseId("ship-2"), IntentId("shipping"), "别的"), OWN),
        BankEdit(None, Intent(IntentId("returns"), Stage.INSALE, "退", "R", "", ())),
        BankEdit(GIFT, None),
        BankEdit(GIFT, replace(GIFT, name_zh="礼")),
        BankEdit(None, Example(IntentId("returns"), "我要退")),
        BankEdit(Example(IntentId("returns"), "没有这句"), None),
        BankEdit(None, Example(IntentId("nowhere"), "在吗")),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_all_that_came_with_it(store, bundle, edit):
    revision = store.revision()
    with pytest.raises(EditConflictError) as caught:
        store.apply([BankEdit(None, replace(OWN, id=PhraseId("shipping-own-2"))), edit])
    assert caught.value.params["item"]
    assert store.playbook() == bundle
    assert store.revision() == revision


def test_what_the_bundle_brought_is_retired_and_never_deleted(store, bundle, sql):
    with pytest.raises(EditConflictError):
        store.apply([BankEdit(bundle.phrases[0], None)])
    store.apply([BankEdit(Example(IntentId("returns"), "我要退"), None)])
    assert store.playbook().intents[1].examples == ("怎么退",)
    assert sql("SELECT retired FROM example WHERE text = '我要退'") == [{"retired": 1}]
    store.apply([BankEdit(None, Example(IntentId("returns"), "我要退"))])
    assert store.playbook() == bundle


def test_what_the_user_wrote_is_deleted(store, bundle, sql):
    example = Example(OWN.intent, "到底发没发")
    store.apply([BankEdit(None, GIFT), BankEdit(None, OWN), BankEdit(None, example)])
    store.apply([BankEdit(example, None), BankEdit(OWN, None), BankEdit(GIFT, None)])
    assert store.playbook() == bundle
    assert sql("SELECT id FROM intent WHERE id = 'gift'") == []
    assert sql("SELECT id FROM example WHERE text = '到底发没发'") == []


def test_an_example_can_be_put_elsewhere_and_back_in_one_go(store, bundle):
    here, there = Example(IntentId("shipping"), "退吗"), Example(IntentId("returns"), "退吗")
    store.apply([BankEdit(None, here), BankEdit(here, there), BankEdit(there, here)])
    assert store.playbook().intents[0].examples == ("啥时候发货", "发了没", "退吗")


def test_a_retired_intent_keeps_what_stands_below_it(store, bundle):
    store.apply([BankEdit(None, OWN)])
    shipping = store.playbook().intents[0]
    store.apply([BankEdit(shipping, None)])
    assert [intent.id for intent in store.playbook().intents] == ["returns"]
    with pytest.raises(EditConflictError):
        store.apply([BankEdit(None, replace(OWN, id=PhraseId("shipping-own-2")))])
    store.apply([BankEdit(None, shipping)])
    assert content(store.playbook()) == content(bundle.edited([BankEdit(None, OWN)]))


def test_a_phrase_the_bundle_dropped_comes_back_for_good(store, newer, bundle):
    store.merge(newer(phrases=bundle.phrases[1:]))
    dropped = standing(store, "ship-1")
    assert dropped.state is PhraseState.RETIRED
    store.apply([BankEdit(dropped, replace(dropped, state=PhraseState.APPROVED))])
    store.merge(newer(phrases=bundle.phrases[1:], version="later"))
    assert standing(store, "ship-1").state is PhraseState.APPROVED


def test_an_example_the_bundle_dropped_comes_back_for_good(store, newer, bundle):
    fewer = (replace(bundle.intents[0], examples=("发了没",)), bundle.intents[1])
    store.merge(newer(intents=fewer))
    store.apply([BankEdit(None, Example(IntentId("shipping"), "啥时候发货"))])
    store.merge(replace(newer(intents=fewer), version="later"))
    assert set(store.playbook().intents[0].examples) == {"啥时候发货", "发了没"}


def test_the_phrase_desk_takes_everything_back_on_a_real_file(store, bundle):
    desk = PhraseDesk(store, store.playbook(), lambda *_: ())
    desk.add(OWN)
    desk.edit(desk.book.phrases[0], replace(desk.book.phrases[0], note="新的说明"))
    desk.add_example(IntentId("returns"), "退一下")
    desk.remove_examples(IntentId("returns"), ["怎么退"])
    desk.add_intent(Stage.PRESALE, "送礼", "Gift", "问包装")
    desk.retire_intent(IntentId("shipping"))
    assert set(store.playbook().intents) == set(desk.book.intents)
    while desk.can_undo:
        desk.undo()
    assert content(desk.book) == content(store.playbook()) == content(bundle)
    while desk.can_redo:
        desk.redo()
    assert [intent.id for intent in store.playbook().intents] == ["returns", "gift"]


def test_a_bank_another_process_wrote_to_is_told_until_it_is_read_again(store, open_bank):
    store.playbook()
    other = open_bank()
    assert not other.apply([BankEdit(None, OWN)])  # it never read the bank
    mine = BankEdit(None, Example(IntentId("returns"), "退一下"))
    assert not store.apply([mine])
    assert not store.apply([mine.reversed])
    assert store.seen != store.revision()
    store.playbook()
    assert store.apply([mine])
    assert store.seen == store.revision()


def test_what_another_process_wrote_is_there_after_the_next_edit(store, open_bank):
    desk = PhraseDesk(store, store.playbook(), lambda *_: ())
    desk.remove_examples(IntentId("returns"), ["怎么退"])
    open_bank().apply([BankEdit(None, OWN)])
    desk.add_example(IntentId("returns"), "退一下")
    assert OWN in desk.book.phrases
    while desk.can_undo:
        desk.undo()
    assert desk.book.phrases == store.playbook().phrases
    assert set(desk.book.intent_by_id["returns"].examples) == {"我要退", "怎么退"}


def test_taking_back_a_removal_keeps_what_another_process_wrote(store, open_bank):
    desk = PhraseDesk(store, store.playbook(), lambda *_: ())
    desk.remove_examples(IntentId("returns"), ["怎么退"])
    open_bank().apply([BankEdit(None, OWN)])
    desk.undo()
    assert content(desk.book) == content(store.playbook())
    assert OWN in desk.book.phrases


def test_phrases_below_a_retired_intent_still_hold_their_ids(store, bundle):
    store.apply([BankEdit(bundle.intents[0], None)])
    assert [phrase.id for phrase in store.playbook().phrases] == ["return-1"]
    assert store.phrase_ids() == {"ship-1", "ship-2", "return-1"}


def test_many_phrases_are_added_at_once(store):
    edits = [BankEdit(None, replace(OWN, id=PhraseId(f"shipping-own-{n}"))) for n in range(1200)]
    store.apply(edits)
    assert [p.id for p in store.playbook().phrases[3:]] == [e.after.id for e in edits]


def test_a_row_no_replykit_wrote_is_reported_as_damage(store, bundle, sql):
    sql("UPDATE phrase SET tone = 'loud' WHERE id = 'ship-1'")
    with pytest.raises(StorageError) as caught:
        store.apply([BankEdit(bundle.phrases[0], None)])
    assert caught.value.code == "db.corrupt"


DIE = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from db.database import open_store
from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, IntentId
from replykit.domain.phrase import Phrase, PhraseId

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.strip().startswith(sys.argv[2]):
        os._exit(42)

path = Path(sys.argv[1])
intent = IntentId("shipping")
open_store(path, path.parent).apply([
    BankEdit(None, Phrase(PhraseId("shipping-own-1"), intent, "x")),
    BankEdit(None, Example(intent, "x")),
])
"""


@pytest.mark.parametrize("statement", ["INSERT INTO phrase", "INSERT INTO example", "UPDATE meta"])
def test_edits_cut_short_did_not_happen(store, open_bank, path, bundle, statement):
    store.close()
    done = subprocess.run([sys.executable, "-c", DIE, path, statement], cwd=ROOT, timeout=60)
    assert done.returncode == 42
    assert open_bank().playbook() == bundle
