"""The encoder on a small network of random weights; numpy is part of the development set-up."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.encoder import END, FORMAT, ORDERS, START, Encoder, EncoderUnreadableError

PIECES = (START, END, "▁", "发", "货", "发货", "几时", "退", "钱")
WIDTH, BRANCH = 8, 4


def arrays(**changed):
    random = np.random.default_rng(7)

    def some(*shape):
        return random.normal(size=shape).astype(np.float32)

    found = {
        "format": np.array(FORMAT),
        "pieces": np.array("\n".join(PIECES)),
        "intents": np.array("ship_time\nrefund_progress"),
        "scores": np.array([-9, -9, -2, -5, -5, -3, -3, -4, -4], dtype=np.float16),
        "table": random.integers(0, 63, (len(PIECES), WIDTH)).astype(np.uint8),
        "scale": np.full(len(PIECES), 0.02),
        "lowest": np.full(len(PIECES), -0.6),
        "w:ln_g": some(WIDTH + 3 * BRANCH),
        "w:ln_b": some(WIDTH + 3 * BRANCH),
        "w:cnn_W": some(WIDTH + 3 * BRANCH, WIDTH),
        "w:cnn_b": some(WIDTH),
        "w:out": some(WIDTH, 2),
        "w:out_b": some(2),
    }
    for name in ("d0", "p1", "d1", "d2", "p3", "d3"):
        found[f"w:{name}"] = some(WIDTH, WIDTH)
    for width, _ in ORDERS:
        found[f"w:proj{width}"] = some(WIDTH, BRANCH)
        for name in (f"proj_b{width}", f"ln_g{width}", f"ln_b{width}"):
            found[f"w:{name}"] = some(BRANCH)
        for layer in "12":
            found[f"w:w{layer}_{width}"] = some(width * BRANCH, BRANCH)
            found[f"w:b{layer}_{width}"] = some(BRANCH)
    return {**found, **changed}


ENCODER = Encoder(arrays())


def as_bytes(**content):
    file = io.BytesIO()
    np.savez(file, **content)
    return file.getvalue()


def test_every_text_gets_one_number_an_intent():
    scores = ENCODER.scores(["几时发货", "退钱"])
    assert [len(row) for row in scores] == [2, 2]
    assert scores[0] != scores[1]


@given(st.lists(st.text("发货几时退钱 x", max_size=30), min_size=1, max_size=6))
def test_a_text_is_judged_alike_alone_and_among_others(texts):
    together = ENCODER.scores(texts)
    alone = [ENCODER.scores([text])[0] for text in texts]
    scale = max(np.abs(alone).max(), 1)  # sums in another order differ by the size of the terms
    assert np.allclose(together, alone, atol=1e-4 * scale)


def test_the_likeliest_pieces_are_chosen():
    names = [PIECES[n] for n in ENCODER._tokens("发货 几时")]
    assert names == [START, "▁", "发货", "▁", "几时", END]


def test_characters_that_are_no_piece_are_left_out():
    assert ENCODER.scores(["发货好"]) == ENCODER.scores(["发货"])


def test_whole_numbers_are_steps_of_their_column():
    steps = np.array([0.5, 0.25], dtype=np.float32)
    whole = np.arange(WIDTH * 2).reshape(WIDTH, 2).astype(np.int8)
    packed = Encoder(arrays(**{"w:out": whole, "s:out": steps}))
    plain = Encoder(arrays(**{"w:out": (whole * steps).astype(np.float32)}))
    assert packed.scores(["发货"]) == plain.scores(["发货"])


def test_a_saved_encoder_is_found_again():
    assert Encoder.from_bytes(as_bytes(**arrays())).scores(["退"]) == ENCODER.scores(["退"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        as_bytes(format=np.array(FORMAT)),
        as_bytes(**arrays(format=np.array(FORMAT + 1))),
        as_bytes(**arrays(**{"w:out": np.zeros((3, 2))})),
        as_bytes(**arrays(pieces=np.array("a\nb"))),
    ],
)
def test_damaged_or_foreign_bytes_are_no_encoder(data):
    with pytest.raises(EncoderUnreadableError):
        Encoder.from_bytes(data)


def test_a_missing_file_is_no_encoder(tmp_path):
    with pytest.raises(EncoderUnreadableError):
        Encoder.from_file(tmp_path / "none.npz")
