"""Every page, form and dialog of the window, each opened as a user would find it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from replykit.domain.exchange import ImportPlan, RowOutcome, RowReport
from replykit.domain.handover import EntryKind
from replykit.domain.learning import SuggestedExample
from replykit.domain.practice import Shift
from replykit.services.exchange import Exchange
from tests.builders import a_handbook, a_phrase
from ui.widgets.practice_dialogs import FlagsDialog, ShiftsDialog
from ui.widgets.settings_dialog import SettingsDialog

from .conftest import QUESTION, UNSURE, row_of

PLAN = ImportPlan(
    (
        RowReport(2, RowOutcome.ADD, after=a_phrase("ship_time-in", text="亲，明天发哦")),
        RowReport(3, RowOutcome.BAD, "field.missing", "intent"),
    )
)
EXCHANGE = Exchange(lambda *asked: PLAN, lambda *asked: None)
SCENES = {}


def scene(role="agent"):
    """Take a function for the scene of its name, for somebody in a role."""

    def take(function):
        SCENES[function.__name__] = role, function
        return function

    return take


def _desk(program, text=QUESTION):
    program.window.go_to_desk()
    program.window.desk.paste_box.put(text)
    return program.window


@scene()
def empty_desk(program, wait):
    program.window.go_to_desk()
    return program.window


@scene()
def desk(program, wait):
    return _desk(program)


@scene()
def unsure_desk(program, wait):
    return _desk(program, UNSURE)


@scene()
def customers_waiting(program, wait):
    for text in ("快递到哪里了", UNSURE):
        _desk(program, text)
    return _desk(program)


@scene()
def two_requests(program, wait):
    return _desk(program, f"{QUESTION}，能便宜点吗")


@scene()
def strip(program, wait):
    window = _desk(program)
    window._change({"compact": True})
    return window


@scene()
def stored(program, wait):
    program.window.go_to_kept()
    wait(lambda: program.window.kept._page.rows != {})
    return program.window


@scene()
def memo(program, wait):
    window = _desk(program, f"小王 2030-01-02 09:00:01\n{QUESTION}")
    window.memos._book.add(EntryKind.OPEN, "等仓库回话", "小王")
    window.memos.open()
    window.panels.memo.kind.choose(EntryKind.FLAG)
    return window


@scene()
def desk_with_a_problem(program, wait):
    program.window.show_problem("打不开我的话术库，先用内置话术。")
    return _desk(program)


@scene()
def slots(program, wait):
    window = _desk(program)
    window.panels.ask_slots(window.desk.replies.reply(row_of(window, "ship_time-order")))
    return window


@scene()
def editor(program, wait):
    window = _desk(program)
    window.desk.replies.reply(row_of(window, "ship_time-wechat"))
    window.edit_current()
    return window


@scene()
def refusal(program, wait):
    window = _desk(program)
    window.picker.copy_number(row_of(window, "ship_time-wechat"))
    return window


@scene()
def search(program, wait):
    window = _desk(program)
    window.focus_search()
    window.places.search.setText("发货")
    window.query.look_up()
    return window


@scene()
def search_without_a_find(program, wait):
    window = _desk(program)
    window.focus_search()
    window.places.search.setText("鸡毛换糖")
    window.query.look_up()
    return window


@scene()
def keys(program, wait):
    program.window.toggle_sheet()
    return program.window


@scene()
def bank_of_an_agent(program, wait):
    program.window.browse.tree.go_to("ship_time-wechat")
    return program.window


@scene("lead")
def bank_of_a_lead(program, wait):
    program.window.browse.tree.go_to("ship_time-wechat")
    return program.window


@scene("lead")
def phrase_form(program, wait):
    page = program.window.browse
    page.tree.go_to("ship_time-wechat")
    page.edit_current()
    return program.window


@scene("lead")
def unsaved_phrase(program, wait):
    window = phrase_form(program, wait)
    form = window.browse.forms.phrase
    form.fields.text.insertPlainText("改")
    form.step_back()
    return window


@scene("lead")
def examples_form(program, wait):
    page = program.window.browse
    page.tree.go_to("ship_time-page")
    page.edit_intent()
    return program.window


@scene("lead")
def intent_form(program, wait):
    program.window.browse.new_intent()
    return program.window


@scene("lead")
def suggested_examples(program, wait):
    page = program.window.browse
    for text in ("碎成渣了怎么弄", "我的收件人是「姓名」，盒子扁了吧"):
        example = SuggestedExample(uuid4(), "damaged", text, datetime(2026, 3, 2, 9, tzinfo=UTC))
        program.presenter.habits.suggested.emit(example)
    page.tools.suggested_wanted.emit()
    return program.window


@scene("lead")
def import_form(program, wait):
    page = program.window.browse
    page.import_from(Path("in.csv"))
    wait(lambda: page.forms.file.model.rowCount() == 2)
    return program.window


def _handbook(program, wait):
    program.window.go_to_handbook()
    page = program.window.pages.reference
    wait(lambda: page.index.model().rowCount() > 0)
    page.index.expandAll()
    return page


@scene()
def handbook(program, wait):
    page = _handbook(program, wait)
    page.index.select(a_handbook().standards[0])
    return program.window


@scene()
def handbook_practice(program, wait):
    page = _handbook(program, wait)
    page.index.select(type(page)._card.__globals__["Practice"].FLAGS)
    return program.window


@scene()
def flow(program, wait):
    page = _handbook(program, wait)
    page.show_flow(a_handbook().flows[0])
    page.flow_page.view.chart.boxes["ask"].setFocus()
    return program.window


@scene()
def settings(program, wait):
    program.window.open_settings()
    return _opened(program, wait, SettingsDialog)


@scene()
def flags(program, wait):
    dialog = FlagsDialog({}, a_handbook().presets, program._look, program.window)
    dialog.open()
    return _opened(program, wait, FlagsDialog)


@scene()
def shifts(program, wait):
    times = (Shift("早班", "09:00", "17:30"), Shift("晚班", "15:00", "23:30"))
    dialog = ShiftsDialog(times, a_handbook().presets, program._look, program.window)
    dialog.open()
    return _opened(program, wait, ShiftsDialog)


def _opened(program, wait, kind):
    dialog = program.window.findChild(kind)
    wait(lambda: QApplication.activeWindow() is dialog)
    return dialog
