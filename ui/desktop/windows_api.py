"""The few calls of Windows that `ui.desktop.windows` needs; nothing in here decides anything."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import PureWindowsPath
from typing import Any, Protocol

from PySide6.QtCore import QRect

_FRAME_BOUNDS = 9
"""DWMWA_EXTENDED_FRAME_BOUNDS: the frame as it is seen, without the invisible borders."""
_QUERY_LIMITED = 0x1000
_LONGEST = 1024


class WindowsApi(Protocol):
    """What is asked of Windows; handles are numbers, rectangles in device pixels."""

    def foreground(self) -> int:
        """Return the window with the keyboard, 0 for none."""
        ...

    def shown(self) -> list[int]:
        """Return the visible top windows with a title, the uppermost first."""
        ...

    def frame(self, window: int) -> QRect | None:
        """Return the place of a window, None if it is gone or minimised."""
        ...

    def title(self, window: int) -> str:
        """Return the title of a window."""
        ...

    def program(self, window: int) -> str:
        """Return the file name of the program a window belongs to; "" if it is ours."""
        ...

    def activate(self, window: int) -> bool:
        """Give a window the keyboard."""
        ...

    def register(self, key: int, modifiers: int) -> bool:
        """Register the hotkey; return whether nobody else has it."""
        ...

    def unregister(self) -> None:
        """Give the hotkey back."""
        ...


class Rect(ctypes.Structure):
    """RECT of the Windows headers."""

    _fields_ = (
        ("left", ctypes.c_long),
        ("top", ctypes.c_long),
        ("right", ctypes.c_long),
        ("bottom", ctypes.c_long),
    )


class User32:
    """`WindowsApi` on user32, dwmapi and kernel32."""

    HOTKEY_ID = 1

    def __init__(self) -> None:
        libraries: Any = vars(ctypes)["windll"]  # there on Windows alone
        self._user, self._dwm, self._kernel = (
            libraries.user32,
            libraries.dwmapi,
            libraries.kernel32,
        )
        self._procedure: Callable[..., Any] = vars(ctypes)["WINFUNCTYPE"](
            ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p
        )
        for function in (self._user.GetForegroundWindow, self._kernel.OpenProcess):
            function.restype = ctypes.c_void_p

    def foreground(self) -> int:
        """Return the window with the keyboard, 0 for none."""
        return int(self._user.GetForegroundWindow() or 0)

    def shown(self) -> list[int]:
        """Return the visible top windows with a title, the uppermost first."""
        found: list[int] = []

        def note(window: int, _data: int) -> bool:
            titled = self._user.GetWindowTextLengthW(ctypes.c_void_p(window)) > 0
            if titled and self._user.IsWindowVisible(ctypes.c_void_p(window)):
                found.append(window)
            return True

        self._user.EnumWindows(self._procedure(note), None)
        return found

    def frame(self, window: int) -> QRect | None:
        """Return the place of a window, None if it is gone or minimised."""
        handle, rect = ctypes.c_void_p(window), Rect()
        if not self._user.IsWindow(handle) or self._user.IsIconic(handle):
            return None
        bounds, size = ctypes.byref(rect), ctypes.sizeof(rect)
        if self._dwm.DwmGetWindowAttribute(handle, _FRAME_BOUNDS, bounds, size):
            self._user.GetWindowRect(handle, bounds)
        return QRect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)

    def title(self, window: int) -> str:
        """Return the title of a window."""
        text = ctypes.create_unicode_buffer(_LONGEST)
        self._user.GetWindowTextW(ctypes.c_void_p(window), text, _LONGEST)
        return text.value

    def program(self, window: int) -> str:
        """Return the file name of the program a window belongs to; "" if it is ours."""
        process = ctypes.c_ulong()
        handle = ctypes.c_void_p(window)
        self._user.GetWindowThreadProcessId(handle, ctypes.byref(process))
        if process.value == os.getpid():
            return ""
        opened = ctypes.c_void_p(self._kernel.OpenProcess(_QUERY_LIMITED, False, process))
        name, length = ctypes.create_unicode_buffer(_LONGEST), ctypes.c_ulong(_LONGEST)
        self._kernel.QueryFullProcessImageNameW(opened, 0, name, ctypes.byref(length))
        self._kernel.CloseHandle(opened)
        return PureWindowsPath(name.value).stem

    def activate(self, window: int) -> bool:
        """Give a window the keyboard; whoever got the hotkey or a key press may do so."""
        return bool(self._user.SetForegroundWindow(ctypes.c_void_p(window)))

    def register(self, key: int, modifiers: int) -> bool:
        """Register the hotkey; return whether nobody else has it."""
        return bool(self._user.RegisterHotKey(None, self.HOTKEY_ID, modifiers, key))

    def unregister(self) -> None:
        """Give the hotkey back."""
        self._user.UnregisterHotKey(None, self.HOTKEY_ID)
