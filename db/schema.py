"""Which tables the file has, and how it gets those of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, column, inspect, select, table

from db.faults import damaged
from db.models import Base
from replykit.errors import StorageError

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).with_name("migrations")
"""Alembic's folder; beside this file in a checkout, an installation and a frozen program."""

_VERSION = table("alembic_version", column("version_num", String))


@dataclass(frozen=True, slots=True)
class Schema:
    """A chain of migrations.

    Attributes:
        head: The last revision. Known without Alembic, whose import takes half as long as the
            ORM's and is needed only when there is something to migrate.
        versions: The folders with the revisions.
    """

    head: str
    versions: tuple[Path, ...]


CURRENT = Schema("0005", (SCRIPTS / "versions",))
"""What this program reads and writes."""


def revision(connection: Connection, path: Path) -> str | None:
    """Return the revision a file is at, None for a new file.

    Raises:
        StorageError: ``db.corrupt`` if the file has tables, but not ours.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if _VERSION.name not in tables:
        raise damaged(path, "not a ReplyKit database")
    found = connection.scalars(select(_VERSION.c.version_num)).all()
    if len(found) != 1:
        raise damaged(path, "no single version")
    return str(found[0])


def refuse_newer(found: str | None, schema: Schema, path: Path) -> None:
    """Do nothing for a revision this program knows.

    Raises:
        StorageError: ``db.too_new`` if it does not know it.
    """
    if found not in (None, schema.head) and found not in _known(schema):
        raise StorageError("db.too_new", path=str(path), found=found, supported=schema.head)


def upgrade(
    connection: Connection, schema: Schema, path: Path, back_up: Callable[[], object]
) -> None:
    """Bring a file to the head; commits if there was something to do.

    A file that is at the head already is only proved to be writable, and not changed by it.

    Args:
        connection: Begins its transactions with the write lock, foreign keys off.
        schema: Where to.
        path: The file, for messages.
        back_up: Called before the first change to a file that has something in it.

    Raises:
        StorageError: ``db.corrupt`` if tables are missing or rows refer to nothing.
    """
    found = revision(connection, path)
    if found == schema.head:
        _check_tables(connection, path)
        # BEGIN IMMEDIATE alone succeeds on a read-only file in WAL mode.
        connection.execute(_VERSION.update().values(version_num=found))
        connection.rollback()
        return
    from alembic import command  # noqa: PLC0415 (slow, see Schema.head)

    if found is not None:
        back_up()
    config = _config(schema)
    config.attributes["connection"] = connection
    command.upgrade(config, schema.head)
    _check_tables(connection, path)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise damaged(path, "rows refer to nothing")
    connection.commit()


def _check_tables(connection: Connection, path: Path) -> None:
    missing = Base.metadata.tables.keys() - set(inspect(connection).get_table_names())
    if missing:
        raise damaged(path, f"no table {', '.join(sorted(missing))}")


def _known(schema: Schema) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (slow, see Schema.head)

    scripts = ScriptDirectory.from_config(_config(schema))
    return {script.revision for script in scripts.walk_revisions()}


def _config(schema: Schema) -> Config:
    from alembic.config import Config  # noqa: PLC0415 (slow, see Schema.head)

    config = Config()
    config.set_main_option("script_location", _escaped(SCRIPTS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_escaped, schema.versions)))
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")  # Alembic reads its options as a configparser does
