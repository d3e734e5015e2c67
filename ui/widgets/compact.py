"""The compact strip: header, chips and three one-line replies, while nothing else is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import COMPACT_ROWS, Look
from ui.widgets.desk_page import DeskPage
from ui.widgets.pages import Pages


class Compact(QObject):
    """Turns a window into the strip and back; the height it had comes back with it."""

    def __init__(
        self, window: QWidget, pages: Pages, hidden: Sequence[QWidget], look: Look
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._hidden = tuple(hidden)
        self._look = look
        self._wanted = False
        self._on = False
        self._full_height = 0

    @property
    def on(self) -> bool:
        """Whether the strip is shown now."""
        return self._on

    def want(self, compact: bool) -> None:
        """Be a strip whenever the desk alone is on show, or never."""
        self._wanted = compact

    def fit(self, *, desk_alone: bool) -> None:
        """Be a strip if that is wanted and the desk is all that is on show."""
        compact = self._wanted and desk_alone
        if compact == self._on:
            return
        self._on = compact
        if compact:
            self._full_height = self._window.height()
        for part in self._hidden:
            part.setVisible(not compact)
        self._let_shrink(self._pages.desk, compact)
        self._pages.desk.show_compact(compact)
        self._settle()
        height = self.height() if compact else self._full_height
        self._window.resize(self._window.width(), height)

    def _settle(self) -> None:
        """Let every layout know now what is hidden: the least height of the window is theirs."""
        widget: QWidget | None = self._pages.desk
        while widget is not None:
            layout = widget.layout()
            if layout is not None:
                layout.activate()
            widget = widget.parentWidget()

    @property
    def full_height(self) -> int:
        """The height of the whole window, in logical pixels."""
        return self._full_height if self._on else self._window.height()

    def height(self) -> int:
        """Return the height of the strip, in logical pixels."""
        sizes = self._look.sizes
        rows = COMPACT_ROWS * (sizes.text_line + sizes.gap_s)
        return sizes.header + self._pages.desk.top_height + rows + 2 * sizes.line

    def _let_shrink(self, desk: DeskPage, compact: bool) -> None:
        """Let the pages that are not on show ask for no room."""
        policy = QSizePolicy.Policy
        for page in (self._pages.widget(n) for n in range(self._pages.count())):
            if page is not None and page is not desk:
                page.setSizePolicy(
                    policy.Preferred, policy.Ignored if compact else policy.Preferred
                )
