"""What a screen reader hears of a window, and what must not be missing in it.

A thing heard is a dict: ``role`` as AT-SPI calls it, ``name``, ``description``, ``states``,
``actions``, ``labelled`` (whether a label stands for it), ``box`` (left, top, width, height) and
``children``. Two readers bring them: `tests.ui.reader` from inside, without a display, and
`tests.e2e.screen_reader` through AT-SPI, from another program.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

SILENT = {"filler", "panel", "unknown", "layered pane", "viewport", "label", "scroll bar"}
"""Roles that say nothing of what can be done with the thing."""

OPERATED = {"Press", "Toggle", "ShowMenu"}
FORMS = {"filler", "panel", "layered pane", "viewport"}


def everything(thing):
    """Yield a thing and all below it."""
    yield thing
    for child in thing["children"]:
        yield from everything(child)


def operable(thing):
    """Tell whether somebody can do something with a thing."""
    if thing["role"] == "scroll bar":
        return False  # the keys of what it belongs to scroll
    return "focusable" in thing["states"] or bool(OPERATED & set(thing["actions"]))


def faults(tree):
    """Return what a screen reader could not say or tell apart, one line each."""
    return unspoken(tree) + _twins(tree)


def unspoken(tree):
    """Return what has no name, no kind, or none that can be read out, one line each."""
    return [fault for thing in everything(tree) for fault in _faults_of(thing)]


def _faults_of(thing):
    if not operable(thing):
        return
    if not thing["name"].strip():
        yield f"nameless {thing['role']} {thing['description']!r} {thing['box']}"
    scrolled = thing["role"] in FORMS and thing["description"].strip()
    if thing["role"] in SILENT and not scrolled:
        yield f"{thing['role']} takes the keys: {thing['name']!r}"
    valued = thing["role"] == "combo box"  # on Linux its name is the value chosen
    if valued and not (thing["labelled"] or thing["description"].strip()):
        yield f"combo box without a label: {thing['name']!r}"
    if "<" in thing["name"] + thing["description"] and "</" in thing["description"]:
        yield f"markup is read out: {thing['description']!r}"


def _twins(tree):
    """Return what cannot be told apart among the things of one named part of the window."""
    parts = [tree, *(t for t in everything(tree) if t is not tree and t["name"].strip())]
    found = []
    for part in parts:
        met = Counter(
            (t["role"], t["name"], t["description"]) for t in _within(part) if operable(t)
        )
        found += [f"{count} times {key}" for key, count in met.items() if count > 1]
    return found


def _within(part):
    """Yield what stands in a part, not what stands in named parts of it."""
    for child in part["children"]:
        yield child
        if not child["name"].strip():
            yield from _within(child)


def named(tree, name, role=None):
    """Return the one thing of a name, which must be there."""
    found = [
        t for t in everything(tree) if t["name"] == name and (role is None or t["role"] == role)
    ]
    assert len(found) == 1, (name, role, [t["role"] for t in found])
    return found[0]


def of_role(tree, role):
    """Return all things of a role, in order."""
    return [t for t in everything(tree) if t["role"] == role]


def out_of_order(boxes):
    """Return neighbours in a walk by Tab of which the second stands before the first.

    Reading order: from top to bottom; in one line from left to right. Boxes as in `heard`.
    """
    return [(one, other) for one, other in pairwise(boxes) if _stands_before(other, one)]


def _stands_before(box, other):
    left, top, _, height = box
    other_left, other_top, _, other_height = other
    middle, other_middle = top + height / 2, other_top + other_height / 2
    same_line = abs(middle - other_middle) < min(height, other_height) / 2
    return left < other_left if same_line else middle < other_middle
