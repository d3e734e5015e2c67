"""What a safe wording takes the place of."""

from __future__ import annotations

from replykit.pipeline.check import Guard
from tests.builders import a_rule, a_slot


def mended(text, **rule):
    guard = Guard.build((a_rule(**rule),), (a_slot("order_no"),))
    [finding] = [f for f in guard.check(text) if f.rule == "R51"]
    return finding.mend(text)


def test_a_clause_takes_the_place_of_the_whole_clause_so_that_the_reply_reads_well():
    safe = "请在平台内沟通和付款"
    assert mended("亲，加微信给您返现，好吗", replacement=safe) == f"亲，{safe}，好吗"
    assert mended("您加微信吧~好吗", replacement=safe) == f"{safe}~好吗"
    assert mended("加微信", replacement=safe) == safe


def test_a_word_takes_the_place_of_the_words_alone():
    assert mended("您加微信吧", replacement="联系") == "您联系吧"


def test_a_clause_with_an_empty_slot_is_not_thrown_away():
    safe = "请在平台内沟通和付款"
    assert mended("单号{order_no}加微信看", replacement=safe) == "单号{order_no}" + safe + "看"


def test_a_clause_without_end_is_not_replaced_without_end():
    text = "好" * 500 + "加微信" + "好" * 500
    kept = mended(text, replacement="请在平台内沟通和付款")
    assert kept.startswith("好" * 300)
    assert kept.endswith("好" * 300)
