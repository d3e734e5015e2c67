"""The suggested examples as a Qt list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from replykit.domain.learning import SuggestedExample

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

Row = tuple[SuggestedExample, str]
"""An example and the name of the intent it would go to."""


class SuggestedModel(QAbstractListModel):
    """Two lines each: the masked words; the intent they would go to and when they were said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def replace(self, rows: Sequence[Row]) -> bool:
        """Show other rows; return whether they are others."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def example(self, row: int) -> SuggestedExample | None:
        """Return the example in a row, None if there is no such row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of the row at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        example, intent = self._rows[index.row()]
        below = f"→ {intent} · {example.at.astimezone():%m-%d %H:%M}"
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{example.text}\n{below}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{example.text} {below}"
        return None
