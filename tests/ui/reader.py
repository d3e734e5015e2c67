"""Reads a window as a screen reader does, from inside: no display and no other program needed."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

Role = QAccessible.Role
ROLES = {
    Role.Button: "push button",
    Role.ButtonMenu: "push button",
    Role.ButtonDropDown: "push button",
    Role.CheckBox: "check box",
    Role.RadioButton: "radio button",
    Role.EditableText: "text",
    Role.ComboBox: "combo box",
    Role.List: "list",
    Role.ListItem: "list item",
    Role.Tree: "tree",
    Role.TreeItem: "table cell",
    Role.Table: "table",
    Role.Cell: "table cell",
    Role.ColumnHeader: "table column header",
    Role.RowHeader: "table row header",
    Role.Slider: "slider",
    Role.SpinBox: "spin button",
    Role.ScrollBar: "scroll bar",
    Role.StaticText: "label",
    Role.Client: "filler",
    Role.Pane: "panel",
    Role.Border: "panel",
    Role.LayeredPane: "layered pane",
    Role.Dialog: "dialog",
    Role.AlertMessage: "alert",
    Role.Window: "frame",
    Role.PageTab: "page tab",
    Role.PageTabList: "page tab list",
    Role.MenuItem: "menu item",
    Role.PopupMenu: "popup menu",
    Role.Grouping: "panel",
    Role.ProgressBar: "progress bar",
    Role.Chart: "chart",
    Role.Graphic: "icon",
    Role.Link: "link",
}
STATES = (
    "focusable",
    "focused",
    "selected",
    "checkable",
    "checked",
    "editable",
    "disabled",
    "expandable",
    "expanded",
    "invisible",
)


ROWED = {Role.List, Role.Tree, Role.Table}


def heard(widget, *, rows=True):
    """Return what is heard of a widget and of all that shows in it, see `tests.heard`.

    Args:
        widget: What is read.
        rows: Whether the rows of lists and trees are read, of which there may be many.
    """
    tree = _heard(QAccessible.queryAccessibleInterface(widget), rows)
    assert tree is not None, "it does not show"
    return tree


def _heard(interface, rows):
    state = interface.state()
    states = [name for name in STATES if getattr(state, name)]
    if "invisible" in states:
        return None
    box = interface.rect()
    actions = interface.actionInterface()
    count = interface.childCount() if rows or interface.role() not in ROWED else 0
    children = (interface.child(n) for n in range(count))
    return {
        "role": ROLES.get(interface.role(), str(interface.role())),
        "name": interface.text(QAccessible.Text.Name),
        "description": interface.text(QAccessible.Text.Description),
        "states": states,
        "actions": list(actions.actionNames()) if actions else [],
        "labelled": any(
            flag == QAccessible.RelationFlag.Label for _, flag in _relations(interface)
        ),
        "box": [box.x(), box.y(), box.width(), box.height()],
        "children": [found for child in children if child and (found := _heard(child, rows))],
    }


def _relations(interface):
    return interface.relations() or ()
