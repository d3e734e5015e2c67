"""Where the window stands: beside the chat, and never off the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.theme import (
    SCREEN_MARGIN,
    WINDOW_HEIGHT,
    WINDOW_MIN_HEIGHT,
    WINDOW_MIN_WIDTH,
    WINDOW_WIDTH,
)


def first_place(screen: QRect) -> QRect:
    """Return the place of a window nobody moved yet: at the right edge of its screen."""
    width = min(WINDOW_WIDTH, screen.width())
    height = min(WINDOW_HEIGHT, screen.height())
    left = screen.x() + max(0, screen.width() - width - SCREEN_MARGIN)
    top = screen.y() + max(0, (screen.height() - height) // 2)
    return QRect(left, top, width, height)


def on_screen(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """Return the wanted place, moved and shrunk until all of it lies on one screen.

    Args:
        wanted: Place in logical pixels, possibly on a screen that is no longer there.
        screens: The usable areas; the first is the primary one. Must not be empty.
    """
    screen = max(screens, key=lambda area: _overlap(area, wanted))
    width = min(max(wanted.width(), WINDOW_MIN_WIDTH), screen.width())
    height = min(max(wanted.height(), WINDOW_MIN_HEIGHT), screen.height())
    left = min(max(wanted.x(), screen.x()), screen.x() + screen.width() - width)
    top = min(max(wanted.y(), screen.y()), screen.y() + screen.height() - height)
    return QRect(left, top, width, height)


def usable_areas() -> tuple[QRect, ...]:
    """Return the usable area of every screen, the primary one's first."""
    primary = QGuiApplication.primaryScreen()
    screens = [primary, *(s for s in QGuiApplication.screens() if s is not primary)]
    return tuple(screen.availableGeometry() for screen in screens)


def place_window(window: QWidget, wanted: tuple[int, int, int, int] | None) -> None:
    """Move a window to a remembered place, or to the first one, always on a screen."""
    areas = usable_areas()
    window.setGeometry(on_screen(QRect(*wanted) if wanted else first_place(areas[0]), areas))


def stay_on_top(window: QWidget, on_top: bool) -> None:
    """Keep a window above the others, or no longer; one that is shown stays shown."""
    hint = Qt.WindowType.WindowStaysOnTopHint
    if bool(window.windowFlags() & hint) != on_top:
        shown = window.isVisible()
        window.setWindowFlag(hint, on_top)
        if shown:
            window.show()
            window.activateWindow()


def _overlap(area: QRect, wanted: QRect) -> int:
    shared = area.intersected(wanted)
    return max(0, shared.width()) * max(0, shared.height())
