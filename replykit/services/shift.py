"""The clock of the desk: how long customers wait, from message-in to copy.

The figures follow the manuals' standards (S01, S02, S03, S10, S11, S35); ``docs/shift.md`` has
their formulas. `Conversations` measures; all else is computed from events and a given clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from math import ceil
from statistics import fmean, median

from replykit.domain.conversation import Conversation, ConversationId, ReplyTime
from replykit.domain.practice import Shift
from replykit.domain.shift import (
    AVERAGE_LIMIT_S,
    COUNTED_FROM,
    COUNTED_TO,
    FIRST_LIMIT_S,
    PROMPT_S,
    SHARE_LIMIT,
    SHARE_NEAR,
    WAIT_LIMIT_S,
    Figure,
    QuarterHour,
    ShiftFigures,
    ShiftReport,
    ShiftSpan,
    Waiting,
)
from replykit.services.reply_desk import local_time
from replykit.services.shift_spans import span_at

_Wait = tuple[ConversationId, datetime]
"""What tells one wait from another: whose it was, and when it began."""

REMEMBERED = timedelta(days=2)
"""How long the clock itself remembers a reply: any shift is shorter."""


TIDY_EVERY = timedelta(hours=1)
"""How often older replies are forgotten."""


class SteadyClock:
    """The time of day, except that nobody can set it while a wait is measured.

    Between two calls of `follow` it goes on by a clock that cannot be set, so that no wait gets
    longer, shorter or negative when the system's clock is put right.

    Args:
        wall: The system's clock, with a time zone.
        ticks: Seconds on a clock that nobody sets; it may stop while the machine sleeps.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = local_time,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._ticks = ticks
        self._begun = (wall(), ticks())

    def __call__(self) -> datetime:
        """Return the moment."""
        at, tick = self._begun
        return at + timedelta(seconds=self._ticks() - tick)

    def follow(self) -> None:
        """Take over what the system's clock says: call it while nothing is measured."""
        self._begun = (self._wall(), self._ticks())


class ShiftClock:
    """Keeps the times of the replies of a shift; fed with events, owned by one thread.

    What is measured is measured by `Conversations`: a wait begins with the first message that
    nobody has answered, and ends with the copy of a reply. A reply that asks to wait (M148) ends
    it, and begins another one.

    Args:
        now: The clock that waits are measured on.
    """

    def __init__(self, now: Callable[[], datetime] = local_time) -> None:
        self._now = now
        self._replies: dict[_Wait, ReplyTime] = {}
        self._came: dict[ConversationId, datetime] = {}
        self._tidied = now()
        self._shifts: tuple[Shift, ...] = ()
        self._span: ShiftSpan | None = None

    def settle(self, shifts: Sequence[Shift]) -> None:
        """Take over the shop's shifts."""
        if tuple(shifts) != self._shifts:
            self._shifts, self._span = tuple(shifts), None

    def load(self, replies: Iterable[ReplyTime]) -> None:
        """Take in the replies of an earlier run, so that a shift goes on where it was."""
        self._replies = {**{_wait(reply): reply for reply in replies}, **self._replies}

    def forget(self) -> None:
        """Forget every reply: they were erased where they are kept. Who waits still does."""
        self._replies = {}

    def came(self, message: Conversation) -> None:
        """Note a customer's message."""
        self._came[message.id] = message.came

    def replied(self, reply: ReplyTime) -> None:
        """Note a reply; another one to the same wait takes its place: it was taken back."""
        self._replies[_wait(reply)] = reply
        self._came.pop(reply.conversation, None)
        if reply.copied >= self._tidied + TIDY_EVERY:
            self._tidy(reply.copied)

    def _tidy(self, now: datetime) -> None:
        self._tidied, oldest = now, now - REMEMBERED
        self._replies = {k: r for k, r in self._replies.items() if r.copied >= oldest}
        self._came = {k: came for k, came in self._came.items() if came >= oldest}

    def waiting(self, messages: Iterable[Conversation]) -> tuple[Waiting, ...]:
        """Return how long customers have waited, the longest first.

        Args:
            messages: Those that wait for a reply.
        """
        now = self._now()
        found = (_waiting(message, now) for message in messages)
        return tuple(sorted(found, key=lambda one: -one.seconds))

    @property
    def span(self) -> ShiftSpan:
        """The running shift; it stays until it is over, even if another begins meanwhile."""
        at = self._now()
        if self._span is None or not self._span.holds(at):
            self._span = span_at(at, self._shifts)
        return self._span

    def figures(self, messages: Sequence[Conversation] = ()) -> ShiftFigures:
        """Return how the running shift has gone so far.

        Args:
            messages: Those that wait for a reply now.
        """
        span, here = self.span, {message.id for message in messages}
        left = sum(span.holds(came) for key, came in self._came.items() if key not in here)
        return figures_of(span, self._counted(messages), self.waiting(messages), left)

    def report(self, messages: Sequence[Conversation] = ()) -> ShiftReport:
        """Return the running shift with its replies."""
        replies = _within(self.span, self._counted(messages))
        return ShiftReport(self.figures(messages), replies, quarter_hours(replies))

    def _counted(self, messages: Sequence[Conversation]) -> list[ReplyTime]:
        """Return the replies but those to a wait that goes on: they were taken back."""
        still = {(message.id, _since(message)) for message in messages}
        return [reply for key, reply in self._replies.items() if key not in still]


def _wait(reply: ReplyTime) -> _Wait:
    return (reply.conversation, reply.came)


def _since(message: Conversation) -> datetime:
    """Return when a wait began: with the message, or with the reply that asked to wait."""
    return message.replied if message.held and message.replied else message.came


def _waiting(message: Conversation, now: datetime) -> Waiting:
    since = _since(message)
    return Waiting(since, max(0.0, (now - since).total_seconds()), message.held)


def report_of(span: ShiftSpan, replies: Iterable[ReplyTime]) -> ShiftReport:
    """Return a shift that is over."""
    found = _within(span, replies)
    return ShiftReport(figures_of(span, found), found, quarter_hours(found))


def figures_of(
    span: ShiftSpan,
    replies: Iterable[ReplyTime],
    waiting: Sequence[Waiting] = (),
    left: int = 0,
) -> ShiftFigures:
    """Return the figures of a shift; replies of others are left out.

    Args:
        span: The shift.
        replies: Replies of any time, in any order.
        waiting: Who waits now, the longest first.
        left: Messages that left the desk without a reply.
    """
    found = _within(span, replies)
    turns = [reply for reply in found if not reply.after_hold]
    every = [reply.seconds for reply in turns]
    first = [reply.seconds for reply in turns if reply.first]
    counted = [reply.seconds for reply in turns if _counts(reply.came, span)]
    waits = [*(reply.seconds for reply in found), *(one.seconds for one in waiting)]
    late = sum(
        one.seconds > PROMPT_S and not one.after_hold and _counts(one.came, span)
        for one in waiting
    )
    oldest = max((one.seconds for one in waiting), default=None)
    return ShiftFigures(
        span=span,
        turns=len(turns),
        conversations=len({reply.conversation for reply in turns}),
        first=Figure.seconds("S01", _mean(first), FIRST_LIMIT_S),
        first_median=_median(first),
        first_p90=percentile(first, 0.9),
        average=Figure.seconds("S02", _mean(every), AVERAGE_LIMIT_S),
        median=_median(every),
        p90=percentile(every, 0.9),
        prompt=Figure.share("S10", _prompt(counted, late), SHARE_LIMIT, SHARE_NEAR),
        counted=len(counted) + late,
        counted_average=Figure.seconds("S11", _mean(counted), None),
        longest=Figure.seconds("S03", max(waits, default=None), WAIT_LIMIT_S),
        within=_share(waits, WAIT_LIMIT_S),
        waiting=len(waiting),
        oldest=Figure.seconds("S03", oldest, WAIT_LIMIT_S),
        held=sum(one.after_hold for one in waiting),
        left=left,
        peak=Figure("S35", _peak(found, waiting)),
    )


def quarter_hours(replies: Iterable[ReplyTime]) -> tuple[QuarterHour, ...]:
    """Return the quarters of an hour in which messages were answered, in their order."""
    by_start: dict[datetime, list[float]] = {}
    for reply in replies:
        if not reply.after_hold:
            minute = reply.copied.minute - reply.copied.minute % 15
            start = reply.copied.replace(minute=minute, second=0, microsecond=0)
            by_start.setdefault(start, []).append(reply.seconds)
    return tuple(
        QuarterHour(start, len(found), median(found), _prompt(found, 0) or 0.0)
        for start, found in sorted(by_start.items())
    )


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the least of some values that a share of them stays within, None of none.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([], 0.9)
    (2.0, None)
    """
    place = max(1, ceil(share * len(values)))
    return sorted(values)[place - 1] if values else None


def _within(span: ShiftSpan, replies: Iterable[ReplyTime]) -> tuple[ReplyTime, ...]:
    """Return the replies of a shift in the time zone of the shift, in the order of copying."""
    zone = span.start.tzinfo
    found = (_in_zone(reply, zone) for reply in replies if span.holds(reply.copied))
    return tuple(sorted(found, key=lambda reply: reply.copied))


def _in_zone(reply: ReplyTime, zone: tzinfo | None) -> ReplyTime:
    """Return a reply in a time zone; most are there already, and figures are told each second."""
    if reply.came.tzinfo == zone and reply.copied.tzinfo == zone:
        return reply
    return replace(reply, came=reply.came.astimezone(zone), copied=reply.copied.astimezone(zone))


def _counts(came: datetime, span: ShiftSpan) -> bool:
    zone = span.start.tzinfo
    here = came if came.tzinfo == zone else came.astimezone(zone)
    return COUNTED_FROM <= here.time() < COUNTED_TO


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _share(values: Sequence[float], limit: float) -> float | None:
    return sum(value <= limit for value in values) / len(values) if values else None


def _prompt(answered: Sequence[float], late: int) -> float | None:
    """Return the share of prompt replies; who has waited longer than that counts already."""
    asked = len(answered) + late
    return sum(seconds <= PROMPT_S for seconds in answered) / asked if asked else None


def _peak(replies: Sequence[ReplyTime], waiting: Sequence[Waiting]) -> float | None:
    """Return the most customers who waited at once, None before the first."""
    ends = [(reply.copied, -1) for reply in replies]
    begins = [(came, 1) for came in (*(r.came for r in replies), *(w.came for w in waiting))]
    most = here = 0
    for _, step in sorted([*begins, *ends], key=lambda one: (one[0], one[1])):
        here += step
        most = max(most, here)
    return float(most) if begins else None
