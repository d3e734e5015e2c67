"""Between the message box and the presenter: what comes in, and whose message stands there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from replykit.domain.conversation import Thread
from ui.desk_presenter import DeskPresenter
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages


class CustomerLink(QObject):
    """Hands messages to a presenter, and shows the message it turns to."""

    def __init__(
        self, presenter: DeskPresenter, pages: Pages, footer: Footer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._pages = pages
        self._footer = footer
        self._box = pages.desk.paste_box
        self._box.pasted.connect(self._answer_paste)
        self._box.amended.connect(self._answer_amended)
        self._box.typed.connect(presenter.edit)
        presenter.turned.connect(self._show_turned)
        if presenter.text:  # the window was built anew around it
            self._box.show_text(presenter.text)

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
