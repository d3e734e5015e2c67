"""Copies of the database, made before a migration."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 3
"""How many copies are kept."""


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """Copy a database as it was last committed, and drop the oldest copies beyond `KEPT`.

    The copy appears under its name only when it is complete; a writer may hold its lock
    meanwhile.

    Raises:
        OSError: If the folder or the file cannot be made.
        sqlite3.Error: If the database cannot be read or the disk is full.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"replykit-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}.db"
    draft = copy.with_suffix(".part")
    draft.touch(mode=0o600, exist_ok=False)  # SQLite takes an empty file, and with it its mode
    try:
        with closing(sqlite3.connect(path)) as source:
            source.execute("VACUUM INTO ?", (str(draft),))
        draft.rename(copy)
    finally:
        draft.unlink(missing_ok=True)
    for old in sorted(folder.glob("replykit-*.db"))[:-KEPT]:
        old.unlink()
    return copy
