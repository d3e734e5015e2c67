"""From a grid of cells to rows: where the header is, and what its columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from phrasebank.exchange.cells import plain
from phrasebank.exchange.columns import by_column
from phrasebank.exchange.rows import (
    HEADER_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    STEP,
    Progress,
    Row,
    sound,
    too_big,
)
from replykit.errors import UserError

Record = Sequence[str] | str
"""The cells of one line of a grid, or why they cannot be read."""


def rows_of(records: Iterable[Record], path: Path, progress: Progress) -> list[Row]:
    """Return the rows below the header; empty lines are passed over.

    Raises:
        UserError: ``exchange.header`` if none of the first `HEADER_ROWS` lines names a column
            for the text, ``exchange.too_big`` if there are more than `MAX_ROWS` rows.
    """
    numbered = enumerate(records, start=1)
    first = list(islice(numbered, HEADER_ROWS))
    place = header_place([record for _, record in first])
    if place is None:
        raise UserError("exchange.header", path=str(path))
    header = _names(first[place][1])
    found: list[Row] = []
    for number, record in chain(first[place + 1 :], numbered):
        if any(map(str.strip, record)):
            found.append(_row(number, header, record))
            if len(found) > MAX_ROWS:
                raise too_big(path, f"{MAX_ROWS} rows")
            if len(found) % STEP == 0:
                progress(len(found), 0)
    return found


def header_place(records: Sequence[Record]) -> int | None:
    """Return the index of the line that names most columns we know, the text among them."""
    best, most = None, 0
    for place, record in enumerate(records):
        known = by_column(_names(record))
        if "text" in known and len(known) > most:
            best, most = place, len(known)
    return best


def _names(record: Record) -> list[str]:
    """Return a header with a different name for every column."""
    if isinstance(record, str):
        return []
    names: list[str] = []
    for place, cell in enumerate(record[:MAX_COLUMNS], start=1):
        name = plain(cell).strip()
        names.append(name if name and name not in names else f"{name or '列'}#{place}")
    return names


def _row(number: int, header: Sequence[str], record: Record) -> Row:
    if isinstance(record, str):
        return Row(number, code="row.unreadable", detail=record)
    return sound(Row(number, dict(_cells(header, record))))


def _cells(header: Sequence[str], record: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, cell in enumerate(record[:MAX_COLUMNS]):
        if place < len(header):
            yield header[place], plain(cell)
        elif cell.strip():
            yield f"列#{place + 1}", plain(cell)
