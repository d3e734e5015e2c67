"""Which key does what: the table of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.desk_presenter import DeskPresenter
from ui.widgets.keys import Command, Commands

if TYPE_CHECKING:
    from ui.widgets.main_window import MainWindow


def commands_of(window: MainWindow, presenter: DeskPresenter) -> Commands:
    """Return the commands of the keys of a window.

    The keys of a lead work in the bank alone; elsewhere they are free, or the desk's.
    """
    bank = window.browse
    return Commands(
        reply=window.copy_number,
        step_intent=presenter.step_intent,
        order_state=presenter.toggle_order_state,
        plain={
            "E": partial(_in_bank, window, bank.edit_current, window.edit_current),
            "N": partial(_in_bank, window, bank.new_phrase),
            "Shift+N": partial(_in_bank, window, bank.new_intent),
            "D": partial(_in_bank, window, bank.duplicate),
            "I": partial(_in_bank, window, bank.edit_intent),
            "Del": partial(_in_bank, window, bank.retire),
            "Ctrl+Z": partial(_in_bank, window, bank.undo),
            "Ctrl+Shift+Z": partial(_in_bank, window, bank.redo),
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


def _nothing() -> None:
    return None


def _in_bank(
    window: MainWindow, command: Command, otherwise: Callable[[], None] = _nothing
) -> None:
    """Do a lead's command if the bank is on show and may be edited."""
    if window.pages.currentWidget() is window.browse and window.browse.editable:
        command()
    else:
        otherwise()
