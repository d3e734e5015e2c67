"""The whole program around a store in memory."""

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from replykit.domain.practice import Shift
from replykit.errors import BankUnreadableError, StorageError
from replykit.pipeline.snapshot import Snapshot
from replykit.settings import load_settings
from tests.builders import a_handbook
from tests.fakes import FakeBank
from ui import app as app_module
from ui.app import Program
from ui.run import run

from .conftest import QUESTION, row_of


@pytest.fixture
def start(qapp, qtbot, workplace):
    started = []

    def go(**changes):
        program = Program(qapp, replace(workplace, **changes))
        started.append(program)
        with qtbot.waitSignal(program.loader.settled):
            program.start()
        return program

    yield go
    for program in started:
        finish(program)


def finish(program):
    program.window.close()
    program.stop()
    program._translations.speak("zh")


def fail(error):
    def work():
        raise error

    return work


def test_the_bank_comes_after_the_first_paint_and_then_the_users_own(qapp, workplace, qtbot):
    program = Program(qapp, workplace)
    order = []
    program.window.painted.connect(lambda: order.append("painted"))
    program.loader.ready.connect(lambda: order.append("ready"))
    program.loader.opened.connect(lambda: order.append("opened"))
    with qtbot.waitSignal(program.loader.settled):
        program.start()
    assert order == ["painted", "ready", "opened"]
    assert program.window.footer.bank.text() == "我的话术 · 8 条"
    finish(program)
    assert program.loader.store is None


def test_after_the_users_bank_the_matcher_is_refined_and_learns_again(start, workplace, book):
    better, learnt = Snapshot.build(book), Snapshot.build(book)
    order = []

    def refine():
        order.append("refine")
        return better

    def learn_again(wanted):
        order.append("learn" if wanted() else "stopped")
        return learnt

    program = start(refine=refine, learn_again=learn_again)
    assert order == ["refine", "learn"]
    assert program.presenter.book is learnt.book


def test_where_the_users_bank_fails_the_matcher_is_refined_all_the_same(start, book):
    better = Snapshot.build(book)
    failing = fail(StorageError("db.locked", path="x"))
    program = start(open_bank=failing, refine=lambda: better)
    assert program.presenter.book is better.book


def test_a_message_pasted_before_the_bank_is_answered_when_it_comes(qapp, workplace, qtbot):
    program = Program(qapp, workplace)
    program.window.desk.paste_box.put(QUESTION)
    assert program.window.desk.model.rowCount() == 0
    with qtbot.waitSignal(program.loader.settled):
        program.start()
    assert program.window.desk.model.rowCount() > 0
    finish(program)


def test_replies_on_show_do_not_move_when_the_users_bank_comes(start, workplace, qtbot):
    program = start()
    program.window.desk.paste_box.put(QUESTION)
    with qtbot.assertNotEmitted(program.presenter.answered):
        program.loader.opened.emit()


def test_a_broken_store_is_told_calmly_and_the_agent_goes_on(start, clipboard):
    error = StorageError("db.corrupt", path="/data/replykit.db")
    program = start(open_bank=fail(error))
    assert program.window.banner.isVisible()
    for part in ("内置话术", "损坏", "保留", "/data/replykit.db"):
        assert part in program.window.banner.text
    assert program.window.footer.bank.text() == "内置话术 · 8 条"
    program.window.desk.paste_box.put(QUESTION)
    program.window.picker.copy_number(row_of(program.window, "ship_time-page"))
    assert clipboard.content


def test_a_missing_bundle_is_told_and_the_users_bank_used(start):
    program = start(load_snapshot=fail(BankUnreadableError("bank", "gone")))
    assert "话术文件读不出来" in program.window.banner.text
    assert program.window.footer.bank.text().startswith("我的话术")


def test_copies_are_counted_in_the_store(start, qtbot):
    program = start()
    program.window.desk.paste_box.put(QUESTION)
    program.window.picker.copy_number(row_of(program.window, "ship_time-page"))
    store = program.loader.store
    qtbot.waitUntil(lambda: store.counted == ["ship_time-page"])


def test_a_count_is_not_lost_when_the_window_is_closed_at_once(start):
    program = start()
    store = program.loader.store
    program.window.desk.paste_box.put(QUESTION)
    program.window.picker.copy_number(row_of(program.window, "ship_time-page"))
    finish(program)
    assert store.counted == ["ship_time-page"]
    assert store.closed


def test_a_count_that_fails_does_not_fail_the_copy(start, workplace, clipboard, qtbot):
    opened = workplace.open_bank()
    store = FakeBank(opened.store.book, StorageError("db.full", path="x"))
    program = start(open_bank=lambda: replace(opened, store=store))
    program.window.desk.paste_box.put(QUESTION)
    program.window.picker.copy_number(row_of(program.window, "ship_time-page"))
    assert clipboard.content
    qtbot.waitUntil(lambda: "磁盘满了" in program.window.banner.text)


def test_slow_loading_is_told(start, workplace, qtbot, monkeypatch):
    def slow():
        time.sleep(0.4)
        return workplace.load_snapshot()

    told = []
    monkeypatch.setattr(app_module.MainWindow, "show_loading", lambda _: told.append(True))
    start(load_snapshot=slow)
    assert len(told) == 1


def test_loading_is_said_in_place_of_replies(window):
    window.show_loading()
    assert window.desk.notice.startswith("话术载入中")
    window.show_bank(own=False)
    assert not window.desk.notice.startswith("话术载入中")


def test_the_place_and_the_pin_are_remembered(start, workplace):
    program = start()
    program.window.header.pin.click()
    program.window.resize(400, 600)
    program.window.close()
    kept = load_settings(workplace.paths.settings)
    assert kept.on_top is True
    assert kept.geometry[2] == 400


def test_settings_take_effect_at_once(start):
    program = start()
    program.window.desk.paste_box.put(QUESTION)
    changed = replace(
        program.window._settings,
        theme="dark",
        font_px=18,
        platform="jd",
        profile={"ship_time": "48小时内", "shop": "云朵小铺"},
    )
    program.window._set(changed)
    assert QApplication.font().pixelSize() == 18
    assert program._look.style.dark
    assert "云朵小铺" in program.window.header.profile.text()
    replies = program.window.desk.model.items
    assert any("48小时内" in item.draft.text for item in replies)


def test_the_language_changes_at_once_and_the_message_stays(start, qtbot):
    program = start()
    program.window.desk.paste_box.put(QUESTION)
    program.window._set(replace(program.window._settings, language="en"))
    assert program.window.places.bank.text() == "Phrases"
    assert program.window.desk.paste_box.message() == QUESTION
    assert program.window.desk.chips.intent_chips()[0].text() == "Dispatch time"
    assert program.window.footer.bank.text() == "My phrases · 8"
    program.window._set(replace(program.window._settings, language="zh"))
    assert program.window.places.bank.text() == "话术库"


def test_settings_that_cannot_be_written_are_told(start, monkeypatch):
    def refuse(path, settings):
        raise PermissionError

    monkeypatch.setattr(app_module, "save_settings", refuse)
    program = start()
    program.window.toggle_why()
    assert "没有存下来" in program.window.footer.status.text()


def test_a_crash_is_told_without_stopping(start, monkeypatch):
    program = start()
    shown = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: shown.append(box.text()))
    program.show_crash(ZeroDivisionError("客户的话"))
    assert "ZeroDivisionError" in shown[0]
    assert "客户的话" not in shown[0]


def test_the_smoke_test_passes_with_a_bank(qapp, workplace):
    assert run(workplace, smoke_test=True) == 0
    assert workplace.paths.log.exists()
    assert QUESTION not in workplace.paths.log.read_text("utf-8")
    json.loads(workplace.paths.settings.read_text("utf-8"))


def test_the_smoke_test_fails_without_replies(qapp, workplace):
    broken = replace(
        workplace,
        load_snapshot=fail(BankUnreadableError("bank", "gone")),
        open_bank=fail(StorageError("db.locked", path="x")),
    )
    assert run(broken, smoke_test=True) == 1


def test_an_unwritable_log_does_not_stop_the_start(qapp, workplace, tmp_path):
    blocker = tmp_path / "logs"
    blocker.write_text("a file where the folder should be")
    assert run(workplace, smoke_test=True) == 0


def test_the_handbook_is_read_once(start, qtbot):
    read = []

    def load():
        read.append(True)
        return a_handbook()

    program = start(load_handbook=load)
    program.window.go_to_handbook()
    qtbot.waitUntil(lambda: program.window.pages.reference.index.model().rowCount() > 0)
    program.window.settings_changed.emit(replace(program.window._settings, language="en"))
    program.window.go_to_handbook()
    assert program.window.pages.reference.index.model().rowCount() > 0
    assert len(read) == 1


def test_a_handbook_that_cannot_be_read_is_owned_up_to(start, qtbot, caplog):
    program = start(load_handbook=fail(BankUnreadableError("flows.toml", "missing")))
    program.window.go_to_handbook()
    page = program.window.pages.reference
    qtbot.waitUntil(lambda: "flows.toml" in page.status.text())
    assert page.status.isVisible()
    assert "bank.unreadable" in caplog.text
    caplog.clear()


def test_what_the_shop_settled_is_saved(start, workplace):
    program = start()
    program.window.go_to_handbook()
    shifts = (Shift("白班", "09:00", "17:30"),)
    program.window.pages.reference.shifts_changed.emit(shifts)
    assert load_settings(workplace.paths.settings).shifts == shifts
