"""What an agent's choices teach, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from replykit.domain.intent import IntentId


class Chosen(StrEnum):
    """What was chosen in place of what the desk put first."""

    INTENT = "intent"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Correction:
    """The agent answered otherwise than the desk proposed. Holds nothing a customer said.

    Attributes:
        id: Its key; kept again under it, it counts once.
        chosen: Whether another intent was answered or another of its phrases sent.
        instead_of: The intent understood, or the phrase that stood first.
        meant: The intent answered, or the phrase sent.
        at: When, with a time zone.
    """

    id: UUID
    chosen: Chosen
    instead_of: str
    meant: str
    at: datetime


class ExampleState(StrEnum):
    """What became of a suggested example."""

    NEW = "new"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class SuggestedExample:
    """A customer's words, masked, that an agent answered with another intent than understood.

    Attributes:
        id: Its key.
        intent: The intent that was answered.
        text: The masked words, one line, at most `replykit.services.learning.LONGEST_EXAMPLE`
            characters.
        at: When, with a time zone.
        state: What the lead made of it.
    """

    id: UUID
    intent: IntentId
    text: str
    at: datetime
    state: ExampleState = ExampleState.NEW
