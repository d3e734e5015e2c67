"""One way to open the database file."""

from __future__ import annotations

import json
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event

IMMEDIATE = {"replykit_immediate": True}
"""Execution option: take the write lock at once, so that a reader never has to become a writer."""


def open_engine(path: Path, busy_ms: int, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for an existing file; it connects at first use.

    Args:
        path: The file.
        busy_ms: How long to wait for another process to finish writing, in milliseconds.
        foreign_keys: Whether references are enforced. Migrations must switch it off: to change
            a table they copy and drop it, which would delete the rows that refer to it.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        json_serializer=json.JSONEncoder(ensure_ascii=False).encode,
    )

    @event.listens_for(engine, "connect")
    def configure(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not guess where BEGIN belongs
        connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().keys() & IMMEDIATE.keys()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine
