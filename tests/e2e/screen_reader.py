"""A little screen reader: reads ReplyKit through AT-SPI, and tells what it heard as JSON.

Run by the system's Python, which has pyatspi; it knows nothing of ReplyKit or its tests. One
question a line on stdin, one answer a line on stdout:

``["tree"]``                 what is on show, as `tests.heard` describes it
``["focus"]``                what has the keys, without what is in it; null if nothing has
``["press", role, name]``    presses the thing of a role and name
``["write", name, text]``    writes into the text field of a name
``["said"]``                 announcements since the last time, oldest first
"""

from __future__ import annotations

import json
import os
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

NAME = "ReplyKit"
PATIENCE_S = 30
PAUSE_S = 0.05
TRIES = 20
ANNOUNCEMENT = "object:announcement"
ROWS = {"list item", "table cell"}
STATES = {
    pyatspi.STATE_FOCUSABLE: "focusable",
    pyatspi.STATE_FOCUSED: "focused",
    pyatspi.STATE_SELECTED: "selected",
    pyatspi.STATE_CHECKABLE: "checkable",
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_EDITABLE: "editable",
    pyatspi.STATE_EXPANDABLE: "expandable",
    pyatspi.STATE_EXPANDED: "expanded",
}


class Reader:
    """One program, read."""

    def __init__(self):
        self._said = []
        pyatspi.Registry.registerEventListener(self._hear, ANNOUNCEMENT)
        self._program = self._find()
        self._program.setCacheMask(pyatspi.cache.NONE)  # what is heard is what is there now

    def answer(self, question, *words):
        """Return the answer to one question; asked again while things go and come."""
        for _ in range(TRIES):
            try:
                return getattr(self, question)(*words)
            except (GLib.Error, LookupError, NotImplementedError) as error:
                sys.stderr.write(f"{question}: {error}\n")
                time.sleep(PAUSE_S)
        raise SystemExit(f"no answer to {question}")

    def tree(self):
        """Return everything on show, the active window's first."""
        windows = [self._read(window) for window in self._program if window is not None]
        return [window for window in windows if window is not None]

    def focus(self):
        """Return what has the keys; of a list and its row, the list.

        A current row says it has the keys even while its list has not, and a form says so of
        the field that stands for it.
        """
        for thing in self._shown(self._program):
            has = thing.getState().contains
            takes = has(pyatspi.STATE_FOCUSABLE) and thing.getRoleName() not in ROWS
            if takes and has(pyatspi.STATE_FOCUSED):
                return self._describe(thing)
        return None

    def press(self, role, name):
        """Press a thing; return whether it was there."""
        thing = self._named(name, role)
        actions = thing.queryAction() if thing is not None else None
        names = [actions.getName(n) for n in range(actions.nActions)] if actions else []
        return "Press" in names and bool(actions.doAction(names.index("Press")))

    def write(self, name, text):
        """Put a text into a field, in place of what is there; return whether it was there."""
        field = self._named(name, "text")
        return field is not None and bool(field.queryEditableText().setTextContents(text))

    def said(self):
        """Return what was announced since the last time."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        said, self._said = self._said, []
        return said

    def _hear(self, event):
        self._said.append(str(event.any_data))

    def _find(self):
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for program in pyatspi.Registry.getDesktop(0):
                if program is not None and program.name == NAME:
                    return program
            time.sleep(PAUSE_S)
        raise SystemExit("no such program")

    def _shown(self, thing):
        for child in thing:
            if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
                yield child
                yield from self._shown(child)

    def _named(self, name, role):
        for thing in self._shown(self._program):
            if thing.name == name and thing.getRoleName() == role:
                return thing
        return None

    def _read(self, thing):
        rows = thing.parent is not None and thing.parent.getRoleName() == "list"
        if not rows and not thing.getState().contains(pyatspi.STATE_SHOWING):
            return None  # rows out of sight can be scrolled to
        children = [self._read(child) for child in thing if child is not None]
        return {**self._describe(thing), "children": [c for c in children if c is not None]}

    @staticmethod
    def _describe(thing):
        interfaces = pyatspi.listInterfaces(thing)
        has = thing.getState().contains
        actions = thing.queryAction() if "Action" in interfaces else None
        box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        relations = [relation.getRelationType() for relation in thing.getRelationSet()]
        return {
            "role": thing.getRoleName(),
            "name": thing.name,
            "description": thing.description,
            "states": [name for state, name in STATES.items() if has(state)],
            "actions": [actions.getName(n) for n in range(actions.nActions)] if actions else [],
            "labelled": pyatspi.RELATION_LABELLED_BY in relations,
            "text": thing.queryText().getText(0, -1) if "Text" in interfaces else "",
            "box": [box.x, box.y, box.width, box.height],
        }


def main():
    """Answer questions until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    reader = Reader()
    for line in sys.stdin:
        answer = reader.answer(*json.loads(line))
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    Atspi.init()
    main()
