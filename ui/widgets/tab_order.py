"""Tab goes through a window as it is read, whatever was built first.

Qt's own chain is the order in which widgets were made; chips, slot fields and pages come later
than what stands below them. So windows ask here for the next stop instead: parts from the top
down and from left to right, each with all that is in it before the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget


def step_focus(window: QWidget, *, forward: bool) -> bool:
    """Give the keys to the next stop of a window or the previous one, round and round.

    Returns:
        Whether there is another one.
    """
    stops = tab_stops(window)
    here = QApplication.focusWidget()
    place = _place(stops, here, forward=forward)
    if place is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place].setFocus(reason)
    _bring_into_view(stops[place])
    return True


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a window, in reading order."""
    return [widget for widget in _below(window) if _stops_at(widget)]


def _place(stops: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> int | None:
    if not stops or stops == [here]:
        return None
    step = 1 if forward else -1
    while here is not None and here not in stops:
        here = here.parentWidget()  # a part that Tab does not stop at may have the keys
    if here is None:
        return 0 if forward else len(stops) - 1
    return (stops.index(here) + step) % len(stops)


def _stops_at(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget and widget.isEnabled()  # arrows go to the others
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.focusProxy() is None and widget.isEnabled()


def _below(widget: QWidget) -> Iterator[QWidget]:
    for child in _in_reading_order(widget):
        yield child
        yield from _below(child)


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what shows directly in a widget: line by line, in each from left to right."""
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    lines: list[list[QWidget]] = []
    for child in sorted(children, key=QWidget.y):
        if lines and _centre(child) < _bottom(lines[-1][0]):
            lines[-1].append(child)
        else:
            lines.append([child])
    for line in lines:
        yield from sorted(line, key=QWidget.x)


def _centre(widget: QWidget) -> int:
    return widget.geometry().center().y()


def _bottom(widget: QWidget) -> int:
    return widget.geometry().bottom()


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
