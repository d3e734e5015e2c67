"""The default program opens no network connection: every socket call of a run is looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.e2e.desktop import PROGRAM, ROOT

LOCAL = {"AF_UNIX"}
"""What talks to programs on this machine: the X server, and the session's bus where one runs."""

_FAMILY = re.compile(r"\b(?:socket\(|sa_family=)(AF_\w+)")
_CONNECTED = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=(@?"[^"]*")')
CALLER = (
    "import socket\n"
    "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    "s.connect(('127.0.0.1', 9))\n"
)


@pytest.fixture
def traced(tmp_path):
    """Run a program and return every network call it and its children made."""
    if shutil.which("strace") is None:
        pytest.fail("strace is missing: apt-get install strace (scripts/setup-system.sh test)")

    def traced(command, **env):
        trace = tmp_path / "trace"
        done = subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), *command],
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        if "ptrace" in done.stderr and "not permitted" in done.stderr:
            pytest.fail(f"this system forbids tracing, so nothing is proved: {done.stderr}")
        assert done.returncode == 0, done.stderr
        return trace.read_text(encoding="utf-8")

    return traced


@pytest.fixture
def display():
    """An X server of its own; its number."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0", "800x900x24"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def smoke(tmp_path):
    return [*PROGRAM, "--data-dir", str(tmp_path / "data"), "--smoke-test"]


def test_without_a_screen_no_connection_is_opened(traced, tmp_path):
    calls = traced(smoke(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert set(_FAMILY.findall(calls)) <= LOCAL


def test_on_a_screen_only_programs_on_this_machine_are_spoken_to(traced, tmp_path, display):
    calls = traced(smoke(tmp_path), DISPLAY=display, QT_QPA_PLATFORM="xcb")
    assert set(_FAMILY.findall(calls)) == LOCAL
    spoken_to = set(_CONNECTED.findall(calls))
    assert any(".X11-unix" in path for path in spoken_to)
    others = {path for path in spoken_to if ".X11-unix" not in path}
    assert all(re.search(r"/bus|dbus|/nscd|at-spi|ibus|fcitx", path) for path in others), others


def test_a_program_that_does_connect_is_caught(traced):
    calls = traced([sys.executable, "-c", CALLER])
    assert not set(_FAMILY.findall(calls)) <= LOCAL
