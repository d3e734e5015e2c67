"""What a line of JSONL says about a message besides its text."""

from __future__ import annotations

from typing import Any

from replykit.domain.intent import OrderState
from replykit.domain.message import Context, Turn


def context_of(record: dict[str, Any]) -> Context:
    """Return what is known about the conversation of a record.

    Reads ``order_state`` (``none``, ``ordered``, ``received``), ``platform`` and ``context``
    (earlier turns, oldest first, ``[{"role": "customer" | "agent", "text"}]``); each may be
    absent.

    Raises:
        ValueError: If one of them is not of that form; the message says which.
    """
    state = record.get("order_state")
    turns = record.get("context") or []
    platform = record.get("platform") or ""
    if state is not None and state not in list(OrderState):
        raise ValueError("order_state is not one of none, ordered, received")
    if not isinstance(platform, str):
        raise ValueError("platform is not a string")
    if not isinstance(turns, list) or not all(_is_turn(turn) for turn in turns):
        raise ValueError("context is not a list of {role, text}")
    return Context(
        order_state=OrderState(state) if state else None,
        platform=platform,
        turns=tuple(Turn(turn["role"], turn["text"]) for turn in turns),
    )


def _is_turn(turn: Any) -> bool:
    return (
        isinstance(turn, dict)
        and turn.get("role") in ("customer", "agent")
        and isinstance(turn.get("text"), str)
    )
