"""Starting with the system, on each in its own way: one entry, written for this user alone."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from replykit.errors import AutostartError
from replykit.ports import Autostart
from replykit.settings import Paths

NAME = "ReplyKit"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
LABEL = "org.replykit.ReplyKit"


class XdgAutostart:
    """A file in the folder ``autostart``.

    Source: Desktop Application Autostart Specification, freedesktop.org.

    Args:
        folder: That folder, below ``XDG_CONFIG_HOME``.
        command: What is started.
    """

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / "replykit.desktop"
        self._command = " ".join(_quoted(part) for part in command)

    def is_on(self) -> bool:
        """Return whether the session starts this very program; hidden entries count as off."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return False
        entry = dict(line.split("=", 1) for line in lines if "=" in line)
        off = entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"
        return entry.get("Exec") == self._command and not off

    def turn(self, on: bool) -> None:
        """Write the entry, or take it away.

        Raises:
            AutostartError: If the folder cannot be written.
        """
        try:
            if not on:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = f"[Desktop Entry]\nType=Application\nName={NAME}\nExec={self._command}\n"
            self._file.write_text(f"{text}Terminal=false\n", encoding="utf-8")
        except OSError as error:
            raise AutostartError(type(error).__name__) from error


class RegistryAutostart:
    """A value below the user's ``Run`` key.

    Args:
        registry: The module ``winreg``, or what stands for it.
        command: What is started.
    """

    def __init__(self, registry: Any, command: Sequence[str]) -> None:
        self._registry = registry
        self._command = " ".join(f'"{part}"' for part in command)

    def is_on(self) -> bool:
        """Return whether Windows starts this very program."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                value, _ = registry.QueryValueEx(key, NAME)
        except OSError:
            return False
        return bool(value == self._command)

    def turn(self, on: bool) -> None:
        """Write the value, or take it away.

        Raises:
            AutostartError: If the registry refuses.
        """
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                if on:
                    registry.SetValueEx(key, NAME, 0, registry.REG_SZ, self._command)
                else:
                    registry.DeleteValue(key, NAME)
        except FileNotFoundError:
            return  # it was off already
        except OSError as error:
            raise AutostartError(type(error).__name__) from error


class LaunchAgent:
    """A property list in ``~/Library/LaunchAgents``.

    Args:
        folder: That folder.
        command: What is started.
    """

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{LABEL}.plist"
        entry = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True}
        self._entry = plistlib.dumps(entry)

    def is_on(self) -> bool:
        """Return whether the session starts this very program."""
        try:
            return self._file.read_bytes() == self._entry
        except OSError:
            return False

    def turn(self, on: bool) -> None:
        """Write the list, or take it away.

        Raises:
            AutostartError: If the folder cannot be written.
        """
        try:
            if not on:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(self._entry)
        except OSError as error:
            raise AutostartError(type(error).__name__) from error


def system_autostart(paths: Paths) -> Autostart:
    """Return the way of this system; what it starts uses the same data folder."""
    command = start_command(paths)
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows has it

        return RegistryAutostart(winreg, command)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command)
    config = os.environ.get("XDG_CONFIG_HOME", "")
    home = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return XdgAutostart(home / "autostart", command)


def start_command(paths: Paths) -> tuple[str, ...]:
    """Return what starts this program in the background, whether it is frozen or installed."""
    program = Path(sys.executable)
    windowed = program.with_name("pythonw.exe")  # no console beside the window
    if program.name == "python.exe" and windowed.exists():
        program = windowed
    start = (str(program),) if getattr(sys, "frozen", False) else (str(program), "-m", "replykit")
    moved = () if paths == Paths.default() else ("--data-dir", str(paths.data.absolute()))
    return (*start, *moved, "--background")


def _quoted(part: str) -> str:
    r"""Return an argument as ``Exec`` wants it: quoted, twice escaped, no field codes.

    >>> _quoted("a b$"), _quoted("100%")
    ('"a b\\\\$"', '"100%%"')
    """
    if part.replace("-", "").replace("/", "").replace(".", "").replace("_", "").isalnum():
        return part
    inner = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in part)
    return '"' + inner.replace("\\", "\\\\").replace("%", "%%") + '"'
