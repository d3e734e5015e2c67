"""Favourites, what is at hand, and phrases of one's own, in the whole window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from replykit.domain.phrase import Scope
from replykit.pipeline.snapshot import Snapshot
from replykit.ports import MergeReport
from replykit.services.shelf import ShelfKind
from replykit.services.workplace import OpenedBank
from tests.fakes import FakeBank
from ui.reply_text import reply_text
from ui.widgets.reply_delegate import meta_text

from .conftest import QUESTION
from .keyboard import press, select

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class FakeFavourites:
    def __init__(self):
        self.put = []

    def favourites(self):
        return ("bargain-floor",)

    def put_favourite(self, phrase, wanted):
        self.put.append((phrase, wanted))

    def recents(self, limit):
        return ("ship_time-page",)[:limit]


@pytest.fixture
def kept():
    return FakeFavourites()


@pytest.fixture
def agent(start_in_bank, book, kept, qtbot):
    def opened():
        store, first = FakeBank(book), Snapshot.build(book)
        return OpenedBank(store, first, {}, MergeReport(), favourites=kept)

    program = start_in_bank("agent", open_bank=opened)
    qtbot.waitUntil(lambda: bool(program.own.favourites))
    program.window.go_to_desk()
    program.window.desk.paste_box.put(QUESTION)
    program.window.pages.focus_replies()
    return program


def own_phrases(program):
    return [p for p in program.bank.book.phrases if p.scope is Scope.PERSONAL]


def done(program, qtbot, count):
    qtbot.waitUntil(lambda: len(own_phrases(program)) == count and not program.bank.busy)


def test_b_makes_a_favourite_with_a_star_and_takes_it_back(agent, kept, qtbot):
    select(agent.window, "ship_time-page")
    press(Key.Key_B)
    assert "ship_time-page" in agent.own.favourites
    replies = agent.window.desk.replies
    heard = replies.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "已收藏" in heard
    press(Key.Key_B)
    qtbot.waitUntil(lambda: kept.put == [("ship_time-page", True), ("ship_time-page", False)])


def test_an_empty_search_shows_what_is_at_hand(agent, clipboard):
    found = agent.window.pages.found
    press(Key.Key_Slash)
    assert agent.window.pages.currentWidget() is found
    assert found.shelf_on_show() == ShelfKind.FAVOURITES
    assert [item.phrase.id for item in found.model.items] == ["bargain-floor"]
    found.shelves.choose(ShelfKind.RECENT.value)
    assert [item.phrase.id for item in found.model.items] == ["ship_time-page"]
    press(Key.Key_1, CTRL)
    assert clipboard.content == "您好，发货时间以页面为准。"
    found.shelves.choose(ShelfKind.OWN.value)
    assert found.model.items == ()


def test_a_query_takes_the_place_of_what_is_at_hand_and_gives_it_back(agent, qtbot):
    found = agent.window.pages.found
    press(Key.Key_Slash)
    agent.window.places.search.setText("dijia")
    qtbot.waitUntil(lambda: found.shelf_on_show() is None)
    [hit] = found.model.items
    drawn = reply_text(hit, {})
    assert [drawn.text[a:b] for a, b in drawn.matched] == ["底价"]
    agent.window.places.search.clear()
    assert found.shelf_on_show() == ShelfKind.FAVOURITES
    press(Key.Key_Escape)
    assert agent.window.pages.currentWidget() is agent.window.desk


def test_ctrl_s_in_the_editor_keeps_a_phrase_of_ones_own_whatever_the_role(agent, qtbot):
    select(agent.window, "ship_time-page")
    press(Key.Key_E)
    editor = agent.window.panels.editor.editor
    editor.setPlainText("今天下单今天出库哦")
    press(Key.Key_S, CTRL)
    done(agent, qtbot, 1)
    [mine] = own_phrases(agent)
    assert (mine.text, mine.intent) == ("今天下单今天出库哦", "ship_time")
    assert not agent.bank.editable
    shown = agent.window.desk.model.items
    assert mine.id in [item.phrase.id for item in shown]
    item = next(item for item in shown if item.phrase.id == mine.id)
    assert meta_text(item).startswith("我的")


def test_del_removes_it_and_shift_p_brings_it_back(agent, qtbot):
    agent.own.keep("今天下单今天出库哦", None, "ship_time")
    done(agent, qtbot, 1)
    [mine] = own_phrases(agent)
    agent.window.pages.focus_replies()
    select(agent.window, mine.id)
    press(Key.Key_Delete)
    done(agent, qtbot, 0)
    press(Key.Key_P, SHIFT)
    done(agent, qtbot, 1)
    assert own_phrases(agent) == [mine]


def test_the_teams_phrases_stay(agent):
    select(agent.window, "ship_time-page")
    press(Key.Key_Delete)
    assert "团队" in agent.window.footer.status.accessibleName()
    assert not agent.bank.busy


def test_p_says_why_it_keeps_nothing(agent, qtbot):
    select(agent.window, "ship_time-page")
    press(Key.Key_P)
    qtbot.waitUntil(lambda: "一模一样" in agent.window.footer.status.accessibleName())
    assert own_phrases(agent) == []


def test_a_customers_number_is_refused_and_the_text_stays(agent, qtbot):
    press(Key.Key_E)
    editor = agent.window.panels.editor.editor
    editor.setPlainText("我打13812345678给您")
    press(Key.Key_S, CTRL)
    status = agent.window.footer.status
    qtbot.waitUntil(lambda: "13812345678" in status.accessibleName())
    assert editor.toPlainText() == "我打13812345678给您"
    assert own_phrases(agent) == []


def test_another_language_shows_the_same_favourites(agent, qtbot):
    agent._apply(replace(agent._settings, language="en"))
    assert agent.window.own.show_shelves()
    assert agent.window.pages.found.shelf_on_show() == ShelfKind.FAVOURITES
    agent.own.toggle_favourite("ship_time-page")
    assert len(agent.own.shelved(ShelfKind.FAVOURITES)) == 2
