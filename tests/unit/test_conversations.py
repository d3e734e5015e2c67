from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.conversation import EditedReply, Standing
from replykit.domain.intent import OrderState
from replykit.domain.message import Turn
from replykit.services.conversations import (
    MAX_PENDING,
    MAX_REMEMBERED,
    MAX_SET_ASIDE,
    MAX_TURNS,
    Conversations,
)

START = datetime(2030, 1, 2, 9, 0, tzinfo=UTC)


class Clock:
    """Moves on by a second at every look, by more when told."""

    def __init__(self):
        self.moment = START

    def __call__(self):
        self.moment += timedelta(seconds=1)
        return self.moment

    def wait(self, seconds):
        self.moment += timedelta(seconds=seconds - 1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(clock):
    return a_desk(clock)


def a_desk(clock):
    keys = (f"c{n}" for n in count())
    return Conversations(now=clock, new_id=lambda: next(keys))


def texts(threads):
    return [thread.conversation.text for thread in threads]


def test_an_unanswered_message_waits_when_another_comes(desk):
    desk.arrive("甲")
    desk.arrive("乙")
    assert desk.current.conversation.text == "乙"
    assert texts(desk.pending) == ["甲"]
    assert texts(desk.waiting) == ["甲", "乙"]


def test_an_answered_message_is_forgotten_when_another_comes(desk):
    desk.arrive("甲")
    desk.answer("您好")
    assert not desk.current.conversation.waiting
    desk.arrive("乙")
    assert desk.pending == ()
    assert "甲" not in repr(vars(desk)["_remembered"])


def test_a_line_that_asks_to_wait_keeps_the_customer_waiting(desk):
    desk.arrive("甲")
    desk.answer("请稍等", held=True)
    assert desk.current.conversation.held
    desk.arrive("乙")
    [thread] = desk.pending
    assert thread.conversation.held
    assert thread.conversation.waiting


def test_the_time_runs_from_the_message_to_the_copy(desk, clock):
    came = desk.arrive("甲").conversation.came
    clock.wait(7)
    timing = desk.answer("您好")
    assert timing.came == came
    assert timing.seconds == 7
    assert timing.first
    assert not timing.held


def test_a_hold_is_timed_as_one_and_what_follows_it_from_then_on(desk, clock):
    desk.arrive("甲")
    clock.wait(5)
    timing = desk.answer("请稍等", held=True)
    assert (timing.seconds, timing.first, timing.held, timing.after_hold) == (5, True, True, False)
    clock.wait(6)
    timing = desk.answer("请再稍等", held=True)
    assert (timing.seconds, timing.first, timing.held, timing.after_hold) == (6, False, True, True)
    clock.wait(20)
    timing = desk.answer("查到了")
    assert (timing.seconds, timing.held, timing.after_hold) == (20, False, True)
    assert not desk.current.conversation.waiting


def test_a_second_copy_for_an_answered_message_is_not_timed(desk):
    desk.arrive("甲")
    desk.answer("您好")
    assert desk.answer("还有一句") is None
    assert desk.answer("请稍等", held=True) is None
    assert not desk.current.conversation.waiting


def test_a_copy_on_an_empty_desk_is_nobodys(desk):
    assert desk.answer("您好") is None
    assert desk.current is None


def test_a_customer_known_by_name_goes_on_where_they_were(desk):
    first = desk.arrive("到哪了", "小王")
    standing = Standing(first=False, turn=1, sent=("在路上",), counted=True)
    desk.keep(order_state=OrderState.ORDERED, given={"order_no": "123"}, standing=standing)
    desk.answer("在路上")
    desk.arrive("别人问的")
    again = desk.arrive("怎么还没到", "小王")
    assert again.conversation.id == first.conversation.id
    assert again.conversation.text == "怎么还没到"
    assert again.turns == (Turn("customer", "到哪了"), Turn("agent", "在路上"))
    assert again.order_state is OrderState.ORDERED
    assert again.given == {"order_no": "123"}
    assert again.standing == replace(standing, counted=False)
    timing = desk.answer("我查一下")
    assert not timing.first
    assert timing.came == again.conversation.came


def test_without_a_name_every_message_is_another_customers(desk):
    first = desk.arrive("在吗")
    assert desk.arrive("有货吗").conversation.id != first.conversation.id


def test_the_very_text_on_the_desk_pasted_again_is_no_other_customer(desk):
    first = desk.arrive("在吗")
    assert desk.arrive("在吗") is first
    assert desk.pending == ()
    desk.answer("在的")
    assert desk.arrive("在吗").conversation.id != first.conversation.id


def test_what_a_waiting_customer_adds_joins_what_they_asked(desk):
    came = desk.arrive("到哪了", "小王").conversation.came
    desk.arrive("别人")
    thread = desk.arrive("帮我看看", "小王")
    assert thread.conversation.text == "到哪了\n帮我看看"
    assert thread.conversation.came == came
    assert texts(desk.pending) == ["别人"]


def test_a_longer_piece_of_the_same_chat_takes_the_place_of_the_shorter(desk):
    desk.arrive("小王 12:30\n到哪了", "小王")
    thread = desk.arrive("小王 12:30\n到哪了\n小王 12:31\n帮我看看", "小王")
    assert thread.conversation.text.count("到哪了") == 1


def test_a_customer_on_hold_who_writes_again_waits_for_an_answer_again(desk):
    desk.arrive("到哪了", "小王")
    desk.answer("请稍等", held=True)
    thread = desk.arrive("好了吗", "小王")
    assert thread.conversation.waiting
    assert not thread.conversation.held
    timing = desk.answer("查到了")
    assert timing.came == thread.conversation.came
    assert not timing.after_hold


def test_turns_are_bounded(desk):
    for n in range(2 * MAX_TURNS):
        desk.arrive(f"问{n}", "小王")
        desk.answer(f"答{n}")
    desk.arrive("最后", "小王")
    turns = desk.current.turns
    assert len(turns) == MAX_TURNS
    assert turns[-1] == Turn("agent", f"答{2 * MAX_TURNS - 1}")


def test_only_the_customers_last_words_of_a_log_become_a_turn(desk):
    desk.arrive("小王 12:30\n到哪了\n客服 12:31\n在查\n小王 12:32\n快点", "小王")
    desk.answer("马上")
    assert desk.arrive("好了吗", "小王").turns[0] == Turn("customer", "快点")


def test_customers_with_a_name_are_remembered_up_to_a_bound(desk):
    for n in range(MAX_REMEMBERED + 2):
        desk.arrive("在吗", f"客{n}")
        desk.answer("在的")
    desk.arrive("别人")
    assert desk.arrive("又来了", "客0").turns == ()
    assert desk.arrive("又来了", f"客{MAX_REMEMBERED}").turns != ()


def test_an_edit_in_place_stays_the_same_customer(desk):
    first = desk.edit("什")
    assert desk.edit("什么时候").conversation.id == first.conversation.id
    desk.answer("您好")
    assert desk.edit("什么时候发货").conversation.id == first.conversation.id
    assert not desk.current.conversation.waiting


def test_typing_over_an_answered_message_begins_another_customer(desk):
    first = desk.arrive("什么时候发货")
    desk.answer("您好")
    assert desk.edit("有").conversation.id != first.conversation.id
    assert desk.current.conversation.waiting


def test_pasting_into_an_answered_message_makes_the_customer_wait_again(desk):
    first = desk.arrive("到哪了")
    desk.answer("在路上")
    again = desk.amend("到哪了\n太慢了")
    assert again.conversation.id == first.conversation.id
    assert again.conversation.waiting
    assert again.conversation.came > first.conversation.came


def test_turning_to_another_one_lets_the_current_wait(desk):
    first = desk.arrive("甲").conversation.id
    desk.arrive("乙")
    assert desk.turn_to(first).conversation.text == "甲"
    assert texts(desk.pending) == ["乙"]
    with pytest.raises(KeyError):
        desk.turn_to(first)


def test_an_answered_one_with_something_half_written_is_kept(desk):
    desk.arrive("甲")
    desk.answer("您好")
    desk.keep(unfinished=EditedReply(None, "还没写完"))
    desk.arrive("乙")
    [thread] = desk.pending
    assert thread.unfinished.text == "还没写完"
    assert texts(desk.waiting) == ["乙"]


def test_a_conversation_dismissed_can_be_taken_back(desk):
    desk.arrive("甲")
    desk.arrive("乙")
    [thread] = desk.pending
    desk.dismiss(thread.conversation.id)
    assert desk.pending == ()
    assert desk.restore() == thread
    assert desk.pending == (thread,)
    assert desk.restore() is None


def test_leaving_an_unanswered_message_sets_it_aside(desk):
    thread = desk.arrive("甲")
    desk.leave()
    assert desk.current is None
    assert desk.waiting == ()
    assert desk.can_restore
    assert desk.restore() == thread
    assert desk.current == thread


def test_a_dismissed_customer_who_writes_again_goes_on(desk):
    first = desk.arrive("甲", "小王")
    desk.leave()
    assert desk.arrive("乙", "小王").conversation.id == first.conversation.id
    assert not desk.can_restore


def test_naming_a_customer_makes_later_messages_theirs(desk):
    first = desk.arrive("甲")
    desk.name(" 小王 ")
    desk.answer("您好")
    desk.arrive("别人")
    again = desk.arrive("又来了", "小王")
    assert again.conversation.id == first.conversation.id


def test_naming_a_customer_who_was_here_before_joins_both(desk):
    desk.arrive("甲", "小王")
    desk.keep(order_state=OrderState.ORDERED, standing=Standing(first=False, turn=1))
    desk.answer("您好")
    desk.arrive("乙")
    thread = desk.name("小王")
    assert thread.conversation.text == "乙"
    assert thread.turns == (Turn("customer", "甲"), Turn("agent", "您好"))
    assert thread.order_state is OrderState.ORDERED
    assert not thread.standing.first


def test_naming_a_customer_who_waits_joins_the_messages(desk):
    came = desk.arrive("甲", "小王").conversation.came
    desk.arrive("乙")
    thread = desk.name("小王")
    assert thread.conversation.text == "甲\n乙"
    assert thread.conversation.came == came
    assert desk.pending == ()


def test_an_answer_can_be_taken_back(desk):
    desk.arrive("甲")
    before = desk.current
    desk.answer("您好")
    assert desk.take_back() == before
    assert desk.take_back() is None
    desk.answer("您好")
    once = desk.current
    desk.answer("还有一句")
    assert desk.take_back() == once
    assert desk.take_back() == before
    desk.answer("您好")
    desk.arrive("乙", "小王")
    assert desk.take_back() is None
    desk.answer("您好")
    desk.arrive("还有", "小王")
    assert desk.take_back() is None


def test_the_empty_desk_keeps_nothing(desk):
    with pytest.raises(LookupError):
        desk.keep(chosen="x")
    with pytest.raises(LookupError):
        desk.name("小王")


def test_beyond_the_bound_the_longest_wait_is_set_aside(desk):
    for n in range(MAX_PENDING + 3):
        desk.arrive(f"{n}")
    assert len(desk.pending) == MAX_PENDING
    assert desk.restore().conversation.text == "1"


LABELS = st.sampled_from(("", "", "小王", "小李"))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("arrive"), LABELS),
        st.tuples(st.sampled_from(("answer", "hold", "leave", "restore")), st.just("")),
        st.tuples(st.sampled_from(("turn", "dismiss")), st.integers(0, 3)),
    ),
    max_size=MAX_SET_ASIDE + 12,
)


def _walk(steps):
    """Do the steps and return the desk with the messages that must still be somewhere."""
    desk, open_texts, set_aside = a_desk(Clock()), set(), 0
    for n, (step, about) in enumerate(steps):
        if step == "arrive":
            open_texts.add(f"<{n}>")
            desk.arrive(f"<{n}>", about)
        elif step in ("answer", "hold"):
            here = desk.current
            desk.answer("好", held=step == "hold")
            if here is not None and step == "answer":
                open_texts -= {t for t in open_texts if t in here.conversation.text}
        elif step == "leave":
            desk.leave()
        elif step == "restore":
            desk.restore()
        elif desk.pending:
            key = desk.pending[about % len(desk.pending)].conversation.id
            desk.turn_to(key) if step == "turn" else desk.dismiss(key)
        set_aside += step in ("leave", "dismiss")
    return desk, open_texts, set_aside


@given(STEPS)
def test_no_message_is_lost(steps):
    desk, open_texts, set_aside = _walk(steps)
    if set_aside > MAX_SET_ASIDE:
        return
    while desk.can_restore:
        desk.restore()
    assert {
        text for text in open_texts if not any(text in t for t in texts(desk.waiting))
    } == set()


@given(STEPS)
def test_the_longest_wait_stands_first_and_nobody_twice(steps):
    desk, _, _ = _walk(steps)
    came = [thread.conversation.came for thread in desk.pending]
    assert came == sorted(came)
    keys = [t.conversation.id for t in (*desk.pending, *((desk.current,) if desk.current else ()))]
    assert len(keys) == len(set(keys))


@given(STEPS, st.integers(0, 3))
def test_going_there_and_back_changes_nothing(steps, choice):
    desk, _, _ = _walk(steps)
    here = desk.current
    if here is None or not here.unsettled or not desk.pending:
        return
    pending = desk.pending
    desk.turn_to(pending[choice % len(pending)].conversation.id)
    assert desk.turn_to(here.conversation.id) == here
    assert desk.pending == pending
