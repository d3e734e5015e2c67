"""Timers that fire once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(owner: QObject, pause_ms: int, slot: Callable[[], None]) -> QTimer:
    """Return a stopped timer of `owner` that calls `slot` once, so long after each start."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause_ms)
    timer.timeout.connect(slot)
    return timer
