"""Several customers at once, as the presenter turns from one to another."""

from datetime import UTC, datetime, timedelta

import pytest

from replykit.domain.conversation import EditedReply
from replykit.domain.intent import OrderState
from replykit.domain.phrase import PhraseRole
from replykit.pipeline.snapshot import Snapshot
from replykit.settings import Settings
from tests.builders import a_book, a_phrase
from ui.desk_presenter import DeskPresenter
from ui.waiting_view import Pace

from .conftest import QUESTION

PARCEL = "快递到哪里了"
DAMAGED = "收到就碎了"
START = datetime(2030, 1, 2, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.moment = START

    def __call__(self):
        return self.moment

    def wait(self, seconds):
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def presenter(qapp, desk, clock):
    return DeskPresenter(desk, Settings(), now=clock)


@pytest.fixture
def customers(presenter):
    return presenter.customers


def log(name, text):
    return f"{name} 2030-01-02 09:00:01\n{text}"


def names(customers):
    return [other.name for other in customers.others()]


def reply(presenter, phrase):
    return next(s for s in presenter.view.suggestions if s.phrase.id == phrase)


def come_three(presenter, clock):
    for text in (QUESTION, PARCEL, DAMAGED):
        presenter.paste(text)
        clock.wait(2)


def test_whoever_waits_is_listed_oldest_first(presenter, customers, clock):
    come_three(presenter, clock)
    assert names(customers) == [QUESTION, PARCEL]
    assert [other.seconds for other in customers.others()] == [6, 4]
    assert not any(other.named for other in customers.others())


def test_a_name_in_the_pasted_chat_names_the_customer(presenter, customers):
    presenter.paste(log("小王", PARCEL))
    presenter.paste(QUESTION)
    [other] = customers.others()
    assert other.name == "小王"
    assert other.named


def test_coming_back_finds_everything_as_it_was(presenter, customers):
    presenter.paste(QUESTION)
    presenter.toggle_order_state(OrderState.ORDERED)
    presenter.choose_intent("bargain")
    view = presenter.view
    presenter.paste(PARCEL)
    assert presenter.view.order_state is None
    seen = []
    presenter.answered.connect(seen.append)
    assert customers.step(1)
    assert presenter.text == QUESTION
    assert seen == [view]
    assert presenter.view is view


def test_slot_values_come_back_with_their_customer(presenter, customers):
    refilled = []
    presenter.refilled.connect(refilled.append)
    presenter.paste(QUESTION)
    presenter.copy_filled(reply(presenter, "ship_time-order"), {"order_no": "778"})
    presenter.paste(PARCEL)
    assert presenter.remembered("order_no") == ""
    customers.step(-1)
    assert presenter.remembered("order_no") == "778"
    assert any("778" in item.draft.text for item in refilled[-1])


def test_a_changed_bank_is_seen_when_coming_back(presenter, customers, desk):
    presenter.paste(QUESTION)
    presenter.paste(PARCEL)
    phrases = (a_phrase("ship_time-new", text="您好，今天发出。"),)
    desk.swap(Snapshot.build(a_book(phrases=phrases)))
    customers.step(1)
    assert [s.phrase.id for s in presenter.view.suggestions] == ["ship_time-new"]


def test_text_typed_and_not_yet_answered_comes_back_and_is_answered(presenter, customers):
    presenter.edit(QUESTION)
    presenter.paste(PARCEL)
    assert not presenter.pending
    customers.step(1)
    assert presenter.text == QUESTION
    assert presenter.view.suggestions[0].phrase.intent == "ship_time"


def test_typing_is_one_customer_until_the_box_is_empty(presenter, customers, qtbot):
    came = []
    presenter.came.connect(came.append)
    for text in ("什", "什么", QUESTION):
        presenter.edit(text)
    assert len(came) == 1
    presenter.edit("")
    presenter.edit("有货吗")
    assert len(came) == 2
    assert customers.others() == ()


def test_a_copy_answers_and_is_timed(presenter, customers, clock):
    timings = []
    presenter.timed.connect(timings.append)
    presenter.paste(QUESTION)
    clock.wait(8)
    presenter.copy(reply(presenter, "ship_time-page"))
    [timing] = timings
    assert timing.seconds == 8
    assert timing.first
    assert customers.answered
    presenter.paste(PARCEL)
    assert customers.others() == ()


def test_a_line_to_wait_keeps_the_customer_in_line(presenter, customers, desk, clock):
    hold = a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD)
    desk.swap(Snapshot.build(a_book(phrases=(hold, a_phrase("ship_time-page", text="明天发。")))))
    presenter.paste(QUESTION)
    clock.wait(15)
    presenter.hold()
    clock.wait(5)
    presenter.paste(PARCEL)
    [other] = customers.others()
    assert other.held
    assert other.seconds == 5
    assert other.pace is Pace.GOOD


@pytest.mark.parametrize(
    ("waited", "pace"), [(9, Pace.GOOD), (10, Pace.NEAR), (20, Pace.NEAR), (21, Pace.OVER)]
)
def test_the_pace_follows_the_standards(presenter, customers, clock, waited, pace):
    presenter.paste(QUESTION)
    presenter.paste(PARCEL)
    clock.wait(waited)
    [other] = customers.others()
    assert other.pace is pace


def test_a_repeat_is_one_customers_matter(presenter, customers):
    presenter.paste(log("小王", QUESTION))
    presenter.copy(reply(presenter, "ship_time-page"))
    presenter.paste(log("小李", QUESTION))
    assert not reply(presenter, "ship_time-page").findings
    presenter.paste(log("小王", f"{QUESTION}呀"))
    assert [f.rule for f in reply(presenter, "ship_time-page").findings] == ["reply.repeated"]


def test_what_a_waiting_customer_adds_is_shown_with_what_they_asked(presenter, customers):
    turned = []
    presenter.turned.connect(turned.append)
    presenter.paste(log("小王", PARCEL))
    presenter.paste(QUESTION)
    presenter.paste(log("小王", "碎了"))
    assert PARCEL in presenter.text
    assert "碎了" in presenter.text
    assert turned[-1].conversation.text == presenter.text
    assert names(customers) == [QUESTION]


def test_what_is_written_belongs_to_its_customer(presenter, customers):
    presenter.paste(QUESTION)
    begun = EditedReply(None, "还没写完")
    customers.begin_writing(begun)
    presenter.paste(PARCEL)
    assert customers.unfinished is None
    [other] = customers.others()
    assert other.begun
    customers.turn_to(other.id)
    assert customers.unfinished == begun


def test_what_was_written_on_an_empty_desk_goes_with_the_next_message(presenter, customers):
    begun = EditedReply(None, "还没写完")
    customers.begin_writing(begun)
    presenter.paste(QUESTION)
    assert customers.unfinished == begun


def test_next_and_previous_go_round_and_the_oldest_is_found(presenter, customers, clock):
    come_three(presenter, clock)
    seen = []
    for _ in range(3):
        customers.step(1)
        seen.append(presenter.text)
    assert seen == [QUESTION, PARCEL, DAMAGED]
    customers.step(-1)
    assert presenter.text == PARCEL
    assert customers.turn_to_oldest()
    assert presenter.text == QUESTION
    assert not customers.turn_to_oldest()


def test_from_an_answered_customer_the_next_is_the_oldest(presenter, customers, clock):
    come_three(presenter, clock)
    presenter.copy(reply(presenter, "damaged-sorry"))
    assert presenter.text == DAMAGED
    customers.step(1)
    assert presenter.text == QUESTION
    assert names(customers) == [PARCEL]


def test_nobody_waiting_leaves_the_desk_as_it_is(presenter, customers):
    assert not customers.step(1)
    assert not customers.turn_to_oldest()
    assert not customers.restore()
    presenter.paste(QUESTION)
    assert not customers.step(-1)
    assert presenter.text == QUESTION


def test_a_cleared_message_can_be_taken_back(presenter, customers):
    presenter.paste(QUESTION)
    presenter.toggle_order_state(OrderState.ORDERED)
    presenter.clear()
    assert presenter.text == ""
    assert customers.restore()
    assert presenter.text == QUESTION
    assert presenter.view.order_state is OrderState.ORDERED


def test_a_dismissed_customer_can_be_taken_back(presenter, customers):
    presenter.paste(QUESTION)
    presenter.paste(PARCEL)
    [other] = customers.others()
    customers.dismiss(other.id)
    assert customers.others() == ()
    customers.dismiss(other.id)
    assert customers.restore()
    assert names(customers) == [QUESTION]
    assert presenter.text == PARCEL


def test_a_copy_taken_back_lets_the_customer_wait_again(presenter, customers):
    presenter.paste(QUESTION)
    presenter.copy(reply(presenter, "ship_time-page"))
    assert customers.take_back_reply()
    assert not customers.answered
    presenter.toggle_order_state(OrderState.NONE)
    assert not reply(presenter, "ship_time-page").findings
    assert not customers.take_back_reply()


def test_naming_the_customer_names_later_messages(presenter, customers):
    presenter.paste(QUESTION)
    customers.name("小王")
    presenter.copy(reply(presenter, "ship_time-page"))
    presenter.paste(PARCEL, "小王")
    assert [turn.text for turn in customers.turns] == [QUESTION, "您好，发货时间以页面为准。"]


def test_a_blank_paste_empties_the_desk(presenter, customers):
    presenter.paste(QUESTION)
    presenter.paste("  \n")
    assert presenter.text == ""
    assert customers.restore()


def test_pasting_into_the_box_stays_with_the_customer(presenter, customers):
    presenter.paste(QUESTION)
    presenter.amend(f"{QUESTION}\n{PARCEL}")
    assert customers.others() == ()
    assert presenter.text == f"{QUESTION}\n{PARCEL}"
    presenter.amend(" ")
    assert presenter.text == ""
