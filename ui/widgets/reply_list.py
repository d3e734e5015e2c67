"""The list of replies: one key each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Suggestion
from ui.models.suggestion_model import Role, SuggestionModel
from ui.theme import Look
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.reply_delegate import ReplyDelegate


class ReplyList(QListView):
    """Replies with a current one; what is announced as current is what Enter copies.

    Signals:
        copy_wanted, slots_wanted: With the suggestion it is about.
        choice_wanted: With a suggestion of a group: it shall answer for the group.
    """

    copy_wanted = Signal(object)
    slots_wanted = Signal(object)
    choice_wanted = Signal(object)

    def __init__(self, look: Look, model: SuggestionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.replies = model
        self._look = look
        self.delegate = ReplyDelegate(look, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("回复"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._double_clicked)
        model.modelReset.connect(self._select_first)
        model.dataChanged.connect(self._lay_out)
        look.changed.connect(self._lay_out)

    def name_slots(self, labels: Mapping[SlotId, str]) -> None:
        """Take over what the slots are called, to be seen and to be heard."""
        self.delegate.name_slots(labels)
        self.replies.name_slots(labels)

    def show_compact(self, compact: bool) -> None:
        """Give each reply one line."""
        self.delegate.show_compact(compact)
        self._lay_out()

    def mark_favourites(self, favourites: frozenset[PhraseId]) -> None:
        """Take over which phrases are favourites, to be seen and to be heard."""
        self.delegate.mark_favourites(favourites)
        self.replies.mark_favourites(favourites)

    def current(self) -> Suggestion | None:
        """Return the current reply, None if there is none."""
        found = self.currentIndex().data(Role.SUGGESTION)
        return found if isinstance(found, Suggestion) else None

    def reply(self, number: int) -> Suggestion | None:
        """Return the reply of a number key, 1 to 9, and make it current."""
        index = self.replies.numbered(number)
        if not index.isValid():
            return None
        self.setCurrentIndex(index)
        return self.current()

    def go_to(self, suggestion: Suggestion) -> None:
        """Make a reply the current one, if it is shown."""
        row = self.replies.row_of(suggestion.phrases)
        if row >= 0:
            self.setCurrentIndex(self.replies.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies the current reply, Space takes it for the one to all requests.

        The plain keys are the window's (`ui.widgets.keys`).
        """
        item = self.current()
        if event.key() not in (*ENTER_KEYS, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif item is not None and not event.isAutoRepeat():
            wanted = self.choice_wanted if event.key() == Qt.Key.Key_Space else self.copy_wanted
            wanted.emit(item)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes into the empty slots of the current reply, if it has any."""
        item = self.current()
        if forward and item is not None and item.draft.missing:
            self.slots_wanted.emit(item)
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Unfold the current row."""
        self.delegate.expand(current.row())
        super().currentChanged(current, previous)
        self._lay_out()
        self.scrollTo(self.currentIndex())

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        item = index.data(Role.SUGGESTION)
        if isinstance(item, Suggestion):
            self.copy_wanted.emit(item)

    @Slot()
    def _select_first(self) -> None:
        first = self.replies.numbered(1)
        self.delegate.expand(first.row())
        self.setCurrentIndex(first)
        self.scrollToTop()

    @Slot()
    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
