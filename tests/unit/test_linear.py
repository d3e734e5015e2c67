import math
import struct
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.learn import LearningStoppedError, digest_of, learn
from replykit.pipeline.linear import LinearModel, ModelUnreadableError, pieces
from replykit.pipeline.snapshot import samples_of
from tests.builders import a_book

SAMPLES = samples_of(a_book())
MODEL = learn(SAMPLES)


def best(model, text):
    scores = model.scores(text)
    return model.intents[scores.index(max(scores))]


def test_it_learns_its_own_examples():
    assert all(best(MODEL, text) == intent for intent, text in SAMPLES)


def test_it_generalises_to_other_wordings():
    assert best(MODEL, "快递现在到哪") == "logistics"
    assert best(MODEL, "便宜些吧") == "bargain"


def test_homophones_speak_through_their_pinyin():
    assert best(MODEL, "快第到那里") == "logistics"


def test_the_same_samples_give_the_same_model():
    assert learn(SAMPLES) == MODEL


def test_a_common_intent_starts_ahead():
    common = learn(SAMPLES, {"bargain": 2.0})
    ahead = dict(zip(common.intents, common.bias, strict=True))
    even = dict(zip(MODEL.intents, MODEL.bias, strict=True))
    assert ahead["bargain"] > even["bargain"]
    assert ahead["damaged"] == even["damaged"]


def test_unknown_pieces_leave_the_bias():
    assert MODEL.scores("qwerty") == list(MODEL.bias)


def test_bytes_hold_the_whole_model():
    assert LinearModel.from_bytes(MODEL.to_bytes()) == MODEL


@pytest.mark.parametrize(
    "data", [b"", b"x", MODEL.to_bytes()[:-9], b"\x00" * 99, MODEL.to_bytes()[::-1]]
)
def test_damaged_bytes_are_refused(data):
    with pytest.raises(ModelUnreadableError):
        LinearModel.from_bytes(data)


def test_it_says_which_pieces_spoke():
    spoke = dict(MODEL.spoke_for("快递到哪了", "logistics"))
    assert "到哪" in spoke
    assert all(share > 0 for share in spoke.values())
    assert MODEL.spoke_for("快递", "no-such-intent") == []


def test_nothing_to_learn_from_is_the_callers_mistake():
    with pytest.raises(ValueError, match="nothing"):
        learn([("size", "")])


def test_the_digest_depends_on_order_and_content():
    assert digest_of(SAMPLES) == digest_of(list(SAMPLES))
    assert digest_of(SAMPLES) != digest_of(SAMPLES[::-1])


def test_an_empty_text_has_no_pieces_but_its_edges():
    assert list(pieces("")) == ["^$"]


def test_a_model_knows_what_it_was_learnt_from():
    assert all(MODEL.knows(sample) for sample in SAMPLES)
    assert not MODEL.knows(("bargain", "鸡毛换糖吗"))
    assert not MODEL.knows(("damaged", SAMPLES[0][1]))


def test_learning_from_a_former_model_comes_to_the_same_answers():
    taught = [*SAMPLES, ("damaged", "鸡毛换糖吗")]
    fresh, warm = learn(taught), learn(taught, former=MODEL)
    assert warm.learnt == fresh.learnt
    assert best(warm, "鸡毛换糖") == "damaged"
    assert all(best(warm, text) == best(fresh, text) for _, text in taught)


def test_a_former_model_of_other_intents_does_no_harm():
    other = learn([("size", "穿多大码"), ("colour", "有色差吗")])
    assert best(learn(SAMPLES, former=other), "快递到哪里了") == "logistics"


def test_learning_stops_when_it_is_not_wanted_any_more():
    with pytest.raises(LearningStoppedError):
        learn(SAMPLES, wanted=lambda: False)


def slowly_scored(model, text):
    """The definition of a score, a piece at a time and straight from the bytes."""
    record = struct.Struct(f"<{1 + len(model.intents)}e")
    place = {piece: n for n, piece in enumerate(model.vocabulary)}
    known = [(p, n) for p, n in Counter(pieces(text)).items() if p in place]
    rows = [record.unpack_from(model.rows, place[p] * record.size) for p, _ in known]
    values = [(1 + math.log(n)) * row[0] for (_, n), row in zip(known, rows, strict=True)]
    length = math.sqrt(sum(value * value for value in values)) or 1.0
    scores = list(model.bias)
    for value, row in zip(values, rows, strict=True):
        for n, weight in enumerate(row[1:]):
            scores[n] += value / length * weight
    return scores


@given(st.lists(st.sampled_from([*"什么时候发货便宜点吧到哪了碎 "]), max_size=40).map("".join))
def test_scores_are_those_of_the_definition_to_the_last_bit(text):
    assert MODEL.scores(text) == slowly_scored(MODEL, text)
    assert MODEL.scores(text) == slowly_scored(MODEL, text), "also when remembered"
