"""Between the window and the reply desk: no widgets, no decisions about replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.conversation import Conversation, ConversationId, Thread
from replykit.domain.intent import IntentId, OrderState
from replykit.domain.message import Context
from replykit.domain.phrase import PhraseId, PhraseRole, SlotId, SlotSource
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding, Suggestion
from replykit.services.reply_desk import ReplyDesk, local_time
from replykit.settings import Settings
from ui.customers import Customers
from ui.desk_view import Copied, DeskView, Undone, desk_view
from ui.groups import Groups
from ui.habit_notes import HabitNotes
from ui.picks import Picks
from ui.timers import single_shot

TYPING_PAUSE_MS = 80
SEARCH_LIMIT = 50

_NOBODYS_ELSE = frozenset({"customer", "item_in_order", "address"})
"""Slots the agent fills in that belong to one customer, besides those found in messages."""


_FACTS = frozenset({"product", "height", "weight"})
"""Slots whose value in the message is a fact about the customer or what they look at. What is
named for others may be a wish (a size, an amount, a day): it is shown, not filled in."""


_NOBODY = Thread(Conversation(ConversationId(""), "", datetime.fromtimestamp(0, UTC)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was shown for a customer, and what about: it comes back as it was."""

    about: tuple[object, ...]
    view: DeskView


class DeskPresenter(QObject):
    """Turns typing into replies and a choice into a filled clipboard.

    Signals:
        answered: A `DeskView`: the replies to the message as it is now.
        refilled: The same replies with more slots filled.
        found: The suggestions a search query hits.
        slots_wanted: A suggestion that cannot be copied before its slots are filled.
        copied, refused, failed: Outcome of a copy; see `Copier`.
        undone, not_undone: Outcome of taking one back.
        came, timed, waiting_changed, turned: Who waits, and who is on the desk; see `Customers`.
    """

    answered = Signal(object)
    refilled = Signal(object)
    found = Signal(object)
    slots_wanted = Signal(object)
    copied = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    undone = Signal(object)
    not_undone = Signal(object)
    came = Signal(object)
    timed = Signal(object)
    waiting_changed = Signal()
    turned = Signal(object)

    def __init__(
        self,
        desk: ReplyDesk,
        settings: Settings,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = local_time,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._platform = settings.platform
        self._text = ""
        self._chosen: IntentId | None = None
        self._order_state: OrderState | None = None
        self._answered = _Shown((), DeskView())
        self._given: dict[SlotId, str] = {}
        self._recent: dict[SlotId, str] = {}
        self.habits = HabitNotes(desk, settings, self)
        self.groups = Groups(desk, self)
        self._picks = self._build_picks(clock)
        self.groups.moved.connect(self._picks.note_move)
        self._pause = single_shot(self, TYPING_PAUSE_MS, self._answer)
        self._shown: dict[ConversationId, _Shown] = {}
        self.customers = Customers(desk, now, self)
        self.customers.came.connect(self.came)
        self.customers.timed.connect(self.timed)
        self.customers.turned.connect(self._take_up)
        self.customers.turned.connect(self.turned)
        self.customers.changed.connect(self.waiting_changed)
        self._query = ""
        self._search_later = single_shot(self, TYPING_PAUSE_MS, lambda: self.search(self._query))

    def _build_picks(self, clock: Callable[[], float]) -> Picks:
        picks = Picks(self._desk, self, clock)
        picks.slots_wanted.connect(self.slots_wanted)
        picks.copied.connect(self._note_correction)
        picks.copied.connect(self._note_reply)
        picks.copied.connect(self.groups.note)
        picks.copied.connect(self.copied)
        picks.copied.connect(self._after_hold)
        picks.refused.connect(self.refused)
        picks.failed.connect(self.failed)
        picks.undone.connect(self._note_undone)
        picks.undone.connect(self.undone)
        picks.not_undone.connect(self.not_undone)
        return picks

    @property
    def book(self) -> Playbook:
        """The bank in use."""
        return self._desk.book

    @property
    def view(self) -> DeskView:
        """What was shown last."""
        return self._answered.view

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
        if not text.strip():
            self.clear()
            return
        self._lay_down()
        if self.customers.edit(text):
            self._go_on(self.customers.current)
            self.turned.emit(self.customers.current)
        self._text = text
        self._chosen = None
        self._begin_anew()
        self._pause.start()

    def paste(self, text: str, label: str = "") -> None:
        """Answer a message that came in at once; the one on the desk waits if it is unanswered.

        Args:
            text: The message.
            label: What its customer is called, "" if only the message may tell.
        """
        if not text.strip():
            self.clear()
            return
        self._lay_down()
        self.customers.paste(text, label)

    def amend(self, text: str) -> None:
        """Answer at once a message into which something was pasted."""
        if not text.strip():
            self.clear()
            return
        self._lay_down()
        self._chosen = None
        self.customers.amend(text)

    def clear(self) -> None:
        """Empty the desk; a message nobody answered is set aside, see `Customers.restore`."""
        self._lay_down()
        if self.customers.current is not None:
            self.customers.leave()
        else:
            self._take_up(None)

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
        choices = self._answered.view.choices
        if not choices:
            return
        here = next((i for i, choice in enumerate(choices) if choice.selected), None)
        first = 0 if step > 0 else len(choices) - 1
        there = first if here is None else (here + step) % len(choices)
        self.choose_intent(choices[there].id)

    def refresh(self) -> None:
        """Answer again if nothing is shown yet: the bank has come in."""
        if not self._answered.view.suggestions:
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
        """Look a query up in all phrases, a moment later while they are being made ready."""
        self._query = query
        if self._desk.search_in_preparation:
            self._search_later.start()
            return
        self._search_later.stop()
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
        """Copy a reply as it is shown, or ask for an empty slot; see `Picks.copy`."""
        self._picks.copy(suggestion)

    def enter(self, suggestion: Suggestion) -> None:
        """Copy a reply by Enter; not if that is still about the one before it."""
        self._picks.enter(suggestion)

    def copy_next_part(self, suggestion: Suggestion) -> None:
        """Copy a long reply in two or three messages: the first, then at each call the next."""
        self._picks.copy_next_part(suggestion)

    @Slot()
    def hold(self) -> None:
        """Copy a line that asks to wait; the replies thank for the patience from then on."""
        self._picks.hold()

    @Slot()
    def undo(self) -> None:
        """Take the last copy back."""
        self._picks.undo()

    def copy_edited(self, text: str, suggestion: Suggestion | None) -> None:
        """Copy a text the agent edited."""
        self._picks.copy_edited(text, suggestion)

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
        return self._answered.view.heard.get(slot, "")

    def remembered(self, slot: SlotId) -> str:
        """Return what to offer for a slot: given earlier, and not another customer's own."""
        if slot in self._given:
            return self._given[slot]
        if slot in _FACTS and slot in self._answered.view.heard:
            return self._answered.view.heard[slot]
        row = self.book.slot_by_id.get(slot)
        personal = row is None or row.source is SlotSource.MESSAGE or slot in _NOBODYS_ELSE
        return "" if personal else self._recent.get(slot, "")

    @Slot(object)
    def _note_undone(self, undone: Undone) -> None:
        """Let the customer wait again for what was taken back."""
        self.customers.take_back_reply()
        self.groups.undo(undone.copied)

    @Slot(object)
    def _note_correction(self, copied: Copied) -> None:
        """Learn from what the agent chose instead of what the desk proposed."""
        self.habits.note(copied, self._answered.view, self._chosen, self._text)

    def _lay_down(self) -> None:
        """Remember all about the customer on the desk: another one may come to it."""
        here = self.customers.current
        if here is None:
            return
        parts = {"order_state": self._order_state, "chosen": self._chosen, "given": self._given}
        self.customers.keep(**parts)
        self._shown[here.conversation.id] = self._answered

    @Slot(object)
    def _take_up(self, thread: Thread | None) -> None:
        """Show a customer's message with what was shown for it, or the empty desk."""
        self._go_on(thread)
        shown = self._shown.get(thread.conversation.id) if thread is not None else None
        known = self.customers.keys()
        self._shown = {key: value for key, value in self._shown.items() if key in known}
        if shown is not None and shown.about == self._about():
            self._pause.stop()
            self._show(shown)
        else:
            self._answer()

    def _go_on(self, thread: Thread | None) -> None:
        """Go on with a customer just where the desk left off, or with none."""
        here = thread or _NOBODY
        self._text = here.conversation.text
        self._chosen, self._order_state = here.chosen, here.order_state
        self._given = dict(here.given)
        self._begin_anew()
        self._desk.resume(here.standing if thread is not None else self._desk.fresh)
        self._picks.expect_another()

    def _about(self) -> tuple[object, ...]:
        """Return what an answer depends on, besides what the desk itself remembers."""
        turns = self.customers.turns
        return (self._desk.edition, self._text, turns, self._chosen, self._order_state)

    def _begin_anew(self) -> None:
        """Forget how far the copies of a message and its groups had come: they were another's."""
        self._picks.begin_anew()
        self.groups.begin_anew()

    @Slot(object)
    def _note_reply(self, copied: Copied) -> None:
        phrase = self.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        held = phrase is not None and phrase.role is PhraseRole.HOLD
        self.customers.note_reply(copied.text, held=held)

    @Slot(object)
    def _after_hold(self, copied: Copied) -> None:
        """Let the replies on show thank for the patience once the customer was asked to wait."""
        phrase = self.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        if phrase is not None and phrase.role is PhraseRole.HOLD and self._text.strip():
            self._answer()

    @Slot()
    def _answer(self) -> None:
        self._pause.stop()
        if not self._text.strip():
            self._show(_Shown(self._about(), DeskView(order_state=self._order_state)))
            return
        context = Context(self._order_state, self._platform, self.customers.turns)
        answer = self._desk.answer(self._text, context, intent=self._chosen)
        view = desk_view(answer, self.book, self._order_state, self._chosen)
        self._show(_Shown(self._about(), view))

    def _show(self, shown: _Shown) -> None:
        self._answered = shown
        self.groups.show(shown.view)
        self.answered.emit(shown.view)
        if self._given:
            self._refill()

    def _refill(self) -> None:
        shown = tuple(self._desk.fill(s, self._given) for s in self._answered.view.suggestions)
        self.refilled.emit(shown)
        self.groups.refill(shown)
