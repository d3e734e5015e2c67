import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.intent import OTHER, OrderState, Stage
from replykit.domain.message import Context, Turn
from replykit.domain.playbook import Playbook
from replykit.pipeline.desk import Desk
from replykit.pipeline.flow import read, warm
from replykit.pipeline.learn import learn
from replykit.pipeline.neighbours import Texts, nearest
from replykit.pipeline.snapshot import Snapshot, samples_of
from replykit.pipeline.understand import MAX_INTENTS
from tests.builders import a_book, an_intent

SNAPSHOT = Snapshot.build(a_book(), learn(samples_of(a_book())))
NOBODY_KNOWS = Context()


def understood(text, snapshot=SNAPSHOT, context=NOBODY_KNOWS):
    return read(text, snapshot, context)


@pytest.mark.parametrize(
    ("text", "intent", "stage"),
    [
        ("亲，什么时候能发货呀", "ship_time", Stage.PRESALE),
        ("可以便宜点吗", "bargain", Stage.PRESALE),
        ("我的快递到哪里了呢", "logistics", Stage.INSALE),
        ("包裹收到都碎了", "damaged", Stage.AFTERSALE),
    ],
)
def test_a_message_is_understood_by_its_wording(text, intent, stage):
    found = understood(text)
    assert found.intents[0].id == intent
    assert found.stage is stage
    assert not found.abstained


@pytest.mark.parametrize("text", ["", "😀😀", "？", "\x00"])
def test_a_message_without_words_is_not_understood(text):
    found = understood(text)
    assert found.intents == ()
    assert found.abstained
    assert found.confidence == 0.0


def test_unknown_words_are_left_undecided():
    assert understood("qwertz").abstained


def test_a_fragment_is_left_undecided_but_guessed():
    found = understood("那个呢")
    assert found.abstained
    assert found.intents
    assert OTHER not in {guess.id for guess in found.intents}


def test_a_new_example_counts_at_once():
    book = a_book()
    taught = an_intent("damaged", Stage.AFTERSALE, ("收到就碎了", "鸡毛换糖吗"))
    more = tuple(taught if i.id == "damaged" else i for i in book.intents)
    old_model = SNAPSHOT.index.model
    after = understood("鸡毛换糖吗", Snapshot.build(a_book(intents=more), old_model))
    assert understood("鸡毛换糖吗").intents[0].id != "damaged"
    assert after.intents[0].id == "damaged"
    assert after.confidence > 0.7


def test_a_new_intent_counts_at_once():
    new = an_intent("engraving", examples=("可以刻字吗", "能不能刻上名字"))
    book = a_book(intents=(*a_book().intents, new))
    found = understood("能不能刻上名字呀", Snapshot.build(book, SNAPSHOT.index.model))
    assert found.intents[0].id == "engraving"


def test_without_a_model_the_neighbours_still_answer():
    found = understood("快递到哪里了呀", Snapshot.build(a_book()))
    assert found.intents[0].id == "logistics"


def test_a_pinned_order_state_moves_the_stage():
    text = "什么时候到 什么时候发"
    free = understood(text)
    pinned = understood(text, context=Context(order_state=OrderState.ORDERED))
    assert dict(pinned.stages)[Stage.INSALE] > dict(free.stages)[Stage.INSALE]


def test_an_answer_explains_itself():
    found = understood("快递到哪里了呀")
    assert found.examples[0].text == "快递到哪里了"
    assert found.examples[0].similarity > 0.9
    assert found.words


def test_the_telling_words_stand_in_the_message():
    found = understood("那我的快递到哪里了呀")
    assert found.words
    assert all(word in "那我的快递到哪里了呀" for word in found.words)


def test_an_empty_bank_understands_nothing():
    assert understood("什么时候发货", Snapshot.build(Playbook())).abstained


def test_several_requests_are_all_named():
    found = understood("东西收到就碎了，另外能便宜点吗亲")
    assert {"damaged", "bargain"} <= {guess.id for guess in found.intents[:3]}


@given(st.text(max_size=200))
def test_every_text_gets_probabilities_in_order_and_the_same_twice(text):
    found = understood(text)
    chances = [guess.p for guess in found.intents]
    assert chances == sorted(chances, reverse=True)
    assert len(chances) <= MAX_INTENTS
    assert all(0.0 <= p <= 1.0 for p in chances)
    assert sum(p for _, p in found.stages) == pytest.approx(1.0)
    assert found == understood(text)


def test_an_example_the_model_lacks_also_speaks_for_messages_like_it():
    taught = an_intent("damaged", Stage.AFTERSALE, ("收到就碎了", "鸡毛掸子换糖吗老板"))
    more = tuple(taught if i.id == "damaged" else i for i in a_book().intents)
    old_model = SNAPSHOT.index.model
    after = understood("鸡毛掸子换糖不", Snapshot.build(a_book(intents=more), old_model))
    assert after.intents[0].id == "damaged"


def test_each_request_is_tied_to_its_words():
    raw = "东西收到就碎了，另外能便宜点吗亲"
    spans = {r.intent: raw[r.start : r.end] for r in understood(raw).requests}
    assert spans["damaged"] == "东西收到就碎了"
    assert "便宜点" in spans["bargain"]


def test_a_message_with_one_wish_has_one_request():
    [request] = understood("快递到哪里了呀").requests
    assert request.intent == "logistics"


def test_an_unclear_message_asks_for_nothing():
    assert understood("那个呢").requests == ()


def test_the_turns_before_tell_what_a_fragment_is_about():
    asked = Context(turns=(Turn("customer", "快递到哪里了"), Turn("agent", "请问哪个单子")))
    alone = {g.id: g.p for g in understood("那个呢").intents}
    heard = {g.id: g.p for g in understood("那个呢", context=asked).intents}
    assert heard["logistics"] > alone["logistics"]


def test_a_clear_message_is_not_talked_over_by_the_turns_before():
    before = Context(turns=(Turn("customer", "快递到哪里了"),))
    assert understood("收到就碎了", context=before).intents[0].id == "damaged"


LETTERS = st.text("退换货款发快递了吗的 0", max_size=30)


@given(LETTERS, st.lists(LETTERS.filter(bool), min_size=1, max_size=60))
def test_prepared_examples_have_the_same_neighbours(text, examples):
    prepared = Texts(examples)
    prepared.prepare()
    assert nearest(text, prepared) == nearest(text, examples)


@given(st.lists(LETTERS.filter(bool), min_size=1, max_size=20), st.integers(2, 12))
def test_prepared_examples_have_the_same_neighbours_for_long_messages(examples, times):
    prepared = Texts(examples)
    prepared.prepare()
    for text in (examples[0] * times, " ".join(examples)):
        assert nearest(text, prepared) == nearest(text, examples)


def test_a_warm_snapshot_understands_the_same():
    warmed = Snapshot.build(a_book(), SNAPSHOT.index.model)
    warm(warmed, Desk({}, {}), "")
    for text in ("快递到哪了", "便宜点吧，几天能发出", "这个", "瓶子裂开漏了" * 20):
        assert understood(text, warmed) == understood(text)
