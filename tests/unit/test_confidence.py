import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.reply import Certainty
from replykit.pipeline.confidence import (
    GAP,
    OFFERED,
    PLAIN,
    SEMANTIC,
    SURE,
    Calibration,
    Signs,
    certainty_of,
)

shares = st.floats(0.0, 1.0)


@given(shares, shares, shares, st.integers(0, 300), shares)
def test_every_confidence_is_a_probability(best, second, other, length, likeness):
    signs = Signs.of((best, min(best, second), other), length, likeness)
    for calibration in (PLAIN, SEMANTIC):
        assert 0.0 <= calibration.confidence(signs) <= 1.0


@pytest.mark.parametrize("calibration", [PLAIN, SEMANTIC])
def test_a_likelier_intent_is_trusted_more(calibration):
    low = Signs.of((0.3, 0.2, 0.1), 10, 0.5)
    high = Signs.of((0.9, 0.05, 0.01), 10, 0.5)
    assert calibration.confidence(low) < calibration.confidence(high)


def test_weights_belong_to_the_signs_in_their_order():
    only_likeness = Calibration(0.0, (0.0, 0.0, 0.0, 0.0, 2.0))
    assert only_likeness.confidence(Signs.of((0.5, 0.5, 0.5), 3, 0.0)) == pytest.approx(0.5)
    assert only_likeness.confidence(Signs.of((0.5, 0.5, 0.5), 3, 1.0)) > 0.8


CLEAR = Signs.of((0.9, 0.05, 0.01), 10, 0.5)


def test_a_high_confidence_answers_a_middling_one_offers_a_low_one_says_unsure():
    assert certainty_of(SURE, CLEAR) is Certainty.SURE
    assert certainty_of(SURE - 0.01, CLEAR) is Certainty.OFFERED
    assert certainty_of(OFFERED - 0.01, CLEAR) is Certainty.UNSURE


def test_two_intents_as_likely_as_each_other_are_offered_not_chosen():
    even = Signs.of((0.45, 0.45 / math.exp(GAP / 2), 0.01), 10, 0.5)
    assert certainty_of(0.99, even) is Certainty.OFFERED


def test_a_message_that_most_likely_cannot_be_told_is_unclear():
    assert certainty_of(0.99, Signs.of((0.3, 0.1, 0.5), 10, 0.5)) is Certainty.UNSURE
