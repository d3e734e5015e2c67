"""Honest little implementations of the ports."""

from __future__ import annotations

from replykit.errors import ClipboardError


class FakeClipboard:
    """A clipboard nobody else can write to; refuses the first `refusals` texts."""

    def __init__(self, refusals=0):
        self.content = ""
        self.refusals = refusals

    def text(self):
        return self.content

    def put(self, reply):
        if self.refusals:
            self.refusals -= 1
            raise ClipboardError("held by another program")
        self.content = reply.text
