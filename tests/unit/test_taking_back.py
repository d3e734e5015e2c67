"""Replies to several requests as one, and copies that are taken back."""

import pytest

from replykit.domain.phrase import SlotId
from replykit.errors import (
    ClipboardError,
    ClipboardTakenError,
    NothingToUndoError,
    ReplyBlockedError,
)
from replykit.pipeline.snapshot import Snapshot
from replykit.services.reply_desk import ReplyDesk
from tests.builders import a_book, a_phrase
from tests.fakes import FakeClipboard

BOOK = a_book(
    phrases=(
        a_phrase(text="亲，{ship_time}发货~"),
        a_phrase("ship_time-page", text="您好，发货时间以页面为准。"),
        a_phrase("bargain-floor", "bargain", "亲，已是底价，满{threshold}有券。"),
        a_phrase("bargain-wechat", "bargain", "亲，加微信便宜。"),
    )
)


@pytest.fixture
def clipboard():
    return FakeClipboard()


@pytest.fixture
def desk(clipboard):
    desk = ReplyDesk(clipboard)
    desk.set_profile({SlotId("ship_time"): "48小时内"}, "taobao")
    desk.swap(Snapshot.build(BOOK))
    return desk


def test_the_replies_to_two_requests_are_one_text_with_all_their_slots(desk):
    both = desk.together([desk.draft("ship_time-soon"), desk.draft("bargain-floor")])
    assert both.draft.text == "亲，48小时内发货~\n已是底价，满{threshold}有券。"
    assert both.draft.missing == ("threshold",)
    assert both.phrases == ("ship_time-soon", "bargain-floor")
    filled = desk.fill(both, {SlotId("threshold"): "99元"})
    assert filled.draft.text.endswith("满99元有券。")


def test_a_slot_filled_in_one_of_them_is_filled_in_the_whole(desk):
    part = desk.fill(desk.draft("bargain-floor"), {SlotId("threshold"): "99元"})
    assert desk.together([desk.draft("ship_time-soon"), part]).draft.missing == ()


def test_the_whole_is_checked_as_one_text(desk, clipboard):
    both = desk.together([desk.draft("ship_time-soon"), desk.draft("bargain-wechat")])
    assert [f.rule for f in both.findings] == ["R51"]
    with pytest.raises(ReplyBlockedError):
        desk.copy(both.draft.text, *both.phrases[:1], both.phrases[1:])
    assert clipboard.content == ""


def uses(desk, text="什么时候发货"):
    shown = (*desk.answer(text).suggestions, *desk.answer(text, intent="bargain").suggestions)
    whys = {s.phrase.id: s.draft.candidate.why for s in shown}
    return {key for key, why in whys.items() if any(reason.code == "used" for reason in why)}


def test_every_phrase_of_the_whole_is_counted_and_taken_back(desk):
    desk.copy("都答了", "ship_time-page", ("bargain-floor",))
    assert uses(desk) == {"ship_time-page", "bargain-floor"}
    desk.take_back(desk.keep())
    assert uses(desk) == set()


def test_a_copy_taken_back_leaves_clipboard_and_desk_as_they_were(desk, clipboard):
    clipboard.content = "客户的话"
    before = desk.answer("什么时候发货")
    kept = desk.keep()
    desk.copy(before.suggestions[0].draft.text, before.suggestions[0].phrase.id)
    assert desk.answer("什么时候发货") != before
    assert desk.take_back(kept).formats == {"text/plain": "客户的话".encode()}
    assert clipboard.content == "客户的话"
    assert desk.answer("什么时候发货") == before


def test_copies_are_taken_back_one_after_the_other(desk, clipboard):
    kept = []
    for text in ("一", "二"):
        kept.append(desk.keep())
        desk.copy(text)
    desk.take_back(kept.pop())
    assert clipboard.content == "一"
    desk.take_back(kept.pop())
    assert clipboard.content == ""
    with pytest.raises(NothingToUndoError):
        desk.take_back(desk.keep())


def test_another_programs_content_is_left_alone(desk, clipboard):
    kept = desk.keep()
    desk.copy("您好", "ship_time-page")
    clipboard.content = "别的"
    with pytest.raises(ClipboardTakenError):
        desk.take_back(kept)
    assert clipboard.content == "别的"
    assert uses(desk) == {"ship_time-page"}


def test_a_clipboard_that_refuses_leaves_everything_to_be_taken_back_later(desk, clipboard):
    kept = desk.keep()
    desk.copy("您好", "ship_time-page")
    clipboard.refusals = 1
    with pytest.raises(ClipboardError):
        desk.take_back(kept)
    assert uses(desk) == {"ship_time-page"}
    desk.take_back(kept)
    assert (clipboard.content, uses(desk)) == ("", set())


def test_what_the_next_customer_was_told_stays_when_a_copy_before_is_taken_back(desk):
    kept = desk.keep()
    desk.copy("您好", "ship_time-page")
    desk.meet()
    now = desk.standing
    desk.take_back(kept)
    assert desk.standing == now


def test_a_part_other_than_the_first_counts_nothing_and_takes_nothing_back(desk):
    long = "发货时间以页面为准，请您放心。" * 4
    kept = [desk.keep()]
    desk.copy_part(long, 0, "ship_time-page", ("bargain-floor",))
    kept.append(desk.keep())
    desk.copy_part(long, 1, "ship_time-page", ("bargain-floor",))
    desk.take_back(kept.pop())
    assert uses(desk) == {"ship_time-page", "bargain-floor"}
    desk.take_back(kept.pop())
    assert uses(desk) == set()
