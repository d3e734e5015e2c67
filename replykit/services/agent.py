"""Who answers, at which time of day: what the pipeline is told about the desk that asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from replykit.domain.conversation import Standing
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Extent
from replykit.services.habits import Habits

if TYPE_CHECKING:
    from replykit.pipeline.desk import Desk

DAYPARTS = ((5, "早上好"), (11, "中午好"), (13, "下午好"), (18, "晚上好"))
"""From which hour on (0 to 23) one greets how; before the first it is still evening."""

DAYPART = SlotId("daypart")
"""The slot that the clock fills."""

FAVOURED = 2.0
"""Times a phrase was sent in place of the first from which on it may stand first again at once."""


def greeting_at(moment: datetime) -> str:
    """Return how one greets at a time of day.

    >>> greeting_at(datetime(2030, 1, 2, 9, 0))
    '早上好'
    """
    begun = [words for hour, words in DAYPARTS if moment.hour >= hour]
    return begun[-1] if begun else DAYPARTS[-1][1]


def agent_at(
    moment: datetime,
    profile: Mapping[SlotId, str],
    habits: Habits,
    extent: Extent,
    standing: Standing,
) -> Desk:
    """Return an agent with the greeting of a moment.

    Args:
        moment: When they answer, with a time zone.
        profile: Slot values of the shop and agent; they go before the clock's.
        habits: What their choices taught.
        extent: How much is said around an answer.
        standing: Where they stand with the customer; of another customer a favoured phrase
            need not take turns with its equals.
    """
    from replykit.pipeline.desk import Desk  # noqa: PLC0415 - not before the first paint

    last = standing.last_sent or PhraseId("")
    if standing.copied is None and habits.phrases.get(last, 0.0) >= FAVOURED:
        standing = replace(standing, last_sent=None)
    return Desk(
        {DAYPART: greeting_at(moment), **profile},
        habits.uses,
        habits.intents,
        extent,
        standing,
        habits.phrases,
    )
