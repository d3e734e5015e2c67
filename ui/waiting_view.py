"""What the strip shows of a waiting customer, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from replykit.domain.conversation import ConversationId, Thread

NEAR_S, LIMIT_S = 10, 20
"""Seconds a customer waits before the limit is near (S01) and past (S03)."""

HELD_NEAR_S, HELD_LIMIT_S = 60, 180
"""The same for somebody who was asked to wait, from then on; no manual names a figure."""

SHOWN_CHARS = 24
TIP_CHARS = 300


class Pace(Enum):
    """How near the limit a wait is."""

    GOOD = "good"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class WaitingCustomer:
    """One customer of the strip.

    Attributes:
        id: Their conversation.
        name: What they are called, else how their message begins.
        named: Whether that is a name.
        message: The message, cut to `TIP_CHARS`; plain text of a stranger.
        seconds: How long they have waited; None if they do not, but something written for
            them is not copied yet.
        pace: How near the limit that is.
        held: Whether they were asked to wait, and have since then.
        begun: Whether something written for them waits to be copied.
    """

    id: ConversationId
    name: str
    named: bool
    message: str
    seconds: int | None
    pace: Pace
    held: bool = False
    begun: bool = False


def waiting_customer(thread: Thread, now: datetime) -> WaitingCustomer:
    """Return what to show of a conversation at a moment."""
    asked = thread.conversation
    line = " ".join(asked.text.split())
    since = asked.replied if asked.held and asked.replied else asked.came
    waited = max(0, int((now - since).total_seconds()))
    return WaitingCustomer(
        id=asked.id,
        name=asked.label or line[:SHOWN_CHARS],
        named=bool(asked.label),
        message=asked.text.strip()[:TIP_CHARS],
        seconds=waited if asked.waiting else None,
        pace=_pace(waited, held=asked.held) if asked.waiting else Pace.GOOD,
        held=asked.held,
        begun=thread.unfinished is not None and thread.unfinished.written,
    )


def _pace(seconds: int, *, held: bool) -> Pace:
    near, limit = (HELD_NEAR_S, HELD_LIMIT_S) if held else (NEAR_S, LIMIT_S)
    if seconds > limit:
        return Pace.OVER
    return Pace.NEAR if seconds >= near else Pace.GOOD


def minutes(seconds: int) -> str:
    """Return a wait as minutes and seconds, hours not told apart.

    >>> minutes(7), minutes(754), minutes(7325)
    ('00:07', '12:34', '122:05')
    """
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
