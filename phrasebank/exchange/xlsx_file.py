"""Phrases as an Excel workbook, with openpyxl; nothing in it is calculated or run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from phrasebank.exchange.cells import neutralised
from phrasebank.exchange.columns import COLUMNS, cells_of
from phrasebank.exchange.rows import (
    HEADER_ROWS,
    MAX_COLUMNS,
    Progress,
    Row,
    damaged,
    file_bytes,
    too_big,
)
from phrasebank.exchange.table import Record, header_place, rows_of
from replykit.domain.phrase import Phrase
from replykit.errors import UserError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_UNPACKED = 256 * 1024 * 1024
"""Most bytes a workbook may hold unpacked. Python's zipfile stops at the sizes the archive
states, so one that lies about them is damaged, not endless."""

MAX_PART = 4 * 1024 * 1024
"""Most bytes a part may hold that is neither a sheet nor the strings: openpyxl builds a tree of
each, measured at up to 25 times its size."""

MAX_RATIO = 200
"""How many times its packed size a part over `SMALL_PART` may be; a sheet of
equal rows comes to 17."""

SMALL_PART = 1024 * 1024
"""Bytes of a part that may be packed however well."""

MAX_PARTS = 1_000
"""Most files in a workbook."""

LAST_ROW = 1_048_576
"""The last row Excel knows; a row number beyond it is made up."""

SHEET = "话术"
"""The sheet that is written."""

WIDTHS = {"text": 60, "note": 40, "cues": 30, "id": 24, "intent": 18}
"""Widths of columns, in characters."""

_STREAMED = re.compile(r"xl/(?:worksheets/[^/]+\.xml|sharedStrings\.xml)", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read(path: Path, progress: Progress) -> list[Row]:
    """Return the rows of the first sheet that has a header.

    A formula is taken as its text; numbers and dates as Excel stores them.

    Raises:
        UserError: If the file cannot be read, is no workbook, is too big packed or unpacked,
            or no sheet has a header.
    """
    raw = file_bytes(path)
    _refuse_bombs(raw, path)
    try:
        book = _opened(raw)
        sheet = next((s for s in book.worksheets if _has_header(s)), book.worksheets[0])
        return rows_of(_records(sheet), path, progress)
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise damaged(path, type(error).__name__) from error


def write(phrases: Sequence[Phrase], path: Path) -> None:
    """Write a workbook with one sheet, all cells text, the header frozen.

    Raises:
        OSError: If the file cannot be written.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - costs 0.2 s; only an exchange needs it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column, 12)
    sheet.append(COLUMNS)
    for phrase in phrases:
        sheet.append([_written(cell) for cell in cells_of(phrase).values()])
    book.save(path)


def _refuse_bombs(raw: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise damaged(path, "not a workbook") from error
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise too_big(path, f"{MAX_UNPACKED // 2**20} MB")
    if len(parts) > MAX_PARTS:
        raise too_big(path, f"{MAX_PARTS} parts")
    for part in parts:
        if part.file_size > MAX_PART and not _STREAMED.fullmatch(part.filename):
            raise too_big(path, f"{MAX_PART // 2**20} MB: {Path(part.filename).name[:40]}")
        if part.file_size > max(SMALL_PART, MAX_RATIO * part.compress_size):
            raise too_big(path, f"{MAX_RATIO} : 1")


def _opened(raw: bytes) -> Workbook:
    import openpyxl  # noqa: PLC0415 - costs 0.2 s; only an exchange needs it

    if not openpyxl.DEFUSEDXML:
        raise ImportError("defusedxml")
    return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)


def _has_header(sheet: Worksheet) -> bool:
    return header_place(list(islice(_records(sheet), HEADER_ROWS))) is not None


def _records(sheet: Worksheet) -> Iterator[Record]:
    sheet.reset_dimensions()  # type: ignore[attr-defined] # the file may lie about them
    values = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    for record in islice(values, LAST_ROW):
        width = next((n for n in range(len(record), 0, -1) if record[n - 1] is not None), 0)
        yield [_text(value) for value in record[:width]]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _ESCAPED.sub(_meant, value) if "_x" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    formula = getattr(value, "text", None)  # of a range
    return formula if isinstance(formula, str) else str(value)


def _meant(found: re.Match[str]) -> str:
    """Return the character an escape stands for; half of a pair stands for none."""
    code = int(found[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _written(cell: str) -> str | None:
    """Return a cell; what XML cannot hold is escaped as ECMA-376 (22.9.2.19) has it."""
    text = neutralised(cell)
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text) or None
