"""Phrases as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from phrasebank.exchange.cells import neutralised
from phrasebank.exchange.columns import COLUMNS, by_column, cells_of
from phrasebank.exchange.encodings import decoded
from phrasebank.exchange.rows import HEADER_ROWS, Progress, Row, file_bytes
from phrasebank.exchange.table import Record, rows_of
from replykit.domain.phrase import Phrase

DELIMITERS = (",", "\t", ";")
"""Tried in this order: the one that separates most columns we know."""


def read(path: Path, progress: Progress) -> list[Row]:
    """Return the rows of a file in any encoding of `decoded`, with any of `DELIMITERS`.

    Raises:
        UserError: If the file cannot be read, is too big or has no header.
    """
    text = decoded(file_bytes(path))
    return rows_of(_records(text, _delimiter(text)), path, progress)


def write(phrases: Sequence[Phrase], path: Path) -> None:
    """Write UTF-8 with a byte order mark, without which Excel takes it for the local encoding.

    Raises:
        OSError: If the file cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for phrase in phrases:
            writer.writerow([neutralised(cell) for cell in cells_of(phrase).values()])


def _records(text: str, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # a quote that is never closed; it goes on behind it
            yield str(error)


def _delimiter(text: str) -> str:
    def known(delimiter: str) -> int:
        first = islice(_records(text, delimiter), HEADER_ROWS)
        return max((len(by_column(r)) for r in first if not isinstance(r, str)), default=0)

    return max(DELIMITERS, key=known)
