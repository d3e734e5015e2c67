"""What the desk shows, as frozen values: made by the presenter, drawn by the widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from replykit.domain.intent import Intent, IntentId, OrderState, Stage
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import (
    Answer,
    Certainty,
    Finding,
    ReplyGroup,
    Suggestion,
    Understanding,
)
from replykit.errors import UserError
from replykit.ports import KeptContent
from ui import texts

SHOWN_INTENTS = 3
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class IntentChoice:
    """One intent to choose from.

    Attributes:
        id: Its key.
        stage: The stage it belongs to.
        name: Its name in the user's language.
        p: How likely it is, 0.0 to 1.0.
        selected: Whether the replies shown are this intent's.
    """

    id: IntentId
    stage: Stage
    name: str
    p: float
    selected: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """A bank's example message, how like it is in per cent, and the name of its intent."""

    text: str
    percent: int
    intent: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One of several things a message asks for: the intent's name and the customer's words."""

    intent: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """The replies to one of several things a message asks for.

    Attributes:
        intent: What is asked.
        name: Its name in the user's language.
        words: The customer's words for it.
        place: Where in the message they stand, in code points.
        start: Place of its first reply among those on show.
        end: Place behind its last one.
    """

    intent: IntentId
    name: str
    words: str
    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group as it stands.

    Attributes:
        group: The group.
        chosen: The place of the reply that answers it when all are answered at once.
        answered: Whether it is answered already.
    """

    group: Group
    chosen: int
    answered: bool = False


@dataclass(frozen=True, slots=True)
class GroupsView:
    """The groups of the replies, none for a message that asks for one thing.

    Attributes:
        groups: In the order of the replies.
        together: One reply to all that is not answered yet, None unless that is several.
    """

    groups: tuple[ShownGroup, ...] = ()
    together: Suggestion | None = None


NO_GROUPS = GroupsView()


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything the desk shows for one message.

    Attributes:
        asked: Whether there is a message at all.
        stage: The stage of the selected intent, None when unsure or nothing is asked.
        choices: The intents to choose from, best first.
        order_state: What the agent pinned.
        offered: Whether the choices are likely enough to be offered although none is selected.
        examples: The nearest example messages, best first: why.
        words: The deciding words: why.
        wishes: What the message asks for, in its order, if that is more than one thing.
        suggestions: The replies, best first.
        heard: What the message names, by the slot it could fill.
        groups: How the replies fall into groups if the message asks for several things.
    """

    asked: bool = False
    stage: Stage | None = None
    choices: tuple[IntentChoice, ...] = ()
    order_state: OrderState | None = None
    offered: bool = False
    examples: tuple[Likeness, ...] = ()
    words: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    heard: Mapping[SlotId, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether there is a message but no intent was selected."""
        return self.asked and self.stage is None

    @property
    def likeliest(self) -> IntentId | None:
        """The selected intent, else the first one offered, None if there is none."""
        chosen = [choice.id for choice in self.choices if choice.selected]
        return next(iter((*chosen, *(choice.id for choice in self.choices))), None)


@dataclass(frozen=True, slots=True)
class Copied:
    """A text that is on the clipboard now.

    Attributes:
        text: The text.
        phrase: The phrase it was made from, None for free text.
        part: Which of the messages of a reply sent in parts it is, from 1.
        parts: How many there are; 1 for a whole reply.
        also: The further phrases of a text that answers several requests.
    """

    text: str
    phrase: PhraseId | None
    part: int = 1
    parts: int = 1
    also: tuple[PhraseId, ...] = ()

    @property
    def phrases(self) -> tuple[PhraseId, ...]:
        """Every phrase it was made from, none for free text."""
        return (self.phrase, *self.also) if self.phrase is not None else ()

    @property
    def counted(self) -> tuple[PhraseId, ...]:
        """The phrases whose use it counts: of a reply sent in parts the first part does."""
        return self.phrases if self.part == 1 else ()


@dataclass(frozen=True, slots=True)
class Undone:
    """A copy that was taken back, and what is on the clipboard now."""

    copied: Copied
    now: KeptContent


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that was not copied because rules forbid it.

    Attributes:
        text: What should have been copied.
        findings: Every finding in it, in order of appearance.
        suggestion: What it was made from, None for free text.
    """

    text: str
    findings: tuple[Finding, ...]
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class NotCopied:
    """A text the clipboard did not take, or that has nothing in it."""

    text: str
    error: UserError
    suggestion: Suggestion | None


def desk_view(
    answer: Answer, book: Playbook, order_state: OrderState | None, chosen: IntentId | None
) -> DeskView:
    """Return what to show for an answer.

    Args:
        answer: What the desk said.
        book: The bank the intents' names come from.
        order_state: What the agent pinned.
        chosen: The intent the agent switched to, None for the best one if it is sure.
    """
    meant = answer.understanding
    if meant is None:
        return DeskView(asked=True, order_state=order_state, suggestions=answer.suggestions)
    selected = chosen or _sure_intent(meant)
    intent = book.intent_by_id.get(selected) if selected else None
    return DeskView(
        asked=True,
        stage=intent.stage if intent else None,
        choices=_choices(meant, book, selected),
        order_state=order_state,
        offered=meant.certainty is Certainty.OFFERED,
        examples=tuple(
            Likeness(near.text, round(near.similarity * 100), _name(near.intent, book))
            for near in meant.examples
        ),
        words=meant.words,
        wishes=_wishes(answer, meant, book),
        suggestions=answer.suggestions,
        heard=_heard(answer),
        groups=tuple(_group(group, answer, book) for group in answer.groups),
    )


def _heard(answer: Answer) -> dict[SlotId, str]:
    """Return what the message names, the first of each kind."""
    heard: dict[SlotId, str] = {}
    for entity in answer.message.entities:
        heard.setdefault(SlotId(entity.kind.value), entity.text)
    return heard


def _name(intent: IntentId, book: Playbook) -> str:
    found = book.intent_by_id.get(intent)
    return texts.intent_name(found) if found else intent


def _wishes(answer: Answer, meant: Understanding, book: Playbook) -> tuple[Wish, ...]:
    if len(meant.requests) < _SEVERAL:
        return ()
    raw = answer.message.raw
    return tuple(Wish(_name(r.intent, book), raw[r.start : r.end]) for r in meant.requests)


def _group(group: ReplyGroup, answer: Answer, book: Playbook) -> Group:
    raw = answer.message.raw
    words = " … ".join(raw[r.start : r.end].strip() for r in group.requests)
    place = group.requests[0].start
    return Group(group.intent, _name(group.intent, book), words, place, group.start, group.end)


def _sure_intent(meant: Understanding) -> IntentId | None:
    return None if meant.abstained or not meant.intents else meant.intents[0].id


def _choices(
    meant: Understanding, book: Playbook, selected: IntentId | None
) -> tuple[IntentChoice, ...]:
    known: list[tuple[Intent, float]] = [
        (book.intent_by_id[guess.id], guess.p)
        for guess in meant.intents[:SHOWN_INTENTS]
        if guess.id in book.intent_by_id
    ]
    return tuple(
        IntentChoice(intent.id, intent.stage, texts.intent_name(intent), p, intent.id == selected)
        for intent, p in known
    )
