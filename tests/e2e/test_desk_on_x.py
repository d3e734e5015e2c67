"""The main job as an agent does it: on a real display, with keys, beside other programs."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.e2e.desktop import PATIENCE_S, PROGRAM, wait_for

ANSWER_S = 5
"""How long the window may take to close, in seconds."""

QUESTIONS = ("拍了三天了怎么还不发货", "能便宜点吗", "可以货到付款吗", "发什么快递", "有运费险吗")
"""Ordinary questions of several intents; the tests pick those whose replies fit."""


def offers(question, desktop, folder):
    """Return the replies the command line gives, which are those the window shows."""
    command = [*PROGRAM, "--data-dir", str(folder), "suggest", question, "--json", "--top", "9"]
    done = subprocess.run(
        command, env=desktop.env, capture_output=True, encoding="utf-8", timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["replies"]


def blocked(reply):
    return any(finding["severity"] == "block" for finding in reply["findings"])


@pytest.fixture(scope="module")
def known(desktop, tmp_path_factory):
    """Map each question to the replies offered for it."""
    folder = tmp_path_factory.mktemp("known")
    return {question: offers(question, desktop, folder) for question in QUESTIONS}


@pytest.fixture
def ready_window(desktop, window_program, tmp_path):
    """The active window of a program that has its bank."""
    window = desktop.window_of(window_program)
    wait_for((tmp_path / "data" / "cache" / "playbook.json").exists, "the bank to be loaded")
    desktop.activate(window)
    return window


def clipboard_after(desktop, before):
    """Return what another program finds on the clipboard once it is no longer `before`."""

    def changed():
        now = desktop.clipboard()
        return now if now and now != before else None

    return wait_for(changed, "a reply on the clipboard", patience_s=10)


def test_a_pasted_message_ends_as_the_first_reply_on_the_clipboard(desktop, ready_window, known):
    complete = [(q, r) for q, r in known.items() if not r[0]["missing"] and not blocked(r[0])]
    assert len(complete) >= 2

    for question, replies in complete[:2]:
        desktop.put_on_clipboard(question)
        desktop.press("ctrl+v", "1")
        assert clipboard_after(desktop, question) == replies[0]["text"]
        desktop.press("ctrl+l", "ctrl+a")


def test_enter_copies_the_row_the_agent_moved_to(desktop, ready_window, known):
    question, replies = next(
        (q, r)
        for q, r in known.items()
        if len(r) > 1 and not r[1]["missing"] and not blocked(r[1])
    )

    desktop.put_on_clipboard(question)
    desktop.press("ctrl+v", "Down", "Return")

    assert clipboard_after(desktop, question) == replies[1]["text"]


def test_an_empty_slot_is_asked_for_before_anything_is_copied(desktop, ready_window, known):
    question, place, reply = next(
        (q, place, reply)
        for q, replies in known.items()
        for place, reply in enumerate(replies, start=1)
        if len(reply["missing"]) == 1
    )
    [slot] = reply["missing"]

    desktop.put_on_clipboard(question)
    desktop.press("ctrl+v", str(place))
    desktop.type("AB12")
    assert desktop.clipboard() == question
    desktop.press("Return")

    assert clipboard_after(desktop, question) == reply["text"].replace(f"{{{slot}}}", "AB12")


def test_the_window_closes_as_any_other_does(desktop, ready_window, window_program):
    def ended():
        try:
            desktop.press("alt+F4")  # the window manager's key: lost while it is still busy
            return window_program.wait(ANSWER_S) == 0
        except subprocess.TimeoutExpired:
            return False

    wait_for(ended, "the window to close")


def test_the_command_line_copies_for_other_programs(desktop, known, tmp_path):
    question, replies = next(
        (q, r) for q, r in known.items() if not r[0]["missing"] and not blocked(r[0])
    )
    desktop.put_on_clipboard(question)

    done = subprocess.run(
        [*PROGRAM, "--data-dir", str(tmp_path / "data"), "suggest", question, "--copy"],
        env=desktop.env,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert desktop.clipboard() == replies[0]["text"]


def test_a_wrong_copy_is_taken_back_and_the_other_programs_picture_is_there_again(
    desktop, ready_window, known, tmp_path
):
    question, replies = next(
        (q, r) for q, r in known.items() if not r[0]["missing"] and not blocked(r[0])
    )
    desktop.put_on_clipboard(question)
    desktop.press("ctrl+v", "1")
    assert clipboard_after(desktop, question) == replies[0]["text"]
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
    picture = tmp_path / "picture.png"
    picture.write_bytes(png)
    take = ["xclip", "-selection", "clipboard", "-target", "image/png", str(picture)]
    subprocess.run(
        take,
        env=desktop.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE_S,
        check=True,
    )

    def held(kind):
        ask = ["xclip", "-selection", "clipboard", "-target", kind, "-out"]
        done = subprocess.run(ask, env=desktop.env, capture_output=True, timeout=PATIENCE_S)
        return done.stdout

    wait_for(lambda: held("image/png") == png, "the picture to be on the clipboard")
    desktop.press("1")
    reply = replies[0]["text"].encode()
    wait_for(lambda: held("UTF8_STRING") == reply, "the reply to be on the clipboard")
    desktop.press("u")
    wait_for(lambda: held("image/png") == png, "the picture to be back")
