"""What the keys that copy do: always the text of the list on show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from replykit.domain.reply import Suggestion
from ui.desk_presenter import DeskPresenter
from ui.widgets.pages import Pages


class Picker(QObject):
    """Takes replies from the page on top to the presenter.

    Args:
        presenter: Whom to give them.
        pages: Where they are shown.
        catch_up: Brings a list that is out of date up to date; returns whether one was. Then
            nothing is copied: nobody has seen the new one yet.
        parent: Its owner.
    """

    def __init__(
        self, presenter: DeskPresenter, pages: Pages, catch_up: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._pages = pages
        self._catch_up = catch_up

    @Slot()
    def copy_current(self) -> None:
        """Copy the current reply; while its list is out of date, bring that up to date."""
        self._with_current(self._presenter.enter)

    @Slot()
    def split_current(self) -> None:
        """Copy the current reply in two or three messages, at each call the next."""
        self._with_current(self._presenter.copy_next_part)

    def copy_number(self, number: int) -> None:
        """Copy the reply of a number key."""
        if self._catch_up():
            return
        item = self._pages.numbered_reply(number)
        if item is not None:
            self._presenter.copy(item)

    @Slot()
    def copy_together(self) -> None:
        """Copy one reply to all that the message asks for and that is still open."""
        desk = self._pages.desk
        if self._pages.currentWidget() is not desk or self._catch_up():
            return
        item = self._presenter.groups.to_copy()
        if item is not None:
            desk.replies.go_to(item)
            self._presenter.copy(item)

    def _with_current(self, copy: Callable[[Suggestion], None]) -> None:
        if self._catch_up():
            self._pages.active_list().setFocus()
        elif (item := self._pages.current_reply()) is not None:
            copy(item)
