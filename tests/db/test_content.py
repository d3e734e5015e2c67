"""The digest that tells a touched row from an untouched one."""

from dataclasses import replace

import pytest

from db.content import content_of, digest, examples_by_id
from db.models import IntentRow, PhraseRow, RuleRow, SlotRow
from replykit.domain.phrase import PhraseState


def test_the_columns_of_a_row_are_the_fields_of_its_value(bundle):
    items = (bundle.intents[0], bundle.phrases[0], bundle.rules[0], bundle.slots[0])
    for item, kind in zip(items, (IntentRow, PhraseRow, RuleRow, SlotRow), strict=True):
        assert set(content_of(item)) == set(kind.CONTENT) - {"retired"}


@pytest.mark.parametrize(
    "change", [{"text": "x"}, {"note": "x"}, {"manual": ()}, {"state": PhraseState.DRAFT}]
)
def test_every_change_changes_the_digest(bundle, change):
    phrase = bundle.phrases[1]
    assert digest(content_of(replace(phrase, **change))) != digest(content_of(phrase))


def test_a_column_added_empty_leaves_the_digest_alone(bundle):
    content = content_of(bundle.phrases[0])
    for empty in ("", [], None, False):
        assert digest({**content, "later": empty}) == digest(content)


def test_the_digest_of_a_released_bundle_stays_what_it_is():
    """A database in use holds such digests; another result would take all for changed."""
    content = {"intent": "shipping", "text": "发了没", "manual": [], "checked": True}
    released = "73f79a814a87960e1fc90c34450cfd7a5daf90c2483f7ec3e76a12ce252ab489"
    assert digest(content) == released


def test_an_example_has_the_same_id_wherever_it_stands(bundle):
    first, second = bundle.intents
    turned = replace(first, examples=tuple(reversed(first.examples)))
    assert examples_by_id([second, turned]) == examples_by_id([first, second])
    assert all(len(key) == 32 for key in examples_by_id(bundle.intents))
