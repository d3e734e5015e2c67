"""Who asks: profile, habits, and where they stand with the customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from replykit.domain.conversation import NEW, Standing
from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.reply import Extent


@dataclass(frozen=True, slots=True)
class Desk:
    """What belongs to the agent who asks.

    Attributes:
        profile: Slot values of the agent and the shop.
        uses: How often each phrase was copied.
        corrections: How often the agent switched from one intent to another, by both.
        extent: How much is said around an answer.
        standing: Where the desk stands with this customer.
        preferred: How often a phrase was sent though another of its intent stood first.
    """

    profile: Mapping[SlotId, str]
    uses: Mapping[PhraseId, int]
    corrections: Mapping[IntentId, Mapping[IntentId, float]] = field(default_factory=dict)
    extent: Extent = Extent.FITTING
    standing: Standing = NEW
    preferred: Mapping[PhraseId, float] = field(default_factory=dict)
