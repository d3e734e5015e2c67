"""Fixtures of the tests that drive the real program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.desktop import PATIENCE_S, PROGRAM, Desktop, running, wait_for, x_server

TOOLS = ("Xvfb", "openbox", "xdotool", "xclip")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def desktop():
    """A desktop with a window manager, up for the whole run."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    assert not lacking, f"missing programs: {lacking}; `make test` installs or names them"
    with x_server() as display:
        desktop = Desktop(display)
        with running(["openbox", "--sm-disable"], env=desktop.env):
            wait_for(lambda: desktop.xdotool("get_desktop"), "the window manager")
            yield desktop


@pytest.fixture
def window_program(desktop, tmp_path):
    """Start ReplyKit with its window on the desktop; ended by force if a test leaves it."""
    errors = tmp_path / "stderr.txt"
    with errors.open("wb") as stream:
        process = subprocess.Popen(
            [*PROGRAM, "--data-dir", str(tmp_path / "data")],
            env=desktop.env,
            cwd=tmp_path,
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
