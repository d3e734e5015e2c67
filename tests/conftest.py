"""What holds for every test: no window, a home of its own, no error logged, no thread left."""

from __future__ import annotations

import logging
import os
import sys
import threading

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
POOL_PATIENCE_MS = 5000


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, below in HOMES.items():
            folder = home / below
            folder.mkdir(parents=True, exist_ok=True)
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(autouse=True)
def _no_error_is_logged(caplog):
    """Fail on records of level ERROR; a test that provokes one reads and clears `caplog`."""
    yield
    for phase in ("setup", "call"):
        errors = [r for r in caplog.get_records(phase) if r.levelno >= logging.ERROR]
        assert not errors, f"logged during {phase}: {[r.getMessage() for r in errors]}"


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    """Fail on threads that outlive their test, Python's own and those of Qt's global pool."""
    before = set(threading.enumerate())
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        assert core.QThreadPool.globalInstance().waitForDone(POOL_PATIENCE_MS)
    left = [t for t in threading.enumerate() if t not in before and _ours(t)]
    assert not left, f"threads left running: {left}"


def _ours(thread):
    """Tell threads started by Python; one seen in passing from Qt's pool is a dummy."""
    return not isinstance(thread, threading._DummyThread)
