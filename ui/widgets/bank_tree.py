"""The tree of the bank."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase
from ui.models.bank_groups import Group
from ui.models.bank_tree_model import BankTreeModel, TreeRole
from ui.theme import Look
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.tree_delegate import TreeDelegate


class BankTree(QTreeView):
    """Stages, groups, phrases; Enter opens a branch or copies a phrase.

    Signals:
        chosen: The current row's phrase, None on a stage or a group.
        copy_wanted: Enter was pressed on a phrase, or it was double-clicked.
    """

    chosen = Signal(object)
    copy_wanted = Signal()

    def __init__(self, look: Look, model: BankTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self._all_open = False
        self._open: set[tuple[str, ...]] | None = None
        self.setModel(model)
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
        """Return the current phrase, None on a stage or a group."""
        found = self.currentIndex().data(TreeRole.PHRASE)
        return found if isinstance(found, Phrase) else None

    def intent(self) -> IntentId | None:
        """Return the intent of the current row, None on a stage or a category."""
        found = self.currentIndex().data(TreeRole.INTENT)
        return IntentId(found) if isinstance(found, str) else None

    def show_groups(self, groups: tuple[Group, ...], *, opened: bool) -> None:
        """Show other groups; rows that are there again stay open, current and in place.

        Args:
            groups: What to show.
            opened: Whether to open every branch.
        """
        current = self._rows.keys_of(self.currentIndex())
        row = self.currentIndex().row()
        if not self._all_open and self._rows.rowCount():
            self._open = self._open_keys()
        self._all_open = opened
        place = self.verticalScrollBar().value()
        self._rows.show(groups)
        if opened:
            self.expandAll()
        else:
            self._reopen()
        self.setCurrentIndex(self._again(current, row))
        self.verticalScrollBar().setValue(place)
        self.scrollTo(self.currentIndex())

    def go_to(self, phrase: str) -> bool:
        """Make a phrase current where it is shown; return whether it is."""
        places = self._rows.places_of(phrase)
        if not places:
            return False
        here = self._rows.keys_of(self.currentIndex())[:2]
        near = (place for place in places if self._rows.keys_of(place)[:2] == here)
        self.setCurrentIndex(next(near, places[0]))
        self.scrollTo(self.currentIndex())
        return True

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

    def keyboardSearch(self, _text: str) -> None:
        """Letters are commands of the window, and the filter searches better."""

    def _again(self, keys: tuple[str, ...], row: int) -> QModelIndex:
        """Return the row of some keys, or what stands in its place now."""
        found = self._rows.find(keys)
        if not found.isValid():
            return self._rows.index(0, 0)
        below = self._rows.rowCount(found)
        if len(self._rows.keys_of(found)) == len(keys) or not below or not self.isExpanded(found):
            return found
        return self._rows.index(min(row, below - 1), 0, found)

    def _open_keys(self) -> set[tuple[str, ...]]:
        tops = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        below = [
            self._rows.index(row, 0, top)
            for top in tops
            for row in range(self._rows.rowCount(top))
        ]
        return {self._rows.keys_of(index) for index in (*tops, *below) if self.isExpanded(index)}

    def _reopen(self) -> None:
        """Open the branches that were open; at first those of the stages."""
        for row in range(self._rows.rowCount()):
            top = self._rows.index(row, 0)
            self.setExpanded(top, self._open is None or self._rows.keys_of(top) in self._open)
            for below in range(self._rows.rowCount(top)):
                index = self._rows.index(below, 0, top)
                if self._open is not None and self._rows.keys_of(index) in self._open:
                    self.setExpanded(index, True)

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        if index.data(TreeRole.PHRASE) is not None:
            self.copy_wanted.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setIndentation(self._look.sizes.gap_l)
        self.scheduleDelayedItemsLayout()
