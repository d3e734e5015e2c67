"""What an agent's copies teach is kept beside the GUI thread, and read at the next start."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from replykit.domain.learning import Chosen, Correction, ExampleState, SuggestedExample
from replykit.errors import StorageError
from replykit.services.habits import KEPT_FOR
from replykit.settings import Settings
from tests.fakes import FakeLearning
from ui.habit_keeper import HabitKeeper
from ui.tasks import TaskRunner

from .conftest import QUESTION

NOW = datetime.now(UTC)


def a_correction(days=0):
    at = NOW - timedelta(days=days)
    return Correction(uuid4(), Chosen.INTENT, "ship_time", "bargain", at)


def an_example(text="便宜点行不行"):
    return SuggestedExample(uuid4(), "bargain", text, NOW)


@pytest.fixture
def tasks(qapp):
    tasks = TaskRunner()
    yield tasks
    tasks.shut_down()


@pytest.fixture
def keeper(presenter, desk, tasks):
    return HabitKeeper(desk, presenter.habits, tasks)


@pytest.fixture
def store():
    return FakeLearning()


def switch_and_copy(presenter, text=QUESTION):
    presenter.paste(text)
    other = presenter.view.choices[1].id
    presenter.choose_intent(other)
    presenter.copy(next(s for s in presenter.view.suggestions if not s.draft.missing))
    return other


def test_a_switched_intent_is_kept_and_counts_at_once(keeper, presenter, desk, store, qtbot):
    keeper.open(store)
    meant = switch_and_copy(presenter)
    qtbot.waitUntil(lambda: [c.meant for c in store.kept.values()] == [meant])
    assert desk.habits.intents == {"ship_time": {meant: 1.0}}


def test_another_phrase_than_the_first_is_kept(keeper, presenter, desk, store, qtbot):
    keeper.open(store)
    presenter.paste(QUESTION)
    shown = [s for s in presenter.view.suggestions if s.phrase.intent == "ship_time"]
    sent = shown[1]
    presenter.copy_edited("您好，明天发货。", sent)
    qtbot.waitUntil(lambda: len(store.kept) == 1)
    [kept] = store.kept.values()
    assert (kept.chosen, kept.meant) == (Chosen.PHRASE, sent.phrase.id)
    assert kept.instead_of == shown[0].phrase.id


def test_the_first_phrase_teaches_nothing(keeper, presenter, desk):
    presenter.paste(QUESTION)
    presenter.copy(next(s for s in presenter.view.suggestions[:1] if not s.draft.missing))
    assert desk.habits.phrases == {}


def test_what_was_learnt_before_the_database_opened_is_kept_then(keeper, presenter, store, qtbot):
    switch_and_copy(presenter)
    keeper.open(store)
    qtbot.waitUntil(lambda: len(store.kept) == 1)


def test_what_was_learnt_in_earlier_runs_counts_and_old_things_are_erased(
    keeper, desk, tasks, qtbot
):
    fresh, old = a_correction(), a_correction(days=KEPT_FOR.days + 1)
    store = FakeLearning([fresh, old])
    keeper.open(store)
    qtbot.waitUntil(lambda: "ship_time" in desk.habits.intents)
    assert desk.habits.intents["ship_time"]["bargain"] == pytest.approx(1.0, abs=0.01)
    assert list(store.kept) == [fresh.id]


def test_no_message_is_kept_unless_that_is_switched_on(keeper, presenter, store, qtbot):
    keeper.open(store)
    switch_and_copy(presenter)
    qtbot.waitUntil(lambda: len(store.kept) == 1)
    assert store.suggested == {}
    assert keeper.examples == ()


def test_where_it_is_switched_on_the_masked_message_is_kept(keeper, presenter, store, qtbot):
    presenter.habits.apply(Settings(keeps_examples=True))
    keeper.open(store)
    meant = switch_and_copy(presenter, "13800138000 什么时候发货")
    qtbot.waitUntil(lambda: len(store.suggested) == 1)
    [kept] = store.suggested.values()
    assert (kept.text, kept.intent) == ("「电话」 什么时候发货", meant)
    assert keeper.examples == (kept,)


def test_where_learning_is_off_nothing_is_kept(keeper, presenter, desk, store):
    presenter.habits.apply(Settings(learning=False))
    keeper.open(store)
    switch_and_copy(presenter)
    assert desk.habits.intents == {}
    assert keeper.writes.waiting == 0


def test_only_examples_nobody_looked_at_are_offered(keeper, qtbot):
    seen = SuggestedExample(uuid4(), "bargain", "旧的", NOW, ExampleState.ACCEPTED)
    new = an_example()
    store = FakeLearning(examples=[seen, new])
    keeper.open(store)
    qtbot.waitUntil(lambda: keeper.examples == (new,))
    keeper.settle(new, ExampleState.DISMISSED, "bargain")
    assert keeper.examples == ()
    qtbot.waitUntil(lambda: store.suggested[new.id].state is ExampleState.DISMISSED)


def test_a_database_that_takes_nothing_is_said_once_and_the_rest_waits(
    keeper, presenter, store, qtbot
):
    told = []
    keeper.failed.connect(told.append)
    keeper.open(store)
    store.error = StorageError("db.full", path="x", reason="full")
    switch_and_copy(presenter)
    qtbot.waitUntil(lambda: len(told) == 1)
    switch_and_copy(presenter)
    qtbot.waitUntil(lambda: not keeper.writes.busy)
    store.error = None
    switch_and_copy(presenter)
    qtbot.waitUntil(lambda: len(store.kept) == 3)


def test_what_waits_is_written_at_the_end(keeper, presenter, store, tasks, qtbot):
    keeper.open(store)
    qtbot.waitUntil(lambda: not keeper.writes.busy)
    tasks.shut_down()
    switch_and_copy(presenter)
    keeper.close()
    assert len(store.kept) == 1


def test_what_is_erased_is_forgotten_at_once(keeper, presenter, desk):
    presenter.habits.apply(Settings(keeps_examples=True))
    switch_and_copy(presenter)
    for kind in ("uses", "corrections", "examples"):
        keeper.forget(kind)
    assert (desk.habits.uses, desk.habits.intents, keeper.examples) == ({}, {}, ())
    assert keeper.writes.waiting == 0
