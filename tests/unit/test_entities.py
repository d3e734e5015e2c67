import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.message import EntityKind
from replykit.pipeline.entities import courier_of, find_entities


def found(text):
    return [(entity.kind.value, entity.text) for entity in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("我电话是138 0013 8000", [("phone", "138 0013 8000")]),
        ("打+86 13800138000", [("phone", "+86 13800138000")]),
        ("座机0571-88888888", [("phone", "0571-88888888")]),
        ("400-820-8820打不通", [("phone", "400-820-8820")]),
        ("11月25号拍的", [("date", "11月25号")]),
        ("2026-11-20下的单", [("date", "2026-11-20")]),
        ("25号拍的还没发", [("date", "25号")]),
        ("下周三之前要", [("date", "下周三")]),
        ("昨天下午3点买的", [("date", "昨天"), ("time", "下午3点")]),
        ("18:00前能发吗", [("time", "18:00")]),
        ("这个https://m.tb.cn/h.AbC?tk=xX多少钱", [("link", "https://m.tb.cn/h.AbC?tk=xX")]),
        ("看看item.jd.com/100.html这个", [("link", "item.jd.com/100.html")]),
        (
            "https://m.tb.cn/h.x 「加绒卫衣 男」点开看",
            [("link", "https://m.tb.cn/h.x"), ("product", "加绒卫衣 男")],
        ),
        ("¥35.5太贵", [("amount", "¥35.5")]),
    ],
)
def test_what_a_customer_names_is_found(text, entities):
    assert found(text) == entities


@pytest.mark.parametrize(
    "text",
    [
        "3号链接",
        "要3号色",
        "几点发货",
        "30点积分",
        "13月40号",
        "三天了还没发",
        "我说「不要」了",
        "版本1.2.3",
        "第3日的活动",
        "38号鞋",
    ],
)
def test_what_only_looks_like_a_date_or_title_is_left_alone(text):
    kinds = {EntityKind.DATE, EntityKind.TIME, EntityKind.PRODUCT, EntityKind.LINK}
    assert kinds.isdisjoint(entity.kind for entity in find_entities(text))


@given(st.integers(13_000_000_000, 13_999_999_999), st.sampled_from(["", " ", "-"]))
def test_every_mobile_number_is_a_phone_however_it_is_grouped(number, mark):
    digits = str(number)
    shown = mark.join((digits[:3], digits[3:7], digits[7:]))
    assert found(f"打{shown}找我") == [("phone", shown)]


@given(st.dates())
def test_every_date_written_out_is_found_as_it_was_written(day):
    text = f"{day.month}月{day.day}日"
    assert found(f"{text}买的") == [("date", text)]


@given(st.text(alphabet="0123456789年月日号点:-. 单订￥元斤cm码「」http://a.b", max_size=120))
def test_whatever_is_found_stands_in_the_text_and_does_not_overlap(text):
    rest = text.lower()
    for entity in find_entities(text):
        assert entity.text.lower() in rest
        rest = rest[rest.index(entity.text.lower()) + len(entity.text) :]


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("SF1234567890123", "顺丰速运"),
        ("YT8890012345678", "圆通速递"),
        ("JT1234567890123", "极兔速递"),
        ("EA123456789CN", "EMS"),
        ("773012345678901", "申通快递"),
        ("990012345678", ""),
        ("", ""),
    ],
)
def test_the_form_of_a_parcel_number_tells_its_courier_or_nothing(number, carrier):
    assert courier_of(number) == carrier


@pytest.mark.parametrize(
    "text",
    [
        "加我qq1234567890",
        "我卡号6222021234567890123退到这个卡",
        "身份证110101199003071234，订单什么时候发货",
        "11010119900307123X是我的",
    ],
)
def test_a_persons_numbers_are_no_order_or_parcel(text):
    kinds = {EntityKind.ORDER_NO, EntityKind.TRACKING_NO}
    assert kinds.isdisjoint(entity.kind for entity in find_entities(text))
