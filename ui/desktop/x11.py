"""The desktop under X11, by the hints every window manager keeps (EWMH 1.5).

One connection of our own beside Qt's: its events come in through the event loop, so there is no
thread, and a key that is grabbed here does not reach the program in front.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import xcffib
import xcffib.xproto as x
from PySide6.QtCore import QObject, QRect, QSocketNotifier, Slot

from ui.desktop.abilities import Abilities
from ui.desktop.desktop import Desktop, ForeignWindow, HotkeyError
from ui.desktop.hotkeys import LOCKS, chord
from ui.timers import single_shot

_GONE = (x.WindowError, x.DrawableError, x.MatchError, x.AccessError)
"""What X answers about a window that went meanwhile."""

_MAX_WORDS = 4096
"""Longest property that is read, in units of four bytes."""

SETTLE_MS = 8
"""Events of a moving window are taken together for so long: half of a frame."""

REPEAT_MS = 1
"""A key that repeats itself comes with a release of the very same moment before it."""

_FROM_PAGER = 2
"""Source indication of EWMH: the user asked for it, so no window manager holds it back."""


class X11Desktop(Desktop):
    """See `Desktop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("x11", parent)
        self._x: Any = xcffib.connect()
        setup = self._x.get_setup()
        self._keycodes = range(setup.min_keycode, setup.max_keycode + 1)
        self._root: int = setup.roots[self._x.pref_screen].root
        self._atoms: dict[str, int] = {}
        self._grabbed: tuple[tuple[int, int], ...] = ()
        self._hotkey = ""
        self._following: int | None = None
        self._front: int | None = None
        self._time = self._released = 0
        mask = x.EventMask.PropertyChange
        self._x.core.ChangeWindowAttributes(self._root, x.CW.EventMask, [mask])
        self._settle = single_shot(self, SETTLE_MS, self._tell_followed)
        self._again = single_shot(self, 0, self._read)
        fd = self._x.get_file_descriptor()
        self._notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._x.flush()
        self._front = self._active_id()

    @property
    def abilities(self) -> Abilities:
        """Everything, where the window manager keeps EWMH."""
        managed = bool(self._numbers(self._root, "_NET_SUPPORTING_WM_CHECK"))
        return Abilities("x11", True, managed, managed, True)

    @property
    def time_ms(self) -> int:
        """The server's time of the last event with one, in milliseconds."""
        return self._time

    def windows(self) -> tuple[ForeignWindow, ...]:
        """Return the windows of other programs, the uppermost first."""
        ids = self._numbers(self._root, "_NET_CLIENT_LIST_STACKING")
        found = (self._window(window) for window in reversed(ids))
        return tuple(window for window in found if window is not None)

    def active(self) -> ForeignWindow | None:
        """Return the window in front, None if it is one of ours or there is none."""
        window = self._active_id()
        return self._window(window) if window else None

    def in_front(self, window: int) -> bool:
        """Return whether a window, also one of ours, is the one with the keyboard."""
        return self._active_id() == window

    def activate(self, window: int) -> bool:
        """Ask the window manager to give a window the keyboard, and to raise it."""
        data = x.ClientMessageData.synthetic([_FROM_PAGER, self._time, 0, 0, 0], "I" * 5)
        kind = self._atom("_NET_ACTIVE_WINDOW")
        event = x.ClientMessageEvent.synthetic(32, window, kind, data)
        mask = x.EventMask.SubstructureNotify | x.EventMask.SubstructureRedirect
        self._x.core.SendEvent(False, self._root, mask, event.pack())
        self._x.flush()
        return True

    def grab(self, keys: str) -> None:
        """Grab a hotkey in place of the former one; see `Desktop.grab`."""
        self._release()
        if not keys:
            return
        found = chord(keys)
        if found is None:
            raise HotkeyError("unknown")
        keysym, modifiers = found
        codes = self._codes_of(keysym)
        if not codes:
            raise HotkeyError("unknown")
        self._hotkey = keys
        for code in codes:
            for lock in LOCKS:
                self._grab(code, modifiers | lock)

    def follow(self, window: int | None) -> None:
        """Tell of the moves of a window in place of the former one."""
        former, self._following = self._following, window
        for id_, mask in ((former, 0), (window, x.EventMask.StructureNotify)):
            if id_ is not None:
                self._x.core.ChangeWindowAttributes(id_, x.CW.EventMask, [mask])
        self._x.flush()

    def close(self) -> None:
        """Let go of the hotkey and the display."""
        self._settle.stop()
        self._again.stop()
        self._notifier.setEnabled(False)
        with suppress(xcffib.ConnectionException):
            self._release()
        self._x.disconnect()

    @Slot()
    def _read(self) -> None:
        """Take in what the server said; what it says of windows just gone is no news."""
        try:
            while True:
                try:
                    event = self._x.poll_for_event()
                except _GONE:
                    continue
                if event is None:
                    return
                self._take(event)
        except xcffib.ConnectionException:  # the display is closing
            self._notifier.setEnabled(False)

    def _take(self, event: Any) -> None:
        if isinstance(event, x.KeyPressEvent):
            self._time = event.time
            if event.time - self._released > REPEAT_MS:
                self.hotkey_pressed.emit()
        elif isinstance(event, x.KeyReleaseEvent):
            self._released = event.time
        elif isinstance(event, x.PropertyNotifyEvent):
            self._time = event.time
            self._take_property(event.atom)
        elif isinstance(event, x.MappingNotifyEvent):
            self._regrab()
        elif getattr(event, "window", None) == self._following is not None:
            self._settle.start()

    def _take_property(self, atom: int) -> None:
        if atom == self._atom("_NET_ACTIVE_WINDOW"):
            front = self._active_id()
            if front != self._front:
                self._front = front
                self.active_changed.emit(self._window(front) if front else None)
        elif atom == self._atom("_NET_CLIENT_LIST"):
            self.windows_changed.emit()

    @Slot()
    def _tell_followed(self) -> None:
        if self._following is not None:
            self.followed.emit(self._window(self._following))

    def _window(self, window: int) -> ForeignWindow | None:
        """Return what is known of a window, None if it is ours, gone, or no window to look at."""
        try:
            if self._numbers(window, "_NET_WM_PID")[:1] == [os.getpid()]:
                return None
            names = self._bytes(window, "WM_CLASS").split(b"\0")
            title = self._bytes(window, "_NET_WM_NAME").decode("utf-8", "replace")
            frame = self._frame(window)
        except _GONE:
            return None
        program = names[1].decode("utf-8", "replace") if len(names) > 1 else ""
        return ForeignWindow(window, program, title, frame)

    def _frame(self, window: int) -> QRect:
        size = self._x.core.GetGeometry(window).reply()
        place = self._x.core.TranslateCoordinates(window, self._root, 0, 0).reply()
        self._again.start()  # a reply may have brought events along
        sides = self._numbers(window, "_NET_FRAME_EXTENTS")
        left, right, top, bottom = sides if len(sides) == 4 else (0, 0, 0, 0)
        inner = QRect(place.dst_x, place.dst_y, size.width, size.height)
        return inner.adjusted(-left, -top, right, bottom)

    def _active_id(self) -> int | None:
        found = self._numbers(self._root, "_NET_ACTIVE_WINDOW")
        return found[0] if found and found[0] else None

    def _numbers(self, window: int, name: str) -> list[int]:
        """Return a property of 32-bit numbers, [] if the window has none or is gone."""
        reply = self._property(window, name)
        return list(reply.value.to_atoms()) if reply is not None and reply.format == 32 else []

    def _bytes(self, window: int, name: str) -> bytes:
        reply = self._property(window, name)
        return bytes(reply.value.buf()) if reply is not None and reply.format == 8 else b""

    def _property(self, window: int, name: str) -> Any:
        any_type = x.GetPropertyType.Any
        asked = self._x.core.GetProperty(False, window, self._atom(name), any_type, 0, _MAX_WORDS)
        try:
            return asked.reply()
        except _GONE:
            return None
        finally:
            self._again.start()

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            self._atoms[name] = self._x.core.InternAtom(False, len(name), name).reply().atom
        return self._atoms[name]

    def _codes_of(self, keysym: int) -> list[int]:
        """Return the keys of this keyboard that give a keysym unshifted."""
        first, count = self._keycodes.start, len(self._keycodes)
        reply = self._x.core.GetKeyboardMapping(first, count).reply()
        width = reply.keysyms_per_keycode
        plain: Sequence[int] = list(reply.keysyms)[::width]
        return [first + place for place, found in enumerate(plain) if found == keysym]

    def _grab(self, code: int, modifiers: int) -> None:
        mode = x.GrabMode.Async
        asked = self._x.core.GrabKeyChecked(True, self._root, modifiers, code, mode, mode)
        try:
            asked.check()
        except x.AccessError as error:
            self._release()
            raise HotkeyError("taken") from error
        self._grabbed = (*self._grabbed, (code, modifiers))

    def _release(self) -> None:
        for code, modifiers in self._grabbed:
            self._x.core.UngrabKey(code, self._root, modifiers)
        self._x.flush()
        self._grabbed, self._hotkey = (), ""

    def _regrab(self) -> None:
        """Grab the hotkey on the keyboard as it is now."""
        keys = self._hotkey
        with suppress(HotkeyError):
            self.grab(keys)
