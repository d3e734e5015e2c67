"""What happens while an edit is on its way to the store, whatever the user does meanwhile."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from replykit.domain.exchange import ImportPlan, RowOutcome, RowReport
from replykit.domain.phrase import PhraseState
from replykit.errors import StorageError
from replykit.services.exchange import Exchange
from tests.builders import a_phrase

from .keyboard import CTRL, SHIFT, Key, press, type_in

NEW = a_phrase("ship_time-in", text="亲，鸡毛换糖的活动结束啦~", state=PhraseState.DRAFT)
PLAN = ImportPlan((RowReport(2, RowOutcome.ADD, after=NEW),))
TYPED = "我正在写的一句话"
LONGEST_S = 5.0


@pytest.fixture
def lead(start_in_bank):
    return start_in_bank("lead", exchange=Exchange(lambda *asked: PLAN, lambda *asked: None))


@pytest.fixture
def let_go(lead):
    """Hold the store back until this is set."""
    gate, store = Event(), lead.loader.store
    apply = store.apply

    def wait(edits):
        gate.wait(LONGEST_S)
        apply(edits)

    store.apply = wait
    yield gate
    gate.set()


def stored(lead, text):
    return [phrase.id for phrase in lead.loader.store.book.phrases if phrase.text == text]


def named(lead, name):
    return [intent.id for intent in lead.loader.store.book.intents if intent.name_zh == name]


def test_an_import_under_way_is_waited_for(lead, bank, settled, let_go, qtbot):
    bank.import_from(Path("in.csv"))
    qtbot.waitUntil(lambda: bank.forms.file.model.rowCount() == 1)
    bank.forms.file.foot.save.click()
    lead.window.step_back()
    assert bank.forms.open is bank.forms.file
    let_go.set()
    settled()
    assert bank.forms.open is None
    assert stored(lead, NEW.text) == [NEW.id]


def test_what_ends_late_throws_nobody_out_of_another_form(lead, bank, settled):
    bank.import_from(Path("in.csv"))
    bank.setCurrentWidget(bank._leafing)
    bank.new_phrase()
    bank.forms.phrase.fields.text.setPlainText(TYPED)
    bank.forms.file._stored(None)
    assert bank.forms.open is bank.forms.phrase
    assert bank.forms.phrase.fields.text.toPlainText() == TYPED


def test_text_in_a_form_that_is_not_on_show_holds_the_window_back(lead, bank):
    bank.new_phrase()
    bank.forms.phrase.fields.text.setPlainText(TYPED)
    bank.setCurrentWidget(bank._leafing)
    assert not lead.window.close()
    assert bank.forms.open is bank.forms.phrase
    assert bank.forms.phrase.foot.asking


@pytest.mark.parametrize("kind", ["phrase", "intent"])
def test_a_form_that_is_being_saved_stays_and_asks_nothing(lead, bank, settled, let_go, kind):
    (bank.new_intent if kind == "intent" else bank.new_phrase)()
    type_in("赠品")
    form = getattr(bank.forms, kind)
    form.save()
    lead.window.step_back()
    assert bank.forms.open is form
    assert not form.foot.asking
    assert not form.unsaved
    let_go.set()
    settled()
    assert bank.forms.open is None


def test_a_new_intent_is_added_once_however_often_it_is_saved(lead, bank, settled, let_go):
    press(Key.Key_N, SHIFT)
    type_in("赠品")
    bank.forms.intent.name_en.setText("gift")
    press(Key.Key_S, CTRL)
    press(Key.Key_S, CTRL)
    bank.forms.intent.save()
    let_go.set()
    settled()
    assert len(named(lead, "赠品")) == 1


def test_an_intent_that_is_not_stored_can_be_saved_again(lead, bank, settled):
    lead.loader.store.error = StorageError("db.locked", path="x")
    press(Key.Key_N, SHIFT)
    type_in("赠品")
    press(Key.Key_S, CTRL)
    settled()
    form = bank.forms.intent
    assert form.isEnabled()
    assert form.unsaved
    assert form.name_zh.hasFocus()
    lead.loader.store.error = None
    press(Key.Key_S, CTRL)
    settled()
    assert len(named(lead, "赠品")) == 1


def test_holding_the_save_keys_down_saves_once(bank):
    bank.new_phrase()
    bank.forms.phrase.step_back()
    bank.new_intent()
    for form in (bank.forms.phrase, bank.forms.intent):
        keys = form.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert keys
        assert not any(shortcut.autoRepeat() for shortcut in keys)


def play(lead, **changes):
    lead.window._set(replace(lead.window._settings, **changes))


@pytest.mark.parametrize("kind", ["phrase", "intent"])
def test_what_a_lead_was_writing_waits_for_a_lead(lead, bank, settled, kind):
    (bank.new_intent if kind == "intent" else bank.new_phrase)()
    type_in(TYPED)
    form = getattr(bank.forms, kind)
    play(lead, role="agent")
    assert bank.forms.open is None
    assert bank.tree.hasFocus()
    form.save()
    settled()
    assert lead.loader.store.applied == []
    assert form.isEnabled()
    play(lead, role="lead")
    assert bank.forms.open is form
    assert form.unsaved
    form.save()
    settled()
    assert stored(lead, TYPED) or named(lead, TYPED)


def test_nothing_an_agent_does_reaches_the_store(lead, bank, settled, qtbot):
    bank.import_from(Path("in.csv"))
    qtbot.waitUntil(lambda: bank.forms.file.model.rowCount() == 1)
    play(lead, role="agent")
    assert bank.forms.open is None
    bank.forms.file.save()
    play(lead, role="lead")
    bank.tree.go_to("damaged-sorry")
    bank.edit_intent()
    play(lead, role="trainee")
    form = bank.forms.intent
    form._add_example("碎成渣了")
    form._remove_examples(["包裹破了"])
    form._retire()
    lead.bank.submit(lambda desk: desk.retire("damaged-sorry"))
    settled()
    assert lead.loader.store.applied == []


def test_a_save_begun_as_a_lead_ends_without_showing_an_agent_the_drafts(
    lead, bank, settled, let_go
):
    bank.new_phrase()
    type_in(TYPED)
    bank.forms.phrase.fields.state.choose(PhraseState.DRAFT.value)
    bank.forms.phrase.save()
    play(lead, role="agent")
    let_go.set()
    settled()
    assert stored(lead, TYPED)
    assert TYPED not in [phrase.text for phrase in bank.tree_model.phrases()]
    play(lead, role="lead")
    assert bank.forms.open is None


def test_an_agent_is_asked_before_a_leads_text_goes_and_can_put_it_away(lead, bank):
    bank.new_phrase()
    type_in(TYPED)
    play(lead, role="agent")
    assert not lead.window.close()
    assert bank.forms.phrase.foot.asking
    bank.forms.phrase.foot.stay.click()
    assert bank.forms.open is None
    assert bank.forms.phrase.unsaved


def test_a_leads_text_outlives_another_language_and_another_role(lead, bank):
    bank.new_phrase()
    type_in(TYPED)
    play(lead, role="agent", language="en")
    page = lead.window.browse
    assert page.forms.open is None
    play(lead, role="lead")
    assert page.forms.open is page.forms.phrase
    assert page.forms.phrase.fields.text.toPlainText() == TYPED


def test_another_language_waits_for_the_save(lead, bank, settled, let_go):
    bank.new_phrase()
    type_in(TYPED)
    bank.forms.phrase.save()
    play(lead, language="en")
    assert lead.window.browse is bank
    let_go.set()
    settled()
    assert lead.window.browse is not bank
    assert lead.window.browse.forms.open is None
    assert len(stored(lead, TYPED)) == 1


def test_an_intent_being_written_outlives_another_language(lead, bank):
    bank.new_intent()
    type_in(TYPED)
    former = lead.window
    play(lead, language="en")
    form = lead.window.browse.forms.intent
    assert lead.window.browse.forms.open is form
    assert form.name_zh.text() == TYPED
    assert form.unsaved
    assert not former.isVisible()


def test_an_intent_outlives_another_language_and_another_role(lead, bank):
    bank.new_intent()
    type_in(TYPED)
    play(lead, role="agent", language="en")
    page = lead.window.browse
    assert page.forms.open is None
    play(lead, role="lead")
    assert page.forms.open is page.forms.intent
    assert page.forms.intent.name_zh.text() == TYPED
