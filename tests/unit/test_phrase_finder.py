from dataclasses import replace

import pytest

from replykit.domain.edit import BankEdit
from replykit.domain.phrase import PhraseRole, PhraseState
from replykit.services.phrase_finder import PhraseFinder, Wanted
from tests.builders import a_book, a_phrase

HOLD = a_phrase("ship_time-hold", text="请稍等", role=PhraseRole.HOLD)
DRAFT = a_phrase("ship_time-draft", text="亲，鸡毛换糖~", state=PhraseState.DRAFT)
BOOK = a_book().edited([BankEdit(None, HOLD), BankEdit(None, DRAFT)])


def found(book=BOOK, finder=None, **wanted):
    return [p.id for p in (finder or PhraseFinder()).find(book, Wanted(**wanted))]


def test_by_default_every_phrase_in_use_is_wanted_in_the_order_of_the_bank():
    assert found() == [p.id for p in BOOK.phrases if p != DRAFT]
    assert found(state=None) == [p.id for p in BOOK.phrases]
    assert found(state=PhraseState.DRAFT) == ["ship_time-draft"]
    assert found(role=PhraseRole.HOLD) == ["ship_time-hold"]


@pytest.mark.parametrize("words", ["鸡毛", "jmht", "jimao", "鸡毛 draft", "ship_time-draft"])
def test_words_are_found_in_text_initials_pinyin_and_id(words):
    assert found(words=words, state=None) == ["ship_time-draft"]


def test_what_is_only_similar_is_not_found():
    assert found(words="鸡毛换酒", state=None) == []


def test_another_book_is_searched_as_it_is():
    finder = PhraseFinder()
    assert found(finder=finder, words="鸡毛", state=None) == ["ship_time-draft"]
    changed = BOOK.edited([BankEdit(DRAFT, replace(DRAFT, text="亲，没有啦~"))])
    assert found(changed, finder, words="鸡毛", state=None) == []
    assert found(changed, finder, words="没有啦", state=None) == ["ship_time-draft"]
    intent = changed.intents[0]
    renamed = changed.edited([BankEdit(intent, replace(intent, name_zh="鸡毛"))])
    assert "ship_time-draft" in found(renamed, finder, words="鸡毛", state=None)
