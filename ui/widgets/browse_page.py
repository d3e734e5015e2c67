"""The bank to leaf through: stage, intent, phrase, and a preview of the phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from replykit.domain.phrase import Phrase, PhraseId, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Suggestion
from ui import texts
from ui.models.bank_tree_model import BankTreeModel, TreeRole
from ui.models.suggestion_model import SuggestionModel
from ui.reply_text import reply_text
from ui.theme import Look
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.labels import plain_label
from ui.widgets.reply_list import ReplyList
from ui.widgets.tree_delegate import TreeDelegate


class BankTree(QTreeView):
    """The tree; Enter opens a branch or copies a phrase.

    Signals:
        chosen: The current row's phrase, None on a stage or an intent.
        copy_wanted: Enter was pressed on a phrase, or it was double-clicked.
    """

    chosen = Signal(object)
    copy_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("话术库"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TreeDelegate(look, self))
        self.doubleClicked.connect(self._double_clicked)
        look.changed.connect(self._restyle)
        self._restyle()

    def phrase(self) -> Phrase | None:
        """Return the current phrase, None on a stage or an intent."""
        found = self.currentIndex().data(TreeRole.PHRASE)
        return found if isinstance(found, Phrase) else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell what is current now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.phrase())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a branch, or copies a phrase."""
        index = self.currentIndex()
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif self.phrase() is None:
            self.setExpanded(index, not self.isExpanded(index))
        elif not event.isAutoRepeat():
            self.copy_wanted.emit()

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        if index.data(TreeRole.PHRASE) is not None:
            self.copy_wanted.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setIndentation(self._look.sizes.gap_l)
        self.scheduleDelayedItemsLayout()


class BrowsePage(QWidget):
    """Tree above, preview below; the preview is a list of one reply.

    Args:
        look: The style in force.
        draft: Fills a phrase as far as profile and message allow.
    """

    def __init__(
        self,
        look: Look,
        draft: Callable[[PhraseId], Suggestion],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._draft = draft
        self._labels: Mapping[SlotId, str] = {}
        self.tree_model = BankTreeModel(self._describe, self)
        self.tree = BankTree(look, self)
        self.tree.setModel(self.tree_model)
        self.model = SuggestionModel(self)
        self.replies = ReplyList(look, self.model, self)
        self.replies.setAccessibleName(self.tr("话术预览"))
        self._note = plain_label(quiet=True)
        self._notes = QVBoxLayout()
        self._notes.addWidget(self._note)
        self._below = QWidget(self)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.replies)
        below.addLayout(self._notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self._below)
        self.tree.chosen.connect(self._preview)
        self.tree.copy_wanted.connect(self._copy)
        look.changed.connect(self._restyle)
        self._restyle()
        self._preview(None)

    def show_book(self, book: Playbook, labels: Mapping[SlotId, str]) -> None:
        """Show another bank, whose slots are called so."""
        self._labels = labels
        self.tree_model.show(book)
        for row in range(self.tree_model.rowCount()):
            self.tree.expand(self.tree_model.index(row, 0))
        self.tree.setCurrentIndex(self.tree_model.index(0, 0))

    def _describe(self, phrase: Phrase) -> str:
        return reply_text(self._draft(phrase.id), self._labels).text

    @Slot(object)
    def _preview(self, phrase: Phrase | None) -> None:
        self._below.setVisible(phrase is not None)
        if phrase is None:
            self.model.replace(())
            return
        self.model.replace((self._draft(phrase.id),))
        self._note.setText(note_text(phrase))
        self._note.setVisible(bool(self._note.text()))
        self._fit()

    @Slot()
    def _copy(self) -> None:
        item = self.replies.current()
        if item is not None:
            self.replies.copy_wanted.emit(item)

    def _fit(self) -> None:
        """Make the preview as high as its one reply."""
        if self.model.rowCount():
            hint = self.replies.sizeHintForIndex(self.model.index(0))
            self.replies.setFixedHeight(hint.height() + self._look.sizes.ring)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._notes.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self._fit()


def note_text(phrase: Phrase) -> str:
    """Return what a trainee should know about a phrase: its note, and where it suits."""
    return "\n".join(part for part in (phrase.note, texts.phrase_platforms(phrase)) if part)
