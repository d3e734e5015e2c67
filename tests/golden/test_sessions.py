"""Imagined chats of our own, none of them among the examples: what the conversation adds."""

import json
from pathlib import Path

import pytest

from phrasebank.loader import load_bundle
from phrasebank.model import load_encoder, load_model
from replykit.cli.records import context_of
from replykit.domain.message import Context
from replykit.pipeline.flow import read
from replykit.pipeline.snapshot import Snapshot

LINES = (Path(__file__).parent / "sessions.jsonl").read_text(encoding="utf-8").splitlines()
ASKED = [line for line in map(json.loads, LINES) if line["intents"] != ["other"]]
ONLY_IN_CONTEXT = [line for line in ASKED if line["intents"][0] not in line["alone"]]


@pytest.fixture(scope="module")
def snapshot():
    return Snapshot.build(load_bundle().book, load_model()).with_encoder(load_encoder())


@pytest.fixture(scope="module")
def guesses(snapshot):
    """The intents named for every line, best first, by what is known besides its words."""

    def named(known):
        return {
            line["id"]: [g.id for g in read(line["text"], snapshot, known(line)).intents]
            for line in ASKED
        }

    return {known: named(known) for known in (alone, turns, context_of)}


def hits(lines, named, k):
    return sum(line["intents"][0] in named[line["id"]][:k] for line in lines) / len(lines)


def alone(_):
    return Context()


def turns(line):
    return context_of({"context": line["context"]})


def test_most_lines_are_understood_in_their_conversation(guesses):
    assert hits(ASKED, guesses[context_of], 1) >= 0.66
    assert hits(ASKED, guesses[context_of], 3) >= 0.86


def test_turns_and_order_state_help(guesses):
    assert hits(ASKED, guesses[context_of], 1) > hits(ASKED, guesses[alone], 1) + 0.03


def test_the_turns_before_tell_what_the_words_alone_do_not(guesses):
    by_words = hits(ONLY_IN_CONTEXT, guesses[alone], 3)
    assert hits(ONLY_IN_CONTEXT, guesses[turns], 3) > by_words + 0.2
