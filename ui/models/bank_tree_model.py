"""The bank as a tree: stage, intent, phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from replykit.domain.intent import Stage
from replykit.domain.phrase import Phrase
from replykit.domain.playbook import Playbook
from ui import texts

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
STAGE_ORDER = (Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE, Stage.GENERAL)


class TreeRole(IntEnum):
    """What a view or delegate may ask for besides the text."""

    PHRASE = Qt.ItemDataRole.UserRole + 1
    STAGE = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


@dataclass(eq=False, slots=True)
class _Node:
    """One row; `number` is its place in the model's list of nodes, and what Qt knows it by."""

    number: int
    row: int
    parent: _Node | None
    text: str = ""
    stage: Stage | None = None
    phrase: Phrase | None = None
    children: list[_Node] = field(default_factory=list)


class BankTreeModel(QAbstractItemModel):
    """Read-only: stages hold intents, intents hold their approved phrases.

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

    def show(self, book: Playbook) -> None:
        """Show another bank; what was open or selected is forgotten."""
        self.beginResetModel()
        self._nodes = [_Node(0, 0, None)]
        for stage in STAGE_ORDER:
            self._add_stage(stage, book)
        self.endResetModel()

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
                return len(node.children) if node.phrase is None else None
            case _:
                return None

    def _node(self, index: Index) -> _Node:
        number = index.internalId() if index.isValid() else 0
        return self._nodes[number if number < len(self._nodes) else 0]

    def _text(self, node: _Node) -> str:
        if node.phrase is not None and not node.text:
            node.text = self._describe(node.phrase)
        return node.text

    def _add_stage(self, stage: Stage, book: Playbook) -> None:
        approved = book.approved_by_intent
        intents = [i for i in book.intents if i.stage is stage and approved.get(i.id)]
        if not intents:
            return
        top = self._add(self._nodes[0], stage, texts.stage_name(stage))
        for intent in intents:
            branch = self._add(top, stage, texts.intent_name(intent))
            for phrase in approved[intent.id]:
                self._add(branch, stage, phrase=phrase)

    def _add(
        self, parent: _Node, stage: Stage, text: str = "", phrase: Phrase | None = None
    ) -> _Node:
        node = _Node(len(self._nodes), len(parent.children), parent, text, stage, phrase)
        parent.children.append(node)
        self._nodes.append(node)
        return node
