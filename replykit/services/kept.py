"""Everything that is stored on this machine, and how it is erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from replykit.errors import StorageError
from replykit.settings import Paths

MOST_DETAILS = 200
"""Entries shown of a kind, the latest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is stored.

    Attributes:
        kind: Its code; the window puts it into words.
        count: How many of it there are; files for a kind of file.
        since: The oldest, with a time zone; None where nothing tells.
        place: The file or folder, None for rows of the database.
        size: Bytes of its files, 0 for rows.
        erasable: Whether it can be erased from here.
    """

    kind: str
    count: int
    since: datetime | None = None
    place: Path | None = None
    size: int = 0
    erasable: bool = True


class KeptStore(Protocol):
    """What a database holds, by kind. All methods raise `StorageError` if it cannot be used."""

    def kept(self) -> tuple[Kept, ...]:
        """Return what is kept, a value for each kind."""
        ...

    def details(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """Return the latest rows of a kind, each as the texts of its columns."""
        ...

    def erase(self, kind: str) -> int:
        """Erase a kind for good and return how many rows it were."""
        ...


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """A kind of files below the data folder.

    Attributes:
        kind: Its code.
        place: What is shown as its place.
        find: The files there are now.
        erase: How one is erased; None where the program needs it.
    """

    kind: str
    place: Path
    find: Callable[[], Sequence[Path]]
    erase: Callable[[Path], None] | None


class Storage:
    """Looks through what is stored, and erases what it is told to.

    Slow: call it beside the GUI thread.

    Args:
        paths: Where the program writes.
    """

    def __init__(self, paths: Paths) -> None:
        self._store: KeptStore | None = None
        self._files = {files.kind: files for files in _files(paths)}

    def open(self, store: KeptStore) -> None:
        """Look through a database, too."""
        self._store = store

    def kept(self) -> tuple[Kept, ...]:
        """Return everything that is stored: rows of the database first, then files.

        Raises:
            StorageError: If the database cannot be used.
        """
        rows = self._store.kept() if self._store is not None else ()
        return (*rows, *map(_looked_at, self._files.values()))

    def details(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """Return what there is of a kind: rows, or files with their bytes.

        Raises:
            StorageError: If the database cannot be used.
        """
        files = self._files.get(kind)
        if files is not None:
            return tuple((str(path), str(_size(path))) for path in files.find())
        return self._store.details(kind) if self._store is not None else ()

    def erase(self, kind: str) -> int:
        """Erase a kind for good, nothing else, and return how many it were.

        Raises:
            StorageError: If it could not be erased, or not all of it.
        """
        files = self._files.get(kind)
        if files is None:
            return self._store.erase(kind) if self._store is not None else 0
        found = files.find()
        for path in found:
            _erase(path, files.erase)
        return len(found)


def _erase(path: Path, erase: Callable[[Path], None] | None) -> None:
    try:
        if erase is not None:
            erase(path)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = type(error).__name__
        raise StorageError("db.readonly", path=str(path), reason=reason) from error


def _files(paths: Paths) -> tuple[KeptFiles, ...]:
    def below(folder: Path, pattern: str = "*") -> Callable[[], Sequence[Path]]:
        return lambda: sorted(path for path in folder.glob(pattern) if path.is_file())

    data, logs, cache = paths.data, paths.log.parent, paths.snapshot.parent
    return (
        KeptFiles("database", paths.database, below(data, f"{paths.database.name}*"), None),
        KeptFiles("settings", paths.settings, below(data, f"{paths.settings.name}*"), None),
        KeptFiles("backups", paths.backups, below(paths.backups), Path.unlink),
        KeptFiles("log", logs, below(logs), _emptied),
        KeptFiles("cache", cache, below(cache), Path.unlink),
    )


def _emptied(path: Path) -> None:
    """Empty a file that may be open: the log is written on."""
    path.write_bytes(b"")


def _looked_at(files: KeptFiles) -> Kept:
    found = files.find()
    seen = Kept(files.kind, len(found), place=files.place, erasable=files.erase is not None)
    if not found:
        return seen
    oldest = min(map(_changed, found))
    return replace(seen, since=oldest, size=sum(map(_size, found)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile
        return 0


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return datetime.now(UTC)
