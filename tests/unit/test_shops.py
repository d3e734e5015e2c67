import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.errors import UserError
from replykit.services.shops import (
    add_shop,
    current_shop,
    remove_shop,
    rename_shop,
    shop_names,
    switch_shop,
)
from replykit.settings import MAX_SHOPS, Settings, Shop

TWO = Settings(
    platform="taobao",
    profile={"shop": "云朵小铺", "agent": "小美"},
    shops={"二店": Shop("douyin", {"shop": "云朵二店", "agent": "小美"})},
)


def test_a_switch_changes_platform_profile_and_form_of_address_at_once():
    now = switch_shop(TWO, "二店")
    assert (now.platform, now.profile["shop"]) == ("douyin", "云朵二店")
    assert now.slot_values["address_form"] == "宝"
    assert current_shop(now) == "二店"


def test_there_and_back_is_as_before():
    back = switch_shop(switch_shop(TWO, "二店"), "云朵小铺")
    assert (back.platform, back.profile, back.shops) == (TWO.platform, TWO.profile, TWO.shops)


@given(st.lists(st.sampled_from(["云朵小铺", "二店", "三店", "nobody"]), max_size=8))
def test_no_switch_loses_a_shop_or_changes_the_order(steps):
    settings = add_shop(TWO, "三店", "jd")
    names = shop_names(settings)
    for step in steps:
        settings = switch_shop(settings, step)
        assert shop_names(settings) == names


def test_a_shop_nobody_named_is_still_there_after_a_switch():
    nameless = Settings(profile={"agent": "小美"}, shops={"二店": Shop("jd")})
    now = switch_shop(nameless, "二店")
    assert now.shops["taobao"].profile == {"agent": "小美"}


def test_switching_to_the_shop_in_force_or_an_unknown_one_changes_nothing():
    assert switch_shop(TWO, "云朵小铺") is TWO
    assert switch_shop(TWO, "nobody") is TWO


def test_a_new_shop_knows_its_name_and_the_agent():
    shop = add_shop(TWO, "  三 店 ", "pdd").shops["三 店"]
    assert shop == Shop("pdd", {"shop": "三 店", "agent": "小美"})


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "missing"), ("二店", "taken"), ("云朵小铺", "taken")]
)
def test_a_name_is_there_and_the_only_one(name, code):
    with pytest.raises(UserError, match=code):
        add_shop(TWO, name, "jd")


def test_there_is_an_end_to_shops():
    many = Settings(shops={f"{n}": Shop() for n in range(MAX_SHOPS)})
    with pytest.raises(UserError, match="too_many"):
        add_shop(many, "new", "jd")


def test_the_shop_in_force_and_the_others_can_be_renamed():
    assert current_shop(rename_shop(TWO, "云朵小铺", "一店")) == "一店"
    assert set(rename_shop(TWO, "二店", "分店").shops) == {"分店"}
    assert rename_shop(TWO, "二店", " 二店 ") is TWO
    with pytest.raises(UserError):
        rename_shop(TWO, "二店", "云朵小铺")


def test_a_removed_shop_is_gone():
    assert remove_shop(TWO, "二店").shops == {}


def test_the_next_shop_takes_the_place_of_the_removed_one_in_force_and_the_only_one_stays():
    now = remove_shop(TWO, "云朵小铺")
    assert (current_shop(now), now.platform, now.shops) == ("二店", "douyin", {})
    assert remove_shop(now, "二店") == now
