"""Joins the shift to the window: figures to the footer, and a page built when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.shift_presenter import ShiftPresenter
from ui.theme import Look
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages

if TYPE_CHECKING:
    from ui.widgets.shift_page import ShiftPage


class ShiftLink(QObject):
    """Owns what of the shift is shown in one window.

    Signals:
        standard_wanted: Id of a standard to read in the handbook.
    """

    standard_wanted = Signal(str)

    def __init__(self, look: Look, pages: Pages, footer: Footer) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages
        self._footer = footer
        self._presenter: ShiftPresenter | None = None

    def attach(self, presenter: ShiftPresenter) -> None:
        """Show the figures of a clock, and its hand-over book."""
        self._presenter = presenter
        presenter.changed.connect(self._footer.show_figures)
        presenter.saved.connect(self._say_saved)
        presenter.not_saved.connect(self._say_not_saved)
        self._footer.show_figures(presenter.figures())

    def page(self) -> ShiftPage | None:
        """Return the page, built now if it was not before; None where nothing is measured."""
        if self._pages.shift is None and self._presenter is not None:
            from ui.widgets.shift_page import ShiftPage  # noqa: PLC0415 - not at the start

            page = ShiftPage(self._look, self._presenter, self._pages)
            page.standard_wanted.connect(self.standard_wanted)
            page.said.connect(self._footer.say)
            self._pages.add_shift(page)
        return self._pages.shift

    @Slot(str)
    def _say_saved(self, name: str) -> None:
        self._footer.say(self.tr("已导出 {name}").replace("{name}", name), "good")

    @Slot(str)
    def _say_not_saved(self, name: str) -> None:
        text = self.tr("没有导出：{name} 写不进去，换个文件夹试试")
        self._footer.say(text.replace("{name}", name), "error")
