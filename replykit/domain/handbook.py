"""What stands beside the phrases: how they are leafed through, and what trainees read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from replykit.domain.intent import IntentId, Stage
from replykit.domain.phrase import Phrase
from replykit.domain.practice import Preset

FLOW_COLUMNS = 6
"""Columns of a flow chart; a step takes one or several of them."""


@dataclass(frozen=True, slots=True)
class Category:
    """A group of scripts of the manual, such as 发票 or 破损.

    A phrase is in every category that names one of its manual items or its intent; so one that
    a lead adds to an intent stands in its category at once.

    Attributes:
        id: Stable key.
        stage: The stage it is shown under.
        name_zh: Its Chinese name.
        name_en: Its English name.
        intents: Intents all of whose phrases belong to it.
        manual: Manual items whose phrases belong to it.
    """

    id: str
    stage: Stage
    name_zh: str
    name_en: str
    intents: tuple[IntentId, ...] = ()
    manual: tuple[str, ...] = ()

    def phrases(self, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
        """Return those of some phrases that belong to it, in their order."""
        return tuple(
            p for p in phrases if p.intent in self.intents or not self._items.isdisjoint(p.manual)
        )

    @property
    def _items(self) -> frozenset[str]:
        return frozenset(self.manual)


class StandardGroup(StrEnum):
    """What a service standard is about."""

    RESPONSE = "response"
    SKILL = "skill"
    SALES = "sales"
    PLATFORM = "platform"
    AFTERSALE = "aftersale"
    CUSTOMER = "customer"
    SHIFT = "shift"
    TRAINING = "training"
    QUALITY = "quality"


class Measure(StrEnum):
    """What the program could take a figure from."""

    NONE = "none"
    DESK = "desk"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Standard:
    """A figure of the manuals that service is held against.

    Attributes:
        id: The manual's id, ``S01`` to ``S52``.
        group: What it is about.
        name_zh: Its Chinese name.
        name_en: Its English name.
        value_zh: The figure as it is shown, with its unit.
        value_en: The same in English.
        definition_zh: What is counted, in Chinese.
        definition_en: The same in English.
        formula_zh: How it is computed, "" if there is nothing to compute.
        formula_en: The same in English.
        platforms: Platforms it holds on, empty for all.
        measure: What the program could take the figure from, later.
        note_zh: What is contradictory or dated in it, "" if nothing is.
        note_en: The same in English.
    """

    id: str
    group: StandardGroup
    name_zh: str
    name_en: str
    value_zh: str
    value_en: str
    definition_zh: str
    definition_en: str
    formula_zh: str = ""
    formula_en: str = ""
    platforms: tuple[str, ...] = ()
    measure: Measure = Measure.NONE
    note_zh: str = ""
    note_en: str = ""


class StepKind(StrEnum):
    """The shape of a step."""

    STEP = "step"
    QUESTION = "question"
    END = "end"


class Origin(StrEnum):
    """How much of a step the manuals hold."""

    MANUAL = "manual"
    TITLE = "title"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Step:
    """One box of a flow.

    Attributes:
        id: Key within its flow.
        kind: Its shape.
        text_zh: What stands in the box, in Chinese.
        text_en: The same in English.
        origin: What the manuals hold of it; ``ours`` where their text is lost.
        row: Row from the top, from 0.
        column: Its first column, from 0.
        width: How many columns it takes, of `FLOW_COLUMNS`.
        note_zh: More on it, shown beside the chart; "" if the box says all.
        note_en: The same in English.
        links: Ids of the categories, or intents, whose scripts belong to it.
    """

    id: str
    kind: StepKind
    text_zh: str
    text_en: str
    origin: Origin
    row: int
    column: int = 1
    width: int = 4
    note_zh: str = ""
    note_en: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """An arrow from a step to one below it; a label says when it is taken."""

    start: str
    end: str
    label_zh: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """How something is dealt with, step by step.

    Attributes:
        id: Stable key.
        stage: The stage it belongs to.
        name_zh: Its Chinese name.
        name_en: Its English name.
        summary_zh: When it is followed, in Chinese.
        summary_en: The same in English.
        steps: Its boxes, in reading order; the first is the start.
        branches: Its arrows.
        manual: Manual items it covers.
        note_zh: Where the manuals are not followed, and why; "" if they are.
        note_en: The same in English.
    """

    id: str
    stage: Stage
    name_zh: str
    name_en: str
    summary_zh: str
    summary_en: str
    steps: tuple[Step, ...]
    branches: tuple[Branch, ...]
    manual: tuple[str, ...] = ()
    note_zh: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the team itself: never sent to a customer.

    Attributes:
        id: Stable key.
        manual: Manual items it covers.
        title_zh: Its Chinese title.
        title_en: Its English title.
        text_zh: Its Chinese text; may have several lines.
        text_en: Its English text.
    """

    id: str
    manual: tuple[str, ...]
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Handbook:
    """What comes with the program to be read, not to be sent.

    Attributes:
        categories: The groups of scripts, in the order of a sale.
        standards: The service standards, by group.
        flows: The flows, in the order of a sale.
        notes: What the team keeps in mind.
        presets: What each manual says on flags and shifts, the first one in force unless the
            shop has settled otherwise.
    """

    categories: tuple[Category, ...] = ()
    standards: tuple[Standard, ...] = ()
    flows: tuple[Flow, ...] = ()
    notes: tuple[Note, ...] = ()
    presets: tuple[Preset, ...] = ()
