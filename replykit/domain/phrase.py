"""The phrase bank's unit: a reply template with slots."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from replykit.domain.intent import IntentId
from replykit.domain.message import Emotion

PhraseId = NewType("PhraseId", str)
"""Stable key of a phrase, such as ``"logistics-checking"``; survives edits and sync."""

SlotId = NewType("SlotId", str)
"""Name of a slot in a template, such as ``"order_no"``."""


AFTER_LOOKUP = "查后用"
"""The cue of phrases that only the agent's look-up, no wording of a message, can call for."""


class Tone(StrEnum):
    """How a phrase sounds."""

    STANDARD = "standard"
    """标准."""
    WARM = "warm"
    """亲切."""
    FORMAL = "formal"
    """正式."""


class PhraseRole(StrEnum):
    """What a phrase does in a conversation."""

    ANSWER = "answer"
    """Answers a message."""
    GREETING = "greeting"
    """Opens when a customer comes in (M001, M003)."""
    EMPATHY = "empathy"
    """Soothes in one short sentence before an answer (M105 to M119)."""
    HOLD = "hold"
    """Asks to wait before something is looked up (M148)."""
    RESUME = "resume"
    """Comes back after a `HOLD` (M149)."""
    CLOSING = "closing"
    """Thanks and says goodbye at the end (M010, M011)."""
    PROACTIVE = "proactive"
    """Said without being asked: reminders, follow-ups, offers (M061 to M065)."""
    AUTO = "auto"
    """For the platform's automatic reply (M006, M007)."""

    @property
    def answers(self) -> bool:
        """Whether a phrase of this role may be offered as the reply to a message."""
        return self not in _NO_ANSWER


_NO_ANSWER = frozenset(
    {PhraseRole.EMPATHY, PhraseRole.RESUME, PhraseRole.PROACTIVE, PhraseRole.AUTO}
)


class PhraseState(StrEnum):
    """Where a phrase is in its life; only approved ones are suggested."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


class Scope(StrEnum):
    """Whose a phrase is."""

    TEAM = "team"
    """Everybody's who works with the bank."""
    PERSONAL = "personal"
    """One agent's own wording: never shared unless they ask for it."""


class SlotSource(StrEnum):
    """Where the value of a slot comes from first."""

    PROFILE = "profile"
    """The agent's and the shop's settings."""
    MESSAGE = "message"
    """Found in the customer's message."""
    ASK = "ask"
    """Filled in by the agent."""
    CLOCK = "clock"
    """Told by the time of day."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of the slot table: a named hole in a template."""

    id: SlotId
    label_zh: str
    label_en: str
    source: SlotSource
    example: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A polite reply template.

    Attributes:
        id: Stable key.
        intent: The intent it answers.
        text: The template, 1 to 200 characters; ``{slot}`` is a hole, ``{slot|default}`` one
            with a default, ``{{`` and ``}}`` are literal braces.
        tone: How it sounds.
        platforms: Platforms it suits (``"taobao"``, ``"jd"``, ...); empty means all.
        manual: Ids of the manual items it answers (``"M107"``); empty when written fresh.
        note: For trainees: why it is said so, what must be in it, what never to say.
        state: Draft, approved or retired.
        cues: Pieces of folded messages for which this phrase, rather than a general one of its
            intent, is right; empty for a general one. `AFTER_LOOKUP` alone: see there.
        role: What it does in a conversation.
        emotions: For `PhraseRole.EMPATHY`: the feelings it suits; empty means any but calm.
        long: Whether it may be longer than 200 characters.
        scope: Whose it is.
    """

    id: PhraseId
    intent: IntentId
    text: str
    tone: Tone = Tone.STANDARD
    platforms: tuple[str, ...] = ()
    manual: tuple[str, ...] = ()
    note: str = ""
    state: PhraseState = PhraseState.APPROVED
    cues: tuple[str, ...] = ()
    role: PhraseRole = PhraseRole.ANSWER
    emotions: tuple[Emotion, ...] = ()
    long: bool = False
    scope: Scope = Scope.TEAM
