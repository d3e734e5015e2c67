"""The keys in force: the defaults of the table, with the user's choice over them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.command_table import COMMANDS, CommandLine

_HELD = ("", "Shift", "Ctrl", "Alt", "Meta")
"""What is no key by itself."""

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeyMap:
    """Which keys a command has; a user's choice takes the place of all its defaults.

    Args:
        chosen: Key by command id, "" for none. Ids nobody knows, keys that are none and choices
            for commands that keep their keys are passed over.
    """

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        own = chosen or {}
        self._keys = {line.id: _keys(line, own.get(line.id)) for line in COMMANDS}

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command as Qt writes them in a file, the shown one first.

        Raises:
            KeyError: If there is no such command.
        """
        return self._keys[command]

    def printed(self, command: str) -> str:
        """Return the first key as it is printed on a keyboard, "" if there is none."""
        keys = self.keys(command)
        return printed(keys[0]) if keys else ""

    def sequences(self, command: str) -> tuple[QKeySequence, ...]:
        """Return every sequence to listen for.

        A character that some keyboards give only with Shift (``?``) is heard with and without.
        """
        keys = self.keys(command)
        shifted = tuple(f"Shift+{key}" for key in keys if _is_mark(key))
        return tuple(QKeySequence(key) for key in (*keys, *shifted))


def _keys(line: CommandLine, chosen: str | None) -> tuple[str, ...]:
    if line.fixed or chosen is None:
        return line.keys
    sequence = QKeySequence(chosen)
    return (chosen,) if is_one_key(sequence) else () if not chosen else line.keys


def is_one_key(sequence: QKeySequence) -> bool:
    """Return whether this is one key, perhaps with modifiers, that Qt knows."""
    last = sequence.toString().removesuffix("+").split("+")[-1] or sequence.toString()[-1:]
    return sequence.count() == 1 and last not in _HELD


def _is_mark(key: str) -> bool:
    return len(key) == 1 and not key.isalnum()


_in_force = KeyMap()


def put_in_force(keys: KeyMap) -> None:
    """Have windows built from now on use these keys, and name them."""
    global _in_force  # noqa: PLW0603 - as the language: one for the whole program
    _in_force = keys


def keys_in_force() -> KeyMap:
    """Return the keys windows are built with."""
    return _in_force


def with_key(words: str, command: str) -> str:
    """Return what a button says, with its command's key behind it.

    >>> with_key("撤销", "bank_undo")
    '撤销 Ctrl+Z'
    """
    return f"{words} {_in_force.printed(command)}".rstrip()


def naming_key(text: str, command: str) -> str:
    """Return a sentence with the key of a command in place of ``{key}``."""
    unset = QCoreApplication.translate("Keys", "（未设快捷键）")
    return text.replace("{key}", _in_force.printed(command) or unset)


def printed(key: str) -> str:
    """Return a key as it is printed on a keyboard of this system.

    >>> printed("Ctrl+Left")
    'Ctrl+←'
    """
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    *held, last = sequence.toString(QKeySequence.SequenceFormat.NativeText).split("+")
    portable = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+")[-1]
    return "+".join((*held, _ARROWS.get(portable, last)))
