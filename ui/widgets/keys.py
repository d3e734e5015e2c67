"""The keys of the window, bound to its commands.

A text field keeps the plain keys for itself (Qt asks it first), so ``1`` types there and
copies everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from replykit.services.reply_desk import LIMIT
from ui.command_table import COMMANDS, Scope
from ui.key_map import KeyMap
from ui.widgets.inputs import is_composing

Command = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Commands:
    """What the keys do.

    Attributes:
        reply: Copy the reply of a number, 1 to 9.
        by_id: What each command of the table does.
        leads: Whether a lead's commands hold now.
    """

    reply: Callable[[int], None]
    by_id: Mapping[str, Command]
    leads: Callable[[], bool]


class Keys(QObject):
    """Binds the commands to the keys of one window; silent while text is being composed."""

    def __init__(self, window: QWidget, commands: Commands, keys: KeyMap) -> None:
        super().__init__(window)
        self._window = window
        self._leads = commands.leads
        for number in range(1, LIMIT + 1):
            for key in (f"{number}", f"Ctrl+{number}"):
                self._bind(QKeySequence(key), partial(commands.reply, number))
        for sequence, bound in _by_sequence(commands, keys).items():
            self._bind(QKeySequence(sequence), partial(self._choose, bound))

    def _bind(self, sequence: QKeySequence, command: Command) -> None:
        shortcut = QShortcut(sequence, self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(_unless_composing, command))

    def _choose(self, bound: Mapping[Scope, Command]) -> None:
        """Do a lead's command where it holds, else the window's."""
        scopes = (Scope.LEAD,) if self._leads() else ()
        for scope in (*scopes, Scope.ALWAYS, Scope.DESK):
            if scope in bound:
                bound[scope]()
                return


def _by_sequence(commands: Commands, keys: KeyMap) -> dict[str, dict[Scope, Command]]:
    """Return what each sequence does by scope; of two commands with one key the first has it."""
    found: dict[str, dict[Scope, Command]] = {}
    for line in COMMANDS:
        if (command := commands.by_id.get(line.id)) is not None:
            for sequence in keys.sequences(line.id):
                found.setdefault(sequence.toString(), {}).setdefault(line.scope, command)
    return found


def _unless_composing(command: Command) -> None:
    if not is_composing(QApplication.focusWidget()):
        command()
