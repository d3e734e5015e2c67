"""The replies as a Qt list model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Suggestion
from replykit.services.reply_desk import LIMIT
from ui import texts
from ui.reply_text import heard_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What a view or delegate may ask for besides the text."""

    SUGGESTION = Qt.ItemDataRole.UserRole + 1
    TICKED = Qt.ItemDataRole.UserRole + 2


class SuggestionModel(QAbstractListModel):
    """Read-only list of replies, best first, one of them ticked after a copy."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Suggestion, ...] = ()
        self._ticked: PhraseId | None = None
        self._labels: Mapping[SlotId, str] = {}

    def name_slots(self, labels: Mapping[SlotId, str]) -> None:
        """Take over what the slots are called."""
        self._labels = labels

    @property
    def items(self) -> tuple[Suggestion, ...]:
        """The replies, best first."""
        return self._items

    def replace(self, items: Sequence[Suggestion]) -> None:
        """Show other replies; selection and tick are lost, as they should be."""
        self.beginResetModel()
        self._items = tuple(items)
        self._ticked = None
        self.endResetModel()

    def refill(self, items: Sequence[Suggestion]) -> None:
        """Show the same replies with other slot values; selection and tick stay.

        Replies for other phrases than those shown replace them.
        """
        if [i.phrase.id for i in items] != [i.phrase.id for i in self._items]:
            self.replace(items)
            return
        self._items = tuple(items)
        if items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def tick(self, phrase: PhraseId | None) -> None:
        """Mark the reply just copied; None takes the mark away."""
        self._ticked = phrase
        if self._items:
            last = self.index(len(self._items) - 1)
            self.dataChanged.emit(self.index(0), last, [Role.TICKED])

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of replies; they have no children."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one aspect of the reply at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.draft.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return heard_text(item, self._labels)
            case Qt.ItemDataRole.ToolTipRole:
                return texts.reasons_text(item.draft.candidate.why)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._heard_about(index.row(), item)
            case Role.SUGGESTION:
                return item
            case Role.TICKED:
                return item.phrase.id == self._ticked
            case _:
                return None

    def _heard_about(self, row: int, item: Suggestion) -> str:
        """Return what is heard after a reply: what a sighted agent sees beside its text."""
        number = self.tr("第 {number} 条").replace("{number}", str(row + 1))
        missing = [self._labels.get(slot, slot) for slot in item.draft.missing]
        parts = (
            self.tr("已复制") if item.phrase.id == self._ticked else "",
            number if row < LIMIT else "",
            texts.tone_name(item.phrase.tone),
            self.tr("要填：{slots}").replace("{slots}", "、".join(missing)) if missing else "",
            *(texts.finding_words(finding) for finding in item.findings),
            texts.reasons_text(item.draft.candidate.why),
        )
        return " · ".join(part for part in parts if part)
