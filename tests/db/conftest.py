"""Real SQLite files, a small bank, and a user who edits it behind the program's back."""

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from db.database import open_store
from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseId, Slot, SlotId, SlotSource, Tone
from replykit.domain.playbook import Playbook, fingerprint
from replykit.domain.rule import Rule, Severity

NOBODY = 65534


def stamped(book):
    """Return the book with the version its loader would give it."""
    return replace(book, version=fingerprint(book))


@pytest.fixture
def bundle():
    shipping, returns = IntentId("shipping"), IntentId("returns")
    return stamped(
        Playbook(
            intents=(
                Intent(
                    shipping, Stage.INSALE, "催发货", "Ship", "问发货", ("啥时候发货", "发了没")
                ),
                Intent(returns, Stage.AFTERSALE, "退货", "Return", "要退货", ("我要退", "怎么退")),
            ),
            phrases=(
                Phrase(PhraseId("ship-1"), shipping, "亲，{time}前发出哦", Tone.WARM, ("jd",)),
                Phrase(
                    PhraseId("ship-2"), shipping, "您好，今天发出", manual=("M1",), note="准时"
                ),
                Phrase(PhraseId("return-1"), returns, "您好，可以退的"),
            ),
            rules=(
                Rule(
                    "R01", "站外", "加微信", "Contact", Severity.BLOCK, phrases=("加微信", "v信")
                ),
                Rule("W01", "用语", "你", "You", Severity.HINT, unless=("你好",), checked=False),
            ),
            slots=(
                Slot(SlotId("time"), "时间", "Time", SlotSource.ASK, "18点"),
                Slot(SlotId("shop"), "店铺名", "Shop", SlotSource.PROFILE, "云朵小铺"),
            ),
        )
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "replykit.db"


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "home" / "backups"


@pytest.fixture
def open_bank(path, backups):
    """Open stores that are closed after the test, whatever happens."""
    stores = []

    def open_one(**how):
        stores.append(open_store(path, backups, **{"busy_ms": 50, **how}))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def sql(path):
    """Run one statement on the file from outside, as another tool would; return its rows."""

    def run(statement, *values):
        with closing(sqlite3.connect(path, timeout=0)) as connection, connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values)]

    return run


@pytest.fixture
def unprivileged():
    """A folder, and a block in which file permissions bind even a test run by root."""

    @contextmanager
    def as_nobody():
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder, as_nobody
        folder.chmod(0o700)


@pytest.fixture
def newer(bundle):
    """Return the bundle with some phrases replaced by others, as a later version of it."""

    def make(**parts):
        return stamped(replace(bundle, **parts))

    return make
