from dataclasses import replace

import pytest

from phrasebank.lint import lint
from phrasebank.loader import load_bundle
from replykit.domain.message import Emotion
from replykit.domain.phrase import Tone
from tests.builders import a_book, a_phrase, a_rule, a_slot, intents_of


def codes(book):
    return {issue.code for issue in lint(book)}


def test_the_bundled_bank_is_clean():
    assert lint(load_bundle().book) == []


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"phrases": (a_phrase(),)}, "intent.phrases"),
        ({"phrases": (a_phrase(), a_phrase("ship_time-b", tone=Tone.WARM))}, "intent.tones"),
        ({"phrases": (a_phrase(text="{nonsense}"),)}, "phrase.slot"),
        ({"phrases": (a_phrase(text="好" * 201),)}, "phrase.long"),
        ({"phrases": (a_phrase(intent="nowhere"),)}, "phrase.intent"),
        ({"phrases": (a_phrase(), a_phrase())}, "phrase.duplicate_id"),
        ({"phrases": (a_phrase(), a_phrase("ship_time-b"))}, "phrase.near_duplicate"),
        ({"phrases": (a_phrase(text="您加微信聊"),)}, "phrase.rule"),
        ({"phrases": (a_phrase(manual=("M999",)),)}, "manual.unknown"),
        ({"rules": (a_rule(patterns=("(",)),)}, "rule.pattern"),
        ({"rules": (replace(a_rule(), title_en=""),)}, "rule.names"),
        ({"slots": (replace(a_slot(), label_en="发货"),)}, "slot.names"),
        ({"phrases": (a_phrase(text="明天发"),)}, "phrase.impolite"),
        ({"phrases": (a_phrase(text="你好，明天发"),)}, "phrase.address"),
        ({"phrases": (a_phrase(emotions=(Emotion.ANGRY,)),)}, "phrase.emotions"),
        ({"phrases": (a_phrase(manual=("S53",)),)}, "manual.unknown"),
    ],
)
def test_each_fault_is_named(parts, code):
    assert code in codes(a_book(**parts))


def test_a_phrase_marked_long_may_be_long():
    assert "phrase.long" not in codes(a_book(phrases=(a_phrase(text="您" * 201, long=True),)))


def test_too_few_examples_are_named():
    assert "intent.examples" in codes(a_book())


def test_an_example_of_two_intents_is_named():
    assert "example.shared" in codes(a_book(intents=intents_of("到哪了呀", "亲 到哪了")))


def test_an_example_without_words_is_named():
    assert "example.empty" in codes(a_book(intents=intents_of("😀", "到哪了")))


def test_missing_names_are_named():
    [one, *_] = intents_of("到哪了")
    assert "intent.names" not in codes(a_book(intents=(one,)))
