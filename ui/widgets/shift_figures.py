"""The figures of a shift: a table with limits, a chart or its table, an export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.shift import ShiftReport, Verdict
from ui import shift_texts
from ui.icons import qicon
from ui.shift_texts import Row
from ui.theme import Look
from ui.widgets.figure_strip import SIGNS, verdict_colour
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.labels import plain_label
from ui.widgets.shift_chart import ShiftChart

_NAME, _VALUE, _LIMIT = range(3)
_ROW = Qt.ItemDataRole.UserRole + 1


class Table(QTreeWidget):
    """Rows of three columns, as high as they are.

    Signals:
        opened: A `Row` was double-clicked, or Enter pressed on it.
        gone_to: Another `Row` is current.
    """

    opened = Signal(object)
    gone_to = Signal(object)

    def __init__(self, look: Look, name: str, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setColumnCount(len(heads))
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsClickable(False)
        self.itemDoubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show some rows; the place of the current one stays."""
        here = self.currentIndex().row()
        self.clear()
        items = [self._item(row) for row in rows]
        self.addTopLevelItems(items)
        if items:
            self.setCurrentItem(items[min(max(here, 0), len(items) - 1)])
        self.fit()

    def fit(self) -> None:
        """Take the height of all rows."""
        sizes = self._look.sizes
        height = self.header().sizeHint().height()
        height += (sizes.chip + sizes.gap_xs) * self.topLevelItemCount()
        self.setFixedHeight(height + sizes.ring)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter."""
        item = self.currentItem()
        if event.key() in ENTER_KEYS and item is not None:
            self._open(item)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell which row is current."""
        super().currentChanged(current, previous)
        row = current.siblingAtColumn(_NAME).data(_ROW)
        if row is not None:
            self.gone_to.emit(row)

    def _item(self, row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.name, row.value, row.limit])
        item.setData(_NAME, _ROW, row)
        item.setSizeHint(_NAME, QSize(0, self._look.sizes.chip + self._look.sizes.gap_xs))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (_VALUE, _LIMIT):
            item.setTextAlignment(column, right)
        item.setForeground(_LIMIT, QBrush(QColor(self._look.palette.secondary)))
        said = shift_texts.verdict_name(row.verdict)
        if said:
            item.setForeground(_VALUE, QBrush(QColor(verdict_colour(self._look, row.verdict))))
            text = f"{row.value}，{said}"
            item.setData(_VALUE, Qt.ItemDataRole.AccessibleTextRole, text)
        if row.verdict in SIGNS:
            sizes = self._look.sizes
            colour = verdict_colour(self._look, row.verdict)
            item.setIcon(_VALUE, qicon(SIGNS[row.verdict], sizes.meta, colour))
            item.setFont(_VALUE, self._look.style.font(medium=row.verdict is Verdict.OVER))
        return item

    @Slot()
    def _open(self, item: QTreeWidgetItem) -> None:
        self.opened.emit(item.data(_NAME, _ROW))


class ShiftFiguresView(QScrollArea):
    """Everything measured in one shift.

    Signals:
        standard_wanted: Id of a standard to read in the handbook.
        export_wanted: The figures are to be written to a file.
    """

    standard_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: ShiftReport | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        heads = (self.tr("项目"), self.tr("数值"), self.tr("标准"))
        self.table = Table(look, self.tr("这一班的数据"), heads, page)
        self.note = plain_label(quiet=True)
        self.chart = ShiftChart(look, page)
        by_quarter = (self.tr("时间"), self.tr("中位"), self.tr("30秒内"))
        self.quarters = Table(look, self.tr("每刻钟的数据"), by_quarter, page)
        self.readout = plain_label(quiet=True)
        self.as_table = QPushButton(self.tr("看表格"), page)
        self.as_table.setCheckable(True)
        self.export = QPushButton(self.tr("导出 CSV…"), page)
        self._either = QStackedWidget(page)
        self._column = QVBoxLayout(page)
        self._buttons = QHBoxLayout()
        self._lay_out()
        self.setWidget(page)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def report(self) -> ShiftReport | None:
        """The shift on show."""
        return self._report

    def show_report(self, report: ShiftReport) -> None:
        """Show a shift."""
        self._report = report
        self.table.show_rows(shift_texts.rows(report.figures))
        self.quarters.show_rows([shift_texts.quarter_row(q) for q in report.quarters])
        self.chart.show_report(report)
        self._turn()

    def start(self) -> None:
        """Take the focus."""
        self.table.setFocus()

    def _lay_out(self) -> None:
        self._either.addWidget(self.chart)
        self._either.addWidget(self.quarters)
        self._buttons.addWidget(self.as_table)
        self._buttons.addStretch()
        self._buttons.addWidget(self.export)
        for part in (self.table, self.note, self._either, self.readout):
            self._column.addWidget(part)
        self._column.addLayout(self._buttons)
        self._column.addStretch()

    def _wire(self) -> None:
        self.table.gone_to.connect(self._say_note)
        self.table.opened.connect(self._open)
        self.chart.pointed.connect(self.readout.setText)
        self.chart.clicked.connect(self._show_table)
        self.as_table.toggled.connect(self._turn)
        self.export.clicked.connect(self.export_wanted)

    @Slot(object)
    def _say_note(self, row: Row) -> None:
        link = self.tr("Enter 看手册 {id}").replace("{id}", row.standard) if row.standard else ""
        self.note.setText(" · ".join(filter(None, (row.note, link))))

    @Slot(object)
    def _open(self, row: Row) -> None:
        if row.standard:
            self.standard_wanted.emit(row.standard)

    @Slot()
    def _show_table(self) -> None:
        self.as_table.setChecked(True)
        self.quarters.setFocus()

    @Slot()
    def _turn(self) -> None:
        """Show the chart or its table, and give it the height it needs."""
        shown = self.quarters if self.as_table.isChecked() else self.chart
        self._either.setCurrentWidget(shown)
        tabled = shown is self.quarters
        height = self.quarters.minimumHeight() if tabled else self.chart.sizeHint().height()
        self._either.setFixedHeight(height)
        self.readout.setVisible(not tabled)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_m)
        self._column.setSpacing(sizes.gap_s)
        self.note.setMinimumHeight(2 * sizes.meta_line)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.readout.setMinimumHeight(sizes.meta_line)
        if self._report is not None:
            self.show_report(self._report)
        self._turn()
