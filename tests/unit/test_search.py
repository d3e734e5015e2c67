from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.edit import BankEdit
from replykit.domain.phrase import PhraseRole, SlotId, Tone
from replykit.domain.reply import Candidate, Draft, Segment
from replykit.pipeline.search import Finder, SearchIndex
from replykit.pipeline.spelling import initials_in, sounds_of
from tests.builders import a_book, a_phrase

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


BANK = a_book(
    phrases=(
        a_phrase("a", text="亲，发票会随包裹一起寄出~", tone=Tone.FORMAL),
        a_phrase("b", "bargain", text="这边为您开发票，请核对抬头"),
        a_phrase("c", "logistics", text="仓库会在{ship_time}重新发货，请您放心"),
        a_phrase("d", "damaged", text="给您办理退还，运费我们承担", manual=("M107",)),
        a_phrase("e", text="支持七天无理由退货", platforms=("jd",), note="别说随便退"),
        a_phrase("f", text="黑色的尺码都在，量一下身高", role=PhraseRole.HOLD),
    )
)
WIDE = SearchIndex.build(BANK)


def hits(query):
    return [c.phrase.id for c in WIDE.find(query, {}, limit=10)]


def marked(query, text):
    return [text[a:b] for a, b in WIDE.marker(query).spans(text)]


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("fp", "a"),
        ("fapiao", "a"),
        ("fapia", "a"),
        ("发p", "a"),
        ("发piao", "a"),
        ("fpiao", "a"),
        ("发飘", "a"),
        ("fapioa", "a"),
        ("faiao", "a"),
        ("核对抬头发票", "b"),
        ("taitou 发票", "b"),
        ("发票 taitou", "b"),
        ("chongxin", "c"),
        ("tuihuan", "d"),
        ("m107", "d"),
        ("京东", "e"),
        ("jingdong", "e"),
        ("随便退", "e"),
        ("zici", "e"),
        ("zici tuihuo", "e"),
        ("heise", "f"),
        ("hold", "f"),
        ("qingshaodeng", "f"),
        ("发货时限", "c"),
        ("正式", "a"),
    ],
)
def test_everything_a_phrase_is_known_by_finds_it(query, phrase):
    assert phrase in hits(query)[:2]


def test_what_is_meant_literally_stands_above_pinyin_and_that_above_slips():
    scores = {
        query: WIDE.find(query, {}, limit=1)[0].score
        for query in ("发票", "fapiao", "发飘", "fapioa", "zici")
    }
    assert scores["发票"] >= 0.9
    assert 0.6 <= scores["fapiao"] < 0.9
    assert 0.6 <= scores["发飘"] < 0.9
    assert scores["fapioa"] < 0.6
    assert scores["zici"] < 0.6


def test_letters_with_no_meaning_find_nothing():
    assert hits("qqqqqq") == []
    assert hits("龘龘龘") == []


@pytest.mark.parametrize(
    ("query", "text", "matched"),
    [
        ("发票", "亲，发票和发票", ["发票", "发票"]),
        ("fp", "亲，发票在包裹里", ["发票"]),
        ("fapi", "亲，发票在包裹里", ["发票"]),
        ("发p", "开发票", ["发票"]),
        ("发飘", "开发票", ["发票"]),
        ("fapioa", "开发票", ["发票"]),
        ("zici", "支持退货", ["支持"]),
        ("退货 zhichi", "支持七天退货", ["支持", "退货"]),
        ("ｆａｐｉａｏ", "开發票", ["發票"]),
        ("m2", "每㎡价格", ["㎡"]),
        ("没有", "支持退货", []),
    ],
)
def test_the_characters_that_matched_are_told(query, text, matched):
    assert marked(query, text) == matched


def test_an_empty_slot_is_matched_by_what_it_is_called():
    slot = SlotId("ship_time")
    segments = (Segment("会在"), Segment("{ship_time}", slot, filled=False), Segment("发货"))
    draft = Draft(Candidate(BANK.phrases[2], 1.0), segments)
    spans = WIDE.marker("时限发货").spans_in(draft, BANK.slot_by_id)
    assert [draft.text[a:b] for a, b in spans] == ["{ship_time}发货"]


@given(st.text(max_size=30), st.text(max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(query, text):
    end = -1
    for start, stop in WIDE.marker(query).spans(text):
        assert end < start < stop <= len(text)
        end = stop


@given(st.text(alphabet=" 发票退货abcdefghinouzpq107", max_size=12))
def test_scores_fall_and_no_phrase_comes_twice(query):
    found = WIDE.find(query, {}, limit=10)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert len({c.phrase.id for c in found}) == len(found)


@given(st.sampled_from(BANK.phrases), st.integers(0, 10), st.integers(2, 6))
def test_any_run_of_a_text_finds_it_as_it_is_and_in_pinyin(phrase, start, size):
    plain = phrase.text.replace("{ship_time}", "发货时限")
    run = plain[start : start + size]
    if len(run) > 1 and run.isalpha():
        assert phrase.id in hits(run)
        assert phrase.id in hits(initials_in(sounds_of(plain))[start : start + size])


def test_sounds_and_initials_keep_the_length():
    text = "亲，重新发A1货"
    assert len(sounds_of(text)) == len(initials_in(sounds_of(text))) == len(text)
    assert initials_in(sounds_of("重新")) == "cx"


def test_a_finder_takes_over_what_did_not_change():
    finder = Finder(BANK)
    former = finder.index.entries
    renamed = BANK.edited([BankEdit(BANK.phrases[0], replace(BANK.phrases[0], text="新的"))])
    entries = finder.following(renamed).index.entries
    assert entries[1] is former[1]
    assert entries[0].text == "新的"
    assert not finder.busy
