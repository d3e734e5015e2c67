"""Asks for the empty slots of a reply, one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from replykit.domain.phrase import SlotId
from replykit.domain.reply import Suggestion
from ui.theme import Look
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.panel import Panel


@dataclass(frozen=True, slots=True)
class Blank:
    """One empty slot.

    Attributes:
        slot: Which one.
        label: What it is called.
        example: An example of a value.
        offered: A value to fill in, "" if none.
        heard: What the customer named for it, to be taken over with a key, "" if nothing.
    """

    slot: SlotId
    label: str
    example: str
    offered: str = ""
    heard: str = ""


class SlotField(LineInput):
    """The field of one slot; the down key takes over what the customer named."""

    def __init__(self, blank: Blank, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heard = blank.heard
        self.setText(blank.offered)
        self.setAccessibleName(blank.label)
        if blank.heard:
            text = self.tr("客户提到 {text}，按 ↓ 填入").replace("{text}", blank.heard)
            self.setPlaceholderText(text)
        elif blank.example:
            self.setPlaceholderText(self.tr("例：") + blank.example)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down fills in what was heard, unless something is being composed."""
        if event.key() == Qt.Key.Key_Down and self._heard and not self.composing:
            self.setText(self._heard)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class SlotForm(Panel):
    """Label and field for every empty slot; Enter in the last one copies.

    Signals:
        filled: A suggestion and the values by slot, to be copied.
        changed: The same, while they are typed.
    """

    filled = Signal(object, object)
    changed = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("填好这几项再复制"), parent)
        self._suggestion: Suggestion | None = None
        self._fields: dict[SlotId, LineInput] = {}
        self._offered: dict[SlotId, str] = {}
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        cancel = self.add_button(self.tr("取消 Esc"))
        cancel.clicked.connect(self.closed)
        copy = self.add_button(self.tr("复制 Enter"), primary=True)
        copy.clicked.connect(self._submit)

    @property
    def fields(self) -> Mapping[SlotId, LineInput]:
        """The fields by slot, in order."""
        return self._fields

    @property
    def suggestion(self) -> Suggestion | None:
        """The reply whose slots are asked for."""
        return self._suggestion

    def ask(self, suggestion: Suggestion, blanks: tuple[Blank, ...]) -> None:
        """Ask for the slots of another reply."""
        self._clear()
        self._suggestion = suggestion
        self._offered = {blank.slot: blank.offered for blank in blanks}
        sizes = self._look.sizes
        self._grid.setVerticalSpacing(sizes.gap_s)
        self._grid.setHorizontalSpacing(sizes.gap_m)
        before: QWidget | None = None
        for row, blank in enumerate(blanks):
            field = self._add(row, blank)
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        self._preview()

    @property
    def offered(self) -> Mapping[SlotId, str]:
        """What stood in the fields at first."""
        return self._offered

    def values(self) -> dict[SlotId, str]:
        """Return what stands in the fields."""
        return {slot: field.text() for slot, field in self._fields.items()}

    def put(self, values: Mapping[SlotId, str]) -> None:
        """Put values into the fields there are."""
        for slot, field in self._fields.items():
            field.setText(values.get(slot, field.text()))

    def start(self) -> None:
        """Put the cursor into the first empty field."""
        fields = list(self._fields.values())
        first = next((field for field in fields if not field.text().strip()), fields[0])
        first.setFocus()
        first.selectAll()

    def _add(self, row: int, blank: Blank) -> LineInput:
        label = plain_label(blank.label, quiet=True)
        label.setWordWrap(False)
        field = SlotField(blank, self)
        label.setBuddy(field)
        field.returnPressed.connect(self._next)
        field.textChanged.connect(self._preview)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields[blank.slot] = field
        self._labels.append(label)
        return field

    def _clear(self) -> None:
        for widget in (*self._labels, *self._fields.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._fields, self._labels = {}, []

    @Slot()
    def _next(self) -> None:
        """Go to the next empty field, or copy when there is none."""
        fields = list(self._fields.values())
        here = next((i for i, field in enumerate(fields) if field.hasFocus()), 0)
        for field in (*fields[here + 1 :], *fields[: here + 1]):
            if not field.text().strip():
                field.setFocus()
                return
        self._submit()

    @Slot()
    def _submit(self) -> None:
        if self._suggestion is not None:
            self.filled.emit(self._suggestion, self.values())

    @Slot()
    def _preview(self) -> None:
        if self._suggestion is not None:
            self.changed.emit(self._suggestion, self.values())
