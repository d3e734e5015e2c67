"""The page of what is stored: it counts, shows, switches and erases."""

from datetime import UTC, datetime

import pytest

from db.kept import TABLES
from replykit.errors import StorageError
from replykit.services.kept import Kept, Storage
from replykit.settings import Paths, Settings
from ui.kept_presenter import KeptPresenter
from ui.kept_texts import KINDS
from ui.tasks import TaskRunner
from ui.widgets.kept_page import KeptPage

from .keyboard import Key, press


class FakeKept:
    def __init__(self):
        self.counts = {"uses": 3, "examples": 2}
        self.error = None

    def kept(self):
        since = datetime(2030, 1, 2, 12, tzinfo=UTC)
        return tuple(Kept(kind, n, since if n else None) for kind, n in self.counts.items())

    def details(self, kind):
        return (("2030-01-02", "<b>发货</b>「电话」"),)

    def erase(self, kind):
        if self.error:
            raise self.error
        found, self.counts[kind] = self.counts[kind], 0
        return found


@pytest.fixture
def store():
    return FakeKept()


@pytest.fixture
def page(qtbot, look, store, tmp_path):
    tasks = TaskRunner()
    storage = Storage(Paths(tmp_path))
    storage.open(store)
    page = KeptPage(look)
    page.presenter = KeptPresenter(storage, tasks)
    page.attach(page.presenter)
    qtbot.addWidget(page)
    page.resize(380, 720)
    page.show()
    page.look_again()
    qtbot.waitUntil(lambda: "uses" in page.rows)
    yield page
    tasks.shut_down()


def test_every_kind_has_words():
    files = {kept.kind for kept in Storage(Paths.default()).kept()}
    assert set(KINDS) == set(TABLES) | files


def test_everything_stored_is_counted(page):
    assert page.rows["uses"]._line.text().startswith("3 项 · 最早 2030-01-0")
    assert page.rows["log"]._line.text() == "没有"
    assert not page.rows["log"].erase.isVisible()


def test_what_is_kept_is_shown_as_plain_text_on_demand(page, qtbot):
    row = page.rows["examples"]
    assert not row.details.isVisible()
    row.show_details.click()
    qtbot.waitUntil(row.details.isVisible)
    assert row.details.text() == "2030-01-02 · <b>发货</b>「电话」"


def test_nothing_is_erased_before_it_is_confirmed(page, store, qtbot):
    row = page.rows["uses"]
    row.erase.click()
    assert row.question.isVisible()
    assert "备份" in row.question.text()
    row.keep.click()
    assert not row.question.isVisible()
    assert store.counts["uses"] == 3


def test_what_is_confirmed_is_erased_and_nothing_else(page, store, qtbot):
    row = page.rows["uses"]
    row.erase.click()
    with qtbot.waitSignal(page.presenter.erased) as told:
        row.confirm.click()
    assert told.args == ["uses"]
    qtbot.waitUntil(lambda: page.rows["uses"]._line.text() == "没有")
    assert store.counts == {"uses": 0, "examples": 2}


def test_what_cannot_be_erased_is_said(page, store, qtbot):
    store.error = StorageError("db.locked", path="x", reason="busy")
    page.rows["uses"].erase.click()
    page.rows["uses"].confirm.click()
    qtbot.waitUntil(page.problem.isVisible)
    assert page.problem.text()


def test_the_switches_are_those_of_the_settings(page):
    page.show_settings(Settings(learning=False, keeps_examples=True))
    shown = {name: box.isChecked() for name, box in page.switches.items()}
    assert shown == {"learning": False, "keeps_examples": True, "keeps_figures": True}
    told = []
    page.changed.connect(told.append)
    page.switches["keeps_examples"].click()
    assert told == [{"keeps_examples": False}]


def test_the_key_opens_the_page_and_escape_leaves_it(window):
    window.desk.paste_box.put("什么时候发货")
    press(Key.Key_Y)
    page = window.kept.page()
    assert window.pages.currentWidget() is page
    press(Key.Key_Escape)
    assert window.pages.currentWidget() is window.desk
