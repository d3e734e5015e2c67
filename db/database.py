"""Front door: open the user's database, and the store on it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.backup import back_up
from db.drives import network_drive
from db.editing import apply_edits
from db.engine import IMMEDIATE, open_engine
from db.faults import damaged, storage_faults
from db.favourites import SqlFavouriteStore
from db.kept import SqlKept
from db.learning import SqlLearningStore
from db.merge import merge_bundle
from db.models import MERGED, REVISION, MetaRow, PhraseRow, UsageRow
from db.reading import read_playbook
from db.schema import CURRENT, Schema, refuse_newer, revision, upgrade
from db.shift import SqlShiftStore
from replykit.domain.edit import BankEdit
from replykit.domain.phrase import PhraseId
from replykit.domain.playbook import Playbook, fingerprint
from replykit.errors import StorageError
from replykit.ports import MergeReport

BUSY_MS = 2000
"""How long to wait for another process to finish writing, in milliseconds."""

RETRY_S = 0.01
"""Pause between tries where SQLite itself does not wait, in seconds."""


def utc_now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def open_store(
    path: Path,
    backups: Path,
    *,
    schema: Schema = CURRENT,
    busy_ms: int = BUSY_MS,
    now: Callable[[], datetime] = utc_now,
    drive: Callable[[Path], str | None] = network_drive,
) -> SqlBankStore:
    """Open the database, made if it is missing and migrated if it is old.

    Args:
        path: The file. What this makes, file or folder, only its owner can read.
        backups: The folder for copies of an old file, made before its migration.
        schema: The tables wanted.
        busy_ms: How long to wait for another process, in milliseconds.
        now: The clock, with a time zone.
        drive: Names the kind of network drive a path is on, None for a local one.

    Raises:
        StorageError: If the database cannot be used. The file is then as it was before.
    """
    kind = drive(path)
    if kind is not None:
        raise StorageError("db.network_drive", path=str(path), reason=kind)
    with storage_faults(path):
        _make_private(path)
        engine = open_engine(path, busy_ms, foreign_keys=False)
        try:
            copy = partial(back_up, path, backups, now())
            _bring_up_to_date(engine, path, schema, busy_ms, copy)
        finally:
            engine.dispose()
    return SqlBankStore(open_engine(path, busy_ms), path, now)


class SqlBankStore:
    """`replykit.ports.BankStore` on one SQLite file, with the file's other stores beside it."""

    def __init__(self, engine: Engine, path: Path, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**IMMEDIATE)
        self._path = path
        self._now = now
        self._seen = ""
        self.shifts = SqlShiftStore(engine, path)
        self.learning = SqlLearningStore(engine, path)
        self.kept = SqlKept(engine, path)
        self.favourites = SqlFavouriteStore(engine, path, now)

    @property
    def seen(self) -> str:
        """The revision of the bank as it is known here; "" while it is not."""
        return self._seen

    def follow(self, revision: str) -> None:
        """Take the bank of a revision as known: it was kept by a cache."""
        self._seen = revision

    def merge(self, bundle: Playbook) -> MergeReport:
        """Bring the bundled bank in without touching what the user changed.

        A bundle of the version merged last is not looked at any further. Before another one
        is merged the file is checked for damage, lest writing make it worse.

        Raises:
            StorageError: If the database cannot be used; nothing was merged.
        """
        version = bundle.version or fingerprint(bundle)
        if self.merged_version() == version:
            return MergeReport()
        with self._transaction(self._engine) as session:
            check = session.connection().exec_driver_sql("PRAGMA quick_check(1)")
            if check.scalar_one() != "ok":
                raise damaged(self._path, "quick_check")
        with self._transaction(self._writer) as session:
            report = merge_bundle(session, bundle)
            session.merge(MetaRow(key=MERGED, value=version))
            session.merge(MetaRow(key=REVISION, value=str(uuid4())))
        return report

    def merged_version(self) -> str:
        """Return the version of the bundle merged last, "" before the first merge.

        Raises:
            StorageError: If the database cannot be used.
        """
        with self._transaction(self._engine) as session:
            merged = session.get(MetaRow, MERGED)
            return merged.value if merged is not None else ""

    def revision(self) -> str:
        """Return a token that changes with every change of the bank's content.

        Raises:
            StorageError: If the database cannot be used.
        """
        with self._transaction(self._engine) as session:
            return _revision(session)

    def playbook(self) -> Playbook:
        """Return the user's bank as it is now; its version is the fingerprint of its content.

        Raises:
            StorageError: If the database cannot be used, or holds what no ReplyKit wrote.
        """
        self._seen = ""
        try:
            with self._transaction(self._engine) as session:
                seen, book = _revision(session), read_playbook(session)
        except (ValueError, TypeError) as error:
            raise damaged(self._path, "unknown value in a row") from error
        self._seen = seen
        return book

    def phrase_ids(self) -> frozenset[str]:
        """Return the keys of all phrases, also of those below intents taken out of use.

        Raises:
            StorageError: If the database cannot be used.
        """
        with self._transaction(self._engine) as session:
            return frozenset(session.scalars(select(PhraseRow.id)))

    def apply(self, edits: Sequence[BankEdit]) -> bool:
        """Do some edits in their order, all of them or none.

        Returns:
            Whether the bank was as it is known here: no other process wrote meanwhile.

        Raises:
            EditConflictError: If an edit does not fit what stands in the bank.
            StorageError: If the database cannot be used.
        """
        if not edits:
            return True
        revision = str(uuid4())
        try:
            with self._transaction(self._writer) as session:
                known = _revision(session) == self._seen
                apply_edits(session, edits)
                session.merge(MetaRow(key=REVISION, value=revision))
        except (ValueError, TypeError) as error:
            raise damaged(self._path, "unknown value in a row") from error
        if known:
            self._seen = revision
        return known

    def uses(self) -> Mapping[PhraseId, int]:
        """Return how often each phrase was copied; phrases never copied are left out.

        Raises:
            StorageError: If the database cannot be used.
        """
        count = select(UsageRow.phrase, func.count()).group_by(UsageRow.phrase)
        with self._transaction(self._engine) as session:
            return {PhraseId(phrase): uses for phrase, uses in session.execute(count)}

    def count_use(self, phrase: PhraseId) -> None:
        """Add one copy of a phrase, known to the bank or not.

        Raises:
            StorageError: If the database cannot be used; nothing was counted.
        """
        with self._transaction(self._writer) as session:
            session.add(UsageRow(id=uuid4(), phrase=phrase, at=self._now()))

    def uncount_use(self, phrase: PhraseId) -> None:
        """Take the latest copy of a phrase back, if there is one.

        Raises:
            StorageError: If the database cannot be used; the count is as it was.
        """
        ours = select(UsageRow).where(UsageRow.phrase == phrase)
        with self._transaction(self._writer) as session:
            latest = session.scalars(ours.order_by(UsageRow.at.desc()).limit(1)).first()
            if latest is not None:
                session.delete(latest)

    def close(self) -> None:
        """Let go of the database file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with storage_faults(self._path), Session(engine) as session, session.begin():
            yield session


def _revision(session: Session) -> str:
    row = session.get(MetaRow, REVISION)
    return row.value if row is not None else ""


def _make_private(path: Path) -> None:
    """Make sure that folder and file exist; what is made here only its owner can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(PermissionError):  # somebody else's file: usable all the same
            path.chmod(0o600)


def _bring_up_to_date(
    engine: Engine, path: Path, schema: Schema, busy_ms: int, copy: Callable[[], object]
) -> None:
    """Migrate what is old, refuse what is new; also proves that the file can be written."""
    with engine.connect() as connection:
        refuse_newer(revision(connection, path), schema, path)
    _keep_a_log(engine, busy_ms)
    with engine.execution_options(**IMMEDIATE).connect() as connection:
        upgrade(connection, schema, path, copy)


def _keep_a_log(engine: Engine, busy_ms: int) -> None:
    """Switch to write-ahead logging; SQLite itself does not wait while another process does."""
    raw = engine.raw_connection()
    latest = time.monotonic() + busy_ms / 1000
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > latest:
                    raise
                time.sleep(RETRY_S)
            else:
                return
    finally:
        raw.close()
