"""Several customers at once: whose message is on the desk, who waits, and who was here before.

All of it is in memory and bounded; nothing is ever stored, and a restart forgets it. A text is
forgotten when it was answered and another one came; of a customer whose name is known the last
turns are kept for the shift, so that the next message goes on where the last one ended.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from replykit.domain.conversation import (
    NEW,
    Conversation,
    ConversationId,
    ReplyTime,
    Standing,
    Thread,
)
from replykit.domain.message import Turn
from replykit.services.reply_desk import local_time

MAX_PENDING = 30
"""How many customers are kept waiting; the one waiting longest beyond that is set aside."""

MAX_REMEMBERED = 200
"""How many customers with a name are remembered after their answer, the latest ones."""

MAX_TURNS = 6
"""How many turns of a conversation are remembered."""

MAX_SET_ASIDE = 8
"""How many conversations left unanswered can be taken back."""


def new_id() -> ConversationId:
    """Return a random key."""
    return ConversationId(uuid4().hex)


class Conversations:
    """Owns the conversations of one desk; owned by one thread.

    At most one of them is current: its message is on the desk. Others are pending: their
    customers wait, or something written for them is not copied yet.

    Args:
        fresh: Gives the standing of another customer.
        now: Gives the moment, with a time zone.
        new_id: Gives keys.
    """

    def __init__(
        self,
        fresh: Callable[[], Standing] = lambda: NEW,
        *,
        now: Callable[[], datetime] = local_time,
        new_id: Callable[[], ConversationId] = new_id,
    ) -> None:
        self._fresh = fresh
        self._now = now
        self._new_id = new_id
        self._current: Thread | None = None
        self._before: deque[Thread] = deque(maxlen=MAX_TURNS)
        self._pending: dict[ConversationId, Thread] = {}
        self._remembered: OrderedDict[str, Thread] = OrderedDict()
        self._set_aside: deque[Thread] = deque(maxlen=MAX_SET_ASIDE)

    @property
    def current(self) -> Thread | None:
        """The conversation on the desk, None if the desk is empty."""
        return self._current

    @property
    def pending(self) -> tuple[Thread, ...]:
        """The other conversations that are not settled, those waiting longest first."""
        return tuple(sorted(self._pending.values(), key=_came))

    @property
    def waiting(self) -> tuple[Thread, ...]:
        """Everybody who waits, the current one too, longest first."""
        here = () if self._current is None else (self._current,)
        everybody = sorted((*self._pending.values(), *here), key=_came)
        return tuple(thread for thread in everybody if thread.conversation.waiting)

    @property
    def can_restore(self) -> bool:
        """Whether a conversation that was set aside can be taken back."""
        return bool(self._set_aside)

    def arrive(self, text: str, label: str = "") -> Thread:
        """Put a message that came in on the desk, and return its conversation.

        A customer known by name goes on with the conversation; what they asked before and
        nobody answered stays part of the message. Without a name every message is another
        customer's, except the very text that waits on the desk: it was pasted twice.

        Args:
            text: The message, not blank.
            label: What the customer is called, "" if nobody says.
        """
        label = label.strip()
        here = self._current
        if here is not None and not label and _is_pasted_twice(here, text):
            return here
        known = self._take_by_label(label) if label else None
        if known is None:
            message = Conversation(self._new_id(), text, self._now(), label)
            thread = Thread(message, self._fresh())
        else:
            thread = _continued(known, text, self._now())
        self._lay_down()
        return self._take_up(thread)

    def amend(self, text: str) -> Thread:
        """Take over the text on the desk after something was pasted into it.

        Unlike `edit` this is another message where the last one was answered already.
        """
        here = self._current
        if here is not None and not here.conversation.waiting:
            return self._take_up(_continued(here, text, self._now()))
        return self.edit(text)

    def edit(self, text: str) -> Thread:
        """Take over the text on the desk as it was edited; the first one begins a conversation.

        Where nothing is left of a message that was answered, another customer's was typed.
        """
        here = self._current
        if here is None or (not here.conversation.waiting and _is_another(here, text)):
            return self.arrive(text)
        return self.keep(conversation=replace(here.conversation, text=text))

    def keep(self, **parts: Any) -> Thread:
        """Remember something of the current conversation, by the fields of `Thread`.

        Raises:
            LookupError: If the desk is empty.
        """
        if self._current is None:
            raise LookupError("no conversation on the desk")
        self._current = replace(self._current, **parts)
        return self._current

    def answer(self, text: str, *, held: bool = False) -> ReplyTime | None:
        """Note that a reply to the current conversation was copied.

        Args:
            text: The reply.
            held: Whether it only asks to wait: then the customer still does.

        Returns:
            How long the customer waited, after a hold since that; None if the message was
            answered before, or the desk is empty.
        """
        here = self._current
        if here is None:
            return None
        self._before.append(here)
        asked = here.conversation
        replied = replace(asked, replied=self._now(), held=held and asked.waiting)
        self.keep(conversation=replied, replies=(*here.replies, text)[-MAX_TURNS:])
        if not asked.waiting:
            return None
        first = not here.replies and all(turn.role == "customer" for turn in here.turns)
        since = asked.replied if asked.held and asked.replied else asked.came
        copied = replied.replied or since
        return ReplyTime(asked.id, since, copied, first, held, after_hold=asked.held)

    def take_back(self) -> Thread | None:
        """Undo the last answer to the message on the desk, then the one before.

        Returns:
            The conversation; None where the last answer was to another message.
        """
        here = self._current
        if here is None or not self._before or not _same_message(self._before[-1], here):
            return None
        before = self._before.pop()
        return self.keep(
            conversation=replace(before.conversation, text=here.conversation.text),
            standing=before.standing,
            replies=before.replies,
        )

    def turn_to(self, key: ConversationId) -> Thread:
        """Put a pending conversation on the desk, just as it was left.

        Raises:
            KeyError: If no such conversation is pending.
        """
        thread = self._pending.pop(key)
        self._lay_down()
        return self._take_up(thread)

    def leave(self) -> None:
        """Empty the desk; a message nobody answered is set aside."""
        here, self._current = self._current, None
        if here is not None and here.unsettled:
            self._put_aside(here)
        elif here is not None:
            self._remember(here)

    def dismiss(self, key: ConversationId) -> None:
        """Leave a pending conversation unanswered; `restore` takes it back.

        Raises:
            KeyError: If no such conversation is pending.
        """
        self._put_aside(self._pending.pop(key))

    def restore(self) -> Thread | None:
        """Take back the conversation set aside last: pending again, on the desk if that is empty.

        Returns:
            The conversation, None if none was set aside.
        """
        if not self._set_aside:
            return None
        thread = self._set_aside.pop()
        if self._current is None:
            return self._take_up(thread)
        self._pending[thread.conversation.id] = thread
        return thread

    def name(self, label: str) -> Thread:
        """Say what the current customer is called; later messages by that name go on with it.

        Where the name is known, both are one conversation from now on, unless something is
        being written for both: that would be lost.

        Raises:
            LookupError: If the desk is empty.
        """
        label = label.strip()
        here = self._current
        if here is None:
            raise LookupError("no conversation on the desk")
        if label == here.conversation.label:
            return here
        self._current = None
        former = self._take_by_label(label) if label else None
        named = replace(here, conversation=replace(here.conversation, label=label))
        if former is not None and former.unfinished is not None and here.unfinished is not None:
            self._pending[former.conversation.id] = former
            former = None
        return self._take_up(named if former is None else _joined(former, named))

    def _take_by_label(self, label: str) -> Thread | None:
        """Return the conversation of a name, out of wherever it is."""
        here = self._current
        if here is not None and here.conversation.label == label:
            self._current = None
            return here
        for key, thread in self._pending.items():
            if thread.conversation.label == label:
                return self._pending.pop(key)
        for thread in self._set_aside:
            if thread.conversation.label == label:
                self._set_aside.remove(thread)
                return thread
        return self._remembered.pop(label, None)

    def _take_up(self, thread: Thread) -> Thread:
        self._current = thread
        return thread

    def _lay_down(self) -> None:
        here, self._current = self._current, None
        if here is None:
            return
        if not here.unsettled:
            self._remember(here)
            return
        self._pending[here.conversation.id] = here
        if len(self._pending) > MAX_PENDING:
            oldest = min(self._pending.values(), key=_came)
            self._put_aside(self._pending.pop(oldest.conversation.id))

    def _put_aside(self, thread: Thread) -> None:
        self._set_aside.append(thread)

    def _remember(self, thread: Thread) -> None:
        """Keep what the next message of a customer with a name needs; forget everybody else."""
        label = thread.conversation.label
        if not label:
            return
        closed = replace(thread.conversation, text="")
        self._remembered[label] = replace(
            thread,
            conversation=closed,
            turns=_turns_after(thread),
            replies=(),
            chosen=None,
            unfinished=None,
        )
        self._remembered.move_to_end(label)
        while len(self._remembered) > MAX_REMEMBERED:
            self._remembered.popitem(last=False)


def _came(thread: Thread) -> datetime:
    return thread.conversation.came


def _is_pasted_twice(thread: Thread, text: str) -> bool:
    asked = thread.conversation
    return asked.waiting and not asked.held and asked.text == text


def _same_message(one: Thread, other: Thread) -> bool:
    asked, now = one.conversation, other.conversation
    return (asked.id, asked.came) == (now.id, now.came)


def _is_another(thread: Thread, text: str) -> bool:
    """Return whether neither the beginning nor the end of a message is left."""
    former = thread.conversation.text.strip()
    text = text.strip()
    return bool(former and text) and former[0] != text[0] and former[-1] != text[-1]


def _continued(thread: Thread, text: str, now: datetime) -> Thread:
    """Return a conversation whose customer wrote again."""
    asked = thread.conversation
    if asked.waiting:
        both = _both(asked.text, text)
        came = now if asked.held else asked.came
        asked = replace(asked, text=both, came=came, replied=None, held=False)
        return replace(thread, conversation=asked, chosen=None)
    asked = replace(asked, text=text, came=now, replied=None, held=False)
    standing = replace(thread.standing, counted=False)
    return replace(
        thread,
        conversation=asked,
        standing=standing,
        turns=_turns_after(thread),
        replies=(),
        chosen=None,
    )


def _joined(former: Thread, here: Thread) -> Thread:
    """Return two conversations of one customer as one, the message of the later one last."""
    asked, wrote = former.conversation, here.conversation
    if asked.waiting:
        text, came = _both(asked.text, wrote.text), min(asked.came, wrote.came)
        wrote = replace(wrote, text=text, came=came)
        turns = former.turns
    else:
        turns = _turns_after(former)
    return replace(
        here,
        conversation=replace(wrote, id=asked.id),
        standing=_later(former.standing, here.standing),
        turns=(*turns, *here.turns)[-MAX_TURNS:],
        order_state=here.order_state or former.order_state,
        given={**former.given, **here.given},
        unfinished=here.unfinished or former.unfinished,
    )


def _later(former: Standing, here: Standing) -> Standing:
    """Return the standing after both: that of the last copy, greeted if either was."""
    if here.first:
        return replace(former, counted=here.counted)
    return replace(here, sent=(*former.sent, *here.sent))


def _both(former: str, text: str) -> str:
    """Return two messages as one; a piece of a chat often holds the earlier one again."""
    if not former.strip() or former in text:
        return text
    return former if text in former else f"{former}\n{text}"


def _turns_after(thread: Thread) -> tuple[Turn, ...]:
    from replykit.pipeline.chatlog import spoken  # noqa: PLC0415 - not before the first paint

    text = thread.conversation.text
    said = (Turn("customer", spoken(text).last),) if text.strip() else ()
    replies = tuple(Turn("agent", reply) for reply in thread.replies)
    return (*thread.turns, *said, *replies)[-MAX_TURNS:]
