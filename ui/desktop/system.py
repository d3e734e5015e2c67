"""Which desktop this is."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.desktop.desktop import Desktop

log = logging.getLogger(__name__)

_SYSTEMS = {"wayland": "wayland", "cocoa": "macos"}


def system_desktop(parent: QObject | None = None) -> Desktop:
    """Return the desktop this program runs on, as much as it offers; needs a QGuiApplication."""
    platform = QGuiApplication.platformName()
    if platform == "xcb":
        return _x11(parent)
    if sys.platform == "win32" and platform == "windows":
        from ui.desktop.windows import WindowsDesktop  # noqa: PLC0415 - only there

        return WindowsDesktop(parent)
    return Desktop(_SYSTEMS.get(platform.partition("-")[0], "none"), parent)


def _x11(parent: QObject | None) -> Desktop:
    try:
        import xcffib  # noqa: PLC0415 - after the first paint, and only on X11

        from ui.desktop.x11 import X11Desktop  # noqa: PLC0415
    except ImportError as error:
        log.warning("desktop: %s", error)
        return Desktop("x11", parent)
    try:
        return X11Desktop(parent)
    except xcffib.ConnectionException as error:
        log.warning("desktop: %s", type(error).__name__)
        return Desktop("x11", parent)
