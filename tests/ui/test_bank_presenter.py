"""Edits on their way to the store and back to the desk."""

from dataclasses import replace

import pytest

from replykit.domain.phrase import PhraseId
from replykit.errors import StorageError
from replykit.pipeline.snapshot import Snapshot
from tests.builders import a_phrase
from ui.app import Program
from ui.learner import LEARN_PAUSE_MS

NEW = a_phrase("", text="亲，鸡毛换糖的活动已经结束啦~")
WORDING = "鸡毛换糖还有吗"


@pytest.fixture
def program(qapp, qtbot, workplace, book):
    first = Snapshot.build(book)
    settings = replace(workplace.settings, role="lead")
    program = Program(qapp, replace(workplace, rebuild=first.following, settings=settings))
    with qtbot.waitSignal(program.loader.settled):
        program.start()
    yield program
    program.window.close()
    program.stop()


@pytest.fixture
def curate(program, qtbot):
    """Have something done at the phrase desk; return what came of it."""

    def run(work):
        outcome = []
        program.bank.submit(work, outcome.append, outcome.append)
        qtbot.waitUntil(lambda: outcome != [])
        return outcome[0]

    return run


def offered(program, message):
    program.window.desk.paste_box.put(message)
    return [item.draft.text for item in program.window.desk.model.items]


def test_a_new_phrase_is_offered_for_the_wording_of_its_new_example(program, curate):
    assert NEW.text not in offered(program, WORDING)
    curate(lambda desk: desk.add(NEW))
    curate(lambda desk: desk.add_example(NEW.intent, WORDING))
    assert NEW.text in offered(program, WORDING)


def test_the_message_on_the_desk_is_answered_anew(program, curate):
    offered(program, "什么时候发货")
    held = program.bank.book.phrase_by_id["ship_time-page"]
    curate(lambda desk: desk.edit(held, replace(held, text="您好，今天就发。")))
    assert "您好，今天就发。" in [i.draft.text for i in program.window.desk.model.items]


def test_a_failed_edit_is_told_and_changes_nothing(program, curate):
    program.loader.store.error = StorageError("db.full", path="x")
    told = []
    program.bank.failed.connect(told.append)
    error = curate(lambda desk: desk.add(NEW))
    assert error.code == "db.full"
    assert told == [error]
    assert not program.bank.can_undo
    assert not program.bank.busy


def test_a_conflict_shows_what_stands_there_now(program, curate):
    bank = program.bank
    held = bank.book.phrase_by_id["bargain-floor"]
    other = replace(held, text="非常抱歉，不能再少了。")
    program.loader.store.book = program.loader.store.book.edited([])
    store = program.loader.store
    store.book = replace(
        store.book,
        phrases=tuple(other if p.id == held.id else p for p in store.book.phrases),
    )
    error = curate(lambda desk: desk.retire(PhraseId("bargain-floor")))
    assert error.code == "bank.conflict"
    assert program.presenter.book.phrase_by_id["bargain-floor"] == other


def test_nothing_can_be_edited_before_the_users_bank_is_here(qapp, workplace):
    program = Program(qapp, workplace)
    assert not program.bank.editable
    assert program.bank.findings(NEW) == ()
    program.bank.submit(lambda desk: desk.add(NEW))
    assert not program.bank.busy
    program.window.close()
    program.stop()


def test_an_edit_stops_the_learning_and_starts_it_again_when_it_is_quiet(
    qapp, qtbot, workplace, book, monkeypatch
):
    monkeypatch.setattr("ui.learner.LEARN_PAUSE_MS", 20)
    rounds, kept = [], []

    def learn_again(wanted):
        rounds.append(wanted)
        while len(rounds) == 1 and wanted():
            pass

    first = Snapshot.build(book)
    parts = {"rebuild": first.following, "keep": lambda: kept.append(1)}
    program = Program(
        qapp,
        replace(
            workplace,
            settings=replace(workplace.settings, role="lead"),
            learn_again=learn_again,
            **parts,
        ),
    )
    with qtbot.waitSignal(program.loader.opened):
        program.start()
    qtbot.waitUntil(lambda: len(rounds) == 1)
    with qtbot.waitSignal(program.loader.settled):
        program.bank.submit(lambda desk: desk.add(NEW))
    assert len(rounds) == 2
    assert not rounds[0]()
    assert kept == [1]
    assert LEARN_PAUSE_MS >= 1000
    program.window.close()
    program.stop()
