"""A customer waiting for a reply, and how long replies took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

ConversationId = NewType("ConversationId", str)
"""Random key of one customer's conversation; says nothing about who it is."""


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
