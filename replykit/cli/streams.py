"""Reading what a command is given, and printing what it found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from replykit.errors import UserError

MAX_LINE = 1_000_000
"""Longest line of JSONL that is read, in characters."""


def argument_text(text: str) -> str:
    """Return a text argument, or standard input for ``-``.

    Raises:
        UserError: ``input.empty`` when there is nothing but white space.
    """
    found = sys.stdin.read() if text == "-" else text
    if not found.strip():
        raise UserError("input.empty")
    return found


def show(text: str) -> None:
    """Print a line at once, so that a program at the other end need not wait."""
    print(text, flush=True)


def as_json(value: Any) -> str:
    """Return one line of JSON with Chinese left readable."""
    return json.dumps(value, ensure_ascii=False)


def json_lines(lines: Iterator[str]) -> Iterator[dict[str, Any] | str]:
    """Yield each line's object, or why a line is no object; blank lines are passed over."""
    for line in lines:
        if not line.strip():
            continue
        yield _object(line)


def file_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a UTF-8 file.

    Raises:
        UserError: ``input.unreadable`` when the file is missing, locked or not UTF-8.
    """
    try:
        yield from path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("input.unreadable", path=str(path), reason=type(error).__name__) from error


def _object(line: str) -> dict[str, Any] | str:
    if len(line) > MAX_LINE:
        return "line too long"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    return value if isinstance(value, dict) else "not an object"
