from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.conversation import Standing
from replykit.domain.learning import Chosen, Correction
from replykit.domain.phrase import PhraseId
from replykit.pipeline.rank import MOST_FALL
from replykit.pipeline.snapshot import Snapshot
from replykit.services.habits import HALF_LIFE, Habits
from replykit.services.reply_desk import ReplyDesk
from tests.builders import a_book, a_phrase
from tests.fakes import FakeClipboard

NOW = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
PHRASES = [a_phrase(f"ship_time-{n}", text=f"按页面时间发{n}。") for n in range(5)]
BOOK = a_book(phrases=[*PHRASES, a_phrase("bargain-floor", "bargain", text="已是最低。")])
SNAPSHOT = Snapshot.build(BOOK)
QUESTION = "什么时候发货"


def a_correction(meant="bargain", instead_of="ship_time", chosen=Chosen.INTENT, days=0):
    return Correction(uuid4(), chosen, instead_of, meant, NOW - timedelta(days=days))


@pytest.fixture
def desk():
    return a_desk()


def a_desk():
    desk = ReplyDesk(FakeClipboard(), now=lambda: NOW)
    desk.swap(SNAPSHOT, {})
    return desk


def order(desk):
    return [s.phrase.id for s in desk.answer(QUESTION).suggestions]


def test_a_correction_counts_half_after_the_half_life_and_never_more_than_once():
    habits = Habits()
    habits.learn([a_correction(days=HALF_LIFE.days), a_correction(days=-3)], NOW)
    assert habits.intents == {"ship_time": {"bargain": 1.5}}


def test_a_phrase_preferred_to_the_first_counts_for_itself():
    habits = Habits()
    habits.learn([a_correction("ship_time-3", "ship_time-0", Chosen.PHRASE)] * 2, NOW)
    assert habits.phrases == {"ship_time-3": 2.0}
    assert habits.intents == {}


def test_uses_and_corrections_are_forgotten_apart():
    habits = Habits()
    habits.count(PhraseId("ship_time-1"))
    habits.learn([a_correction()], NOW)
    habits.forget_corrections()
    assert (habits.uses, habits.intents) == ({"ship_time-1": 1}, {})
    habits.forget_uses()
    assert habits.uses == {}


def test_the_third_row_sent_again_and_again_comes_to_stand_first(desk):
    first, _, third, *_ = order(desk)
    for _ in range(3):
        desk.meet()
        shown = order(desk)
        desk.copy("按页面时间发。", third)
        desk.prefer(shown[0], third)
    desk.meet()
    assert order(desk)[0] == third
    assert order(desk).index(first) <= MOST_FALL


def test_choices_of_an_earlier_run_order_the_replies_of_this_one(desk):
    third = order(desk)[2]
    first = order(desk)[0]
    desk.habits.learn([a_correction(third, first, Chosen.PHRASE)] * 3, NOW)
    assert order(desk)[0] == third


def test_where_learning_is_off_nothing_is_reordered_counted_or_kept(desk):
    before = order(desk)
    desk.habits.learn([a_correction(before[3], before[0], Chosen.PHRASE)] * 9, NOW)
    assert order(desk) != before
    desk.learn(on=False)
    assert order(desk) == before
    assert desk.correct("ship_time", "bargain") is None
    assert desk.prefer(before[0], before[1]) is None
    desk.copy("好的。", PHRASES[0].id)
    assert desk.habits.uses == {}
    desk.learn(on=True)
    assert order(desk)[0] == before[3]


def test_a_correction_is_told_to_whoever_keeps_it(desk):
    kept = desk.correct("ship_time", "bargain")
    assert (kept.chosen, kept.instead_of, kept.meant) == (Chosen.INTENT, "ship_time", "bargain")
    assert kept.at == NOW
    assert desk.correct("ship_time", "ship_time") is None


ACTS = st.one_of(
    st.tuples(st.just("copy"), st.sampled_from([p.id for p in BOOK.phrases])),
    st.tuples(st.just("prefer"), st.sampled_from([p.id for p in BOOK.phrases])),
    st.tuples(st.just("correct"), st.sampled_from(["bargain", "damaged", "size"])),
)
PLAIN = order(a_desk())


@given(st.lists(ACTS, max_size=30))
def test_no_history_of_picks_and_corrections_buries_an_answer(acts):
    desk = a_desk()
    for act, what in acts:
        if act == "copy":
            desk.copy("好的。", what)
        elif act == "prefer":
            desk.prefer(PLAIN[0], what)
        else:
            desk.correct("ship_time", what)
    desk.resume(Standing())  # taking turns is no habit
    taught = order(desk)
    assert all(taught.index(phrase) <= place + MOST_FALL for place, phrase in enumerate(PLAIN))
