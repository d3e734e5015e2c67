from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.intent import IntentId
from replykit.services.learning import LONGEST_EXAMPLE, suggested_example
from replykit.services.privacy import mask

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
SIZE, STOCK = IntentId("size"), IntentId("stock")


def suggested(said, known=(), intent=SIZE):
    example = suggested_example(said, intent, known, NOON)
    return example and example.text


def test_an_example_is_what_was_said_without_personal_data():
    example = suggested_example("我电话13800138000 穿多大码", SIZE, (), NOON)
    assert example.text == "我电话「电话」 穿多大码"
    assert (example.intent, example.at) == (SIZE, NOON)


def test_of_a_long_message_the_last_clauses_are_taken():
    said = "我是上周在你们店里买的那件衣服" * 4 + "，拿到手有点大，能换小一码吗？"
    assert suggested(said) == "拿到手有点大 能换小一码吗"


def test_a_clause_that_does_not_fit_gives_no_example():
    assert suggested("又大又长" * 40) is None


def test_words_the_bank_has_for_whatever_intent_are_no_news():
    assert suggested("有货吗", [(STOCK, "有货吗")]) is None
    assert suggested("有货吗", [(SIZE, "穿多大")]) == "有货吗"


def test_nearly_the_same_words_are_no_news_for_their_own_intent():
    known = [(STOCK, "这个款式黑色的现在还有没有货呀")]
    assert suggested("这个款式黑色的现在还有没有货", known, STOCK) is None
    assert suggested("这个款式黑色的现在还有没有货", known, SIZE) is not None


def test_nothing_but_a_number_teaches_nothing():
    assert suggested("13800138000") is None
    assert suggested("  ") is None


@given(st.text(max_size=200))
def test_an_example_is_short_masked_and_on_one_line(said):
    text = suggested(said)
    if text is not None:
        assert 0 < len(text) <= LONGEST_EXAMPLE
        assert mask(text) == text
        assert text == " ".join(text.split())
