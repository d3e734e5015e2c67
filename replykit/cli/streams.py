"""Reading what a command is given, and printing what it found."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

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


class ProgressLine:
    """A count on standard error while something takes longer than a second.

    Only where that is a terminal: what is written to a file or another program has no use for
    it. Used in a ``with`` block, after which the line is gone.
    """

    PATIENCE = 1.0
    """Seconds before it appears."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._since = time.monotonic()
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show how many are done, of `total` unless that is 0."""
        if self._wanted and time.monotonic() - self._since > self.PATIENCE:
            self._write(f"{done}/{total}" if total else f"{done}")

    def __exit__(self, *_raised: object) -> None:
        if self._width:
            self._write("")
            print("\r", end="", file=sys.stderr, flush=True)

    def _write(self, text: str) -> None:
        print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)
        self._width = len(text)


def printable(text: str) -> str:
    """Return a text from a file without what a terminal would obey."""
    return "".join(char if char.isprintable() else "·" for char in text)


def _object(line: str) -> dict[str, Any] | str:
    if len(line) > MAX_LINE:
        return "line too long"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    return value if isinstance(value, dict) else "not an object"
