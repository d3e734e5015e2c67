"""What each command of the table does in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from replykit.domain.intent import OrderState
from ui.desk_presenter import DeskPresenter
from ui.widgets.keys import Command, Commands

if TYPE_CHECKING:
    from ui.widgets.main_window import MainWindow


def commands_of(window: MainWindow, presenter: DeskPresenter) -> Commands:
    """Return the commands of a window, by their ids in `ui.command_table`."""
    return Commands(
        reply=window.picker.copy_number,
        by_id=_desk_commands(window, presenter) | _bank_commands(window),
        leads=partial(_leads, window),
    )


def _desk_commands(window: MainWindow, presenter: DeskPresenter) -> dict[str, Command]:
    return {
        "paste": window.paste_clipboard,
        "message": window.focus_paste,
        "intent_back": partial(presenter.step_intent, -1),
        "intent_on": partial(presenter.step_intent, 1),
        "order_none": partial(presenter.toggle_order_state, OrderState.NONE),
        "order_ordered": partial(presenter.toggle_order_state, OrderState.ORDERED),
        "order_received": partial(presenter.toggle_order_state, OrderState.RECEIVED),
        "waiting_oldest": window.customers.turn_to_oldest,
        "waiting_next": partial(window.customers.step, 1),
        "waiting_back": partial(window.customers.step, -1),
        "waiting_restore": window.customers.restore,
        "memo": window.memos.open,
        "why": window.toggle_why,
        "edit": window.edit_current,
        "mend": window.mend,
        "mend_typing": window.mend,
        "together": window.picker.copy_together,
        "undo": presenter.undo,
        "hold": presenter.hold,
        "split": window.picker.split_current,
        "extent": window.step_extent,
        "compact": window.toggle_compact,
        "dock": window.dock_wanted.emit,
        "watch": window.watch_wanted.emit,
        "favourite": window.own.toggle_favourite,
        "own": window.own.keep_current,
        "own_remove": window.own.remove_current,
        "own_undo": window.own.undo,
        "search": window.focus_search,
        "handbook": window.go_to_handbook,
        "shift": window.go_to_shift,
        "kept": window.go_to_kept,
        "sheet": window.toggle_sheet,
        "sheet_typing": window.toggle_sheet,
        "shops": window.header.open_shops,
        "settings": window.open_settings,
        "back": window.step_back,
    }


def _bank_commands(window: MainWindow) -> dict[str, Command]:
    bank = window.browse
    return {
        "bank_new": bank.new_phrase,
        "bank_edit": bank.edit_current,
        "bank_duplicate": bank.duplicate,
        "bank_retire": bank.retire,
        "bank_intent": bank.edit_intent,
        "bank_new_intent": bank.new_intent,
        "bank_undo": bank.undo,
        "bank_redo": bank.redo,
    }


def _leads(window: MainWindow) -> bool:
    """Return whether the bank is on show and may be edited."""
    return window.pages.currentWidget() is window.browse and window.browse.editable
