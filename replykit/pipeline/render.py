"""Stage 4: fill a template; what has no value stays visible and is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from replykit.domain.message import Message
from replykit.domain.phrase import Slot, SlotId, SlotSource
from replykit.domain.reply import Candidate, Draft, Segment
from replykit.pipeline.entities import courier_of
from replykit.pipeline.link import linked, unaddressed
from replykit.pipeline.template import PART

ADDRESS_FORM = SlotId("address_form")
"""The profile's value for how customers are addressed; not a slot of templates."""

_TRACKING_NO, _COURIER = SlotId("tracking_no"), SlotId("courier")
_DEAR = re.compile(r"^亲(?=[，,~～、！!])")
_MARKS = "。！？!?~～；;，,、\n"


def render(candidate: Candidate, values: Mapping[SlotId, str]) -> Draft:
    """Return the candidate's templates, openers first, with every slot that has a value filled.

    Args:
        candidate: The phrase to fill.
        values: Slot values; blank ones count as absent, then a default in the template holds.
    """
    form = values.get(ADDRESS_FORM, "").strip()
    return Draft(candidate, tuple(_segments(_template(candidate, form), values)))


def values_for(
    message: Message | None, profile: Mapping[SlotId, str], slots: Mapping[SlotId, Slot]
) -> dict[SlotId, str]:
    """Return the slot values known without asking.

    Only slots whose source is ``message`` are filled from the message, and only when exactly
    one such thing was found: of two order numbers neither is taken. Who carries a parcel is
    told by the form of its number, whatever the shop's usual courier is.
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
    carrier = courier_of(values.get(_TRACKING_NO, ""))
    if carrier and _TRACKING_NO in found and _COURIER in slots:
        values[_COURIER] = carrier
    return values


def _template(candidate: Candidate, form: str) -> str:
    """Return the template of the whole reply, openers and closing included."""
    whole = ""
    for line in (*candidate.openers, candidate.phrase):
        whole += _continued(whole, line.text) if whole else _addressed(line.text, form)
    whole = linked([whole, *(phrase.text for phrase in candidate.more)])
    if candidate.closing is not None:
        whole += _continued(whole, candidate.closing.text)
    return whole


def _continued(before: str, text: str) -> str:
    """Return a line as it stands behind others: linked by a mark, nobody addressed again."""
    rest = unaddressed(text)
    return rest if before[-1] in _MARKS else f"，{rest}"


def _addressed(text: str, form: str) -> str:
    """Return a line with the platform's or the shop's form of address in place of 亲."""
    literal = form.replace("{", "{{").replace("}", "}}")
    return _DEAR.sub(lambda _: literal, text, count=1) if form else text


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
