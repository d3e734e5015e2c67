"""A desktop of the tests' own: an X server, a window manager, and programs that drive it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE_S = 30.0
PAUSE_S = 0.02
PROGRAM = (sys.executable, "-m", "replykit")
ROOT = Path(__file__).resolve().parents[2]


def wait_for(question, what, patience_s=PATIENCE_S):
    """Ask again and again until the answer is true, and return it; fail after the patience."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        answer = question()
        if answer:
            return answer
        time.sleep(PAUSE_S)
    pytest.fail(f"waited {patience_s:.0f} s in vain: {what}")


def output(command, **options):
    """Return what a program printed, None if it failed."""
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S, **options
    )
    return done.stdout if done.returncode == 0 else None


class Desktop:
    """The tests' own display, seen and driven by programs that know nothing of ReplyKit."""

    def __init__(self, display):
        kept = {
            k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
        }
        self.env = {**kept, "DISPLAY": display, "PYTHONPATH": str(ROOT)}

    def put_on_clipboard(self, text):
        """Let one program take the clipboard, as a chat client does on Ctrl+C."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"],
            input=text.encode(),
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            check=True,
        )
        wait_for(lambda: self.clipboard() == text, "the clipboard to be taken")

    def clipboard(self):
        """Let another program read the clipboard; "" while there is nothing to read."""
        ask = ["xclip", "-selection", "clipboard", "-target", "UTF8_STRING", "-out"]
        return output(ask, env=self.env) or ""

    def selection(self):
        """Let another program read what is selected; "" while nothing is."""
        ask = ["xclip", "-selection", "primary", "-target", "UTF8_STRING", "-out"]
        return output(ask, env=self.env) or ""

    def xdotool(self, *arguments):
        """Return what xdotool printed, None if it failed."""
        return output(["xdotool", *map(str, arguments)], env=self.env)

    def window_of(self, process):
        """Return the visible window of a process once it is there."""

        def seen():
            assert process.poll() is None, "the program ended before its window was there"
            found = self.xdotool("search", "--onlyvisible", "--pid", process.pid)
            return (found or "").split()

        return wait_for(seen, "a visible window")[-1]

    def activate(self, window):
        """Give a window the keyboard."""

        def active():
            self.xdotool("windowactivate", window)
            return (self.xdotool("getactivewindow") or "").strip() == window

        wait_for(active, "the window to be active")

    def press(self, *keys):
        """Press keys in the active window, one after the other."""
        assert self.xdotool("key", "--clearmodifiers", *keys) is not None

    def type(self, text):
        """Type ASCII text in the active window."""
        assert self.xdotool("type", "--clearmodifiers", text) is not None


@contextmanager
def x_server():
    """Run an X server on a display nobody uses; yields its name."""
    reading, writing = os.pipe()
    screen = "-screen 0 1280x900x24 -nolisten tcp"
    lasting = "-noreset"  # else it starts anew, and ends the rest, when its last client leaves
    command = ["Xvfb", "-displayfd", str(writing), *screen.split(), lasting]
    with running(command, pass_fds=[writing]), os.fdopen(reading) as number:
        os.close(writing)
        ready, _, _ = select.select([reading], [], [], PATIENCE_S)
        assert ready, "the X server did not start"
        yield f":{number.readline().strip()}"


@contextmanager
def running(command, **options):
    """Run a program in the background and end it afterwards."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


@contextmanager
def window_on(desktop, folder):
    """Start ReplyKit with its window on a desktop; it may not complain of anything."""
    errors = folder / "stderr.txt"
    with errors.open("wb") as stream:
        process = subprocess.Popen(
            [*PROGRAM, "--data-dir", str(folder / "data")],
            env=desktop.env,
            cwd=folder,
            stdout=stream,
            stderr=stream,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(PATIENCE_S)
    assert errors.read_text(encoding="utf-8") == ""
