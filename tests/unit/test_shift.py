"""The clock: waits from message-in to copy, and the figures computed from them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.conversation import ConversationId, ReplyTime
from replykit.domain.practice import Shift
from replykit.domain.shift import Figure, ShiftSpan, Verdict, Waiting
from replykit.services.conversations import Conversations
from replykit.services.shift import (
    ShiftClock,
    SteadyClock,
    figures_of,
    percentile,
    quarter_hours,
    report_of,
)

CHINA = timezone(timedelta(hours=8))
NOON = datetime(2030, 1, 2, 12, 0, tzinfo=CHINA)
DAY = ShiftSpan("", *[NOON - timedelta(hours=12), NOON + timedelta(hours=12)] * 2)
A = ConversationId("a")


class Clocks:
    """Two clocks: `pass_` moves both, `wall` alone is what somebody set."""

    def __init__(self):
        self.wall, self.tick = NOON, 1000.0

    def pass_(self, seconds):
        self.wall += timedelta(seconds=seconds)
        self.tick += seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def steady(clocks):
    return SteadyClock(lambda: clocks.wall, lambda: clocks.tick)


@pytest.fixture
def clock(steady):
    return ShiftClock(steady)


@pytest.fixture
def talk(clock, steady):
    return Talk(clock, steady)


class Talk:
    """Conversations whose messages and replies the clock is told of."""

    def __init__(self, clock, now):
        self.clock = clock
        self.desk = Conversations(now=now)

    def came(self, label):
        self.clock.came(self.desk.arrive("在吗", label).conversation)

    def replied(self, held=False):
        reply = self.desk.answer("在的", held=held)
        if reply:
            self.clock.replied(reply)
        return reply

    def left(self):
        self.desk.leave()

    @property
    def waiting(self):
        return [thread.conversation for thread in self.desk.waiting]

    @property
    def figures(self):
        return self.clock.figures(self.waiting)


def a_reply(seconds, copied=NOON, first=True, conversation=A, **fields):
    came = copied - timedelta(seconds=seconds)
    return ReplyTime(ConversationId(conversation), came, copied, first, **fields)


def test_a_reply_counts_in_the_figures(talk, clocks):
    talk.came("甲")
    clocks.pass_(7)
    talk.replied()
    figures = talk.figures
    assert (figures.first.value, figures.turns, figures.waiting) == (7, 1, 0)


def test_who_was_asked_to_wait_goes_on_waiting_and_is_one_turn(talk, clocks):
    talk.came("甲")
    clocks.pass_(5)
    talk.replied(held=True)
    clocks.pass_(12)
    figures = talk.figures
    assert (figures.waiting, figures.held, figures.oldest.value) == (1, 1, 12)
    assert talk.replied().after_hold
    figures = talk.figures
    assert (figures.turns, figures.average.value, figures.longest.value) == (1, 5, 12)


def test_a_customer_off_the_desk_without_a_copy_is_counted_apart(talk, clocks):
    talk.came("甲")
    talk.left()
    talk.came("乙")
    clocks.pass_(3)
    talk.replied()
    talk.left()
    figures = talk.figures
    assert (figures.left, figures.waiting, figures.turns, figures.prompt.value) == (1, 0, 1, 1.0)
    talk.desk.restore()
    assert (talk.figures.left, talk.figures.waiting) == (0, 1)


def test_who_waits_longest_stands_first(talk, clocks):
    talk.came("甲")
    clocks.pass_(21)
    talk.came("乙")
    clocks.pass_(3)
    assert [one.seconds for one in talk.clock.waiting(talk.waiting)] == [24, 3]
    figures = talk.figures
    assert (figures.waiting, figures.oldest.value) == (2, 24)
    assert figures.oldest.verdict is Verdict.OVER
    assert figures.peak.value == 2


def test_a_copy_taken_back_does_not_count_and_the_next_one_takes_its_place(talk, clocks):
    talk.came("甲")
    clocks.pass_(4)
    talk.replied()
    talk.desk.take_back()
    assert (talk.figures.turns, talk.figures.waiting) == (0, 1)
    clocks.pass_(5)
    talk.replied()
    assert (talk.figures.turns, talk.figures.first.value) == (1, 9)


@pytest.mark.parametrize("hours", [-5, 5])
def test_setting_the_wall_clock_changes_no_wait(talk, clocks, steady, hours):
    talk.came("甲")
    clocks.pass_(6)
    clocks.wall += timedelta(hours=hours)
    assert talk.replied().seconds == 6
    steady.follow()
    assert steady() == clocks.wall


def test_the_clocks_of_this_machine_have_a_zone_and_do_not_go_back():
    steady = SteadyClock()
    one, other = steady(), steady()
    assert one.tzinfo is not None
    assert one <= other


def test_an_earlier_run_of_the_shift_counts(talk, clocks):
    talk.came("甲")
    clocks.pass_(4)
    talk.replied()
    talk.clock.load([a_reply(8, NOON - timedelta(hours=1), conversation="earlier")])
    assert talk.figures.first.value == 6
    assert [reply.seconds for reply in talk.clock.report().replies] == [8, 4]


def test_yesterday_is_another_shift(talk, clocks):
    talk.came("甲")
    talk.replied()
    clocks.pass_(12 * 3600)
    assert talk.figures.turns == 0


def test_the_running_shift_stays_until_it_is_over(clock, clocks):
    clock.settle([Shift("早班", "09:00", "17:30"), Shift("中班", "12:30", "21:00")])
    assert clock.span.name == "早班"
    clocks.pass_(3600)
    assert clock.span.name == "早班"
    clocks.pass_(5 * 3600)
    assert clock.span.name == "中班"


def test_other_shifts_take_effect_at_once(clock):
    assert clock.span.name == ""
    clock.settle([Shift("白班", "09:00", "17:30")])
    assert clock.span.name == "白班"


def test_what_no_shift_holds_any_more_is_forgotten(talk, clocks):
    for _ in range(2):
        talk.came("甲")
        talk.replied()
        clocks.pass_(3 * 86400)
    assert len(talk.clock._replies) == 1


def test_the_figures_are_those_of_the_formulas():
    times = [(4, True), (10, False), (31, True), (60, False)]
    replies = [a_reply(s, first=first, conversation=str(n)) for n, (s, first) in enumerate(times)]
    figures = figures_of(DAY, replies)
    assert figures.first == Figure("S01", 17.5, 10.0, Verdict.OVER)
    assert (figures.first_median, figures.first_p90) == (17.5, 31)
    assert figures.average == Figure("S02", 26.25, 25.0, Verdict.OVER)
    assert (figures.median, figures.p90) == (20.5, 60)
    assert figures.prompt == Figure("S10", 0.5, 0.8, Verdict.OVER)
    assert figures.longest == Figure("S03", 60, 20.0, Verdict.OVER)
    assert figures.within == 0.5
    assert (figures.turns, figures.conversations, figures.turns_each) == (4, 4, 1.0)


def test_a_shift_without_a_reply_has_no_figures():
    figures = figures_of(DAY, [])
    measured = (figures.first, figures.average, figures.prompt, figures.longest, figures.peak)
    assert {figure.value for figure in measured} == {None}
    assert {figure.verdict for figure in measured} == {Verdict.NONE}
    assert figures.turns_each is None


@pytest.mark.parametrize(
    ("hour", "minute", "counts"), [(7, 59, 0), (8, 0, 1), (22, 59, 1), (23, 0, 0)]
)
def test_the_share_within_30_seconds_counts_messages_of_8_to_23(hour, minute, counts):
    came = NOON.replace(hour=hour, minute=minute)
    reply = ReplyTime(A, came, came + timedelta(seconds=40), first=True)
    figures = figures_of(DAY, [reply])
    assert figures.counted == counts
    assert figures.prompt.value == (0.0 if counts else None)
    assert figures.counted_average.value == (40.0 if counts else None)
    assert figures.average.value == 40.0


def test_the_hours_are_those_of_the_shift_not_of_utc():
    reply = a_reply(5, (NOON - timedelta(hours=5)).astimezone(UTC))  # 7:00 in China, 23:00 in UTC
    assert figures_of(DAY, [reply]).counted == 0


def test_who_has_waited_over_30_seconds_counts_as_not_answered_in_time():
    waiting = [Waiting(NOON, 31), Waiting(NOON, 29), Waiting(NOON, 99, after_hold=True)]
    figures = figures_of(DAY, [a_reply(5)], waiting)
    assert (figures.counted, figures.prompt.value) == (2, 0.5)
    assert figures.held == 1


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [(8.0, Verdict.GOOD), (8.1, Verdict.NEAR), (10.0, Verdict.NEAR), (10.1, Verdict.OVER)],
)
def test_a_time_is_near_its_limit_from_four_fifths_on(seconds, verdict):
    assert Figure.seconds("S01", seconds, 10.0).verdict is verdict


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.9, Verdict.GOOD), (0.89, Verdict.NEAR), (0.79, Verdict.OVER)]
)
def test_a_share_is_over_below_its_limit(share, verdict):
    assert Figure.share("S10", share, 0.8, 0.9).verdict is verdict


def test_a_quarter_of_an_hour_has_the_replies_copied_in_it():
    moments = [NOON + timedelta(minutes=m) for m in (0, 14, 15)]
    first, second = quarter_hours(
        a_reply(s, at) for s, at in zip((4, 40, 6), moments, strict=True)
    )
    assert (first.start, first.turns, first.median, first.prompt) == (NOON, 2, 22, 0.5)
    assert (second.start, second.turns) == (NOON + timedelta(minutes=15), 1)


def test_a_shift_that_is_over_has_its_own_replies_only():
    report = report_of(DAY, [a_reply(4), a_reply(9, NOON - timedelta(days=1))])
    assert report.figures.turns == 1
    assert report.replies == (a_reply(4),)


SECONDS = st.lists(st.floats(0, 5000), max_size=40)


@given(SECONDS)
def test_figures_lie_between_the_shortest_and_the_longest_wait(seconds):
    figures = figures_of(DAY, [a_reply(s, conversation=str(n)) for n, s in enumerate(seconds)])
    if seconds:
        low, high = min(seconds) - 1e-5, max(seconds) + 1e-5
        for value in (figures.first.value, figures.median, figures.p90, figures.average.value):
            assert low <= value <= high
        assert figures.median <= figures.p90 + 1e-5
        assert 0 <= figures.within <= 1


@given(SECONDS, st.randoms())
def test_the_order_of_replies_does_not_matter(seconds, random):
    replies = [
        a_reply(s, NOON + timedelta(seconds=n), conversation=str(n % 3))
        for n, s in enumerate(seconds)
    ]
    shuffled = random.sample(replies, len(replies))
    assert figures_of(DAY, shuffled) == figures_of(DAY, replies)


@given(SECONDS.filter(bool), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_share_of_them_stays_within(seconds, share):
    found = percentile(seconds, share)
    assert found in seconds
    assert sum(s <= found for s in seconds) >= share * len(seconds) - 1e-9


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["came", "replied", "held", "left", "back", "clock"]),
        st.sampled_from(["甲", "乙"]),
        st.integers(-90_000, 90_000),
    ),
    max_size=40,
)


@given(EVENTS)
def test_whatever_happens_no_wait_is_negative_and_counts_agree(events):
    clocks = Clocks()
    steady = SteadyClock(lambda: clocks.wall, lambda: clocks.tick)
    talk = Talk(ShiftClock(steady), steady)
    replies = []
    steps = {
        "came": talk.came,
        "left": lambda _: talk.left(),
        "back": lambda _: talk.desk.take_back(),
    }
    for kind, who, amount in events:
        if kind == "clock":
            clocks.wall += timedelta(seconds=amount)
        elif kind in ("replied", "held"):
            reply = talk.replied(kind == "held")
            replies.extend([reply] if reply else [])
        else:
            steps[kind](who)
        clocks.pass_(abs(amount) % 50)
    figures = talk.figures
    assert all(reply.came <= reply.copied for reply in replies)
    assert all(one.seconds >= 0 for one in talk.clock.waiting(talk.waiting))
    assert figures.held <= figures.waiting == len(talk.waiting) <= 2
    assert figures.turns <= len(replies)
