"""The whole way on one screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from replykit.domain.conversation import Standing
from replykit.domain.intent import IntentId
from replykit.domain.message import Context, Message
from replykit.domain.phrase import Phrase, PhraseId, PhraseRole, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import (
    Answer,
    Candidate,
    Extent,
    Reason,
    Suggestion,
    Understanding,
)
from replykit.pipeline.chatlog import spoken
from replykit.pipeline.check import UNFILLED
from replykit.pipeline.compose import Moment, apologise, combine, compose
from replykit.pipeline.confidence import Signs
from replykit.pipeline.desk import Desk
from replykit.pipeline.emotion import emotion_of
from replykit.pipeline.neighbours import Texts
from replykit.pipeline.normalise import folded, normalise
from replykit.pipeline.offer import NO_GROUPS, offered
from replykit.pipeline.rank import Known, rank
from replykit.pipeline.render import render, values_for
from replykit.pipeline.snapshot import CHECKED_TEXTS, Snapshot
from replykit.pipeline.terms import Marker
from replykit.pipeline.understand import signs_of, understand

UNABLE = "W04"
"""The wording standard that asks for an apology first when something cannot be done (M073)."""

HEARD_TURNS = 6
"""How many of the latest turns of a conversation are listened to."""


def answer(
    raw: str,
    snapshot: Snapshot,
    context: Context,
    desk: Desk,
    *,
    intent: IntentId | None = None,
    limit: int = 9,
) -> Answer:
    """Return what a pasted message means and up to `limit` replies, best first.

    Args:
        raw: What was pasted; of a piece of a chat the customer's last words are answered, and
            what was said before is listened to.
        snapshot: The bank and its index.
        context: What is known about the conversation.
        desk: Profile and habits of the agent.
        intent: Offer this intent's replies, whatever was understood: the agent chose it.
        limit: How many replies at most; must be positive.
    """
    message, context = _said(raw, context, desk.profile)
    if not raw.strip():
        return Answer(message, None, ())
    understanding = understand(message, snapshot.index, _heard(context))
    values = values_for(message, desk.profile, snapshot.book.slot_by_id)
    standing = desk.standing
    known = Known(values, desk.uses, context.platform, standing.last_sent, desk.preferred)
    replies = snapshot.replies
    if intent is not None:
        candidates, groups = rank(message, {intent: 1.0}, replies, known, limit=limit), NO_GROUPS
    else:
        taught = desk.corrections
        candidates, groups = offered(message, understanding, taught, replies, known, limit=limit)
    stuck = desk.standing.stuck(intent or understanding.likeliest)
    moment = _moment(message, context, snapshot, desk.standing)
    moment = replace(moment, slots=values.keys(), stuck=stuck)
    around = _Around(snapshot, values, moment, desk.extent)
    return Answer(message, understanding, tuple(map(around.suggest, candidates)), groups)


def _said(raw: str, context: Context, profile: Mapping[SlotId, str]) -> tuple[Message, Context]:
    """Return the customer's last words, and the context with what was said before.

    A number the customer gave earlier, in the piece or in the turns before, still fills its slot.
    """
    heard = spoken(raw, [profile.get(SlotId(slot), "") for slot in ("shop", "agent")])
    message = normalise(heard.last)
    turns = (*context.turns, *heard.turns)
    if not turns:
        return message, context
    everything = normalise("\n".join(t.text for t in turns if t.role == "customer"))
    entities = (*everything.entities, *message.entities)
    return replace(message, entities=entities), replace(context, turns=turns)


@dataclass(frozen=True, slots=True)
class _Around:
    """Puts the lines that suit the moment around an answer, and renders and checks the whole."""

    snapshot: Snapshot
    values: Mapping[SlotId, str]
    moment: Moment
    extent: Extent

    def suggest(self, candidate: Candidate) -> Suggestion:
        composed = compose(candidate, self.snapshot.lines, self.moment, self.extent)
        shown = self._suggest(composed)
        if self.extent is Extent.BARE or all(f.rule != UNABLE for f in shown.findings):
            return shown
        return self._suggest(apologise(composed, self.snapshot.lines, self.moment))

    def _suggest(self, candidate: Candidate) -> Suggestion:
        return suggest(candidate, self.snapshot, self.values, self.moment.platform)


def _moment(message: Message, context: Context, snapshot: Snapshot, standing: Standing) -> Moment:
    last = snapshot.book.phrase_by_id.get(standing.copied) if standing.copied else None
    return Moment(
        text=message.text.replace(" ", ""),
        emotion=emotion_of(message.text, message.raw),
        stages=snapshot.lines.stages,
        held=last if last is not None and last.role is PhraseRole.HOLD else None,
        first=standing.first and all(turn.role == "customer" for turn in context.turns),
        turn=standing.turn,
        platform=context.platform,
    )


def read(raw: str, snapshot: Snapshot, context: Context) -> Understanding:
    """Return what a message means, without looking for replies."""
    return understand(normalise(raw), snapshot.index, _heard(context))


def signs(raw: str, snapshot: Snapshot, context: Context) -> Signs | None:
    """Return what the confidence in a message rests on; for calibrating it."""
    return signs_of(normalise(raw), snapshot.index, _heard(context))


def _heard(context: Context) -> Context:
    """Return a context with its turns folded, as the matcher compares them."""
    turns = (replace(turn, text=folded(turn.text)) for turn in context.turns[-HEARD_TURNS:])
    return replace(context, turns=tuple(turns)) if context.turns else context


def suggest(
    candidate: Candidate, snapshot: Snapshot, values: Mapping[SlotId, str], platform: str
) -> Suggestion:
    """Return a candidate rendered and checked; an empty slot is no finding yet.

    The slots still empty are in the draft's ``missing``; the approval before the copy counts
    them as blocking.
    """
    draft = render(candidate, values)
    findings = snapshot.check(draft.text, platform)
    return Suggestion(draft, tuple(f for f in findings if f.rule != UNFILLED.id))


def refill(
    suggestion: Suggestion, snapshot: Snapshot, values: Mapping[SlotId, str], platform: str
) -> Suggestion:
    """Return the suggestion with more slots filled; those filled before keep their value."""
    filled = {**_filled(suggestion), **values}
    return suggest(suggestion.draft.candidate, snapshot, filled, platform)


def _filled(suggestion: Suggestion) -> dict[SlotId, str]:
    segments = suggestion.draft.segments
    return {s.slot: s.text for s in segments if s.slot is not None and s.filled}


def together(
    suggestions: Sequence[Suggestion], snapshot: Snapshot, desk: Desk, platform: str
) -> Suggestion:
    """Return the replies to several requests as one, in the given order, rendered and checked.

    Slots filled in one of them are filled in the whole; there must be at least one.
    """
    values = values_for(None, desk.profile, snapshot.book.slot_by_id)
    for suggestion in reversed(suggestions):
        values |= _filled(suggestion)
    candidate = combine([suggestion.draft.candidate for suggestion in suggestions])
    return suggest(candidate, snapshot, values, platform)


def find(
    query: str, snapshot: Snapshot, desk: Desk, *, platform: str, limit: int
) -> tuple[Suggestion, ...]:
    """Return the phrases a search query hits, best first, rendered, checked and marked."""
    values = values_for(None, desk.profile, snapshot.book.slot_by_id)
    hits = snapshot.search.find(query, desk.uses, limit=limit)
    marker = snapshot.search.marker(query)
    shown = (suggest(candidate, snapshot, values, platform) for candidate in hits)
    return tuple(_marked(suggestion, marker, snapshot.book) for suggestion in shown)


def _marked(suggestion: Suggestion, marker: Marker, book: Playbook) -> Suggestion:
    """Return a hit with the characters that matched; if none did, its reasons tell so."""
    spans = marker.spans_in(suggestion.draft, book.slot_by_id)
    if spans:
        return replace(suggestion, matched=spans)
    candidate = suggestion.draft.candidate
    why = (*candidate.why, Reason("found"))
    return replace(
        suggestion, draft=replace(suggestion.draft, candidate=replace(candidate, why=why))
    )


def draft(
    phrase: PhraseId, message: Message | None, snapshot: Snapshot, desk: Desk, platform: str
) -> Suggestion:
    """Return one phrase, filled as far as profile and message allow.

    Raises:
        KeyError: If the bank has no such phrase.
    """
    candidate = Candidate(snapshot.book.phrase_by_id[phrase], 1.0)
    values = values_for(message, desk.profile, snapshot.book.slot_by_id)
    return suggest(candidate, snapshot, values, platform)


def hold(snapshot: Snapshot, desk: Desk, platform: str) -> Suggestion | None:
    """Return the line that asks the customer to wait whose turn it is, None if there is none."""
    last = desk.standing.last_sent
    like = snapshot.book.phrase_by_id.get(last) if last else None
    values = values_for(None, desk.profile, snapshot.book.slot_by_id)
    moment = Moment(turn=desk.standing.turn, platform=platform, slots=values.keys())
    lines = snapshot.lines.by_role.get(PhraseRole.HOLD, ())
    line = snapshot.lines.pick(PhraseRole.HOLD, like or lines[0], moment) if lines else None
    if line is None:
        return None
    return suggest(Candidate(line, 1.0), snapshot, values, platform)


def preview(phrase: Phrase, snapshot: Snapshot, desk: Desk, platform: str) -> Suggestion:
    """Return a phrase as it would be offered, whether the bank has it or not."""
    values = values_for(None, desk.profile, snapshot.book.slot_by_id)
    return suggest(Candidate(phrase, 1.0), snapshot, values, platform)


def warm(snapshot: Snapshot, desk: Desk, platform: str) -> None:
    """Make ready what is made at its first use, so that no message has to wait for it.

    No more phrases are checked than are remembered.
    """
    if isinstance(snapshot.index.texts, Texts):
        snapshot.index.texts.prepare()
    snapshot.replies.prepare()
    normalise("13800138000 example.com")  # has the recognisers of numbers and links imported
    values = values_for(None, desk.profile, snapshot.book.slot_by_id)
    for phrase in snapshot.book.approved[:CHECKED_TEXTS]:
        suggest(Candidate(phrase, 1.0), snapshot, values, platform)
