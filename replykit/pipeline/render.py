"""Stage 4: fill a template; what has no value stays visible and is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from replykit.domain.message import Message
from replykit.domain.phrase import Slot, SlotId, SlotSource
from replykit.domain.reply import Candidate, Draft, Segment
from replykit.pipeline.template import PART


def render(candidate: Candidate, values: Mapping[SlotId, str]) -> Draft:
    """Return the candidate's template with every slot that has a value filled.

    Args:
        candidate: The phrase to fill.
        values: Slot values; blank ones count as absent, then a default in the template holds.
    """
    return Draft(candidate, tuple(_segments(candidate.phrase.text, values)))


def values_for(
    message: Message | None, profile: Mapping[SlotId, str], slots: Mapping[SlotId, Slot]
) -> dict[SlotId, str]:
    """Return the slot values known without asking.

    Only slots whose source is ``message`` are filled from the message, and only when exactly
    one such thing was found: of two order numbers neither is taken.
    """
    values = {slot: text for slot, text in profile.items() if text.strip()}
    if message is None:
        return values
    found: dict[SlotId, set[str]] = {}
    for entity in message.entities:
        found.setdefault(SlotId(entity.kind.value), set()).add(entity.text)
    for slot, texts in found.items():
        known = slots.get(slot)
        if known and known.source is SlotSource.MESSAGE and len(texts) == 1:
            values[slot] = next(iter(texts))
    return values


def _segments(template: str, values: Mapping[SlotId, str]) -> Iterator[Segment]:
    end = 0
    for found in PART.finditer(template):
        if found.start() > end:
            yield Segment(template[end : found.start()])
        yield _segment(found, values)
        end = found.end()
    if end < len(template):
        yield Segment(template[end:])


def _segment(found: re.Match[str], values: Mapping[SlotId, str]) -> Segment:
    if not found[1]:
        return Segment(found[0][0])
    slot = SlotId(found[1])
    value = values.get(slot, "").strip() or (found[2] or "")
    return Segment(value or f"{{{slot}}}", slot, filled=bool(value))
