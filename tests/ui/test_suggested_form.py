"""A lead looks through what agents' corrections suggest as examples."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from replykit.domain.learning import ExampleState, SuggestedExample
from replykit.errors import StorageError
from replykit.settings import Settings
from tests.fakes import FakeLearning

from .keyboard import CTRL, Key, press

TEXTS = ("碎成渣了怎么弄", "盒子扁了吧")


@pytest.fixture
def lead(start_in_bank):
    return start_in_bank("lead")


@pytest.fixture
def store(lead, qtbot):
    """Where the keeper writes; it suggests the later text first."""
    store = FakeLearning()
    lead.habits.open(store)
    for text in reversed(TEXTS):
        example = SuggestedExample(uuid4(), "damaged", text, datetime.now(UTC))
        lead.presenter.habits.suggested.emit(example)
    qtbot.waitUntil(lambda: len(store.suggested) == len(TEXTS))
    return store


@pytest.fixture
def form(bank, store):
    bank.tools.suggested.click()
    return bank.forms.suggested


def examples(lead, intent):
    return lead.loader.store.book.intent_by_id[intent].examples


def states(store):
    return {example.text: example.state for example in store.suggested.values()}


def shown(form):
    return [form.model.example(row).text for row in range(form.model.rowCount())]


def test_the_button_shows_only_while_there_are_suggestions(lead, bank, qtbot):
    assert not bank.tools.suggested.isVisible()
    example = SuggestedExample(uuid4(), "damaged", TEXTS[0], datetime.now(UTC))
    lead.presenter.habits.suggested.emit(example)
    assert bank.tools.suggested.isVisible()
    assert bank.tools.suggested.text() == "建议的例句 1"
    lead.habits.settle(example, ExampleState.DISMISSED, "damaged")
    assert not bank.tools.suggested.isVisible()


def test_only_a_lead_sees_them(start_in_bank):
    agent = start_in_bank("agent")
    example = SuggestedExample(uuid4(), "damaged", TEXTS[0], datetime.now(UTC))
    agent.presenter.habits.suggested.emit(example)
    assert not agent.window.browse.tools.suggested.isVisible()
    agent.window.browse.tools.suggested_wanted.emit()
    assert agent.window.browse.forms.open is None


def test_rows_name_the_masked_words_and_the_intent(lead, form):
    text = form.model.index(0).data()
    intent = lead.loader.store.book.intent_by_id["damaged"]
    assert text.startswith(f"{TEXTS[0]}\n→ {intent.name_zh} · ")


def test_enter_accepts_and_the_desk_answers_from_it(lead, bank, form, store, settled, qtbot):
    press(Key.Key_Return)
    settled()
    assert TEXTS[0] in examples(lead, "damaged")
    assert TEXTS[0] in lead.presenter.book.intent_by_id["damaged"].examples
    assert shown(form) == [TEXTS[1]]
    qtbot.waitUntil(lambda: states(store)[TEXTS[0]] is ExampleState.ACCEPTED)


def test_an_accepted_one_is_taken_back_by_the_undo_of_the_bank(lead, bank, form, settled):
    press(Key.Key_Return)
    settled()
    press(Key.Key_Escape)
    assert bank.forms.open is None
    press(Key.Key_Z, CTRL)
    settled()
    assert TEXTS[0] not in examples(lead, "damaged")


def test_del_dismisses_and_the_bank_stays(lead, form, store, settled, qtbot):
    before = examples(lead, "damaged")
    press(Key.Key_Delete)
    settled()
    assert examples(lead, "damaged") == before
    assert shown(form) == [TEXTS[1]]
    qtbot.waitUntil(lambda: states(store)[TEXTS[0]] is ExampleState.DISMISSED)


def test_another_intent_may_be_chosen(lead, form, settled):
    form.intent.choose("bargain")
    press(Key.Key_Down)
    press(Key.Key_Up)
    assert form.intent.chosen() == "bargain"
    form.rows.setFocus()
    press(Key.Key_Return)
    settled()
    assert TEXTS[0] in examples(lead, "bargain")
    assert TEXTS[0] not in examples(lead, "damaged")


def test_one_whose_intent_is_gone_goes_nowhere_by_itself(lead, bank, settled):
    example = SuggestedExample(uuid4(), "long_gone", TEXTS[0], datetime.now(UTC))
    lead.presenter.habits.suggested.emit(example)
    bank.tools.suggested.click()
    form = bank.forms.suggested
    former = lead.loader.store.book
    press(Key.Key_Return)
    settled()
    assert "先选" in form.foot.text
    assert lead.loader.store.book == former
    assert shown(form) == [TEXTS[0]]


def test_one_that_is_not_stored_stays(lead, form, settled):
    def fail(edits):
        raise StorageError("storage.full")

    lead.loader.store.apply = fail
    press(Key.Key_Return)
    settled()
    assert form.foot.text
    assert shown(form) == list(TEXTS)


def test_when_all_are_settled_the_page_says_so_and_esc_leaves(bank, form, settled):
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    assert not form.foot.save.isEnabled()
    assert not form.rows.isVisible()
    press(Key.Key_Escape)
    assert bank.forms.open is None


def test_it_is_put_away_when_somebody_else_takes_over(lead, bank, form):
    lead.window._set(Settings(role="agent"))
    assert bank.forms.open is None
