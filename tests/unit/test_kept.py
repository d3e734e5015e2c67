import pytest

from replykit.errors import StorageError
from replykit.services.kept import Kept, Storage
from replykit.settings import Paths


class FakeKept:
    def __init__(self):
        self.erased = []

    def kept(self):
        return (Kept("uses", 3),)

    def details(self, kind):
        return ((kind, "1"),)

    def erase(self, kind):
        self.erased.append(kind)
        return 3


@pytest.fixture
def paths(tmp_path):
    paths = Paths(tmp_path)
    for path in (paths.settings, paths.database, paths.log, paths.snapshot):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12345", encoding="utf-8")
    paths.backups.mkdir()
    (paths.backups / "old.db").write_text("old", encoding="utf-8")
    return paths


@pytest.fixture
def storage(paths):
    return Storage(paths)


def by_kind(storage):
    return {item.kind: item for item in storage.kept()}


def test_files_are_listed_with_their_places_and_sizes(storage, paths):
    kept = by_kind(storage)
    assert list(kept) == ["database", "settings", "backups", "log", "cache"]
    assert (kept["log"].count, kept["log"].size, kept["log"].place) == (1, 5, paths.log.parent)
    assert kept["log"].since is not None
    assert storage.details("backups") == ((str(paths.backups / "old.db"), "3"),)


def test_rows_stand_before_files_once_the_database_is_open(storage):
    storage.open(FakeKept())
    assert next(iter(by_kind(storage))) == "uses"
    assert storage.details("uses") == (("uses", "1"),)


def test_a_machine_with_nothing_stored_says_so(tmp_path):
    kept = Storage(Paths(tmp_path / "none")).kept()
    assert {item.count for item in kept} == {0}
    assert {item.since for item in kept} == {None}


def test_erasing_files_leaves_the_others(storage, paths):
    assert storage.erase("backups") == 1
    assert storage.erase("cache") == 1
    assert by_kind(storage)["backups"].count == 0
    assert paths.database.exists()
    assert paths.settings.exists()


def test_the_log_is_emptied_and_written_on(storage, paths):
    with paths.log.open("a", encoding="utf-8") as log:
        storage.erase("log")
        log.write("on")
    assert paths.log.read_text(encoding="utf-8") == "on"


def test_what_the_program_needs_is_not_erased(storage, paths):
    for kind in ("database", "settings"):
        assert not by_kind(storage)[kind].erasable
        storage.erase(kind)
    assert paths.database.exists()
    assert paths.settings.exists()


def test_rows_are_erased_by_the_database(storage):
    assert storage.erase("uses") == 0
    store = FakeKept()
    storage.open(store)
    assert storage.erase("uses") == 3
    assert store.erased == ["uses"]


def test_a_file_that_cannot_be_erased_is_said(storage, paths, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("replykit.services.kept._emptied", refuse)
    with pytest.raises(StorageError, match=r"db\.readonly"):
        Storage(paths).erase("log")
