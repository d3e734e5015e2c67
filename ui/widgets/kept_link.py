"""Joins the page of what is stored to the window; it is built when it is wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from replykit.settings import Settings
from ui.kept_presenter import KeptPresenter
from ui.theme import Look
from ui.widgets.pages import Pages

if TYPE_CHECKING:
    from ui.widgets.kept_page import KeptPage


class KeptLink(QObject):
    """Owns the page.

    Signals:
        changed: Settings changed on the page, by name.
    """

    changed = Signal(object)

    def __init__(self, look: Look, pages: Pages) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages
        self._settings = Settings()
        self._presenter: KeptPresenter | None = None
        self._page: KeptPage | None = None

    def attach(self, presenter: KeptPresenter) -> None:
        """Show what a presenter finds."""
        self._presenter = presenter

    def show_settings(self, settings: Settings) -> None:
        """Show what is switched on."""
        self._settings = settings
        if self._page is not None:
            self._page.show_settings(settings)

    def page(self) -> KeptPage:
        """Return the page, built now if it was not before."""
        if self._page is None:
            from ui.widgets.kept_page import KeptPage  # noqa: PLC0415 - not at the start

            self._page = KeptPage(self._look, self._pages)
            self._page.changed.connect(self.changed)
            self._page.show_settings(self._settings)
            if self._presenter is not None:
                self._page.attach(self._presenter)
            self._pages.addWidget(self._page)
        return self._page
