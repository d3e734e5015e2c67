import pytest

from replykit.pipeline.search import SearchIndex
from tests.builders import a_book

INDEX = SearchIndex.build(a_book())


def found(query, uses=None):
    return [c.phrase.id for c in INDEX.find(query, uses or {}, limit=10)]


@pytest.mark.parametrize("query", ["", "  ", "\n"])
def test_an_empty_query_finds_nothing(query):
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("破损照片", "damaged-photo"),
        ("damaged-photo", "damaged-photo"),
        ("posunzhaopian", "damaged-photo"),
        ("pszp", "damaged-photo"),
        ("無法再低", "bargain-floor"),
        ("马上为您查洵物流", "logistics-check"),
    ],
)
def test_chinese_id_pinyin_initials_script_and_slips_all_find_it(query, phrase):
    assert found(query)[0] == phrase


def test_every_word_must_hit():
    assert found("破损 照片") == ["damaged-photo"]
    assert found("破损 价格") == []


def test_use_breaks_ties():
    assert found("您好 发货")[0] == "ship_time-page"
    assert found("马上为您")[0] == "logistics-check"
    assert found("马上为您", {"other-hold": 3})[0] == "other-hold"


def test_a_literal_hit_stands_above_a_fuzzy_one():
    scores = {c.phrase.id: c.score for c in INDEX.find("为您核实", {}, limit=10)}
    assert scores["other-hold"] >= 0.9
    assert all(score < 0.6 for id, score in scores.items() if id != "other-hold")


def test_a_huge_query_is_cut():
    assert found("发" * 100_000) == []
