"""What a customer wants: intents and the stage of the sale they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

IntentId = NewType("IntentId", str)
"""Stable key of an intent, such as ``"logistics"``; the bank lists them, no code does."""

OTHER = IntentId("other")
"""The intent of messages that cannot be told from their text; never suggested as an intent.

Its examples teach abstaining, its phrases are the safe general replies (ask back, hold).
"""


class Stage(StrEnum):
    """The stage of the sale, by the state of the order (labelling guide of the project)."""

    GENERAL = "general"
    """Outside the sale: greetings, accounts, thanks."""
    PRESALE = "presale"
    """售前: nothing ordered yet."""
    INSALE = "insale"
    """售中: ordered or paid, the parcel not yet in hand."""
    AFTERSALE = "aftersale"
    """售后: goods received, or returning, refunding, repairing afterwards."""


class OrderState(StrEnum):
    """What the agent pinned about this customer's order."""

    NONE = "none"
    """未下单: nothing ordered."""
    ORDERED = "ordered"
    """已下单: ordered, parcel not in hand."""
    RECEIVED = "received"
    """已收货: goods in hand."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing customers ask for.

    Attributes:
        id: Stable key.
        stage: The stage the intent belongs to.
        name_zh: Short Chinese name, 2 to 8 characters.
        name_en: Short English name.
        definition: One Chinese sentence that says what belongs here.
        examples: Messages as customers write them; the matcher learns from nothing else.
        manual: Ids of the manual items behind the intent (``"M107"``), may be empty.
    """

    id: IntentId
    stage: Stage
    name_zh: str
    name_en: str
    definition: str
    examples: tuple[str, ...]
    manual: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One example message of an intent, standing on its own."""

    intent: IntentId
    text: str
