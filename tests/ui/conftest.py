"""A window on a small bank: nothing real but Qt."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

from replykit.domain.exchange import ImportPlan
from replykit.domain.phrase import SlotSource
from replykit.domain.rule import Severity
from replykit.pipeline.snapshot import Snapshot
from replykit.ports import MergeReport
from replykit.services.exchange import Exchange
from replykit.services.reply_desk import ReplyDesk
from replykit.services.workplace import OpenedBank, Workplace
from replykit.settings import Paths, Settings
from tests.builders import a_book, a_handbook, a_phrase, a_rule, a_slot
from tests.fakes import FakeBank, FakeClipboard
from tests.heard import unspoken
from ui.app import Program
from ui.desk_presenter import DeskPresenter
from ui.theme import Look
from ui.widgets.main_window import MainWindow

from .reader import heard

QUESTION = "什么时候发货"
UNSURE = "今天天气真好"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Fail every test that leaves something on show a screen reader has no words for.

    So whatever page, form or dialog a test is about, nothing nameless gets into it.
    """
    result = yield
    if QApplication.instance() is None:
        return result
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    faults = [fault for window in shown for fault in unspoken(heard(window, rows=False))]
    assert not faults, "not for screen readers: " + "; ".join(faults)
    return result


@pytest.fixture(autouse=True)
def _windows_come_and_go(qapp):
    """A quit asked for outside the event loop would end every later loop at once."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def book():
    return a_book(
        phrases=(
            a_phrase("ship_time-page", text="您好，发货时间以页面为准。"),
            a_phrase("ship_time-soon", text="亲，{ship_time}发货~"),
            a_phrase("ship_time-order", text="亲，{order_no}由{courier}发出，{ship_time}发货~"),
            a_phrase("ship_time-wechat", text="亲，加微信我告诉您发货时间~", note="不能这样说"),
            a_phrase("bargain-floor", "bargain", "非常抱歉，价格已经是底价。"),
            a_phrase("logistics-check", "logistics", "您好，包裹正在路上，我帮您盯着。"),
            a_phrase("damaged-sorry", "damaged", "非常抱歉，请您拍张照片，我们补发。"),
            a_phrase("other-ask", "other", "亲，请问您想咨询哪方面的问题呢？"),
        ),
        slots=(a_slot(), a_slot("order_no", SlotSource.MESSAGE), a_slot("courier")),
        rules=(
            a_rule(
                "R51", replacement="在这里", why="站外没有保障", penalty="扣12分", safe="留在平台"
            ),
            a_rule("R02", phrases=("全网最低",)),
            a_rule("W08", Severity.HINT, ("底价",)),
        ),
    )


@pytest.fixture
def clipboard():
    return FakeClipboard()


@pytest.fixture
def desk(book, clipboard):
    desk = ReplyDesk(clipboard)
    desk.set_profile({}, "taobao")
    desk.swap(Snapshot.build(book))
    return desk


@pytest.fixture
def look(qapp):
    look = Look()
    look.choose("light", 14)
    return look


@pytest.fixture
def presenter(qapp, desk):
    """A presenter for whom time passes between any two keys, so that none is a double press."""
    return DeskPresenter(desk, Settings(), clock=count(step=0.5).__next__)


@pytest.fixture
def window(qtbot, presenter, look):
    window = MainWindow(presenter, look, Settings(on_top=False))
    qtbot.addWidget(window)
    window.show_bank(own=False)
    window.resize(380, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


@pytest.fixture
def workplace(tmp_path, desk, book):
    """A workplace whose store is in memory; the desk is still without a bank."""
    store = FakeBank(book)
    desk.swap(Snapshot.build(a_book(intents=(), phrases=(), rules=(), slots=())))
    return Workplace(
        desk=desk,
        load_snapshot=lambda: Snapshot.build(book),
        open_bank=lambda: OpenedBank(store, Snapshot.build(book), {}, MergeReport()),
        refine=lambda: None,
        rebuild=Snapshot.build,
        keep=lambda: None,
        learn_again=lambda wanted: None,
        load_handbook=a_handbook,
        exchange=Exchange(lambda *asked: ImportPlan(), lambda *asked: None),
        paths=Paths(tmp_path),
        settings=Settings(on_top=False),
    )


@pytest.fixture
def start_in_bank(qapp, qtbot, workplace, book):
    started = []

    def go(role, **changes):
        settings = replace(workplace.settings, role=role)
        first = Snapshot.build(book)
        parts = {"settings": settings, "rebuild": first.following, **changes}
        program = Program(qapp, replace(workplace, **parts))
        started.append(program)
        with qtbot.waitSignal(program.loader.settled):
            program.start()
        program.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
        with qtbot.waitSignal(program.bank.sorted):
            program.window.go_to_bank()
        return program

    yield go
    for program in started:
        program.window.browse.hold_back()
        program.window.close()
        program.stop()
        program._translations.speak("zh")


@pytest.fixture
def lead(start_in_bank):
    return start_in_bank("lead")


@pytest.fixture
def bank(lead):
    return lead.window.browse


@pytest.fixture
def settled(lead, qtbot):
    return lambda: qtbot.waitUntil(lambda: not lead.bank.busy)


def row_of(window, phrase):
    """Return the number key of a phrase in the desk's list."""
    ids = [item.phrase.id for item in window.desk.model.items]
    return ids.index(phrase) + 1


@pytest.fixture
def asked(window):
    window.desk.paste_box.put(QUESTION)
    return window
