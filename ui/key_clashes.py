"""Why a key is no good for a command: another has it, or an input method or a field wants it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence

from ui.command_table import COMMANDS, CommandLine, Scope
from ui.key_map import KeyMap


class ClashKind(Enum):
    """Who else wants a key."""

    COMMAND = "command"
    HOTKEY = "hotkey"
    INPUT_METHOD = "input_method"
    EDITING = "editing"
    TYPING = "typing"
    REPLY = "reply"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Clash:
    """One reason.

    Attributes:
        kind: Who else wants the key.
        other: The command that has it, for `ClashKind.COMMAND`.
    """

    kind: ClashKind
    other: CommandLine | None = None


INPUT_METHOD_KEYS = frozenset(
    ("Ctrl+Space", "Shift+Space", "Ctrl+Shift+Space", "Ctrl+.", "Ctrl+Shift+F", "Ctrl+Shift")
)
"""Keys that switch an input method, its punctuation or its width (Windows pinyin, Sogou, fcitx,
ibus); whatever is held with Super is the desktop's or an input method's."""

EDITING_KEYS = frozenset(
    [
        "Ctrl+A",
        "Ctrl+C",
        "Ctrl+X",
        "Ctrl+V",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+Shift+Z",
        "Ctrl+Insert",
        "Shift+Ins",
        "Ctrl+Ins",
        "Shift+Del",
        "Ctrl+Backspace",
        "Ctrl+Del",
        "Ctrl+Home",
        "Ctrl+End",
    ]
)
"""Keys a text field takes before the window is asked."""

WINDOW_KEYS = frozenset(
    [
        "Return",
        "Enter",
        "Tab",
        "Shift+Tab",
        "Shift+Backtab",
        "Backtab",
        "Esc",
        "Space",
        "Up",
        "Down",
        "Left",
        "Right",
        "Backspace",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Alt+F4",
    ]
)
"""Keys that move, press and leave everywhere in the window."""

_REPLY_KEYS = frozenset(
    key for number in range(1, 10) for key in (f"{number}", f"Ctrl+{number}", f"Num+{number}")
)


def clashes(line: CommandLine, keys: KeyMap, hotkey: str = "") -> tuple[Clash, ...]:
    """Return why the keys of a command are no good, nothing for its defaults' own places.

    Args:
        line: The command.
        keys: The keys of all commands, as they would be.
        hotkey: The key that holds in every program, "" for none.
    """
    found: list[Clash] = []
    for sequence in keys.sequences(line.id):
        found += [Clash(ClashKind.COMMAND, other) for other in _rivals(line, keys, sequence)]
        key = sequence.toString()
        if key == hotkey:
            found.append(Clash(ClashKind.HOTKEY))
        if key not in line.keys and (kind := _reserved(key, line.scope)) is not None:
            found.append(Clash(kind))
    return tuple(dict.fromkeys(found))


def _rivals(line: CommandLine, keys: KeyMap, sequence: QKeySequence) -> list[CommandLine]:
    return [
        other
        for other in COMMANDS
        if other is not line
        and other.scope.meets(line.scope)
        and sequence in keys.sequences(other.id)
    ]


def _reserved(key: str, scope: Scope) -> ClashKind | None:
    if key in INPUT_METHOD_KEYS or "Meta+" in key:
        return ClashKind.INPUT_METHOD
    if key in _REPLY_KEYS:
        return ClashKind.REPLY
    if key in WINDOW_KEYS:
        return ClashKind.WINDOW
    if scope is Scope.ALWAYS and key in EDITING_KEYS:
        return ClashKind.EDITING
    plain = len(key.removeprefix("Shift+")) == 1
    return ClashKind.TYPING if scope is Scope.ALWAYS and plain else None
