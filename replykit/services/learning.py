"""From a message an agent corrected to an example the lead may take over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from replykit.domain.intent import IntentId
from replykit.domain.learning import SuggestedExample
from replykit.services.privacy import mask

LONGEST_EXAMPLE = 60
"""Characters of a suggested example: longer messages say more than one thing."""

SHORTEST_EXAMPLE = 2
"""Characters, without placeholders, that an example says something with."""

NEAR_VERBATIM = 90.0
"""From this likeness on (rapidfuzz ratio of folded texts, 0 to 100) nothing new is said."""

_PAUSES = re.compile(r"[，。！？；,!?;\n]+|\s{2,}")
_PLACEHOLDER = re.compile(r"「[^「」]{1,5}」")


def suggested_example(
    said: str, intent: IntentId, known: Iterable[tuple[IntentId, str]], at: datetime
) -> SuggestedExample | None:
    """Return what a customer said as an example of an intent, masked.

    Args:
        said: The customer's last words.
        intent: What they meant, by the agent's answer.
        known: Intents and folded texts of the bank's examples.
        at: When, with a time zone.

    Returns:
        None where nothing is left to learn from, or the bank knows it: the same words for
        whatever intent, or nearly the same for this one.
    """
    text = _short(mask(said))
    if len(_PLACEHOLDER.sub("", text)) < SHORTEST_EXAMPLE or _is_known(text, intent, known):
        return None
    return SuggestedExample(uuid4(), intent, text, at)


def _short(masked: str) -> str:
    """Return the last clauses of a text that fit, on one line; "" if the last does not."""
    whole = " ".join(masked.split())
    if len(whole) <= LONGEST_EXAMPLE:
        return whole
    clauses = [" ".join(part.split()) for part in _PAUSES.split(masked)]
    found = ""
    for clause in reversed([part for part in clauses if part]):
        longer = f"{clause} {found}".strip()
        if len(longer) > LONGEST_EXAMPLE:
            break
        found = longer
    return found


def _is_known(text: str, intent: IntentId, known: Iterable[tuple[IntentId, str]]) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - not before the first paint

    from replykit.pipeline.normalise import folded  # noqa: PLC0415

    plain = folded(text)
    return any(
        plain == other or (of == intent and fuzz.ratio(plain, other) >= NEAR_VERBATIM)
        for of, other in known
    )
