"""The logic for Windows on a stand-in; the calls themselves run on Windows alone."""

import pytest
from PySide6.QtCore import QRect

from ui.desktop.desktop import HotkeyError
from ui.desktop.windows import (
    MOD_ALT,
    MOD_CONTROL,
    MOD_NOREPEAT,
    WindowsDesktop,
    virtual_key,
)

PLACE = QRect(10, 20, 300, 400)


class FakeApi:
    """Windows of other programs as a test wants them; ours is number 9."""

    def __init__(self):
        self.front = 1
        self.places = {1: PLACE, 2: PLACE.translated(50, 50), 9: PLACE}
        self.taken = False
        self.registered = None

    def foreground(self):
        return self.front

    def shown(self):
        return list(self.places)

    def frame(self, window):
        return self.places.get(window)

    def title(self, window):
        return f"window {window}"

    def program(self, window):
        return "" if window == 9 else f"program{window}"

    def activate(self, window):
        self.front = window
        return True

    def register(self, key, modifiers):
        if not self.taken:
            self.registered = (key, modifiers)
        return not self.taken

    def unregister(self):
        self.registered = None


@pytest.fixture
def api():
    return FakeApi()


@pytest.fixture
def desktop(qapp, api):
    desktop = WindowsDesktop(api=api)
    yield desktop
    desktop.close()


def test_only_windows_of_others_are_seen(desktop, api):
    assert [window.program for window in desktop.windows()] == ["program1", "program2"]
    assert desktop.active().id == 1
    api.front = 9
    assert desktop.active() is None
    assert desktop.in_front(9)


def test_another_window_in_front_is_told_once(desktop, api, qtbot):
    with qtbot.waitSignal(desktop.active_changed) as told:
        api.front = 2
        desktop.look()
    assert told.args[0].program == "program2"
    with qtbot.assertNotEmitted(desktop.active_changed):
        desktop.look()


def test_a_followed_window_is_told_when_it_moves_and_when_it_goes(desktop, api, qtbot):
    desktop.follow(1)
    with qtbot.assertNotEmitted(desktop.followed):
        desktop.look()
    with qtbot.waitSignal(desktop.followed) as told:
        api.places[1] = PLACE.translated(5, 5)
        desktop.look()
    assert told.args[0].frame == PLACE.translated(5, 5)
    with qtbot.waitSignal(desktop.followed) as told:
        del api.places[1]
        desktop.look()
    assert told.args == [None]


def test_a_hotkey_is_registered_in_place_of_the_former_one(desktop, api):
    desktop.grab("Ctrl+Alt+R")
    assert api.registered == (ord("R"), MOD_CONTROL | MOD_ALT | MOD_NOREPEAT)
    desktop.grab("")
    assert api.registered is None


@pytest.mark.parametrize(
    ("keys", "taken", "reason"), [("Ctrl+R", True, "taken"), ("R", False, "unknown")]
)
def test_a_hotkey_that_cannot_be_had_is_refused(desktop, api, keys, taken, reason):
    api.taken = taken
    with pytest.raises(HotkeyError) as refused:
        desktop.grab(keys)
    assert refused.value.reason == reason


def test_keys_have_the_numbers_of_windows():
    assert [virtual_key(k) for k in (ord("a"), ord("5"), 0x20, 0xFFBE, 0xFF63)] == [
        0x41,
        0x35,
        0x20,
        0x70,
        0x2D,
    ]
    assert virtual_key(0x1234) is None
