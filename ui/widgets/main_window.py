"""The window: layout and wiring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from replykit.domain.phrase import SlotId
from replykit.domain.reply import Extent, Suggestion
from replykit.services.shops import current_shop, switch_shop
from replykit.settings import Settings
from ui import texts
from ui.desk_presenter import DeskPresenter
from ui.desk_view import DeskView
from ui.key_map import KeyMap, keys_in_force, put_in_force
from ui.placement import come_back, leaving, place_window, stay_on_top
from ui.stylesheet import stylesheet
from ui.theme import WINDOW_MIN_WIDTH, Look
from ui.widgets.banner import Banner
from ui.widgets.commands import commands_of
from ui.widgets.compact import Compact
from ui.widgets.copy_outcome import CopyOutcome
from ui.widgets.customer_link import CustomerLink
from ui.widgets.footer import Footer
from ui.widgets.header import Header
from ui.widgets.kept_link import KeptLink
from ui.widgets.keys import Keys
from ui.widgets.memo_link import MemoLink
from ui.widgets.own_link import OwnLink
from ui.widgets.pages import Pages
from ui.widgets.panel_dock import PanelDock
from ui.widgets.picker import Picker
from ui.widgets.places import Places
from ui.widgets.query import Query
from ui.widgets.reference_link import ReferenceLink
from ui.widgets.settings_tools import SettingsTools
from ui.widgets.shift_link import ShiftLink
from ui.widgets.tab_order import step_focus


class MainWindow(QMainWindow):
    """Header, one of the pages, perhaps a panel, places, footer.

    Signals:
        painted: The window was painted for the first time.
        settings_changed: The `Settings` as the user wants them now.
        left: The window is being closed.
        dock_wanted: The next side of the chat window is wanted.
        watch_wanted: The clipboard is to be watched, or no longer.
    """

    painted = Signal()
    settings_changed = Signal(object)
    left = Signal()
    dock_wanted = Signal()
    watch_wanted = Signal()

    def __init__(self, presenter: DeskPresenter, look: Look, settings: Settings) -> None:
        super().__init__()
        stay_on_top(self, settings.on_top)  # cheap only while the window is empty
        self._presenter = presenter
        self._look = look
        self._settings = settings
        self._be_alone()
        put_in_force(KeyMap(settings.keys))
        self.header = Header(look, self)
        self.banner = Banner(look, self)
        self.pages = Pages(look, presenter.draft, self)
        self.desk, self.browse = self.pages.desk, self.pages.browse
        self.reference = ReferenceLink(look, self.pages)
        self.kept, self.panels = KeptLink(look, self.pages), PanelDock(presenter, look, self)
        self.places = Places(look, self)
        self.footer = Footer(look, self)
        self.shift = ShiftLink(look, self.pages, self.footer)
        self.own = OwnLink(presenter, self.pages, self.panels, self.places, self.footer)
        self.query = Query(presenter, self.places, self.pages, self.own, self._place)
        self.customers = CustomerLink(presenter, self.pages, self.footer, self.go_to_desk, self)
        self._compact = Compact(self, self.pages, (self.places, self.footer), look)
        self._outcome = CopyOutcome(presenter, self.pages, self.footer, self)
        self._lay_out()
        self._wire_presenter()
        self._wire_parts()
        self._keys = Keys(self, commands_of(self, presenter), keys_in_force())
        look.changed.connect(self._restyle)
        self._restyle()
        self.apply(settings)
        self.desk.paste_box.setFocus()

    def _be_alone(self) -> None:
        """Have nothing of the desktop around, until somebody puts it in place."""
        self._was_painted = self._quitting = False
        self.way_out: Callable[[], bool] = _nowhere
        self.stays_behind: Callable[[], bool] = _nowhere
        self.settings_tools: Callable[[], SettingsTools] = SettingsTools

    def apply(self, settings: Settings) -> None:
        """Show what is set; the position of the window is not touched."""
        self._settings = settings
        self.header.show_settings(settings)
        self.reference.show_settings(settings)
        self.kept.show_settings(settings)
        self.desk.show_why(settings.why_shown)
        self.browse.set_role(settings.role)
        stay_on_top(self, settings.on_top)
        self._compact.want(settings.compact)
        self._fit()

    def place(self) -> None:
        """Go to the remembered place, or to the first one, always on a screen."""
        place_window(self, self._settings)
        if self._compact.on:
            self.resize(self.width(), self._compact.height())

    @Slot()
    def come_back(self) -> None:
        """Come back from a screen that is gone."""
        come_back(self, self._settings)

    @property
    def compact(self) -> bool:
        """Whether the strip is shown."""
        return self._compact.on

    @Slot()
    def toggle_compact(self) -> None:
        """Show the strip, or the whole window."""
        self._change({"compact": not self._settings.compact})
        self.pages.focus_replies()

    @Slot()
    def _fit(self) -> None:
        alone = self.pages.currentWidget() is self.desk and self.panels.active is None
        self._compact.fit(desk_alone=alone)

    def show_loading(self) -> None:
        """Say that the bank is still coming in."""
        self.desk.show_loading(True)

    def show_bank(self, *, own: bool) -> None:
        """Take over another bank: labels, tree, and its size in the footer."""
        self.desk.show_loading(False)
        book = self._presenter.book
        self.pages.show_book(book)
        name = self.tr("我的话术") if own else self.tr("内置话术")
        self.footer.show_bank(f"{name} · " + self.tr("%n 条", "", len(book.approved)))

    def show_problem(self, text: str) -> None:
        """Say calmly what happened, what was kept and what to do."""
        self.desk.show_loading(False)
        self.banner.say(text)

    @Slot()
    def step_extent(self) -> None:
        """Say more around the answers, or less, round and round, and remember it."""
        extents = list(Extent)
        extent = extents[(extents.index(self._settings.extent) + 1) % len(extents)]
        self._set(replace(self._settings, extent=extent))
        self.footer.say(texts.extent_said(extent))

    @Slot()
    def edit_current(self) -> None:
        """Open the editor on the current reply."""
        item = self.pages.current_reply()
        if item is not None:
            self.panels.edit(item)

    @Slot()
    def mend(self) -> None:
        """Put safe wording in, in the editor or in place of a refused reply."""
        self.panels.mend_current()

    @Slot()
    def paste_clipboard(self) -> None:
        """Put the clipboard's text into the message box, in place of what is there."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.take_message(text)
        else:
            self.footer.say(self.tr("剪贴板里没有文字"))

    def take_message(self, text: str) -> None:
        """Put a message that came in into the message box, in place of what is there."""
        self.go_to_desk()
        self.desk.paste_box.put(text)

    @Slot()
    def focus_paste(self) -> None:
        """Go to the message box, all of it selected."""
        self.go_to_desk()
        if self._compact.on:
            self._change({"compact": False})
        self.desk.paste_box.setFocus()
        self.desk.paste_box.selectAll()

    @Slot()
    def focus_search(self) -> None:
        """Go to the search field."""
        if self._compact.on:
            self._change({"compact": False})
        self.places.search.setFocus()
        self.places.search.selectAll()

    @Slot()
    def toggle_why(self) -> None:
        """Show or hide the line of reasons, and remember it."""
        self._set(replace(self._settings, why_shown=not self._settings.why_shown))

    @Slot()
    def toggle_sheet(self) -> None:
        """Show or leave the list of keys."""
        if self.pages.currentWidget() is self.pages.sheet:
            self._leave_sheet()
        else:
            self.pages.setCurrentWidget(self.pages.sheet)
            self.pages.sheet.setFocus()

    @Slot()
    def go_to_desk(self) -> None:
        """Show the desk, and what was being written there."""
        self._show_page(self.desk)
        self.panels.bring_back()
        self.pages.focus_replies()

    @Slot()
    def go_to_bank(self) -> None:
        """Show the bank."""
        self.browse.expect(self._presenter.view.likeliest)
        self._show_page(self.browse)
        self.browse.take_keys()

    @Slot()
    def go_to_handbook(self) -> None:
        """Show the handbook."""
        self._show_page(self.reference.page())
        self.pages.focus_replies()

    @Slot()
    def go_to_kept(self) -> None:
        """Show what is stored on this machine."""
        page = self.kept.page()
        self._show_page(page)
        page.look_again()

    @Slot()
    def go_to_shift(self) -> None:
        """Show the shift."""
        page = self.shift.page()
        if page is not None:
            self._show_page(page)
            self.pages.focus_replies()

    @Slot(str)
    def _read_standard(self, key: str) -> None:
        self.go_to_handbook()
        self.reference.page().read_standard(key)

    @Slot()
    def step_back(self) -> None:
        """Leave one thing: panel, keys, search, bank, message, and at last the window."""
        page = self.pages.currentWidget()
        if self.panels.active is not None:
            self.panels.close_panel()
        elif page is self.pages.sheet:
            self._leave_sheet()
        elif self.pages.step_back():
            return
        elif page is not self.desk or self.places.search.hasFocus():
            self.go_to_desk()
        elif self.desk.paste_box.message():
            self.clear()
        elif not self.way_out():
            self.showMinimized()

    @Slot()
    def clear(self) -> None:
        """Forget the message."""
        self.desk.paste_box.clear()
        self._presenter.clear()
        self.footer.say("")
        self.desk.paste_box.setFocus()

    @Slot()
    def open_settings(self) -> None:
        """Ask for shop, agent and looks."""
        from ui.widgets.settings_dialog import SettingsDialog  # noqa: PLC0415 - paint first

        book, tools = self._presenter.book, self.settings_tools()
        dialog = SettingsDialog(self._settings, book, self._look, self, tools=tools)
        dialog.chosen.connect(self._set)
        dialog.stored_wanted.connect(self.go_to_kept)
        dialog.open()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the window as it is read."""
        return step_focus(self, forward=forward)

    @Slot(str)
    def switch_shop(self, name: str) -> None:
        """Answer for another shop from now on."""
        self._set(switch_shop(self._settings, name))
        said = self.tr("现在是“{name}”的回复").replace("{name}", current_shop(self._settings))
        self.footer.say(said)

    @Slot()
    def come_forward(self) -> None:
        """Be shown, in front, with the keys."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def quit(self) -> None:
        """Close for good, whether or not a closed window stays in the tray."""
        self._quitting = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window was painted for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place; ask first if something written would be lost.

        Where the program stays in the tray the window is only hidden, and loses nothing.
        """
        if self.stays_behind() and not self._quitting:
            self._set(leaving(self, self._settings, self._compact.full_height))
            self.hide()
            event.ignore()
            return
        self._quitting = False
        if self.browse.hold_back():
            self.come_forward()
            self.go_to_bank()
            event.ignore()
            return
        self._set(leaving(self, self._settings, self._compact.full_height))
        self.left.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle("ReplyKit")
        self.setMinimumWidth(WINDOW_MIN_WIDTH)
        canvas = QWidget(self)
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        column.addWidget(self.panels)
        column.addWidget(self.places)
        column.addWidget(self.footer)
        self.setCentralWidget(canvas)

    def _wire_presenter(self) -> None:
        presenter = self._presenter
        self.memos = MemoLink(presenter, self.panels, self.desk, self.footer)
        self.picker = Picker(presenter, self.pages, self._catch_up, self)
        presenter.answered.connect(self._show_answer)
        presenter.refilled.connect(self.desk.model.refill)
        presenter.groups.changed.connect(self.desk.show_groups)
        presenter.groups.moved.connect(self.desk.replies.go_to)
        self.desk.replies.choice_wanted.connect(presenter.groups.choose)
        self.kept.changed.connect(self._change)

    @Slot(object)
    def _show_answer(self, view: DeskView) -> None:
        self.desk.show_view(view, self._presenter.groups.view)

    def _wire_parts(self) -> None:
        paste_box, search = self.desk.paste_box, self.places.search
        paste_box.copy_wanted.connect(self.picker.copy_current)
        paste_box.list_wanted.connect(self.pages.focus_replies)
        paste_box.cleared.connect(self.clear)
        search.returnPressed.connect(self.picker.copy_current)
        self.desk.chips.intent_chosen.connect(self._presenter.choose_intent)
        self.desk.chips.order_state_toggled.connect(self._presenter.toggle_order_state)
        self.browse.tree.copy_wanted.connect(self.picker.copy_current)
        self.browse.done.connect(self.footer.say)
        for replies in self.pages.lists():
            replies.copy_wanted.connect(self.picker.copy_current)
            replies.slots_wanted.connect(self.panels.ask_slots)
        self.panels.closed.connect(self.pages.focus_replies)
        self.panels.previewed.connect(self._preview)
        self.reference.changed.connect(self._change)
        self.shift.standard_wanted.connect(self._read_standard)
        self.footer.shift_wanted.connect(self.go_to_shift)
        self.reference.scripts_wanted.connect(self._show_scripts)
        self.pages.currentChanged.connect(self._fit)
        self.panels.changed.connect(self._fit)
        self._wire_edges()

    def _wire_edges(self) -> None:
        self.places.desk_wanted.connect(self.go_to_desk)
        self.places.bank_wanted.connect(self.go_to_bank)
        self.places.handbook_wanted.connect(self.go_to_handbook)
        self.header.keys_wanted.connect(self.toggle_sheet)
        self.header.settings_wanted.connect(self.open_settings)
        self.header.shop_chosen.connect(self.switch_shop)
        self.header.platform_chosen.connect(self._choose_platform)
        self.header.pin_toggled.connect(self._pin)
        self.header.compact_wanted.connect(self.toggle_compact)
        self.header.dock_wanted.connect(self.dock_wanted)
        self.header.watch_toggled.connect(self.watch_wanted)

    @Slot(object, object)
    def _preview(self, suggestion: Suggestion, values: Mapping[SlotId, str]) -> None:
        """Show what is being typed into the slots in the reply itself."""
        self.pages.refill(self._presenter.filled(suggestion, values))

    def _catch_up(self) -> bool:
        """Bring the list on show up to date; return whether it was not."""
        stale = self._presenter.pending or self.query.pending
        self._presenter.flush()
        self.query.catch_up()
        return stale

    def _show_page(self, page: QWidget) -> None:
        self.panels.put_away()
        self.pages.setCurrentWidget(page)
        self.places.search.clear()
        self.places.desk.setChecked(page is self.desk)
        self.places.bank.setChecked(page is self.browse)
        self.places.handbook.setChecked(page is self.pages.reference)

    def _place(self) -> QWidget:
        if self.places.handbook.isChecked():
            return self.reference.page()
        return self.browse if self.places.bank.isChecked() else self.desk

    def _leave_sheet(self) -> None:
        self.pages.setCurrentWidget(
            self.pages.found if self.places.search.text() else self._place()
        )
        self.pages.focus_replies()

    @Slot(str)
    def _choose_platform(self, platform: str) -> None:
        self._change({"platform": platform})

    @Slot(bool)
    def _pin(self, on_top: bool) -> None:
        self._change({"on_top": on_top})

    @Slot(object)
    def _change(self, parts: Mapping[str, Any]) -> None:
        self._set(replace(self._settings, **parts))

    @Slot(str)
    def _show_scripts(self, key: str) -> None:
        self.go_to_bank()
        self.reference.reveal(key, self.browse.tree, self._presenter.book)

    @Slot(object)
    def _set(self, settings: Settings) -> None:
        self.apply(settings)
        self.settings_changed.emit(settings)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._look.style.font())
        self.setStyleSheet(stylesheet(self._look.style))


def _nowhere() -> bool:
    """Return that there is no chat window to go back to, nor a tray to stay in."""
    return False
