"""Example messages of an intent: leaf through, add, take away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.example_model import ExampleModel
from ui.theme import Look
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label


class _Rows(QListView):
    """The examples; Del takes the chosen ones away.

    Signals:
        removal_wanted: Del was pressed.
    """

    removal_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Del, which is a command of the window elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Delete)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen ones away with Del."""
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class ExampleList(QWidget):
    """One field to add, one to filter, and the rows.

    Signals:
        added: A text to add.
        removed: The texts to take away.
    """

    added = Signal(str)
    removed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.model = ExampleModel(self)
        self.new = LineInput(self)
        self.new.setAccessibleName(self.tr("新例句"))
        self.new.setPlaceholderText(self.tr("客户会怎么问？写一句，按 Enter 加入"))
        self.filter = LineInput(self)
        self.filter.setAccessibleName(self.tr("筛选例句"))
        self.filter.setPlaceholderText(self.tr("筛选例句"))
        self.rows = _Rows(self)
        self.rows.setAccessibleName(self.tr("例句"))
        self.rows.setModel(self.model)
        self.rows.setUniformItemSizes(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._count = plain_label(quiet=True)
        self.remove = QPushButton(self.tr("删除 Del"), self)
        self._column = QVBoxLayout(self)
        self._below = QHBoxLayout()
        self._below.addWidget(self._count, 1)
        self._below.addWidget(self.remove)
        for field in (self.new, self.filter):
            self._column.addWidget(field)
        self._column.addWidget(self.rows, 1)
        self._column.addLayout(self._below)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_examples(self, examples: Sequence[str]) -> None:
        """Show the examples of an intent."""
        self.model.replace(tuple(examples))
        self._say_count()

    def forget(self) -> None:
        """Empty the fields: another intent is shown."""
        self.new.clear()
        self.filter.clear()

    def _wire(self) -> None:
        self.new.returnPressed.connect(self._add)
        self.filter.textChanged.connect(self._filter)
        self.remove.clicked.connect(self._remove)
        self.rows.removal_wanted.connect(self._remove)

    @Slot()
    def _add(self) -> None:
        if self.new.text().strip():
            self.added.emit(self.new.text())

    @Slot()
    def _remove(self) -> None:
        shown = self.model.shown
        chosen = [shown[index.row()] for index in self.rows.selectionModel().selectedIndexes()]
        if chosen:
            self.removed.emit(chosen)

    @Slot(str)
    def _filter(self, word: str) -> None:
        self.model.filter(word)
        self._say_count()

    def _say_count(self) -> None:
        shown, count = self.model.rowCount(), self.model.count
        text = self.tr("%n 条例句", "", count)
        self._count.setText(text if shown == count else f"{shown} / {text}")

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        for box in (self._column, self._below):
            box.setSpacing(sizes.gap_s)
