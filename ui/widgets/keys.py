"""The keys of the window: one table from key to command.

A text field keeps the plain keys for itself (Qt asks it first), so ``1`` types there and
copies everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from replykit.domain.intent import OrderState
from replykit.services.reply_desk import LIMIT
from ui.widgets.chips import ORDER_KEYS
from ui.widgets.inputs import is_composing

Command = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Commands:
    """What the keys do.

    Attributes:
        reply: Copy the reply of a number, 1 to 9.
        step_intent: Switch to the next (1) or previous (-1) intent.
        order_state: Pin the state of the customer's order, or let go of it.
        plain: Commands of plain keys, by key ("e", "/").
        everywhere: Commands of keys that also work in a text field ("Esc", "Ctrl+L").
    """

    reply: Callable[[int], None]
    step_intent: Callable[[int], None]
    order_state: Callable[[OrderState], None]
    plain: dict[str, Command]
    everywhere: dict[str, Command]


class Keys(QObject):
    """Binds the commands to the keys of one window; silent while text is being composed."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        for number in range(1, LIMIT + 1):
            for key in (f"{number}", f"Ctrl+{number}"):
                self._bind(key, partial(commands.reply, number))
        for state, key in ORDER_KEYS:
            self._bind(key, partial(commands.order_state, state))
        self._bind("Ctrl+Left", partial(commands.step_intent, -1))
        self._bind("Ctrl+Right", partial(commands.step_intent, 1))
        for key, command in (*commands.plain.items(), *commands.everywhere.items()):
            self._bind(key, command)

    def _bind(self, key: str, command: Command) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(_unless_composing, command))


def _unless_composing(command: Command) -> None:
    if not is_composing(QApplication.focusWidget()):
        command()
