"""Which shift a moment belongs to."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.practice import Shift
from replykit.services.shift_spans import span_at, spans_before

CHINA = timezone(timedelta(hours=8))
DAY_SHIFT, NIGHT_SHIFT = Shift("白班", "09:00", "17:30"), Shift("晚班", "17:30", "02:00")
SHOP = (DAY_SHIFT, NIGHT_SHIFT, Shift("周例会", "08:20", "08:50", 1))


def at(day, time):
    hour, minute = map(int, time.split(":"))
    return datetime(2030, 1, day, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("moment", "name", "begins"),
    [
        (at(2, "09:00"), "白班", at(2, "09:00")),
        (at(2, "17:29"), "白班", at(2, "09:00")),
        (at(2, "17:30"), "晚班", at(2, "17:30")),
        (at(3, "00:00"), "晚班", at(2, "17:30")),
        (at(3, "01:59"), "晚班", at(2, "17:30")),
        (at(3, "02:10"), "晚班", at(2, "17:30")),  # stayed on for a customer
        (at(3, "08:50"), "白班", at(3, "09:00")),  # came early
    ],
)
def test_a_shift_may_end_tomorrow_and_the_gap_belongs_to_the_nearest(moment, name, begins):
    span = span_at(moment, SHOP)
    assert (span.name, span.begins) == (name, begins)
    assert span.holds(moment)


def test_a_weekly_meeting_is_no_shift():
    monday = at(7, "08:30")
    assert monday.isoweekday() == 1
    assert span_at(monday, SHOP).name == "白班"


def test_a_long_weekly_shift_is_one():
    shifts = (DAY_SHIFT, Shift("周六加班", "18:00", "23:00", 6))
    assert span_at(at(5, "19:00"), shifts).name == "周六加班"
    assert span_at(at(4, "18:10"), shifts).name == "白班"


def test_of_two_shifts_under_way_it_is_the_one_that_began_last():
    shifts = (DAY_SHIFT, Shift("中班", "12:00", "21:00"))
    assert span_at(at(2, "13:00"), shifts).name == "中班"


def test_without_shifts_a_day_is_one():
    span = span_at(at(2, "13:00"), ())
    assert (span.name, span.start, span.end) == ("", at(2, "00:00"), at(3, "00:00"))
    assert (span.begins, span.ends) == (span.start, span.end)


def test_former_shifts_come_latest_first():
    spans = spans_before(at(3, "10:00"), SHOP, 2)
    assert [(span.name, span.begins.day) for span in spans] == [
        ("白班", 3),
        ("晚班", 2),
        ("白班", 2),
        ("晚班", 1),
    ]


def test_former_days_come_latest_first():
    assert [span.start.day for span in spans_before(at(9, "10:00"), (), 7)] == [
        9,
        8,
        7,
        6,
        5,
        4,
        3,
    ]


TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
SHIFTS = st.lists(st.builds(Shift, st.sampled_from("早中晚"), TIMES, TIMES), max_size=4)
MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda m: at(1, "00:00") + timedelta(minutes=m))


@given(MOMENTS, SHIFTS)
def test_every_moment_belongs_to_a_shift_that_holds_it(moment, shifts):
    span = span_at(moment, shifts)
    assert span.holds(moment)
    assert span.start <= span.begins < span.ends <= span.end


@given(MOMENTS, SHIFTS, st.timedeltas(timedelta(0), timedelta(days=6)))
def test_the_shift_of_any_moment_of_the_last_week_is_among_the_former_ones(moment, shifts, ago):
    spans = spans_before(moment, shifts, 8)
    assert span_at(moment - ago, shifts) in spans
