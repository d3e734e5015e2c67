from dataclasses import replace

import pytest

from replykit.domain.intent import Stage
from replykit.domain.message import Context, Emotion
from replykit.domain.phrase import PhraseRole, SlotId, SlotSource, Tone
from replykit.domain.reply import Candidate, Extent
from replykit.pipeline.compose import Lines, Moment, apologise, combine, compose
from replykit.pipeline.desk import Desk
from replykit.pipeline.flow import answer
from replykit.pipeline.render import ADDRESS_FORM, render
from replykit.pipeline.snapshot import Snapshot
from tests.builders import a_book, a_phrase, a_rule, a_slot

ANSWER = a_phrase(text="您好，发货时间以页面为准", tone=Tone.STANDARD)
ANGRY = a_phrase(
    "other-angry", "other", "您的火气我理解。", role=PhraseRole.EMPATHY, emotions=(Emotion.ANGRY,)
)
HURRIED = a_phrase(
    "other-hurried", "other", "知道您着急", role=PhraseRole.EMPATHY, emotions=(Emotion.HURRIED,)
)
SORRY = a_phrase("other-sorry", "other", "非常抱歉，这一点办不到。", role=PhraseRole.EMPATHY)
LOYAL = a_phrase(
    "other-loyal", "other", "谢谢您一直支持。", role=PhraseRole.EMPATHY, cues=("老客户",)
)
HOLD = a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD)
RESUME = a_phrase("other-resume", "other", "谢谢您的耐心。", role=PhraseRole.RESUME)
HELLO = a_phrase("greeting-hi", "greeting", "{daypart}，欢迎来店里。", role=PhraseRole.GREETING)
BYE = a_phrase("thanks_bye-bye", "thanks_bye", "亲，欢迎再来~", role=PhraseRole.CLOSING)
BOOK = a_book(
    phrases=(ANSWER, ANGRY, HURRIED, SORRY, LOYAL, HOLD, RESUME, HELLO, BYE),
    slots=(a_slot("daypart", SlotSource.CLOCK), a_slot("issue", SlotSource.ASK)),
)
LINES = Lines.of(BOOK)
VALUES = {SlotId("daypart"): "早上好"}


def said(moment, extent=Extent.FITTING, phrase=ANSWER):
    moment = replace(moment, slots=VALUES.keys())
    return render(compose(Candidate(phrase, 1.0), LINES, moment, extent), VALUES).text


def test_a_calm_customer_gets_the_answer_alone():
    assert said(Moment()) == ANSWER.text


@pytest.mark.parametrize(
    ("emotion", "opened"),
    [(Emotion.ANGRY, "您的火气我理解。"), (Emotion.HURRIED, "知道您着急，")],
)
def test_an_upset_customer_is_soothed_first_by_what_suits_the_feeling(emotion, opened):
    moment = Moment(emotion=emotion, stages={"ship_time": Stage.AFTERSALE})
    assert said(moment) == opened + "发货时间以页面为准"


def test_who_hurries_before_buying_is_in_no_need_of_comfort():
    assert (
        said(Moment(emotion=Emotion.HURRIED, stages={"ship_time": Stage.PRESALE})) == ANSWER.text
    )


@pytest.mark.parametrize("text", ["让您久等了，今天发出。", "您催发的心情我理解，今天发出。"])
def test_an_answer_that_soothes_itself_gets_no_second_comfort(text):
    soft = a_phrase(text=text)
    assert said(Moment(emotion=Emotion.ANGRY), phrase=soft) == soft.text


def test_after_a_line_to_wait_the_next_reply_thanks_for_the_patience():
    assert said(Moment(held=HOLD)) == "谢谢您的耐心。发货时间以页面为准"
    waited = a_phrase(text="感谢您的等待，查到了。")
    assert said(Moment(held=HOLD), phrase=waited) == waited.text


def test_a_cue_in_the_message_goes_before_the_feeling():
    moment = Moment(text="我是老客户了", emotion=Emotion.ANGRY)
    assert said(moment).startswith(LOYAL.text)


def test_a_full_reply_greets_at_first_and_says_goodbye():
    assert said(Moment(), Extent.FULL) == "早上好，欢迎来店里。发货时间以页面为准，欢迎再来~"
    assert said(Moment(first=False), Extent.FULL) == "您好，发货时间以页面为准，欢迎再来~"


def test_who_is_upset_is_soothed_and_not_welcomed_nor_invited_again():
    assert said(Moment(emotion=Emotion.ANGRY), Extent.FULL) == said(Moment(emotion=Emotion.ANGRY))


def test_who_has_an_order_is_not_asked_what_to_look_for():
    bought = Moment(stages={"ship_time": Stage.INSALE})
    assert said(bought, Extent.FULL) == "您好，发货时间以页面为准，欢迎再来~"


def test_a_line_with_a_slot_nobody_has_set_is_left_out():
    unset = compose(Candidate(ANSWER, 1.0), LINES, Moment(), Extent.FULL)
    assert unset.openers == ()


def test_a_bare_reply_is_the_answer_whatever_the_moment():
    assert said(Moment(emotion=Emotion.ANGRY, held=HOLD), Extent.BARE) == ANSWER.text


def test_only_answers_are_put_together():
    assert said(Moment(emotion=Emotion.ANGRY), phrase=HOLD) == HOLD.text


def test_lines_take_turns_within_the_tone_of_the_answer():
    calm = a_phrase(
        "other-a", "other", "一", tone=Tone.FORMAL, role=PhraseRole.EMPATHY, emotions=["angry"]
    )
    lines = Lines({PhraseRole.EMPATHY: (ANGRY, calm, a_phrase("other-b", "other", "二"))})
    formal = a_phrase(tone=Tone.FORMAL)
    picks = [lines.pick(PhraseRole.EMPATHY, formal, Moment(turn=n)) for n in range(3)]
    assert picks == [calm] * 3
    warm = [lines.pick(PhraseRole.EMPATHY, a_phrase(), Moment(turn=n)).id for n in range(3)]
    assert warm[0] == warm[2] != warm[1]


def test_a_line_for_another_platform_is_left_out():
    line = a_phrase("thanks_bye-jd", "thanks_bye", "再见", platforms=("jd",))
    lines = Lines({PhraseRole.CLOSING: (line,)})
    assert lines.pick(PhraseRole.CLOSING, ANSWER, Moment(platform="taobao")) is None
    assert lines.pick(PhraseRole.CLOSING, ANSWER, Moment(platform="jd")) is not None


def test_a_line_that_asks_the_agent_for_something_is_no_opener():
    asks = a_phrase("other-issue", "other", "{issue}给您添麻烦了", role=PhraseRole.EMPATHY)
    lines = Lines.of(a_book(phrases=(asks,), slots=(a_slot("issue", SlotSource.ASK),)))
    assert lines.pick(PhraseRole.EMPATHY, ANSWER, Moment()) is None
    assert lines.pick(PhraseRole.EMPATHY, ANSWER, Moment(slots={"issue"})) == asks


def test_a_line_that_states_a_result_is_no_opener():
    found = a_phrase("other-found", "other", "查到了。", role=PhraseRole.RESUME, cues=("查后用",))
    assert not Lines.of(a_book(phrases=(found,))).by_role


def test_an_apology_is_not_put_before_another_opener():
    once = compose(Candidate(ANSWER, 1.0), LINES, Moment(held=HOLD), Extent.FITTING)
    assert apologise(once, LINES, Moment()) == once
    assert apologise(Candidate(ANSWER, 1.0), LINES, Moment()).openers == (SORRY,)


def test_a_reply_that_cannot_do_it_begins_with_an_apology():
    no = a_phrase("bargain-no", "bargain", "亲，价格不能再低啦")
    unable = a_rule("W04", patterns=("^亲,价格不能",), phrases=())
    snapshot = Snapshot.build(a_book(phrases=(no, SORRY), rules=(unable,)))
    for extent, text in (
        (Extent.FITTING, "非常抱歉，这一点办不到。价格不能再低啦"),
        (Extent.BARE, no.text),
    ):
        desk = Desk({}, {}, extent=extent)
        found = answer("能便宜点吗", snapshot, Context(), desk, intent="bargain")
        assert [s.draft.text for s in found.suggestions] == [text]
        assert bool(found.suggestions[0].findings) == (extent is Extent.BARE)


@pytest.mark.parametrize(
    ("form", "text"), [("宝", "宝，今天发货"), ("您好", "您好，今天发货"), ("", "亲，今天发货")]
)
def test_the_form_of_address_is_that_of_the_platform(form, text):
    draft = render(Candidate(a_phrase(text="亲，今天发货"), 1.0), {ADDRESS_FORM: form})
    assert draft.text == text


def test_a_word_that_only_begins_like_an_address_is_left_alone():
    draft = render(Candidate(a_phrase(text="亲手做的，放心"), 1.0), {ADDRESS_FORM: "宝"})
    assert draft.text == "亲手做的，放心"


@pytest.mark.parametrize("form", ["宝\\", "\\1", "{x}", "宝}"])
def test_a_form_of_address_is_taken_as_it_is_written(form):
    draft = render(Candidate(a_phrase(text="亲，今天发货"), 1.0), {ADDRESS_FORM: form})
    assert draft.text == f"{form}，今天发货"
    assert draft.missing == ()


@pytest.mark.parametrize("text", ["您好，欢迎光临，请讲。", "感谢您的支持，期待您再来。"])
def test_nobody_is_welcomed_or_sent_off_twice(text):
    shown = said(Moment(), Extent.FULL, a_phrase(text=text))
    assert shown.count("欢迎") + shown.count("再来") <= text.count("欢迎") + text.count("再来")


def combined(*candidates, values=VALUES):
    return render(combine(candidates), values).text


def test_several_answers_are_one_text_with_one_opener():
    other = a_phrase("bargain-floor", "bargain", "亲，已经是底价了。")
    first = Candidate(ANSWER, 0.9, openers=(ANGRY,))
    second = Candidate(other, 0.5, openers=(ANGRY,), closing=BYE)
    assert combined(first, second) == (
        "您的火气我理解。发货时间以页面为准\n已经是底价了。欢迎再来~"
    )
    assert combine([first, second]).score == 0.5


def test_what_the_first_answer_says_itself_is_not_said_before_it():
    soothing = a_phrase(text="很抱歉让您久等，今天发出。")
    said = combine([Candidate(soothing, 1.0), Candidate(ANSWER, 1.0, openers=(ANGRY, RESUME))])
    assert said.openers == ()


def test_an_opener_that_only_a_later_answer_has_stands_first():
    other = a_phrase("bargain-floor", "bargain", "已经是底价了。")
    said = combine([Candidate(ANSWER, 1.0), Candidate(other, 1.0, openers=(SORRY, HELLO))])
    assert said.openers == (HELLO, SORRY)


def test_who_takes_leave_in_an_answer_gets_no_goodbye():
    leaving = a_phrase("bargain-floor", "bargain", "已经是底价了，谢谢。")
    said = combine([Candidate(ANSWER, 1.0, closing=BYE), Candidate(leaving, 1.0)])
    assert said.closing is None


def test_nothing_cannot_be_combined():
    with pytest.raises(ValueError, match="nothing"):
        combine([])
