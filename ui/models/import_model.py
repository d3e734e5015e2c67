"""The rows of an import as a Qt list model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from replykit.domain.exchange import ImportPlan, RowReport
from ui import exchange_texts

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImportModel(QAbstractListModel):
    """One line a row; those that somebody should look at stand first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowReport] = []

    def show(self, plan: ImportPlan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._rows = sorted(plan.rows, key=lambda row: not row.is_finding)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows the file has."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line of the row at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return exchange_texts.row_line(self._rows[index.row()])
        return None
