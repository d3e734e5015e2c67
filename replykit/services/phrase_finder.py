"""Which phrases of the bank somebody leafing through it wants to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replykit.domain.phrase import Phrase, PhraseRole, PhraseState
from replykit.domain.playbook import Playbook

if TYPE_CHECKING:
    from replykit.pipeline.search import SearchIndex

SURE = 0.6
"""Least score of `SearchIndex.find` that is no fuzzy hit: a filter must not guess."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted.

    Attributes:
        words: Words that must all stand in the text, the intent's name or the id, as
            characters, pinyin or pinyin initials; "" for any.
        state: The state; None for any.
        role: The role; None for any.
    """

    words: str = ""
    state: PhraseState | None = PhraseState.APPROVED
    role: PhraseRole | None = None


class PhraseFinder:
    """Filters phrases; remembers the searchable forms of those that did not change.

    They may be prepared on one thread and used on another.
    """

    def __init__(self) -> None:
        self._known: tuple[Playbook, SearchIndex] | None = None

    def find(self, book: Playbook, wanted: Wanted) -> tuple[Phrase, ...]:
        """Return the phrases of a book that are wanted, in the order of the bank."""
        found: Sequence[Phrase] = [
            phrase
            for phrase in book.phrases
            if wanted.state in (None, phrase.state) and wanted.role in (None, phrase.role)
        ]
        if not wanted.words.strip():
            return tuple(found)
        index = self.prepare(book)
        hits = index.find(wanted.words, {}, limit=len(index.entries))
        sure = {hit.phrase.id for hit in hits if hit.score >= SURE}
        return tuple(phrase for phrase in found if phrase.id in sure)

    def prepare(self, book: Playbook) -> SearchIndex:
        """Return what words are looked for in; 0.3 s for 10,000 phrases it has not seen."""
        from replykit.pipeline.search import SearchIndex  # noqa: PLC0415 - when first wanted

        former = self._known
        if former is not None and former[0] is book:
            return former[1]
        index = SearchIndex.build(book, book.phrases, former[1] if former else None)
        self._known = (book, index)
        return index
