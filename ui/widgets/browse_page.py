"""The bank place: leaf through the phrases, and as a lead look after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.edit import BankEdit
from replykit.domain.intent import OTHER, IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Suggestion
from replykit.errors import UserError
from replykit.services.phrase_finder import PhraseFinder
from replykit.settings import Role
from ui import texts
from ui.bank_presenter import BankPresenter
from ui.key_map import naming_key
from ui.models.bank_groups import by_category, by_intent
from ui.models.bank_tree_model import BankTreeModel
from ui.reply_text import reply_text
from ui.theme import Look
from ui.widgets.bank_files import ask_export, ask_import
from ui.widgets.bank_forms import BankForms, Unsaved, UnsavedIntent
from ui.widgets.bank_tools import CATEGORIES, INTENTS, BankFilter, BankTools
from ui.widgets.bank_tree import BankTree
from ui.widgets.empty_state import EmptyState
from ui.widgets.phrase_preview import PhrasePreview

if TYPE_CHECKING:
    from replykit.services.phrase_desk import PhraseDesk


class BrowsePage(QStackedWidget):
    """Filter, tree and preview; over them, while something is written, its form.

    Signals:
        done: A sentence about what was just done, and "good" or "error".
    """

    done = Signal(str, str)

    def __init__(
        self,
        look: Look,
        draft: Callable[[PhraseId], Suggestion],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._draft = draft
        self._bank: BankPresenter | None = None
        self._role: Role = "agent"
        self._book = Playbook()
        self._labels: Mapping[SlotId, str] = {}
        self._finder = PhraseFinder()
        self._asked: IntentId | None = None
        self.forms = BankForms(look, self)
        self.tree_model = BankTreeModel(self._describe, self)
        self.filter = BankFilter(look, self)
        self.tools = BankTools(look, self)
        self.tree = BankTree(look, self.tree_model, self)
        self.preview = PhrasePreview(look, draft, self)
        self.replies, self.model = self.preview.replies, self.preview.model
        self._lay_out()
        self._wire()
        self.set_role("agent")
        self.preview.show_phrase(None)

    # --- what is shown -------------------------------------------------------------------

    def attach(self, bank: BankPresenter) -> None:
        """Have edits done by a presenter, and take the categories from it."""
        self._bank, self._finder = bank, bank.finder
        bank.allow(self._role == "lead")
        bank.opened.connect(self._show_tools)
        bank.sorted.connect(self._refresh)
        bank.changed.connect(self._show_tools)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the categories loaded when they are first wanted: not at the start."""
        super().showEvent(event)
        if self._bank is not None:
            self._bank.sort()

    def set_role(self, role: Role) -> None:
        """Offer what somebody in this role needs: agents and trainees read, leads edit.

        What a lead was writing is put away until somebody is the lead again.
        """
        self._role = role
        if self._bank is not None:
            self._bank.allow(role == "lead")
        if self._may_edit:
            self.forms.come_back()
        elif self.forms.open is not None:
            self._leave_form()
        self.preview.fold.setChecked(role != "agent")
        if role != "lead":
            self.filter.state.choose(PhraseState.APPROVED.value)
        self.filter.state.setVisible(role == "lead")
        self._show_tools()
        self._refresh()

    def show_book(self, book: Playbook, labels: Mapping[SlotId, str]) -> None:
        """Show another bank, whose slots are called so."""
        self._book, self._labels = book, labels
        self._refresh()

    def expect(self, intent: IntentId | None) -> None:
        """Take the intent on the desk for what is likely to be written about."""
        self._asked = intent if intent in self._book.intent_by_id else None

    @property
    def editable(self) -> bool:
        """Whether the keys of a lead do something here now."""
        return self._may_edit and self.currentWidget() is self._leafing

    @property
    def _may_edit(self) -> bool:
        return self._role == "lead" and self._bank is not None and self._bank.editable

    # --- what a lead does ----------------------------------------------------------------

    @Slot()
    def new_phrase(self) -> None:
        """Write a new phrase, of the current row's intent, else of the one on the desk."""
        bank = self._bank
        if bank is None or not self.editable:
            return
        intent = self.tree.intent() or self._asked or self._first_intent()
        if intent is not None:
            self._write(Phrase(PhraseId(""), intent, ""), None)

    @Slot()
    def edit_current(self) -> None:
        """Edit the current phrase or intent."""
        phrase = self.tree.phrase()
        if self.editable and phrase is not None:
            self._write(phrase, phrase)
        elif self.tree.intent() is not None:
            self.edit_intent()

    @Slot()
    def edit_intent(self) -> None:
        """Show the current row's intent with its examples; a new one where there is none."""
        key = self.tree.intent()
        self._write_intent(key)

    @Slot()
    def new_intent(self) -> None:
        """Write a new intent."""
        self._write_intent(None)

    @Slot()
    def duplicate(self) -> None:
        """Add a copy of the current phrase as a draft, and edit it."""
        phrase = self.tree.phrase()
        if self.editable and phrase is not None:
            self._write(phrase, None)

    @Slot()
    def retire(self) -> None:
        """Take the current phrase out of use, or bring it back."""
        phrase = self.tree.phrase()
        if not self.editable or phrase is None:
            return
        if phrase.state is PhraseState.RETIRED:
            self._restore(phrase.id)
        else:
            said = naming_key(self.tr("已停用，按 {key} 可撤销"), "bank_undo")
            self._submit(lambda desk: desk.retire(phrase.id), said)

    @Slot()
    def undo(self) -> None:
        """Take the last edit back."""
        if self.editable:
            self._submit(lambda desk: desk.undo(), self.tr("已撤销"))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self.editable:
            self._submit(lambda desk: desk.redo(), self.tr("已重做"))

    def step_back(self) -> bool:
        """Leave a form, or the filter; return whether there was something to leave."""
        if self.forms.open is not None:
            self.forms.open.step_back()
        elif self.filter.words.text():
            self.filter.words.clear()
            self.tree.setFocus()
        else:
            return False
        return True

    def take_keys(self) -> None:
        """Put the keys where they belong on this page."""
        (self.forms.open or self.tree).setFocus()

    @property
    def unsaved(self) -> Unsaved | UnsavedIntent | None:
        """What is being written and would be lost with the window."""
        return self.forms.unsaved

    def hold_back(self) -> bool:
        """Ask before the window goes; see `BankForms.hold_back`."""
        return self.forms.hold_back()

    def resume(self, unsaved: Unsaved | UnsavedIntent) -> None:
        """Go on with what was being written."""
        if self._bank is not None:
            self.forms.resume(self._bank, unsaved)

    # --- how -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._leafing = QWidget(self)
        self._nothing = EmptyState(self._look, self)
        self._below = QStackedWidget(self)
        self._below.addWidget(self.tree)
        self._below.addWidget(self._nothing)
        self.tree.setMinimumHeight(0)
        column = QVBoxLayout(self._leafing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filter, self.tools):
            column.addWidget(part)
        column.addWidget(self._below, 1)
        column.addWidget(self.preview)
        self.addWidget(self._leafing)

    def _wire(self) -> None:
        self.tree.chosen.connect(self._show_current)
        self.forms.phrase_saved.connect(self._show_saved)
        self.forms.intent_saved.connect(self._show_intent)
        self.forms.imported.connect(self._show_imported)
        self.forms.left.connect(self._leave_form)
        self.filter.changed.connect(self._refresh)
        self.filter.tree_wanted.connect(self.tree.setFocus)
        tools = self.tools
        for signal, command in (
            (tools.new_wanted, self.new_phrase),
            (tools.edit_wanted, self.edit_current),
            (tools.duplicate_wanted, self.duplicate),
            (tools.retire_wanted, self.retire),
            (tools.intent_wanted, self.edit_intent),
            (tools.undo_wanted, self.undo),
            (tools.redo_wanted, self.redo),
            (tools.new_intent_wanted, self.new_intent),
            (tools.import_wanted, self._ask_import),
            (tools.export_wanted, self._ask_export),
        ):
            signal.connect(command)

    def _write(self, phrase: Phrase, before: Phrase | None) -> None:
        if self._bank is not None:
            self.forms.write_phrase(self._bank, phrase, before)

    def _write_intent(self, key: IntentId | None) -> None:
        if self._bank is not None and self.editable:
            held = self._bank.book.intent_by_id.get(key) if key else None
            self.forms.write_intent(self._bank, held)

    @Slot()
    def _ask_import(self) -> None:
        if self.editable:
            ask_import(self, self.import_from)

    @Slot()
    def _ask_export(self) -> None:
        if self.editable:
            ask_export(self, self.export_to)

    def import_from(self, path: Path) -> None:
        """Show what an import of a file would do."""
        if self._bank is not None and self.editable:
            self.forms.read_file(self._bank, path)

    def export_to(self, path: Path) -> None:
        """Write the phrases in the state on show to a file."""
        state = self.filter.wanted().state
        if self._bank is not None:
            self._bank.export(
                path,
                () if state is None else (state,),
                lambda n: self.done.emit(self.tr("已导出 %n 条", "", n), "good"),
                self._say_failed,
            )

    @Slot()
    def _show_imported(self) -> None:
        if self._may_edit:
            self.filter.show_all()
        self._refresh()
        self._say_done(naming_key(self.tr("已导入，按 {key} 可撤销"), "bank_undo"))

    def _submit(self, work: Callable[[PhraseDesk], object], said: str) -> None:
        if self._bank is not None:
            self._bank.submit(work, lambda result: self._show_done(result, said), self._say_failed)

    def _restore(self, phrase: PhraseId) -> None:
        if self._bank is not None:
            self._bank.submit(
                lambda desk: desk.restore(phrase), self._show_restored, self._say_failed
            )

    def _show_restored(self, phrase: Phrase) -> None:
        in_use = phrase.state is PhraseState.APPROVED
        self._say_done(self.tr("已恢复") if in_use else self.tr("已恢复为草稿，启用前请再看一眼"))

    def _show_done(self, result: object, said: str) -> None:
        """Say what was done, unless there was nothing to do, and show what it was about."""
        if not result:
            return
        edits = result if isinstance(result, tuple) else ()
        for edit in edits:
            if isinstance(edit, BankEdit) and isinstance(edit.item, Phrase):
                self.tree.go_to(edit.item.id)
        self._say_done(said)

    def _say_failed(self, error: UserError) -> None:
        self.done.emit(texts.error_text(error), "error")

    def _say_done(self, said: str) -> None:
        self._show_tools()
        self.done.emit(said, "good")

    @Slot(object)
    def _show_saved(self, phrase: Phrase) -> None:
        """Make the saved phrase current, whatever the filter says."""
        if not self.tree.go_to(phrase.id) and self._may_edit:
            self.filter.show_all()
            self._refresh()
            self.tree.go_to(phrase.id)
        self._say_done(self.tr("已保存"))

    @Slot(object)
    def _show_intent(self, intent: object) -> None:
        if intent is not None:
            self.filter.grouping.choose(INTENTS)
        self._say_done(self.tr("已保存"))

    @Slot()
    def _leave_form(self) -> None:
        self.setCurrentWidget(self._leafing)
        self.tree.setFocus()

    def _describe(self, phrase: Phrase) -> str:
        return reply_text(self._draft(phrase.id), self._labels).text

    @Slot()
    def _refresh(self) -> None:
        """Show the bank as it is now, as far as it is wanted."""
        wanted, bank = self.filter.wanted(), self._bank
        phrases = self._finder.find(self._book, wanted)
        handbook = bank.handbook if bank is not None else None
        sorted_in = handbook is not None and bool(handbook.categories)
        self.filter.grouping.setVisible(sorted_in)
        if handbook is not None and sorted_in and self.filter.grouping.chosen() == CATEGORIES:
            groups = by_category(self._book, phrases, handbook, self.tr("其他"))
        else:
            empty = self._may_edit and not wanted.words.strip()
            groups = by_intent(self._book, phrases, empty=empty)
        self.tree.show_groups(groups, opened=bool(wanted.words.strip()))
        self._nothing.say(self.tr("没有这样的话术，换个词或放宽筛选。"), keys=False)
        self._below.setCurrentWidget(self.tree if groups else self._nothing)
        self._show_current(self.tree.phrase())

    @Slot(object)
    def _show_current(self, phrase: Phrase | None) -> None:
        self.preview.show_phrase(phrase)
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        bank = self._bank
        self.tools.setVisible(self._may_edit)
        if bank is not None:
            self.tools.show_state(
                self.tree.phrase(),
                intent=self.tree.intent() is not None,
                undo=bank.can_undo,
                redo=bank.can_redo,
            )

    def _first_intent(self) -> IntentId | None:
        ids = [intent.id for intent in self._book.intents if intent.id != OTHER]
        return ids[0] if ids else None
