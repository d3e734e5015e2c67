"""The desktop under Windows.

Windows tells of other programs' windows only when asked: twenty times a second while one is
followed or the clipboard is watched.
"""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, QTimer, Slot

from ui.desktop.abilities import Abilities
from ui.desktop.desktop import Desktop, ForeignWindow, HotkeyError
from ui.desktop.hotkeys import ALT, CONTROL, SHIFT, SUPER, chord
from ui.desktop.windows_api import User32, WindowsApi

LOOK_MS = 50
"""How often the windows are looked at."""

WM_HOTKEY = 0x0312
MOD_ALT, MOD_CONTROL, MOD_SHIFT, MOD_WIN, MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_MODIFIERS = ((ALT, MOD_ALT), (CONTROL, MOD_CONTROL), (SHIFT, MOD_SHIFT), (SUPER, MOD_WIN))
_F1_KEYSYM, _VK_F1 = 0xFFBE, 0x70
_NAMED = {0xFF09: 0x09, 0xFF13: 0x13, 0xFF14: 0x91, 0xFF50: 0x24, 0xFF57: 0x23, 0xFF63: 0x2D}
"""Virtual keys of Tab, Pause, Scroll Lock, Home, End and Insert by keysym."""


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_void_p),
    )


class _Hotkey(QAbstractNativeEventFilter):
    """Picks the hotkey out of the messages of the thread."""

    def __init__(self, desktop: WindowsDesktop) -> None:
        super().__init__()
        self._desktop = desktop

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        """Tell of the hotkey; everything else goes on."""
        del kind
        if _Message.from_address(int(message)).message == WM_HOTKEY:
            self._desktop.hotkey_pressed.emit()
        return False, 0


class WindowsDesktop(Desktop):
    """See `Desktop`."""

    def __init__(self, parent: QObject | None = None, api: WindowsApi | None = None) -> None:
        super().__init__("windows", parent)
        self._api = api or User32()
        self._following: int | None = None
        self._last: ForeignWindow | None = None
        self._front = self._api.foreground()
        self._registered = False
        self._filter = _Hotkey(self)
        application = QCoreApplication.instance()
        if application is not None and api is None:
            application.installNativeEventFilter(self._filter)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()

    @property
    def abilities(self) -> Abilities:
        """Everything but the selection of other programs."""
        return Abilities("windows", True, True, True)

    def windows(self) -> tuple[ForeignWindow, ...]:
        """Return the windows of other programs, the uppermost first."""
        found = (self._window(window) for window in self._api.shown())
        return tuple(window for window in found if window is not None)

    def active(self) -> ForeignWindow | None:
        """Return the window in front, None if it is one of ours or there is none."""
        window = self._api.foreground()
        return self._window(window) if window else None

    def in_front(self, window: int) -> bool:
        """Return whether a window, also one of ours, is the one with the keyboard."""
        return self._api.foreground() == window

    def activate(self, window: int) -> bool:
        """Give a window the keyboard."""
        return self._api.activate(window)

    def grab(self, keys: str) -> None:
        """Register a hotkey in place of the former one; see `Desktop.grab`."""
        if self._registered:
            self._api.unregister()
            self._registered = False
        if not keys:
            return
        found = chord(keys)
        key = virtual_key(found[0]) if found else None
        if found is None or key is None:
            raise HotkeyError("unknown")
        modifiers = sum(there for here, there in _MODIFIERS if found[1] & here)
        if not self._api.register(key, modifiers | MOD_NOREPEAT):
            raise HotkeyError("taken")
        self._registered = True

    def follow(self, window: int | None) -> None:
        """Tell of the moves of a window in place of the former one."""
        self._following = window
        self._last = self._window(window) if window is not None else None

    def close(self) -> None:
        """Let go of the hotkey."""
        self._looking.stop()
        self.grab("")
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)

    @Slot()
    def look(self) -> None:
        """Look at what is in front, and at the window that is followed."""
        front = self._api.foreground()
        if front != self._front:
            self._front = front
            self.active_changed.emit(self._window(front) if front else None)
            self.windows_changed.emit()
        if self._following is not None:
            now = self._window(self._following)
            if now != self._last:
                self._last = now
                self.followed.emit(now)

    def _window(self, window: int) -> ForeignWindow | None:
        program, frame = self._api.program(window), self._api.frame(window)
        if not program or frame is None:
            return None
        return ForeignWindow(window, program, self._api.title(window), frame)


def virtual_key(keysym: int) -> int | None:
    """Return the virtual key of Windows for a keysym of X11, None if it has none we know.

    >>> virtual_key(ord("r")) == ord("R")
    True
    """
    if _F1_KEYSYM <= keysym < _F1_KEYSYM + 24:
        return keysym - _F1_KEYSYM + _VK_F1
    character = chr(keysym).upper() if keysym < 0x7F else ""
    if character.isalnum() or character == " ":
        return ord(character)
    return _NAMED.get(keysym)
