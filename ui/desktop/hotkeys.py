"""A hotkey as Qt writes it, in keysyms of X11 and modifier bits."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

SHIFT, CONTROL, ALT, SUPER = 1, 4, 8, 64
"""Bits of the modifiers (Shift, Control, Mod1, Mod4)."""

LOCKS = (0, 2, 16, 18)
"""Every state of caps lock and num lock: a grab is for one exact state."""

_MODIFIERS = (
    (Qt.KeyboardModifier.ShiftModifier, SHIFT),
    (Qt.KeyboardModifier.ControlModifier, CONTROL),
    (Qt.KeyboardModifier.AltModifier, ALT),
    (Qt.KeyboardModifier.MetaModifier, SUPER),
)
_NAMED = {
    Qt.Key.Key_Tab: 0xFF09,
    Qt.Key.Key_Return: 0xFF0D,
    Qt.Key.Key_Pause: 0xFF13,
    Qt.Key.Key_ScrollLock: 0xFF14,
    Qt.Key.Key_Home: 0xFF50,
    Qt.Key.Key_Left: 0xFF51,
    Qt.Key.Key_Up: 0xFF52,
    Qt.Key.Key_Right: 0xFF53,
    Qt.Key.Key_Down: 0xFF54,
    Qt.Key.Key_PageUp: 0xFF55,
    Qt.Key.Key_PageDown: 0xFF56,
    Qt.Key.Key_End: 0xFF57,
    Qt.Key.Key_Print: 0xFF61,
    Qt.Key.Key_Insert: 0xFF63,
    Qt.Key.Key_Menu: 0xFF67,
    Qt.Key.Key_Delete: 0xFFFF,
}
"""Keysyms of X11 (keysymdef.h) of keys without a character."""


def chord(keys: str) -> tuple[int, int] | None:
    """Return keysym and modifier bits of a hotkey, None for what cannot be one.

    >>> chord("Ctrl+Alt+R") == (ord("r"), CONTROL | ALT)
    True
    """
    sequence = QKeySequence(keys)
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]  # type: ignore[index] # the stubs lack it
    keysym = _keysym(combination.key())
    held = combination.keyboardModifiers()
    bits = sum(bit for modifier, bit in _MODIFIERS if held & modifier)
    lone = not bits & ~SHIFT and not _is_function(combination.key())
    return None if keysym is None or lone else (keysym, bits)


def _is_function(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1.value <= key.value <= Qt.Key.Key_F35.value or key in (
        Qt.Key.Key_Pause,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Menu,
    )


def _keysym(key: Qt.Key) -> int | None:
    if Qt.Key.Key_F1.value <= key.value <= Qt.Key.Key_F35.value:
        return 0xFFBE + key.value - Qt.Key.Key_F1.value
    if Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value:
        return key.value + 0x20
    if 0x20 <= key.value < 0x7F:
        return key.value
    return _NAMED.get(key)
