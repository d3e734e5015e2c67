"""A customer waiting for a reply, and how long replies took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from replykit.domain.intent import IntentId, OrderState
from replykit.domain.message import Turn
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Suggestion

ConversationId = NewType("ConversationId", str)
"""Random key of one customer's conversation; says nothing about who it is."""

ROUNDS = 3
"""After how many replies about one thing the next one asks what the customer proposes (M161)."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One customer's message on the desk; in memory only, never stored.

    Attributes:
        id: Its key.
        text: The message as it came in.
        came: When it came in, with a time zone.
        label: What the customer is called here, "" if nobody said.
        replied: When the last reply to it was copied, None while there is none.
        held: Whether that reply only asked to wait: the customer still does.
    """

    id: ConversationId
    text: str
    came: datetime
    label: str = ""
    replied: datetime | None = None
    held: bool = False

    @property
    def waiting(self) -> bool:
        """Whether the customer waits for an answer."""
        return self.replied is None or self.held


@dataclass(frozen=True, slots=True)
class ReplyTime:
    """How long one message waited: from message-in to copy. Holds nothing a customer said.

    Attributes:
        conversation: Whose it was.
        came: When the message came in, with a time zone.
        copied: When the reply was on the clipboard, with a time zone; never before `came`.
        first: Whether it was the first reply of its conversation (S01).
        held: Whether it only asked to wait (M148).
        after_hold: Whether it followed such a reply without another message between: `came` is
            then when that reply was copied.
    """

    conversation: ConversationId
    came: datetime
    copied: datetime
    first: bool
    held: bool = False
    after_hold: bool = False

    @property
    def seconds(self) -> float:
        """How long the customer waited, in seconds, at least 0.0."""
        return max(0.0, (self.copied - self.came).total_seconds())


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the desk stands with one customer: what its next replies depend on.

    Attributes:
        first: Whether nothing was copied for this customer yet, so that a reply may greet.
        turn: How many replies were copied before: the lines around an answer take turns.
        copied: The phrase copied last for this customer, None before the first.
        last_sent: The phrase that was copied last at all: its equals come before it.
        sent: The latest texts copied for this customer, folded, the last one last.
        topic: The intent of the rounds counted below, None before the first.
        rounds: How many messages in a row about it got a reply.
        counted: Whether the message on the desk is among them already.
    """

    first: bool = True
    turn: int = 0
    copied: PhraseId | None = None
    last_sent: PhraseId | None = None
    sent: tuple[str, ...] = ()
    topic: IntentId | None = None
    rounds: int = 0
    counted: bool = False

    def stuck(self, topic: IntentId | None) -> bool:
        """Return whether another message about a topic shows a deadlock (僵局, M161)."""
        again = not self.counted and topic is not None and topic == self.topic
        return again and self.rounds >= ROUNDS


NEW = Standing()
"""Where the desk stands with the first customer."""


@dataclass(frozen=True, slots=True)
class EditedReply:
    """A reply being edited before it is copied; `suggestion` is None for free text."""

    suggestion: Suggestion | None
    text: str

    @property
    def written(self) -> bool:
        """Whether the agent changed anything."""
        return self.suggestion is None or self.text != self.suggestion.draft.text


@dataclass(frozen=True, slots=True)
class HalfFilled:
    """A reply whose empty slots are being filled in.

    Attributes:
        suggestion: The reply.
        values: What stands in the fields.
        offered: What stood in them at first.
    """

    suggestion: Suggestion
    values: Mapping[SlotId, str] = field(default_factory=dict)
    offered: Mapping[SlotId, str] = field(default_factory=dict)

    @property
    def written(self) -> bool:
        """Whether the agent filled anything in."""
        return any(text != self.offered.get(slot, "") for slot, text in self.values.items())


@dataclass(frozen=True, slots=True)
class HalfMemo:
    """A memo being written, field by field as it stands in the panel.

    Attributes:
        fields: What stands in the fields.
        begun: Whether the agent wrote anything.
        below: What was being written before, and comes back after the memo.
    """

    fields: Mapping[str, str]
    begun: bool
    below: EditedReply | HalfFilled | None = None

    @property
    def written(self) -> bool:
        """Whether anything would be lost."""
        return self.begun or (self.below is not None and self.below.written)


Unfinished = EditedReply | HalfFilled | HalfMemo
"""What somebody began to write for a customer; it is never lost by turning to another one."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything the desk keeps of one conversation; in memory only, never stored.

    Attributes:
        conversation: The message on the desk, or waiting for it.
        standing: Where the desk stands with the customer.
        turns: What was said before that message, oldest first.
        replies: What was copied in reply to that message.
        order_state: What the agent pinned.
        chosen: The intent the agent switched to.
        given: The slot values the agent gave.
        unfinished: What the agent began to write.
    """

    conversation: Conversation
    standing: Standing = NEW
    turns: tuple[Turn, ...] = ()
    replies: tuple[str, ...] = ()
    order_state: OrderState | None = None
    chosen: IntentId | None = None
    given: Mapping[SlotId, str] = field(default_factory=dict)
    unfinished: Unfinished | None = None

    @property
    def unsettled(self) -> bool:
        """Whether the customer waits, or something written for them is not copied yet."""
        begun = self.unfinished is not None and self.unfinished.written
        return self.conversation.waiting or begun
