"""Beside another program's window: docked, called by the hotkey, listening to what is copied."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import PATIENCE_S, PROGRAM, running, wait_for

QUESTION = "能便宜点吗"
HOTKEY = "ctrl+alt+r"
OTHER_WINDOW = Path(__file__).with_name("chat_window.py")
QUIET_S = 1.0
"""How long nothing may happen where nothing is to happen."""


@pytest.fixture
def other_program(desktop):
    """Open windows of other programs: give a name and a text, get the window."""
    opened = []

    def open_one(name, text):
        run = running([sys.executable, str(OTHER_WINDOW), name, text], env=desktop.env)
        opened.append(run)
        window = desktop.window_of(run.__enter__())
        desktop.activate(window)
        return window

    yield open_one
    for run in opened:
        run.__exit__(None, None, None)


@pytest.fixture
def start(desktop, tmp_path):
    """Start ReplyKit with some settings; get its window once it has its bank."""
    started = []

    def go(**settings):
        data = tmp_path / "data"
        data.mkdir()
        (data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        process = subprocess.Popen([*PROGRAM, "--data-dir", str(data)], env=desktop.env)
        started.append(process)
        window = desktop.window_of(process)
        wait_for((data / "cache" / "playbook.json").exists, "the bank to be loaded")
        return window

    yield go
    for process in started:
        process.kill()
        process.wait(PATIENCE_S)


def frame(desktop, window):
    """Return left, top, width and height of a window with its borders."""
    lines = desktop.xdotool("getwindowgeometry", "--shell", window).split()
    place = dict(line.split("=") for line in lines)
    ask = ["xprop", "-id", window, "_NET_FRAME_EXTENTS"]
    done = subprocess.run(ask, env=desktop.env, capture_output=True, text=True, timeout=PATIENCE_S)
    left, right, top, bottom = map(int, done.stdout.split("=")[1].split(","))
    x, y, width, height = (int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    return x - left, y - top, width + left + right, height + top + bottom


def in_front(desktop):
    return (desktop.xdotool("getactivewindow") or "").strip()


def never(question):
    """Return whether a question is answered with no for as long as that takes to be sure."""
    try:
        wait_for(question, "", QUIET_S)
    except pytest.fail.Exception:
        return True
    return False


def call(desktop, desk):
    desktop.press(HOTKEY)
    wait_for(lambda: in_front(desktop) == desk, "ReplyKit in front")


def test_the_window_keeps_beside_the_chat_window_wherever_that_goes(desktop, start, other_program):
    chat = other_program("chatclient", "")
    desk = start(chats=["chatclient"], docked="right")

    def touches():
        left, top, width, height = frame(desktop, chat)
        there = frame(desktop, desk)
        return there[:2] == (left + width, top) and there[3] == height

    wait_for(touches, "the window to stand at the right of the chat window")
    desktop.xdotool("windowmove", chat, 250, 160)
    wait_for(touches, "the window to go along")
    desktop.xdotool("windowsize", chat, 380, 640)
    wait_for(touches, "the window to become as high")
    assert in_front(desktop) == desk or in_front(desktop) == chat


def test_what_is_selected_is_answered_at_a_key_and_the_keyboard_goes_back(
    desktop, start, other_program
):
    desk = start(chats=["chatclient"])
    chat = other_program("chatclient", QUESTION)
    desktop.press("ctrl+a")
    wait_for(lambda: desktop.selection() == QUESTION, "the selection")

    call(desktop, desk)
    desktop.press("1")

    wait_for(lambda: desktop.clipboard() not in ("", QUESTION), "a reply on the clipboard")
    wait_for(lambda: in_front(desktop) == chat, "the chat window in front again")


def test_the_key_pressed_again_gives_the_keyboard_back(desktop, start, other_program):
    desk = start()
    chat = other_program("anything", "")
    call(desktop, desk)
    desktop.press(HOTKEY)
    wait_for(lambda: in_front(desktop) == chat, "the other window in front again")


def test_what_is_copied_in_a_watched_chat_is_answered_and_the_keyboard_stays_there(
    desktop, start, other_program
):
    desk = start(chats=["chatclient"], watching=True)
    chat = other_program("chatclient", QUESTION)
    desktop.press("ctrl+a", "ctrl+c")
    wait_for(lambda: desktop.clipboard() == QUESTION, "the message to be copied")
    assert in_front(desktop) == chat

    desktop.activate(desk)
    desktop.put_on_clipboard("另一句话，不是在聊天窗口里复制的")
    desktop.press("1")

    wait_for(lambda: "价" in desktop.clipboard(), "the reply to what was copied in the chat")


@pytest.mark.parametrize("name", ["chatclient", "browser"])
def test_neither_secrets_nor_other_programs_are_listened_to(desktop, start, other_program, name):
    desk = start(chats=["chatclient"], watching=True, hotkey="")
    other_program(name, QUESTION)
    desktop.press(*(["F5"] if name == "chatclient" else ["ctrl+a", "ctrl+c"]))
    wait_for(lambda: desktop.clipboard() == QUESTION, "the text to be copied")

    desktop.activate(desk)
    desktop.press("Down", "1")

    assert never(lambda: desktop.clipboard() != QUESTION)
