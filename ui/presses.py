"""Tells a key pressed twice by accident from a second pick."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import monotonic

from ui.theme import TICK_MS

DOUBLE_S = 0.3
"""Seconds within which a second press of a key is the first one's echo."""


class Presses:
    """Remembers the last pick, and which row took its place by itself.

    The same reply again, while its tick still shows, is no second pick; nor is Enter pressed
    so fast behind a pick that nobody can have looked at the row which is current now.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._picked: tuple[Hashable, float] = (None, 0.0)
        self._moved_to: Hashable = None
        self._pressed: dict[Hashable, float] = {}

    def note(self, pick: Hashable) -> None:
        """Remember that a pick reached the clipboard."""
        self._picked, self._moved_to = (pick, self._clock()), None

    def move(self, pick: Hashable) -> None:
        """Remember that another row became the current one behind the last pick."""
        self._moved_to = pick

    def forget(self) -> None:
        """Forget everything: what comes next is a pick of its own."""
        self._picked, self._moved_to, self._pressed = (None, 0.0), None, {}

    def repeats(self, pick: Hashable) -> bool:
        """Return whether this is the last pick again while its tick shows."""
        last, at = self._picked
        return last is not None and pick == last and self._clock() - at < TICK_MS / 1000

    def slips(self, pick: Hashable) -> bool:
        """Return whether Enter on this row is still meant for the pick before."""
        last, at = self._picked
        moved = last is not None and pick == self._moved_to
        return moved and self._clock() - at < DOUBLE_S

    def echoes(self, key: Hashable) -> bool:
        """Note that a key was pressed; return whether it was a moment ago as well."""
        now = self._clock()
        former = self._pressed.get(key)
        self._pressed = {key: now}
        return former is not None and now - former < DOUBLE_S
