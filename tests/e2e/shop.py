"""A shop at work: its chat client, ReplyKit beside it, the agent's hands and a customer."""

from __future__ import annotations

import itertools
import json
import subprocess
from contextlib import contextmanager

import pytest

from tests.e2e.chat import Customer, chat_client, chat_server
from tests.e2e.desktop import PATIENCE_S, wait_for

TAKEN_S = 1.5
"""How long a key may take before the agent looks at what the window asks."""

CALLS = 25
"""Every so many looks for the client's window the customer writes again."""

QUESTIONS = (
    "拍了三天了怎么还不发货",
    "能便宜点吗",
    "可以货到付款吗",
    "你们发什么快递呀",
    "有运费险吗",
    "这个有现货吗",
    "什么时候能发出来",
    "快递好几天没动了",
    "我想退货怎么弄",
    "退款什么时候到账",
    "可以开发票吗",
    "收到的东西是坏的",
    "尺码偏大还是偏小",
    "质量怎么样啊",
    "能改一下收货地址吗",
    "还有优惠券吗",
    "少发了一件",
    "怎么下单呀",
    "我要转人工",
    "会不会掉色",
)
PROFILE = {
    "shop": "云朵小铺",
    "agent": "小美",
    "courier": "中通快递",
    "ship_time": "48小时内",
    "hours": "9点到22点",
}


@contextmanager
def open_shop(desktop, folder, program):
    """Run a chat server, the shop's client and ReplyKit beside it; yields the `Shop`.

    Args:
        desktop: The `Desktop` to run on.
        folder: Where everything is kept; `program` gets its ``data`` below it.
        program: The command that opens the window, without its data folder.
    """
    data = folder / "data"
    data.mkdir()
    settings = {"profile": PROFILE, "chats": ["Pidgin"], "docked": "right"}
    (data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    errors = folder / "stderr.txt"
    with (
        chat_server(folder / "server") as port,
        chat_client(folder / "client", port, desktop),
        errors.open("wb") as stream,
    ):
        command = [*program, "--data-dir", str(data)]
        window = subprocess.Popen(command, env=desktop.env, stdout=stream, stderr=stream)
        try:
            ready = data / "cache" / "playbook.json"
            wait_for(ready.exists, "the bank to be loaded")
            wait_for(
                lambda: desktop.xdotool("search", "--onlyvisible", "--name", "Buddy List"),
                "the client",
            )
            customer = Customer(port)
            yield Shop(desktop, customer, window)
            customer.close()
        finally:
            window.kill()
            window.wait(PATIENCE_S)
    assert errors.read_text(encoding="utf-8") == ""


class Shop:
    """What the agent's hands do, and what the customer sees."""

    def __init__(self, desktop, customer, program):
        self.desktop, self.customer = desktop, customer
        self.desk = desktop.window_of(program)
        self.chat = self._first_window()

    def _first_window(self):
        """Let the customer write until the client, once online, shows a window for it."""

        def shown():
            if not next(pause):
                self.customer.say("在吗")
            found = self.desktop.xdotool("search", "--onlyvisible", "--name", "^buyer$")
            return (found or "").split()

        pause = itertools.cycle(range(CALLS))

        return wait_for(shown, "the window of the conversation")[0]

    def in_front(self):
        return (self.desktop.xdotool("getactivewindow") or "").strip()

    def select_line(self, question):
        """Select what stands in the client, by keys alone: F6 goes there and back."""

        def selected():
            self.desktop.press("F6", "ctrl+a", "F6", "F6")
            return question in self.desktop.selection()

        wait_for(selected, f"the customer's line to be selected: {question}")

    def copy_reply(self):
        """Call ReplyKit and take the first reply that needs nothing to be filled in."""
        before = self.desktop.clipboard()
        self.desktop.press("ctrl+alt+r")
        wait_for(lambda: self.in_front() == self.desk, "ReplyKit in front")
        for number in "123456789":
            self.desktop.press(number)
            try:
                wait_for(lambda: self.desktop.clipboard() not in ("", before), "a copy", TAKEN_S)
            except pytest.fail.Exception:
                self.desktop.press("Escape")
                continue
            return self.desktop.clipboard()
        return pytest.fail("no reply could be copied")

    def send(self, copied):
        """Paste, look, and send: the keyboard is the chat client's again by itself."""

        def written():
            self.desktop.press("ctrl+a")
            return self.desktop.selection() == copied

        wait_for(self._keyboard_is_back, "the keyboard back in the chat window")
        self.desktop.press("ctrl+v")
        wait_for(written, "the pasted reply in the client", TAKEN_S * 2)
        self.desktop.press("Return")

    def _keyboard_is_back(self):
        focus = (self.desktop.xdotool("getwindowfocus") or "").strip()
        return self.in_front() == self.chat and focus not in ("", self.desk)

    def serve(self, asked):
        """Answer one message of the customer; return what was copied and what they received."""
        self.customer.say(asked)
        self.select_line(asked)
        copied = self.copy_reply()
        self.send(copied)
        heard = self.customer.hear()
        self.desktop.press("ctrl+l")
        return copied, heard


def messages(count):
    """Return so many different messages of a customer."""
    asked = itertools.cycle(QUESTIONS)
    return [
        f"{question}，第{number}次问"
        for number, question in zip(range(count), asked, strict=False)
    ]
