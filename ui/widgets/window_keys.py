"""Which key of the window does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desk_presenter import DeskPresenter
from ui.widgets.keys import Commands

if TYPE_CHECKING:
    from ui.widgets.main_window import MainWindow


def window_commands(window: MainWindow, presenter: DeskPresenter) -> Commands:
    """Return the commands of a window, by key."""
    return Commands(
        reply=window.copy_number,
        step_intent=presenter.step_intent,
        order_state=presenter.toggle_order_state,
        plain={
            "E": window.edit_current,
            "W": window.toggle_why,
            "F": window.mend,
            "Q": presenter.hold,
            "S": window.split_current,
            "C": window.step_extent,
            "H": window.go_to_handbook,
            "/": window.focus_search,
            "?": window.toggle_sheet,
            "Shift+?": window.toggle_sheet,
        },
        everywhere={
            "Esc": window.step_back,
            "F1": window.toggle_sheet,
            "Ctrl+L": window.focus_paste,
            "Ctrl+V": window.paste_clipboard,
            "Alt+F": window.mend,
        },
    )
