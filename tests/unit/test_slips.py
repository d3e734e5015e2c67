from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import slips
from replykit.pipeline.normalise import folded
from replykit.pipeline.tables import PINYIN

MESSAGES = ["什么时候发货", "怎么还没有到，能退吗?", "170 cm穿L码可以吗", "为什么贵了"]
TEXTS = st.one_of(st.sampled_from(MESSAGES), st.text("什么时候发货退款吗，。? aB1", max_size=40))


@pytest.mark.parametrize("slip", slips.SLIPS.values(), ids=slips.SLIPS)
@given(text=TEXTS)
def test_the_same_text_slips_the_same_way(slip, text):
    assert slip(text) == slip(text)


@pytest.mark.parametrize("slip", slips.SLIPS.values(), ids=slips.SLIPS)
def test_every_slip_changes_a_message_that_has_a_place_for_it(slip):
    assert any(slip(text) != text for text in MESSAGES)


@pytest.mark.parametrize("slip", slips.SLIPS.values(), ids=slips.SLIPS)
def test_no_slip_minds_a_text_without_words(slip):
    assert isinstance(slip(""), str)


@given(TEXTS)
def test_dropping_takes_one_character_and_keeps_the_order(text):
    found = slips.dropped(text)
    assert len(found) == max(len(text) - 1, min(len(text), 1))
    assert any(found == text[:n] + text[n + 1 :] for n in range(len(text))) or len(text) < 2


@given(TEXTS)
def test_swapping_keeps_every_character_and_moves_two(text):
    found = slips.swapped(text)
    assert Counter(found) == Counter(text)
    moved = [n for n, (a, b) in enumerate(zip(text, found, strict=True)) if a != b]
    assert len(moved) == (2 if len(set(text)) > 1 else 0)


@given(TEXTS.filter(bool))
def test_doubling_adds_one_character_beside_its_equal(text):
    found = slips.doubled(text)
    assert len(found) == len(text) + 1
    assert any(found == text[:n] + text[n] + text[n:] for n in range(len(text)))


@given(TEXTS)
def test_homophones_sound_the_same_and_are_about_a_fifth(text):
    found = slips.misheard(text)
    assert [PINYIN.get(c, c) for c in found] == [PINYIN.get(c, c) for c in text]
    changed = sum(a != b for a, b in zip(text, found, strict=True))
    assert changed <= max(round(len(text) * slips.MISHEARD), 1)


def test_homophones_are_characters_people_know():
    assert "龘" not in slips._homophones("大")
    assert set(slips._homophones("发")) >= {"法", "罚"}
    assert "发" not in slips._homophones("发")


def test_two_characters_become_letters():
    found = slips.lettered("什么时候发货")
    assert sum(char.isascii() for char in found) >= 4
    assert sum(char in "什么时候发货" for char in found) == 4


@given(st.text("什么时候发货退款吗请问这个码头", max_size=30))
def test_script_makes_no_difference_to_the_matcher(text):
    assert folded(slips.traditional(text)) == folded(text)


@given(st.text("什么时候发货aB1 ?", max_size=30))
def test_width_makes_no_difference_to_the_matcher(text):
    assert not any("!" <= char <= "~" for char in slips.full_width(text))
    assert folded(slips.full_width(text)) == folded(text)


@given(st.text("什么时候发货退款吗，。?", max_size=30))
def test_a_marked_message_holds_every_mark_and_nothing_else_is_lost(text):
    found = slips.marked(text)
    assert len(found) == len(text) + sum(map(len, slips.MARKS))
    assert not Counter("".join((text, *slips.MARKS))) - Counter(found)


@given(st.text("什么时候发货退款", max_size=30))
def test_the_matcher_reads_no_mark(text):
    assert set(folded(slips.marked(text))) <= {*text, " "}


@given(TEXTS)
def test_a_bare_message_has_neither_punctuation_nor_spaces(text):
    assert slips.bare(text) == "" or slips.bare(text).isalnum()


@pytest.mark.parametrize(
    "slip",
    [slips.polite, slips.chatty, slips.coded, slips.numbered],
    ids=lambda slip: slip.__name__,
)
@given(text=TEXTS)
def test_what_is_put_around_a_message_leaves_it_whole(slip, text):
    assert text in slip(text)
    assert len(slip(text)) > len(text)


@given(TEXTS)
def test_a_brand_is_put_in_once(text):
    assert any(slips.branded(text).replace(brand, "", 1) == text for brand in slips.BRANDS)


def test_dialect_swaps_whole_words():
    assert slips.dialect("为什么没有货，怎么买什么颜色好吗") == "为啥木有货，咋买啥颜色好不"


@given(TEXTS.filter(bool))
def test_an_endless_message_is_the_same_over_and_over(text):
    found = slips.endless(text)
    assert len(found) == slips.ENDLESS
    assert found.startswith(text)


def test_of_a_message_just_begun_one_character_is_there():
    assert slips.begun("什么时候发货") == "什"
