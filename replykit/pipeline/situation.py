"""What the conversation around a message says about it.

The agent's pin and hard evidence in the message move the stages; the turns before lend their
topic, most of all to a message that cannot be told alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from replykit.domain.intent import OrderState, Stage
from replykit.domain.message import Context, EntityKind, Message, Turn

Chances = list[float]
"""One probability an intent, summing to 1.0."""

Weights = Mapping[Stage, float]
"""How much an intent keeps of its probability, by its stage; stages not named keep all."""

PINNED: Mapping[OrderState, Weights] = {
    OrderState.NONE: {Stage.PRESALE: 1.0, Stage.INSALE: 0.1, Stage.AFTERSALE: 0.1},
    OrderState.ORDERED: {Stage.PRESALE: 0.1, Stage.INSALE: 1.0, Stage.AFTERSALE: 0.4},
    OrderState.RECEIVED: {Stage.PRESALE: 0.2, Stage.INSALE: 0.3, Stage.AFTERSALE: 1.0},
}
"""What a pinned order state leaves of the stages."""

ORDERED: Weights = {Stage.PRESALE: 0.35}
"""What the number of an order or a parcel leaves of the stages."""

LENT: Mapping[str, Sequence[float]] = {"agent": (0.4,), "customer": (0.8, 0.2)}
"""Exponents of the topics of the turns before, by who spoke, the latest first."""

DOUBT = 1e-3
"""What every intent has in the topic of an earlier turn, so that none is ruled out."""

_CARD = re.compile(r"订单(?:编号|号)\s*[:：]?\s*\[?\d{6}", re.IGNORECASE)
_NUMBERS = (EntityKind.ORDER_NO, EntityKind.TRACKING_NO)


def topics(turns: Sequence[Turn]) -> list[tuple[str, float]]:
    """Return the texts of the turns whose topic is lent, each with its exponent.

    The agent's words count only where they came last: later they are answered already.
    """
    found: list[tuple[str, float]] = []
    if turns and turns[-1].role == "agent":
        found += zip([turns[-1].text], LENT["agent"], strict=True)
    customer = [turn.text for turn in reversed(turns) if turn.role == "customer"]
    found += zip(customer, LENT["customer"], strict=False)
    return [(text, exponent) for text, exponent in found if text]


def with_topics(chances: Chances, lent: Iterable[tuple[Chances, float]]) -> Chances:
    """Return the chances of a message moved towards the topics of the turns before it.

    Args:
        chances: Of the message alone.
        lent: Chances of the earlier turns, each with its exponent.
    """
    logs = [math.log(p + 1e-12) for p in chances]
    for topic, exponent in lent:
        logs = [log + exponent * math.log(p + DOUBT) for log, p in zip(logs, topic, strict=True)]
    top = max(logs)
    return _summing_to_one([math.exp(log - top) for log in logs])


def in_state(
    chances: Chances, stages: Sequence[Stage], message: Message, context: Context
) -> Chances:
    """Return the chances under what is known of the customer's order.

    Args:
        chances: One an intent.
        stages: Stage of each intent.
        message: Its numbers tell of an order where nothing is pinned.
        context: Its pinned state goes before everything else.
    """
    weights = _weights(message, context)
    return _summing_to_one(
        [p * weights.get(stage, 1.0) for p, stage in zip(chances, stages, strict=True)]
    )


def _weights(message: Message, context: Context) -> Weights:
    if context.order_state is not None:
        return PINNED[context.order_state]
    numbered = any(entity.kind in _NUMBERS for entity in message.entities)
    return ORDERED if numbered or _CARD.search(message.raw) else {}


def _summing_to_one(weights: Sequence[float]) -> Chances:
    total = sum(weights) or 1.0
    return [weight / total for weight in weights]
