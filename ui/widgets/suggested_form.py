"""What agents' corrections suggest as examples: a lead accepts or dismisses them one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.intent import OTHER, IntentId
from replykit.domain.learning import ExampleState, SuggestedExample
from replykit.errors import UserError
from ui import texts
from ui.bank_presenter import BankPresenter
from ui.key_map import naming_key
from ui.models.suggested_model import SuggestedModel
from ui.theme import Look
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.form_foot import FormFoot
from ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from ui.habit_keeper import HabitKeeper

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _RoomyRows(QStyledItemDelegate):
    """Room above and below the text; less than it asks for would cut its last line off."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the text with the room around it."""
        return super().sizeHint(option, index) + QSize(0, 2 * self._look.sizes.gap_s)


class _Rows(QListView):
    """The suggested examples.

    Signals:
        accept_wanted: Enter was pressed.
        dismissal_wanted: Del was pressed.
    """

    accept_wanted = Signal()
    dismissal_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Del, which are commands of the window elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in (*_ENTER, Qt.Key.Key_Delete))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle the current one; a key held down settles one, not all."""
        if event.key() not in (*_ENTER, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            entered = event.key() in _ENTER
            (self.accept_wanted if entered else self.dismissal_wanted).emit()


class SuggestedForm(QWidget):
    """The list, the intent the current one would go to, and what can be done with it.

    Signals:
        left: The form is done with.
    """

    left = Signal()
    unsaved = False
    """Nothing is typed here; the window need not wait."""

    def __init__(
        self,
        look: Look,
        bank: BankPresenter,
        keeper: HabitKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._bank, self._keeper = look, bank, keeper
        self._meant: dict[UUID, IntentId] = {}
        self._saving = False
        self._title = plain_label(self.tr("建议的例句"), strong=True)
        self._make_rows()
        self.intent = Choice(look, self.tr("意图"), (), self)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.tr("意图"), self.intent)
        self.foot = FormFoot(look, self)
        self.foot.cancel.setText(self.tr("返回 Esc"))
        self.foot.save.setText(self.tr("采用 Enter"))
        self.dismiss = self.foot.add_button(self.tr("不采用 Del"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper = QVBoxLayout()
        self._upper.addWidget(self._title)
        self._upper.addWidget(self._below, 1)
        self._upper.addLayout(self._form)
        column.addLayout(self._upper, 1)
        column.addWidget(self.foot)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def saving(self) -> bool:
        """Whether an example is on its way to the bank."""
        return self._saving

    def begin(self) -> None:
        """Show what there is, the latest first."""
        self._meant.clear()
        self.foot.settle()
        self.refresh()
        self.rows.setCurrentIndex(self.model.index(0))

    @Slot()
    def refresh(self) -> None:
        """Show what is still suggested; the place in the list stays."""
        intents = [intent for intent in self._bank.book.intents if intent.id != OTHER]
        names = {intent.id: texts.intent_name(intent) for intent in intents}
        choices = ((str(key), name) for key, name in names.items())
        self.intent.offer((("", self.tr("选一个意图")), *choices))
        row = max(self.rows.currentIndex().row(), 0)
        shown = [
            (example, names.get(self._intent_of(example), self.tr("选一个意图")))
            for example in self._keeper.examples
        ]
        if self.model.replace(shown):
            self.rows.setCurrentIndex(self.model.index(min(row, len(shown) - 1)))
        self._show_current()

    @Slot()
    def accept(self) -> None:
        """Add the current example to its intent; it counts at once."""
        example = self._current()
        if example is None or self._saving or not self._bank.editable:
            return
        intent = IntentId(self.intent.chosen())
        if not intent:
            self.foot.say(self.tr("先选一个意图。"), "error")
            self.intent.setFocus()
            return
        self._saving = True
        self._bank.submit(
            lambda desk: desk.add_example(intent, example.text),
            lambda added: self._accepted(example, intent, added=added),
            self._not_accepted,
        )

    @Slot()
    def dismiss_current(self) -> None:
        """Suggest the current example no more."""
        example = self._current()
        if example is not None and not self._saving and self._bank.editable:
            self.foot.say("")
            self._keeper.settle(example, ExampleState.DISMISSED, example.intent)

    @Slot()
    def step_back(self) -> None:
        """Leave; what was done is done."""
        self.left.emit()

    def _make_rows(self) -> None:
        self.model = SuggestedModel(self)
        self.rows = _Rows(self)
        self.rows.setAccessibleName(self.tr("建议的例句"))
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(_RoomyRows(self._look, self.rows))
        self.rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setWordWrap(True)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self._nothing = EmptyState(self._look, self)
        self._nothing.say(self.tr("没有新的建议。"), keys=False)
        self._below = QStackedWidget(self)
        self._below.addWidget(self.rows)
        self._below.addWidget(self._nothing)

    def _wire(self) -> None:
        self.rows.accept_wanted.connect(self.accept)
        self.rows.dismissal_wanted.connect(self.dismiss_current)
        self.rows.selectionModel().currentChanged.connect(self._show_current)
        self.intent.chosen_changed.connect(self._choose_intent)
        self.foot.save_wanted.connect(self.accept)
        self.foot.leave_wanted.connect(self.step_back)
        self.dismiss.clicked.connect(self.dismiss_current)
        self._keeper.changed.connect(self.refresh)
        self._bank.changed.connect(self.refresh)

    def _current(self) -> SuggestedExample | None:
        return self.model.example(self.rows.currentIndex().row())

    def _intent_of(self, example: SuggestedExample) -> IntentId:
        return self._meant.get(example.id, example.intent)

    @Slot()
    def _choose_intent(self) -> None:
        """Keep the intent with the example, so that leafing on does not lose it."""
        example = self._current()
        if example is not None:
            self._meant[example.id] = IntentId(self.intent.chosen())
            self.foot.say("")
            self.refresh()

    @Slot()
    def _show_current(self) -> None:
        example = self._current()
        self.intent.blockSignals(True)
        self.intent.choose(str(self._intent_of(example)) if example is not None else "")
        self.intent.blockSignals(False)
        for part in (self.intent, self.foot.save, self.dismiss):
            part.setEnabled(example is not None)
        self._below.setCurrentWidget(self._nothing if example is None else self.rows)
        wanted = self.foot.cancel if example is None else self.rows
        if self.focusProxy() is not wanted:
            self.setFocusProxy(wanted)
            if self.isVisible():
                self.setFocus()

    def _accepted(self, example: SuggestedExample, intent: IntentId, *, added: bool) -> None:
        self._saving = False
        self._keeper.settle(example, ExampleState.ACCEPTED, intent)
        if added:
            said = self.tr("已加为例句，返回后按 {key} 可撤销。")
            self.foot.say(naming_key(said, "bank_undo"), "good")
        else:
            self.foot.say(self.tr("这个意图已经有这句例句了。"))

    def _not_accepted(self, error: UserError) -> None:
        self._saving = False
        self.foot.say(texts.error_text(error), "error")

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._upper.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self._upper.setSpacing(sizes.gap_s)
        self._form.setHorizontalSpacing(sizes.gap_m)
        self.rows.doItemsLayout()
