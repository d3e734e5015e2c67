"""What a desktop lets a program do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a desktop lets a program do.

    Attributes:
        system: The kind of desktop: ``"x11"``, ``"windows"``, ``"wayland"``, ``"macos"`` or
            ``"none"``.
        hotkey: A key that arrives whatever window has the keyboard.
        windows: See other windows, follow their moves, tell which one is in front.
        activate: Give another window the keyboard.
        selection: What is selected in another program can be read without copying it.
    """

    system: str
    hotkey: bool = False
    windows: bool = False
    activate: bool = False
    selection: bool = False
