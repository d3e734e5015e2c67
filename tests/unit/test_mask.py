import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replykit.pipeline.mask import Personal, mask, personal_spans

PIECES = st.sampled_from(
    [
        *(
            "13800138000",
            "138 0013 8000",
            "１３８",
            "一三八零零一三八零零零",
            "+86",
            "400",
            "0571-",
        ),
        *("12345", "9", " ", "-", ".", "\n", "，", "「电话」", "「", "」", "订单号", "单号", "元"),
        *("浙江省", "杭州市", "西湖区", "文三路", "5号", "3栋", "小区", "村", "501", "地址是"),
        *(
            "收件人",
            "我叫",
            "王芳",
            "李",
            "先生",
            "收",
            "微信",
            "abc_12345",
            "a@b.com",
            "https://",
        ),
        *("www.x.cn/1?a=2", "SF12345", "x", "***", "取件码", "身份证", "11010119900307", "不要了"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


def kinds(text):
    return [span.kind for span in personal_spans(text)]


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "+86 138 0013 8000",
        "8613800138000",
        "１３８００１３８０００",
        "一三八零零一三八零零零",
        "幺三八〇〇幺三八〇〇〇",
        "1 3 8 0 0 1 3 8 0 0 0",
        "1五5 三三二1 九零八7",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "13 800 138 000",
        "0571-88888888",
        "010 8888 6666",
        "400-820-8820",
        "4008208820",
        "+852 9123 4567",
        "138****8000",
        "138xxxx8000",
    ],
)
def test_a_phone_number_is_hidden_however_it_is_written(number):
    assert mask(f"打{number}") == "打「电话」"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("订单号2603110045 没发", "订单号「订单号」 没发"),
        ("查YT8890012345678到哪", "查「单号」到哪"),
        ("中通快递75512345678901", "中通快递「单号」"),
        ("卡号6222021234567890128", "卡号「卡号」"),
        ("打到4111 1111 1111 1111", "打到「卡号」"),
        ("身份证11010119900307803X", "身份证「证件号」"),
        ("110101 19900307 803x", "「证件号」"),
        ("110101900307803", "「证件号」"),
        ("发票发到lxh_0827@163.com谢谢", "发票发到「邮箱」谢谢"),
        ("加微信wangwu2020聊", "加微信「账号」聊"),
        ("VX：daxian0087", "VX：「账号」"),
        ("qq是123456789", "qq是「账号」"),
        ("看https://item.jd.com/1.html?id=2&u=3这个", "看「链接」这个"),
        ("看m.tb.cn/h.5x?tk=AbC 这个", "看「链接」 这个"),
        ("取件码3-2-1023", "取件码「几位数」"),
        ("手机尾号8806那单", "手机尾号「几位数」那单"),
        ("我去12315告", "我去「热线」告"),
        ("12999元太贵", "「金额」元太贵"),
        ("20000毫安的", "「数字」毫安的"),
    ],
)
def test_numbers_and_accounts_give_way_to_a_word_for_them(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("收件人换成李华", "收件人换成「姓名」"),
        ("收货人：欧阳小雨，别写错", "收货人：「姓名」，别写错"),
        ("联系人是王女士", "联系人是「姓名」"),
        ("我叫陈予安", "我叫「姓名」"),
        ("张三，13800138000", "「姓名」，「电话」"),
        ("13800138000 刘建国 收", "「电话」 「姓名」 收"),
        ("收件人写谁", "收件人写谁"),
        ("收件人方便改吗", "收件人方便改吗"),
        ("我叫阿姨拿", "我叫阿姨拿"),
        ("我叫平台来评理", "我叫平台来评理"),
        ("姓名和电话都对", "姓名和电话都对"),
    ],
)
def test_a_name_is_hidden_where_it_is_said_to_be_one(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("寄到浙江省杭州市西湖区文三路138号3栋2单元501", "寄到「地址」"),
        ("新地址是 金桥路288弄6号1102", "新地址是 「地址」"),
        ("改成瑞景小区8栋", "改成「地址」"),
        ("我住下村3组12号", "我住「地址」"),
        ("发湖南省长沙市岳麓区麓山南路", "发「地址」"),
        ("翠湖花园12-3-502", "「地址」"),
        ("4栋2单元", "「地址」"),
        ("发到浙江省要几天", "发到浙江省要几天"),
        ("我们小区封路了还能送吗", "我们小区封路了还能送吗"),
        ("村里能送吗，3号要", "村里能送吗，3号要"),
        ("三室一厅够不够", "三室一厅够不够"),
        ("16号 15号都行", "16号 15号都行"),
    ],
)
def test_what_leads_to_a_door_is_hidden_and_a_town_is_not(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "199元两件包邮吗",
        "身高165 体重120 要不要40码",
        "165 170 175 180都有吗",
        "199.9 299.9 399.9哪个好",
        "2026-11-20 18:30下的单",
        "买1送1，满300减50",
        "微信支付和支付宝都行",
        "5折？3.5折？",
        "京豆能抵多少 我这1800个",
        "链接价2180你说1960 等你改",
    ],
)
def test_an_ordinary_message_stays_as_it_is(text):
    assert mask(text) == text


@given(TEXTS)
@example("12xxx12xxx12xxx")
@example("张三 13800138000 李四 13900139000 王五")
def test_masking_what_is_masked_changes_nothing(text):
    once = mask(text)
    assert mask(once) == once


@given(TEXTS)
@example("９９９９９")
@example("12.345678")
def test_no_five_digits_in_a_row_are_left(text):
    digits = "".join(str(unicodedata.digit(char, "#"))[0] for char in mask(text))
    assert not re.search(r"\d{5}", digits)


@given(TEXTS)
def test_spans_lie_in_the_text_one_behind_the_other(text):
    spans = personal_spans(text)
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    assert not spans or spans[-1].end <= len(text)


@given(
    st.text(alphabet="发货快递什么时候到呀吗退款怎么还没有质量好差便宜点，。？ \n", max_size=80)
)
def test_a_text_without_numbers_names_and_places_is_unchanged(text):
    assert mask(text) == text


def test_what_stands_for_something_counts_as_it():
    assert kinds("「电话」 刘建国") == [Personal.PHONE, Personal.NAME]


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1-2-", "零", "省市区县", "a@", "王明 13800138000 ", "收件人", "12xxx", "1号 2栋",
     "汉汉汉汉汉汉汉汉汉汉路", "微信 : ", "电话1", "「电话」 王明 ", "¥a1", "http:", "a.", "a1-"],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_read_in_few_rounds(piece, monkeypatch):
    """Rounds stand for time: each reads the text once, rule by rule."""
    from replykit.pipeline import mask as module

    rounds = []
    real = module._links
    rules = (lambda work: (rounds.append(1), *real(work))[1:], *module._RULES[1:])
    monkeypatch.setattr(module, "_RULES", rules)
    module.mask(piece * (20_000 // len(piece)))
    assert len(rounds) <= 4
