import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.pipeline.neighbours import FLOOR, NEIGHBOURS, nearest, votes

texts = st.lists(st.text("发货吗退钱到了几时天", min_size=1, max_size=80), max_size=60)


@given(st.text("发货吗退钱到了几时天", min_size=1, max_size=80), texts)
def test_the_nearest_come_first_and_none_is_too_far(text, examples):
    near = nearest(text, examples)
    assert [s for s, _ in near] == sorted((s for s, _ in near), reverse=True)
    assert len(near) <= NEIGHBOURS
    assert all(FLOOR / 100 <= s <= 1.0 for s, _ in near)


@given(st.lists(st.tuples(st.floats(0.4, 1.0), st.integers(0, 3)), min_size=1, max_size=20))
def test_votes_sum_to_one_and_none_is_ruled_out(near):
    shares = votes(near, [0, 1, 2, 1], 3)
    assert sum(shares) == pytest.approx(1.0)
    assert min(shares) > 0.0


def test_near_verbatim_outvotes_many_vague_ones():
    shares = votes([(0.98, 0), *[(0.6, 1)] * 20], [0, 1], 2)
    assert shares[0] > shares[1]


def test_without_a_neighbour_every_intent_has_the_same():
    assert len(set(votes([], [0, 1], 2))) == 1
