"""What a search found, in the form of the desk's replies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.reply import Suggestion
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel
from ui.widgets.reply_list import ReplyList


class SearchPage(QWidget):
    """A line of how many, and the replies."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = ElidedLabel(parent=self)
        self._count.setProperty("quiet", True)
        self.model = SuggestionModel(self)
        self.replies = ReplyList(look, self.model, self)
        self._empty = EmptyState(look, self)
        self._below = QStackedWidget(self)
        self._below.addWidget(self.replies)
        self._below.addWidget(self._empty)
        self._top = QVBoxLayout()
        self._top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._below, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_found(self, query: str, found: Sequence[Suggestion]) -> None:
        """Show what a query found."""
        self.model.replace(found)
        self._count.say(self.tr("找到 %n 条", "", len(found)))
        self._count.setVisible(bool(found))
        if found:
            self._below.setCurrentWidget(self.replies)
            return
        nothing = self.tr("没有找到「{query}」，换个词、拼音或首字母试试。")
        self._empty.say(nothing.replace("{query}", query), keys=False)
        self._below.setCurrentWidget(self._empty)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._top.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
