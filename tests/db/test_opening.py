"""Every way a database file can be unusable, and that none of them costs the file."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from db.database import open_store
from replykit.domain.phrase import PhraseId
from replykit.domain.playbook import Playbook
from replykit.errors import CODES, StorageError

ROOT = Path(__file__).parents[2]


def code_of(call, *arguments, **how):
    with pytest.raises(StorageError) as caught:
        call(*arguments, **how)
    assert caught.value.code in CODES
    assert caught.value.params["path"].endswith("replykit.db")
    return caught.value.code


def everything_in(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def merged(open_bank, bundle, path):
    """The path of a closed database with the bundle in it."""
    store = open_bank()
    store.merge(bundle)
    store.close()
    return path


@pytest.fixture
def writer(merged):
    """Another process in the middle of writing."""
    with closing(sqlite3.connect(merged, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield connection


@pytest.fixture
def pragma():
    """Set a pragma on every connection made from now on, as a state of the disk would act."""
    listeners = []

    def set_one(setting):
        def listener(connection, _record):
            connection.execute(f"PRAGMA {setting}")

        event.listen(Engine, "connect", listener)
        listeners.append(listener)

    yield set_one
    for listener in listeners:
        event.remove(Engine, "connect", listener)


def test_a_missing_file_is_made_with_its_folder(open_bank, path):
    assert open_bank().playbook().phrases == ()
    assert path.is_file()


def test_an_empty_file_is_a_new_database(open_bank, path, bundle):
    path.parent.mkdir()
    path.touch()
    store = open_bank()
    store.merge(bundle)
    assert store.playbook() == bundle


def test_what_was_stored_is_there_after_reopening(open_bank, merged, bundle):
    assert open_bank().playbook() == bundle


def test_only_the_owner_can_read_folder_and_files(open_bank, path, bundle):
    before = os.umask(0)
    try:
        open_bank().merge(bundle)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    assert modes == dict.fromkeys(("replykit.db", "replykit.db-shm", "replykit.db-wal"), 0o600)


def test_a_file_that_others_could_read_is_made_private(open_bank, merged):
    merged.chmod(0o644)
    open_bank()
    assert stat.S_IMODE(merged.stat().st_mode) == 0o600


def test_the_folder_of_the_user_keeps_its_permissions(open_bank, path):
    path.parent.mkdir(mode=0o755)
    open_bank()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


def test_the_journal_is_a_write_ahead_log(open_bank, sql):
    open_bank()
    assert sql("PRAGMA journal_mode") == [{"journal_mode": "wal"}]


def test_awkward_characters_in_the_path_are_just_characters(tmp_path, bundle):
    path = tmp_path / "客服 100%?#;&" / "a b:replykit.db"
    store = open_store(path, tmp_path / "backups")
    store.merge(bundle)
    store.close()
    assert path.is_file()


def test_a_file_in_the_place_of_the_folder_is_unavailable(open_bank, path):
    path.parent.write_text("no folder")
    assert code_of(open_bank) == "db.unavailable"
    assert path.parent.read_text() == "no folder"


def test_a_folder_in_the_place_of_the_file_is_unavailable(open_bank, path):
    path.mkdir(parents=True)
    assert code_of(open_bank) == "db.unavailable"
    assert path.is_dir()


def test_a_folder_that_cannot_be_made_is_unavailable(unprivileged):
    folder, as_nobody = unprivileged
    folder.chmod(0o500)
    with as_nobody():
        path = folder / "home" / "replykit.db"
        assert code_of(open_store, path, folder / "backups") == "db.unavailable"


def test_a_folder_that_cannot_be_written_is_read_only(unprivileged):
    folder, as_nobody = unprivileged
    folder.chmod(0o500)
    with as_nobody():
        assert code_of(open_store, folder / "replykit.db", folder) == "db.readonly"


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o700, 0o400), (0o500, 0o600)])
def test_a_database_that_cannot_be_written_is_read_only(
    unprivileged, bundle, folder_mode, file_mode
):
    folder, as_nobody = unprivileged
    path = folder / "replykit.db"
    with as_nobody():
        store = open_store(path, folder)
        store.merge(bundle)
        store.close()
        before = path.read_bytes()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        assert code_of(open_store, path, folder) == "db.readonly"
        assert path.read_bytes() == before


def test_a_database_that_becomes_read_only_is_still_read(open_bank, bundle, merged, newer, pragma):
    store = open_bank()
    pragma("query_only = ON")
    assert code_of(store.merge, newer(phrases=())) == "db.readonly"
    assert code_of(store.count_use, bundle.phrases[0].id) == "db.readonly"
    assert store.playbook() == bundle
    assert store.uses() == {}


def test_a_database_another_process_writes_is_locked(open_bank, merged, writer):
    before = merged.read_bytes()
    assert code_of(open_bank) == "db.locked"
    assert merged.read_bytes() == before


def test_a_database_locked_for_good_is_locked(open_bank, merged):
    with closing(sqlite3.connect(merged, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        assert code_of(open_bank) == "db.locked"


def test_a_new_file_another_process_holds_is_locked(open_bank, path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert code_of(open_bank) == "db.locked"


def test_while_another_process_writes_the_bank_is_read_but_not_written(
    open_bank, path, bundle, newer
):
    store = open_bank()
    store.merge(bundle)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert store.playbook() == bundle
        assert store.merge(bundle) == store.merge(bundle)  # nothing to write
        assert code_of(store.merge, newer(phrases=())) == "db.locked"
        assert code_of(store.count_use, bundle.phrases[0].id) == "db.locked"
    store.count_use(bundle.phrases[0].id)
    assert store.playbook() == bundle
    assert store.uses() == {bundle.phrases[0].id: 1}


def test_a_merge_holds_the_write_lock_from_its_first_look_at_the_bank(
    open_bank, path, bundle, newer
):
    store = open_bank()
    store.merge(bundle)
    outcomes = []

    def write_meanwhile(_connection, _cursor, statement, *_rest):
        if statement.startswith("SELECT phrase."):
            with closing(sqlite3.connect(path, timeout=0)) as other, other:
                try:
                    other.execute("UPDATE phrase SET text = 'meanwhile'")
                except sqlite3.OperationalError as error:
                    outcomes.append(error.sqlite_errorname)

    event.listen(Engine, "before_cursor_execute", write_meanwhile)
    try:
        assert store.merge(newer(phrases=bundle.phrases[1:])).kept == 0
    finally:
        event.remove(Engine, "before_cursor_execute", write_meanwhile)
    assert outcomes == ["SQLITE_BUSY"]


def test_a_full_disk_stops_a_merge_and_loses_nothing(open_bank, path, bundle, pragma, newer):
    store = open_bank()
    store.merge(bundle)
    store.close()
    pragma(f"max_page_count = {path.stat().st_size // 4096 + 1}")
    store = open_bank()
    phrase = replace(bundle.phrases[0], text="长" * 200)
    many = [replace(phrase, id=PhraseId(f"new-{n}")) for n in range(300)]
    assert code_of(store.merge, newer(phrases=many)) == "db.full"
    assert store.playbook() == bundle


def test_a_full_disk_stops_the_making_of_a_database(open_bank, path, pragma):
    pragma("max_page_count = 3")
    assert code_of(open_bank) == "db.full"


@pytest.mark.parametrize("junk", [b"hi", b"no database at all", os.urandom(70_000)])
def test_what_is_no_database_is_left_as_it_is(open_bank, path, junk):
    path.parent.mkdir()
    path.write_bytes(junk)
    assert code_of(open_bank) == "db.corrupt"
    assert everything_in(path.parent) == {Path("replykit.db"): junk}


@pytest.mark.parametrize("kept", [50, 4096, 20_000])
def test_a_truncated_database_is_left_as_it_is(open_bank, merged, kept):
    whole = merged.read_bytes()
    merged.write_bytes(whole[:kept])
    assert code_of(open_bank) == "db.corrupt"
    assert merged.read_bytes() == whole[:kept]


def test_damage_inside_is_found_when_it_is_read(open_bank, merged, bundle):
    whole = bytearray(merged.read_bytes())
    whole[4096 * 2 :] = b"\x5a" * (len(whole) - 4096 * 2)
    merged.write_bytes(whole)

    def use_it():
        store = open_bank()
        store.playbook()

    assert code_of(use_it) == "db.corrupt"
    assert merged.read_bytes() == bytes(whole)


def test_damage_nobody_reads_is_found_before_a_merge(open_bank, merged, newer, sql):
    [index] = sql("SELECT rootpage FROM sqlite_master WHERE name = 'ix_usage_phrase'")
    broken = bytearray(merged.read_bytes())
    start = 4096 * (index["rootpage"] - 1)
    broken[start : start + 4096] = b"\x5a" * 4096
    merged.write_bytes(broken)
    store = open_bank()
    assert code_of(store.merge, newer(phrases=())) == "db.corrupt"
    store.close()
    assert merged.read_bytes() == bytes(broken)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE phrase SET tone = 'angry'",
        "UPDATE phrase SET manual = '[\"M1'",
        "UPDATE phrase SET manual = 'null'",
        "UPDATE phrase SET text = CAST(x'ff' AS TEXT)",
        "UPDATE intent SET stage = ''",
        "UPDATE rule SET severity = 'fatal'",
        "UPDATE slot SET source = 'dream'",
    ],
)
def test_a_value_no_replykit_wrote_is_damage(open_bank, bundle, sql, damage):
    store = open_bank()
    store.merge(bundle)
    sql(damage)
    assert code_of(store.playbook) == "db.corrupt"


def test_the_database_of_another_program_is_left_as_it_is(open_bank, path, sql):
    path.parent.mkdir()
    sql("CREATE TABLE their_data (x)")
    before = path.read_bytes()
    assert code_of(open_bank) == "db.corrupt"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage", ["DELETE FROM alembic_version", "DROP TABLE usage", "DROP TABLE alembic_version"]
)
def test_a_database_without_some_of_its_tables_is_damaged(open_bank, merged, sql, damage):
    sql(damage)
    before = merged.read_bytes()
    assert code_of(open_bank) == "db.corrupt"
    assert merged.read_bytes() == before


def test_a_database_of_a_newer_program_is_refused_untouched(open_bank, merged, sql, backups):
    sql("UPDATE alembic_version SET version_num = '9999'")
    sql("PRAGMA journal_mode = DELETE")
    before = everything_in(merged.parent)
    assert code_of(open_bank) == "db.too_new"
    assert everything_in(merged.parent) == before


def test_a_network_drive_is_refused_before_anything_is_made(open_bank, path):
    assert code_of(open_bank, drive=lambda _path: "nfs4") == "db.network_drive"
    assert not path.parent.exists()


def test_an_error_of_ours_is_not_blamed_on_the_database(open_bank, bundle):
    [orphan, *_] = bundle.phrases
    with pytest.raises(Exception, match="FOREIGN KEY") as caught:
        open_bank().merge(Playbook(phrases=(replace(orphan, intent="nowhere"),)))
    assert not isinstance(caught.value, StorageError)


def test_several_programs_started_at_once_share_one_database(path, backups, bundle):
    program = (
        "import sys; from pathlib import Path; from db.database import open_store;"
        "print('ready', flush=True); sys.stdin.readline();"
        "s = open_store(Path(sys.argv[1]), Path(sys.argv[2]), busy_ms=20_000);"
        "s.count_use('ship-1'); s.close()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    running = [
        subprocess.Popen([sys.executable, "-c", program, path, backups], **pipes) for _ in range(3)
    ]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=60)
    assert [one.returncode for one in running] == [0, 0, 0]
    with closing(open_store(path, backups)) as store:
        assert store.uses() == {"ship-1": 3}
    assert not backups.exists()
