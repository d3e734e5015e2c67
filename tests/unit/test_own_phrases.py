import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseId, PhraseState, Scope, SlotId, Tone
from replykit.domain.playbook import fingerprint
from replykit.domain.reply import Candidate, Draft, Segment
from replykit.errors import EditConflictError, PhraseBlockedError, UserError
from replykit.pipeline.snapshot import Snapshot
from replykit.services.exchange import Selection
from replykit.services.own_phrases import OwnPhrases, template_of
from replykit.services.phrase_desk import PhraseDesk
from replykit.services.shelf import Shelf, ShelfKind
from tests.builders import a_book, a_phrase
from tests.fakes import FakeBank

SHIP = IntentId("ship_time")
PHRASE = a_phrase(
    "logistics-check", "logistics", "单号{tracking_no}，我马上为您查询物流。", tone=Tone.FORMAL
)
NUMBER = "YT7654321098765"
DRAFT = Draft(
    Candidate(PHRASE, 1.0),
    (
        Segment("单号"),
        Segment(NUMBER, SlotId("tracking_no")),
        Segment("，我马上为您查询物流，"),
        Segment("2", SlotId("threshold")),
        Segment("天内到"),
    ),
)
SLOTS = {"tracking_no", "threshold", "ship_time"}


@pytest.fixture
def desk():
    book = a_book()
    return PhraseDesk(FakeBank(book), book, Snapshot.build(book).guard.check)


@pytest.fixture
def own(desk):
    return OwnPhrases(desk)


@pytest.mark.parametrize(
    ("text", "template"),
    [
        (f"单号{NUMBER}，2天内到", "单号{tracking_no}，{threshold}天内到"),
        (f"{NUMBER}在路上，再报一次{NUMBER}", "{tracking_no}在路上，再报一次{tracking_no}"),
        ("两件共22元，请您放心", "两件共22元，请您放心"),
        ("大约{ship_time}到，{别的}不管", "大约{ship_time}到，{{别的}}不管"),
    ],
)
def test_what_was_filled_in_becomes_its_slot_again(text, template):
    assert template_of(text, DRAFT, SLOTS) == template


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_value_of_four_characters_is_left_in_a_template(before, behind):
    template = template_of(before + NUMBER + behind, DRAFT, SLOTS)
    assert NUMBER not in template


def test_a_text_without_slots_comes_back_but_for_its_braces():
    assert template_of("好的{}", None, SLOTS) == "好的{{}}"


def test_an_edited_reply_is_an_approved_phrase_of_ones_own_at_once(own, desk):
    kept = own.keep(f"亲爱的，单号{NUMBER}我这就去催", DRAFT, SHIP)
    phrase = desk.book.phrase_by_id[kept.phrase.id]
    assert phrase.text == "亲爱的，单号{tracking_no}我这就去催"
    assert (phrase.scope, phrase.state) == (Scope.PERSONAL, PhraseState.APPROVED)
    assert (phrase.intent, phrase.tone) == ("logistics", Tone.FORMAL)
    assert phrase.manual == ()
    assert not kept.nearly_known


def test_free_text_answers_the_intent_on_show(own, desk):
    kept = own.keep("今天拍今天出库哦", None, SHIP)
    assert desk.book.phrase_by_id[kept.phrase.id].intent == SHIP


@pytest.mark.parametrize(
    "text", ["打13812345678给我", "证件110101199003078515收到", "寄到6222021234567890123"]
)
def test_what_is_left_of_a_customer_is_refused_by_name(own, desk, text):
    with pytest.raises(UserError) as caught:
        own.keep(text, None, SHIP)
    assert caught.value.code == "own.personal_data"
    assert caught.value.params["found"] in text
    assert desk.book == a_book()


def test_what_breaks_a_rule_is_not_kept(own, desk):
    with pytest.raises(PhraseBlockedError):
        own.keep("请加微信详谈", None, SHIP)
    assert desk.book == a_book()


@pytest.mark.parametrize(
    ("text", "code"), [("  ", "input.empty"), ("您好，发货时间以页面为准。", "own.known")]
)
def test_nothing_and_what_the_bank_has_are_not_kept(own, text, code):
    with pytest.raises(UserError) as caught:
        own.keep(text, None, SHIP)
    assert caught.value.code == code


def test_nearly_the_same_is_kept_and_told(own):
    assert own.keep("您好，发货时间以页面为准哦。", None, SHIP).nearly_known


def test_kept_again_from_ones_own_it_takes_its_place(own, desk):
    first = own.keep("今天拍今天出库哦", None, SHIP).phrase
    draft = Draft(Candidate(first, 1.0), (Segment(first.text),))
    second = own.keep("今天拍明天出库哦", draft, SHIP).phrase
    assert second.id == first.id
    assert desk.book.phrase_by_id[first.id].text == "今天拍明天出库哦"
    assert len(desk.book.phrases) == len(a_book().phrases) + 1


def test_one_of_ones_own_is_removed_and_comes_back(own, desk):
    kept = own.keep("今天拍今天出库哦", None, SHIP).phrase
    own.remove(kept.id)
    assert kept.id not in desk.book.phrase_by_id
    assert own.undo()
    assert desk.book.phrase_by_id[kept.id] == kept


def test_the_teams_is_not_removed_and_a_leads_step_not_undone(own, desk):
    with pytest.raises(EditConflictError):
        own.remove(PhraseId("ship_time-page"))
    assert not own.undo()
    desk.retire(PhraseId("ship_time-page"))
    assert not own.undo()
    assert desk.book.phrase_by_id["ship_time-page"].state is PhraseState.RETIRED


def test_an_export_leaves_ones_own_out_unless_asked_for(own, desk):
    kept = own.keep("今天拍今天出库哦", None, SHIP).phrase
    assert kept not in Selection().of(desk.book)
    assert kept in Selection(personal=True).of(desk.book)
    assert desk.book.of_team.phrases == a_book().phrases


def test_a_bank_without_scopes_keeps_its_fingerprint():
    assert fingerprint(a_book()) == fingerprint(a_book(version="other"))
    mine = a_phrase(scope=Scope.PERSONAL)
    assert fingerprint(a_book(phrases=(mine,))) != fingerprint(a_book(phrases=(a_phrase(),)))


def test_a_shelf_has_the_newest_on_top_each_once():
    shelf = Shelf()
    shelf.note_copy("c")
    assert shelf.toggle("x")
    shelf.fill(["a", "x", "b"], ["d", "c"])
    assert list(shelf.phrases(ShelfKind.FAVOURITES, {})) == ["x", "a", "b"]
    assert list(shelf.phrases(ShelfKind.RECENT, {})) == ["c", "d"]
    assert not shelf.toggle("a")
    assert shelf.favourites == {"x", "b"}
    assert list(shelf.phrases(ShelfKind.MOST_USED, {"p": 1, "q": 3})) == ["q", "p"]
    assert list(shelf.phrases(ShelfKind.OWN, {})) == []
