"""Settings to a file and back: what would change is shown first, the last time can be undone.

A file is hostile until proven otherwise: it may be huge, deep, newer, of another program, or
hold values nobody can use. What is no good is named and left out; nothing else is harmed by it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from replykit.errors import UserError
from replykit.settings import Settings, usable_value

MARK = "replykit_settings"
VERSION = 1
"""Version of the file's form; a file of a newer one is refused."""

MAX_BYTES = 256 * 1024
"""Largest file read: settings of twenty shops take some 20 kB."""

MAX_TEXT = 500
"""Longest text taken over, in characters."""

PERSONAL = ("profile", "shop", "shops")
"""Fields left out of a file unless asked for: names, staff numbers, addresses."""

OF_THIS_MACHINE = ("geometry", "places")
"""Fields that mean nothing on another machine: never in a file, never taken from one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that would change.

    Attributes:
        field: A field of `Settings`.
        part: The entry of a table (``profile``, ``keys``, ``shops``, ``flags``), else "".
        old: Value as JSON has it; None where there was none.
        new: Value as JSON has it; None where none will be.
    """

    field: str
    part: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """One value of a file that is left out.

    Attributes:
        field: Its name in the file, at most 60 characters.
        why: "unknown" (no such setting), "unusable" (no value for it), "partly" (some of its
            entries were no good and are left out), "machine" (means nothing here).
    """

    field: str
    why: str


@dataclass(frozen=True, slots=True)
class SettingsImport:
    """What a file would do; nothing has happened yet.

    Attributes:
        settings: The settings as they would be.
        differences: What would change, in the order of the settings.
        refused: What of the file is left out.
    """

    settings: Settings
    differences: tuple[Difference, ...]
    refused: tuple[Refused, ...]


def exported(settings: Settings, *, personal: bool) -> str:
    """Return settings as the text of a file.

    Args:
        settings: The settings in force.
        personal: Whether the profiles of the shops go with them.
    """
    left_out = OF_THIS_MACHINE if personal else (*OF_THIS_MACHINE, *PERSONAL)
    values = {name: value for name, value in asdict(settings).items() if name not in left_out}
    return json.dumps({MARK: VERSION, "settings": values}, ensure_ascii=False, indent=2) + "\n"


def planned(text: str, settings: Settings) -> SettingsImport:
    """Return what a file's text would change.

    Raises:
        UserError: ``settings.foreign`` if it is no file of ours, ``settings.newer`` if a newer
            version wrote it.
    """
    values = _values(text)
    found, refused = settings, []
    for name, raw in values.items():
        value, why = _judged(str(name), raw)
        if why:
            refused.append(Refused(str(name)[:60], why))
        if value is not None:
            found = replace(found, **{name: value})
    return SettingsImport(found, differences(settings, found), tuple(refused))


def differences(former: Settings, now: Settings) -> tuple[Difference, ...]:
    """Return what differs, tables entry by entry."""
    old, new = _as_json(asdict(former)), _as_json(asdict(now))
    found: list[Difference] = []
    for item in fields(Settings):
        found += _differences(item.name, old[item.name], new[item.name])
    return tuple(found)


class SettingsExchange:
    """Files of settings, and the way back from the last one taken over.

    Args:
        undo_file: Where the values are kept that the last import replaced.
    """

    def __init__(self, undo_file: Path) -> None:
        self._undo_file = undo_file

    @property
    def can_undo(self) -> bool:
        """Whether an import can be undone."""
        return self._undo_file.is_file()

    def write(self, path: Path, settings: Settings, *, personal: bool) -> None:
        """Write a file.

        Raises:
            UserError: ``settings.unwritable`` if it cannot be written.
        """
        try:
            path.write_text(exported(settings, personal=personal), encoding="utf-8")
        except OSError as error:
            raise UserError(
                "settings.unwritable", path=str(path), reason=type(error).__name__
            ) from error

    def read(self, path: Path, settings: Settings) -> SettingsImport:
        """Return what a file would change.

        Raises:
            UserError: As `planned`; a file that cannot be read, or is too big, is no file of ours.
        """
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
            if len(content) > MAX_BYTES:
                raise UserError("settings.foreign")
            text = content.decode("utf-8-sig")
        except (OSError, ValueError) as error:
            raise UserError("settings.foreign") from error
        return planned(text, settings)

    def keep_way_back(self, settings: Settings, wanted: SettingsImport) -> None:
        """Keep the values an import is about to replace, readable by this user alone.

        Raises:
            UserError: ``settings.unwritable`` if they cannot be kept.
        """
        changed = {item.field for item in wanted.differences}
        values = {name: value for name, value in asdict(settings).items() if name in changed}
        text = json.dumps({MARK: VERSION, "settings": values}, ensure_ascii=False)
        try:
            self._undo_file.parent.mkdir(parents=True, exist_ok=True)
            self._undo_file.touch(mode=0o600)
            self._undo_file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UserError(
                "settings.unwritable", path=str(self._undo_file), reason=type(error).__name__
            ) from error

    def undone(self, settings: Settings) -> Settings:
        """Return the settings with what the last import replaced; later changes elsewhere stay.

        Raises:
            UserError: ``settings.foreign`` if there is nothing to go back to.
        """
        before = self.read(self._undo_file, settings).settings
        self._undo_file.unlink(missing_ok=True)
        return before


def _values(text: str) -> Mapping[str, Any]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("settings.foreign") from error
    version = raw.get(MARK) if isinstance(raw, dict) else None
    values = raw.get("settings") if isinstance(raw, dict) else None
    if type(version) is not int or not isinstance(values, dict):
        raise UserError("settings.foreign")
    if version > VERSION:
        raise UserError("settings.newer", version=version)
    return values


def _judged(name: str, raw: Any) -> tuple[Any, str]:
    """Return the value to take, None for none, and why something is left out, "" if nothing."""
    if name in OF_THIS_MACHINE:
        return None, "machine"
    if name not in {item.name for item in fields(Settings)}:
        return None, "unknown"
    value = usable_value(name, raw) if _short(raw) else None
    if value is None:
        return None, "unusable"
    return value, "" if _as_json(asdict(replace(Settings(), **{name: value})))[
        name
    ] == raw else "partly"


def _short(raw: Any) -> bool:
    """Return whether no text in a value is longer than a person would write."""
    if isinstance(raw, str):
        return len(raw) <= MAX_TEXT
    if isinstance(raw, dict):
        return all(_short(part) for item in raw.items() for part in item)
    return all(_short(part) for part in raw) if isinstance(raw, list) else True


def _as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _differences(name: str, old: Any, new: Any) -> list[Difference]:
    if old == new:
        return []
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return [Difference(name, "", old, new)]
    parts = dict.fromkeys((*old, *new))
    return [
        Difference(name, part, old.get(part), new.get(part))
        for part in parts
        if old.get(part) != new.get(part)
    ]
