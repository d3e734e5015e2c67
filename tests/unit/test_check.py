"""The check stage on rules made for the purpose; the bundled ones are tested with the bank."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from replykit.domain.phrase import PhraseId, Slot, SlotId, SlotSource
from replykit.domain.reply import ApprovedReply, Finding
from replykit.domain.rule import Rule, Severity
from replykit.errors import ReplyBlockedError, UserError
from replykit.pipeline.check import Guard
from replykit.pipeline.disguise import fold

SLOTS = (Slot(SlotId("order_no"), "订单号", "Order no.", SlotSource.MESSAGE, "2026"),)
BLOCKED = "加我微信"
FILLERS = " \u3000\t\u200b\u200d\ufeff\u00ad\u2060·*-_~|（」"
anything = st.text(st.characters(), max_size=80)  # surrogates and controls as well
wordy = st.text(
    "加我微信你好包邮发票不开,，。！? \n\u200b❤薇vVｖ{}order_no0123456789./:", max_size=60
)


def a_rule(rule_id="R01", severity=Severity.BLOCK, **fields):
    return Rule(rule_id, "组", "标题", "Title", severity, **fields)


def a_guard(*rules):
    return Guard.build(rules, SLOTS)


def spans(text, *rules, platform=""):
    return [text[f.start : f.end] for f in a_guard(*rules).check(text, platform)]


CONTACT = a_rule(
    phrases=(BLOCKED,),
    patterns=("[加+].{0,3}(?:微|薇)信", "1[3-9][0-9]{9}"),
    unless=("请勿", "不会"),
)
GUARD = a_guard(
    CONTACT,
    a_rule("W02", Severity.HINT, phrases=("你",), replacement="您"),
    a_rule("W08", Severity.WARN, patterns=("^[哦嗯]{1,3}", "(?<=,)哦")),
)


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("ｖＸ", "vx"),
        ("1 3 8", "138"),
        ("1️⃣3️⃣8️⃣", "138"),
        ("①③⑧", "138"),
        ("❶❸❽", "138"),
        ("加 微 信", "加微信"),
        ("加\u200b微\u200d信", "加微信"),
        ("加微❤", "加微信"),
        ("放心❤吧", "放心吧"),
        ("微.信", "微信"),
        ("微/信：号", "微信号"),
        ("威【信】", "威信"),
        ("發票開給您", "发票开给您"),
        ("🅥🅧", "vx"),
        ("🇻🇽", "vx"),
        ("➕我", "+我"),
        ("微丨信", "微信"),
        ("v̶x̶", "vx"),
        ("abc。com", "abc.com"),
        ("ａｂｃ．ｃｏｍ", "abc.com"),
        ("abc 点 com", "abc.com"),
        ("abc（点）com", "abc.com"),
        ("abc[.]com", "abc.com"),
        ("abc dot com", "abc.com"),
        ("abc·com", "abc.com"),
        ("abc，cn/x", "abc.cn/x"),
        ("h t t p : / / abc 。 c o m", "http://abc.com"),
        ("٣٤", "34"),
    ],
)
def test_folding_undoes_a_disguise(disguised, plain):
    assert fold(disguised)[0] == plain


@pytest.mark.parametrize(
    "text",
    [
        "www.abc.com/x",
        "18:30",
        "2.5",
        "好的。您稍等",
        "您选l。vip更优惠",
        "三点com",
        "m,cn版",
        "包邮,开票!",
        "一\n二",
        "wei xin",
        "{order_no}",
    ],
)
def test_folding_leaves_what_carries_meaning(text):
    assert fold(text)[0] == text.replace("_", "")


def test_folding_keeps_an_order_number_apart_from_the_number_behind_it():
    assert fold("20260311004512 13812345678")[0] == "20260311004512 13812345678"


def test_folding_is_the_same_for_more_characters_than_it_remembers():
    every = "".join(map(chr, range(0x4E00, 0xA000)))
    folded, offsets = fold(every)
    assert (folded, offsets) == fold(every)
    assert len(folded) == len(every) - len("丨丿丶亅")


@given(anything | wordy)
def test_fold_offsets_never_fall_and_lie_in_the_text(text):
    folded, offsets = fold(text)
    assert len(folded) == len(offsets)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert folded.encode().decode() == folded  # the scanner takes no surrogates


@given(anything | wordy, st.sampled_from(["", "taobao", "jd", "other"]))
def test_check_never_fails_and_its_findings_lie_in_the_text_in_order(text, platform):
    found = GUARD.check(text, platform)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@given(st.lists(st.text(FILLERS, max_size=3), min_size=3, max_size=3), wordy)
def test_fillers_between_the_letters_hide_no_blocked_phrase(fillers, before):
    assume(not {"请", "不"} & set(before))
    hidden = BLOCKED[0] + "".join(a + b for a, b in zip(fillers, BLOCKED[1:], strict=True))
    text = f"{before}。{hidden}"
    covering = [f for f in GUARD.check(text) if f.rule == "R01" and f.end == len(text)]
    assert covering
    assert covering[-1].start <= len(before) + 1


@given(wordy)
def test_an_approved_text_is_unchanged_and_has_nothing_that_blocks(text):
    blocking = [f for f in GUARD.check(text) if f.severity is Severity.BLOCK]
    assume(not blocking)
    assume(any(not c.isspace() and unicodedata.category(c) != "Cf" for c in text))
    assert GUARD.approve(text).text == text


def test_a_finding_tells_rule_place_and_remedy():
    rule = a_rule(
        why="为何", safe="改说", penalty="扣6分", phrases=("不开票",), replacement="可以开票"
    )
    assert a_guard(rule).check("亲，不 开票哈") == (
        Finding("R01", 2, 6, Severity.BLOCK, "标题", "为何", "改说", "扣6分", "可以开票"),
    )


def test_findings_come_in_order_of_appearance_the_graver_first():
    hint, block = a_rule("W01", Severity.HINT, phrases=("乙",)), a_rule(phrases=("甲", "乙"))
    found = a_guard(hint, block).check("乙甲")
    assert [(f.start, f.rule) for f in found] == [(0, "R01"), (0, "W01"), (1, "R01")]


def test_overlapping_hits_of_one_rule_are_one_finding_and_adjoining_ones_two():
    assert spans("不开发票", a_rule(phrases=("不开发", "开发票"))) == ["不开发票"]
    assert spans("你你", a_rule(phrases=("你",))) == ["你", "你"]


def test_a_phrase_of_a_rule_is_folded_like_the_text():
    assert spans("加vx", a_rule(phrases=("加ＶＸ",))) == ["加vx"]


def test_a_phrase_that_folds_to_nothing_hits_nothing():
    assert spans("亲 您好", a_rule(phrases=("", " ", "❤"))) == []


def test_a_pattern_that_matches_nothing_gives_no_finding():
    assert spans("您好", a_rule(patterns=("(?:票)?",))) == []


@pytest.mark.parametrize(
    ("text", "guilty"),
    [
        ("请勿加我微信", False),
        ("我们不会让您加微信", False),
        ("请勿相信，加我微信", True),
        ("请勿转账但加我微信", True),
        ("不会。加我微信", True),
        ("不会\n加我微信", True),
    ],
)
def test_an_unless_makes_only_its_own_clause_innocent(text, guilty):
    assert bool(spans(text, CONTACT)) is guilty


def test_an_unless_that_names_the_marks_it_reaches_over_covers_both_clauses():
    rule = a_rule(patterns=("1[3-9][0-9]{9}",), unless=("快递[^。]{0,10}1[3-9]",))
    assert spans("快递员姓王，13812345678", rule) == []
    assert spans("姓王，13812345678", rule) == ["13812345678"]


@pytest.mark.parametrize(
    ("text", "guilty"),
    [
        ("开票不用加税点", False),
        ("不用担心，加税点就能开票", True),
        ("不用担心。加税点就能开票", True),
        ("加税点吗？不用的", True),
        ("加税点的事您不用管，我们出", True),
        ("加税点，发票会在明天免费补上", False),
        ("您问得对，加税点，发票会在明天免费补上", False),
    ],
)
def test_an_exception_in_the_clause_before_is_about_something_else(text, guilty):
    rule = a_rule(phrases=("加税点",), unless=("不用.{0,4}税", "加税点.{0,12}补上"))
    assert bool(spans(text, rule)) is guilty


@pytest.mark.parametrize(
    ("platforms", "platform", "holds"),
    [
        ((), "", True),
        ((), "jd", True),
        (("taobao",), "taobao", True),
        (("taobao",), "jd", False),
        (("taobao",), "", True),
        (("taobao",), "other", True),
        (("kuaishou", "jd"), "jd", True),
        (("kuaishou",), "", False),
        (("kuaishou",), "other", False),
    ],
)
def test_a_rule_holds_on_its_platforms_and_those_of_taobao_where_none_is_known(
    platforms, platform, holds
):
    by_phrase = a_rule(platforms=platforms, phrases=("包邮",))
    by_pattern = a_rule(platforms=platforms, patterns=("包邮",))
    assert bool(spans("包邮", by_phrase, platform=platform)) is holds
    assert bool(spans("包邮", by_pattern, platform=platform)) is holds


def test_an_unchecked_rule_is_for_reading_only():
    guard = a_guard(a_rule(phrases=("包邮",), patterns=("((",), checked=False))
    assert guard.check("包邮") == ()
    assert guard.broken == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"patterns": ("(",)},
        {"unless": ("[",)},
        {"patterns": ("a*",)},
        {"patterns": (".+票",)},
        {"patterns": ("票{2,}",)},
        {"patterns": ("(?:a{1,9}){1,9}",)},
        {"patterns": ("(?:x(?:a{0,9}b)?){2}",)},
    ],
)
def test_a_rule_with_a_bad_or_runaway_pattern_is_left_out_and_named(fields):
    guard = a_guard(a_rule("R09", phrases=("包邮",), **fields), a_rule("R10", phrases=("包邮",)))
    assert guard.broken == ("R09",)
    assert [f.rule for f in guard.check("包邮")] == ["R10"]


@pytest.mark.parametrize(
    "pattern", [r"\+\*", "[+*{]", "[]*]{1}", "(?:a?b){2}", "(?:a|b){1,9}c{3}"]
)
def test_bounded_repeats_and_literal_marks_are_allowed(pattern):
    assert a_guard(a_rule(patterns=(pattern,))).broken == ()


@pytest.mark.parametrize(
    "text", ["单号{order_no}", "单号{order_no|1}", "单号{ order_no }", "{其他}"]
)
def test_an_empty_slot_blocks(text):
    [found] = a_guard().check(text)
    assert found.rule == "slot.unfilled"
    assert found.severity is Severity.BLOCK
    assert text[found.start : found.end].startswith("{")


def test_an_empty_slot_of_the_table_is_named_by_its_label():
    assert a_guard().check("{order_no}")[0].title.endswith("订单号")


def test_the_name_of_an_empty_slot_breaks_no_rule():
    rule = a_rule(phrases=("order",))
    assert [f.rule for f in a_guard(rule).check("{order_no}")] == ["slot.unfilled"]
    assert [f.rule for f in a_guard(rule).check("order")] == ["R01"]


@pytest.mark.parametrize("text", ["{}", "{ }", "a{b,c}", "{{", "}{"])
def test_other_braces_are_text(text):
    assert a_guard().check(text) == ()


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\ud800"])
def test_control_characters_block_and_are_mended_by_leaving_them_out(char):
    text = f"您{char}好"
    [found] = a_guard().check(text)
    assert (found.rule, found.severity) == ("text.control", Severity.BLOCK)
    assert found.mend(text) == "您好"


def test_line_breaks_and_tabs_are_no_control_characters():
    assert a_guard().check("您好\r\n请\t看") == ()


def test_only_what_is_beyond_500_characters_is_hinted_at():
    assert a_guard().check("好" * 500) == ()
    [found] = a_guard().check("好" * 501)
    assert (found.rule, found.severity) == ("text.long", Severity.HINT)
    assert (found.start, found.end) == (500, 501)


def test_mending_puts_the_replacement_in_place():
    text = "帮你查"
    [found] = GUARD.check(text)
    assert found.mend(text) == "帮您查"


def test_mending_without_a_replacement_changes_nothing():
    [found] = GUARD.check("嗯")
    assert found.mend("嗯") == "嗯"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\ufeff", "\u3000 \u2060"])
def test_nothing_to_see_is_not_approved(text):
    with pytest.raises(UserError) as caught:
        GUARD.approve(text)
    assert caught.value.code == "reply.empty"


def test_an_emoji_alone_is_a_reply():
    assert GUARD.approve("😊") == ApprovedReply("😊")


def test_an_approved_reply_is_the_text_unchanged_with_its_phrase():
    text = " 亲，您好~ "
    assert GUARD.approve(text, "jd", PhraseId("hi")) == ApprovedReply(text, PhraseId("hi"))


def test_warnings_and_hints_do_not_stop_a_reply():
    assert GUARD.approve("哦，帮你查").text == "哦，帮你查"


@pytest.mark.parametrize("text", ["加 薇❤", "你好{order_no}", "您好\0"])
def test_a_blocked_text_is_refused_with_the_blocking_findings_alone(text):
    with pytest.raises(ReplyBlockedError) as caught:
        GUARD.approve(text)
    assert len(caught.value.findings) == 1
    assert caught.value.findings[0].severity is Severity.BLOCK


def test_a_guard_told_what_its_patterns_need_finds_the_same():
    rules = (a_rule("R02", patterns=("加.{0,3}税点",), unless=("不用.{0,3}",)), a_rule("R51"))
    first = Guard.build(rules, SLOTS)
    again = Guard.build(rules, SLOTS, first.needs)
    assert again.needs == first.needs
    for text in ("开票要加个税点", "不用加税点", "加我微信吧", ""):
        assert again.check(text) == first.check(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("可以开的，不过开票要加6个点", True),
        ("不仅要加6个点，还要等", True),
        ("开票不用加6个点", False),
        ("不过敏的人加6个点也行", False),
    ],
)
def test_a_but_is_no_negation(text, found):
    rule = a_rule("R02", patterns=("加.{0,3}点",), unless=("不.{0,8}点",))
    assert bool(Guard.build((rule,), ()).check(text)) is found
