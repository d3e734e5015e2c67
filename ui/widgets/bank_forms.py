"""The forms of the bank place, each built when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from replykit.domain.intent import Intent
from replykit.domain.phrase import Phrase
from ui.bank_presenter import BankPresenter
from ui.theme import Look

if TYPE_CHECKING:
    from ui.habit_keeper import HabitKeeper
    from ui.widgets.bank_tools import BankTools
    from ui.widgets.import_form import ImportForm
    from ui.widgets.intent_form import IntentForm
    from ui.widgets.phrase_form import PhraseForm
    from ui.widgets.suggested_form import SuggestedForm


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A phrase that was being written when the window was built anew.

    Attributes:
        phrase: As it was written so far.
        before: What stands in the bank; None for a new one.
        start: What the writing began with.
    """

    phrase: Phrase
    before: Phrase | None
    start: Phrase | None


@dataclass(frozen=True, slots=True)
class UnsavedIntent:
    """An intent that was being written when the window was built anew.

    Attributes:
        intent: As it was written so far.
        before: What stands in the bank; None for a new one.
        start: What the writing began with.
        example: What stood in the field for a new example.
    """

    intent: Intent
    before: Intent | None
    start: Intent
    example: str


class BankForms(QObject):
    """Puts forms on top of the pages they belong to.

    Args:
        look: The style in force.
        pages: Where the forms stand.

    Signals:
        phrase_saved: With the `Phrase` as it stands now.
        intent_saved: With the `Intent`, None if it was taken out of use.
        imported: An import was done.
        left: A form is done with.
    """

    phrase_saved = Signal(object)
    intent_saved = Signal(object)
    imported = Signal()
    left = Signal()

    def __init__(self, look: Look, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages
        self.phrase: PhraseForm | None = None
        self.intent: IntentForm | None = None
        self.file: ImportForm | None = None
        self.suggested: SuggestedForm | None = None
        self._lets_go = False

    @property
    def open(self) -> PhraseForm | IntentForm | ImportForm | SuggestedForm | None:
        """The form on show, None if there is none."""
        page = self._pages.currentWidget()
        forms = (self.phrase, self.intent, self.file, self.suggested)
        return next((form for form in forms if form is not None and form is page), None)

    def write_phrase(self, bank: BankPresenter, phrase: Phrase, before: Phrase | None) -> None:
        """Show the form of a phrase; `before` is None for a new one."""
        form = self._phrase(bank)
        form.write(phrase, before)
        self._show(form)

    def write_intent(self, bank: BankPresenter, intent: Intent | None) -> None:
        """Show the form of an intent; None for a new one."""
        from ui.widgets.intent_form import IntentForm  # noqa: PLC0415 - not at the start

        if self.intent is None:
            self.intent = IntentForm(self._look, bank, self._pages)
            self.intent.saved.connect(self.intent_saved)
            self.intent.left.connect(partial(self._leave, self.intent))
            self.intent.foot.stayed.connect(partial(self._stay, bank))
            self._pages.addWidget(self.intent)
        self._pages.setCurrentWidget(self.intent)
        self.intent.write(intent)

    def read_file(self, bank: BankPresenter, path: Path) -> None:
        """Show what an import of a file would do."""
        from ui.widgets.import_form import ImportForm  # noqa: PLC0415 - not at the start

        if self.file is None:
            self.file = ImportForm(self._look, bank, self._pages)
            self.file.saved.connect(self.imported)
            self.file.left.connect(partial(self._leave, self.file))
            self._pages.addWidget(self.file)
        self.file.read(path)
        self._show(self.file)

    def offer_suggested(self, bank: BankPresenter, keeper: HabitKeeper, tools: BankTools) -> None:
        """Let a lead look through a keeper's suggested examples, from the tools of the bank."""

        def show() -> None:
            if bank.editable and self.open is None:
                self._show_suggested(bank, keeper)

        tools.suggested_wanted.connect(show)
        keeper.changed.connect(tools.count_suggested)
        tools.follow_suggested(lambda: len(keeper.examples))

    @property
    def unsaved(self) -> Unsaved | UnsavedIntent | None:
        """What is being written and would be lost with the window."""
        if self.intent is not None and self.intent.unsaved:
            return UnsavedIntent(*self.intent.typed)
        form = self.phrase
        if form is None or not form.unsaved:
            return None
        return Unsaved(form.fields.phrase(), form.before, form.start)

    def let_go(self) -> None:
        """Hold the window back no more: what was written goes on elsewhere."""
        self._lets_go = True

    def resume(self, bank: BankPresenter, unsaved: Unsaved | UnsavedIntent) -> None:
        """Take over what was being written; it is on show once the bank may be edited."""
        if isinstance(unsaved, UnsavedIntent):
            self.write_intent(bank, unsaved.before)
            if self.intent is not None:
                self.intent.resume(unsaved.intent, unsaved.start, unsaved.example)
            if not bank.editable:
                self.left.emit()
            return
        form = self._phrase(bank)
        form.resume(unsaved.phrase, unsaved.before, unsaved.start)
        if bank.editable:
            self._show(form)

    def come_back(self) -> None:
        """Show the form that was put away with something written in it, if there is one."""
        for form in (self.phrase, self.intent, self.file):
            if form is not None and (form.unsaved or form.saving) and self.open is None:
                self._pages.setCurrentWidget(form)

    def hold_back(self) -> bool:
        """Ask before the window goes with what is being written; return whether it has to wait.

        Asked once, the window may go.
        """
        forms = (self.open, self.phrase, self.intent)
        for form in () if self._lets_go else forms:
            if form is not None and form.unsaved and not form.foot.asking:
                self._show(form)
                form.step_back()
                return True
        return False

    def _show_suggested(self, bank: BankPresenter, keeper: HabitKeeper) -> None:
        from ui.widgets.suggested_form import SuggestedForm  # noqa: PLC0415 - not at the start

        if self.suggested is None:
            self.suggested = SuggestedForm(self._look, bank, keeper, self._pages)
            self.suggested.left.connect(partial(self._leave, self.suggested))
            self._pages.addWidget(self.suggested)
        self.suggested.begin()
        self._show(self.suggested)

    def _phrase(self, bank: BankPresenter) -> PhraseForm:
        from ui.widgets.phrase_form import PhraseForm  # noqa: PLC0415 - not at the start

        if self.phrase is None:
            self.phrase = PhraseForm(self._look, bank, self._pages)
            self.phrase.saved.connect(self.phrase_saved)
            self.phrase.left.connect(partial(self._leave, self.phrase))
            self.phrase.foot.stayed.connect(partial(self._stay, bank))
            self._pages.addWidget(self.phrase)
        return self.phrase

    def _leave(self, form: QWidget) -> None:
        """Go back to the bank, unless something else is on show by now."""
        if form is self.open:
            self.left.emit()

    def _stay(self, bank: BankPresenter) -> None:
        """Put what was asked about away again, where it may not be written on."""
        if not bank.editable:
            self.left.emit()

    def _show(self, form: QWidget) -> None:
        self._pages.setCurrentWidget(form)
        form.setFocus()
