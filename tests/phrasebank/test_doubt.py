"""The second look at replies, as it comes with the bank."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.loader import load_bundle
from phrasebank.model import load_doubt
from replykit.domain.rule import Severity
from replykit.pipeline.check import Guard
from replykit.pipeline.doubt import DOUBTFUL, HINT_FROM, MIN_CHARS
from replykit.pipeline.learn import digest_of
from replykit.pipeline.snapshot import Snapshot
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


def test_a_warning_in_a_text_that_is_surely_fine_becomes_a_hint():
    rule = a_rule("R09", Severity.WARN, ("运费",))
    text = "您好，感谢您的耐心等候，运费以结算页显示为准，祝您生活愉快~"
    assert [f.severity for f in guard(rule).check(text)] == [Severity.WARN]
    assert [f.severity for f in guard(rule).review(text)] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "滚！好的，已经为您登记了，预计明天下午会安排仓库发出，请您放心。",
        "好的，已经为您登记了，预计明天下午会安排仓库发出，滚。",
        "滚~好的，已经为您登记了，预计明天下午会安排仓库发出，请您放心。",
    ],
)
def test_fine_words_around_it_vouch_for_nothing(text):
    for severity in (Severity.WARN, Severity.BLOCK):
        rule = a_rule("W25", severity, ("滚",))
        assert [f.severity for f in guard(rule).review(text) if f.rule == "W25"] == [severity]


def test_no_padding_lets_a_block_through():
    blocking = [rule for rule in BOOK.rules if rule.severity is Severity.BLOCK and rule.phrases]
    look = replace(Guard.build(BOOK.rules, BOOK.slots), look=DOUBT)
    for number, rule in enumerate(blocking):
        text = f"{BOOK.approved[number].text}，{rule.phrases[0]}。{BOOK.approved[-number].text}"
        stopped = {f.rule for f in look.check(text) if f.severity is Severity.BLOCK}
        assert stopped <= {f.rule for f in look.review(text) if f.severity is Severity.BLOCK}


def test_a_word_too_short_to_judge_is_not_taken_to_be_fine():
    rule = a_rule("W08", Severity.WARN, ("嗯",))
    assert [f.severity for f in guard(rule).review("嗯")] == [Severity.WARN]


def test_what_the_check_finds_itself_is_never_milder():
    text = "您好，感谢您的耐心等候，祝您生活愉快~{size}"
    [finding] = [f for f in guard().review(text) if f.rule == "slot.unfilled"]
    assert finding.severity is Severity.BLOCK
