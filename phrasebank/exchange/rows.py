"""What every reader yields, and how much of a hostile file is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from replykit.errors import UserError

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read."""

MAX_ROWS = 200_000
"""Most rows that are read; a longer file is refused as a whole, lest half of it go unnoticed."""

MAX_COLUMNS = 64
"""Most columns that are read; cells further right are passed over."""

MAX_CELL = 5_000
"""Longest cell, in characters; a row with a longer one is bad."""

HEADER_ROWS = 10
"""Among so many first rows the header is looked for: sheets begin with merged notes."""

STEP = 1_000
"""Rows between two reports of progress."""

Progress = Callable[[int, int], None]
"""Called with the rows done and their total, 0 while that is unknown. May raise to stop."""


def unheard(_done: int, _total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file.

    Attributes:
        number: Its place, see `replykit.domain.exchange.RowReport`.
        cells: Text by the name of its column as the file has it; lists as `columns.joined`.
        code: Why the record cannot be used at all, "" if it can.
        detail: The offending value.
    """

    number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    detail: str = ""


def sound(row: Row) -> Row:
    """Return the row, or what is wrong with its cells: too long, or undecodable."""
    for name, text in row.cells.items():
        if len(text) > MAX_CELL:
            return Row(row.number, code="row.long", detail=f"{name[:40]}: {len(text)}")
        if "\ufffd" in text:
            return Row(row.number, code="row.unreadable", detail=name[:40])
    return row


def file_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UserError: ``input.unreadable`` if it cannot be read, ``exchange.too_big`` if it is
            larger than `MAX_BYTES`.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError("input.unreadable", path=str(path), reason=type(error).__name__) from error
    if len(raw) > MAX_BYTES:
        raise too_big(path, f"{MAX_BYTES // 2**20} MB")
    return raw


def too_big(path: Path, limit: str) -> UserError:
    """Return the error for a file that holds more than a limit, put into words."""
    return UserError("exchange.too_big", path=str(path), limit=limit)


def damaged(path: Path, reason: str) -> UserError:
    """Return the error for a file that is not what its format says."""
    return UserError("exchange.damaged", path=str(path), reason=reason)
