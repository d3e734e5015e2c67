import pytest

from replykit.domain.intent import IntentId, Stage
from replykit.domain.reply import Certainty, IntentGuess, Understanding
from replykit.services.evaluation import Judged, Labelled, evaluate


def judged(
    intents, stages, guesses, stage=Stage.PRESALE, *, also=(), abstained=False, confidence=0.5
):
    message = Labelled("1", "x", frozenset(intents), frozenset(also), frozenset(stages))
    guessed = tuple(IntentGuess(IntentId(g), confidence) for g in guesses)
    certainty = Certainty.UNSURE if abstained else Certainty.SURE
    meant = Understanding(stage, ((stage, 1.0),), guessed, confidence, certainty)
    return Judged(message, meant)


def test_a_message_without_stage_counts_for_abstention_alone():
    report = evaluate([judged(["other"], ["-"], ["size"], abstained=True)])
    assert (report.messages, report.clear, report.other) == (1, 0, 1)
    assert report.other_abstained == 1.0
    assert report.top1 == 0.0


def test_a_message_half_called_other_is_clear():
    report = evaluate([judged(["other", "size"], ["-", "P"], ["size"])])
    assert report.clear == report.staged == 1
    assert report.top1 == report.stage_accuracy == 1.0


def test_general_messages_are_clear_but_not_staged():
    report = evaluate([judged(["greeting"], ["G"], ["greeting"], Stage.GENERAL)])
    assert (report.clear, report.staged) == (1, 0)


def test_alternates_count_only_when_scoring_leniently():
    report = evaluate([judged(["size"], ["P"], ["stock", "colour", "size"], also=["stock"])])
    assert (report.top1_strict, report.top1) == (0.0, 1.0)
    assert (report.top3_strict, report.top3) == (1.0, 1.0)


def test_a_fourth_guess_is_too_late():
    report = evaluate([judged(["size"], ["P"], ["a", "b", "c", "size"])])
    assert report.top3 == 0.0


def test_right_when_answered_leaves_out_the_abstained():
    wrong = judged(["size"], ["P"], ["stock"], abstained=True)
    right = judged(["size"], ["P"], ["size"])
    report = evaluate([wrong, right])
    assert report.answered == 0.5
    assert report.right_when_answered == 1.0


def test_either_of_two_stages_is_right():
    both = judged(["ship_time", "urge_ship"], ["P", "I"], ["urge_ship"], Stage.INSALE)
    assert evaluate([both]).stage_accuracy == 1.0


def test_macro_f1_is_the_mean_over_the_three_stages():
    items = [
        judged(["size"], ["P"], ["size"], Stage.PRESALE),
        judged(["urge_ship"], ["I"], ["size"], Stage.PRESALE),
        judged(["exchange"], ["A"], ["exchange"], Stage.AFTERSALE),
    ]
    assert evaluate(items).stage_macro_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_confusions_are_counted_most_frequent_first():
    items = [judged(["size"], ["P"], ["stock"])] * 2 + [judged(["cod"], ["P"], ["stock"])]
    [first, second] = evaluate(items).confusions
    assert (first.wanted, first.got, first.count) == ("size", "stock", 2)
    assert second.count == 1


def test_nothing_to_judge_gives_zeros():
    report = evaluate([])
    assert report.stage_accuracy == report.top1 == report.other_abstained == 0.0


def test_confidence_that_is_met_has_no_calibration_error():
    right = [judged(["size"], ["P"], ["size"], confidence=0.75) for _ in range(3)]
    wrong = judged(["size"], ["P"], ["stock"], confidence=0.75)
    report = evaluate([*right, wrong])
    assert report.calibration_error == pytest.approx(0.0)
    [one] = report.calibration
    assert (one.messages, one.confidence, one.right) == (4, 0.75, 0.75)


def test_the_calibration_error_is_the_mean_gap_weighted_by_messages():
    sure = [judged(["size"], ["P"], ["size"], confidence=0.9) for _ in range(3)]
    timid = judged(["size"], ["P"], ["size"], confidence=0.2)
    assert evaluate([*sure, timid]).calibration_error == pytest.approx((3 * 0.1 + 0.8) / 4)


def test_answering_only_the_confident_raises_what_is_right():
    items = [
        judged(["size"], ["P"], ["size"], confidence=0.9),
        judged(["size"], ["P"], ["stock"], confidence=0.3),
        judged(["other"], ["-"], ["stock"], confidence=0.1),
    ]
    points = {round(point.confidence, 2): point for point in evaluate(items).coverage}
    assert (points[0.0].answered, points[0.0].right, points[0.0].other_abstained) == (1, 0.5, 0)
    assert (points[0.5].answered, points[0.5].right, points[0.5].other_abstained) == (0.5, 1, 1)
