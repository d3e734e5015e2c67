import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.phrase import SlotId, SlotSource
from replykit.domain.reply import Candidate
from replykit.pipeline.normalise import normalise
from replykit.pipeline.render import render, values_for
from replykit.pipeline.template import slots_of
from tests.builders import a_phrase, a_slot


def drafted(text, **values):
    known = {SlotId(name): value for name, value in values.items()}
    return render(Candidate(a_phrase(text=text), 1.0), known)


def test_a_known_slot_is_filled_and_the_rest_stays_visible():
    draft = drafted("{shop}的{size}还有", shop="云朵小铺")
    assert draft.text == "云朵小铺的{size}还有"
    assert draft.missing == ("size",)
    assert [s.slot for s in draft.segments] == ["shop", None, "size", None]


def test_a_default_holds_until_there_is_a_value():
    assert drafted("{size|均码}有货").text == "均码有货"
    assert drafted("{size|均码}有货", size="L码").text == "L码有货"


def test_a_blank_value_is_none():
    assert drafted("{size}有货", size="  ").missing == ("size",)


def test_doubled_braces_are_literal():
    draft = drafted("写{{好评}}")
    assert draft.text == "写{好评}"
    assert draft.missing == ()


@pytest.mark.parametrize("text", ["{", "}", "{}", "{a b}", "a{", "{a|{b}}"])
def test_broken_templates_do_not_fail(text):
    assert isinstance(drafted(text).text, str)


@given(st.text(max_size=80))
def test_a_template_without_slots_is_what_it_says(text):
    plain = text.replace("{", "").replace("}", "")
    assert drafted(plain).text == plain


def test_only_identifiers_come_from_the_message():
    slots = {
        SlotId("tracking_no"): a_slot("tracking_no", SlotSource.MESSAGE),
        SlotId("amount"): a_slot("amount", SlotSource.ASK),
    }
    message = normalise("YT8890012345678 便宜50元吧")
    assert values_for(message, {}, slots) == {"tracking_no": "YT8890012345678"}


def test_of_two_numbers_neither_is_taken():
    slots = {SlotId("tracking_no"): a_slot("tracking_no", SlotSource.MESSAGE)}
    message = normalise("YT8890012345678 和 YT8890012345679 哪个")
    assert values_for(message, {}, slots) == {}


def test_slots_are_listed_once():
    assert slots_of("{a}{{b}}{c|x}{a}") == ("a", "c")


def test_a_parcels_number_tells_its_courier_whatever_the_shops_usual_one_is():
    slots = {
        SlotId("tracking_no"): a_slot("tracking_no", SlotSource.MESSAGE),
        SlotId("courier"): a_slot("courier"),
    }
    usual = {SlotId("courier"): "中通快递"}
    assert values_for(normalise("YT8890012345678到哪了"), usual, slots)["courier"] == "圆通速递"
    assert values_for(normalise("到哪了"), usual, slots)["courier"] == "中通快递"
