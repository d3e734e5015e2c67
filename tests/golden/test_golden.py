"""The bundled bank and model on plain messages of our own writing, one for each intent."""

from pathlib import Path

import pytest

from phrasebank.loader import load_bundle
from phrasebank.model import load_model
from replykit.domain.message import Context
from replykit.pipeline.flow import read
from replykit.pipeline.snapshot import Snapshot

LINES = (Path(__file__).parent / "messages.tsv").read_text(encoding="utf-8").splitlines()
PLAIN = [tuple(line.split("\t")) for line in LINES if not line.startswith("other\t")]
UNCLEAR = [line.split("\t")[1] for line in LINES if line.startswith("other\t")]


@pytest.fixture(scope="module")
def snapshot():
    return Snapshot.build(load_bundle().book, load_model())


def test_every_intent_has_its_message(snapshot):
    assert {intent for intent, _ in PLAIN} == {i.id for i in snapshot.book.suggestible}


@pytest.mark.parametrize(("intent", "text"), PLAIN)
def test_a_plain_message_is_understood(snapshot, intent, text):
    found = read(text, snapshot, Context())
    assert found.intents[0].id == intent
    assert found.stage is snapshot.book.intent_by_id[intent].stage
    assert not found.abstained


@pytest.mark.parametrize("text", UNCLEAR)
def test_an_unclear_message_is_left_undecided(snapshot, text):
    assert read(text, snapshot, Context()).abstained
