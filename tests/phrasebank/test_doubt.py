"""The second look at replies, as it comes with the bank."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.loader import load_bundle
from phrasebank.model import load_doubt
from replykit.domain.rule import Severity
from replykit.errors import ReplyBlockedError
from replykit.pipeline.doubt import DOUBTFUL, HINT_FROM, MIN_CHARS
from replykit.pipeline.flow import Snapshot
from replykit.pipeline.learn import digest_of
from scripts.build_doubt import CASES, TRAINING, innocents, samples, sentences, violations
from tests.builders import a_book, a_rule

BOOK = load_bundle().book
DOUBT = load_doubt()
TEXTS = st.text(alphabet="您好亲不知道自己看发票开退货。！~，{}size 1aV❤\n", max_size=200)


def test_it_was_learnt_from_just_the_labelled_replies_and_the_approved_phrases():
    files = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (CASES, *sorted(Path(TRAINING).glob("*.toml")))
    ]
    bad = [item for file in files for item in violations(file)]
    fine = [*(text for file in files for text in innocents(file)), *sentences(BOOK)]
    used = [sample for sample in samples(bad, fine) if sample[1]]
    assert DOUBT.whole.source == digest_of(used), "run: make doubt"


def test_no_approved_phrase_is_warned_of():
    found = {phrase.id: DOUBT.finding(phrase.text) for phrase in BOOK.approved}
    assert {key for key, f in found.items() if f and f.severity is not Severity.HINT} == set()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("您好，稍等。这点小事也值得您问三遍呀。", "这点小事也值得您问三遍呀"),
        ("说明书里写得明明白白的，识字吧您", "说明书里写得明明白白的，识字吧您"),
        ("那位买家住哪栋我给您说一声哈，您直接上门找他", ""),
    ],
)
def test_what_no_rule_has_words_for_is_doubted_where_it_stands(text, quoted):
    finding = DOUBT.finding(text)
    assert finding.rule == DOUBTFUL
    assert not quoted or text[finding.start : finding.end] == quoted


@given(TEXTS)
def test_a_doubt_lies_within_the_text_and_never_blocks(text):
    finding = DOUBT.finding(text)
    if finding is not None:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.severity is not Severity.BLOCK
        assert DOUBT.highest(text) >= HINT_FROM


@given(st.text(max_size=MIN_CHARS - 1))
def test_a_word_or_two_are_too_little_to_doubt(text):
    assert DOUBT.finding(text) is None


def guard(*rules):
    return Snapshot.build(a_book(rules=rules)).with_doubt(DOUBT).guard


def test_what_a_rule_has_found_is_not_doubted_besides():
    text = "识字吧您，加微信说"
    assert [f.rule for f in guard(a_rule()).review(text)] == ["R51"]
    assert [f.rule for f in guard(a_rule()).check("说明书写得明明白白的，识字吧您")] == []
    doubted = guard(a_rule()).review("说明书写得明明白白的，识字吧您")
    assert [f.rule for f in doubted] == [DOUBTFUL]


@pytest.mark.parametrize(
    ("severity", "milder"),
    [(Severity.BLOCK, Severity.WARN), (Severity.WARN, Severity.HINT)],
)
def test_words_of_a_rule_in_a_text_that_is_surely_fine_weigh_a_step_less(severity, milder):
    rule = a_rule("R09", severity, ("运费",))
    text = "您好，感谢您的耐心等候，运费以结算页显示为准，祝您生活愉快~"
    assert [f.severity for f in guard(rule).check(text)] == [severity]
    assert [f.severity for f in guard(rule).review(text)] == [milder]


def test_a_word_too_short_to_judge_is_not_taken_to_be_fine():
    rule = a_rule("W08", Severity.WARN, ("嗯",))
    assert [f.severity for f in guard(rule).review("嗯")] == [Severity.WARN]


def test_what_the_check_finds_itself_is_never_milder():
    text = "您好，感谢您的耐心等候，祝您生活愉快~{size}"
    [finding] = [f for f in guard().review(text) if f.rule == "slot.unfilled"]
    assert finding.severity is Severity.BLOCK


def test_a_text_that_was_let_pass_by_the_second_look_can_be_copied():
    rule = a_rule("R09", Severity.BLOCK, ("运费",))
    text = "您好，感谢您的耐心等候，运费以结算页显示为准，祝您生活愉快~"
    assert guard(rule).approve(text).text == text
    with pytest.raises(ReplyBlockedError):
        guard(rule).approve("运费你自己掏，别废话")
