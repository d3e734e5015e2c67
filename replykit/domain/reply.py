"""A reply on its way to the customer: understanding, candidate, draft, suggestion, approved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from replykit.domain.intent import IntentId, Stage
from replykit.domain.message import Message
from replykit.domain.phrase import Phrase, PhraseId, SlotId
from replykit.domain.rule import Severity


@dataclass(frozen=True, slots=True)
class IntentGuess:
    """An intent and how likely it is, 0.0 to 1.0."""

    id: IntentId
    p: float


@dataclass(frozen=True, slots=True)
class NearestExample:
    """An example message close to the customer's; `similarity` is 0.0 to 1.0."""

    intent: IntentId
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Request:
    """One of the things a message asks for, and the words that ask for it.

    Attributes:
        intent: What is asked.
        p: How likely that is, judged from these words alone, 0.0 to 1.0.
        start: Offset of the first of the words in the message's ``raw``, in code points.
        end: Offset behind the last one.
    """

    intent: IntentId
    p: float
    start: int
    end: int


class Certainty(StrEnum):
    """What the confidence in an understanding allows."""

    SURE = "sure"
    """Answer: the first intent is preselected."""
    OFFERED = "offered"
    """Offer two or three intents, none of them preselected."""
    UNSURE = "unsure"
    """不确定: only what is safe for any message is offered."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the message was taken to mean.

    Attributes:
        stage: The best stage, also when `abstained`.
        stages: Every stage with its probability, best first; they sum to 1.0.
        intents: The best intents, at most 5, best first; `OTHER` is never among them. Empty
            only for a message without words.
        confidence: Calibrated probability that the first intent is right, 0.0 to 1.0.
        certainty: What that confidence allows.
        requests: The things asked for, each with its words, in the order of the message; a
            message asking for one thing has one, an unclear one none.
        examples: The nearest examples, best first: why.
        words: Pieces of the message that decided, most telling first: why.
    """

    stage: Stage
    stages: tuple[tuple[Stage, float], ...]
    intents: tuple[IntentGuess, ...]
    confidence: float
    certainty: Certainty
    requests: tuple[Request, ...] = ()
    examples: tuple[NearestExample, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def likeliest(self) -> IntentId | None:
        """The best intent, None for a message without words."""
        return self.intents[0].id if self.intents else None

    @property
    def abstained(self) -> bool:
        """Whether no intent is chosen: the agent is offered some, or 不确定."""
        return self.certainty is not Certainty.SURE


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a place in the list, as a code the window puts into words.

    Codes: ``intent`` (detail: intent id), ``cue`` (detail: the piece of the message it was
    written for), ``lookup`` (it states what the agent has to look up first), ``wording``
    (detail: the shared words), ``soothing`` (it soothes first; detail: the customer's emotion),
    ``used`` (detail: how often this agent copied it), ``picked`` (detail: how often this agent
    sent it in place of the first), ``sent`` (copied just now: others that say the same come
    first), ``general`` (a safe reply because the message is unclear), ``opener`` (detail: the
    role of a line said first, ``sorry`` or ``deadlock``), ``search`` (detail: the query),
    ``found`` (nothing of its text, but its name, id, tags or note matched), ``together``
    (detail: to how many requests it is the answer).
    """

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase and how well it answers the message.

    Attributes:
        phrase: The answer.
        score: 0.0 (not at all) to 1.0.
        why: The reasons.
        openers: What is said before the answer, in this order.
        closing: What is said after it, None for nothing.
        more: Answers to further requests, said behind the first in this order.
    """

    phrase: Phrase
    score: float
    why: tuple[Reason, ...] = ()
    openers: tuple[Phrase, ...] = ()
    closing: Phrase | None = None
    more: tuple[Phrase, ...] = ()


class Extent(StrEnum):
    """How much is said around an answer."""

    BARE = "bare"
    """The answer alone."""
    FITTING = "fitting"
    """What the moment asks for: empathy for somebody upset, thanks to somebody who waited."""
    FULL = "full"
    """Besides that a greeting before the first reply to a customer, and a goodbye."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a rendered draft.

    Attributes:
        text: What is shown; for an empty slot its placeholder ``{slot}``.
        slot: The slot the run came from, None for literal text.
        filled: Whether the slot has a value; True for literal text.
    """

    text: str
    slot: SlotId | None = None
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A rendered template."""

    candidate: Candidate
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The whole text; empty slots appear as ``{slot}``."""
        return "".join(segment.text for segment in self.segments)

    @property
    def missing(self) -> tuple[SlotId, ...]:
        """The slots without a value, each once, in order of appearance."""
        slots = (s.slot for s in self.segments if s.slot is not None and not s.filled)
        return tuple(dict.fromkeys(slots))


@dataclass(frozen=True, slots=True)
class Finding:
    """One hit of a rule in a text.

    Attributes:
        rule: Rule id (``"R01"``, ``"W08"``) or ``"slot.unfilled"``.
        start: Offset of its first character in the text, in code points.
        end: Offset behind its last character.
        severity: Hint, warn or block.
        title: Short Chinese title of the rule.
        why: Why it matters.
        safe: What to say instead.
        penalty: The penalty the manual names, "" if none.
        replacement: Text that can take the place of what `mended` names with one key; None if
            there is none.
        mended: Offsets of what the replacement takes the place of, None for ``start`` to
            ``end``: a sentence for a word would not read as one, so it replaces the clause.
    """

    rule: str
    start: int
    end: int
    severity: Severity
    title: str = ""
    why: str = ""
    safe: str = ""
    penalty: str = ""
    replacement: str | None = None
    mended: tuple[int, int] | None = None

    def mend(self, text: str) -> str:
        """Return the text this was found in with the replacement in place, if there is one.

        The offsets of other findings behind this one are void afterwards.
        """
        if self.replacement is None:
            return text
        start, end = self.mended or (self.start, self.end)
        return text[:start] + self.replacement + text[end:]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the agent is shown: a draft with everything that is wrong with it.

    Attributes:
        draft: The text.
        findings: What is wrong with it, in order of appearance.
        matched: Of a search's hit, the spans of the draft's text that matched, in code points,
            ascending and apart; of an empty slot all of its placeholder.
    """

    draft: Draft
    findings: tuple[Finding, ...] = ()
    matched: tuple[tuple[int, int], ...] = ()

    @property
    def phrase(self) -> Phrase:
        """The phrase behind the draft."""
        return self.draft.candidate.phrase

    @property
    def phrases(self) -> tuple[PhraseId, ...]:
        """The phrases that answer, in the order they are said; mostly one.

        No two suggestions on show have the same, so they also tell one from another.
        """
        candidate = self.draft.candidate
        return tuple(phrase.id for phrase in (candidate.phrase, *candidate.more))

    @property
    def severity(self) -> Severity | None:
        """The gravest finding's severity, None if there is no finding."""
        return max((f.severity for f in self.findings), key=lambda s: s.weight, default=None)


@dataclass(frozen=True, slots=True)
class ReplyGroup:
    """The replies to one of several things a message asks for.

    Attributes:
        intent: What is asked.
        requests: Where the message asks it, in its order; at least one.
        start: Place of its first reply among those of the answer.
        end: Place behind its last one.
    """

    intent: IntentId
    requests: tuple[Request, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the desk shows for one message.

    Attributes:
        message: The message.
        understanding: What it means, None for a message without words.
        suggestions: The replies, best first; those of a group stand together.
        groups: The groups of the replies if the message asks for several things: the likeliest
            first, then in the order of the message; they share out all replies. Else none.
    """

    message: Message
    understanding: Understanding | None
    suggestions: tuple[Suggestion, ...]
    groups: tuple[ReplyGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovedReply:
    """A text that passed the check; the clipboard takes nothing else.

    Only `replykit.pipeline.check` makes one; a test verifies it.
    """

    text: str
    phrase: PhraseId | None = None
