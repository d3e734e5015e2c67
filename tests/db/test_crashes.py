"""Killed in the middle of writing, the file is what it was before."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

DIE = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from db.database import open_store
from replykit.domain.playbook import Playbook

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.strip().startswith(sys.argv[2]):
        os._exit(42)

path = Path(sys.argv[1])
store = open_store(path, path.parent)
store.count_use("before")
store.merge(Playbook(version="next"))
"""


def run_and_die(path, statement):
    done = subprocess.run(
        [sys.executable, "-c", DIE, path, statement], cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 42


@pytest.mark.parametrize("statement", ["UPDATE phrase", "UPDATE example", "UPDATE meta"])
def test_a_merge_cut_short_did_not_happen(open_bank, path, bundle, statement):
    store = open_bank()
    store.merge(bundle)
    store.close()
    run_and_die(path, statement)
    store = open_bank()
    assert store.playbook() == bundle
    assert store.uses() == {"before": 1}


def test_a_use_cut_short_was_not_counted(open_bank, path, bundle):
    store = open_bank()
    store.merge(bundle)
    store.close()
    run_and_die(path, "INSERT INTO usage")
    store = open_bank()
    assert store.uses() == {}
    assert store.playbook() == bundle


@pytest.mark.parametrize("statement", ["CREATE TABLE usage", "INSERT INTO alembic_version"])
def test_a_database_whose_making_was_cut_short_is_made_anew(open_bank, path, bundle, statement):
    run_and_die(path, statement)
    assert path.exists()
    store = open_bank()
    assert store.merge(bundle).added == 5
    assert store.playbook() == bundle
