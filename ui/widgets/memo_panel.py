"""Asks what is to be remembered about the customer on the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from replykit.domain.conversation import HalfMemo
from replykit.domain.handover import EntryKind
from replykit.domain.practice import FlagColour
from ui.memo import KINDS, Due, Memo, due_name, kind_name
from ui.reference_texts import COLOURS, tr
from ui.theme import Look
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.panel import Panel
from ui.widgets.segments import Segments


class MemoPanel(Panel):
    """Name, kind, text and date of a memo; Enter writes it down.

    Signals:
        saved: The `Memo`.
        changed: Something was written.
    """

    saved = Signal(object)
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("记一笔"), parent)
        self._asked = Memo()
        self.customer = LineInput(self)
        self.customer.setPlaceholderText(self.tr("客户的昵称；以后的消息会接着聊"))
        self.kind = Segments([(k, kind_name(k)) for k in KINDS], EntryKind.PROMISE, self)
        self.text = LineInput(self)
        self.text.setPlaceholderText(self.tr("要记住什么，不要写手机号和地址"))
        self.due = self._box([(due.name, due_name(due)) for due in Due])
        self.colour = self._box([(c.value, tr(COLOURS[c])) for c in FlagColour])
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add(self.tr("客户"), self.customer)
        self._add(self.tr("类型"), self.kind)
        self._add(self.tr("内容"), self.text)
        self._add(self.tr("期限"), self.due)
        self._add(self.tr("旗色"), self.colour)
        cancel = self.add_button(self.tr("取消 Esc"))
        cancel.clicked.connect(self.closed)
        save = self.add_button(self.tr("记下 Enter"), primary=True)
        save.clicked.connect(self._save)
        self._wire()
        look.changed.connect(self._space)
        self._space()
        self._show_colour()

    def ask(self, customer: str) -> None:
        """Ask for a memo about a customer, "" for one without a name."""
        self._show(Memo(customer))
        self._asked = Memo(customer)

    def fill(self, memo: Memo) -> None:
        """Put a memo that stands already into the fields, to be changed."""
        self._show(memo)
        self._asked = Memo(memo.customer)

    def put(self, half: HalfMemo) -> None:
        """Go on with a memo that was begun."""
        fields = half.fields
        self._show(
            Memo(
                fields["customer"],
                EntryKind(fields["kind"]),
                fields["text"],
                Due[fields["due"]],
                FlagColour(fields["colour"]),
            )
        )
        self._asked = Memo(fields["asked"])

    def memo(self) -> Memo:
        """Return what stands in the fields."""
        kind = EntryKind(self.kind.chosen())
        flagged = kind is EntryKind.FLAG
        return Memo(
            " ".join(self.customer.text().split()),
            kind,
            self.text.text().strip(),
            Due[self.due.currentData()],
            FlagColour(self.colour.currentData()) if flagged else FlagColour.NONE,
        )

    def half(self) -> HalfMemo:
        """Return what was written so far."""
        memo = self.memo()
        fields = {
            "asked": self._asked.customer,
            "customer": self.customer.text(),
            "kind": memo.kind.value,
            "text": self.text.text(),
            "due": memo.due.name,
            "colour": memo.colour.value,
        }
        return HalfMemo(fields, bool(memo.text) or memo.customer != self._asked.customer)

    def start(self) -> None:
        """Put the cursor where something is missing."""
        (self.text if self.customer.text() else self.customer).setFocus()

    def _wire(self) -> None:
        for field in (self.customer, self.text):
            field.returnPressed.connect(self._save)
            field.textChanged.connect(self.changed)
        self.kind.changed.connect(self._show_colour)
        self.kind.changed.connect(self.changed)
        self.due.currentIndexChanged.connect(self.changed)
        self.colour.currentIndexChanged.connect(self.changed)

    def _show(self, memo: Memo) -> None:
        self.customer.setText(memo.customer)
        self.kind.choose(memo.kind)
        self.text.setText(memo.text)
        self.due.setCurrentIndex(self.due.findData(memo.due.name))
        self.colour.setCurrentIndex(self.colour.findData(memo.colour.value))

    def _box(self, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        for value, name in choices:
            box.addItem(name, value)
        return box

    def _add(self, name: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        label = plain_label(name, quiet=True)
        label.setWordWrap(False)
        label.setBuddy(field)
        field.setAccessibleName(name)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)

    @Slot()
    def _show_colour(self) -> None:
        """Ask for the colour of a flag only where it is about one."""
        flagged = self.kind.chosen() == EntryKind.FLAG
        row = self._grid.rowCount() - 1
        for column in (0, 1):
            item = self._grid.itemAtPosition(row, column)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(flagged)

    @Slot()
    def _space(self) -> None:
        self._grid.setVerticalSpacing(self._look.sizes.gap_s)
        self._grid.setHorizontalSpacing(self._look.sizes.gap_m)

    @Slot()
    def _save(self) -> None:
        """Write it down, unless there is nothing; then the empty field gets the cursor."""
        memo = self.memo()
        if memo.text or (memo.customer and memo.customer != self._asked.customer):
            self.saved.emit(memo)
        else:
            self.text.setFocus()
