"""The handbook that comes with the program."""

from __future__ import annotations

from phrasebank.handbook import load_handbook
from phrasebank.loader import load_bundle

BOOK = load_bundle().book
HANDBOOK, ISSUES = load_handbook()


def test_nothing_in_the_handbook_is_unusable():
    assert ISSUES == ()


def test_every_category_names_intents_that_exist_and_is_not_empty():
    for category in HANDBOOK.categories:
        assert set(category.intents) <= BOOK.intent_by_id.keys(), category.id


def test_a_new_phrase_of_an_intent_stands_in_its_category_at_once():
    sizes = next(c for c in HANDBOOK.categories if c.id == "size")
    asked = [p for p in BOOK.approved if p.intent == "size"]
    assert set(asked) <= set(sizes.phrases(BOOK.approved))


def test_every_approved_phrase_that_answers_an_intent_stands_in_some_category():
    shown = {p.id for c in HANDBOOK.categories for p in c.phrases(BOOK.approved)}
    assert {p.id for p in BOOK.approved if p.intent != "other"} <= shown
