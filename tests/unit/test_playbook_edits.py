from dataclasses import replace

import pytest

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example
from replykit.domain.phrase import PhraseState
from tests.builders import a_book, a_phrase, an_intent


def without_version(book):
    return replace(book, version="")


def test_an_added_phrase_stands_last_and_a_changed_one_where_it_was():
    book = a_book()
    first = book.phrases[0]
    changed, new = replace(first, text="亲，今天发货~"), a_phrase("ship_time-own-1")
    found = book.edited([BankEdit(None, new), BankEdit(first, changed)])
    assert found.phrases == (changed, *book.phrases[1:], new)


def test_an_example_comes_and_goes_without_touching_the_others():
    book = a_book()
    new = Example("bargain", "再少点")
    found = book.edited([BankEdit(None, new)])
    assert found.intent_by_id["bargain"].examples == (
        "便宜点吧",
        "能少点吗",
        "再优惠些我就拍",
        "再少点",
    )
    assert found.intents[0] == book.intents[0]
    back = found.edited([BankEdit(new, None)])
    assert without_version(back) == without_version(book)


def test_an_edit_of_an_intent_leaves_its_examples():
    book = a_book()
    held = book.intents[0]
    found = book.edited([BankEdit(held, replace(held, name_zh="几时发", examples=("别的",)))])
    assert found.intents[0] == replace(held, name_zh="几时发")


def test_an_intent_that_goes_takes_its_phrases_along():
    book = a_book()
    found = book.edited([BankEdit(book.intents[0], None)])
    assert "ship_time" not in found.intent_by_id
    assert all(phrase.intent != "ship_time" for phrase in found.phrases)


def test_another_content_has_another_version_and_the_same_edits_the_same():
    book = a_book()
    edits = [BankEdit(None, a_phrase("ship_time-own-1"))]
    assert book.edited([]) is book
    assert book.edited(edits).version == book.edited(edits).version != book.version
    assert a_book(version="").edited(edits).version


@pytest.mark.parametrize(
    "edit",
    [
        BankEdit(a_phrase("gone"), a_phrase("gone", state=PhraseState.RETIRED)),
        BankEdit(an_intent("gone"), an_intent("gone")),
        BankEdit(None, Example("gone", "在吗")),
        BankEdit(Example("ship_time", "没有这句"), None),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused(edit):
    with pytest.raises((KeyError, ValueError)):
        a_book().edited([edit])


def test_an_edit_of_nothing_has_no_subject():
    with pytest.raises(ValueError, match="nothing"):
        BankEdit(None, None).item  # noqa: B018
