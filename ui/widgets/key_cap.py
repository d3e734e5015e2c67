"""Keys and what they do, as caps and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from ui.command_table import COMMANDS, CommandLine, Group, group_name
from ui.key_map import keys_in_force, printed
from ui.widgets.labels import plain_label

KeyLine = tuple[str, str]
"""A key as it is printed on a keyboard, and what it does; a heading has no key."""

_SHOWN = 2
"""Most keys of one command that are named."""


def first_keys() -> tuple[KeyLine, ...]:
    """Return the keys to begin with."""
    translate, keys = QCoreApplication.translate, keys_in_force()
    lines = (
        (keys.printed("paste"), translate("Keys", "粘贴客户的话")),
        ("1 - 9", translate("Keys", "复制这条回复")),
        (keys.printed("search"), translate("Keys", "搜索全部话术")),
        (keys.printed("sheet"), translate("Keys", "全部快捷键")),
    )
    return tuple(line for line in lines if line[0])


def all_keys() -> tuple[KeyLine, ...]:
    """Return every key of the window, below its headings; a command without a key has none."""
    found: list[KeyLine] = []
    for group in Group:
        found.append(("", group_name(group)))
        lines = [line for line in COMMANDS if line.group is group]
        found += [(caps, line.title) for line in lines if (caps := caps_of(line))]
    return tuple(found)


def caps_of(line: CommandLine) -> str:
    """Return the keys of a command as they are printed."""
    keys = keys_in_force().keys(line.id)[:_SHOWN]
    return line.caps or "  ".join(printed(key) for key in keys)


def add_keys(grid: QGridLayout, lines: Sequence[KeyLine]) -> None:
    """Put keys and words into two columns."""
    for row, (keys, words) in enumerate(lines):
        if not keys:
            grid.addWidget(plain_label(words, strong=True), row, 0, 1, 2)
            continue
        cap = QLabel(keys)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setProperty("key", True)
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(plain_label(words, quiet=True), row, 1)
    grid.setColumnStretch(1, 1)
