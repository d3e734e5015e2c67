"""Fixtures of the tests that drive the real program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, running, wait_for, window_on, x_server

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
    with window_on(desktop, tmp_path) as process:
        yield process
