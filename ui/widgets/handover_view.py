"""The hand-over book: entries to tick off, and the sheet to copy, print or keep as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.handover import HandoverEntry
from replykit.domain.practice import FlagColour
from replykit.services.handover import HandoverBook
from replykit.services.reply_desk import local_time
from ui.handover_texts import entry_text
from ui.icons import Icon, qicon
from ui.memo import Due, Memo
from ui.theme import Look
from ui.widgets.inputs import ENTER_KEYS
from ui.widgets.labels import plain_label
from ui.widgets.memo_panel import MemoPanel
from ui.widgets.reference_card import paint_flag
from ui.widgets.wrapping import WrappingRow

_ENTRY = Qt.ItemDataRole.UserRole + 1


class EntryList(QListWidget):
    """The entries, what is due first.

    Signals:
        ticked, edited, removed: Space, Enter or Del was pressed on an entry.
    """

    ticked = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("交接本：空格办完，Enter 修改，Del 删除"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self.edited)

    def entry(self) -> HandoverEntry | None:
        """Return the current entry, None if there is none."""
        found = self.currentIndex().data(_ENTRY)
        return found if isinstance(found, HandoverEntry) else None

    def show_entries(self, entries: tuple[HandoverEntry, ...], now: datetime) -> None:
        """Show the book; the current entry stays current."""
        former, row = self.entry(), self.currentRow()
        self.clear()
        for entry in entries:
            self.addItem(self._item(entry, now))
        ids = [entry.id for entry in entries]
        if former is not None and former.id in ids:
            row = ids.index(former.id)
        self.setCurrentRow(min(max(row, 0), len(ids) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick off, change or remove the current entry."""
        signals = {Qt.Key.Key_Space: self.ticked, Qt.Key.Key_Delete: self.removed}
        signals.update(dict.fromkeys(map(Qt.Key, ENTER_KEYS), self.edited))
        wanted = signals.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            wanted.emit()

    def _item(self, entry: HandoverEntry, now: datetime) -> QListWidgetItem:
        item = QListWidgetItem(self._icon(entry), entry_text(entry, now))
        item.setData(_ENTRY, entry)
        palette = self._look.palette
        if entry.done is not None:
            item.setForeground(QBrush(QColor(palette.secondary)))
        elif entry.overdue(now):
            item.setForeground(QBrush(QColor(palette.block)))
        return item

    def _icon(self, entry: HandoverEntry) -> QIcon:
        sizes, palette = self._look.sizes, self._look.palette
        if entry.done is not None:
            return qicon(Icon.TICK, sizes.icon, palette.aftersale.text)
        if entry.colour is FlagColour.NONE:
            icon = Icon.CLOCK if entry.due is not None else Icon.INBOX
            return qicon(icon, sizes.icon, palette.secondary)
        pixmap = QPixmap(sizes.icon, sizes.icon)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_flag(painter, QRectF(pixmap.rect()), entry.colour, self._look.style)
        painter.end()
        return QIcon(pixmap)


class HandoverView(QWidget):
    """The list, the form for an entry, and the buttons.

    Signals:
        copy_wanted, print_wanted, export_wanted: Something is to be done with the sheet.
        said: What was done, to be told.
    """

    copy_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    said = Signal(str)

    def __init__(self, look: Look, book: HandoverBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._book = book
        self._editing: HandoverEntry | None = None
        self._gone: HandoverEntry | None = None
        self.empty = plain_label(
            self.tr("还没有要交接的事。按 M 给客户记一笔，或点“新建”。"), quiet=True
        )
        self.entries = EntryList(look, self)
        self.form = MemoPanel(look, self)
        self._buttons = WrappingRow()
        self.new = self._button(self.tr("新建"), self.add)
        self.done = self._button(self.tr("办完 / 恢复"), self.tick)
        self.back = self._button(self.tr("撤销删除"), self.restore)
        self.copy = self._button(self.tr("复制交接本"), self.copy_wanted)
        self.print = self._button(self.tr("打印…"), self.print_wanted)
        self.export = self._button(self.tr("导出…"), self.export_wanted)
        self._column = QVBoxLayout(self)
        self._bar = QVBoxLayout()
        self._bar.addLayout(self._buttons)
        for part in (self.empty, self.entries, self.form):
            self._column.addWidget(part, 1 if part is self.entries else 0)
        self._column.addLayout(self._bar)
        self.entries.ticked.connect(self.tick)
        self.entries.edited.connect(self.edit)
        self.entries.removed.connect(self.remove)
        self.form.saved.connect(self._save)
        self.form.closed.connect(self.step_back)
        look.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the book as it is now."""
        entries = self._book.entries
        self.entries.show_entries(entries, local_time())
        self.entries.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        self.done.setEnabled(bool(entries))
        self.back.setVisible(self._gone is not None)

    def start(self) -> None:
        """Take the focus."""
        (self.entries if self.entries.count() else self.new).setFocus()

    @Slot()
    def step_back(self) -> bool:
        """Leave the form, which keeps what was written; return whether it was open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self.start()
        return True

    @Slot()
    def add(self) -> None:
        """Ask for an entry; one that was begun goes on."""
        if self._editing is not None or not self.form.half().written:
            self._editing = None
            self.form.ask("")
        self.form.title(self.tr("记一笔"))
        self._open_form()

    @Slot()
    def edit(self) -> None:
        """Change the current entry."""
        entry = self.entries.entry()
        if entry is None:
            return
        self._editing = entry
        memo = Memo(entry.customer, entry.kind, entry.text, Due.OPEN, entry.colour)
        self.form.fill(memo)
        self.form.title(self.tr("改一笔（期限不选就不变）"))
        self._open_form()

    @Slot()
    def tick(self) -> None:
        """Mark the current entry as done, or not done after all."""
        entry = self.entries.entry()
        if entry is not None:
            self._book.settle(entry.id, done=entry.done is None)
            self.refresh()

    @Slot()
    def remove(self) -> None:
        """Take the current entry out; it can be put back."""
        entry = self.entries.entry()
        if entry is not None:
            self._gone = self._book.remove(entry.id)
            self.refresh()
            self.said.emit(self.tr("已删除，点“撤销删除”可恢复"))

    @Slot()
    def restore(self) -> None:
        """Put the entry back that was removed last."""
        if self._gone is not None:
            self._book.restore(self._gone)
            self._gone = None
            self.refresh()
            self.start()

    def _open_form(self) -> None:
        self.form.show()
        self.form.start()

    @Slot(object)
    def _save(self, memo: Memo) -> None:
        if not memo.text:
            self.form.text.setFocus()
            return
        due = memo.due.at(local_time())
        if self._editing is None:
            entry = self._book.add(memo.kind, memo.text, memo.customer, due, memo.colour)
        else:
            entry = self._changed(self._editing, memo, due)
        masked = entry.text != memo.text
        self._editing = None
        self.form.ask("")
        self.form.hide()
        self.refresh()
        self.start()
        told = self.tr("记下了，号码和地址已遮住") if masked else self.tr("记下了")
        self.said.emit(told)

    def _changed(self, entry: HandoverEntry, memo: Memo, due: datetime | None) -> HandoverEntry:
        changed = HandoverEntry(
            entry.id,
            memo.kind,
            memo.text,
            entry.written,
            memo.customer,
            due or entry.due,
            memo.colour,
            entry.done,
        )
        return self._book.change(changed)

    def _button(self, text: str, pressed: Callable[[], object] | SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(pressed)
        self._buttons.addWidget(button)
        return button

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.gap_s)
        self._bar.setContentsMargins(sizes.gap_m, 0, sizes.gap_m, sizes.gap_m)
        self._buttons.setSpacing(sizes.gap_s)
        self.empty.setContentsMargins(sizes.gap_m, sizes.gap_m, sizes.gap_m, sizes.gap_m)
        self.entries.setSpacing(sizes.gap_xs)
        self.entries.setIconSize(QSize(sizes.icon, sizes.icon))
        self.refresh()
