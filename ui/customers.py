"""Whose message is on the desk, and who else waits: between conversations and the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from replykit.domain.conversation import Conversation, ConversationId, Thread, Unfinished
from replykit.domain.message import Turn
from replykit.services.conversations import Conversations
from replykit.services.reply_desk import ReplyDesk
from ui.waiting_view import WaitingCustomer, waiting_customer


class Customers(QObject):
    """Turns the desk from one customer to another and times the replies.

    Signals:
        came: A `Conversation`: a message came in.
        timed: A `ReplyTime`: a reply to a message that waited was copied.
        changed: Who waits is another, or for another reason.
        turned: A `Thread`, or None: this conversation is on the desk from now on.
    """

    came = Signal(object)
    timed = Signal(object)
    changed = Signal()
    turned = Signal(object)

    def __init__(
        self, desk: ReplyDesk, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._conversations = Conversations(lambda: desk.fresh, now=now)
        self._loose: Unfinished | None = None  # written while the desk was empty

    @property
    def current(self) -> Thread | None:
        """The conversation on the desk, None if the desk is empty."""
        return self._conversations.current

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said before the message on the desk."""
        return self.current.turns if self.current is not None else ()

    @property
    def unfinished(self) -> Unfinished | None:
        """What is being written for the customer on the desk."""
        return self.current.unfinished if self.current is not None else self._loose

    @property
    def answered(self) -> bool:
        """Whether the customer on the desk has got a reply, and does not wait for another."""
        return self.current is not None and not self.current.conversation.waiting

    def keys(self) -> frozenset[ConversationId]:
        """Return the conversations that can still come to the desk as they were left."""
        here = (self.current,) if self.current is not None else ()
        return frozenset(t.conversation.id for t in (*self._conversations.pending, *here))

    @property
    def waiting(self) -> tuple[Conversation, ...]:
        """Every message that waits for a reply, the one on the desk too."""
        return tuple(thread.conversation for thread in self._conversations.waiting)

    def others(self) -> tuple[WaitingCustomer, ...]:
        """Return everybody but the customer on the desk who is not settled, oldest first."""
        now = self._now()
        return tuple(waiting_customer(thread, now) for thread in self._conversations.pending)

    def paste(self, text: str, label: str = "") -> None:
        """Turn to the customer of a message that came in."""
        former = self.current
        thread = self._conversations.arrive(text, label or self._desk.speaker(text))
        self._begin(former, thread)
        self._turn()

    def amend(self, text: str) -> None:
        """Take over a text into which something was pasted."""
        former = self.current
        self._begin(former, self._conversations.amend(text))
        self._turn()

    def edit(self, text: str) -> bool:
        """Take over a text being typed; return whether that is another customer's.

        The desk is not turned: what is typed is not to be answered yet.
        """
        former = self.current
        thread = self._conversations.edit(text)
        if former is not None and former.conversation.id == thread.conversation.id:
            return False
        self._begin(former, thread)
        self.changed.emit()
        return True

    def leave(self) -> None:
        """Empty the desk."""
        if self.current is not None:
            self._conversations.leave()
            self._turn()

    def keep(self, **parts: Any) -> None:
        """Remember something of the conversation on the desk, by the fields of `Thread`."""
        if self.current is not None:
            self._conversations.keep(**parts)

    def begin_writing(self, unfinished: Unfinished | None) -> None:
        """Remember what is being written for the customer on the desk; None for nothing."""
        if self.current is None:
            self._loose = unfinished
        else:
            self._conversations.keep(unfinished=unfinished)

    def note_reply(self, text: str, *, held: bool) -> None:
        """Time a reply that was copied; the desk stands elsewhere from now on."""
        timing = self._conversations.answer(text, held=held)
        self.keep(standing=self._desk.standing)
        if timing is not None:
            self.timed.emit(timing)
        self.changed.emit()

    def take_back_reply(self) -> bool:
        """Let the customer on the desk wait again: the last copy was taken back."""
        thread = self._conversations.take_back()
        if thread is None:
            return False
        self._desk.resume(thread.standing)
        self.changed.emit()
        return True

    def turn_to(self, key: ConversationId) -> None:
        """Turn to a customer who waits; one who does no longer is passed over."""
        if any(thread.conversation.id == key for thread in self._conversations.pending):
            self._conversations.turn_to(key)
            self._turn()

    def step(self, step: int) -> bool:
        """Turn to the next (1) or previous (-1) customer, round and round, oldest first.

        Returns:
            Whether there was another one.
        """
        pending = self._conversations.pending
        if not pending:
            return False
        here = self.current
        if here is None or not here.unsettled:
            self.turn_to(pending[0 if step > 0 else -1].conversation.id)
            return True
        ring = sorted((*pending, here), key=lambda thread: thread.conversation.came)
        there = ring[(ring.index(here) + step) % len(ring)]
        self.turn_to(there.conversation.id)
        return True

    def turn_to_oldest(self) -> bool:
        """Turn to whoever waits longest; return whether that is another one than now."""
        waiting = self._conversations.waiting
        if not waiting or waiting[0] is self.current:
            return False
        self.turn_to(waiting[0].conversation.id)
        return True

    def dismiss(self, key: ConversationId) -> None:
        """Leave a waiting customer unanswered; `restore` takes it back."""
        if any(thread.conversation.id == key for thread in self._conversations.pending):
            self._conversations.dismiss(key)
            self.changed.emit()

    def restore(self) -> bool:
        """Take back the customer left unanswered last; return whether there was one."""
        empty = self.current is None
        if self._conversations.restore() is None:
            return False
        if empty:
            self._turn()
        else:
            self.changed.emit()
        return True

    def name(self, label: str) -> None:
        """Say what the customer on the desk is called."""
        if self.current is not None:
            self._conversations.name(label)
            self._turn()

    def _begin(self, former: Thread | None, thread: Thread) -> None:
        """Tell of a message that came in, unless it was there before."""
        if former is None and self._loose is not None:
            self._conversations.keep(unfinished=thread.unfinished or self._loose)
            self._loose = None
        here = former.conversation if former is not None else None
        asked = thread.conversation
        if here is None or (here.id, here.came) != (asked.id, asked.came):
            self.came.emit(asked)

    def _turn(self) -> None:
        self.turned.emit(self.current)
        self.changed.emit()
