"""The replies as a Qt list model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Suggestion
from replykit.services.reply_desk import LIMIT
from ui import texts
from ui.desk_view import NO_GROUPS, GroupsView
from ui.reply_text import heard_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What a view or delegate may ask for besides the text."""

    SUGGESTION = Qt.ItemDataRole.UserRole + 1
    TICKED = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    """The number key of the reply, 0 for the one to all requests."""
    GROUP = Qt.ItemDataRole.UserRole + 4
    """The `ShownGroup` whose first reply this is, else None."""
    GROUPED = Qt.ItemDataRole.UserRole + 5
    """Whether the replies fall into groups."""
    CHOSEN = Qt.ItemDataRole.UserRole + 6
    """Whether the reply is part of the one to all requests."""


class SuggestionModel(QAbstractListModel):
    """Read-only list of replies, best first, one of them ticked after a copy.

    If a message asks for several things, the replies fall into groups, and above them stands
    the one to all that is not answered yet.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Suggestion, ...] = ()
        self._ticked: tuple[PhraseId, ...] = ()
        self._view = NO_GROUPS
        self._favourites: frozenset[PhraseId] = frozenset()
        self._labels: Mapping[SlotId, str] = {}

    def name_slots(self, labels: Mapping[SlotId, str]) -> None:
        """Take over what the slots are called."""
        self._labels = labels

    @property
    def items(self) -> tuple[Suggestion, ...]:
        """The replies the number keys copy, best first."""
        return self._items

    @property
    def rows(self) -> tuple[Suggestion, ...]:
        """The replies as they are shown, top down."""
        together = self._view.together
        return self._items if together is None else (together, *self._items)

    def row_of(self, phrases: tuple[PhraseId, ...]) -> int:
        """Return the row of the reply of some phrases, -1 if it is not shown."""
        return next((n for n, item in enumerate(self.rows) if item.phrases == phrases), -1)

    def numbered(self, number: int) -> QModelIndex:
        """Return the place of the reply of a number key, an invalid one if there is none."""
        return self.index(number - 1 + self._above) if number else QModelIndex()

    def group(self, view: GroupsView) -> None:
        """Show other groups of the same replies; the tick stays."""
        if (view.together is None) != (self._view.together is None):
            self.beginResetModel()
            self._view = view
            self.endResetModel()
        elif view != self._view:
            self._view = view
            self._tell()

    def replace(self, items: Sequence[Suggestion], groups: GroupsView = NO_GROUPS) -> None:
        """Show other replies in their groups; selection and tick are lost, as they should be."""
        self.beginResetModel()
        self._items = tuple(items)
        self._ticked = ()
        self._view = groups
        self.endResetModel()

    def refill(self, items: Sequence[Suggestion]) -> None:
        """Show the same replies with other slot values; selection and tick stay.

        Replies for other phrases than those shown replace them.
        """
        if [i.phrase.id for i in items] != [i.phrase.id for i in self._items]:
            self.replace(items)
            return
        self._items = tuple(items)
        self._tell()

    def mark_favourites(self, favourites: frozenset[PhraseId]) -> None:
        """Take over which phrases are favourites."""
        self._favourites = favourites
        self._tell()

    def preview(self, filled: Suggestion) -> None:
        """Show one of the replies with other slot values, if it is among them."""
        same = filled.phrases
        self._items = tuple(filled if i.phrases == same else i for i in self._items)
        together = self._view.together
        if together is not None and together.phrases == same:
            self._view = replace(self._view, together=filled)
        self._tell()

    def tick(self, phrases: tuple[PhraseId, ...]) -> None:
        """Mark the reply just copied, by its phrases; none take the mark away."""
        self._ticked = phrases
        self._tell([Role.TICKED])

    def _tell(self, roles: Sequence[int] = ()) -> None:
        if self._items:
            last = self.index(self.rowCount() - 1)
            self.dataChanged.emit(self.index(0), last, list(roles))

    @property
    def _above(self) -> int:
        """How many rows stand above the numbered ones."""
        return len(self.rows) - len(self._items)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of replies; they have no children."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one aspect of the reply at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        item = self.rows[index.row()]
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
                return bool(self._ticked) and item.phrases == self._ticked
            case _:
                return self._about_group(index.row() - self._above, role)

    def _about_group(self, place: int, role: int) -> object:
        """Return how the reply at a place, -1 for the one to all, stands among the groups."""
        groups = self._view.groups
        match role:
            case Role.NUMBER:
                return place + 1
            case Role.GROUP:
                return next((g for g in groups if g.group.start == place), None)
            case Role.GROUPED:
                return bool(groups)
            case Role.CHOSEN:
                open_ = self._view.together is not None
                return open_ and any(g.chosen == place and not g.answered for g in groups)
            case _:
                return None

    def _heard_about(self, row: int, item: Suggestion) -> str:
        """Return what is heard after a reply: what a sighted agent sees beside its text."""
        key = row - self._above + 1
        number = self.tr("第 {number} 条").replace("{number}", str(key))
        missing = [self._labels.get(slot, slot) for slot in item.draft.missing]
        parts = (
            self._heard_group(key - 1),
            self.tr("已复制") if self._ticked and item.phrases == self._ticked else "",
            number if 0 < key <= LIMIT else "",
            self.tr("合并回复用这条") if self._about_group(key - 1, Role.CHOSEN) else "",
            self.tr("已收藏") if item.phrase.id in self._favourites else "",
            texts.scope_mark(item.phrase),
            texts.tone_name(item.phrase.tone),
            self.tr("要填：{slots}").replace("{slots}", "、".join(missing)) if missing else "",
            *(texts.finding_words(finding) for finding in item.findings),
            texts.reasons_text(item.draft.candidate.why),
        )
        return " · ".join(part for part in parts if part)

    def _heard_group(self, place: int) -> str:
        """Return what a reply is about, if it stands in a group."""
        for shown in self._view.groups:
            if shown.group.start <= place < shown.group.end:
                about = f"{shown.group.name}「{shown.group.words}」"
                return (
                    self.tr("已回复：{about}").replace("{about}", about)
                    if shown.answered
                    else about
                )
        return ""
