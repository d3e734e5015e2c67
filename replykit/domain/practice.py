"""What a shop settles for itself because the manuals contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

DAILY = 0
"""Weekday of what happens every day."""


class FlagPurpose(StrEnum):
    """What an order is flagged for in the seller's back office."""

    DEAL = "deal"
    READY = "ready"
    PROBLEM = "problem"
    REFUND = "refund"
    RETURNED = "returned"
    AUDIT = "audit"


class FlagColour(StrEnum):
    """The colours a back office offers; ``none`` is an order without a flag."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    GREY = "grey"
    NONE = "none"


Flags = Mapping[FlagPurpose, FlagColour]


@dataclass(frozen=True, slots=True)
class Shift:
    """A time that somebody works, or meets.

    Attributes:
        name: What the shop calls it.
        start: Begin as ``HH:MM``, 00:00 to 23:59.
        end: End as ``HH:MM``; not after `start` means on the next day.
        weekday: `DAILY`, or 1 (Monday) to 7 (Sunday) for what happens once a week.
    """

    name: str
    start: str
    end: str
    weekday: int = DAILY


@dataclass(frozen=True, slots=True)
class Preset:
    """What one of the manuals says, to start from.

    Attributes:
        id: Stable key.
        name_zh: Its Chinese name.
        name_en: Its English name.
        note_zh: What is special about it, in Chinese; "" if nothing is.
        note_en: The same in English.
        flags: The colour of each purpose it names; ``none`` for the others.
        shifts: Its shifts and weekly meeting, named in Chinese.
        names_en: English names of its shifts, in the same order.
        manual: The manual items it is from.
    """

    id: str
    name_zh: str
    name_en: str
    flags: Flags
    shifts: tuple[Shift, ...]
    names_en: tuple[str, ...] = ()
    note_zh: str = ""
    note_en: str = ""
    manual: tuple[str, ...] = ()
