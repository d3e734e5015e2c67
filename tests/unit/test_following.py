"""The snapshot of a changed bank, made from the one before it."""

from dataclasses import replace

import pytest

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, Intent, IntentId, Stage
from replykit.domain.message import Context
from replykit.pipeline import flow
from replykit.pipeline.desk import Desk
from replykit.pipeline.learn import learn
from replykit.pipeline.snapshot import Snapshot, samples_of
from tests.builders import a_book, a_phrase, a_rule

FIRST = Snapshot.build(a_book(), learn(samples_of(a_book())))
WORDING = "鸡毛换糖还有吗"


def offered(text, snapshot):
    answer = flow.answer(text, snapshot, Context(), Desk({}, {}))
    return [suggestion.draft.text for suggestion in answer.suggestions]


def test_a_new_phrase_with_a_new_example_is_offered_for_its_wording():
    new = a_phrase("damaged-own-1", "damaged", "亲，鸡毛换糖的活动结束啦~")
    edits = [BankEdit(None, new), BankEdit(None, Example(new.intent, WORDING))]
    assert new.text not in offered(WORDING, FIRST)
    assert new.text in offered(WORDING, FIRST.following(FIRST.book.edited(edits)))


def test_a_new_intent_is_found_by_its_only_example():
    gift = Intent(IntentId("gift"), Stage.PRESALE, "送礼", "Gift", "", ())
    new = a_phrase("gift-own-1", "gift", "亲，可以写贺卡的~")
    edits = [BankEdit(None, gift), BankEdit(None, new), BankEdit(None, Example(gift.id, WORDING))]
    assert offered(WORDING, FIRST.following(FIRST.book.edited(edits)))[0] == new.text


@pytest.mark.parametrize(
    "edit",
    [
        BankEdit(None, Example(IntentId("damaged"), WORDING)),
        BankEdit(Example(IntentId("damaged"), "包裹破了"), None),
        BankEdit(FIRST.book.intents[1], None),
        BankEdit(FIRST.book.phrases[0], replace(FIRST.book.phrases[0], text="亲，马上发~")),
    ],
)
def test_it_is_what_building_it_anew_would_give(edit):
    book = FIRST.book.edited([edit])
    found, anew = FIRST.following(book), Snapshot.build(book, FIRST.index.model)
    assert found.book == anew.book
    assert found.index == anew.index
    assert offered("包裹收到都破了", found) == offered("包裹收到都破了", anew)


def test_what_did_not_change_is_taken_over():
    book = FIRST.book
    after = FIRST.following(book.edited([BankEdit(None, a_phrase("ship_time-own-1"))]))
    assert after.index is FIRST.index
    assert after.check is FIRST.check
    stricter = replace(book, rules=(*book.rules, a_rule("R99", phrases=("包裹",))))
    assert [f.rule for f in FIRST.following(stricter).check("包裹", "taobao")] == ["R99"]
