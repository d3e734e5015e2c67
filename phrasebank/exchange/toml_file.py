"""Phrases as TOML, in the form of the bundled files with an ``intent`` in every phrase."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from phrasebank.exchange.columns import COLUMNS, LISTS, joined
from phrasebank.exchange.encodings import decoded
from phrasebank.exchange.rows import (
    MAX_ROWS,
    STEP,
    Progress,
    Row,
    damaged,
    file_bytes,
    sound,
    too_big,
)
from replykit.domain.phrase import Phrase

ALWAYS = ("id", "intent", "text", "tone", "state")
"""The fields that are written even where they are usual or empty."""


def read(path: Path, progress: Progress) -> list[Row]:
    """Return the ``[[phrase]]`` tables of a file.

    A bundled intent file can be read as well: a phrase without an intent has that of the file.

    Raises:
        UserError: If the file cannot be read, is too big or no TOML.
    """
    try:
        content = tomllib.loads(decoded(file_bytes(path)))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise damaged(path, str(error)[:80]) from error
    records = content.get("phrase")
    if not isinstance(records, list):
        raise damaged(path, "no [[phrase]]")
    if len(records) > MAX_ROWS:
        raise too_big(path, f"{MAX_ROWS} rows")
    intent = content.get("id")
    rows = []
    for number, record in enumerate(records, start=1):
        rows.append(_row(number, record, intent if isinstance(intent, str) else ""))
        if number % STEP == 0:
            progress(number, len(records))
    return rows


def write(phrases: Sequence[Phrase], path: Path) -> None:
    """Write UTF-8, one table a phrase; empty and usual fields are left out.

    Raises:
        OSError: If the file cannot be written.
    """
    import tomli_w  # noqa: PLC0415 - only an export needs it

    with path.open("wb") as file:
        tomli_w.dump({"phrase": [_table(phrase) for phrase in phrases]}, file)


def _row(number: int, record: Any, intent: str) -> Row:
    if not isinstance(record, dict):
        return Row(number, code="row.unreadable", detail="phrase")
    cells = {name: _cell(value) for name, value in record.items()}
    if intent:
        cells.setdefault("intent", intent)
    return sound(Row(number, cells))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return joined(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _table(phrase: Phrase) -> Mapping[str, Any]:
    table: dict[str, Any] = {}
    for column in COLUMNS:
        value = getattr(phrase, column)
        if column in LISTS:
            value = [str(item) for item in value]
        if column in ALWAYS or value not in ([], "", False, "answer"):
            table[column] = value if isinstance(value, bool | list) else str(value)
    return table
