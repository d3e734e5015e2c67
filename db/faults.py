"""From what SQLite and the system report to the codes the user is told."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from replykit.errors import StorageError

_BY_SQLITE = {
    sqlite3.SQLITE_BUSY: "db.locked",
    sqlite3.SQLITE_LOCKED: "db.locked",
    sqlite3.SQLITE_PROTOCOL: "db.locked",
    sqlite3.SQLITE_PERM: "db.readonly",
    sqlite3.SQLITE_READONLY: "db.readonly",
    sqlite3.SQLITE_FULL: "db.full",
    sqlite3.SQLITE_CORRUPT: "db.corrupt",
    sqlite3.SQLITE_FORMAT: "db.corrupt",
    sqlite3.SQLITE_NOTADB: "db.corrupt",
    sqlite3.SQLITE_CANTOPEN: "db.unavailable",
    sqlite3.SQLITE_IOERR: "db.unavailable",
    sqlite3.SQLITE_READONLY_DBMOVED: "db.unavailable",
}
"""By extended code where that says more, else by primary code (its lowest 8 bits)."""

_BY_SYSTEM = {
    errno.ENOSPC: "db.full",
    errno.EDQUOT: "db.full",
    errno.EROFS: "db.readonly",
}


@contextmanager
def storage_faults(path: Path) -> Iterator[None]:
    """Turn failures of the file and the database inside the block into `StorageError`.

    What is nobody's fault but ours (a wrong statement, a broken constraint) passes unchanged.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = _sqlite_code(cause, path)
        if code is None:
            raise
        reason = getattr(cause, "sqlite_errorname", "undecodable text")
        raise StorageError(code, path=str(path), reason=reason) from error
    except OSError as error:
        code = _BY_SYSTEM.get(error.errno or 0, _not_opened(path))
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise StorageError(code, path=str(path), reason=reason) from error


def damaged(path: Path, reason: str) -> StorageError:
    """Return the error for a file that is a database, but not one this program wrote."""
    return StorageError("db.corrupt", path=str(path), reason=reason)


def _sqlite_code(cause: BaseException | None, path: Path) -> str | None:
    number = getattr(cause, "sqlite_errorcode", None)
    if number is None:
        # The driver itself raises this one, and only for stored text that is not UTF-8.
        return "db.corrupt" if isinstance(cause, sqlite3.OperationalError) else None
    code = _BY_SQLITE.get(number) or _BY_SQLITE.get(number & 0xFF)
    return _not_opened(path) if number & 0xFF == sqlite3.SQLITE_CANTOPEN else code


def _not_opened(path: Path) -> str:
    """Return why a file could not be opened: its folder may be there, but read-only."""
    there = [place for place in (path.parent, path) if place.exists()]
    readonly = path.parent.is_dir() and not all(_writable(place) for place in there)
    return "db.readonly" if readonly else "db.unavailable"


def _writable(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
