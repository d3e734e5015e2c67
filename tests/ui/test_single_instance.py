"""One window for each data folder."""

import os
import signal
import subprocess
import sys

import pytest

from ui.single_instance import SingleInstance

HOLD = """
import sys, time
from pathlib import Path
from ui.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def first(qapp, tmp_path):
    first = SingleInstance(tmp_path)
    yield first
    first.close()


def test_the_first_claims_the_folder_and_the_second_does_not(first, tmp_path):
    assert first.claim()
    assert not SingleInstance(tmp_path).claim()


def test_two_folders_do_not_meet(first, tmp_path):
    assert first.claim()
    other = SingleInstance(tmp_path / "other")
    assert other.claim()
    other.close()


def test_the_first_hears_the_second(first, tmp_path, qtbot):
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called):
        (tmp_path / "calls" / "show").touch()
    qtbot.waitUntil(lambda: not (tmp_path / "calls" / "show").exists())


def test_a_call_from_before_it_listens_is_heard(first, tmp_path, qtbot):
    assert first.claim()
    (tmp_path / "calls" / "show").touch()
    with qtbot.waitSignal(first.called):
        first.listen()


def test_a_first_that_does_not_answer_is_not_waited_for_for_ever(first, tmp_path):
    assert first.claim()
    assert not SingleInstance(tmp_path).call(patience_s=0.05)
    assert not (tmp_path / "calls" / "show").exists()


def test_a_closed_window_leaves_the_folder_to_the_next(first, tmp_path):
    assert first.claim()
    first.close()
    second = SingleInstance(tmp_path)
    assert second.claim()
    second.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_a_killed_window_leaves_the_folder_to_the_next(qapp, tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline().strip() == "True"
    second = SingleInstance(tmp_path)
    assert not second.claim()
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert second.claim()
    second.close()


def test_a_folder_that_cannot_be_written_keeps_nobody_from_starting(qapp, tmp_path):
    (tmp_path / "file").write_text("")
    assert SingleInstance(tmp_path / "file").claim()
    assert not SingleInstance(tmp_path / "file").call(patience_s=0.05)
