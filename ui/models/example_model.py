"""The example messages of an intent as a Qt list model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ExampleModel(QAbstractListModel):
    """Those that hold a word, the one added last on top; thousands are no trouble."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._word = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The examples on show, as they stand."""
        return self._shown

    @property
    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def replace(self, examples: tuple[str, ...]) -> None:
        """Show the examples of another intent, or changed ones."""
        if examples != self._all:
            self._all = examples
            self._filter()

    def filter(self, word: str) -> None:
        """Show only those that hold a word, whatever its case; "" for all."""
        if word.strip().lower() != self._word:
            self._word = word.strip().lower()
            self._filter()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many are on show."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of the row at `index`, or None."""
        if not index.isValid() or not self.checkIndex(index):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown[index.row()]
        return None

    def _filter(self) -> None:
        self.beginResetModel()
        latest = reversed(self._all)
        self._shown = tuple(text for text in latest if self._word in text.lower())
        self.endResetModel()
