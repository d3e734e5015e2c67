"""The whole way on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from replykit.domain.conversation import Standing
from replykit.domain.intent import IntentId
from replykit.domain.message import Context, Message
from replykit.domain.phrase import Phrase, PhraseId, PhraseRole, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import (
    Answer,
    Candidate,
    Extent,
    Finding,
    Reason,
    Suggestion,
    Understanding,
)
from replykit.pipeline.chatlog import spoken
from replykit.pipeline.check import UNFILLED, Guard
from replykit.pipeline.compose import Lines, Moment, apologise, combine, compose
from replykit.pipeline.confidence import Signs
from replykit.pipeline.desk import Desk
from replykit.pipeline.doubt import Doubt
from replykit.pipeline.emotion import emotion_of
from replykit.pipeline.evidence import Example, ExampleIndex
from replykit.pipeline.linear import LinearModel, Sample, mark_of
from replykit.pipeline.neighbours import Texts
from replykit.pipeline.normalise import folded, normalise
from replykit.pipeline.offer import NO_GROUPS, offered
from replykit.pipeline.rank import Known, rank
from replykit.pipeline.render import render, values_for
from replykit.pipeline.scan import Needs
from replykit.pipeline.search import Finder, SearchIndex
from replykit.pipeline.shelf import ReplyIndex
from replykit.pipeline.terms import Marker
from replykit.pipeline.understand import signs_of, understand

if TYPE_CHECKING:
    from replykit.pipeline.encoder import Encoder

Check = Callable[[str, str], tuple[Finding, ...]]
"""A text and a platform to what is wrong with the text."""

CHECKED_TEXTS = 2048
"""How many findings are remembered: the same phrases are offered again and again."""

UNABLE = "W04"
"""The wording standard that asks for an apology first when something cannot be done (M073)."""

HEARD_TURNS = 6
"""How many of the latest turns of a conversation are listened to."""


@dataclass(frozen=True)
class Snapshot:
    """A playbook and everything built from it; immutable, so any thread may read it.

    Attributes:
        book: The bank.
        index: What the matcher compares with.
        replies: What the ranking compares with.
        lines: What may stand around an answer.
        guard: The compiled rules.
        check: The guard's check, remembering its last answers.
        finder: What searches the phrases.
    """

    book: Playbook
    index: ExampleIndex
    replies: ReplyIndex
    lines: Lines
    guard: Guard
    check: Check
    finder: Finder

    @classmethod
    def build(
        cls,
        book: Playbook,
        model: LinearModel | None = None,
        folded: Sequence[str] = (),
        needs: Needs | None = None,
    ) -> Self:
        """Return the snapshot of a book; some 0.4 s for the bundled one, half with `folded`.

        Args:
            book: The bank.
            model: The linear model of these examples, or of older ones until it is learnt
                again; None leaves the matcher its neighbours alone.
            folded: What `fold_examples` made of this very book, if it is known.
            needs: What `Guard.needs` was for the same rules, if it is known.
        """
        guard = Guard.build(book.rules, book.slots, needs)
        index = ExampleIndex.build(_examples(book, folded or fold_examples(book)), model)
        return cls(
            book=book,
            index=replace(index, texts=Texts(index.texts)),
            replies=ReplyIndex(book),
            lines=Lines.of(book),
            guard=guard,
            check=lru_cache(CHECKED_TEXTS)(guard.check),
            finder=Finder(book),
        )

    def following(self, book: Playbook) -> Snapshot:
        """Return the snapshot of a changed book, ready for a message; some 0.2 s.

        What the change leaves alone is taken over: folded examples, compiled rules, and the
        models, which judge by the former examples until they are learnt again. An example
        they do not know counts by its wording meanwhile.
        """
        same_rules = book.rules == self.book.rules and book.slots == self.book.slots
        guard = self.guard
        if not same_rules:
            guard = Guard.build(book.rules, book.slots, guard.needs)
            guard = replace(guard, look=self.guard.look)
        replies = ReplyIndex(book)
        replies.prepare()
        return replace(
            self,
            book=book,
            index=self.index if book.intents == self.book.intents else self._reindexed(book),
            replies=replies,
            lines=Lines.of(book),
            guard=guard,
            check=self.check if same_rules else lru_cache(CHECKED_TEXTS)(guard.check),
            finder=self.finder.following(book),
        )

    def _reindexed(self, book: Playbook) -> ExampleIndex:
        former = (text for intent in self.book.intents for text in intent.examples)
        known = dict(zip(former, self.folded, strict=True))
        texts = [
            known[text] if text in known else folded(text)
            for intent in book.intents
            for text in intent.examples
        ]
        index = ExampleIndex.build(_examples(book, texts), self.index.model)
        prepared = Texts(index.texts)
        prepared.prepare()
        return replace(index, texts=prepared, encoder=self.index.encoder)

    def with_encoder(self, encoder: Encoder | None) -> Snapshot:
        """Return the same bank, understood with an encoder, or without for None."""
        return replace(self, index=self.index.with_encoder(encoder))

    def with_doubt(self, doubt: Doubt | None) -> Snapshot:
        """Return the same bank, with another second look at what is written, None for none."""
        return replace(self, guard=replace(self.guard, look=doubt))

    def with_model(self, model: LinearModel) -> Snapshot:
        """Return the same bank, understood with another linear model."""
        return replace(self, index=self.index.with_model(model))

    @property
    def learnt(self) -> bool:
        """Whether the linear model was learnt from just the examples of this bank."""
        model = self.index.model
        samples = zip((e.intent for e in self.index.examples), self.index.texts, strict=True)
        return model is not None and model.learnt == frozenset(map(mark_of, samples))

    @property
    def search(self) -> SearchIndex:
        """The searchable forms of the phrases, built at the first search."""
        return self.finder.index

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded text of every example, in the order of the bank."""
        return self.index.folded


def fold_examples(book: Playbook) -> tuple[str, ...]:
    """Return the folded text of every example, in the order of the bank."""
    return tuple(folded(text) for intent in book.intents for text in intent.examples)


def samples_of(book: Playbook) -> list[Sample]:
    """Return what the linear model is learnt from: intents and folded examples."""
    return [(example.intent, example.folded) for example in _examples(book, fold_examples(book))]


def _examples(book: Playbook, texts: Sequence[str]) -> list[Example]:
    known = [(intent, text) for intent in book.intents for text in intent.examples]
    return [
        Example(intent.id, intent.stage, text, plain)
        for (intent, text), plain in zip(known, texts, strict=True)
    ]


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
