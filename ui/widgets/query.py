"""Between the search field and the page of what it finds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from replykit.domain.reply import Suggestion
from ui.desk_presenter import DeskPresenter
from ui.timers import single_shot
from ui.widgets.own_link import OwnLink
from ui.widgets.pages import Pages
from ui.widgets.places import Places

SEARCH_PAUSE_MS = 15
"""A search takes less than a frame: a pause only takes quick keys together."""


class Query(QObject):
    """Looks up what is typed, and shows it; an emptied field shows what was there before.

    Args:
        presenter: Who looks it up.
        places: Has the field.
        pages: Have the page of what was found.
        own: Shows the agent's shelves while the field is empty.
        place: Returns the page to go back to.
    """

    def __init__(
        self,
        presenter: DeskPresenter,
        places: Places,
        pages: Pages,
        own: OwnLink,
        place: Callable[[], QWidget],
    ) -> None:
        super().__init__(places)
        self._presenter = presenter
        self._field = places.search
        self._pages = pages
        self._own = own
        self._place = place
        self._pause = single_shot(self, SEARCH_PAUSE_MS, self.look_up)
        self._field.textChanged.connect(self._note)
        presenter.found.connect(self._show_found)

    @property
    def pending(self) -> bool:
        """Whether what is shown was found for an older text than the one in the field."""
        return self._pause.isActive()

    def catch_up(self) -> None:
        """Look up now what typing has left waiting."""
        if self.pending:
            self.look_up()

    @Slot()
    def look_up(self) -> None:
        """Look up what the field holds."""
        self._pause.stop()
        self._presenter.search(self._field.text())

    @Slot(object)
    def _show_found(self, found: tuple[Suggestion, ...]) -> None:
        query = self._field.text().strip()
        if query:
            self._pages.found.show_found(query, found)
            self._pages.setCurrentWidget(self._pages.found)

    @Slot(str)
    def _note(self, text: str) -> None:
        if text.strip():
            self._pause.start()
            return
        self._pause.stop()
        if self._pages.currentWidget() is not self._pages.found:
            return
        if not (self._field.hasFocus() and self._own.show_shelves()):
            self._pages.setCurrentWidget(self._place())
