"""The bank as a tree: stage, group, phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from replykit.domain.intent import Stage
from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from ui import bank_texts, texts
from ui.models.bank_groups import STAGE_ORDER, Group

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_GROUPS = 1 << 8
_PHRASES = 1 << 32
"""Numbers of indexes: stages from 1, groups from the first of these, a group's phrases from a
multiple of the second."""


class TreeRole(IntEnum):
    """What a view or delegate may ask for besides the text."""

    PHRASE = Qt.ItemDataRole.UserRole + 1
    STAGE = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    """How many phrases stand below; of a phrase, its state unless it is in use."""
    INTENT = Qt.ItemDataRole.UserRole + 4
    """The intent of a phrase, or which a group is; None for a stage or a category."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an index stands: a stage, one of its groups, one of that group's phrases.

    Attributes:
        stage: Place among the stages on show.
        group: Place among all groups, None for a stage.
        phrase: Place among the group's phrases, None for a stage or a group.
    """

    stage: int
    group: int | None = None
    phrase: int | None = None


class BankTreeModel(QAbstractItemModel):
    """Read-only: stages hold groups, groups hold phrases.

    Nothing is made for a row before it is looked at, so that 100,000 phrases show at once.
    Indexes carry numbers, not pointers: one that outlives a reset finds another row or none,
    but never freed memory.

    Args:
        describe: Returns the line of a phrase; asked when the row is first shown.
        parent: Who owns the model.
    """

    def __init__(self, describe: Callable[[Phrase], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._stages: list[tuple[Stage, list[int]]] = []
        self._groups: list[Group] = []
        self._sizes: dict[Stage, int] = {}
        self._lines: dict[PhraseId, str] = {}

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups; what was open or selected is forgotten, see `keys_of`."""
        self.beginResetModel()
        self._groups = list(groups)
        below = {
            stage: [place for place, group in enumerate(groups) if group.stage is stage]
            for stage in STAGE_ORDER
        }
        self._stages = [(stage, places) for stage, places in below.items() if places]
        self._sizes = {stage: self._size(places) for stage, places in self._stages}
        self._lines = {}
        self.endResetModel()

    def _size(self, places: Sequence[int]) -> int:
        """Return how many phrases some groups hold; one in several of them counts once."""
        return len({phrase.id for place in places for phrase in self._groups[place].phrases})

    def phrases(self) -> Iterator[Phrase]:
        """Yield every phrase on show, top down; one in several groups comes several times."""
        for _, places in self._stages:
            for place in places:
                yield from self._groups[place].phrases

    def keys_of(self, index: Index) -> tuple[str, ...]:
        """Return the keys from the top down to a row; the same row has the same ones again."""
        place = self._place(index)
        if place is None:
            return ()
        keys = [self._stages[place.stage][0].value]
        if place.group is not None:
            group = self._groups[place.group]
            keys.append(group.key)
            if place.phrase is not None:
                keys.append(group.phrases[place.phrase].id)
        return tuple(keys)

    def find(self, keys: Sequence[str]) -> QModelIndex:
        """Return the row of some keys, or the last one above it that is there."""
        found = QModelIndex()
        for key in keys:
            rows = (self.index(row, 0, found) for row in range(self.rowCount(found)))
            below = next((row for row in rows if self.keys_of(row)[-1] == key), None)
            if below is None:
                break
            found = below
        return found

    def places_of(self, phrase: str) -> list[QModelIndex]:
        """Return the rows of a phrase: one in each of its groups."""
        return [
            self.createIndex(row, 0, (place + 1) * _PHRASES + row)
            for place, group in enumerate(self._groups)
            for row, held in enumerate(group.phrases)
            if held.id == phrase
        ]

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a row below `parent`."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._place(parent)
        if above is None:
            return self.createIndex(row, column, row + 1)
        if above.group is None:
            return self.createIndex(row, column, _GROUPS + self._stages[above.stage][1][row])
        return self.createIndex(row, column, (above.group + 1) * _PHRASES + row)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the index above `index`; QObject's own ``parent()`` is not needed here."""
        place = self._place(index)
        if place is None or place.group is None:
            return QModelIndex()
        if place.phrase is None:
            return self.createIndex(place.stage, 0, place.stage + 1)
        row = self._stages[place.stage][1].index(place.group)
        return self.createIndex(row, 0, _GROUPS + place.group)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows stand below `parent`."""
        if parent.column() > 0:
            return 0
        place = self._place(parent)
        if place is None:
            return 0 if parent.isValid() else len(self._stages)
        if place.group is None:
            return len(self._stages[place.stage][1])
        return len(self._groups[place.group].phrases) if place.phrase is None else 0

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002 - Qt asks so
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one aspect of the row at `index`, or None."""
        place = self._place(index) if self.checkIndex(index) else None
        if place is None:
            return None
        stage, _ = self._stages[place.stage]
        if role == TreeRole.STAGE:
            return stage
        if place.group is None:
            if role == Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._counted(self._sizes[stage])
            return _of_row(role, texts.stage_name(stage), self._sizes[stage])
        group = self._groups[place.group]
        if place.phrase is not None:
            return self._of_phrase(role, group.phrases[place.phrase])
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{texts.stage_name(stage)} · {self._counted(len(group.phrases))}"
        return group.intent if role == TreeRole.INTENT else _of_row(role, *_heading(group))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what the one column is called; it is heard and not seen."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.tr("话术")
        return super().headerData(section, orientation, role)

    def _counted(self, count: int) -> str:
        return self.tr("%n 条", "", count)

    def _of_phrase(self, role: int, phrase: Phrase) -> object:
        match role:
            case TreeRole.PHRASE:
                return phrase
            case TreeRole.INTENT:
                return phrase.intent
            case TreeRole.COUNT:
                in_use = phrase.state is PhraseState.APPROVED
                return None if in_use else bank_texts.state_name(phrase.state)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._of_phrase(TreeRole.COUNT, phrase)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                if phrase.id not in self._lines:
                    self._lines[phrase.id] = self._describe(phrase)
                return self._lines[phrase.id]
            case _:
                return None

    def _place(self, index: Index) -> _Place | None:
        """Return where an index stands; None for none, or for one of another bank."""
        number = index.internalId() if index.isValid() else 0
        if number < _GROUPS:
            return _Place(number - 1) if 0 < number <= len(self._stages) else None
        above, row = divmod(number, _PHRASES)
        group = above - 1 if above else row - _GROUPS
        if not 0 <= group < len(self._groups):
            return None
        stages = [stage for stage, _ in self._stages]
        stage = stages.index(self._groups[group].stage)
        if not above:
            return _Place(stage, group)
        return _Place(stage, group, row) if row < len(self._groups[group].phrases) else None


def _heading(group: Group) -> tuple[str, int]:
    return group.name, len(group.phrases)


def _of_row(role: int, text: str, count: int) -> object:
    """Return one aspect of a stage or a group."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return text
    return count if role == TreeRole.COUNT else None
