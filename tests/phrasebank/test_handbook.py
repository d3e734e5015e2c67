"""The handbook that comes with the program."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from phrasebank import handbook as reader
from phrasebank.handbook import load_handbook
from phrasebank.loader import load_bundle
from phrasebank.schema import BadFieldError
from replykit.domain.handbook import FLOW_COLUMNS, Origin, StepKind
from replykit.domain.practice import FlagColour, FlagPurpose
from replykit.settings import PLATFORMS

BOOK = load_bundle().book
HANDBOOK, ISSUES = load_handbook()
FLOWS = [pytest.param(flow, id=flow.id) for flow in HANDBOOK.flows]
WANTED_FLOWS = {
    "reception", "service", "purchase", "order", "refund-unshipped", "refund-kept",
    "refund-return", "damage", "seized", "complaint", "difficult", "review", "handover",
}  # fmt: skip


def _records():
    yield from HANDBOOK.standards
    yield from HANDBOOK.notes
    yield from HANDBOOK.presets
    for flow in HANDBOOK.flows:
        yield flow
        yield from flow.steps
        yield from flow.branches


def _after(flow, step):
    return {branch.end for branch in flow.branches if branch.start == step}


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


def test_every_standard_of_the_manuals_is_there_once():
    assert sorted(s.id for s in HANDBOOK.standards) == [f"S{n:02}" for n in range(1, 53)]


def test_a_standard_holds_on_platforms_that_exist():
    for standard in HANDBOOK.standards:
        assert set(standard.platforms) <= set(PLATFORMS), standard.id


def test_every_flow_the_manuals_name_is_there():
    assert {flow.id for flow in HANDBOOK.flows} >= WANTED_FLOWS


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_begins_at_its_first_step_and_reaches_every_other(flow):
    ends = {branch.end for branch in flow.branches}
    assert [step.id for step in flow.steps if step.id not in ends] == [flow.steps[0].id]
    reached, open_ends = set(), {flow.steps[0].id}
    while open_ends:
        step = open_ends.pop()
        reached.add(step)
        open_ends |= _after(flow, step) - reached
    assert reached == {step.id for step in flow.steps}


@pytest.mark.parametrize("flow", FLOWS)
def test_questions_branch_with_words_and_only_ends_end(flow):
    for step in flow.steps:
        leaving = [branch for branch in flow.branches if branch.start == step.id]
        question = step.kind is StepKind.QUESTION
        assert (len(leaving) >= 2) == question, step.id
        assert all(branch.label_zh for branch in leaving) == question or not leaving, step.id
        assert bool(leaving) != (step.kind is StepKind.END) or step.id == "short", step.id


@pytest.mark.parametrize("flow", FLOWS)
def test_arrows_lead_down_and_no_two_steps_share_a_place(flow):
    rows = {step.id: step.row for step in flow.steps}
    assert all(rows[branch.start] < rows[branch.end] for branch in flow.branches)
    for one, other in combinations(flow.steps, 2):
        apart = one.column + one.width <= other.column or other.column + other.width <= one.column
        assert one.row != other.row or apart, (one.id, other.id)
    assert all(step.column + step.width <= FLOW_COLUMNS for step in flow.steps)


@pytest.mark.parametrize("flow", FLOWS)
def test_scripts_that_a_step_leads_to_exist(flow):
    categories = {c.id: c for c in HANDBOOK.categories}
    for step in flow.steps:
        for link in step.links:
            if link in categories:
                assert categories[link].phrases(BOOK.approved), (step.id, link)
            else:
                assert link in BOOK.intent_by_id, (step.id, link)


def test_the_review_flow_presses_nobody():
    flow = next(flow for flow in HANDBOOK.flows if flow.id == "review")
    told = "".join(step.text_zh + step.note_zh for step in flow.steps)
    assert not re.search("电话|短信|返现|红包|微信|私下", told)
    assert "申诉" in told
    assert flow.note_zh


def test_everything_is_there_in_chinese_and_in_english():
    for record in _records():
        fields = [name for name in record.__slots__ if name.endswith("_zh")]
        for field in fields:
            chinese, english = getattr(record, field), getattr(record, field[:-3] + "_en")
            assert bool(chinese) == bool(english), record
            assert not re.search("[\u4e00-\u9fff]", english), record


def test_what_is_ours_is_told_apart_from_what_the_manuals_say():
    origins = {step.origin for flow in HANDBOOK.flows for step in flow.steps}
    assert origins == set(Origin)


def test_the_team_notes_cover_the_internal_items():
    covered = {item for note in HANDBOOK.notes for item in note.manual}
    assert covered >= {f"M{n}" for n in range(220, 227)}


def test_the_manuals_disagree_on_flags_and_both_can_be_taken():
    one, other = HANDBOOK.presets
    assert one.flags[FlagPurpose.PROBLEM] is FlagColour.RED
    assert other.flags[FlagPurpose.READY] is FlagColour.RED
    assert all(set(preset.flags) == set(FlagPurpose) for preset in HANDBOOK.presets)
    assert all(len(p.names_en) == len(p.shifts) for p in HANDBOOK.presets)


def _raw_flow(**fields):
    words = {"name_zh": "流程", "name_en": "Flow", "summary_zh": "何时", "summary_en": "When"}
    step = {"id": "a", "row": 0, "text_zh": "问", "text_en": "Ask", "origin": "ours"}
    return {"id": "flow", "stage": "general", **words, "step": [step], **fields}


def test_a_sound_flow_is_read():
    assert reader.flow(_raw_flow()).steps[0].id == "a"


@pytest.mark.parametrize(
    "fields",
    [
        {"branch": [{"start": "a", "end": "nowhere"}]},
        {"step": "none"},
        {"step": [{**_raw_flow()["step"][0], "row": -1}]},
        {"step": [{**_raw_flow()["step"][0], "row": True}]},
        {"step": [{**_raw_flow()["step"][0], "column": 4, "width": 3}]},
        {"step": [{**_raw_flow()["step"][0], "origin": "somebody"}]},
    ],
)
def test_a_flow_with_a_bad_part_is_unusable(fields):
    with pytest.raises(BadFieldError):
        reader.flow(_raw_flow(**fields))


@pytest.mark.parametrize("flags", ["red", {"deal": "pink"}])
def test_a_preset_with_bad_flags_is_unusable(flags):
    raw = {"id": "x", "name_zh": "甲", "name_en": "A", "flags": flags}
    with pytest.raises(BadFieldError):
        reader.preset(raw)
