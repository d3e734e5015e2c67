"""What the desktop offers, asked without a window: for the command line."""

from __future__ import annotations

import os
import sys

from ui.desktop.abilities import Abilities

_MANAGED = "_NET_SUPPORTING_WM_CHECK"
"""Property of the root window that every window manager of today sets (EWMH 1.5)."""


def probe() -> Abilities:
    """Return what a window of ours could ask of this desktop; connects to nothing but X11."""
    if sys.platform == "win32":
        return Abilities("windows", True, True, True)
    if sys.platform == "darwin":
        return Abilities("macos")
    if os.environ.get("WAYLAND_DISPLAY") and os.environ.get("QT_QPA_PLATFORM") != "xcb":
        return Abilities("wayland")
    return _x11() if os.environ.get("DISPLAY") else Abilities("none")


def _x11() -> Abilities:
    try:
        import xcffib  # noqa: PLC0415 - only where there is X11
        import xcffib.xproto  # noqa: PLC0415 - brings the core protocol
    except ImportError:
        return Abilities("x11")
    try:
        connection = xcffib.connect()
    except xcffib.ConnectionException:
        return Abilities("none")
    root = connection.get_setup().roots[connection.pref_screen].root
    atom = connection.core.InternAtom(False, len(_MANAGED), _MANAGED).reply().atom
    found = connection.core.GetProperty(False, root, atom, 0, 0, 1).reply()
    connection.disconnect()
    managed = found.value_len > 0
    return Abilities("x11", True, managed, managed, True)
