"""Between the desk's parts and the presenter: what comes in, who waits, and turning to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from replykit.domain.conversation import ConversationId, Thread
from ui.desk_presenter import DeskPresenter
from ui.key_map import keys_in_force
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages


class CustomerLink(QObject):
    """Hands messages to a presenter, shows whose it turns to, and who else waits.

    Args:
        presenter: The desk.
        pages: Its page.
        footer: Says what happened.
        go_to_desk: Shows the desk.
        parent: The window.
    """

    def __init__(
        self,
        presenter: DeskPresenter,
        pages: Pages,
        footer: Footer,
        go_to_desk: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._customers = presenter.customers
        self._pages = pages
        self._footer = footer
        self._go_to_desk = go_to_desk
        self._box, self._strip = pages.desk.paste_box, pages.desk.waiting
        self._box.pasted.connect(self._answer_paste)
        self._box.amended.connect(self._answer_amended)
        self._box.typed.connect(presenter.edit)
        self._strip.chosen.connect(self._turn_to)
        self._strip.dismissed.connect(self._dismiss)
        self._strip.oldest_wanted.connect(self.turn_to_oldest)
        self._strip.ticked.connect(self._show_waiting)
        presenter.turned.connect(self._show_turned)
        presenter.waiting_changed.connect(self._show_waiting)
        if presenter.text:  # the window was built anew around it
            self._box.show_text(presenter.text)
        self._show_waiting()

    @Slot()
    def turn_to_oldest(self) -> None:
        """Turn to the customer who waits longest."""
        if self._customers.turn_to_oldest():
            self._arrive()
        elif self._customers.current is not None and not self._customers.answered:
            self._footer.say(self.tr("这位就是等得最久的客户"))
        else:
            self._say_nobody()

    def step(self, step: int) -> None:
        """Turn to the next (1) or previous (-1) customer, round and round."""
        if self._customers.step(step):
            self._arrive()
        else:
            self._say_nobody()

    @Slot()
    def restore(self) -> None:
        """Take back the customer left unanswered last."""
        if self._customers.restore():
            self._footer.say(self.tr("取回来了"))
        else:
            self._footer.say(self.tr("没有可以取回的客户"))

    @Slot(str)
    def _turn_to(self, key: str) -> None:
        self._customers.turn_to(ConversationId(key))
        self._arrive()

    @Slot(str)
    def _dismiss(self, key: str) -> None:
        self._customers.dismiss(ConversationId(key))
        text = self.tr("放下了，不再等回复。按 {key} 取回")
        self._footer.say(text.replace("{key}", keys_in_force().printed("waiting_restore")))

    def _arrive(self) -> None:
        self._footer.say("")
        self._go_to_desk()
        self._pages.focus_replies()

    def _say_nobody(self) -> None:
        self._footer.say(self.tr("没有别的客户在等"))

    @Slot()
    def _show_waiting(self) -> None:
        customers = self._customers
        free = customers.answered or customers.current is None
        self._strip.show_waiting(customers.others(), free=free)

    @Slot(str)
    def _answer_paste(self, text: str) -> None:
        self._footer.say("")
        self._presenter.paste(text)
        self._pages.focus_replies()

    @Slot(str)
    def _answer_amended(self, text: str) -> None:
        self._footer.say("")
        self._presenter.amend(text)
        self._pages.focus_replies()

    @Slot(object)
    def _show_turned(self, thread: Thread | None) -> None:
        """Show another customer's message; blanks being typed on an empty desk stay."""
        text = thread.conversation.text if thread is not None else ""
        shown = self._box.message()
        if text != shown and (text or shown.strip()):
            self._box.show_text(text)
