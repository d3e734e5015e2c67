"""Pieces of chats as the clients of the platforms put them on the clipboard."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.chatlog import spoken

OWN = ("云朵小铺", "小美")


def heard(raw):
    found = spoken(raw, OWN)
    return found.last, [(turn.role, turn.text) for turn in found.turns]


@pytest.mark.parametrize(
    "log",
    [
        "tb小王 2030-01-02 12:30:05\n没到\n云朵小铺:小美 2030-01-02 12:31:10\n在查\n"
        "tb小王 2030-01-02 12:32:00\n快点",
        "小王 (2030-01-02 12:30:05):\n没到\n小美 (2030-01-02 12:31:10):\n在查\n"
        "小王 (2030-01-02 12:32:00):\n快点",
        "2030-01-02 12:30:05 小王\n没到\n2030-01-02 12:31:10 客服小美\n在查\n"
        "2030-01-02 12:32:00 小王\n快点",
        "小王 12:30\n没到\n云朵小铺 12:31\n在查\n小王 12:32\n快点",
        "12:30 小王：没到\n12:31 小美：在查\n12:32 小王：快点",
        "小王 昨天 12:30\n没到\n已读\n官方客服 昨天 12:31\n在查\n\n小王 昨天 12:32\n快点",
    ],
)
def test_the_customers_last_words_and_what_was_said_before(log):
    assert heard(log) == ("快点", [("customer", "没到"), ("agent", "在查")])


def test_all_the_customer_said_since_the_agent_spoke_is_answered():
    log = "小王 12:30\n在吗\n小美 12:31\n在的\n小王 12:32\n坏了\n小王 12:33\n怎么办\n能退吗"
    assert heard(log)[0] == "坏了\n怎么办\n能退吗"


def test_what_the_agent_said_last_is_not_answered():
    assert heard("小王 12:30\n坏了\n小美 12:31\n请拍照")[0] == "坏了"


def test_one_line_of_a_client_is_taken_off():
    assert heard("tb1234(2030-01-02 12:30:05): 什么时候发货") == ("什么时候发货", [])


@pytest.mark.parametrize(
    "raw",
    [
        "什么时候发货",
        "昨天 12:30 拍的 还没发",
        "您好\n18:00前能到吗",
        "明天 18:00\n能到吗",
        "我12:30下单的",
        "订单编号：1234\n下单时间：2030-01-02 12:30:11\n怎么还没发",
        "下单时间 2030-01-02 12:30:11\n怎么还没发",
        "客服 10:00\n您好",
        "我要退货 昨天 18:00\n谢谢",
        "申请退款 3月5日 18:00:21\n在吗",
        "订单 2030-01-02 12:30:05\n改地址",
        "我要投诉你们 12:30:11\n。",
        "",
        "\n",
    ],
)
def test_what_a_customer_writes_with_a_time_in_it_is_no_log(raw):
    assert heard(raw) == (raw, [])


def test_a_seat_of_a_shop_is_the_agent_whoever_the_shop_is():
    log = "小王 12:30\n坏了\n别家:阿花 12:31\n请拍照\n小王 12:32\n好"
    assert heard(log) == ("好", [("customer", "坏了"), ("agent", "请拍照")])


def test_where_only_one_side_can_be_told_everybody_is_a_customer():
    assert heard("客服A 12:30\n坏了\n客服B 12:31\n怎么办")[0] == "坏了\n怎么办"


@given(st.text(st.characters(exclude_characters=":"), max_size=200))
def test_a_text_without_a_time_is_the_customers_words_as_they_are(raw):
    assert spoken(raw, OWN).last == raw


@given(st.text("小王美 12:30/-年月日\n()：:好", max_size=300))
def test_turns_take_turns_and_are_never_blank(raw):
    turns = spoken(raw, OWN).turns
    assert all(turn.text.strip() for turn in turns)
    assert all(one.role != other.role for one, other in pairwise(turns))


@pytest.mark.parametrize(
    ("log", "name"),
    [
        ("tb小王 2030-01-02 12:30:05\n没到\n云朵小铺:小美 2030-01-02 12:31:10\n在查", "tb小王"),
        ("12:30 小王：没到\n12:31 小美：在查", "小王"),
        ("tb1234(2030-01-02 12:30:05): 什么时候发货", "tb1234"),
        ("小王 12:30\n没到\n小李 12:31\n我也没到", ""),
        ("客服 12:30\n您好\n旗舰店 12:31\n在的", ""),
        ("小美 2030-01-02 12:31:10\n在查", ""),
        ("什么时候发货", ""),
    ],
)
def test_the_name_of_the_customer_is_told_where_only_one_can_be_it(log, name):
    assert spoken(log, OWN).name == name
