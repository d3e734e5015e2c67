"""Where the desk stands with each customer, and what that does to the replies."""

from dataclasses import replace

import pytest

from replykit.domain.message import Context, Turn
from replykit.domain.phrase import PhraseRole, SlotId
from replykit.domain.reply import Reason
from replykit.domain.rule import Severity
from replykit.pipeline.snapshot import Snapshot
from replykit.services.reply_desk import ReplyDesk
from tests.builders import a_book, a_phrase
from tests.fakes import FakeClipboard


@pytest.fixture
def clipboard():
    return FakeClipboard()


@pytest.fixture
def desk(clipboard):
    desk = ReplyDesk(clipboard)
    desk.swap(Snapshot.build(a_book()))
    return desk


def shown(desk, text="快递到哪里了", intent="logistics"):
    return desk.answer(text, intent=intent).suggestions[0].draft.text


def repeats(desk, text):
    return [f.severity for f in desk.check(text) if f.rule == "reply.repeated"]


def with_a_hold(clipboard):
    desk = ReplyDesk(clipboard)
    lines = (
        a_phrase("logistics-check", "logistics", "您好，包裹在路上。"),
        a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD),
        a_phrase("other-resume", "other", "谢谢您的耐心。", role=PhraseRole.RESUME),
    )
    desk.swap(Snapshot.build(a_book(phrases=lines)))
    return desk


def test_coming_back_to_a_customer_the_desk_stands_where_it_stood(clipboard):
    desk = with_a_hold(clipboard)
    line = desk.hold()
    desk.copy(line.draft.text, line.phrase.id)
    standing, before = desk.standing, shown(desk)
    desk.meet()
    desk.copy("您好，明天发出。", "ship_time-page")
    assert shown(desk) != before
    desk.resume(standing)
    assert shown(desk) == before
    assert repeats(desk, line.draft.text) == [Severity.HINT]
    assert repeats(desk, "您好，明天发出。") == []


def in_a_deadlock(clipboard):
    desk = ReplyDesk(clipboard)
    lines = (
        a_phrase("logistics-page", "logistics", "您好，包裹在路上。"),
        a_phrase("ship_time-page", "ship_time", "您好，明天发出。"),
        a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD),
        a_phrase(
            "other-ask", "other", "您看怎样办好？", role=PhraseRole.EMPATHY, manual=("M161",)
        ),
    )
    desk.swap(Snapshot.build(a_book(phrases=lines)))
    return desk


def another_round(desk, text="快递到哪里了", intent="logistics"):
    """Let the customer write again, and copy the reply; return it."""
    desk.resume(replace(desk.standing, counted=False))
    reply = shown(desk, text, intent)
    desk.copy(reply, f"{intent}-page")
    return reply


def test_after_three_rounds_about_one_thing_the_customer_is_asked_for_a_proposal(clipboard):
    desk = in_a_deadlock(clipboard)
    rounds = [another_round(desk) for _ in range(5)]
    assert [text.startswith("您看怎样办好？") for text in rounds] == [False] * 3 + [True, False]


def test_the_way_out_of_a_deadlock_says_why_it_is_there(clipboard):
    desk = in_a_deadlock(clipboard)
    for _ in range(3):
        another_round(desk)
    desk.resume(replace(desk.standing, counted=False))
    [first, *_] = desk.answer("快递到哪里了", intent="logistics").suggestions
    assert Reason("opener", "deadlock") in first.draft.candidate.why


def test_another_topic_in_between_is_no_deadlock(clipboard):
    desk = in_a_deadlock(clipboard)
    another_round(desk)
    another_round(desk)
    another_round(desk, "什么时候发货", "ship_time")
    assert [another_round(desk) for _ in range(3)] == ["您好，包裹在路上。"] * 3


def test_several_replies_to_one_message_and_lines_to_wait_are_no_rounds(clipboard):
    desk = in_a_deadlock(clipboard)
    for _ in range(4):
        desk.copy(shown(desk), "logistics-page")
    for _ in range(4):
        desk.resume(replace(desk.standing, counted=False))
        shown(desk)
        desk.copy("请稍等，马上查。", "other-hold")
    assert another_round(desk) == "您好，包裹在路上。"


def test_a_number_given_in_an_earlier_turn_fills_its_slot(desk):
    earlier = Context(turns=(Turn("customer", "我的单号YT8890012345678"),))
    [first, *_] = desk.answer("快递到哪里了", earlier).suggestions
    assert "YT8890012345678" in first.draft.text


def test_the_customer_is_called_as_the_chat_says_and_never_as_the_shop(desk):
    desk.set_profile({SlotId("shop"): "云朵小铺"}, "taobao")
    assert desk.speaker("云朵小铺 12:30\n在的\ntb小王 12:31\n到哪了") == "tb小王"
    assert desk.speaker("到哪了") == ""
