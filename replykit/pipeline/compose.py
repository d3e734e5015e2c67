"""What is said around an answer: an opener that suits the moment, and a closing line.

A reply is put together as the manuals do it: greeting, empathy by the customer's emotion
(M105 to M119) or thanks for waiting (M149), the answer, and a goodbye (M010, M011).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from replykit.domain.intent import IntentId, Stage
from replykit.domain.message import Emotion
from replykit.domain.phrase import AFTER_LOOKUP, Phrase, PhraseRole, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Candidate, Extent, Reason
from replykit.pipeline.emotion import SOOTHING
from replykit.pipeline.template import slots_of

THANKS_FOR_WAITING = ("久等", "等候", "等待")
"""An answer with one of these says itself what a line of role resume would say."""

_WELCOMES = re.compile(r"欢迎|在的|在呢|在线|为您服务|我是客服|好呀|再见|再来|不客气|客气啦")
"""Words by which an answer greets itself, or takes leave."""

_TAKES_LEAVE = re.compile(r"感谢您|谢谢|光临|再来|再见|随时|祝您|欢迎")
"""Words by which an answer says goodbye itself."""

_FEELS = re.compile(r"理解|心情|着急|担心|难过|难受|体会|感受|委屈|辛苦|换(?:作|成|了)?我")
"""Words by which an answer shows empathy of its own."""


ASKS_FOR_PROPOSAL = "M161"
"""The manual item of the lines that ask the customer what they propose, in a deadlock."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the choice of the lines around an answer depends on.

    Attributes:
        text: The folded message, without spaces.
        emotion: How its writer feels.
        stages: The stage of each intent. Before an order (售前) nobody is soothed: a
            "马上下单" or "凭什么卖79" asks for an answer.
        held: The phrase of role hold that was copied last, None if that was another one.
        first: Whether nothing was copied for this customer yet.
        turn: How many replies were copied so far: the lines take turns.
        platform: Platform of the conversation.
        slots: The slots that have a value; a line with another one is left out.
        stuck: Whether one thing was answered round after round without a way out (僵局).
    """

    text: str = ""
    emotion: Emotion = Emotion.CALM
    stages: Mapping[IntentId, Stage] = field(default_factory=dict)
    held: Phrase | None = None
    first: bool = True
    turn: int = 0
    platform: str = ""
    slots: Collection[SlotId] = ()
    stuck: bool = False

    def upset(self, answer: Phrase) -> bool:
        """Return whether the customer is to be soothed before an answer."""
        presale = self.stages.get(answer.intent) is Stage.PRESALE
        return self.emotion is not Emotion.CALM and not presale

    def early(self, answer: Phrase) -> bool:
        """Return whether an answer is to somebody who has no order yet, as far as it tells."""
        return self.stages.get(answer.intent) not in (Stage.INSALE, Stage.AFTERSALE)


@dataclass(frozen=True, slots=True)
class Lines:
    """The approved phrases that stand around an answer, by role.

    Those that state the result of a look-up are left out, lest the answer promise one behind them.

    Attributes:
        by_role: The lines, in the order of the bank.
        stages: The stage of each intent of the bank.
    """

    by_role: Mapping[PhraseRole, tuple[Phrase, ...]]
    stages: Mapping[IntentId, Stage] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Playbook) -> Self:
        """Return the lines of a book."""
        found: dict[PhraseRole, list[Phrase]] = {}
        for phrase in book.approved:
            if phrase.role is not PhraseRole.ANSWER and AFTER_LOOKUP not in phrase.cues:
                found.setdefault(phrase.role, []).append(phrase)
        stages = {intent.id: intent.stage for intent in book.intents}
        return cls({role: tuple(phrases) for role, phrases in found.items()}, stages)

    def pick(
        self, role: PhraseRole, like: Phrase, moment: Moment, suits: Sequence[Phrase] | None = None
    ) -> Phrase | None:
        """Return the line of a role whose turn it is, of the tone of another if there is one.

        Args:
            role: The role.
            like: The phrase whose tone it should have.
            moment: The moment.
            suits: The lines to choose from; None takes all of the role.
        """
        lines = self.by_role.get(role, ()) if suits is None else suits
        here = [
            p
            for p in lines
            if (not p.platforms or moment.platform in ("", *p.platforms))
            and all(slot in moment.slots for slot in slots_of(p.text))
        ]
        alike = [p for p in here if p.tone is like.tone] or here
        return alike[moment.turn % len(alike)] if alike else None


def compose(candidate: Candidate, lines: Lines, moment: Moment, extent: Extent) -> Candidate:
    """Return a candidate with the lines around its answer.

    An opener is left out where the answer says the same already; only answers get one. Who is
    upset is soothed, and neither welcomed nor invited to come again; who has an order already is
    not asked what to look for.
    """
    answer = candidate.phrase
    if extent is Extent.BARE or answer.role is not PhraseRole.ANSWER:
        return candidate
    opener = _opener(answer, lines, moment)
    full = extent is Extent.FULL and not moment.upset(answer)
    greets = full and moment.first and moment.early(answer) and not _WELCOMES.search(answer.text)
    greeting = lines.pick(PhraseRole.GREETING, answer, moment) if greets else None
    ends = full and not _TAKES_LEAVE.search(answer.text)
    closing = lines.pick(PhraseRole.CLOSING, answer, moment) if ends else None
    openers = tuple(line for line in (greeting, opener) if line is not None)
    reasons = tuple(_reason(line, moment) for line in openers)
    return replace(candidate, openers=openers, closing=closing, why=(*candidate.why, *reasons))


def apologise(candidate: Candidate, lines: Lines, moment: Moment) -> Candidate:
    """Return a candidate that says it cannot be done, with an apology first (M073).

    The lines for it are those of role empathy that name no emotion.
    """
    if candidate.openers:
        return candidate
    sorry = [p for p in lines.by_role.get(PhraseRole.EMPATHY, ()) if not (p.emotions or p.cues)]
    line = lines.pick(PhraseRole.EMPATHY, candidate.phrase, moment, sorry)
    if line is None:
        return candidate
    return replace(candidate, openers=(line,), why=(*candidate.why, Reason("opener", "sorry")))


def combine(candidates: Sequence[Candidate]) -> Candidate:
    """Return one candidate that answers what several answer, in their order.

    What is said around answers is said once: of each role the first line, none of which the
    first answer says itself; and a goodbye unless one of the answers takes leave.

    Raises:
        ValueError: If there is no candidate.
    """
    if not candidates:
        raise ValueError("nothing to combine")
    first, *others = [candidate.phrase for candidate in candidates]
    leaves = any(_TAKES_LEAVE.search(phrase.text) for phrase in (first, *others))
    goodbyes = [c.closing for c in candidates if c.closing is not None and not leaves]
    return Candidate(
        first,
        min(candidate.score for candidate in candidates),
        (Reason("together", str(len(candidates))),),
        _openers(candidates, first.text),
        goodbyes[-1] if goodbyes else None,
        tuple(others),
    )


def _openers(candidates: Sequence[Candidate], text: str) -> tuple[Phrase, ...]:
    said = {
        PhraseRole.GREETING: bool(_WELCOMES.search(text)),
        PhraseRole.EMPATHY: bool(SOOTHING.search(text) or _FEELS.search(text)),
        PhraseRole.RESUME: any(words in text for words in THANKS_FOR_WAITING),
    }
    found: dict[PhraseRole, Phrase] = {}
    for line in (line for candidate in candidates for line in candidate.openers):
        if not said.get(line.role, False):
            found.setdefault(line.role, line)
    return tuple(sorted(found.values(), key=lambda line: line.role is not PhraseRole.GREETING))


def _opener(answer: Phrase, lines: Lines, moment: Moment) -> Phrase | None:
    """Return what to say first: thanks for waiting, a way out, or what the feeling asks for."""
    if moment.held is not None:
        said = any(words in answer.text for words in THANKS_FOR_WAITING)
        return None if said else lines.pick(PhraseRole.RESUME, moment.held, moment)
    empathy = lines.by_role.get(PhraseRole.EMPATHY, ())
    if moment.stuck and ASKS_FOR_PROPOSAL not in answer.manual:
        asking = [p for p in empathy if ASKS_FOR_PROPOSAL in p.manual]
        if asking:
            return lines.pick(PhraseRole.EMPATHY, answer, moment, asking)
    told = [p for p in empathy if _told(p, moment.text) and not _told(p, answer.text)]
    if told:
        return lines.pick(PhraseRole.EMPATHY, answer, moment, told)
    if not moment.upset(answer) or SOOTHING.search(answer.text) or _FEELS.search(answer.text):
        return None
    felt = [p for p in empathy if moment.emotion in p.emotions and not p.cues]
    return lines.pick(PhraseRole.EMPATHY, answer, moment, felt)


def _reason(opener: Phrase, moment: Moment) -> Reason:
    asks = moment.stuck and ASKS_FOR_PROPOSAL in opener.manual
    return Reason("opener", "deadlock" if asks else opener.role)


def _told(line: Phrase, text: str) -> bool:
    """Return whether a text says what a line is for: a regular customer, a novice, a deadlock."""
    return any(cue in text for cue in line.cues)
