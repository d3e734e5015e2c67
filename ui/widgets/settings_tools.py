"""What the settings dialog needs from outside the window; without it those rows are not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replykit.ports import Autostart
from replykit.services.settings_exchange import SettingsExchange


def _no_programs() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class SettingsTools:
    """The dialog's tools.

    Attributes:
        programs: The programs that have windows open now, as the desktop names them; may be
            empty where the desktop does not tell.
        exchange: Settings to files and back; None where there are no files.
        autostart: The start with the system; None where it has none.
        has_tray: Whether the desktop shows icons of programs.
    """

    programs: Callable[[], Sequence[str]] = _no_programs
    exchange: SettingsExchange | None = None
    autostart: Autostart | None = None
    has_tray: bool = False
