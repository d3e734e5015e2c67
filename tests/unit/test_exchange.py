from pathlib import Path

import pytest

from replykit.domain.exchange import ImportOptions, ImportPlan, RowOutcome, RowReport
from replykit.domain.phrase import PhraseState
from replykit.errors import EditConflictError, UserError
from replykit.services.exchange import Exchange, Selection
from tests.builders import a_book, a_phrase
from tests.fakes import FakeBank

OLD = a_book().phrases[0]
NEW = a_phrase("ship_time-new", text="尽快发出")


def a_plan(before=OLD):
    changed = a_phrase(OLD.id, text="马上发出")
    return ImportPlan(
        (
            RowReport(1, RowOutcome.ADD, after=NEW),
            RowReport(2, RowOutcome.BAD, "phrase.intent"),
            RowReport(3, RowOutcome.CHANGE, before=before, after=changed),
            RowReport(4, RowOutcome.SKIP, before=before, after=a_phrase(OLD.id, text="别的")),
            RowReport(5, RowOutcome.SAME, before=before, after=before),
        )
    )


@pytest.fixture
def written():
    return []


@pytest.fixture
def exchange(written):
    return Exchange(lambda *asked: asked, lambda *asked: written.append(asked))


def test_only_additions_and_changes_reach_the_bank_in_one_go(exchange):
    bank = FakeBank(a_book())
    assert exchange.apply_import(a_plan(), bank) == 2
    assert len(bank.applied) == 1
    assert bank.book.phrase_by_id[NEW.id] == NEW
    assert bank.book.phrase_by_id[OLD.id].text == "马上发出"


def test_a_plan_made_for_another_bank_changes_nothing(exchange):
    bank = FakeBank(a_book())
    with pytest.raises(EditConflictError):
        exchange.apply_import(a_plan(before=a_phrase(OLD.id, text="从前")), bank)
    assert bank.book == FakeBank(a_book()).book


def test_a_plan_is_asked_for_with_what_the_user_chose(exchange):
    book, options = a_book(), ImportOptions(update=True)
    path, name, *asked, _ = exchange.plan_import(Path("x.csv"), book, options, taken={"x"})
    assert (path, name, asked) == (Path("x.csv"), "auto", [book, options, {"x"}])


def test_an_export_holds_the_selected_phrases(exchange, written):
    draft = a_phrase("ship_time-draft", text="草稿", state=PhraseState.DRAFT)
    book = a_book(phrases=(*a_book().phrases, draft))
    chosen = Selection(intents=("ship_time",), states=(PhraseState.DRAFT,))
    assert exchange.export(Path("x.csv"), book, chosen, force=True) == 1
    assert exchange.export(Path("y.csv"), book) == len(book.phrases)
    assert written[0] == ((draft,), Path("x.csv"), "auto", True)


def test_an_unknown_intent_is_named_before_anything_is_written(exchange, written):
    with pytest.raises(UserError, match=r"exchange\.intent"):
        exchange.export(Path("x.csv"), a_book(), Selection(intents=("nothing",)))
    assert written == []
