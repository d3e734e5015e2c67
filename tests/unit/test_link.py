import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.link import linked, unaddressed

PLAIN = st.text("今天发货的快递运费险有没单", min_size=1, max_size=12)


def test_one_answer_is_left_as_it_is():
    assert linked(["亲，今天发出~祝您愉快！"]) == "亲，今天发出~祝您愉快！"
    assert linked([]) == ""


@pytest.mark.parametrize(
    "head",
    [
        "亲，",
        "您好，",
        "您好亲，",
        "亲，您好，",
        "亲亲~",
        "好的亲，",
        "好的，",
        "{daypart}，",
        "您好呀！",
    ],
)
def test_only_the_first_answer_addresses_the_customer(head):
    assert linked(["亲，今天发出。", f"{head}有运费险。"]) == "亲，今天发出。\n有运费险。"


@pytest.mark.parametrize(
    "sorry", ["非常抱歉，", "对不起，", "不好意思亲，", "非常抱歉给您带来不便，"]
)
def test_one_apology_is_enough(sorry):
    assert linked(["很抱歉，今天发不出。", f"{sorry}没有运费险。"]).endswith("\n没有运费险。")


def test_an_apology_nobody_made_before_stays():
    assert linked(["今天发出。", "非常抱歉，没有运费险。"]).endswith("\n非常抱歉，没有运费险。")


def test_an_apology_that_says_why_stays():
    said = "抱歉让您等了这么久还没有收到包裹的消息，我马上查。"
    assert linked(["抱歉，今天发不出。", said]).endswith(said)


def test_leave_is_taken_once_and_last():
    assert linked(["今天发出。感谢您的理解~", "有运费险。有问题随时联系我~"]) == (
        "今天发出。\n有运费险。有问题随时联系我~"
    )
    assert (
        linked(["今天发出。感谢您的理解~", "有运费险。"]) == "今天发出。\n有运费险。感谢您的理解~"
    )


@pytest.mark.parametrize(
    "last", ["请保持电话畅通，有变化告诉我。", "需要48小时。", "感谢您的等待，{amount}已退回。"]
)
def test_a_last_sentence_that_says_something_stays_in_its_place(last):
    assert linked([f"今天发出。{last}", "有运费险。"]) == f"今天发出。{last}\n有运费险。"


def test_an_answer_that_is_nothing_but_an_address_stays():
    assert unaddressed("亲，") == "亲，"
    assert linked(["今天。", "亲，"]) == "今天。\n亲，"


@given(st.lists(PLAIN, min_size=2, max_size=3))
def test_answers_without_any_courtesy_are_only_put_on_lines(texts):
    assert linked(texts) == "\n".join(texts)


@given(
    st.lists(
        st.text("亲您好，。~抱歉祝感谢{a}1有货", min_size=1, max_size=14), min_size=2, max_size=3
    )
)
def test_no_answer_is_lost_and_no_slot_is_cut(texts):
    joined = linked(texts)
    assert len(joined.split("\n")) >= len(texts)
    assert sum(joined.count(mark) for mark in "{}") == sum(t.count(m) for t in texts for m in "{}")
