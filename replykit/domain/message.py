"""A customer's message in comparable form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from replykit.domain.intent import OrderState


class EntityKind(StrEnum):
    """What a found piece of a message is; the values are the slot ids they can fill."""

    ORDER_NO = "order_no"
    TRACKING_NO = "tracking_no"
    COURIER = "courier"
    PHONE = "phone"
    AMOUNT = "amount"
    SIZE = "size"
    HEIGHT = "height"
    WEIGHT = "weight"
    DATE = "date"
    TIME = "time"
    LINK = "link"
    PRODUCT = "product"
    """The title in what a shop's app shares."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A number, size or the like found in the message, as the customer wrote it."""

    kind: EntityKind
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a message between two marks, and where it stands.

    Attributes:
        text: Its folded text without politeness at its ends, at least two characters unless
            the message holds nothing longer.
        start: Offset of its first character in the message's ``raw``, in code points.
        end: Offset behind its last character.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """A customer's message, normalised.

    Attributes:
        raw: What was pasted, unchanged.
        text: Folded text without politeness at its ends: NFKC, lower case, simplified script,
            no emoji, links or markup codes, digits as ``0``; 0 to `normalise.MAX_CHARS` long.
        clauses: The message cut at punctuation and spaces, in order; empty only if it holds
            no word at all.
        entities: What was found in `raw`, in order of appearance.
    """

    raw: str
    text: str
    clauses: tuple[Clause, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation."""

    role: Literal["customer", "agent"]
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the conversation besides the message itself.

    Attributes:
        order_state: What the agent pinned; None when nobody knows.
        platform: ``"taobao"``, ``"jd"``, ``"pdd"``, ``"douyin"``, ``"kuaishou"`` or ``""``.
        turns: Earlier messages, oldest first.
    """

    order_state: OrderState | None = None
    platform: str = ""
    turns: tuple[Turn, ...] = ()


class Emotion(StrEnum):
    """How a customer feels: the five degrees of the manual (M106-M109, M113, M114, M170)."""

    CALM = "calm"
    """平静."""
    HURRIED = "hurried"
    """着急."""
    WORRIED = "worried"
    """担心."""
    DISAPPOINTED = "disappointed"
    """失望."""
    ANGRY = "angry"
    """生气."""
