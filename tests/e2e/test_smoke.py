"""The program as a whole, without a display."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from tests.e2e.desktop import PROGRAM, ROOT

HARMLESS = {"This plugin does not support propagateSizeHints()"}
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.fixture
def run(tmp_path):
    """Run ReplyKit in an empty folder without a display, and return how it ended."""

    def run(*arguments, stdin="", **env):
        bare = {k: v for k, v in os.environ.items() if k not in DISPLAYS}
        return subprocess.run(
            [*PROGRAM, "--data-dir", str(tmp_path / "data"), *arguments],
            input=stdin,
            env={**bare, "PYTHONPATH": str(ROOT), **env},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


def test_the_window_opens_answers_and_closes(run, tmp_path):
    done = run("--smoke-test", QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0, done.stderr
    assert set(done.stderr.splitlines()) <= HARMLESS
    assert (tmp_path / "data" / "replykit.db").stat().st_size > 0


def test_a_second_start_works_on_the_files_of_the_first(run):
    first = run("--smoke-test", QT_QPA_PLATFORM="offscreen")
    second = run("--smoke-test", QT_QPA_PLATFORM="offscreen")

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert set(second.stderr.splitlines()) <= HARMLESS


def test_without_a_display_the_window_says_so_in_one_sentence(run):
    done = run()

    assert done.returncode == 2
    assert "replykit suggest" in done.stdout + done.stderr
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1


def test_suggest_answers_without_a_display(run):
    done = run("suggest", "拍了三天了怎么还不发货")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_suggest_as_json_keeps_its_contract(run):
    done = run("suggest", "-", "--json", "--top", "2", stdin="拍了三天了怎么还不发货")

    answer = json.loads(done.stdout)
    assert {"stage", "intents", "confidence", "abstained", "replies", "why"} <= set(answer)
    assert answer["stage"] == "insale"
    assert answer["intents"][0]["id"] == "urge_ship"
    assert 0.0 <= answer["confidence"] <= 1.0
    assert len(answer["replies"]) == 2
    assert {"id", "text", "missing", "findings", "why"} <= set(answer["replies"][0])


def test_classify_answers_line_by_line_and_goes_on_after_a_bad_one(run):
    lines = [
        json.dumps({"id": "a", "text": "什么时候发货", "order_state": "ordered"}),
        "{not json",
        json.dumps({"id": "b", "text": "衣服破了个洞怎么办", "platform": "jd"}),
    ]

    done = run("classify", stdin="\n".join(lines) + "\n")

    first, bad, last = (json.loads(line) for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert (first["id"], bad["id"], last["id"]) == ("a", None, "b")
    assert "error" in bad
    assert {"stage", "intents", "abstained", "confidence"} <= set(first)
    assert last["stage"] == "aftersale"


def test_a_wrong_option_is_the_users_mistake(run):
    done = run("suggest", "--no-such-option")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_copy_without_a_clipboard_says_so_and_fails(run, tmp_path):
    done = run("suggest", "拍了三天了怎么还不发货", "--copy", PATH=str(tmp_path))

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
