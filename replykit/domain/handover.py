"""What one shift leaves to the next: the entries of the hand-over book (交接本, M221)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from replykit.domain.practice import FlagColour


class EntryKind(StrEnum):
    """What an entry is, in the order of a hand-over sheet."""

    PROMISE = "promise"
    OPEN = "open"
    FLAG = "flag"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class HandoverEntry:
    """One thing the next shift has to know, in the agent's own words.

    Attributes:
        id: Random key, the same on every seat.
        kind: What it is.
        text: What the agent wrote, with personal data masked.
        written: When it was written, with a time zone.
        customer: What the customer is called here, masked, too; "" if it is about nobody.
        due: Until when it is to be done, with a time zone; None if nobody said.
        colour: The flag of the order it is about; ``none`` where there is none.
        done: When it was done, None while it is not.
    """

    id: UUID
    kind: EntryKind
    text: str
    written: datetime
    customer: str = ""
    due: datetime | None = None
    colour: FlagColour = FlagColour.NONE
    done: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        """Return whether its time has passed and it is not done."""
        return self.done is None and self.due is not None and self.due < now

    @property
    def place(self) -> tuple[bool, bool, float]:
        """Where it stands in the book: not done, then what is due, soonest first (M221)."""
        if self.done is not None:
            return (True, True, -self.done.timestamp())
        moment = self.due or self.written
        return (False, self.due is None, moment.timestamp())


@dataclass(frozen=True, slots=True)
class AgentNote:
    """A text of the agent's own, for the team: it is no reply and goes to no customer.

    Attributes:
        text: The text, with personal data masked.
    """

    text: str
