import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from ui.crash import CrashHook
from ui.log import FramesOnlyFormatter, start_log, stop_log

SECRET = "我叫王小明，电话13800000000"


@pytest.fixture
def hook(qapp):
    shown = []
    hook = CrashHook(shown.append)
    hook.shown = shown
    hook.install()
    yield hook
    hook.uninstall()


def _boom():
    raise ValueError(SECRET)


def _caught(action):
    try:
        action()
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_each_place_is_shown_once(hook, qtbot, caplog):
    for _ in range(3):
        hook.catch(*_caught(_boom))
    qtbot.waitUntil(lambda: len(hook.shown) == 1)
    qtbot.wait(10)
    assert len(hook.shown) == 1
    assert len(caplog.records) == 3
    caplog.clear()


def test_an_exception_in_a_slot_reaches_the_hook(hook, qtbot, caplog):
    QTimer.singleShot(0, _boom)
    qtbot.waitUntil(lambda: len(hook.shown) == 1)
    caplog.clear()


def test_an_exception_in_a_thread_reaches_the_hook(hook, qtbot, caplog):
    thread = threading.Thread(target=_boom)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(hook.shown) == 1)
    caplog.clear()


def test_leaving_the_program_is_no_crash(hook, capsys):
    hook.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not hook.shown


def test_uninstalling_gives_the_former_hooks_back(qapp):
    former = sys.excepthook, threading.excepthook
    hook = CrashHook(lambda error: None)
    hook.install()
    hook.uninstall()
    assert (sys.excepthook, threading.excepthook) == former


def test_the_log_names_places_and_types_but_never_the_text():
    def outer():
        try:
            _boom()
        except ValueError as error:
            raise RuntimeError(SECRET) from error

    try:
        outer()
    except RuntimeError as error:
        text = FramesOnlyFormatter().formatException((type(error), error, error.__traceback__))
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "_boom" in text
    assert "王小明" not in text


def test_the_log_goes_to_its_file_and_rotates(tmp_path):
    handler = start_log(tmp_path / "logs" / "replykit.log")
    logging.getLogger("ui").info("started")
    stop_log(handler)
    assert "started" in (tmp_path / "logs" / "replykit.log").read_text("utf-8")
    assert handler.maxBytes == 1_000_000
    assert handler.backupCount == 3
    assert handler not in logging.getLogger().handlers
