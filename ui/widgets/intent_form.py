"""An intent: what it is called, and the messages it is known by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.intent import OTHER, Intent, IntentId, Stage
from replykit.errors import UserError
from replykit.services.phrase_desk import PhraseDesk
from ui import texts
from ui.bank_presenter import BankPresenter
from ui.key_map import naming_key
from ui.models.bank_groups import STAGE_ORDER
from ui.theme import Look
from ui.widgets.example_list import ExampleList
from ui.widgets.fields import NoteInput
from ui.widgets.form_foot import FormFoot, bind_save_keys
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.segments import Segments

EXAMPLES, NAMES = "examples", "names"
_LINES = 3
_EMPTY = Intent(IntentId(""), Stage.PRESALE, "", "", "", ())


class IntentForm(QWidget):
    """Two tabs: the examples, each change of which counts at once, and the names, which are saved.

    Signals:
        saved: The `Intent` as it stands in the bank now, None if it was taken out of use.
        left: The form is done with.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, look: Look, bank: BankPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bank = bank
        self._before: Intent | None = None
        self._start = _EMPTY
        self._saving = False
        self._title = plain_label(strong=True)
        tabs = ((EXAMPLES, self.tr("例句")), (NAMES, self.tr("名称")))
        self.tabs = Segments(tabs, EXAMPLES, self)
        self.examples = ExampleList(look, self)
        self._make_fields()
        self._below = QStackedWidget(self)
        self._below.addWidget(self.examples)
        self._below.addWidget(self._names)
        self.foot = FormFoot(look, self)
        self.retire = self.foot.add_button(self.tr("停用意图"))
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._below, 1)
        column.addWidget(self.foot)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def unsaved(self) -> bool:
        """Whether something typed would be lost; not while it is being saved."""
        if self._saving:
            return False
        typed = self._written() != self._start
        return self._start is not _EMPTY and (typed or bool(self.examples.new.text().strip()))

    @property
    def saving(self) -> bool:
        """Whether the names are on their way to the bank."""
        return self._saving

    def write(self, intent: Intent | None) -> None:
        """Show an intent to change it; None for a new one."""
        self._before = intent
        shown = intent or replace(_EMPTY, id=IntentId("new"))
        self.foot.settle()
        self.examples.forget()
        self._title.setText(texts.intent_name(intent) if intent else self.tr("新意图"))
        self.tabs.setVisible(intent is not None)
        self.tabs.choose(NAMES if intent is None else EXAMPLES)
        self.name_zh.setText(shown.name_zh)
        self.name_en.setText(shown.name_en)
        self.definition.setPlainText(shown.definition)
        self.stage.choose(shown.stage.value)
        self._start = shown
        self._start = self._written()
        self.refresh()
        self._show_tab()

    @property
    def typed(self) -> tuple[Intent, Intent | None, Intent, str]:
        """The intent as written, as it stands in the bank, as it began, and a new example."""
        return self._written(), self._before, self._start, self.examples.new.text()

    def resume(self, written: Intent, start: Intent, example: str) -> None:
        """Go on with what was being written elsewhere, after `write`."""
        self.name_zh.setText(written.name_zh)
        self.name_en.setText(written.name_en)
        self.definition.setPlainText(written.definition)
        self.stage.choose(written.stage.value)
        self.examples.new.setText(example)
        self._start = start

    @Slot()
    def refresh(self) -> None:
        """Show the examples as they are in the bank now."""
        held = self._bank.book.intent_by_id.get(self._start.id)
        self.examples.show_examples(held.examples if held else ())

    @Slot()
    def save(self) -> None:
        """Save the names; the examples are saved already."""
        before, wanted = self._before, self._written()
        if not wanted.name_zh:
            self.tabs.choose(NAMES)
            self._show_tab()
            self.foot.say(self.tr("意图要有中文名称。"), "error")
            self.name_zh.setFocus()
        elif before is None:
            fields = (wanted.stage, wanted.name_zh, wanted.name_en, wanted.definition)
            self._store(lambda desk: desk.add_intent(*fields))
        else:
            self._store(lambda desk: desk.edit_intent(before, wanted))

    @Slot()
    def step_back(self) -> None:
        """Leave, or ask first if something would be lost; asked already or saving, stay."""
        if self._saving:
            return
        if self.foot.asking:
            self._stay()
        elif self.unsaved:
            self.foot.ask()
        else:
            self._leave()

    def _store(self, work: Callable[[PhraseDesk], object]) -> None:
        """Have the names saved, once: the form waits for what comes of it."""
        if self._saving or not self._bank.editable:
            return
        self._hold(True)
        self._submit(work, self._stored)

    def _hold(self, saving: bool) -> None:
        self._saving = saving
        self.setEnabled(not saving)

    def _submit(
        self, work: Callable[[PhraseDesk], object], done: Callable[[object], None]
    ) -> None:
        self.foot.settle()
        self._show_buttons()
        self._bank.submit(work, done, self._not_stored)

    def _written(self) -> Intent:
        return replace(
            self._start,
            stage=Stage(self.stage.chosen()),
            name_zh=self.name_zh.text().strip(),
            name_en=self.name_en.text().strip(),
            definition=self.definition.toPlainText().strip(),
        )

    def _make_fields(self) -> None:
        self.name_zh = LineInput(self)
        self.name_en = LineInput(self)
        self.definition = NoteInput(self)
        stages = [(stage.value, texts.stage_name(stage)) for stage in STAGE_ORDER]
        self.stage = Segments(stages, Stage.PRESALE.value, self)
        self._names = QWidget(self)
        page = QVBoxLayout(self._names)
        page.setContentsMargins(0, 0, 0, 0)
        self._form = QFormLayout()
        page.addLayout(self._form)
        page.addStretch()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, field in (
            (self.tr("中文名称"), self.name_zh),
            (self.tr("英文名称"), self.name_en),
            (self.tr("阶段"), self.stage),
            (self.tr("什么算"), self.definition),
        ):
            field.setAccessibleName(name)
            self._form.addRow(name, field)

    def _wire(self) -> None:
        self.tabs.changed.connect(self._show_tab)
        self.examples.added.connect(self._add_example)
        self.examples.removed.connect(self._remove_examples)
        self.foot.save_wanted.connect(self.save)
        self.foot.leave_wanted.connect(self.step_back)
        self.foot.dropped.connect(self._leave)
        self.foot.stayed.connect(self._stay)
        self.retire.clicked.connect(self._retire)
        self._bank.changed.connect(self.refresh)
        bind_save_keys(self, self.save)

    @Slot()
    def _show_tab(self) -> None:
        on_names = self.tabs.chosen() == NAMES
        self._below.setCurrentWidget(self._names if on_names else self.examples)
        self._show_buttons()
        self.setFocusProxy(self.name_zh if on_names else self.examples.new)
        self.setFocus()

    def _show_buttons(self) -> None:
        """Offer what the tab is about; examples need no saving."""
        on_names = self.tabs.chosen() == NAMES
        own = self._before is not None and self._before.id != OTHER
        self.retire.setVisible(on_names and own and not self.foot.asking)
        self.foot.save.setVisible(on_names and not self.foot.asking)
        self.foot.cancel.setText(self.tr("取消 Esc") if on_names else self.tr("返回 Esc"))

    @Slot(str)
    def _add_example(self, text: str) -> None:
        """Add an example; the field is free for the next one meanwhile."""
        if not self._bank.editable:
            return
        key, field = self._start.id, self.examples.new
        field.clear()
        self.foot.settle()
        self._show_buttons()
        self._bank.submit(
            lambda desk: desk.add_example(key, text),
            self._example_added,
            lambda error: self._example_kept(text, error),
        )

    def _example_added(self, added: object) -> None:
        if not added:
            self.foot.say(self.tr("这个意图已经有这句例句了。"))

    def _example_kept(self, text: str, error: UserError) -> None:
        """Put the example back where it was written, beside what was written since."""
        field = self.examples.new
        field.setText(f"{text} {field.text()}".strip())
        self._not_stored(error)

    @Slot(object)
    def _remove_examples(self, chosen: Sequence[str]) -> None:
        key = self._start.id
        self._submit(lambda desk: desk.remove_examples(key, chosen), self._examples_removed)

    def _examples_removed(self, _: object) -> None:
        said = self.tr("已删除，返回后按 {key} 可撤销。")
        self.foot.say(naming_key(said, "bank_undo"), "good")

    @Slot()
    def _retire(self) -> None:
        key = self._start.id
        self._store(lambda desk: desk.retire_intent(key))

    def _stored(self, intent: object) -> None:
        self._hold(False)
        self._leave()
        self.saved.emit(intent)

    def _not_stored(self, error: UserError) -> None:
        """Keep what was typed; from now on it is held against what stands there by now."""
        if self._saving:
            self._hold(False)
            self.setFocus()
        self.foot.say(texts.error_text(error), "error")
        if self._before is not None:
            self._before = self._bank.book.intent_by_id.get(self._before.id)

    @Slot()
    def _stay(self) -> None:
        self.foot.settle()
        self._show_tab()

    @Slot()
    def _leave(self) -> None:
        self._before, self._start = None, _EMPTY
        self.examples.forget()
        self.foot.settle()
        self.left.emit()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_xs)
        self._head.setSpacing(sizes.gap_s)
        self._form.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_m)
        self._form.setHorizontalSpacing(sizes.gap_m)
        self._form.setVerticalSpacing(sizes.gap_s)
        self.definition.setFixedHeight(_LINES * sizes.text_line + 2 * sizes.gap_s)
