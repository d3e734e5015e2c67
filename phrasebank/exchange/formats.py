"""The formats there are, which one a file has, and reading and writing by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from phrasebank.exchange import csv_file, toml_file, xlsx_file
from phrasebank.exchange.rows import Progress, Row, unheard
from replykit.domain.phrase import Phrase
from replykit.errors import UserError

AUTO = "auto"
"""The name that stands for: by the file's ending."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to keep phrases in a file.

    Attributes:
        suffixes: Endings of its files, lower case, with the dot.
        read: Returns the rows of a file. Raises `UserError`.
        write: Writes phrases to a new file. Raises `OSError`. None if it can only be read.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Progress], list[Row]]
    write: Callable[[Sequence[Phrase], Path], None] | None = None


FORMATS: Mapping[str, Format] = {
    "csv": Format((".csv", ".tsv", ".txt"), csv_file.read, csv_file.write),
    "xlsx": Format((".xlsx", ".xlsm"), xlsx_file.read, xlsx_file.write),
    "toml": Format((".toml",), toml_file.read, toml_file.write),
}
"""Every format by its name; another tool's is one more entry."""


def read(path: Path, format_name: str = AUTO, progress: Progress = unheard) -> list[Row]:
    """Return the rows of a file.

    Raises:
        UserError: If the format is unknown (``exchange.format``), or the file cannot be read,
            is too big, damaged or without a header.
    """
    return format_of(path, format_name).read(path, progress)


def write(
    phrases: Sequence[Phrase], path: Path, format_name: str = AUTO, *, force: bool = False
) -> None:
    """Write phrases to a file in one step: a crash leaves the old file or the new one.

    Raises:
        UserError: ``exchange.exists`` if there is a file and `force` is not set,
            ``exchange.format`` if the format is unknown or only read, ``exchange.unwritable``
            if it cannot be written.
    """
    writer = format_of(path, format_name).write
    if writer is None:
        raise UserError("exchange.format", path=str(path), known=", ".join(FORMATS))
    if path.exists() and not force:
        raise UserError("exchange.exists", path=str(path))
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        writer(phrases, draft)
        draft.replace(path)
    except OSError as error:
        reason = type(error).__name__
        raise UserError("exchange.unwritable", path=str(path), reason=reason) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def format_of(path: Path, format_name: str = AUTO) -> Format:
    """Return the format of a name, or for `AUTO` that of the file's ending.

    Raises:
        UserError: ``exchange.format`` if there is none.
    """
    if format_name in FORMATS:
        return FORMATS[format_name]
    suffix = path.suffix.lower()
    if format_name == AUTO:
        for known in FORMATS.values():
            if suffix in known.suffixes:
                return known
    raise UserError("exchange.format", path=str(path), known=", ".join(FORMATS))
