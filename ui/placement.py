"""Where the window stands: beside the chat, and never off the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from replykit.settings import Rectangle, Settings, Side
from ui.theme import (
    DOCKED_MIN_HEIGHT,
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


def layout_of(screens: Sequence[QRect]) -> str:
    """Return the name of a layout of screens, under which a place on it is remembered."""
    return " ".join(f"{s.x()},{s.y()},{s.width()}x{s.height()}" for s in screens)


def remembered(settings: Settings, screens: Sequence[QRect]) -> Rectangle | None:
    """Return the place the window had on these screens, else the one it had last."""
    return settings.places.get(layout_of(screens), settings.geometry)


def logical(frame: QRect, screens: Sequence[tuple[QRect, float]]) -> QRect:
    """Return a place of device pixels in logical ones.

    Qt leaves the corner of each screen where it is and scales from there.

    Args:
        frame: The place in device pixels.
        screens: Geometry in logical pixels and scale of each screen.
    """
    for screen, scale in screens:
        whole = QRect(screen.topLeft(), screen.size() * scale)
        if whole.contains(frame.center()):
            corner = (frame.topLeft() - screen.topLeft()) / scale + screen.topLeft()
            return QRect(corner, frame.size() / scale)
    return frame


def beside(
    chat: QRect, frame: QRect, side: Side, areas: Sequence[QRect], *, keep_height: bool = False
) -> QRect:
    """Return the place of a window at one side of a chat window, all of it on a screen.

    Where that side has no room the other is taken; where neither has, the edge of the screen.

    Args:
        chat: The chat window with its borders.
        frame: The window with its borders.
        side: ``"left"`` or ``"right"``.
        areas: The usable area of every screen; must not be empty.
        keep_height: Stay as high as it is; else it becomes as high as the chat window.
    """
    area = max(areas, key=lambda screen: _overlap(screen, chat))
    width = min(frame.width(), area.width())
    height = frame.height() if keep_height else max(chat.height(), DOCKED_MIN_HEIGHT)
    height = min(height, area.height())
    left_of, right_of = chat.left() - width, chat.right() + 1
    wanted = (left_of, right_of) if side == "left" else (right_of, left_of)
    fits = [x for x in wanted if area.left() <= x and x + width <= area.right() + 1]
    edge = area.left() if side == "left" else area.right() + 1 - width
    top = min(max(chat.top(), area.top()), area.bottom() + 1 - height)
    return QRect(fits[0] if fits else edge, top, width, height)


def leaving(window: QWidget, settings: Settings, height: int) -> Settings:
    """Return the settings with the place a window is left at.

    Args:
        window: The window.
        settings: The settings so far.
        height: How high it is when it is no strip.
    """
    here = window.geometry()
    place = (here.x(), here.y(), here.width(), height)
    places = {**settings.places, layout_of(usable_areas()): place}
    return replace(settings, geometry=place, places=places)


def place_window(window: QWidget, settings: Settings) -> None:
    """Move a window to its remembered place, or to the first one, always on a screen."""
    areas = usable_areas()
    wanted = remembered(settings, areas)
    window.setGeometry(on_screen(QRect(*wanted) if wanted else first_place(areas[0]), areas))


def come_back(window: QWidget, settings: Settings) -> None:
    """Bring a window back onto the screens as they are now; one that is on them stays."""
    areas = usable_areas()
    here = window.frameGeometry()
    if any(area.contains(here) for area in areas):
        return
    kept = settings.places.get(layout_of(areas))
    place = on_screen(QRect(*kept) if kept else here, areas)
    window.move(place.topLeft())
    window.resize(min(window.width(), place.width()), min(window.height(), place.height()))


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
