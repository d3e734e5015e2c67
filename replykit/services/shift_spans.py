"""Which shift a moment belongs to. The shop names its shifts; without any, a day is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from replykit.domain.practice import DAILY, Shift
from replykit.domain.shift import ShiftSpan

MEETING = timedelta(hours=2)
"""What happens once a week and is shorter is a meeting (S34), not a shift."""

_DAY = timedelta(days=1)
_REACH = 8
"""Days looked at around a moment: a week, since a shift may be once a week, and one more."""

_Hours = tuple[datetime, datetime, str]
"""Begin, end and name of a shift on a day."""


def span_at(moment: datetime, shifts: Sequence[Shift]) -> ShiftSpan:
    """Return the shift a moment belongs to.

    Where several are under way, it is the one that began last. Where none is, it is the nearest:
    who stays on after the night shift works overtime, who comes early begins.

    Args:
        moment: When, in the time zone the shifts are meant in.
        shifts: The shop's shifts and meetings; none make every day one.
    """
    hours = _hours_around(moment, shifts)
    if not hours:
        return _day_of(moment)
    spans = [_span(one, hours) for one in hours]
    return max((s for s in spans if s.holds(moment)), key=lambda s: (s.begins, s.ends))


def spans_before(moment: datetime, shifts: Sequence[Shift], days: int) -> tuple[ShiftSpan, ...]:
    """Return the shifts that began before a moment and at most so many days ago, latest first."""
    first = moment - days * _DAY
    if not any(map(_is_shift, shifts)):
        return tuple(_day_of(moment - n * _DAY) for n in range(days))
    hours = _hours_around(moment, shifts, days + _REACH)
    spans = (_span(one, hours) for one in reversed(hours))
    return tuple(span for span in spans if span.start <= moment and span.begins > first)


def _day_of(moment: datetime) -> ShiftSpan:
    start = datetime.combine(moment.date(), time(), moment.tzinfo)
    return ShiftSpan("", start, start + _DAY, start, start + _DAY)


def _is_shift(shift: Shift) -> bool:
    begin, end = _hours_on(date.min, shift)
    return shift.weekday == DAILY or end - begin >= MEETING


def _hours_around(
    moment: datetime, shifts: Sequence[Shift], back: int = _REACH
) -> tuple[_Hours, ...]:
    """Return every shift of the days around a moment, in the order of their begin."""
    days = [moment.date() + timedelta(days=n) for n in range(-back, _REACH + 1)]
    found = (
        (begin.replace(tzinfo=moment.tzinfo), end.replace(tzinfo=moment.tzinfo), shift.name)
        for shift, day in _occurrences(shifts, days)
        for begin, end in [_hours_on(day, shift)]
    )
    return tuple(sorted(found))


def _occurrences(shifts: Sequence[Shift], days: Sequence[date]) -> Iterator[tuple[Shift, date]]:
    for shift in filter(_is_shift, shifts):
        for day in days:
            if shift.weekday in (DAILY, day.isoweekday()):
                yield shift, day


def _hours_on(day: date, shift: Shift) -> tuple[datetime, datetime]:
    begin = datetime.combine(day, time.fromisoformat(shift.start))
    end = datetime.combine(day, time.fromisoformat(shift.end))
    return begin, end if end > begin else end + _DAY


def _span(one: _Hours, hours: Sequence[_Hours]) -> ShiftSpan:
    """Return the span of a shift: it reaches half into a gap between it and its neighbours."""
    begin, end, name = one
    former = max((e for b, e, _ in hours if b < begin), default=begin - _DAY)
    covered = any(b <= end < e for b, e, _ in hours)
    later = min((b for b, _, _ in hours if b > end), default=end + _DAY)
    start = begin if former >= begin else former + (begin - former) / 2
    stop = end if covered else end + (later - end) / 2
    return ShiftSpan(name, begin, end, start, stop)
