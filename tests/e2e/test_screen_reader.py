"""The window as a screen reader has it: another program that asks through AT-SPI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from replykit.settings import Settings, save_settings
from tests.e2e.desktop import PATIENCE_S, PROGRAM, ROOT, Desktop, wait_for, window_on
from tests.heard import everything, faults, named, of_role, out_of_order

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("screen_reader.py")
QUESTION = "拍了三天了怎么还不发货"
SEARCH = "发货"
MANY = 40
"""More stops than a round by Tab has."""


@pytest.fixture(scope="module")
def spoken_desktop(desktop):
    """The desktop with a session bus, on which programs tell screen readers what they show."""
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True)
    assert asked.returncode == 0, "missing: python3-pyatspi; `make test` installs or names it"
    found = Desktop(desktop.env["DISPLAY"])
    with session_bus(found.env) as address:
        found.env |= {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",  # of a newer protocol
        }
        yield found


@contextmanager
def session_bus(env):
    """Run a session bus; yields its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=env, encoding="utf-8", **quiet) as bus:
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


class Ears:
    """The screen reader, asked question by question."""

    def __init__(self, process):
        self._process = process

    def ask(self, *question):
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the screen reader fell silent"
        return json.loads(line)

    def window(self):
        """Return what is on show of the topmost window."""
        return self.ask("tree")[-1]

    def press(self, name, role="push button"):
        wait_for(lambda: self.ask("press", role, name), f"{role} {name}")

    def focus(self):
        return self.ask("focus") or {"name": "", "role": ""}

    def until_focus(self, name):
        return wait_for(lambda: (f := self.focus())["name"] == name and f, f"the keys at {name}")

    def until_said(self, words):
        heard = []

        def said():
            heard.extend(self.ask("said"))
            return any(words in line for line in heard)

        wait_for(said, f"{words!r} among {heard}", patience_s=10)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A data folder with the bank in it, to be copied: filling one takes its time."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    command = [*PROGRAM, "--data-dir", str(folder), "--smoke-test"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=env, capture_output=True, timeout=2 * PATIENCE_S, check=True)
    return folder


@pytest.fixture
def start(spoken_desktop, filled, tmp_path):
    """Start the program for somebody in a role, and the reader; returns desktop and ears."""
    open_parts = []

    def go(role="agent"):
        shutil.copytree(filled, tmp_path / "data")
        settings = Settings(role=role, geometry=(60, 40, 420, 800))
        save_settings(tmp_path / "data" / "settings.json", settings)
        part = window_on(spoken_desktop, tmp_path)
        program = part.__enter__()
        open_parts.append(part)
        window = spoken_desktop.window_of(program)
        spoken_desktop.activate(window)
        part = reader(spoken_desktop)
        ears = part.__enter__()
        open_parts.append(part)
        wait_for(lambda: "我的话术" in words(ears), "the bank")
        return spoken_desktop, ears

    yield go
    for part in reversed(open_parts):
        part.__exit__(None, None, None)


@contextmanager
def reader(desktop):
    process = subprocess.Popen(
        [SYSTEM_PYTHON, str(READER)],
        env={k: v for k, v in desktop.env.items() if k != "PYTHONPATH"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        yield Ears(process)
    finally:
        process.stdin.close()
        process.wait(PATIENCE_S)
        process.stdout.close()


def paste(desktop, ears):
    desktop.put_on_clipboard(QUESTION)
    desktop.press("ctrl+v")
    ears.until_focus("回复")


def replies(ears):
    return of_role(named(ears.window(), "回复", "list"), "list item")


def test_the_replies_are_heard_word_for_word_and_enter_copies_the_current_one(start):
    desktop, ears = start()
    paste(desktop, ears)

    heard = replies(ears)
    place = next(n for n, row in enumerate(heard) if "要填" not in row["description"])
    desktop.press(*["Down"] * place, "Return")

    [current] = [row for row in replies(ears) if "selected" in row["states"]]
    assert current["name"] == heard[place]["name"]
    assert f"第 {place + 1} 条" in current["description"]
    wait_for(lambda: desktop.clipboard() == current["name"], "the reply on the clipboard", 10)
    ears.until_said("已复制：")


def test_stage_intents_and_order_state_are_heard_and_pressed(start):
    desktop, ears = start()
    paste(desktop, ears)

    tree = ears.window()
    assert named(tree, "阶段 售中", "label")
    chips = [t for t in of_role(tree, "check box") if "%" in t["name"]]
    assert chips[0]["name"].startswith("催发货 ")
    assert ["checked" in chip["states"] for chip in chips] == [True] + [False] * (len(chips) - 1)
    ears.press(chips[1]["name"], "check box")
    ears.press("订单状态 已下单", "check box")

    def chosen():
        return "checked" in named(ears.window(), "订单状态 已下单")["states"]

    wait_for(chosen, "the order state to be pinned")


def test_chinese_is_written_and_a_refusal_is_said(start):
    desktop, ears = start()
    ears.until_focus("客户消息")
    assert ears.ask("write", "客户消息", "发什么快递呀")
    wait_for(lambda: ears.focus()["text"] == "发什么快递呀", "the text in the box")
    wait_for(
        lambda: any("快递配送" in c["name"] for c in of_role(ears.window(), "check box")), "x"
    )
    desktop.press("Down")
    ears.until_focus("回复")
    desktop.press("e")
    ears.until_focus("回复内容")
    assert ears.ask("write", "回复内容", "亲，加微信聊")
    desktop.press("Return")
    ears.until_said("没有复制")
    assert any(t["name"].startswith("禁用 · ") for t in everything(ears.window()))


def test_tab_walks_the_window_as_it_is_read_and_comes_round(start):
    desktop, ears = start()
    paste(desktop, ears)
    complete = next(n for n, row in enumerate(replies(ears)) if "要填" not in row["description"])
    desktop.press(*["Down"] * complete)  # Tab would go into the empty slots of another
    desktop.press("ctrl+l")
    walked = [ears.until_focus("客户消息")]
    while (here := step(desktop, ears, walked[-1]))["name"] != "客户消息":
        walked.append(here)
        assert len(walked) < MANY, [t["name"] for t in walked]

    names = [t["name"] for t in walked]
    assert len(set(names)) == len(names)
    assert set(names) >= {"客户消息", "订单状态 未下单", "回复", "搜索话术", "工作台"}
    top = min(range(len(walked)), key=lambda n: walked[n]["box"][1::-1])
    in_order = walked[top:] + walked[:top]
    assert not out_of_order([thing["box"] for thing in in_order]), [t["name"] for t in in_order]
    assert in_order[0]["name"].startswith("平台 ")


def step(desktop, ears, before):
    desktop.press("Tab")
    return wait_for(lambda: (f := ears.focus())["name"] != before["name"] and f, f"off {before}")


def test_every_page_of_an_agent_is_heard_whole(start):
    desktop, ears = start()
    found = Found()
    found.look("the empty desk", ears)
    paste(desktop, ears)
    found.look("the desk", ears)
    desktop.press("Home", "Tab")
    wait_for(lambda: ears.focus()["role"] == "text", "the first slot")
    found.look("the slots", ears)
    desktop.press("Escape", "slash")
    ears.until_focus("搜索话术")
    desktop.type("fahuo")
    wait_for(lambda: SEARCH in words(ears), "what was found")
    found.look("the search", ears)
    ears.press("话术库", "check box")
    ears.until_focus("话术库")
    desktop.press("Down", "Down", "Right", "Down")
    found.look("the bank", ears)
    ears.press("手册", "check box")
    ears.until_focus("手册目录")
    desktop.press("Down")
    found.look("the handbook", ears)
    desktop.press("Return")
    wait_for(lambda: "流程图" in ears.focus()["description"], "the chart")
    desktop.press("Down", "Down")
    found.look("a flow", ears)
    desktop.press("F1")
    wait_for(lambda: "Ctrl+V" in ears.focus()["description"], "the keys")
    found.look("the keys", ears)
    assert not found.faults, found


def test_every_form_of_a_lead_is_heard_whole(start):
    desktop, ears = start("lead")
    found = Found()
    ears.press("话术库", "check box")
    ears.until_focus("话术库")
    wait_for(lambda: "新建 N" in words(ears), "the bank to be editable")
    desktop.press("Down", "Right", "Down")
    found.look("the bank", ears)
    desktop.press("e")
    ears.until_focus("话术内容")
    found.look("a phrase", ears)
    desktop.press("Escape", "i")
    ears.until_focus("新例句")
    found.look("the examples", ears)
    desktop.press("Escape", "shift+n")
    ears.until_focus("中文名称")
    found.look("an intent", ears)
    desktop.press("Escape")
    ears.until_focus("话术库")
    ears.press("设置")
    ears.until_focus("搜索设置")
    found.look("the settings", ears)
    assert not found.faults, found


class Found:
    """What was wrong, page by page."""

    def __init__(self):
        self.faults = {}

    def look(self, page, ears):
        if there := faults(ears.window()):
            self.faults[page] = there

    def __repr__(self):
        return "\n".join(f"{page}: {fault}" for page, all in self.faults.items() for fault in all)


def words(ears):
    return " ".join(t["name"] for t in everything(ears.window()))
