"""Phrases come in and go out from the bank place."""

from pathlib import Path

import pytest

from phrasebank.exchange import formats
from replykit.domain.exchange import ROW_CODES, ImportPlan, RowOutcome, RowReport
from replykit.domain.phrase import PhraseState
from replykit.errors import StorageError, UserError
from replykit.services.exchange import Exchange
from tests.builders import a_phrase
from ui import exchange_texts
from ui.widgets.bank_files import ask_export, ask_import

from .keyboard import CTRL, Key, press

NEW = a_phrase("ship_time-in", text="亲，鸡毛换糖的活动结束啦~", state=PhraseState.DRAFT)
PLAN = ImportPlan(
    (
        RowReport(2, RowOutcome.ADD, after=NEW),
        RowReport(3, RowOutcome.BAD, "field.missing", "intent"),
        RowReport(4, RowOutcome.SKIP, "phrase.exists", after=NEW),
    )
)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def program(start_in_bank, asked):
    def judge(path, format_name, book, options, taken, progress):
        asked.append((path.name, options.update, options.approve))
        if path.name == "bad.csv":
            raise UserError("exchange.damaged", path=str(path), reason="x")
        return PLAN

    def write(phrases, path, format_name, force):
        asked.append(([p.id for p in phrases], path.name, force))

    return start_in_bank("lead", exchange=Exchange(judge, write))


@pytest.fixture
def page(program):
    return program.window.browse


def planned(page, qtbot, name="in.csv"):
    page.import_from(Path(name))
    qtbot.waitUntil(lambda: page.forms.file.model.rowCount() == 3)
    return page.forms.file


def test_an_import_is_shown_before_it_is_done_findings_first(program, page, qtbot):
    form = planned(page, qtbot)
    assert form.counts.text() == "新增 1 · 跳过 1 · 不能用 1"
    lines = [form.model.index(n).data() for n in range(3)]
    assert lines[0] == "第 3 行 · 不能用 · 缺 intent"
    assert lines[2] == f"第 2 行 · 新增 · {NEW.text}"
    assert form.foot.save.text() == "导入 1 条"
    assert program.loader.store.applied == []
    press(Key.Key_Escape)
    assert page.tree.hasFocus()
    assert program.loader.store.applied == []


def test_an_import_is_done_in_one_step_and_taken_back(program, page, qtbot):
    form = planned(page, qtbot)
    form.foot.save.click()
    qtbot.waitUntil(lambda: not program.bank.busy)
    store = program.loader.store
    assert store.book.phrases[-1] == NEW
    assert NEW.id in [phrase.id for phrase in page.tree_model.phrases()]
    press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: NEW.id not in store.book.phrase_by_id)


def test_other_options_make_another_plan(page, qtbot, asked):
    form = planned(page, qtbot)
    form.update_held.click()
    form.approve.click()
    qtbot.waitUntil(lambda: form.model.rowCount() == 3)
    assert asked == [
        ("in.csv", False, False),
        ("in.csv", True, False),
        ("in.csv", True, True),
    ]


def test_a_file_that_cannot_be_used_is_told(page, qtbot):
    page.import_from(Path("bad.csv"))
    form = page.forms.file
    qtbot.waitUntil(lambda: form.foot.text != "")
    assert not form.foot.save.isEnabled()


def test_a_failing_database_keeps_the_plan(program, page, qtbot):
    form = planned(page, qtbot)
    program.loader.store.error = StorageError("db.full", path="x")
    form.foot.save.click()
    qtbot.waitUntil(lambda: "磁盘满了" in form.foot.text)
    assert form.isVisible()
    assert form.model.rowCount() == 3


def test_the_phrases_in_the_state_on_show_are_exported(program, page, qtbot, asked):
    page.filter.state.choose(PhraseState.DRAFT.value)
    page.export_to(Path("out.csv"))
    qtbot.waitUntil(lambda: "已导出" in program.window.footer.status.text())
    assert asked == [([], "out.csv", True)]


def test_every_row_code_has_words(qapp):
    assert set(exchange_texts.ROWS) == set(ROW_CODES)
    assert set(exchange_texts.OUTCOMES) == set(RowOutcome)


def test_the_dialogs_offer_the_formats_there_are(page):
    chosen = []
    for ask in (ask_import, ask_export):
        dialog = ask(page, chosen.append)
        offered = " ".join(dialog.nameFilters())
        assert all(f"*{form.suffixes[0]}" in offered for form in formats.FORMATS.values())
        dialog.fileSelected.emit("a.xlsx")
        dialog.reject()
    assert chosen == [Path("a.xlsx"), Path("a.xlsx")]
