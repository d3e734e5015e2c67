"""What stands beside the phrases: how they are leafed through, and what trainees read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replykit.domain.intent import IntentId, Stage
from replykit.domain.phrase import Phrase


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


@dataclass(frozen=True, slots=True)
class Handbook:
    """What comes with the program to be read, not to be sent.

    Attributes:
        categories: The groups of scripts, in the order of a sale.
    """

    categories: tuple[Category, ...] = ()
