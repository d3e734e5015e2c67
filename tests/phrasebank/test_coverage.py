"""Which items of the manuals are covered, and when that is enough."""

from __future__ import annotations

from phrasebank.coverage import COUNTS, INTERNAL, coverage
from phrasebank.handbook import load_handbook
from phrasebank.lint import lint_bundle
from phrasebank.loader import load_bundle
from replykit.domain.handbook import Handbook, Note
from replykit.domain.phrase import PhraseState, Tone
from tests.builders import a_book, a_phrase, a_rule


def of(item, **parts):
    notes = parts.pop("notes", ())
    found = coverage(a_book(**parts), Handbook(notes=notes))
    return next(covered for covered in found if covered.item == item)


def test_the_bundled_bank_covers_every_item_of_the_manuals():
    covered = coverage(load_bundle().book, load_handbook()[0])
    assert [c.item for c in covered if not c.complete] == []
    assert len(covered) == sum(COUNTS.values()) == 227 + 55 + 81 + 52
    assert lint_bundle(load_bundle().book, load_handbook()[0]) == []


def test_one_phrase_is_not_enough_nor_are_two_of_one_tone():
    one = a_phrase("ship_time-a", manual=("M071",))
    same = a_phrase("ship_time-b", manual=("M071",))
    other = a_phrase("ship_time-c", manual=("M071",), tone=Tone.FORMAL)
    assert not of("M071", phrases=(one,)).complete
    assert not of("M071", phrases=(one, same)).complete
    assert of("M071", phrases=(one, other)).complete
    assert of("M071", phrases=(one, other)).by == (one.id, other.id)


def test_only_approved_phrases_count():
    one = a_phrase("ship_time-a", manual=("M071",))
    draft = a_phrase("ship_time-c", manual=("M071",), tone=Tone.FORMAL, state=PhraseState.DRAFT)
    assert not of("M071", phrases=(one, draft)).complete


def test_an_item_for_the_team_itself_is_covered_by_a_note():
    assert "M221" in INTERNAL
    note = Note("handover", ("M221",), "交接", "Handover", "写下来", "Write it down")
    assert not of("M221").complete
    assert of("M221", notes=(note,)).by == ("handover",)


def test_a_rule_is_covered_by_itself():
    assert of("R51", rules=(a_rule("R51"),)).complete
    assert not of("R52", rules=(a_rule("R51"),)).complete
