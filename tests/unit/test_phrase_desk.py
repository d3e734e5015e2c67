from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Stage
from replykit.domain.phrase import PhraseState, Tone
from replykit.errors import EditConflictError, PhraseBlockedError, StorageError, UserError
from replykit.pipeline.check import Guard
from replykit.services.phrase_check import MAX_CHARS
from replykit.services.phrase_desk import HISTORY, PhraseDesk
from tests.builders import a_book, a_phrase
from tests.fakes import FakeBank

NEW = a_phrase("", text="亲，付款后当天就发~")


def make_desk(book=None, **how):
    store = FakeBank(book or a_book())
    guard = Guard.build(store.book.rules, store.book.slots)
    return PhraseDesk(store, store.book, guard.check, **how), store


@pytest.fixture
def both():
    return make_desk()


def rules_of(desk, **fields):
    return [found.rule for found in desk.findings(replace(NEW, **fields))]


def content(book):
    return replace(book, version="")


def test_a_new_phrase_gets_a_key_of_its_own_and_is_stored(both):
    desk, store = both
    one, other = desk.add(NEW), desk.add(replace(NEW, text="您好，付款后次日发出。"))
    assert one.id.startswith("ship_time-own-")
    assert one.id != other.id
    assert desk.book.phrases[-2:] == store.book.phrases[-2:] == (one, other)


def test_what_blocks_may_be_a_draft_but_not_approved(both):
    desk, store = both
    bad = replace(NEW, text="亲，加微信聊~")
    with pytest.raises(PhraseBlockedError) as caught:
        desk.add(bad)
    assert caught.value.params["rules"] == "R51"
    assert store.applied == []
    draft = desk.add(replace(bad, state=PhraseState.DRAFT))
    with pytest.raises(PhraseBlockedError):
        desk.approve(draft.id)


def test_what_is_kept_although_it_is_long_is_marked_so_and_cues_are_folded(both):
    desk, _ = both
    added = desk.add(
        replace(NEW, text="发" * (MAX_CHARS + 1), cues=("ＡＢ", "發票", "ab", "查后用"))
    )
    assert added.long
    assert added.cues == ("ab", "发票", "查后用")
    assert not desk.add(NEW).long


def test_spaces_around_text_and_note_are_not_kept(both):
    desk, _ = both
    added = desk.add(replace(NEW, text="\n亲，付款后 当天就发~ \n", note=" 先查库存\n"))
    assert (added.text, added.note) == ("亲，付款后 当天就发~", "先查库存")


def test_edits_made_elsewhere_are_one_step(both):
    desk, _ = both
    before = desk.book
    edits = [BankEdit(None, replace(NEW, id=f"ship_time-{n}")) for n in range(3)]
    assert desk.do(edits) == 3
    assert desk.do([]) == 0
    desk.undo()
    assert content(desk.book) == content(before)
    assert not desk.can_undo


def test_a_blocked_phrase_comes_back_as_a_draft(both):
    desk, _ = both
    draft = desk.add(replace(NEW, text="亲，加微信聊~", state=PhraseState.DRAFT))
    desk.retire(draft.id)
    assert desk.restore(draft.id).state is PhraseState.DRAFT
    good = desk.retire("bargain-floor")
    assert desk.restore(good.id).state is PhraseState.APPROVED


def test_only_what_was_approved_comes_back_into_use(both):
    desk, _ = both
    draft = desk.add(replace(NEW, state=PhraseState.DRAFT))
    for _ in range(2):
        desk.retire(draft.id)
        assert desk.restore(draft.id).state is PhraseState.DRAFT
    desk.approve(draft.id)
    desk.retire(draft.id)
    assert desk.restore(draft.id).state is PhraseState.APPROVED
    retired = desk.retire(draft.id)
    desk.edit(retired, replace(retired, text="亲，付款后次日发~"))
    assert desk.restore(draft.id).state is PhraseState.DRAFT


def test_what_was_retired_in_a_former_run_comes_back_as_a_draft():
    retired = a_phrase("ship_time-old", text="您好，很快就发出。", state=PhraseState.RETIRED)
    desk, _ = make_desk(a_book(phrases=(*a_book().phrases, retired)))
    assert desk.restore(retired.id).state is PhraseState.DRAFT


def test_a_copy_is_a_draft_with_another_key(both):
    desk, _ = both
    copy = desk.duplicate("bargain-floor")
    held = desk.book.phrase_by_id["bargain-floor"]
    assert copy == replace(held, id=copy.id, state=PhraseState.DRAFT)
    assert copy.id != held.id


def test_findings_name_what_the_bank_would_complain_of(both):
    desk, _ = both
    assert rules_of(desk) == []
    assert rules_of(desk, text=" ") == ["phrase.empty"]
    assert rules_of(desk, text="{ship_time}就能寄走哦") == []
    assert rules_of(desk, text="写{{留言}}，{ship_time|今天}寄走") == []
    assert rules_of(desk, text="{ship_tim}就能寄走") == ["phrase.slot"]
    assert rules_of(desk, text="{ship_time 就能寄走") == ["phrase.brace"]
    assert rules_of(desk, text="发" * (MAX_CHARS + 1)) == ["phrase.long"]
    assert rules_of(desk, text="发" * (MAX_CHARS + 1), long=True) == []
    assert rules_of(desk, text="您好，发货时间以页面为准！") == ["phrase.near_duplicate"]
    assert rules_of(desk, text="亲，加微信聊~") == ["R51"]


def test_a_phrase_is_no_neighbour_of_itself(both):
    desk, _ = both
    held = desk.book.phrase_by_id["ship_time-page"]
    assert desk.findings(replace(held, text=held.text + "~")) == ()


def test_an_intent_that_knows_one_tone_only_is_told(both):
    desk, _ = both
    desk.edit(
        desk.book.phrase_by_id["ship_time-page"],
        replace(desk.book.phrase_by_id["ship_time-page"], tone=Tone.WARM),
    )
    assert rules_of(desk) == ["intent.tones"]
    assert rules_of(desk, tone=Tone.FORMAL) == []


def test_rules_of_every_platform_of_a_phrase_are_asked():
    asked = []
    desk = PhraseDesk(
        FakeBank(a_book()), a_book(), lambda _, platform: asked.append(platform) or ()
    )
    desk.findings(replace(NEW, platforms=("jd", "pdd")))
    assert asked == ["jd", "pdd"]


def test_an_example_is_added_once(both):
    desk, store = both
    assert desk.add_example("bargain", " 抹个零\n呗 ")
    assert store.book.intent_by_id["bargain"].examples[-1] == "抹个零 呗"
    assert not desk.add_example("bargain", "抹个零 呗")
    with pytest.raises(UserError):
        desk.add_example("bargain", " ")


def test_examples_go_in_one_step_and_come_back_in_their_place(both):
    desk, store = both
    before = desk.book
    desk.remove_examples("bargain", ["便宜点吧", "再优惠些我就拍"])
    assert store.book.intent_by_id["bargain"].examples == ("能少点吗",)
    desk.undo()
    assert content(desk.book) == content(before)


def test_an_intents_key_is_made_from_its_english_name(both):
    desk, _ = both
    gift = desk.add_intent(Stage.PRESALE, "送礼", "Gift wrap!", "问包装")
    again = desk.add_intent(Stage.PRESALE, "送礼二", "Gift-wrap", "")
    plain = desk.add_intent(Stage.PRESALE, "送礼三", "", "")
    assert gift.id == "gift_wrap"
    assert again.id.startswith("gift_wrap-")
    assert plain.id.startswith("intent_")
    with pytest.raises(UserError):
        desk.add_intent(Stage.PRESALE, " ", "x", "")


def test_a_retired_intent_comes_back_with_all_that_was_below_it(both):
    desk, store = both
    before = desk.book
    desk.retire_intent("damaged")
    assert "damaged-photo" not in desk.book.phrase_by_id
    desk.undo()
    assert content(desk.book) == content(before)
    desk.edit_intent(
        desk.book.intent_by_id["damaged"],
        replace(desk.book.intent_by_id["damaged"], name_zh="破了"),
    )
    assert store.book.intent_by_id["damaged"].name_zh == "破了"


def test_where_somebody_was_faster_nothing_is_done_and_the_new_version_is_shown(both):
    desk, store = both
    held = desk.book.phrase_by_id["bargain-floor"]
    others = replace(held, text="非常抱歉，已经是最低价。")
    store.apply([BankEdit(held, others)])
    with pytest.raises(EditConflictError):
        desk.edit(held, replace(held, text="亲，真的不能再低了~"))
    assert desk.book.phrase_by_id["bargain-floor"] == others
    assert not desk.can_undo


def test_a_failing_store_leaves_book_and_history_as_they_were(both):
    desk, store = both
    desk.add(NEW)
    before = desk.book
    store.error = StorageError("db.full", path="x")
    for work in (lambda: desk.add(NEW), desk.undo, lambda: desk.retire("bargain-floor")):
        with pytest.raises(StorageError):
            work()
    assert desk.book is before
    store.error = None
    assert desk.undo()
    assert desk.redo()
    assert content(desk.book) == content(before)


def test_the_same_again_is_no_step(both):
    desk, _ = both
    held = desk.book.phrase_by_id["bargain-floor"]
    desk.edit(held, held)
    assert not desk.can_undo
    assert desk.undo() == desk.redo() == ()


def test_history_is_bounded(both):
    desk, _ = both
    for n in range(HISTORY + 5):
        desk.add_example("bargain", f"少{n}块吧")
    while desk.can_undo:
        desk.undo()
    assert len(desk.book.intent_by_id["bargain"].examples) == 3 + 5


PHRASES = st.sampled_from(["ship_time-page", "ship_time-soon", "bargain-floor", "damaged-photo"])
INTENTS = st.sampled_from(["ship_time", "bargain", "damaged", "gift"])
WORDS = st.sampled_from(["便宜点吧", "能少点吗", "收到就碎了", "新的一句", "又一句"])
MOVES = st.one_of(
    st.tuples(st.just("add"), INTENTS.map(lambda i: replace(NEW, intent=i))),
    st.tuples(st.sampled_from(["duplicate", "retire", "restore", "approve"]), PHRASES),
    st.tuples(st.just("add_example"), INTENTS, WORDS),
    st.tuples(st.just("remove_examples"), INTENTS, WORDS.map(lambda text: [text])),
    st.tuples(st.just("retire_intent"), INTENTS),
    st.just(("add_intent", Stage.PRESALE, "送礼", "Gift", "")),
    st.tuples(st.sampled_from(["undo", "redo"])),
)


@given(st.lists(MOVES, max_size=12))
def test_whatever_was_done_taking_all_of_it_back_leads_to_the_first_book(moves):
    keys = iter(range(10**8))
    desk, store = make_desk(fresh=lambda: f"{next(keys):08}")
    first = desk.book
    for name, *arguments in moves:
        with suppress(EditConflictError):  # it is about what is not there any more
            getattr(desk, name)(*arguments)
    while desk.can_undo:
        desk.undo()
    assert content(desk.book) == content(first)
    while desk.can_redo:
        desk.redo()
    assert set(desk.book.phrases) == set(store.book.phrases)
