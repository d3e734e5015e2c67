"""Stand-ins that speak Qt: kept apart, so that tests without a window need none."""

from __future__ import annotations

from ui.desktop.abilities import Abilities
from ui.desktop.desktop import Desktop, HotkeyError


class FakeDesktop(Desktop):
    """A desktop whose windows a test opens, moves and brings to the front."""

    def __init__(self, front=None, shown=()):
        super().__init__("fake")
        self.front = front
        self.shown = list(shown)
        self.hotkey = ""
        self.refuses = ""
        self.followed_id = None
        self.activated = []
        self.own_in_front = False
        self.closed = False

    @property
    def abilities(self):
        return Abilities("fake", True, True, True, True)

    def windows(self):
        return tuple(self.shown)

    def active(self):
        return self.front

    def in_front(self, window):
        return self.own_in_front

    def activate(self, window):
        self.activated.append(window)
        return True

    def grab(self, keys):
        if self.refuses:
            raise HotkeyError(self.refuses)
        self.hotkey = keys

    def follow(self, window):
        self.followed_id = window

    def close(self):
        self.closed = True

    def bring(self, window):
        """Let a window come to the front; None for one of ours."""
        self.front = window
        self.active_changed.emit(window)
