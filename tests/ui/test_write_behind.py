import pytest

from replykit.errors import StorageError
from ui.tasks import TaskRunner
from ui.write_behind import WriteBehind


class FakeTasks:
    """Work that is done when a test says so."""

    def __init__(self):
        self.given = []

    def submit(self, work, *, done, failed):
        self.given.append((work, done, failed))

    def do_next(self):
        work, done, failed = self.given.pop(0)
        try:
            result = work()
        except StorageError as error:
            failed(error)
        else:
            done(result)


@pytest.fixture
def tasks():
    return FakeTasks()


@pytest.fixture
def told():
    return []


@pytest.fixture
def writes(tasks, told):
    return WriteBehind(tasks, told.append)


def put(item):
    return lambda store: store.append(item)


def refuse(_store):
    raise StorageError("db.full")


def test_what_comes_while_something_is_written_follows_in_its_order(writes, tasks):
    store = []
    writes.open(store)
    for item in "abc":
        writes.write(put(item))
    tasks.do_next()
    tasks.do_next()
    assert store == ["a", "b", "c"]
    assert (writes.waiting, tasks.given) == (0, [])


def test_what_is_refused_waits_for_the_next_and_is_told_once(writes, tasks, told):
    store = []
    writes.open(store)
    refusals = iter([True, True, False])
    writes.write(lambda s: refuse(s) if next(refusals) else s.append("a"))
    tasks.do_next()
    writes.write(put("b"))
    tasks.do_next()
    writes.write(put("c"))
    tasks.do_next()
    assert store == ["a", "b", "c"]
    assert [error.code for error in told] == ["db.full"]


def test_what_is_dropped_is_never_written_and_nothing_else_is_lost(writes, tasks):
    store = []
    writes.open(store)
    writes.write(put("under way"), "corrections")
    writes.write(put("dropped"), "corrections")
    writes.write(put("kept"), "examples")
    writes.drop("corrections")
    writes.write(put("later"), "corrections")
    while tasks.given:
        tasks.do_next()
    assert store == ["under way", "kept", "later"]
    assert writes.waiting == 0


def test_a_fault_of_ours_is_no_news_for_the_user(writes, tasks):
    writes.open([])
    writes.write(lambda store: store.no_such_thing())
    with pytest.raises(AttributeError):
        tasks.do_next()


def test_nothing_is_read_while_no_store_is_open(qapp):
    runner = TaskRunner()
    WriteBehind(runner, print).read(lambda store: pytest.fail("read"), print)
    assert runner.shut_down()
