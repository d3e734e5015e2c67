from datetime import UTC, datetime

import pytest

from replykit.domain.phrase import PhraseRole, SlotId, SlotSource
from replykit.domain.reply import Extent, Reason
from replykit.domain.rule import Severity
from replykit.errors import ClipboardError, ReplyBlockedError, UserError
from replykit.pipeline.snapshot import Snapshot
from replykit.services.repeats import KEPT
from replykit.services.reply_desk import ReplyDesk
from tests.builders import a_book, a_phrase, a_slot
from tests.fakes import FakeClipboard


@pytest.fixture
def clipboard():
    return FakeClipboard()


@pytest.fixture
def desk(clipboard):
    desk = ReplyDesk(clipboard)
    desk.set_profile({SlotId("ship_time"): "48小时内"}, "taobao")
    desk.swap(Snapshot.build(a_book()))
    return desk


def test_a_message_is_answered_with_filled_replies(desk):
    answer = desk.answer("亲，什么时候发货呀")
    assert answer.suggestions[0].phrase.intent == "ship_time"
    assert any("48小时内" in s.draft.text for s in answer.suggestions)


def test_an_empty_message_has_no_answer(desk):
    answer = desk.answer("  \n ")
    assert answer.understanding is None
    assert answer.suggestions == ()


def test_an_unclear_message_gets_safe_general_replies(desk):
    answer = desk.answer("那个呢")
    assert answer.understanding.abstained
    assert {s.phrase.intent for s in answer.suggestions} == {"other"}


def test_the_agent_may_switch_to_another_intent(desk):
    answer = desk.answer("什么时候发货", intent="damaged")
    assert {s.phrase.intent for s in answer.suggestions} == {"damaged"}


def test_a_number_in_the_message_fills_its_slot(desk):
    [first, *_] = desk.answer("YT8890012345678 快递到哪里了").suggestions
    assert "YT8890012345678" in first.draft.text
    assert first.draft.missing == ()


def test_what_is_copied_is_exactly_the_text_and_is_counted(desk, clipboard):
    reply = desk.copy("您好，发货时间以页面为准。", "ship_time-page")
    assert clipboard.content == reply.text == "您好，发货时间以页面为准。"
    used = {s.phrase.id: s for s in desk.answer("什么时候发货").suggestions}["ship_time-page"]
    assert "used" in {reason.code for reason in used.draft.candidate.why}


def test_an_empty_slot_is_not_copied(desk, clipboard):
    with pytest.raises(ReplyBlockedError) as caught:
        desk.copy("单号{tracking_no}，马上查询。", "logistics-check")
    assert caught.value.findings[0].rule == "slot.unfilled"
    assert clipboard.content == ""


def test_a_text_that_breaks_a_rule_is_not_copied(desk, clipboard):
    with pytest.raises(ReplyBlockedError):
        desk.copy("您加微信聊")
    assert clipboard.content == ""


def test_blank_text_is_not_copied(desk):
    with pytest.raises(UserError, match=r"reply\.empty"):
        desk.copy("  ")


def test_a_clipboard_that_refuses_counts_nothing(desk, clipboard):
    clipboard.refusals = 1
    with pytest.raises(ClipboardError):
        desk.copy("您好，发货时间以页面为准。", "ship_time-page")
    why = [s.draft.candidate.why for s in desk.answer("什么时候发货").suggestions]
    assert all(reason.code != "used" for reasons in why for reason in reasons)


def test_filling_slots_step_by_step_keeps_the_former_ones(desk):
    shown = desk.draft("bargain-floor")
    assert shown.draft.missing == ("threshold",)
    filled = desk.fill(shown, {SlotId("threshold"): "99元"})
    assert filled.draft.missing == ()
    assert "99元" in desk.fill(filled, {}).draft.text


def test_search_gives_suggestions_ready_to_copy(desk):
    [hit] = desk.search("破损照片")
    assert hit.phrase.id == "damaged-photo"


def test_an_unknown_phrase_is_the_callers_mistake(desk):
    with pytest.raises(KeyError):
        desk.draft("no-such-phrase")


def test_a_desk_without_a_bank_answers_nothing_and_does_not_fail():
    desk = ReplyDesk(FakeClipboard())
    assert desk.answer("什么时候发货").suggestions == ()
    assert desk.search("发货") == ()


def test_wordings_of_equal_worth_take_turns(desk):
    first = desk.answer("什么时候发货").suggestions[0]
    desk.copy(first.draft.text, first.phrase.id)
    second = desk.answer("什么时候发货").suggestions[0]
    assert second.phrase.id != first.phrase.id
    assert second.phrase.intent == first.phrase.intent


def test_what_the_agent_corrected_stands_higher_the_next_time(desk):
    def place_of(intent):
        shown = [s.phrase.intent for s in desk.answer("什么时候发货").suggestions]
        return shown.index(intent) if intent in shown else 99

    before = place_of("bargain")
    for _ in range(20):
        desk.correct("ship_time", "bargain")
    assert place_of("bargain") < before
    assert desk.answer("什么时候发货").suggestions[0].phrase.intent == "ship_time"


def test_agreeing_with_what_was_understood_is_no_correction(desk):
    before = desk.answer("什么时候发货")
    desk.correct("ship_time", "ship_time")
    assert desk.answer("什么时候发货") == before


LONG = (
    "您好，包裹昨天已经发出，单号在订单页可以看到。"
    "预计三天左右送达，路上有变化我会告诉您，请您放心。"
)


def with_lines(clipboard, **more):
    lines = (
        a_phrase("logistics-check", "logistics", "您好，包裹在路上。"),
        a_phrase("ship_time-page", "ship_time", "您好，明天发出。"),
        a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD),
        a_phrase("other-hold2", "other", "我去看看，稍等。", role=PhraseRole.HOLD),
        a_phrase("other-resume", "other", "谢谢您的耐心。", role=PhraseRole.RESUME),
        a_phrase("greeting-hi", "greeting", "{daypart}。", role=PhraseRole.GREETING),
    )
    desk = ReplyDesk(clipboard, **more)
    slots = (a_slot("daypart", SlotSource.CLOCK),)
    desk.swap(Snapshot.build(a_book(phrases=lines, slots=slots)))
    return desk


def shown(desk, text="快递到哪里了", intent="logistics"):
    return desk.answer(text, intent=intent).suggestions[0].draft.text


def early(desk, text="什么时候发货"):
    return shown(desk, text, "ship_time")


def test_after_a_line_to_wait_the_reply_thanks_and_then_no_more(clipboard):
    desk = with_lines(clipboard)
    line = desk.hold()
    desk.copy(line.draft.text, line.phrase.id)
    assert shown(desk) == "谢谢您的耐心。包裹在路上。"
    desk.copy(shown(desk), "logistics-check")
    assert shown(desk) == "您好，包裹在路上。"


def test_after_words_of_ones_own_nobody_is_thanked_for_waiting(clipboard):
    desk = with_lines(clipboard)
    line = desk.hold()
    desk.copy(line.draft.text, line.phrase.id)
    desk.copy("查到了，今天到。")
    assert shown(desk) == "您好，包裹在路上。"


def test_the_next_customer_is_not_thanked_for_the_patience_of_another(clipboard):
    desk = with_lines(clipboard)
    line = desk.hold()
    desk.copy(line.draft.text, line.phrase.id)
    desk.meet()
    assert shown(desk) == "您好，包裹在路上。"


def test_the_form_of_address_stays_while_slots_are_filled(desk):
    desk.set_profile({SlotId("address_form"): "宝"}, "douyin")
    [asks] = [s for s in desk.answer("什么时候发货").suggestions if s.draft.missing][:1]
    assert asks.draft.text.startswith("宝，")
    assert desk.fill(asks, {SlotId("ship_time"): "今天"}).draft.text == "宝，今天发货~"


def test_lines_to_wait_take_turns(clipboard):
    desk = with_lines(clipboard)
    first = desk.hold()
    desk.copy(first.draft.text, first.phrase.id)
    assert desk.hold().phrase.id != first.phrase.id


def test_a_bank_without_lines_to_wait_has_none(desk):
    assert desk.hold() is None


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "晚上好"), (5, "早上好"), (12, "中午好"), (13, "下午好"), (18, "晚上好"), (23, "晚上好")],
)
def test_the_greeting_goes_by_the_clock_and_only_before_the_first_reply(clipboard, hour, words):
    desk = with_lines(clipboard, now=lambda: datetime(2030, 1, 2, hour, tzinfo=UTC))
    desk.set_profile({}, "taobao", Extent.FULL)
    assert early(desk) == f"{words}。明天发出。"
    desk.copy("好的", None)
    assert early(desk) == "您好，明天发出。"
    desk.meet()
    assert early(desk).startswith(words)


def test_a_long_reply_goes_out_in_parts_and_counts_once(desk, clipboard):
    parts = desk.split(LONG)
    for part, text in enumerate(parts):
        assert desk.copy_part(LONG, part, "ship_time-page").text == clipboard.content == text
    used = {s.phrase.id: s for s in desk.answer("什么时候发货").suggestions}["ship_time-page"]
    assert Reason("used", "1") in used.draft.candidate.why


def test_cutting_a_reply_does_not_hide_what_it_says(desk, clipboard):
    hidden = f"{'您好呀' * 12}，加微~信找我{'您好' * 18}"
    with pytest.raises(ReplyBlockedError):
        desk.copy_part(hidden, 1)
    assert clipboard.content == ""


def repeats(desk, text):
    return [f.severity for f in desk.check(text) if f.rule == "reply.repeated"]


def test_a_reply_copied_before_is_hinted_at_and_warned_of_the_third_time_in_a_row(desk):
    text = "您好，正在为您查询。"
    assert repeats(desk, text) == []
    desk.copy(text)
    assert repeats(desk, text) == [Severity.HINT]
    desk.copy(text)
    assert repeats(desk, text) == [Severity.WARN]


def test_the_same_greeting_to_one_customer_after_the_other_is_no_repeat(desk):
    for _ in range(4):
        desk.meet()
        assert repeats(desk, "您好，欢迎光临。") == []
        desk.copy("您好，欢迎光临。")


def test_another_reply_in_between_turns_the_warning_into_a_hint_again(desk):
    for text in ("正在为您查询。", "正在为您查询。", "已经为您催促仓库。"):
        desk.copy(text)
    assert repeats(desk, "正在为您查询。") == [Severity.HINT]


def test_a_new_message_alone_forgets_no_copied_reply(desk):
    desk.copy("正在为您查询。")
    desk.answer("什么时候发货")
    assert repeats(desk, "正在为您查询。") == [Severity.HINT]


def test_a_reply_dressed_up_is_the_same_reply(desk):
    desk.copy("正在为您查询，请稍候。")
    assert repeats(desk, "正在为您查詢~ 请稍候！😊") == [Severity.HINT]
    assert repeats(desk, "正在为您查询物流，请稍候。") == []


def test_emoji_alone_are_told_apart(desk):
    desk.copy("😊")
    assert repeats(desk, "😊") == [Severity.HINT]
    assert repeats(desk, "🌹") == []


def test_a_reply_copied_long_ago_is_forgotten(desk):
    desk.copy("正在为您查询。")
    for number in range(KEPT):
        desk.copy(f"第{number}步已经办好。")
    assert repeats(desk, "正在为您查询。") == []


def test_a_copy_the_clipboard_refused_is_no_repeat(desk, clipboard):
    clipboard.refusals = 1
    with pytest.raises(ClipboardError):
        desk.copy("正在为您查询。")
    assert repeats(desk, "正在为您查询。") == []


def test_a_repeat_may_be_copied_all_the_same(desk, clipboard):
    for _ in range(4):
        desk.copy("正在为您查询。")
    assert clipboard.content == "正在为您查询。"


def test_an_offered_reply_that_was_just_copied_says_so(desk):
    def marked(suggestions):
        return {
            s.draft.text for s in suggestions for f in s.findings if f.rule == "reply.repeated"
        }

    first = desk.answer("什么时候发货").suggestions[0]
    desk.copy(first.draft.text, first.phrase.id)
    assert marked(desk.answer("什么时候发货").suggestions) == {first.draft.text}
    assert marked([desk.draft(first.phrase.id)]) == {first.draft.text}
    assert marked(desk.search(first.phrase.id)) == {first.draft.text}
    assert marked([desk.fill(first, {})]) == {first.draft.text}


LOG = (
    "tb小王 2030-01-02 12:30:05\n单号YT8890012345678\n云朵小铺:小美 2030-01-02 12:31:10\n"
    "亲，收到\ntb小王 2030-01-02 12:32:00\n快递到哪里了"
)


def test_of_a_pasted_chat_the_last_words_are_answered_with_the_numbers_given_before(desk):
    desk.set_profile({SlotId("shop"): "云朵小铺", SlotId("agent"): "小美"}, "taobao")
    answer = desk.answer(LOG)
    assert answer.message.raw == "快递到哪里了"
    assert answer.suggestions[0].draft.text == "单号YT8890012345678，我马上为您查询物流。"


def test_who_was_answered_in_the_pasted_chat_is_not_greeted_again(clipboard):
    desk = with_lines(clipboard)
    desk.set_profile({SlotId("agent"): "小美"}, "taobao", Extent.FULL)
    assert early(desk).count("。") == 2
    assert early(desk, LOG) == "您好，明天发出。"


def test_a_search_tells_which_characters_matched_and_when_none_did(desk):
    [hit, *_] = desk.search("mswnc")
    assert [hit.draft.text[a:b] for a, b in hit.matched] == ["马上为您查"]
    [named, *_] = desk.search("damaged-photo")
    assert named.phrase.id == "damaged-photo"
    assert named.matched == ()
    assert "found" in {reason.code for reason in named.draft.candidate.why}
