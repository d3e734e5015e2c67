"""The list of the handbook: headings, entries with their figure, a field that narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem
from PySide6.QtGui import QStandardItemModel as ItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.theme import Look
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.row_delegate import Index, RowDelegate

Row = tuple[str, str, str, object]
"""Name, figure shown on the right, further words it is found by, the entry itself."""


class IndexRole(IntEnum):
    """What the view may ask for besides the text."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    FIGURE = Qt.ItemDataRole.UserRole + 2
    WORDS = Qt.ItemDataRole.UserRole + 3


class IndexDelegate(RowDelegate):
    """One line a row: name on the left, figure on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        sizes, palette = self._look.sizes, self._look.palette
        painter.save()
        box, _ = self.paint_ground(painter, option)
        heading = not index.parent().isValid()
        name_font = self._look.style.font(medium=heading)
        name = str(index.data())
        room = QFontMetrics(name_font).horizontalAdvance(name) + sizes.gap_m
        self._paint_figure(painter, box.adjusted(min(room, box.width() // 2), 0, 0, 0), index)
        painter.setFont(name_font)
        painter.setPen(QColor(palette.text))
        shown = QFontMetrics(name_font).elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _paint_figure(self, painter: QPainter, box: QRect, index: Index) -> None:
        figure = str(index.data(IndexRole.FIGURE) or "")
        font = self._look.style.font(self._look.sizes.meta)
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.secondary))
        shown = QFontMetrics(font).elidedText(figure, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)


class ReferenceIndex(QTreeView):
    """Headings with their entries.

    Signals:
        chosen: The current row's entry, None on a heading.
        opened: Enter was pressed on an entry, or it was double-clicked.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = ItemModel(self)
        self._rows.setHorizontalHeaderLabels([self.tr("条目")])
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterRole(IndexRole.WORDS)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setRecursiveFilteringEnabled(True)
        self.setModel(self._shown)
        self.setAccessibleName(self.tr("手册目录"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(IndexDelegate(look, self))
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, groups: Sequence[tuple[str, bool, Sequence[Row]]]) -> None:
        """Show headings: name, whether it is open, and its rows."""
        self._rows.setRowCount(0)
        for name, opened, rows in groups:
            heading = _item(name, str(len(rows)), "", None)
            for row in rows:
                heading.appendRow(_item(*row))
            self._rows.appendRow(heading)
            self.setExpanded(self._shown.mapFromSource(heading.index()), opened)
        self.setCurrentIndex(self._shown.index(0, 0))

    def narrow(self, text: str) -> None:
        """Show only the entries in which a text occurs, all of them for ""."""
        self._shown.setFilterFixedString(text.strip())
        if text.strip():
            self.expandAll()

    def entry(self) -> object:
        """Return the current entry, None on a heading."""
        return self.currentIndex().data(IndexRole.ENTRY)

    def select(self, entry: object) -> None:
        """Make an entry the current one, if it is there."""
        for heading in range(self._shown.rowCount()):
            parent = self._shown.index(heading, 0)
            for row in range(self._shown.rowCount(parent)):
                index = self._shown.index(row, 0, parent)
                if index.data(IndexRole.ENTRY) == entry:
                    self.setCurrentIndex(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell what is current now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.entry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view when the card takes room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a heading or an entry."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif self.entry() is None:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        elif not event.isAutoRepeat():
            self.opened.emit(self.entry())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entry = index.data(IndexRole.ENTRY)
        if entry is not None:
            self.opened.emit(entry)

    @Slot()
    def _restyle(self) -> None:
        self.setIndentation(self._look.sizes.gap_l)
        self.scheduleDelayedItemsLayout()


def _item(name: str, figure: str, words: str, entry: object) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(figure, IndexRole.FIGURE)
    item.setData(f"{name} {figure} {words}" if entry is not None else "", IndexRole.WORDS)
    item.setData(entry, IndexRole.ENTRY)
    item.setAccessibleDescription(figure)
    return item
