"""Every checked rule against sentences that break it and sentences that only look so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from phrasebank.loader import load_bundle
from replykit.domain.rule import Severity
from replykit.pipeline.check import UNFILLED, Guard
from replykit.settings import PLATFORMS

SENTENCES = tomllib.loads(Path(__file__).with_name("rule_cases.toml").read_text(encoding="utf-8"))
CASES = SENTENCES["case"]
BOOK = load_bundle().book
RULES = {rule.id: rule for rule in BOOK.rules}
GUARD = Guard.build(BOOK.rules, BOOK.slots)


def sentences(kind):
    return [
        pytest.param(case["rule"], case["platform"], text, id=f"{case['rule']}-{text[:12]}")
        for case in CASES
        for text in case[kind]
    ]


def findings(rule, platform, text):
    return [f for f in GUARD.check(text, platform) if f.rule == rule]


@pytest.mark.parametrize(("rule", "platform", "text"), sentences("violates"))
def test_a_sentence_that_breaks_the_rule_is_found(rule, platform, text):
    found = findings(rule, platform, text)
    assert found
    assert all(f.severity is RULES[rule].severity for f in found)


@pytest.mark.parametrize(("rule", "platform", "text"), sentences("innocent"))
def test_an_innocent_sentence_is_let_pass(rule, platform, text):
    assert not findings(rule, platform, text)
    assert not [f.rule for f in GUARD.check(text, platform) if f.severity is Severity.BLOCK]


@pytest.mark.parametrize(("rule", "platform", "text"), sentences("violates"))
def test_mending_with_the_replacement_leaves_nothing_of_the_rule(rule, platform, text):
    for _ in range(len(text)):
        found = [f for f in findings(rule, platform, text) if f.replacement is not None]
        if not found:
            break
        text = found[0].mend(text)
    assert not [f for f in findings(rule, platform, text) if f.replacement is not None]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "www.abc.com",
            "ｗｗｗ．ａｂｃ．ｃｏｍ",
            "abc。com",
            "abc 点 com",
            "abc dot com",
            "abc[.]com",
        ),
        *("abc·com", "abc，com", "a b c . c o m", "hxxp://evil.xyz/1", "dwz。cn/abc", "t.cn/abc"),
        *("h t t p : / / abc . com", "taobao.com.evil.com", "eviltaobao.com", "bit.ly/xyz"),
    ],
)
def test_an_address_off_the_platform_is_found_in_any_disguise(address):
    assert findings("W44", "taobao", f"您看{address}")


@pytest.mark.parametrize(
    "address",
    [
        *("https://item.taobao.com/item.htm?id=1", "detail.tmall.com", "https://m.tb.cn/h.abc"),
        *("item.jd.com/100.html", "mobile.yangkeduo.com/goods.html", "https://v.douyin.com/abc/"),
        *("haohuo.jinritemai.com", "kuaishou.com", "app.kwaixiaodian.com", "render.alipay.com"),
    ],
)
def test_an_address_of_a_platform_is_innocent(address):
    assert not alarms(f"您看{address}", "taobao")


@pytest.mark.parametrize(
    ("text", "guilty"),
    [
        ("无需另付邮费", False),
        ("开票要加税点", True),
        ("开票是免费的，邮费无需另付", False),
        ("不是我们不想开，开票要加税点", True),
        ("不用担心，加税点就能开票", True),
        ("开票不收费，但是要加税点", True),
        ("不用您出邮费，发票到付", True),
    ],
)
def test_a_negation_excuses_its_own_clause_only(text, guilty):
    assert bool(alarms(text, "taobao")) is guilty


def alarms(text, platform):
    """Return what is wrong with the wording, hints and empty slots aside."""
    return [
        (f.rule, text[f.start : f.end])
        for f in GUARD.check(text, platform)
        if f.rule != UNFILLED.id and f.severity is not Severity.HINT
    ]


@pytest.mark.parametrize("text", SENTENCES["blunt"])
def test_a_sentence_no_agent_should_send_is_warned_of_or_blocked(text):
    assert alarms(text, "taobao")


@pytest.mark.parametrize("text", SENTENCES["polite"])
def test_an_everyday_sentence_raises_no_alarm(text):
    assert alarms(text, "taobao") == []


def test_the_sentences_are_judged_as_if_every_pattern_were_searched_for(monkeypatch):
    monkeypatch.setattr("replykit.pipeline.scan.required", lambda pattern: ())
    thorough = Guard.build(BOOK.rules, BOOK.slots)
    texts = [text for case in CASES for kind in ("violates", "innocent") for text in case[kind]]
    texts += [*SENTENCES["blunt"], *SENTENCES["polite"], *(p.text for p in BOOK.approved)]
    for text in [*texts, "".join(texts)]:
        assert GUARD.check(text, "taobao") == thorough.check(text, "taobao")


def test_no_pattern_is_broken():
    assert GUARD.broken == ()


def test_every_item_of_the_manuals_is_there():
    manual = {f"R{n:02}" for n in range(1, 56)} | {f"W{n:02}" for n in range(1, 82)}
    assert manual <= RULES.keys()


def test_every_checked_rule_has_three_sentences_of_either_kind():
    cases = {case["rule"]: case for case in CASES}
    assert cases.keys() == {rule.id for rule in RULES.values() if rule.checked}
    for case in cases.values():
        assert len(set(case["violates"])) >= 3, case["rule"]
        assert len(set(case["innocent"])) >= 3, case["rule"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_it_is_about_why_and_what_to_say_instead(rule):
    assert all((rule.group, rule.title_zh, rule.title_en, rule.why, rule.safe))
    assert rule.checked == bool(rule.phrases or rule.patterns)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_bundled_phrase_is_blocked_or_warned(platform):
    raised = {
        phrase.id: alarms(phrase.text, platform)
        for phrase in BOOK.approved
        if not phrase.platforms or platform in phrase.platforms
    }
    assert {phrase: found for phrase, found in raised.items() if found} == {}
