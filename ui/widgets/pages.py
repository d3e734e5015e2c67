"""The pages of the window, one on top: desk, search, bank, handbook, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from replykit.domain.phrase import PhraseId, PhraseState
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Suggestion
from ui import texts
from ui.theme import Look
from ui.widgets.browse_page import BrowsePage
from ui.widgets.cheat_sheet import CheatSheet
from ui.widgets.desk_page import DeskPage
from ui.widgets.reply_list import ReplyList
from ui.widgets.search_page import SearchPage

if TYPE_CHECKING:
    from ui.widgets.reference_page import ReferencePage
    from ui.widgets.shift_page import ShiftPage


class Pages(QStackedWidget):
    """Holds the pages and knows whose replies the keys are about."""

    def __init__(
        self, look: Look, draft: Callable[[PhraseId], Suggestion], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = DeskPage(look, self)
        self.found = SearchPage(look, self)
        self.browse = BrowsePage(look, draft, self)
        self.reference: ReferencePage | None = None
        self.shift: ShiftPage | None = None
        self.sheet = CheatSheet(look, self)
        for page in (self.desk, self.found, self.browse, self.sheet):
            self.addWidget(page)

    def add_reference(self, page: ReferencePage) -> None:
        """Take in the page of the handbook, which is built only when it is wanted."""
        self.reference = page
        self.addWidget(page)

    def add_shift(self, page: ShiftPage) -> None:
        """Take in the page of the shift, which is built only when it is wanted."""
        self.shift = page
        self.addWidget(page)

    def step_back(self) -> bool:
        """Leave what is open within the page on top; return whether there was anything."""
        shown = self.currentWidget()
        for page in (self.browse, self.reference, self.shift):
            if page is not None and shown is page:
                return page.step_back()
        return False

    def active_list(self) -> ReplyList:
        """Return the list whose current reply Enter copies."""
        page = self.currentWidget()
        if page is self.found:
            return self.found.replies
        return self.browse.replies if page is self.browse else self.desk.replies

    def current_reply(self) -> Suggestion | None:
        """Return the reply Enter copies, None while none is on show."""
        replies = self.active_list()
        return _in_use(replies.current()) if replies.isVisible() else None

    def numbered_reply(self, number: int) -> Suggestion | None:
        """Return the reply of a number key and make it current, None while none is on show."""
        replies = self.active_list()
        return _in_use(replies.reply(number)) if replies.isVisible() else None

    def lists(self) -> tuple[ReplyList, ...]:
        """Return every list of replies."""
        return (self.desk.replies, self.found.replies, self.browse.replies)

    def show_book(self, book: Playbook) -> None:
        """Take over another bank: the tree, and what the slots are called."""
        labels = {slot.id: texts.slot_label(slot) for slot in book.slots}
        names = {intent.id: texts.intent_name(intent) for intent in book.intents}
        for replies in self.lists():
            replies.name_slots(labels)
            replies.delegate.name_intents(names)
        self.browse.show_book(book, labels)

    def tick(self, phrases: tuple[PhraseId, ...]) -> None:
        """Mark the reply of some phrases wherever it is shown; none take the mark away."""
        for replies in self.lists():
            replies.replies.tick(phrases)

    def refill(self, filled: Suggestion) -> None:
        """Show one reply with other slot values wherever it is shown."""
        for replies in self.lists():
            replies.replies.preview(filled)

    @Slot()
    def focus_replies(self) -> None:
        """Give the keys to the replies, or to what stands in for them."""
        replies = self.active_list()
        if replies.isVisible():
            replies.setFocus()
        elif self.currentWidget() is self.browse:
            self.browse.take_keys()
        elif self.reference is not None and self.currentWidget() is self.reference:
            self.reference.start()
        elif self.shift is not None and self.currentWidget() is self.shift:
            self.shift.start()
        else:
            self.desk.paste_box.setFocus()


def _in_use(reply: Suggestion | None) -> Suggestion | None:
    """Return a reply unless its phrase is a draft or retired: those are not for customers."""
    approved = reply is not None and reply.phrase.state is PhraseState.APPROVED
    return reply if approved else None
