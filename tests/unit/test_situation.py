import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.intent import OrderState, Stage
from replykit.domain.message import Context, Turn
from replykit.pipeline import situation
from replykit.pipeline.normalise import normalise

STAGES = (Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE, Stage.GENERAL)
EVEN = [0.25, 0.25, 0.25, 0.25]


def in_state(text="几时到", context=Context()):  # noqa: B008 - frozen
    return situation.in_state(EVEN, STAGES, normalise(text), context)


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (OrderState.NONE, Stage.PRESALE),
        (OrderState.ORDERED, Stage.INSALE),
        (OrderState.RECEIVED, Stage.AFTERSALE),
    ],
)
def test_a_pinned_state_raises_its_stage_and_leaves_general_intents_alone(state, stage):
    found = dict(zip(STAGES, in_state(context=Context(order_state=state)), strict=True))
    assert max((p, s) for s, p in found.items() if s is not Stage.GENERAL)[1] is stage
    assert found[Stage.GENERAL] == pytest.approx(found[stage])


def test_nothing_known_changes_nothing():
    assert in_state() == pytest.approx(EVEN)


@pytest.mark.parametrize(
    "text",
    ["订单编号：88001234567890123 几时到", "YT8890012345678 到哪了", "[订单编号:12345678901]"],
)
def test_the_number_of_an_order_or_parcel_speaks_against_a_time_before_ordering(text):
    found = in_state(text)
    assert found[0] < min(found[1:])


def test_a_pin_goes_before_a_number():
    pinned = Context(order_state=OrderState.NONE)
    assert in_state("YT8890012345678", pinned) == pytest.approx(in_state("几时到", pinned))


def test_the_agents_last_turn_and_the_customers_last_lines_lend_their_topic():
    turns = (
        Turn("customer", "最早的话"),
        Turn("customer", "想买鞋"),
        Turn("agent", "好的"),
        Turn("customer", "白色"),
        Turn("agent", "您穿几码"),
    )
    assert [text for text, _ in situation.topics(turns)] == ["您穿几码", "白色", "想买鞋"]


def test_what_the_agent_said_before_the_customers_last_line_is_answered_already():
    turns = (Turn("agent", "您穿几码"), Turn("customer", "三十八"))
    assert [text for text, _ in situation.topics(turns)] == ["三十八"]


@given(st.lists(st.floats(0.001, 1.0), min_size=4, max_size=4))
def test_lent_topics_keep_probabilities_and_favour_themselves(raw):
    chances = [x / sum(raw) for x in raw]
    moved = situation.with_topics(chances, [([0.97, 0.01, 0.01, 0.01], 0.5)])
    assert sum(moved) == pytest.approx(1.0)
    assert moved[0] >= chances[0] - 1e-9
