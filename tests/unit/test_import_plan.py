from dataclasses import replace

import pytest

from phrasebank.exchange.columns import cells_of
from phrasebank.exchange.plan import plan, wording
from phrasebank.exchange.rows import Row
from replykit.domain.exchange import ImportOptions, ImportPlan, RowOutcome, RowReport
from replykit.domain.intent import OTHER, Intent, IntentId, Stage
from replykit.domain.phrase import PhraseRole, PhraseState, Tone
from tests.builders import a_book, a_phrase, a_rule

ADD, SAME, CHANGE, SKIP, BAD = RowOutcome


@pytest.fixture
def book():
    return a_book(
        intents=(
            Intent(IntentId("ship_time"), Stage.PRESALE, "发货时间", "Dispatch time", "", ()),
            Intent(IntentId("size"), Stage.PRESALE, "尺码", "Size", "", ()),
            Intent(OTHER, Stage.GENERAL, "其他", "Other", "", ()),
        ),
        phrases=(
            a_phrase(note="准时", cues=("几时",)),
            a_phrase("size-ask", "size", "请问您的身高体重是多少呢？"),
        ),
        rules=(
            a_rule(),
            a_rule("R60", phrases=("亲亲",), platforms=("jd",)),
            a_rule("W01", severity="hint", phrases=("你",)),
        ),
    )


@pytest.fixture
def judged(book):
    """Plan rows given as cells; options by name."""

    def judged(*rows, **options):
        numbered = [Row(number, cells) for number, cells in enumerate(rows, start=2)]
        return plan(numbered, book, ImportOptions(**options)).rows

    return judged


def test_a_new_phrase_is_a_draft_with_a_fresh_id(judged):
    [row] = judged({"意图": "尺码", "内容": " 拍您平时穿的码就好 ", "语气": "亲切"})
    assert (row.row, row.outcome, row.code) == (2, ADD, "")
    assert row.before is None
    assert row.after == a_phrase(
        "size-1", "size", "拍您平时穿的码就好", tone=Tone.WARM, state=PhraseState.DRAFT
    )


def test_a_bad_row_keeps_no_other_out(judged):
    good = {"intent": "size", "text": "偏大半码"}
    rows = judged({"intent": "size", "text": ""}, good, {"intent": "x", "text": "好的"})
    assert [row.outcome for row in rows] == [BAD, ADD, BAD]


@pytest.mark.parametrize(
    ("cells", "code", "detail"),
    [
        ({"intent": "colour"}, "phrase.intent", "colour"),
        ({"intent": ""}, "phrase.intent", ""),
        ({"text": "  "}, "field.missing", "text"),
        ({"text": "{colour}还有"}, "phrase.slot", "colour"),
        ({"text": "好" * 201}, "phrase.long", "201"),
        ({"text": "好" * 501, "long": "true"}, "field.value", "text: 501 > 500"),
        ({"tone": "angry"}, "field.value", "tone: angry"),
        ({"state": "new"}, "field.value", "state: new"),
        ({"role": "joke"}, "field.value", "role: joke"),
        ({"platforms": "taobao|ebay"}, "field.value", "platforms: ebay"),
        ({"emotions": "sleepy"}, "field.value", "emotions: sleepy"),
        ({"manual": "X1"}, "field.value", "manual: X1"),
        ({"long": "perhaps"}, "field.type", "long"),
    ],
)
def test_what_is_wrong_with_a_row_is_named(judged, cells, code, detail):
    [row] = judged({"intent": "size", "text": "偏大半码", **cells})
    assert (row.outcome, row.code, row.detail) == (BAD, code, detail)
    assert row.after is None


def test_a_row_its_reader_found_bad_stays_bad(book):
    [row] = plan([Row(7, code="row.long", detail="note")], book).rows
    assert (row.row, row.outcome, row.code, row.detail) == (7, BAD, "row.long", "note")


@pytest.mark.parametrize("name", ["size", "SIZE", " 尺码 ", "尺碼", "Ｓｉｚｅ"])
def test_an_intent_goes_by_id_and_both_names(judged, name):
    [row] = judged({"intent": name, "text": "偏大半码"})
    assert row.after.intent == "size"


def test_a_name_two_intents_have_stands_for_neither(book):
    twins = (*book.intents, replace(book.intents[1], id=IntentId("size2")))
    rows = [Row(2, {"intent": "尺码", "text": "好"}), Row(3, {"intent": "size2", "text": "好"})]
    outcomes = [row.outcome for row in plan(rows, replace(book, intents=twins)).rows]
    assert outcomes == [BAD, ADD]


def test_every_phrase_of_the_bank_is_the_same_as_its_own_cells(book):
    rows = [Row(n, cells_of(phrase)) for n, phrase in enumerate(book.phrases)]
    for options in (ImportOptions(), ImportOptions(update=True, approve=True)):
        assert {row.outcome for row in plan(rows, book, options).rows} == {SAME}


def test_nothing_is_overwritten_unasked(judged, book):
    cells = {"id": "size-ask", "intent": "size", "text": "您多高多重呢？"}
    [skipped] = judged(cells)
    assert (skipped.outcome, skipped.code) == (SKIP, "phrase.exists")
    assert skipped.before == book.phrases[1]
    [changed] = judged(cells, update=True)
    assert (changed.outcome, changed.code) == (CHANGE, "")
    assert changed.after.text == "您多高多重呢？"
    assert changed.after.state is PhraseState.DRAFT


def test_what_a_file_has_no_column_for_stays(judged, book):
    [row] = judged({"id": "ship_time-soon", "text": "尽快发出"}, update=True, approve=True)
    assert row.after == replace(book.phrases[0], text="尽快发出", state=PhraseState.DRAFT)
    [row] = judged({"id": "ship_time-soon", "text": book.phrases[0].text}, approve=True)
    assert row.outcome is SAME


def test_an_empty_cell_empties_what_may_be_empty(judged):
    cells = {"id": "ship_time-soon", "text": "尽快", "note": "", "cues": "", "tone": ""}
    [row] = judged(cells, update=True)
    assert (row.after.note, row.after.cues, row.after.tone) == ("", (), Tone.WARM)


@pytest.mark.parametrize(
    ("stated", "approve", "state"),
    [
        ("approved", False, "draft"),
        ("approved", True, "approved"),
        ("启用", True, "approved"),
        ("retired", False, "draft"),
        ("retired", True, "retired"),
        ("", True, "draft"),
    ],
)
def test_a_state_is_believed_only_if_that_was_asked_for(judged, stated, approve, state):
    [row] = judged({"intent": "size", "text": "偏大", "state": stated}, approve=approve)
    assert row.after.state == state


def test_a_state_alone_changes_nothing_unless_it_is_believed(judged, book):
    cells = {**cells_of(book.phrases[1]), "state": "retired"}
    assert judged(cells, update=True)[0].outcome is SAME
    [row] = judged(cells, update=True, approve=True)
    assert (row.outcome, row.after.state) == (CHANGE, PhraseState.RETIRED)


@pytest.mark.parametrize("text", ["您加微信聊吧", "好的{", "好的}{size"])
def test_what_is_blocked_comes_in_as_a_draft_that_says_why(judged, text):
    [row] = judged({"intent": "size", "text": text, "state": "approved"}, approve=True)
    assert row.outcome is ADD
    assert row.after.state is PhraseState.DRAFT
    assert row.code in ("phrase.rule", "phrase.brace")
    assert row.is_finding


def test_a_rule_is_named_with_the_words_that_break_it(judged):
    [row] = judged({"intent": "size", "text": "您加微信聊吧"})
    assert (row.code, row.detail) == ("phrase.rule", "R51: 加微信")


def test_rules_hold_where_the_phrase_is_for(judged):
    cells = {"intent": "size", "text": "亲亲，偏大", "state": "approved"}
    [jd] = judged({**cells, "platforms": "淘宝|京东"}, approve=True)
    assert jd.code == "phrase.rule"
    [taobao] = judged({**cells, "platforms": "taobao"}, approve=True)
    assert taobao.after.state is PhraseState.APPROVED


def test_hints_and_empty_slots_block_nothing(judged):
    cells = {"intent": "size", "text": "你好，{ship_time}发出", "state": "approved"}
    [row] = judged(cells, approve=True)
    assert (row.code, row.after.state) == ("", PhraseState.APPROVED)


@pytest.mark.parametrize("text", ["请问您的身高体重是多少呢", "請問您的身高體重 是多少呢!!"])
def test_a_near_verbatim_duplicate_is_the_same(judged, book, text):
    [row] = judged({"id": "size-other", "intent": "size", "text": text}, update=True)
    assert (row.outcome, row.code, row.detail) == (SAME, "phrase.near_duplicate", "size-ask")
    assert row.after == book.phrases[1]


def test_the_same_words_may_answer_another_intent(judged):
    [row] = judged({"intent": "ship_time", "text": "请问您的身高体重是多少呢？"})
    assert row.outcome is ADD


def test_a_row_repeated_in_the_file_is_added_once(judged):
    cells = {"intent": "size", "text": "偏大半码"}
    first, second = judged(cells, {**cells, "text": "偏大半码～"})
    assert (first.outcome, second.outcome, second.detail) == (ADD, SAME, "size-1")


def test_numbers_tell_phrases_apart():
    assert wording("满100减10") != wording("满200减20")
    assert wording("😊") == "😊"


def test_an_id_twice_in_a_file_is_bad_the_second_time(judged):
    rows = judged(
        {"id": "size-new", "intent": "size", "text": "偏大"},
        {"id": "size-new", "intent": "size", "text": "偏小"},
    )
    assert [row.outcome for row in rows] == [ADD, BAD]
    assert (rows[1].code, rows[1].detail) == ("phrase.duplicate_id", "size-new: 2")


@pytest.mark.parametrize("key", ["size-new", "size-ask"])
def test_a_bad_row_leaves_its_id_to_the_next_good_one(judged, key):
    good = {"id": key, "intent": "size", "text": "偏大半码"}
    rows = judged({**good, "text": "坏{nope}"}, good, {**good, "text": "偏小"}, update=True)
    assert [row.outcome for row in rows] == [BAD, ADD if key == "size-new" else CHANGE, BAD]
    assert (rows[2].code, rows[2].detail) == ("phrase.duplicate_id", f"{key}: 3")


def test_fresh_ids_avoid_those_of_bank_and_file(book):
    book = replace(book, phrases=(*book.phrases, a_phrase("size-1", "size", "一")))
    rows = [
        Row(2, {"intent": "size", "text": "二"}),
        Row(3, {"id": "size-2", "intent": "size", "text": "三"}),
        Row(4, {"intent": "size", "text": "四"}),
    ]
    assert [row.after.id for row in plan(rows, book).rows] == ["size-3", "size-2", "size-4"]
    assert plan(rows, book) == plan(rows, book)


def test_an_id_the_bank_has_out_of_sight_is_given_to_nobody(book):
    rows = [
        Row(2, {"id": "gift-1", "intent": "size", "text": "一"}),
        Row(3, {"intent": "size", "text": "二"}),
        Row(4, {"id": "size-ask", "intent": "size", "text": "三"}),
    ]
    taken = {"gift-1", "size-1", "size-ask"}
    hidden, fresh, known = plan(rows, book, ImportOptions(update=True), taken).rows
    assert (hidden.outcome, hidden.after.id) == (ADD, "size-2")
    assert (hidden.code, hidden.detail) == ("phrase.new_id", "gift-1")
    assert fresh.after.id == "size-3"
    assert (known.outcome, known.after.id) == (CHANGE, "size-ask")


def test_a_code_that_is_no_id_is_kept_in_the_note(judged):
    [row] = judged({"分类": "尺码", "短语内容": "偏大半码", "快捷编码": "/码"})
    assert (row.after.id, row.after.note) == ("size-1", "快捷编码: /码")
    assert (row.code, row.detail) == ("phrase.new_id", "/码")
    assert not row.is_finding


def test_unknown_columns_are_kept_in_the_note(judged):
    cells = {"intent": "size", "text": "偏大", "备注": "慎用", "标签": "尺码\n女装", "空": " "}
    [row] = judged({**cells, "分类": "售前"})
    assert row.after.note == "慎用\n标签: 尺码 女装\n分类: 售前"


def test_importing_twice_adds_no_second_label(judged, book):
    known = replace(book.phrases[1], note="标签: 女装")
    cells = {"id": "size-ask", "intent": "size", "text": known.text, "标签": "女装"}
    rows = [Row(2, cells)]
    [row] = plan(rows, replace(book, phrases=(known,))).rows
    assert row.outcome is SAME


def test_lists_and_words_of_other_programs_are_read(judged):
    [row] = judged(
        {"intent": "size", "text": "偏大", "平台": "天猫、京东", "关键词": "偏大，偏小",
         "用途": "安抚", "情绪": "着急", "长文": "是"}
    )  # fmt: skip
    assert row.after.platforms == ("taobao", "jd")
    assert row.after.cues == ("偏大", "偏小")
    assert row.after.role is PhraseRole.EMPATHY
    assert row.after.emotions == ("hurried",)
    assert row.after.long


def test_cues_are_written_as_messages_are_compared(judged):
    [row] = judged({"intent": "size", "text": "偏大", "cues": "ＸＬ|碼數|码数"})
    assert row.after.cues == ("xl", "码数")


def test_progress_reaches_the_end(book):
    seen = []
    rows = [Row(n, {"intent": "size", "text": str(n)}) for n in range(2500)]
    plan(rows, book, progress=lambda *told: seen.append(told))
    assert seen == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_a_plan_counts_every_outcome():
    found = ImportPlan((RowReport(1, ADD), RowReport(2, BAD), RowReport(3, ADD)))
    assert found.counts == {ADD: 2, SAME: 0, CHANGE: 0, SKIP: 0, BAD: 1}
    assert [row.row for row in found.changes] == [1, 3]
