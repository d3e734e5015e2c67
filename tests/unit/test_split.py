import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.split import MIN_CHARS, TWO_PARTS_UP_TO, split

LONG = (
    "您好，包裹昨天已经发出。快递是中通，单号在订单页可以看到。"
    "预计三天左右送达，路上有变化我会告诉您，请您放心。"
)


def squeezed(text):
    return "".join(text.split())


@given(st.text(alphabet="亲您好发货，。！~；?\n ab，单号", max_size=400))
def test_nothing_but_white_space_is_lost_and_no_part_is_blank(text):
    parts = split(text)
    assert squeezed("".join(parts)) == squeezed(text)
    assert len(parts) <= 3
    assert all(part.strip() for part in parts)


@given(st.text(max_size=MIN_CHARS - 1))
def test_a_short_reply_stays_whole(text):
    assert split(text) == ((text.strip(),) if text.strip() else ())


def test_a_long_reply_becomes_two_messages_cut_behind_a_sentence():
    first, second = split(LONG)
    assert first.endswith("。")
    assert abs(len(first) - len(second)) < len(LONG) / 2


def test_a_very_long_reply_becomes_three():
    assert len(split(LONG * 3)) == 3
    assert len(LONG * 3) > TWO_PARTS_UP_TO


@pytest.mark.parametrize("mark", ["。”", "！）", "~"])
def test_closing_quotes_stay_with_their_sentence(mark):
    parts = split(f"{'您' * 25}{mark}{'好' * 25}。")
    assert parts == (f"{'您' * 25}{mark}", f"{'好' * 25}。")


def test_one_endless_sentence_is_cut_at_commas():
    assert len(split("，".join(["今天下单的话明天可以发出"] * 6))) == 2


@pytest.mark.parametrize(
    "value", ["24~48小时", "9:00~18:00", "3～5天", "https://a.cn/item.htm?id=12&x=3", "1,299元"]
)
def test_no_value_is_cut_in_two(value):
    for before in range(10, 60, 7):
        text = f"{'您' * before}{value}{'好' * 50}，{'请' * 40}。"
        assert any(value in part for part in split(text))
