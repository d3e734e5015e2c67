"""What ReplyKit asks of the desktop it runs on; this base is for one that offers nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal

from ui.desktop.abilities import Abilities


@dataclass(frozen=True, slots=True)
class ForeignWindow:
    """A window of another program.

    Attributes:
        id: The desktop's number for it.
        program: What the desktop calls the program: class name, or the file's name.
        title: Its title; may name a customer, so it is neither logged nor kept.
        frame: Its place with its borders, in device pixels.
    """

    id: int
    program: str
    title: str
    frame: QRect


class HotkeyError(Exception):
    """The hotkey cannot be had; ``reason`` is ``"taken"``, ``"unknown"`` or ``"unable"``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Desktop(QObject):
    """The desktop, behind one face; on this base every question has the empty answer.

    Signals:
        hotkey_pressed: The hotkey went down.
        active_changed: A `ForeignWindow` is in front now, or None: one of ours, or none.
        followed: The followed `ForeignWindow` moved or changed; None: it is gone.
        windows_changed: Windows came or went.
    """

    hotkey_pressed = Signal()
    active_changed = Signal(object)
    followed = Signal(object)
    windows_changed = Signal()

    def __init__(self, system: str = "none", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = system

    @property
    def abilities(self) -> Abilities:
        """What can be asked for here."""
        return Abilities(self._system)

    def windows(self) -> tuple[ForeignWindow, ...]:
        """Return the windows of other programs, the uppermost first."""
        return ()

    def active(self) -> ForeignWindow | None:
        """Return the window in front, None if it is one of ours or there is none."""
        return None

    def in_front(self, window: int) -> bool:
        """Return whether a window, also one of ours, is the one with the keyboard."""
        del window
        return False

    def activate(self, window: int) -> bool:
        """Give a window the keyboard, also one of ours; return whether that could be asked."""
        del window
        return False

    def grab(self, keys: str) -> None:
        """Listen for a hotkey in place of the former one; "" for none.

        Args:
            keys: As Qt writes them: ``"Ctrl+Alt+R"``.

        Raises:
            HotkeyError: If another program has it, its key is unknown, or there is none here.
        """
        if keys:
            raise HotkeyError("unable")

    def follow(self, window: int | None) -> None:
        """Tell of the moves of a window in place of the former one; None for none."""

    def close(self) -> None:
        """Let go of everything."""
