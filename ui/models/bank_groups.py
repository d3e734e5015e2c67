"""How the phrases of the bank stand together in its tree: by category, or by intent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replykit.domain.handbook import Handbook
from replykit.domain.intent import IntentId, Stage
from replykit.domain.phrase import Phrase
from replykit.domain.playbook import Playbook
from ui import bank_texts, texts

STAGE_ORDER = (Stage.PRESALE, Stage.INSALE, Stage.AFTERSALE, Stage.GENERAL)


@dataclass(frozen=True, slots=True)
class Group:
    """Some phrases under one heading.

    Attributes:
        key: Stable key among the groups.
        stage: The stage it stands under.
        name: Its name in the user's language.
        phrases: The phrases, in the order of the bank.
        intent: The intent it is; None for a category.
    """

    key: str
    stage: Stage
    name: str
    phrases: tuple[Phrase, ...]
    intent: IntentId | None = None


def by_intent(
    book: Playbook, phrases: Sequence[Phrase], *, empty: bool = False
) -> tuple[Group, ...]:
    """Return a group for each intent that has one of some phrases; with `empty` for each."""
    below: dict[IntentId, list[Phrase]] = {}
    for phrase in phrases:
        below.setdefault(phrase.intent, []).append(phrase)
    groups = (
        Group(i.id, i.stage, texts.intent_name(i), tuple(below.get(i.id, ())), i.id)
        for i in book.intents
    )
    return _in_order(group for group in groups if group.phrases or empty)


def by_category(
    book: Playbook, phrases: Sequence[Phrase], handbook: Handbook, others: str
) -> tuple[Group, ...]:
    """Return a group for each category that holds one of some phrases.

    A phrase may stand in several; one in none stands under `others` of its intent's stage.
    """
    groups = [
        Group(c.id, c.stage, bank_texts.category_name(c), c.phrases(phrases))
        for c in handbook.categories
    ]
    sorted_in = {phrase.id for group in groups for phrase in group.phrases}
    left = [phrase for phrase in phrases if phrase.id not in sorted_in]
    for stage in STAGE_ORDER:
        rest = tuple(p for p in left if book.intent_by_id[p.intent].stage is stage)
        groups.append(Group(f"-{stage}", stage, others, rest))
    return _in_order(group for group in groups if group.phrases)


def _in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups by stage, within a stage as they come."""
    return tuple(sorted(groups, key=lambda group: STAGE_ORDER.index(group.stage)))
