from dataclasses import replace

import pytest

from replykit.domain.intent import OrderState, Stage
from replykit.domain.phrase import PhraseRole
from replykit.domain.reply import (
    Answer,
    Certainty,
    Finding,
    IntentGuess,
    Request,
    Segment,
    Understanding,
)
from replykit.domain.rule import Severity
from replykit.pipeline.normalise import normalise
from replykit.pipeline.snapshot import Snapshot
from replykit.services.reply_desk import ReplyDesk
from replykit.settings import Settings
from tests.builders import a_book, a_phrase
from ui.desk_view import DeskView, desk_view
from ui.mended_text import mended

from .conftest import QUESTION, UNSURE


@pytest.fixture
def views(presenter):
    seen = []
    presenter.answered.connect(seen.append)
    return seen


def _shown(presenter, phrase):
    return next(s for s in presenter.view.suggestions if s.phrase.id == phrase)


def test_a_paste_is_answered_at_once(presenter, views):
    presenter.paste(QUESTION)
    [view] = views
    assert view.stage is Stage.PRESALE
    assert view.choices[0].selected
    assert view.examples[0].text == QUESTION
    assert view.suggestions[0].phrase.intent == "ship_time"


def test_typing_is_answered_once_for_the_last_text(presenter, views, qtbot):
    with qtbot.waitSignal(presenter.answered):
        for text in ("什么", "什么时候", QUESTION):
            presenter.edit(text)
        assert presenter.pending
        assert not views
    assert len(views) == 1
    assert views[0].stage is Stage.PRESALE


def test_the_same_text_again_is_not_answered_again(presenter):
    presenter.paste(QUESTION)
    presenter.edit(QUESTION)
    assert not presenter.pending


def test_flushing_answers_what_waits(presenter, views):
    presenter.edit(QUESTION)
    presenter.flush()
    assert len(views) == 1
    presenter.flush()
    assert len(views) == 1


def test_unclear_messages_preselect_nothing_and_offer_general_replies(presenter):
    presenter.paste(UNSURE)
    view = presenter.view
    assert view.unsure
    assert not any(choice.selected for choice in view.choices)
    assert {s.phrase.intent for s in view.suggestions} == {"other"}


def test_a_chosen_intent_brings_its_replies_and_stage(presenter):
    presenter.paste(UNSURE)
    presenter.choose_intent("logistics")
    assert presenter.view.stage is Stage.INSALE
    assert presenter.view.suggestions[0].phrase.id == "logistics-check"


def test_stepping_goes_round_the_choices(presenter):
    presenter.paste(QUESTION)
    ids = [choice.id for choice in presenter.view.choices]
    seen = []
    for _ in ids:
        presenter.step_intent(1)
        seen.append(next(c.id for c in presenter.view.choices if c.selected))
    assert seen == [*ids[1:], ids[0]]
    presenter.step_intent(-1)
    assert next(c.id for c in presenter.view.choices if c.selected) == ids[-1]


def test_stepping_without_a_message_does_nothing(presenter, views):
    presenter.step_intent(1)
    assert not views


def test_a_new_message_forgets_the_chosen_intent(presenter):
    presenter.paste(QUESTION)
    presenter.choose_intent("bargain")
    presenter.paste("快递到哪里了")
    assert presenter.view.choices[0].id == "logistics"
    assert presenter.view.choices[0].selected


def test_the_order_state_is_pinned_toggled_and_forgotten_with_the_message(presenter):
    presenter.paste(QUESTION)
    presenter.toggle_order_state(OrderState.RECEIVED)
    assert presenter.view.order_state is OrderState.RECEIVED
    presenter.toggle_order_state(OrderState.RECEIVED)
    assert presenter.view.order_state is None
    presenter.toggle_order_state(OrderState.ORDERED)
    presenter.clear()
    assert presenter.view == DeskView()


def test_the_order_state_reaches_the_desk(presenter, desk, monkeypatch):
    contexts = []
    answer = desk.answer

    def note(text, context, **rest):
        contexts.append(context)
        return answer(text, context, **rest)

    monkeypatch.setattr(desk, "answer", note)
    presenter.paste(QUESTION)
    presenter.toggle_order_state(OrderState.ORDERED)
    assert [c.order_state for c in contexts] == [None, OrderState.ORDERED]
    assert {c.platform for c in contexts} == {"taobao"}


def test_blank_messages_show_the_empty_desk(presenter, views):
    presenter.edit("  \n ")
    assert views == [DeskView()]


def test_a_reply_without_empty_slots_is_copied(presenter, clipboard, qtbot):
    presenter.paste(QUESTION)
    with qtbot.waitSignal(presenter.copied) as signal:
        presenter.copy(_shown(presenter, "ship_time-page"))
    assert clipboard.content == "您好，发货时间以页面为准。"
    assert signal.args[0].phrase == "ship_time-page"


def test_a_reply_with_an_empty_slot_asks_for_it_and_copies_nothing(presenter, clipboard, qtbot):
    presenter.paste(QUESTION)
    wanting = _shown(presenter, "ship_time-soon")
    with qtbot.waitSignal(presenter.slots_wanted):
        presenter.copy(wanting)
    assert clipboard.content == ""


def test_filled_slots_are_copied_and_shown_in_the_other_replies(presenter, clipboard, qtbot):
    presenter.paste(QUESTION)
    with qtbot.waitSignal(presenter.refilled) as signal:
        presenter.copy_filled(_shown(presenter, "ship_time-soon"), {"ship_time": " 今天18点前 "})
    assert clipboard.content == "亲，今天18点前发货~"
    [shown] = signal.args
    other = next(s for s in shown if s.phrase.id == "ship_time-order")
    assert "今天18点前" in other.draft.text


def test_half_filled_slots_are_asked_for_again(presenter, clipboard, qtbot):
    presenter.paste(QUESTION)
    with qtbot.waitSignal(presenter.slots_wanted) as signal:
        presenter.copy_filled(_shown(presenter, "ship_time-order"), {"courier": "中通"})
    assert signal.args[0].draft.missing == ("order_no", "ship_time")
    assert clipboard.content == ""


def test_values_are_offered_again_but_never_another_customers_order(presenter):
    presenter.paste(QUESTION)
    values = {"order_no": "123", "courier": "中通", "ship_time": "今天"}
    presenter.copy_filled(_shown(presenter, "ship_time-order"), values)
    assert presenter.remembered("order_no") == "123"
    presenter.paste("几天能发出")
    assert presenter.remembered("courier") == "中通"
    assert presenter.remembered("order_no") == ""
    assert _shown(presenter, "ship_time-soon").draft.missing


def test_a_fact_the_customer_names_is_filled_in_and_a_wish_is_only_shown(presenter):
    presenter.paste("我165cm，什么时候发货，便宜5元行吗")
    assert presenter.remembered("height") == "165cm"
    assert presenter.remembered("amount") == ""
    assert presenter.heard("amount") == "5元"


def test_a_line_to_wait_is_copied_and_the_replies_thank_for_the_patience(
    presenter, desk, clipboard
):
    hold = a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD)
    resume = a_phrase("other-resume", "other", "谢谢您的耐心。", role=PhraseRole.RESUME)
    page = a_phrase("ship_time-page", text="您好，发货时间以页面为准。")
    desk.swap(Snapshot.build(a_book(phrases=(page, hold, resume))))
    presenter.paste(QUESTION)
    presenter.hold()
    assert clipboard.content == "请稍等，马上查。"
    assert _shown(presenter, "ship_time-page").draft.text == "谢谢您的耐心。发货时间以页面为准。"


def test_a_bank_without_lines_to_wait_copies_nothing(presenter, clipboard):
    presenter.hold()
    assert clipboard.content == ""


def test_a_long_reply_goes_out_part_by_part_and_then_from_the_start(presenter, clipboard, qtbot):
    long = (
        "您好，包裹昨天已经发出，单号在订单页可以看到。预计三天左右送达，有变化我告诉您，请放心。"
    )
    presenter.paste(QUESTION)
    reply = _shown(presenter, "ship_time-page")
    segments = (Segment(long),)
    reply = replace(reply, draft=replace(reply.draft, segments=segments))
    copied = []
    presenter.copied.connect(copied.append)
    for _ in range(3):
        presenter.copy_next_part(reply)
    assert [(c.part, c.parts) for c in copied] == [(1, 2), (2, 2), (1, 2)]
    assert copied[0].text + copied[1].text == long
    assert clipboard.content == copied[0].text


def test_the_next_customer_gets_a_long_reply_from_its_first_part(presenter):
    presenter.paste(QUESTION)
    reply = _shown(presenter, "ship_time-page")
    long = (
        Segment(
            "您好，包裹昨天已经发出，单号在订单页可以看到。预计三天左右送达，有变化我会告诉您。"
        ),
    )
    reply = replace(reply, draft=replace(reply.draft, segments=long))
    copied = []
    presenter.copied.connect(copied.append)
    for begin in (lambda: None, presenter.clear, lambda: presenter.paste("几天能发出")):
        begin()
        presenter.copy_next_part(reply)
    assert [c.part for c in copied] == [1, 1, 1]


def test_a_copy_that_waits_for_the_clipboard_is_given_up_for_the_next_customer(
    presenter, clipboard, qtbot
):
    presenter.paste(QUESTION)
    clipboard.refusals = 2
    presenter.copy_edited("您好，稍等。", None)
    presenter.paste("几天能发出")
    qtbot.wait(120)
    assert clipboard.content == ""


def test_parts_of_a_reply_with_an_empty_slot_are_asked_for_first(presenter, clipboard, qtbot):
    presenter.paste(QUESTION)
    with qtbot.waitSignal(presenter.slots_wanted):
        presenter.copy_next_part(_shown(presenter, "ship_time-order"))
    assert clipboard.content == ""


def test_mending_puts_replacements_in_from_the_end(presenter):
    text = "亲，加微信，加微信"
    assert mended(text, presenter.check(text)) == "亲，在这里，在这里"


def test_new_settings_are_used_for_what_is_shown(presenter):
    presenter.paste(QUESTION)
    presenter.apply(Settings(profile={"ship_time": "48小时内", "shop": ""}, platform="jd"))
    assert not _shown(presenter, "ship_time-soon").draft.missing


def test_searching_finds_phrases_and_a_blank_query_none(presenter, qtbot):
    with qtbot.waitSignal(presenter.found) as signal:
        presenter.search("底价")
    assert signal.args[0][0].phrase.id == "bargain-floor"
    with qtbot.waitSignal(presenter.found) as signal:
        presenter.search("  ")
    assert signal.args[0] == ()


def test_refreshing_leaves_replies_on_show_alone(presenter, views):
    presenter.paste(QUESTION)
    presenter.refresh()
    assert len(views) == 1


def test_of_overlapping_findings_only_the_last_is_mended():
    outer = Finding("R1", 0, 4, Severity.BLOCK, replacement="甲")
    inner = Finding("R2", 2, 4, Severity.BLOCK, replacement="乙")
    assert mended("加我微信吧", (outer, inner)) == "加我乙吧"


def test_answering_another_intent_than_the_one_understood_is_remembered(presenter, desk):
    presenter.paste(QUESTION)
    understood = presenter.view.choices[0].id
    other = presenter.view.choices[1].id
    presenter.choose_intent(other)
    reply = next(s for s in presenter.view.suggestions if not s.draft.missing)
    presenter.copy(reply)
    assert desk.habits.intents == {understood: {other: 1}}


def test_answering_what_was_understood_is_no_correction(presenter, desk):
    presenter.paste(QUESTION)
    presenter.copy(next(s for s in presenter.view.suggestions if not s.draft.missing))
    assert desk.habits.intents == {}


def test_several_wishes_are_shown_with_the_customers_words(book):
    raw = "收到就碎了，另外便宜点吧亲"
    wishes = (Request("damaged", 0.9, 0, 5), Request("bargain", 0.9, 6, 13))
    guesses = (IntentGuess("damaged", 0.5), IntentGuess("bargain", 0.4))
    stages = ((Stage.AFTERSALE, 1.0),)
    meant = Understanding(
        Stage.AFTERSALE, stages, guesses, 0.5, Certainty.OFFERED, requests=wishes
    )
    view = desk_view(Answer(normalise(raw), meant, ()), book, None, None)
    assert [wish.words for wish in view.wishes] == ["收到就碎了", "另外便宜点吧亲"]
    assert view.unsure
    assert view.offered


def test_one_wish_is_not_listed(presenter):
    presenter.paste(QUESTION)
    assert presenter.view.wishes == ()


def test_a_search_waits_while_the_bank_is_made_searchable(presenter, monkeypatch, qtbot):
    busy = [True]
    monkeypatch.setattr(ReplyDesk, "search_in_preparation", property(lambda _: busy[0]))
    found = []
    presenter.found.connect(found.append)
    presenter.search("底价")
    assert found == []
    busy[0] = False
    qtbot.waitUntil(lambda: len(found) == 1)
    assert found[0]
