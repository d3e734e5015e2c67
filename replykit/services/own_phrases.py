"""An agent's own wording: an edited reply becomes a phrase without the customer's data in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from replykit.domain.edit import BankEdit
from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, Scope
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Draft
from replykit.errors import EditConflictError, UserError

if TYPE_CHECKING:
    from replykit.services.phrase_desk import PhraseDesk

NOWHERE = "own.nowhere"
"""Code of the error while there is no bank of the user's own to keep a phrase in."""

SURE_VALUE = 4
"""Characters of a slot's value from which it is the slot wherever it stands; a shorter one only
where the draft had it."""

_HOLE = re.compile(r"\{(\w+)\}")

Span = tuple[int, int, str]
"""Offsets of the first character and behind the last one, and the slot that was filled in."""


def template_of(text: str, draft: Draft | None, slots: Collection[str]) -> str:
    """Return a text with the values that were filled into its slots turned back into slots.

    Args:
        text: What the agent made of a reply; slots still empty stand in it as ``{slot}``.
        draft: The reply as it was offered, None for free text.
        slots: The slots there are.

    >>> from replykit.domain.reply import Candidate, Segment
    >>> parts = (Segment("单号"), Segment("YT1234567", "tracking_no"), Segment("在路上"))
    >>> template_of("您的单号YT1234567快到了", Draft(None, parts), {"tracking_no"})
    '您的单号{tracking_no}快到了'
    """
    holes = [(*hole.span(), hole[1]) for hole in _HOLE.finditer(text) if hole[1] in slots]
    filled = _filled(text, draft) if draft is not None else ()
    parts, end = list[str](), 0
    for start, stop, slot in _apart([*holes, *filled]):
        parts += (_literal(text[end:start]), f"{{{slot}}}")
        end = stop
    return "".join((*parts, _literal(text[end:])))


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _filled(text: str, draft: Draft) -> Iterator[Span]:
    """Yield where values of a draft's slots stand in a text made from it."""
    blocks = SequenceMatcher(None, draft.text, text, autojunk=False).get_matching_blocks()
    at = 0
    for segment in draft.segments:
        start, at = at, at + len(segment.text)
        value = segment.text
        if segment.slot is None or not segment.filled or not value.strip():
            continue
        for block in blocks:
            if block.a <= start and at <= block.a + block.size:
                moved = block.b - block.a
                yield start + moved, at + moved, segment.slot
        if len(value) >= SURE_VALUE:
            yield from ((*found.span(), segment.slot) for found in _everywhere(value, text))


def _everywhere(value: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(value), text)


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans in order, of those that overlap the first and longest."""
    end = 0
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if span[0] >= end:
            yield span
            end = span[1]


def refuse_personal_data(template: str) -> None:
    """Do nothing for a template that holds nobody's data.

    Raises:
        UserError: ``own.personal_data``; ``found`` is what was found, at most three of it.
    """
    from replykit.pipeline.mask import personal_spans  # noqa: PLC0415 - not before the first paint
    from replykit.pipeline.personal import Personal  # noqa: PLC0415 - as above

    harmless = {Personal.AMOUNT, Personal.QUANTITY, Personal.HOTLINE, Personal.LINK}
    plain = _HOLE.sub("　", template)
    spans = [span for span in personal_spans(plain) if span.kind not in harmless]
    if spans:
        found = [plain[span.start : span.end].strip() for span in spans[:3]]
        raise UserError("own.personal_data", found="、".join(dict.fromkeys(found)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A phrase as it was kept, and whether the bank has one that is nearly the same."""

    phrase: Phrase
    nearly_known: bool


class OwnPhrases:
    """What an agent may change of the bank whatever their role: their own phrases.

    Every method is one step at the phrase desk, and raises what that raises; see `PhraseDesk`.

    Args:
        desk: Where the bank is edited.
    """

    def __init__(self, desk: PhraseDesk) -> None:
        self._desk = desk

    def keep(self, text: str, draft: Draft | None, intent: IntentId) -> Kept:
        """Keep a text as this agent's own phrase, in use at once.

        What was filled into the slots is taken out again. Made from a phrase of their own, it
        takes that one's place.

        Args:
            text: What the agent wrote.
            draft: The reply it was made from, None for free text.
            intent: What it answers, where there is no draft.

        Raises:
            UserError: ``input.empty`` for no text, ``own.personal_data`` if there is data of a
                customer left in it, ``own.known`` if the bank has just this phrase.
            PhraseBlockedError: If a rule blocks it.
            EditConflictError, StorageError: As `PhraseDesk.add`.
        """
        book = self._desk.book
        template = template_of(text.strip(), draft, book.slot_by_id)
        if not template:
            raise UserError("input.empty")
        refuse_personal_data(template)
        source = draft.candidate.phrase if draft is not None else None
        wanted = _own(template, source, intent)
        _refuse_known(wanted, book)
        held = book.phrase_by_id.get(wanted.id)
        if held is not None and held.scope is Scope.PERSONAL:
            kept = self._desk.edit(held, replace(held, text=template))
        else:
            kept = self._desk.add(wanted)
        near = any(f.rule == "phrase.near_duplicate" for f in self._desk.findings(kept))
        return Kept(kept, near)

    def remove(self, phrase: PhraseId) -> Phrase:
        """Take one of the agent's own phrases away and return it; it can be undone.

        Raises:
            EditConflictError: If it is gone, or is the team's.
            StorageError: If the database cannot be used.
        """
        held = self._desk.book.phrase_by_id.get(phrase)
        if held is None or held.scope is not Scope.PERSONAL:
            raise EditConflictError(phrase)
        self._desk.do([BankEdit(held, None)])
        return held

    def undo(self) -> bool:
        """Take the last step back if it was about own phrases alone; return whether it was.

        Raises what `PhraseDesk.undo` does.
        """
        items = [edit.item for edit in self._desk.last_step]
        own = [item for item in items if isinstance(item, Phrase) and item.scope is Scope.PERSONAL]
        return bool(items) and len(own) == len(items) and bool(self._desk.undo())


def _own(template: str, source: Phrase | None, intent: IntentId) -> Phrase:
    if source is None:
        return Phrase(PhraseId("new"), intent, template, scope=Scope.PERSONAL)
    return replace(
        source,
        text=template,
        manual=(),
        note="",
        state=PhraseState.APPROVED,
        scope=Scope.PERSONAL,
    )


def _refuse_known(wanted: Phrase, book: Playbook) -> None:
    known = {p.text: p.id for p in book.approved_by_intent.get(wanted.intent, ())}
    same = known.get(wanted.text)
    if same is not None:
        raise UserError("own.known", phrase=same)
