from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from replykit.settings import Settings
from tests.fakes_ui import FakeDesktop
from tests.ui.conftest import QUESTION
from tests.ui.test_arrivals import FakeSystemClipboard
from ui import chat_side
from ui.chat_side import ChatSide
from ui.desktop.desktop import Desktop, ForeignWindow

CHAT = ForeignWindow(1, "qianniu", "buyer", QRect(100, 50, 300, 600))
LIST = ForeignWindow(2, "qianniu", "list", QRect(10, 10, 200, 300))
BROWSER = ForeignWindow(3, "browser", "news", QRect(0, 0, 700, 700))


@pytest.fixture
def desktop(qapp):
    return FakeDesktop(front=CHAT, shown=[CHAT, LIST, BROWSER])


@pytest.fixture
def clipboard_of_others(qapp):
    return FakeSystemClipboard()


@pytest.fixture
def side(desktop, clipboard_of_others, presenter, window):
    side = ChatSide(desktop, clipboard_of_others, presenter)
    side.settings = Settings(on_top=False)

    def change(parts):
        side.settings = replace(side.settings, **parts)
        window.apply(side.settings)
        side.apply(side.settings)

    side.changed.connect(change)
    side.join(window)
    side.apply(side.settings)
    return side


def test_docking_goes_right_left_and_off(side, window, desktop):
    seen = []
    for _ in range(3):
        window.dock_wanted.emit()
        seen.append(side.settings.docked)
    assert seen == ["right", "left", "off"]
    assert side.settings.chats == ("qianniu",)
    assert desktop.followed_id is None


def test_docking_takes_the_program_the_agent_came_from(side, window, desktop):
    desktop.bring(BROWSER)
    window.dock_wanted.emit()
    assert side.settings.chats == ("browser",)
    assert desktop.followed_id == BROWSER.id


def test_without_any_window_docking_says_what_to_do(side, window, desktop):
    desktop.shown, desktop.front = [], None
    window.dock_wanted.emit()
    assert side.settings.docked == "off"
    assert "聊天窗口" in window.footer.status.text()
    assert not window.header._dock.isChecked()


def test_the_window_stands_beside_the_chat_window_and_goes_along(side, window, desktop):
    window.dock_wanted.emit()
    assert window.frameGeometry().left() == CHAT.frame.right() + 1
    moved = replace(CHAT, frame=CHAT.frame.translated(-40, 20))
    desktop.followed.emit(moved)
    assert window.frameGeometry().left() == moved.frame.right() + 1
    assert window.frameGeometry().top() == moved.frame.top()


def test_another_window_of_the_same_program_takes_over_when_it_is_used(side, window, desktop):
    window.dock_wanted.emit()
    desktop.bring(LIST)
    assert desktop.followed_id == LIST.id
    desktop.bring(BROWSER)
    assert desktop.followed_id == LIST.id


def test_a_chat_window_that_is_closed_is_looked_for_again(side, window, desktop):
    window.dock_wanted.emit()
    desktop.shown = [BROWSER]
    desktop.followed.emit(None)
    assert desktop.followed_id is None
    desktop.shown = [LIST, BROWSER]
    desktop.windows_changed.emit()
    assert desktop.followed_id == LIST.id


def test_watching_needs_a_chat_window_and_names_it(side, window):
    window.watch_wanted.emit()
    assert side.settings.watching
    assert "qianniu" in window.footer.status.text()
    assert window.header._watch.isChecked()
    window.watch_wanted.emit()
    assert not side.settings.watching


def test_a_watched_message_is_on_the_desk_and_no_window_is_activated(
    side, window, desktop, clipboard_of_others
):
    window.watch_wanted.emit()
    clipboard_of_others.put(QUESTION)
    assert window.desk.paste_box.message() == QUESTION
    assert window.desk.model.rowCount() > 0
    assert desktop.activated == []


def test_the_hotkey_brings_message_and_window_and_a_copy_goes_back(
    side, window, desktop, clipboard_of_others, clipboard
):
    clipboard_of_others.put(QUESTION)
    desktop.hotkey_pressed.emit()
    desktop.own_in_front = True
    desktop.bring(None)
    window.picker.copy_number(1)
    assert clipboard.content == "您好，发货时间以页面为准。"
    assert desktop.activated == [int(window.winId()), CHAT.id]


def test_a_copy_while_another_program_is_in_front_moves_nothing(side, window, desktop):
    window.desk.paste_box.put(QUESTION)
    desktop.own_in_front = False
    window.picker.copy_number(1)
    assert desktop.activated == []


def test_a_copy_by_hand_goes_back_to_chosen_chat_windows_only(side, window, desktop):
    desktop.own_in_front = True
    window.desk.paste_box.put(QUESTION)
    desktop.bring(BROWSER)
    window.picker.copy_number(1)
    assert desktop.activated == []
    side.apply(replace(side.settings, chats=("browser",)))
    window.picker.copy_number(3)
    window.desk.paste_box.put("能便宜点吗")
    window.picker.copy_number(1)
    assert set(desktop.activated) == {BROWSER.id}


def test_escape_on_an_empty_desk_goes_back_to_the_chat(side, window, desktop):
    side.apply(replace(side.settings, chats=("qianniu",)))
    desktop.bring(CHAT)
    window.step_back()
    assert desktop.activated == [CHAT.id]
    assert not window.isMinimized()


def test_an_answered_watched_message_is_forgotten(
    side, window, presenter, clipboard_of_others, monkeypatch, qtbot
):
    side._forget.setInterval(1)
    window.watch_wanted.emit()
    clipboard_of_others.put(QUESTION)
    window.picker.copy_number(1)
    qtbot.waitUntil(lambda: presenter.text == "")
    assert window.desk.paste_box.message() == ""


def test_a_message_typed_over_a_watched_one_stays(
    side, window, presenter, clipboard_of_others, qtbot
):
    side._forget.setInterval(1)
    window.watch_wanted.emit()
    clipboard_of_others.put(QUESTION)
    window.picker.copy_number(1)
    window.desk.paste_box.put("能便宜点吗")
    qtbot.wait(20)
    assert presenter.text == "能便宜点吗"


def test_a_desktop_without_global_keys_is_no_news(side, window, desktop):
    desktop.refuses = "unable"
    side.apply(replace(side.settings, hotkey="Ctrl+Alt+T"))
    assert window.footer.status.text() == ""


@pytest.mark.parametrize("reason", ["taken", "unknown"])
def test_a_hotkey_that_cannot_be_had_is_said(side, window, desktop, reason):
    desktop.refuses = reason
    side.apply(replace(side.settings, hotkey="Ctrl+Alt+T"))
    assert window.footer.status.text()
    assert window.footer.status.property("tone") == "error"


def test_a_desktop_that_offers_nothing_says_so(qapp, presenter, window, clipboard_of_others):
    side = ChatSide(Desktop("wayland"), clipboard_of_others, presenter)
    side.join(window)
    side.apply(Settings(hotkey=""))
    window.dock_wanted.emit()
    assert "Ctrl+V" in window.footer.status.text()
    side.close()


def test_what_is_forgotten_and_when_is_a_minute():
    assert chat_side.FORGET_MS == 60_000
