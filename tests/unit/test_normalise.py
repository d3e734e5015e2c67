import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.message import EntityKind
from replykit.pipeline.normalise import MAX_CHARS, MAX_RAW, normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("亲 你好　請問 什麼時候發貨呀？？谢谢啦", "什么时候发货"),
        ("好的谢谢亲", "好的"),
        ("谢谢", "谢谢"),
        ("在吗", "在吗"),
        ("ＯＫ", "ok"),
        ("退退退退款", "退退款"),
        ("买了123456件", "买了00件"),
        ("收到啦😀😀", "收到"),
        ("看下[微笑]https://example.test/a?b=1 有货吗", "看下 有货吗"),
        ("2026-01-05 10:22:31 到哪了", "到哪了"),
        ("妳們發貨嗎", "你们发货吗"),
    ],
)
def test_what_makes_no_difference_is_gone(raw, text):
    assert normalise(raw).text == text


@pytest.mark.parametrize(
    "raw", ["", "   ", "\n", "😀" * 1000, "\u202e\u200f", "\x00\x00", "？？？"]
)
def test_a_message_without_words_is_empty(raw):
    message = normalise(raw)
    assert message.text == ""
    assert message.clauses == ()


def test_the_end_of_a_long_paste_is_kept():
    message = normalise("无关的话。" * 5000 + "什么时候发货")
    assert message.text.endswith("什么时候发货")
    assert len(message.text) <= MAX_CHARS


def test_an_order_card_is_no_wording():
    card = "[订单编号:90012200345，订单金额:128.00，下单时间:2026-01-05 10:22:31]"
    assert normalise(card).text == ""
    assert normalise(card + " 什么时候到").text == "什么时候到"


def test_clauses_are_cut_at_punctuation_and_spaces():
    message = normalise("衣服收到了，有个洞。能换吗")
    assert [clause.text for clause in message.clauses] == ["衣服收到了", "有个洞", "能换吗"]


def test_a_clause_knows_where_it_stands_in_what_was_pasted():
    raw = "亲！我的ＸＬ码㎏ 怎麼还没发？？？[微笑]另外能开发票吗 谢谢"
    message = normalise(raw)
    stands = {clause.text: raw[clause.start : clause.end] for clause in message.clauses}
    assert stands["我的xl码kg"] == "我的ＸＬ码㎏"
    assert stands["怎么还没发"] == "怎麼还没发"
    assert stands["另外能开发票吗"] == "另外能开发票吗"


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("单号YT8890012345678到哪了", EntityKind.TRACKING_NO, "YT8890012345678"),
        ("快递单号：773012345678901", EntityKind.TRACKING_NO, "773012345678901"),
        ("订单号 90012200345 查下", EntityKind.ORDER_NO, "90012200345"),
        ("３７１２３４５６７８９０１２３４５６", EntityKind.ORDER_NO, "37123456789012345" + "6"),
        ("我165cm", EntityKind.HEIGHT, "165cm"),
        ("110斤穿啥", EntityKind.WEIGHT, "110斤"),
        ("要xl码", EntityKind.SIZE, "XL码"),
        ("退我35.5元", EntityKind.AMOUNT, "35.5元"),
        ("顺丰快递发吗", EntityKind.COURIER, "顺丰快递"),
    ],
)
def test_numbers_and_sizes_are_found(raw, kind, text):
    assert [(e.kind, e.text) for e in normalise(raw).entities] == [(kind, text)]


def test_a_phone_number_is_no_order_number():
    kinds = {entity.kind for entity in normalise("电话13800001234").entities}
    assert kinds == {EntityKind.PHONE}


@given(st.text(max_size=400))
def test_any_text_gives_bounded_plain_words(raw):
    message = normalise(raw)
    assert message.raw == raw
    assert len(message.text) <= MAX_CHARS
    assert message.text == " ".join(message.text.split())
    assert all(len(c.text) > 1 or c.text == message.text for c in message.clauses)
    assert all(0 <= c.start < c.end <= len(raw) for c in message.clauses)


@given(st.text(alphabet="亲你好请问发货吗呢啊谢谢，。 1a！", max_size=60))
def test_saying_it_politely_and_normalising_twice_change_nothing(raw):
    once = normalise(raw).text
    assert normalise(once).text == once


@given(st.integers(min_value=0, max_value=3))
def test_nothing_before_the_part_that_is_read_matters(times):
    tail = "怎么还没发货" * 50
    assert normalise("前" * MAX_RAW * times + tail).text == normalise(tail).text
