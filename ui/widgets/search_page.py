"""What a search found, or what is at hand without one, in the form of the desk's replies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.reply import Suggestion
from replykit.services.shelf import ShelfKind
from ui.key_map import naming_key
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel
from ui.widgets.reply_list import ReplyList
from ui.widgets.segments import Segments


class SearchPage(QWidget):
    """A line of how many, or of the shelves to choose from, and the replies.

    Signals:
        shelf_chosen: The value of another `ShelfKind`.
    """

    shelf_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        names = {
            ShelfKind.FAVOURITES: self.tr("收藏"),
            ShelfKind.RECENT: self.tr("最近"),
            ShelfKind.MOST_USED: self.tr("常用"),
            ShelfKind.OWN: self.tr("我的"),
        }
        choices = [(kind.value, names[kind]) for kind in ShelfKind]
        self.shelves = Segments(choices, ShelfKind.FAVOURITES.value, self)
        self.shelves.setAccessibleName(self.tr("手边的话术"))
        self.shelves.hide()
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
        self._top.addWidget(self.shelves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._below, 1)
        self.shelves.changed.connect(self._choose)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_found(self, query: str, found: Sequence[Suggestion]) -> None:
        """Show what a query found."""
        self.shelves.hide()
        self.model.replace(found)
        self._count.say(self.tr("找到 %n 条", "", len(found)))
        self._count.setVisible(bool(found))
        if found:
            self._below.setCurrentWidget(self.replies)
            return
        nothing = self.tr("没有找到「{query}」，换个词、拼音或首字母试试。")
        self._empty.say(nothing.replace("{query}", query), keys=False)
        self._below.setCurrentWidget(self._empty)

    def show_shelf(self, kind: ShelfKind, found: Sequence[Suggestion]) -> None:
        """Show what is at hand of a kind."""
        with QSignalBlocker(self.shelves):
            self.shelves.choose(kind.value)
        self.model.replace(found)
        self._count.hide()
        self.shelves.show()
        if found:
            self._below.setCurrentWidget(self.replies)
            return
        self._empty.say(self._nothing_of(kind), keys=False)
        self._below.setCurrentWidget(self._empty)

    def shelf_on_show(self) -> str | None:
        """Return the value of the kind on show, None while a query's hits are."""
        return None if self.shelves.isHidden() else self.shelves.chosen()

    def _nothing_of(self, kind: ShelfKind) -> str:
        match kind:
            case ShelfKind.FAVOURITES:
                return naming_key(self.tr("还没有收藏，选中一条回复按 {key}。"), "favourite")
            case ShelfKind.OWN:
                return naming_key(self.tr("还没有我的话术，选中或改好一条回复按 {key}。"), "own")
            case _:
                return self.tr("复制过的回复会列在这里。")

    @Slot()
    def _choose(self) -> None:
        self.shelf_chosen.emit(self.shelves.chosen())

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._top.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
