"""The figures in the footer, and what feeds them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from replykit.domain.handover import EntryKind
from replykit.domain.phrase import PhraseRole
from replykit.domain.shift import Figure, ShiftFigures, ShiftSpan, Verdict
from replykit.errors import StorageError
from replykit.pipeline.snapshot import Snapshot
from replykit.ports import MergeReport
from replykit.services.shift import SteadyClock
from replykit.services.workplace import OpenedBank
from tests.builders import a_phrase
from tests.fakes import FakeBank, FakeShifts
from ui.app import Program
from ui.shift_texts import duration, pieces, share
from ui.widgets.footer import Footer

from .conftest import QUESTION

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)
SPAN = ShiftSpan("", *[NOON - timedelta(hours=12), NOON + timedelta(hours=12)] * 2)


def some_figures(first=7.0, average=18.0, prompt=0.96, **fields):
    return ShiftFigures(
        SPAN,
        turns=12,
        first=Figure.seconds("S01", first, 10.0),
        average=Figure.seconds("S02", average, 25.0),
        prompt=Figure.share("S10", prompt, 0.8, 0.9),
        **fields,
    )


class Clocks:
    """Both clocks at once."""

    def __init__(self):
        self.tick = 0.0

    def wall(self):
        return NOON + timedelta(seconds=self.tick)

    def pass_(self, seconds):
        self.tick += seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def shifts():
    return FakeShifts()


@pytest.fixture
def start(qapp, qtbot, workplace, book, clocks, shifts):
    started = []

    def go(**settings):
        bank = OpenedBank(FakeBank(book), Snapshot.build(book), {}, MergeReport(), shifts)
        place = replace(
            workplace,
            now=SteadyClock(clocks.wall, lambda: clocks.tick),
            open_bank=lambda: bank,
            settings=replace(workplace.settings, **settings),
        )
        program = Program(qapp, place)
        started.append(program)
        with qtbot.waitSignal(program.loader.settled):
            program.start()
        return program

    yield go
    for program in started:
        program.window.close()
        program.stop()


@pytest.fixture
def footer(qtbot, look):
    footer = Footer(look)
    qtbot.addWidget(footer)
    footer.show_bank("我的话术 · 8 条")
    footer.resize(380, 26)
    footer.show()
    return footer


def answer(program, clocks, seconds, text=QUESTION):
    program.window.desk.paste_box.put(text)
    clocks.pass_(seconds)
    program.presenter.copy(program.presenter.draft("ship_time-page"))


def test_a_reply_is_measured_from_the_paste_to_the_copy_and_kept(start, clocks, shifts, qtbot):
    program = start()
    answer(program, clocks, 7)
    figures = program.window.footer.figures
    qtbot.waitUntil(lambda: [p.value for p in figures.pieces] == ["7s", "7s", "100%"])
    qtbot.waitUntil(lambda: len(shifts.replies) == 1)
    [kept] = shifts.replies.values()
    assert (kept.seconds, kept.first, kept.held) == (7, True, False)


def test_nothing_is_kept_where_the_user_wants_it_so(start, clocks, shifts, qtbot):
    program = start(keeps_figures=False)
    answer(program, clocks, 7)
    qtbot.waitUntil(lambda: program.window.footer.figures.pieces != ())
    program.stop()
    assert shifts.replies == {}


def test_the_shift_goes_on_after_a_new_start(start, clocks, shifts, qtbot):
    first = start()
    answer(first, clocks, 9)
    first.stop()
    second = start()
    qtbot.waitUntil(lambda: second.window.footer.figures.pieces != ())
    assert second.shift.figures().first.value == 9


def test_a_failing_database_leaves_the_desk_and_its_figures_alone(start, clocks, shifts, qtbot):
    program = start()
    shifts.error = StorageError("db.full")
    with qtbot.waitSignal(program.keeper.failed):
        answer(program, clocks, 7)
    answer(program, clocks, 5)
    assert program.shift.figures().turns == 2
    assert program.shift.figures().first.value == 6


def test_a_line_that_asks_to_wait_leaves_the_customer_waiting(start, clocks, qtbot):
    program = start()
    hold = a_phrase("hold-1", "other", "亲，请稍等~", role=PhraseRole.HOLD)
    book = program.presenter.book
    program._workplace.desk.swap(Snapshot.build(replace(book, phrases=(*book.phrases, hold))))
    program.window.desk.paste_box.put(QUESTION)
    clocks.pass_(3)
    program.presenter.hold()
    figures = program.shift.figures()
    assert (figures.turns, figures.waiting, figures.held) == (1, 1, 1)


def test_time_is_told_each_second_only_while_somebody_waits(start, clocks, qtbot):
    program = start()
    ticks = program.shift._second
    assert not ticks.isActive()
    program.window.desk.paste_box.put(QUESTION)
    qtbot.waitUntil(ticks.isActive)
    program.presenter.copy(program.presenter.draft("ship_time-page"))
    qtbot.waitUntil(lambda: not ticks.isActive())
    program.window.desk.paste_box.put("你好")
    qtbot.waitUntil(ticks.isActive)
    program.window.clear()
    qtbot.waitUntil(lambda: not ticks.isActive())
    assert program.shift.figures().left == 1


def test_typing_begins_a_wait_once(start, clocks):
    program = start()
    program.presenter.edit("什么")
    clocks.pass_(4)
    program.presenter.edit(QUESTION)
    program.presenter.flush()
    program.presenter.copy(program.presenter.draft("ship_time-page"))
    assert program.shift.figures().first.value == 4


def test_before_the_first_reply_the_footer_names_the_bank(footer):
    assert footer.bank.isVisible()
    footer.show_figures(some_figures())
    assert not footer.bank.isVisible()
    assert footer.figures.isVisible()
    assert "我的话术 · 8 条" in footer.figures.toolTip()


def test_what_just_happened_takes_the_place_of_the_figures_for_a_while(footer, qtbot):
    footer.show_figures(some_figures(waiting=1, oldest=Figure.seconds("S03", 4.0, 20.0)))
    footer.say("已复制", "good")
    assert footer.status.isVisible()
    assert not footer.figures.isVisible()
    assert footer.waiting.isVisible()
    footer._said.timeout.emit()
    footer._said.stop()
    footer._arrange()
    assert footer.figures.isVisible()
    assert not footer.status.isVisible()


def test_a_figure_near_or_over_its_limit_has_a_sign_besides_its_colour(footer):
    widths = []
    for first in (7.0, 9.0, 12.0):
        footer.show_figures(some_figures(first))
        widths.append(footer.figures.sizeHint().width())
    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize(("width", "font_px"), [(380, 14), (320, 14), (320, 20)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_figures_fit(footer, look, theme, width, font_px):
    look.choose(theme, font_px)
    footer.resize(width, footer.sizeHint().height())
    oldest = Figure.seconds("S03", 3599.0, 20.0)
    footer.show_figures(some_figures(12.0, 26.0, 0.5, waiting=12, oldest=oldest))
    strip = footer.figures
    footer.layout().activate()
    shown, short = strip._fitting()
    assert shown
    assert strip._width(shown, short=short) <= strip.width()
    assert footer.waiting.width() >= footer.waiting.sizeHint().width()
    assert footer.grab().toImage() != QImage(footer.size(), QImage.Format.Format_RGB32)


def test_a_screen_reader_hears_figures_and_verdicts_but_no_seconds_of_a_wait(footer):
    oldest = Figure.seconds("S03", 21.0, 20.0)
    footer.show_figures(some_figures(12.0, waiting=2, oldest=oldest))
    assert footer.figures.accessibleName().startswith("首响 12s 超出标准，平均 18s 达标")
    assert footer.waiting.accessibleName() == "2 位客户在等 超出标准"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (0.0, "0s"), (10.0, "10s"), (10.1, "11s"), (59.5, "1:00"), (3661, "1:01:01")],
)
def test_begun_seconds_count(seconds, text):
    assert duration(seconds) == text


def test_a_share_below_its_limit_looks_below_it():
    assert [share(v) for v in (0.7999, 0.8, 1.0, 0.29, None)] == ["79%", "80%", "100%", "29%", "–"]


def test_no_reply_has_no_figures():
    assert pieces(ShiftFigures(SPAN)) == ()
    assert [p.verdict for p in pieces(some_figures(9.0, 30.0, 0.95))] == [
        Verdict.NEAR,
        Verdict.OVER,
        Verdict.GOOD,
    ]


def test_erased_figures_and_entries_are_gone_from_the_window_too(start, clocks, qtbot):
    program = start()
    answer(program, clocks, 7)
    program.shift.book.add(EntryKind.NOTE, "等仓库回复")
    program.kept.erased.emit("reply_times")
    assert program.shift.figures().first.value is None
    assert program.shift.book.entries != ()
    program.kept.erased.emit("handover")
    assert program.shift.book.entries == ()
