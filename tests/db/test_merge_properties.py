"""Whatever bundles come and whatever the user edits: what the user changed stays."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db.database import open_store
from db.merge import weave
from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, Slot, SlotId, SlotSource, Tone
from replykit.domain.playbook import Playbook, fingerprint
from replykit.domain.rule import Rule, Severity
from replykit.ports import MergeReport

# Shrinking would open thousands of files: remove `phases` to see the smallest failure.
ON_FILES = settings(max_examples=30, deadline=None, phases=(Phase.reuse, Phase.generate))
MARK = "用户写的"
BOOKKEEPING = ("position", "bundle_hash", "bundle_position", "withdrawn")
TEXTS = st.sampled_from(["", "发货", "退货", "{shop}您好", "{time|今天}"])
TAGS = st.lists(st.sampled_from(["jd", "pdd"]), unique=True).map(tuple)
EDITS = {
    "intent": "name_zh",
    "example": "text",
    "phrase": "text",
    "rule": "why",
    "slot": "example",
}
WORDS = (
    "INSERT INTO phrase VALUES"
    " (?, 0, NULL, NULL, 0, ?, ?, '', 'warm', 'draft', '[]', '[]', '[]',"
    " 'answer', '[]', 0, 'team')"
)


def several(make, ids):
    """Return a strategy for some of the ids in any order, each made into something."""
    chosen = st.lists(st.sampled_from(ids), unique=True)
    return chosen.flatmap(lambda keys: st.tuples(*(make(key) for key in keys)))


def an_intent(key):
    examples = st.lists(TEXTS, max_size=3).map(tuple)
    stage = st.sampled_from(Stage)
    return st.builds(Intent, st.just(IntentId(key)), stage, TEXTS, TEXTS, TEXTS, examples)


def phrases_for(intents):
    homes = st.sampled_from([intent.id for intent in intents])

    def a_phrase(key):
        tone, state = st.sampled_from(Tone), st.sampled_from(PhraseState)
        fixed = st.just(PhraseId(key))
        return st.builds(Phrase, fixed, homes, TEXTS, tone, TAGS, TAGS, TEXTS, state)

    return several(a_phrase, [f"p{n}" for n in range(5)])


def a_rule(key):
    severity = st.sampled_from(Severity)
    return st.builds(
        Rule, st.just(key), TEXTS, TEXTS, TEXTS, severity, TAGS, checked=st.booleans()
    )


def a_slot(key):
    source = st.sampled_from(SlotSource)
    return st.builds(Slot, st.just(SlotId(key)), TEXTS, TEXTS, source, TEXTS)


@st.composite
def books(draw):
    intents = draw(several(an_intent, ["a", "b", "c"]))
    book = Playbook(
        intents=intents,
        phrases=draw(phrases_for(intents)) if intents else (),
        rules=draw(several(a_rule, ["R1", "R2", "W1"])),
        slots=draw(several(a_slot, ["shop", "time"])),
    )
    return replace(book, version=fingerprint(book))


edits = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 9)), max_size=6)
"""What the user changes: a table and which of its rows, counted round."""


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """A database without content to copy: making one takes longer than a merge."""
    path = tmp_path_factory.mktemp("blank") / "replykit.db"
    open_store(path, path.parent).close()
    return path


@contextmanager
def bank(blank):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(blank, name))
        with closing(open_store(path, path.parent)) as store:
            yield store, path


def rows_of_the_user(path):
    """Return the user's rows by table and id, without what the merge keeps for itself."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            (table, row["id"]): {k: row[k] for k in {*row.keys()} - {*BOOKKEEPING}}
            for table, column in EDITS.items()
            for row in connection.execute(f'SELECT * FROM "{table}"')
            if row[column].startswith(MARK)
        }


def edit(path, changes):
    """Change rows as a user would, and write a phrase where there is an intent for it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for n, (table, which) in enumerate(changes):
            ids = [row[0] for row in connection.execute(f'SELECT id FROM "{table}" ORDER BY id')]
            if ids:
                change = f'UPDATE "{table}" SET {EDITS[table]} = ? WHERE id = ?'
                connection.execute(change, (f"{MARK}{n}", ids[which % len(ids)]))
        home = connection.execute("SELECT min(id) FROM intent").fetchone()[0]
        [phrases] = connection.execute("SELECT count(*) FROM phrase").fetchone()
        if changes and home is not None:
            connection.execute(WORDS, (f"p0-mine-{phrases}", home, MARK))


@ON_FILES
@given(first=books(), changes=edits, second=books(), later=edits, third=books())
def test_merging_never_changes_what_the_user_changed(blank, first, changes, second, later, third):
    with bank(blank) as (store, path):
        store.merge(first)
        edit(path, changes)
        mine = rows_of_the_user(path)
        store.merge(second)
        assert rows_of_the_user(path) == mine
        edit(path, later)
        mine = rows_of_the_user(path)
        store.merge(third)
        assert rows_of_the_user(path) == mine


@ON_FILES
@given(first=books(), changes=edits, second=books())
def test_merging_twice_is_merging_once(blank, first, changes, second):
    with bank(blank) as (store, path):
        store.merge(first)
        edit(path, changes)
        once = store.merge(replace(second, version="once"))
        book = store.playbook()
        twice = store.merge(replace(second, version="twice"))
        assert twice == MergeReport(kept=once.kept)
        assert store.playbook() == book


@ON_FILES
@given(first=books(), second=books())
def test_an_untouched_bank_is_the_bundle_and_what_it_dropped(blank, first, second):
    with bank(blank) as (store, _path):
        store.merge(first)
        assert store.playbook() == first
        store.merge(second)
        book = store.playbook()
        dropped = {p.id for p in first.phrases} - {p.id for p in second.phrases}
        assert tuple(p for p in book.phrases if p.id not in dropped) == second.phrases
        assert all(p.state is PhraseState.RETIRED for p in book.phrases if p.id in dropped)
        assert (book.intents, book.rules) == (second.intents, second.rules)
        still_named = {s for s in book.slots if s not in second.slots}
        assert tuple(s for s in book.slots if s not in still_named) == second.slots
        words = "".join(p.text for p in book.phrases if p.state is not PhraseState.RETIRED)
        assert all(f"{{{s.id}" in words for s in still_named)


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.permutations("abcdefgh"))
def test_weaving_loses_nothing_keeps_the_base_and_is_idempotent(base, other):
    woven = weave(base, other)
    assert sorted(woven) == sorted({*base, *other})
    assert [key for key in woven if key in base] == base
    assert weave(base, woven) == woven
