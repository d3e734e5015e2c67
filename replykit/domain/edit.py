"""A change of the bank as a value: what stood there, and what is to stand there."""

from __future__ import annotations

from dataclasses import dataclass

from replykit.domain.intent import Example, Intent
from replykit.domain.phrase import Phrase


@dataclass(frozen=True, slots=True)
class BankEdit:
    """One change of one phrase, intent or example.

    An edit carries what its author saw (`before`), so that whoever applies it can tell whether
    something else stands there by now. An intent's own `examples` never count: they are
    changed one by one.

    Attributes:
        before: What stood there; None for an addition.
        after: What is to stand there; None for a removal. Of the kind of `before`, and but for
            examples with its id.
    """

    before: Phrase | Intent | Example | None
    after: Phrase | Intent | Example | None

    @property
    def reversed(self) -> BankEdit:
        """The edit that takes this one back."""
        return BankEdit(self.after, self.before)

    @property
    def item(self) -> Phrase | Intent | Example:
        """What it is about: as it is to be, or as it was before its removal.

        Raises:
            ValueError: If the edit is of nothing to nothing.
        """
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("an edit of nothing")
        return found
