"""Joins memos to the window: the panel, the line on the desk, the book they stand in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from replykit.services.handover import HandoverBook
from replykit.services.reply_desk import local_time
from ui.desk_presenter import DeskPresenter
from ui.memo import Memo, memo_line
from ui.shift_keeper import ShiftKeeper
from ui.widgets.desk_page import DeskPage
from ui.widgets.footer import Footer
from ui.widgets.panel_dock import PanelDock


class MemoLink(QObject):
    """Writes memos into the hand-over book, and shows those about the customer on the desk.

    Until `attach` they stand in a book of its own, which nobody keeps.
    """

    def __init__(
        self, presenter: DeskPresenter, panels: PanelDock, desk: DeskPage, footer: Footer
    ) -> None:
        super().__init__(panels)
        self._customers = presenter.customers
        self._panels = panels
        self._desk = desk
        self._footer = footer
        self._book = HandoverBook()
        panels.memo_saved.connect(self._save)
        presenter.turned.connect(self.refresh)
        self.refresh()

    def attach(self, keeper: ShiftKeeper) -> None:
        """Use the book that is kept."""
        self._book = keeper.book
        keeper.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def open(self) -> None:
        """Ask for a memo about the customer on the desk."""
        self._panels.ask_memo(self._label)

    @Slot()
    def refresh(self) -> None:
        """Show the open memos of the customer on the desk."""
        label = self._label
        self._desk.show_memos(memo_line(self._book.of(label)) if label else "")

    @property
    def _label(self) -> str:
        here = self._customers.current
        return here.conversation.label if here is not None else ""

    @Slot(object)
    def _save(self, memo: Memo) -> None:
        if memo.text:
            due = memo.due.at(local_time())
            self._book.add(memo.kind, memo.text, memo.customer, due, memo.colour)
            self._footer.say(self.tr("记下了，在交接本里"), "good")
        else:
            said = self.tr("这位客户是 {name}").replace("{name}", memo.customer)
            self._footer.say(said, "good")
        self._panels.close_panel()
        if memo.customer:
            self._customers.name(memo.customer)
        self.refresh()
