from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from phrasebank.duplicates import near_pairs
from phrasebank.lint import NEAR
from replykit.domain.phrase import PhraseState
from tests.builders import a_book, a_phrase


def ignore(_done, _total):
    pass


def test_pairs_stay_within_an_intent_and_out_of_what_is_retired():
    text = "您好，这款商品的发货时间请以页面为准"
    book = a_book(
        phrases=(
            a_phrase("ship_time-a", text=text),
            a_phrase("ship_time-b", text=text + "哦", state=PhraseState.DRAFT),
            a_phrase("ship_time-c", text=text, state=PhraseState.RETIRED),
            a_phrase("bargain-a", "bargain", text),
        )
    )
    [pair] = near_pairs(book, ignore)
    assert (pair.intent, pair.one, pair.other) == ("ship_time", "ship_time-a", "ship_time-b")
    assert 0.9 <= pair.score < 1


@given(st.lists(st.text("好的您", min_size=1, max_size=24), max_size=8))
def test_no_pair_is_missed(texts):
    phrases = tuple(a_phrase(f"ship_time-{n}", text=text) for n, text in enumerate(texts))
    wanted = {
        frozenset((one.id, other.id))
        for one in phrases
        for other in phrases
        if one.id < other.id and fuzz.ratio(one.text, other.text) >= NEAR
    }
    found = near_pairs(a_book(phrases=phrases), ignore)
    assert {frozenset((pair.one, pair.other)) for pair in found} == wanted


def test_progress_reaches_the_end():
    seen = []
    near_pairs(a_book(), lambda *told: seen.append(told))
    assert seen[-1] == (len(a_book().phrases),) * 2
