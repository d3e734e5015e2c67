"""The figures of a shift, and the standards of the manuals they are held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from replykit.domain.conversation import ReplyTime

FIRST_LIMIT_S = 10.0
"""Longest first response, on average, in seconds (S01; S04 leaves its own figure blank)."""

AVERAGE_LIMIT_S = 25.0
"""Longest response on average, in seconds (S02)."""

WAIT_LIMIT_S = 20.0
"""Longest wait of one turn, in seconds (S03)."""

PROMPT_S = 30.0
"""A reply within so many seconds is a prompt one (S10)."""

COUNTED_FROM, COUNTED_TO = time(8), time(23)
"""Local times of day between which the share of prompt replies is counted (S10, S11)."""

SHARE_LIMIT = 0.8
"""Least share of prompt replies, 0.0 to 1.0. Ours: S10 names the hours, but no pass mark."""

NEAR = 0.8
"""From which part of a limit on a figure is near it."""

SHARE_NEAR = 0.9
"""Below which a share of prompt replies is near its limit."""


class Verdict(StrEnum):
    """How a figure stands to its standard; ``none`` where there is nothing to hold it against."""

    NONE = "none"
    GOOD = "good"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Attributes:
        standard: The standard it is measured for, ``S01`` to ``S52``.
        value: Seconds, a share of 0.0 to 1.0, or a number; None while there is none.
        limit: What the standard asks for, in the same unit; None where it names no figure.
        verdict: How the two stand.
    """

    standard: str
    value: float | None = None
    limit: float | None = None
    verdict: Verdict = Verdict.NONE

    @classmethod
    def seconds(cls, standard: str, value: float | None, limit: float | None) -> Figure:
        """Return a time, the shorter the better."""
        return cls(standard, value, limit, _judged(value, limit))

    @classmethod
    def share(cls, standard: str, value: float | None, limit: float, near: float) -> Figure:
        """Return a share, the larger the better; below `near` it is near its limit."""
        if value is None:
            return cls(standard, value, limit)
        verdict = Verdict.GOOD if value >= near else Verdict.NEAR
        return cls(standard, value, limit, verdict if value >= limit else Verdict.OVER)


def _judged(value: float | None, limit: float | None) -> Verdict:
    if value is None or limit is None:
        return Verdict.NONE
    if value > limit:
        return Verdict.OVER
    return Verdict.NEAR if value > NEAR * limit else Verdict.GOOD


@dataclass(frozen=True, slots=True)
class ShiftSpan:
    """One shift on one day, with the overtime around it.

    Attributes:
        name: What the shop calls it; "" for a calendar day, where it has settled no shifts.
        begins: When it begins by the clock, with a time zone.
        ends: When it ends by the clock.
        start: From when on a reply counts as its: before `begins` where nobody else's is.
        end: Until when (not itself).
    """

    name: str
    begins: datetime
    ends: datetime
    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment counts as this shift's."""
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer who waits now.

    Attributes:
        came: When the wait began, with a time zone.
        seconds: How long it has lasted.
        after_hold: Whether the customer was asked to wait meanwhile (M148).
    """

    came: datetime
    seconds: float
    after_hold: bool = False


@dataclass(frozen=True, slots=True)
class ShiftFigures:
    """How a shift has gone so far. ``docs/shift.md`` tells how each figure is computed.

    Attributes:
        span: The shift.
        turns: Messages answered; a reply after one that only asked to wait is not another.
        conversations: Customers answered.
        first: First response on average, in seconds (S01).
        first_median: The same, the middle one.
        first_p90: The same, what nine of ten stay within.
        average: Response on average, in seconds (S02).
        median: The same, the middle one.
        p90: The same, what nine of ten stay within.
        prompt: Share of messages between `COUNTED_FROM` and `COUNTED_TO` that were answered
            within `PROMPT_S` (S10).
        counted: How many messages that share is of.
        counted_average: Response on average between those hours, in seconds (S11).
        longest: The longest wait, in seconds, those of customers who wait now included (S03).
        within: Share of the waits within the limit of S03.
        waiting: How many customers wait now.
        oldest: How long the one who waits longest has waited, in seconds (S03).
        held: How many of those waiting were asked to wait.
        left: Messages that left the desk without a reply copied here.
        peak: Most customers who waited at the same time (S35).
    """

    span: ShiftSpan
    turns: int = 0
    conversations: int = 0
    first: Figure = field(default_factory=lambda: Figure("S01", limit=FIRST_LIMIT_S))
    first_median: float | None = None
    first_p90: float | None = None
    average: Figure = field(default_factory=lambda: Figure("S02", limit=AVERAGE_LIMIT_S))
    median: float | None = None
    p90: float | None = None
    prompt: Figure = field(default_factory=lambda: Figure("S10", limit=SHARE_LIMIT))
    counted: int = 0
    counted_average: Figure = field(default_factory=lambda: Figure("S11"))
    longest: Figure = field(default_factory=lambda: Figure("S03", limit=WAIT_LIMIT_S))
    within: float | None = None
    waiting: int = 0
    oldest: Figure = field(default_factory=lambda: Figure("S03", limit=WAIT_LIMIT_S))
    held: int = 0
    left: int = 0
    peak: Figure = field(default_factory=lambda: Figure("S35"))

    @property
    def turns_each(self) -> float | None:
        """Replies per conversation, None before the first."""
        return self.turns / self.conversations if self.conversations else None


@dataclass(frozen=True, slots=True)
class QuarterHour:
    """The replies of a quarter of an hour.

    Attributes:
        start: When it begins, with a time zone.
        turns: Messages answered in it.
        median: Their response, the middle one, in seconds.
        prompt: Share of them answered within `PROMPT_S`, 0.0 to 1.0.
    """

    start: datetime
    turns: int
    median: float
    prompt: float


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """A shift to look at: its figures, and the replies they were computed from."""

    figures: ShiftFigures
    replies: tuple[ReplyTime, ...] = ()
    quarters: tuple[QuarterHour, ...] = ()
