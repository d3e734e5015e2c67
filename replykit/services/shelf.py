"""What an agent has at hand without searching: favourites, what was copied last, and most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from replykit.domain.phrase import PhraseId

KEPT = 50
"""How many are kept of what was copied last, and shown of each kind."""


class ShelfKind(StrEnum):
    """The kinds, in the order in which they are offered."""

    FAVOURITES = "favourites"
    RECENT = "recent"
    MOST_USED = "most_used"
    OWN = "own"
    """The agent's own phrases; which those are, the bank tells."""


class Shelf:
    """Favourites and what was copied last, newest first; owned by one thread."""

    def __init__(self) -> None:
        self._favourites: dict[PhraseId, None] = {}
        self._recent: dict[PhraseId, None] = {}

    @property
    def favourites(self) -> frozenset[PhraseId]:
        """The favourites."""
        return frozenset(self._favourites)

    def fill(self, favourites: Sequence[PhraseId], recent: Sequence[PhraseId]) -> None:
        """Take over what was kept; what was done before it came stays on top."""
        self._favourites = dict.fromkeys((*self._favourites, *favourites))
        self._recent = dict.fromkeys((*self._recent, *recent))

    def toggle(self, phrase: PhraseId) -> bool:
        """Make a phrase a favourite, or none; return whether it is one now."""
        if phrase in self._favourites:
            del self._favourites[phrase]
            return False
        self._favourites = {phrase: None, **self._favourites}
        return True

    def note_copy(self, phrase: PhraseId) -> None:
        """Put a phrase on top of what was copied last."""
        self._recent = dict.fromkeys(list({phrase: None, **self._recent})[:KEPT])

    def phrases(self, kind: ShelfKind, uses: Mapping[PhraseId, int]) -> Iterator[PhraseId]:
        """Yield the phrases of a kind, best first, whether the bank still has them or not.

        Args:
            kind: Which.
            uses: How often each phrase was copied.
        """
        match kind:
            case ShelfKind.FAVOURITES:
                yield from self._favourites
            case ShelfKind.RECENT:
                yield from self._recent
            case ShelfKind.MOST_USED:
                yield from sorted(uses, key=lambda phrase: (-uses[phrase], phrase))
