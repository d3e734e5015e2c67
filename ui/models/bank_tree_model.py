"""The bank as a tree: stage, group, phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from replykit.domain.intent import IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseState
from ui import bank_texts, texts
from ui.models.bank_groups import STAGE_ORDER, Group

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TreeRole(IntEnum):
    """What a view or delegate may ask for besides the text."""

    PHRASE = Qt.ItemDataRole.UserRole + 1
    STAGE = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    """How many rows stand below; of a phrase, its state unless it is in use."""
    INTENT = Qt.ItemDataRole.UserRole + 4
    """The intent of a phrase, or which a group is; None for a stage or a category."""


@dataclass(eq=False, slots=True)
class _Node:
    """One row; `number` is its place in the model's list of nodes, and what Qt knows it by."""

    number: int
    row: int
    parent: _Node | None
    text: str = ""
    stage: Stage | None = None
    phrase: Phrase | None = None
    key: str = ""
    intent: IntentId | None = None
    children: list[_Node] = field(default_factory=list)


class BankTreeModel(QAbstractItemModel):
    """Read-only: stages hold groups, groups hold phrases.

    Indexes carry numbers, not pointers: one that outlives a reset finds another row or none,
    but never freed memory.

    Args:
        describe: Returns the line of a phrase; asked when the row is first shown.
        parent: Who owns the model.
    """

    def __init__(self, describe: Callable[[Phrase], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._nodes = [_Node(0, 0, None)]

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups; what was open or selected is forgotten, see `keys_of`."""
        self.beginResetModel()
        self._nodes = [_Node(0, 0, None)]
        for stage in STAGE_ORDER:
            self._add_stage(stage, [group for group in groups if group.stage is stage])
        self.endResetModel()

    def keys_of(self, index: Index) -> tuple[str, ...]:
        """Return the keys from the top down to a row; the same row has the same ones again."""
        keys: list[str] = []
        node: _Node | None = self._node(index)
        while node is not None and node.number:
            keys.append(node.key)
            node = node.parent
        return tuple(reversed(keys))

    def find(self, keys: Iterable[str]) -> QModelIndex:
        """Return the row of some keys, or the last one above it that is there."""
        node = self._nodes[0]
        for key in keys:
            below = next((child for child in node.children if child.key == key), None)
            if below is None:
                break
            node = below
        return self.createIndex(node.row, 0, node.number) if node.number else QModelIndex()

    def places_of(self, phrase: str) -> list[QModelIndex]:
        """Return the rows of a phrase: one in each of its groups."""
        return [
            self.createIndex(node.row, 0, node.number)
            for node in self._nodes
            if node.phrase is not None and node.phrase.id == phrase
        ]

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a row below `parent`."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row].number)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the index above `index`; QObject's own ``parent()`` is not needed here."""
        above = self._node(index).parent if index.isValid() else None
        if above is None or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows stand below `parent`."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002 - Qt asks so
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one aspect of the row at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(node)
            case TreeRole.PHRASE:
                return node.phrase
            case TreeRole.STAGE:
                return node.stage
            case TreeRole.COUNT:
                return _count(node)
            case TreeRole.INTENT:
                return node.intent
            case _:
                return None

    def _node(self, index: Index) -> _Node:
        number = index.internalId() if index.isValid() else 0
        return self._nodes[number if number < len(self._nodes) else 0]

    def _text(self, node: _Node) -> str:
        if node.phrase is not None and not node.text:
            node.text = self._describe(node.phrase)
        return node.text

    def _add_stage(self, stage: Stage, groups: Sequence[Group]) -> None:
        if not groups:
            return
        top = self._add(self._nodes[0], stage, stage.value, texts.stage_name(stage))
        for group in groups:
            branch = self._add(top, stage, group.key, group.name)
            branch.intent = group.intent
            for phrase in group.phrases:
                leaf = self._add(branch, stage, phrase.id)
                leaf.phrase, leaf.intent = phrase, phrase.intent

    def _add(self, parent: _Node, stage: Stage, key: str, text: str = "") -> _Node:
        node = _Node(len(self._nodes), len(parent.children), parent, text, stage, key=key)
        parent.children.append(node)
        self._nodes.append(node)
        return node


def _count(node: _Node) -> object:
    if node.phrase is None:
        return len(node.children)
    in_use = node.phrase.state is PhraseState.APPROVED
    return None if in_use else bank_texts.state_name(node.phrase.state)
