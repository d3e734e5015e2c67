"""Joins the shift to the window: figures to the footer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from replykit.services.handover import HandoverBook
from ui.shift_presenter import ShiftPresenter
from ui.theme import Look
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages


class ShiftLink(QObject):
    """Owns what of the shift is shown in one window."""

    def __init__(self, look: Look, pages: Pages, footer: Footer) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages
        self._footer = footer

    def attach(self, presenter: ShiftPresenter, book: HandoverBook) -> None:
        """Show the figures of a clock, and a hand-over book."""
        self._book = book
        presenter.changed.connect(self._footer.show_figures)
        self._footer.show_figures(presenter.figures())
