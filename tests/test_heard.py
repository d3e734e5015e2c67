"""The rules for what is heard, on windows made up for them."""

import pytest

from tests.heard import faults, out_of_order


def a_thing(role="push button", name="复制", *children, **fields):
    operated = {"states": ["focusable"], "actions": ["Press"]} if role != "panel" else {}
    silent = {"states": [], "actions": [], "labelled": False, "description": "", "box": [0] * 4}
    return {**silent, **operated, "role": role, "name": name, "children": children, **fields}


def a_window(*children):
    return a_thing("panel", "", *children)


def test_a_window_of_well_named_things_has_no_faults():
    assert faults(a_window(a_thing(), a_thing(name="取消"), a_thing("list", "回复"))) == []


@pytest.mark.parametrize(
    "thing",
    [
        a_thing(name=" "),
        a_thing("filler", "页"),
        a_thing("unknown", "页"),
        a_thing("combo box", "草稿"),
        a_thing(description="<qt>一<br>二</qt>"),
    ],
)
def test_what_cannot_be_said_is_a_fault(thing):
    assert len(faults(a_window(a_window(thing)))) == 1


def test_a_combo_box_is_told_by_its_label_or_description():
    labelled = a_thing("combo box", "草稿", labelled=True)
    assert faults(a_window(labelled, a_thing("combo box", "草稿", description="状态"))) == []


def test_two_of_the_same_in_one_part_are_a_fault_and_in_two_parts_are_none():
    assert len(faults(a_window(a_thing(), a_window(a_thing())))) == 1
    parts = a_thing("panel", "甲", a_thing()), a_thing("panel", "乙", a_thing())
    assert faults(a_window(*parts)) == []


def test_reading_order_goes_from_the_top_down_and_from_left_to_right():
    first, right, below = [0, 0, 50, 20], [60, 2, 50, 20], [0, 30, 50, 20]
    assert out_of_order([first, right, below]) == []
    assert out_of_order([right, first, below]) == [(right, first)]
    assert out_of_order([first, below, right]) == [(below, right)]
