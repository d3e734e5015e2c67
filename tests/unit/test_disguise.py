"""A text as the rules read it: what goes, what stays."""

import pytest

from replykit.pipeline.disguise import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("加v-x：abc", "加vx:abc"),
        ("138-0013-8000", "13800138000"),
        ("a--b", "ab"),
        ("- 1. 您好", "1.您好"),
        ("均码-L", "均码l"),
        ("看tao-bao.com/x", "看tao-bao.com/x"),
        ("https://my-shop.cn", "https://my-shop.cn"),
    ],
)
def test_a_hyphen_goes_but_in_the_name_of_a_host(text, folded):
    assert fold(text)[0] == folded


def test_every_kept_character_knows_where_it_came_from():
    text = "看 tao-bao.com，加V-X"
    folded, offsets = fold(text)
    assert len(folded) == len(offsets)
    assert [text[offset].lower() for offset in offsets] == list(folded.replace(",", "，"))
