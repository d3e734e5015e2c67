"""From an older file to today's, with a copy first, or not at all."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import open_engine
from db.models import Base
from db.schema import CURRENT, SCRIPTS, Schema
from replykit.errors import StorageError

NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)

STEP = """
from alembic import op
import sqlalchemy as sa

revision = "{revision}"
down_revision = "{down}"


def upgrade():
    op.add_column("meta", sa.Column("extra_{revision}", sa.String(), nullable=True))
    with op.batch_alter_table("intent") as batch:  # copies the table and drops the old one
        batch.alter_column("definition", existing_type=sa.String(), nullable=True)
    {more}
"""


@pytest.fixture
def schema_with(tmp_path):
    """A schema with one more migration behind the last, ending in a given statement."""

    def make(more="pass", revision="next", down=CURRENT.head):
        folder = tmp_path / f"versions {revision} 100%"
        folder.mkdir()
        step = STEP.format(revision=revision, down=down, more=more)
        (folder / f"{revision}_step.py").write_text(step)
        return Schema(revision, (*CURRENT.versions, folder))

    return make


@pytest.fixture
def old(open_bank, bundle):
    """A closed database of today with the bundle and a use in it."""
    store = open_bank()
    store.merge(bundle)
    store.count_use(bundle.phrases[0].id)
    store.close()


def test_the_migrated_tables_are_those_of_the_models(open_bank, path):
    open_bank()
    engine = open_engine(path, 50)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_known_head_is_the_last_script():
    scripts = ScriptDirectory(str(SCRIPTS))
    assert scripts.get_heads() == [CURRENT.head]


def test_a_new_file_needs_no_copy(open_bank, backups):
    open_bank()
    assert not backups.exists()


def test_a_file_of_today_needs_no_copy(old, open_bank, backups):
    open_bank()
    assert not backups.exists()


def test_an_old_file_is_copied_then_migrated(old, open_bank, sql, bundle, backups, schema_with):
    store = open_bank(schema=schema_with(), now=lambda: NOON)

    [copy] = backups.iterdir()
    assert copy.name == "replykit-20300102T120000000000Z.db"
    with closing(sqlite3.connect(copy)) as connection:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert version == (CURRENT.head,)
        assert connection.execute("SELECT count(*) FROM phrase").fetchone() == (3,)
    assert sql("SELECT version_num FROM alembic_version") == [{"version_num": "next"}]
    assert store.playbook() == bundle
    assert store.uses() == {bundle.phrases[0].id: 1}


def test_a_copy_is_a_whole_database_that_opens(old, open_bank, backups, bundle, path, schema_with):
    open_bank(schema=schema_with()).close()
    [copy] = backups.iterdir()
    copy.replace(path)
    assert open_bank().playbook() == bundle


def test_only_the_owner_can_read_the_copies(old, open_bank, backups, schema_with):
    open_bank(schema=schema_with())
    [copy] = backups.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700


def test_the_copy_holds_what_is_still_in_the_log(old, path, open_bank, backups, schema_with):
    with closing(sqlite3.connect(path)) as reader:  # keeps the log from being emptied
        reader.execute("SELECT * FROM meta").fetchall()
        store = open_bank()
        store.count_use("late")
        store.close()
        open_bank(schema=schema_with())
    [copy] = backups.iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        uses = connection.execute("SELECT phrase FROM usage ORDER BY at").fetchall()
    assert uses == [("ship-1",), ("late",)]


def test_the_last_three_copies_are_kept(old, open_bank, backups, schema_with):
    backups.mkdir()
    (backups / "notes.txt").write_text("not ours")
    schema = CURRENT
    for day in range(5):
        new = schema_with(revision=f"step{day}", down=schema.head)
        schema = Schema(new.head, (*schema.versions, *new.versions[-1:]))
        open_bank(schema=schema, now=lambda day=day: NOON + timedelta(days=day)).close()
    names = sorted(p.name for p in backups.iterdir())
    stamps = ("20300104", "20300105", "20300106")
    assert names == ["notes.txt", *(f"replykit-{s}T120000000000Z.db" for s in stamps)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old, open_bank, path, bundle, schema_with
):
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        open_bank(schema=schema_with("1 / 0"))
    assert path.read_bytes() == before
    assert open_bank().playbook() == bundle


def test_a_migration_that_breaks_a_reference_leaves_the_file_as_it_was(
    old, open_bank, path, schema_with
):
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_bank(schema=schema_with('op.execute("DELETE FROM intent")'))
    assert caught.value.code == "db.corrupt"
    assert path.read_bytes() == before


def test_without_a_copy_there_is_no_migration(old, open_bank, path, backups, schema_with):
    backups.write_text("a file where the folder should be")
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_bank(schema=schema_with())
    assert caught.value.code == "db.unavailable"
    assert path.read_bytes() == before


def test_a_copy_that_fails_leaves_nothing_half(old, open_bank, path, sql, backups, schema_with):
    [page] = sql("SELECT rootpage AS root FROM sqlite_master WHERE name = 'phrase'")
    [size] = sql("PRAGMA page_size")
    whole = bytearray(path.read_bytes())
    end = page["root"] * size["page_size"]
    whole[end - size["page_size"] : end] = b"\x5a" * size["page_size"]
    path.write_bytes(whole)
    with pytest.raises(StorageError) as caught:
        open_bank(schema=schema_with())
    assert caught.value.code == "db.corrupt"
    assert list(backups.iterdir()) == []
    assert path.read_bytes() == bytes(whole)


def test_a_migrated_file_is_too_new_for_the_old_program(old, open_bank, path, schema_with):
    open_bank(schema=schema_with()).close()
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_bank()
    assert caught.value.code == "db.too_new"
    assert caught.value.params["found"] == "next"
    assert caught.value.params["supported"] == CURRENT.head
    assert path.read_bytes() == before
