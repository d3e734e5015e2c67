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
    """Filters phrases; remembers the searchable forms of those that did not change."""

    def __init__(self) -> None:
        self._book: Playbook | None = None
        self._index: SearchIndex | None = None

    def find(self, book: Playbook, wanted: Wanted) -> tuple[Phrase, ...]:
        """Return the phrases of a book that are wanted, in the order of the bank."""
        found: Sequence[Phrase] = [
            phrase
            for phrase in book.phrases
            if wanted.state in (None, phrase.state) and wanted.role in (None, phrase.role)
        ]
        if not wanted.words.strip():
            return tuple(found)
        index = self._index_of(book)
        hits = index.find(wanted.words, {}, limit=len(index.entries))
        sure = {hit.phrase.id for hit in hits if hit.score >= SURE}
        return tuple(phrase for phrase in found if phrase.id in sure)

    def _index_of(self, book: Playbook) -> SearchIndex:
        from replykit.pipeline.search import SearchIndex  # noqa: PLC0415 - when first wanted

        if self._index is None or self._book is not book:
            self._index = SearchIndex.build(book, book.phrases, self._index)
            self._book = book
        return self._index
