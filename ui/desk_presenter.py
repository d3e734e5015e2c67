"""Between the window and the reply desk: no widgets, no decisions about replies."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.intent import IntentId, OrderState
from replykit.domain.message import Context
from replykit.domain.phrase import PhraseId, PhraseRole, SlotId, SlotSource
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding, Suggestion
from replykit.domain.rule import Severity
from replykit.services.reply_desk import ReplyDesk
from replykit.settings import Settings
from ui.copier import Copier
from ui.desk_view import Copied, DeskView, desk_view
from ui.timers import single_shot

TYPING_PAUSE_MS = 80
SEARCH_LIMIT = 50
_NOBODYS_ELSE = frozenset({"customer", "item_in_order", "address"})
"""Slots the agent fills in that belong to one customer, besides those found in messages."""


_FACTS = frozenset({"product", "height", "weight"})
"""Slots whose value in the message is a fact about the customer or what they look at. What is
named for others may be a wish (a size, an amount, a day): it is shown, not filled in."""


class DeskPresenter(QObject):
    """Turns typing into replies and a choice into a filled clipboard.

    Signals:
        answered: A `DeskView`: the replies to the message as it is now.
        refilled: The same replies with more slots filled.
        found: The suggestions a search query hits.
        slots_wanted: A suggestion that cannot be copied before its slots are filled.
        copied, refused, failed: Outcome of a copy; see `Copier`.
    """

    answered = Signal(object)
    refilled = Signal(object)
    found = Signal(object)
    slots_wanted = Signal(object)
    copied = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: ReplyDesk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._platform = settings.platform
        self._text = ""
        self._chosen: IntentId | None = None
        self._order_state: OrderState | None = None
        self._view = DeskView()
        self._given: dict[SlotId, str] = {}
        self._recent: dict[SlotId, str] = {}
        self._copier = Copier(desk, self)
        self._parts_of, self._next_part = "", 0
        self._copier.copied.connect(self._note_correction)
        self._copier.copied.connect(self._note_part)
        self._copier.copied.connect(self.copied)
        self._copier.copied.connect(self._after_hold)
        self._copier.refused.connect(self.refused)
        self._copier.failed.connect(self.failed)
        self._pause = single_shot(self, TYPING_PAUSE_MS, self._answer)

    @property
    def book(self) -> Playbook:
        """The bank in use."""
        return self._desk.book

    @property
    def view(self) -> DeskView:
        """What was shown last."""
        return self._view

    @property
    def text(self) -> str:
        """The message as it is now."""
        return self._text

    @property
    def pending(self) -> bool:
        """Whether what is shown answers an older text than the one in the box."""
        return self._pause.isActive()

    def edit(self, text: str) -> None:
        """Note the text while it is typed, and answer once typing pauses."""
        if text == self._text:
            return
        self._text = text
        self._chosen = None
        self._begin_anew()
        if text.strip():
            self._pause.start()
        else:
            self.clear()

    def paste(self, text: str) -> None:
        """Answer a pasted text at once; what was given for another customer is forgotten."""
        self._text = text
        self._chosen = None
        self._given = {}
        self._begin_anew()
        self._desk.meet()
        self._answer()

    def clear(self) -> None:
        """Forget the message and all that was said about its customer."""
        self._text = ""
        self._chosen = None
        self._order_state = None
        self._given = {}
        self._begin_anew()
        self._desk.meet()
        self._answer()

    @Slot()
    def flush(self) -> None:
        """Answer now what typing has left waiting."""
        if self.pending:
            self._answer()

    def toggle_order_state(self, state: OrderState) -> None:
        """Pin the state of the customer's order, or let go of it; answer again."""
        self._order_state = None if self._order_state is state else state
        self._answer()

    def choose_intent(self, intent: IntentId) -> None:
        """Show the replies of an intent."""
        self._chosen = intent
        self._answer()

    def step_intent(self, step: int) -> None:
        """Show the replies of the next (1) or previous (-1) intent, round and round."""
        choices = self._view.choices
        if not choices:
            return
        here = next((i for i, choice in enumerate(choices) if choice.selected), None)
        first = 0 if step > 0 else len(choices) - 1
        there = first if here is None else (here + step) % len(choices)
        self.choose_intent(choices[there].id)

    def refresh(self) -> None:
        """Answer again if nothing is shown yet: the bank has come in."""
        if not self._view.suggestions:
            self._answer()

    def renew(self) -> None:
        """Answer again: the bank was changed."""
        if self._text.strip():
            self._answer()

    def apply(self, settings: Settings) -> None:
        """Take over the profile and platform the user set, and answer with them."""
        self._platform = settings.platform
        self._desk.set_profile(settings.slot_values, settings.platform, settings.extent)
        self._answer()

    def search(self, query: str) -> None:
        """Look a query up in all phrases."""
        self.found.emit(self._desk.search(query, limit=SEARCH_LIMIT) if query.strip() else ())

    def draft(self, phrase: PhraseId) -> Suggestion:
        """Return one phrase of the bank, ready for the list.

        Raises:
            KeyError: If the bank has no such phrase.
        """
        return self._desk.draft(phrase)

    def check(self, text: str) -> tuple[Finding, ...]:
        """Return what is wrong with a text."""
        return self._desk.check(text)

    def copy(self, suggestion: Suggestion) -> None:
        """Copy a reply as it is shown; one with an empty slot asks for it instead."""
        if suggestion.draft.missing:
            self.slots_wanted.emit(suggestion)
        else:
            self._copier.copy(suggestion.draft.text, suggestion)

    def copy_next_part(self, suggestion: Suggestion) -> None:
        """Copy a long reply in two or three messages: the first, then at each call the next."""
        if suggestion.draft.missing:
            self.slots_wanted.emit(suggestion)
            return
        text = suggestion.draft.text
        part = self._next_part if text == self._parts_of else 0
        self._parts_of, self._next_part = text, part
        self._copier.copy_part(text, part, suggestion)

    @Slot()
    def hold(self) -> None:
        """Copy a line that asks to wait; the replies thank for the patience from then on."""
        line = self._desk.hold()
        if line is not None:
            self.copy(line)

    def copy_edited(self, text: str, suggestion: Suggestion | None) -> None:
        """Copy a text the agent edited."""
        self._copier.copy(text, suggestion)

    def copy_filled(self, suggestion: Suggestion, values: Mapping[SlotId, str]) -> None:
        """Fill the empty slots of a reply and copy it; ask again while one is empty."""
        given = {slot: text.strip() for slot, text in values.items() if text.strip()}
        self._given |= given
        self._recent |= given
        filled = self._desk.fill(suggestion, given)
        if not filled.draft.missing:
            self._refill()
        self.copy(filled)

    def filled(self, suggestion: Suggestion, values: Mapping[SlotId, str]) -> Suggestion:
        """Return a reply with more slots filled, without remembering the values."""
        return self._desk.fill(suggestion, values)

    def heard(self, slot: SlotId) -> str:
        """Return what the customer's message names for a slot, "" if nothing."""
        return self._view.heard.get(slot, "")

    def remembered(self, slot: SlotId) -> str:
        """Return what to offer for a slot: given earlier, and not another customer's own."""
        if slot in self._given:
            return self._given[slot]
        if slot in _FACTS and slot in self._view.heard:
            return self._view.heard[slot]
        row = self.book.slot_by_id.get(slot)
        personal = row is None or row.source is SlotSource.MESSAGE or slot in _NOBODYS_ELSE
        return "" if personal else self._recent.get(slot, "")

    @Slot(object)
    def _note_correction(self, copied: Copied) -> None:
        """Remember that the agent answered another intent than the one understood."""
        phrase = self.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        choices = self._view.choices
        if phrase is not None and choices and phrase.intent == self._chosen:
            self._desk.correct(choices[0].id, phrase.intent)

    def _begin_anew(self) -> None:
        """Forget which part of a reply came last, and a copy that waits: they were another's."""
        self._parts_of, self._next_part = "", 0
        self._copier.give_up()

    @Slot(object)
    def _note_part(self, copied: Copied) -> None:
        self._next_part = copied.part % copied.parts

    @Slot(object)
    def _after_hold(self, copied: Copied) -> None:
        """Let the replies on show thank for the patience once the customer was asked to wait."""
        phrase = self.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        if phrase is not None and phrase.role is PhraseRole.HOLD and self._text.strip():
            self._answer()

    @Slot()
    def _answer(self) -> None:
        self._pause.stop()
        if self._text.strip():
            context = Context(order_state=self._order_state, platform=self._platform)
            answer = self._desk.answer(self._text, context, intent=self._chosen)
            self._view = desk_view(answer, self.book, self._order_state, self._chosen)
        else:
            self._view = DeskView(order_state=self._order_state)
        self.answered.emit(self._view)
        if self._given:
            self._refill()

    def _refill(self) -> None:
        shown = tuple(self._desk.fill(s, self._given) for s in self._view.suggestions)
        self.refilled.emit(shown)


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """Return a text with the replacements of its blocking findings put in, last one first.

    Of findings that overlap only the last is mended: the others' places are void by then.
    """
    untouched = len(text)
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        mendable = finding.replacement is not None and finding.severity is Severity.BLOCK
        start, end = finding.mended or (finding.start, finding.end)
        if mendable and end <= untouched:
            text, untouched = finding.mend(text), start
    return text
