"""Keys pressed twice, fast, or while the clipboard is held: the last pick wins, none repeats."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from replykit.pipeline.snapshot import Snapshot
from replykit.services.reply_desk import ReplyDesk
from replykit.settings import Settings
from tests.builders import a_book, a_phrase
from tests.fakes import FakeClipboard
from ui.desk_presenter import DeskPresenter
from ui.presses import DOUBLE_S, Presses
from ui.theme import TICK_MS

from .conftest import QUESTION, row_of
from .keyboard import PAGE, Key, digit, press

SHOWN_S = TICK_MS / 1000


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def presenter(qapp, desk, clock):
    return DeskPresenter(desk, Settings(), clock=clock)


@pytest.fixture
def copies(presenter):
    found = []
    presenter.copied.connect(found.append)
    return found


def test_the_same_number_pressed_twice_copies_once(asked, clipboard, copies, clock):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    clock.now += 0.2
    press(key)
    assert len(copies) == 1
    assert asked.desk.replies.currentIndex().data(Qt.ItemDataRole.UserRole + 2) is True


def test_enter_behind_the_number_copies_once(asked, copies, clock):
    press(digit(row_of(asked, "ship_time-page")))
    clock.now += 0.2
    press(Key.Key_Return)
    assert len(copies) == 1


def test_once_the_tick_is_gone_the_same_reply_is_copied_again(asked, copies, clock):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    clock.now += SHOWN_S
    press(key)
    assert len(copies) == 2


def test_another_number_copies_the_other_reply_however_fast(asked, clipboard, copies):
    asked._presenter.apply(Settings(profile={"ship_time": "今天"}))
    press(digit(row_of(asked, "ship_time-page")))
    other = next(
        n
        for n, item in enumerate(asked.desk.model.items, 1)
        if item.phrase.id != "ship_time-page" and not item.draft.missing and not item.severity
    )
    press(digit(other))
    assert clipboard.content == asked.desk.model.items[other - 1].draft.text
    assert len(copies) == 2


def test_a_key_held_down_copies_once(asked, copies):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    for target in (asked.desk.replies, asked.desk.paste_box, asked.places.search):
        target.setFocus()
        for code, text in ((key, "1"), (Key.Key_Return, "\r")):
            event = QKeyEvent(
                QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text, True, 1
            )
            QApplication.sendEvent(target, event)
    assert len(copies) == 1


def test_a_pick_takes_the_place_of_one_that_waits_even_if_it_asks_for_slots(
    asked, clipboard, copies, qtbot
):
    clipboard.refusals = 1
    press(digit(row_of(asked, "ship_time-page")))
    press(digit(row_of(asked, "ship_time-soon")))
    assert asked.panels.active is asked.panels.slot_form
    qtbot.wait(60)
    assert (clipboard.content, copies) == ("", [])


def test_what_is_copied_again_is_copied_if_the_clipboard_was_taken(asked, clipboard, copies):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    clipboard.content = "别的程序"
    press(key)
    assert clipboard.content == PAGE
    assert len(copies) == 2


def test_asking_to_wait_and_going_on_in_parts_need_a_key_of_their_own(clock):
    presses = Presses(clock)
    assert not presses.echoes("part")
    clock.now += DOUBLE_S / 2
    assert presses.echoes("part")
    assert not presses.echoes("hold")
    assert not presses.echoes("part"), "another key came between"
    clock.now += 2 * DOUBLE_S
    assert not presses.echoes("part")


def test_enter_on_a_row_that_came_by_itself_is_no_pick_for_a_moment(clock):
    presses = Presses(clock)
    presses.note("first")
    presses.move("second")
    assert presses.slips("second")
    assert not presses.slips("third")
    assert not presses.repeats("second"), "its number key copies it"
    clock.now += DOUBLE_S
    assert not presses.slips("second")


BOOK = a_book(
    phrases=(
        a_phrase("ship_time-page", text="您好，以页面为准。"),
        a_phrase("ship_time-soon", text="亲，今天发~"),
        a_phrase("ship_time-slot", text="亲，{ship_time}发~"),
        a_phrase("ship_time-bad", text="亲，加微信说。"),
        a_phrase("bargain-floor", "bargain", "已是底价。"),
    )
)


class Picks(RuleBasedStateMachine):
    """Keys in any order and at any pace, on a clipboard that refuses now and then."""

    def __init__(self):
        super().__init__()
        self.clipboard, self.clock = FakeClipboard(), Clock()
        desk = ReplyDesk(self.clipboard)
        desk.swap(Snapshot.build(BOOK))
        self.presenter = DeskPresenter(desk, Settings(), clock=self.clock)
        self.confirmed = [""]
        self.shown = {""}
        self.presenter.answered.connect(self._show)
        self.presenter.copied.connect(lambda copied: self.confirmed.append(copied.text))
        self.presenter.undone.connect(lambda _: self.confirmed.pop())
        self.picked = None
        self.presenter.paste(QUESTION)

    def _show(self, view):
        self.shown |= {s.draft.text for s in view.suggestions}

    @property
    def waiting(self):
        return self.presenter._picks._copier._job is not None

    @rule(place=st.integers(0, 8), enter=st.booleans())
    def pick(self, place, enter):
        suggestions = self.presenter.view.suggestions
        item = suggestions[place % len(suggestions)]
        before = len(self.confirmed)
        (self.presenter.enter if enter else self.presenter.copy)(item)
        self.picked = item.draft.text
        assert self.confirmed[before:] in ([], [self.picked])

    @rule(times=st.integers(1, 3))
    def hold_the_clipboard(self, times):
        self.clipboard.refusals = times

    @precondition(lambda self: self.waiting)
    @rule()
    def retry(self):
        before = len(self.confirmed)
        self.presenter._picks._copier._try()
        assert self.confirmed[before:] in ([], [self.picked]), "only the last pick is confirmed"

    @rule(seconds=st.sampled_from([0.05, 0.3, 1.0, 30.0]))
    def wait(self, seconds):
        self.clock.now += seconds

    @rule(text=st.sampled_from([QUESTION, "便宜点吧"]))
    def paste(self, text):
        self.presenter.paste(text)

    @precondition(lambda self: len(self.confirmed) > 1)
    @rule()
    def undo(self):
        self.presenter.undo()

    @invariant()
    def the_clipboard_holds_the_last_text_that_was_confirmed(self):
        assert self.clipboard.content == self.confirmed[-1]

    @invariant()
    def no_text_was_copied_that_was_not_shown(self):
        assert self.clipboard.content in self.shown

    def teardown(self):
        self.presenter._picks._copier.give_up()
        self.presenter.deleteLater()


TestPicks = Picks.TestCase
TestPicks.settings = settings(
    max_examples=30,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestPicks.pytestmark = [pytest.mark.usefixtures("qapp")]
