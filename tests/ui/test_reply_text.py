from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.phrase import SlotId
from replykit.domain.reply import Candidate, Draft, Finding, Segment, Suggestion
from replykit.domain.rule import Severity
from tests.builders import a_phrase
from ui.pasted_text import MAX_PASTED_CHARS, plain, utf16_offset
from ui.reply_text import reply_text

LABELS = {SlotId("order_no"): "订单号"}


def _suggestion(*segments, findings=()):
    return Suggestion(Draft(Candidate(a_phrase(), 1.0), segments), findings)


def _cut(drawn, start, end):
    raw = drawn.text.encode("utf-16-le")
    return raw[2 * start : 2 * end].decode("utf-16-le")


def test_an_empty_slot_shows_its_label():
    drawn = reply_text(
        _suggestion(Segment("😀亲，"), Segment("{order_no}", SlotId("order_no"), filled=False)),
        LABELS,
    )
    [pill] = drawn.pills
    assert not pill.filled
    assert _cut(drawn, pill.start, pill.end).strip() == "订单号"


def test_a_slot_without_a_label_shows_its_name():
    drawn = reply_text(_suggestion(Segment("{x}", SlotId("x"), filled=False)), {})
    assert drawn.text.strip() == "x"


def test_a_mark_stays_on_its_words_behind_emoji_and_pills():
    text = "😀{order_no}好，加微信"
    start = text.index("加微信")
    finding = Finding("R51", start, start + 3, Severity.BLOCK)
    drawn = reply_text(
        _suggestion(
            Segment("😀"),
            Segment("{order_no}", SlotId("order_no"), filled=False),
            Segment("好，加微信"),
            findings=(finding,),
        ),
        LABELS,
    )
    [mark] = drawn.marks
    assert _cut(drawn, mark.start, mark.end) == "加微信"


def test_hints_are_not_marked_in_the_list():
    finding = Finding("W08", 0, 1, Severity.HINT)
    assert not reply_text(_suggestion(Segment("你好"), findings=(finding,)), {}).marks


def test_line_breaks_are_drawn_as_such():
    assert "\n" not in reply_text(_suggestion(Segment("一\n二")), {}).text


@given(st.text())
def test_kept_text_is_plain_and_bounded(text):
    kept = plain(text)
    assert len(kept) <= MAX_PASTED_CHARS
    assert "\x00" not in kept
    assert plain(kept) == kept


def test_of_a_long_text_the_end_is_kept():
    assert plain("旧" * MAX_PASTED_CHARS + "最后一句").endswith("最后一句")


def test_offsets_count_emoji_twice():
    assert utf16_offset("😀a", 1) == 2
    assert utf16_offset("亲a", 1) == 1


def test_what_a_search_found_is_marked_behind_emoji_and_as_a_whole_slot():
    segments = (
        Segment("😀您的"),
        Segment("{order_no}", SlotId("order_no"), filled=False),
        Segment("已发货"),
    )
    text = "".join(segment.text for segment in segments)
    slot, end = text.index("{"), text.index("发货")
    found = ((slot, end - 1), (end, end + 2))
    drawn = reply_text(Suggestion(Draft(Candidate(a_phrase(), 1.0), segments), (), found), LABELS)
    assert [_cut(drawn, *span) for span in drawn.matched] == ["订单号", "发货"]
