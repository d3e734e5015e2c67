"""What an import would do, row by row, before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from replykit.domain.phrase import Phrase


class RowOutcome(StrEnum):
    """What becomes of one row of a file."""

    ADD = "add"
    """A new phrase."""
    SAME = "same"
    """The bank has it already, to the letter or nearly; nothing to do."""
    CHANGE = "change"
    """Replaces a phrase, because overwriting was asked for."""
    SKIP = "skip"
    """Would replace a phrase, and overwriting was not asked for."""
    BAD = "bad"
    """Cannot be used."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user asked for beyond adding what is new.

    Attributes:
        update: Whether a phrase of the bank may be replaced by the row with its id.
        approve: Whether the states in the file are believed. What is added or changed becomes
            a draft where they are not, or where the file says none.
    """

    update: bool = False
    approve: bool = False


@dataclass(frozen=True, slots=True)
class RowReport:
    """What an import would do with one row.

    Attributes:
        row: Its number in the file, from 1, counting the header and the rows above it; in a
            TOML file the number of the ``[[phrase]]``.
        outcome: What becomes of it.
        code: What is wrong with it, or why it is as it is, "" if there is nothing to say; one
            of `ROW_CODES`.
        detail: The offending value, the other row or phrase, or the rule with the words.
        before: What stands in the bank now, None if nothing does.
        after: What would stand there; for `SAME` what stands there, for `SKIP` what would if
            overwriting were asked for, None for `BAD`.
    """

    row: int
    outcome: RowOutcome
    code: str = ""
    detail: str = ""
    before: Phrase | None = None
    after: Phrase | None = None

    @property
    def is_finding(self) -> bool:
        """Whether somebody should look at the row: not used, or a draft whatever the file says."""
        unused = self.outcome in (RowOutcome.BAD, RowOutcome.SKIP)
        return unused or self.code in ("phrase.rule", "phrase.brace")


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do, with one report for each row, in the order of the file."""

    rows: tuple[RowReport, ...] = ()

    @cached_property
    def counts(self) -> Mapping[RowOutcome, int]:
        """How many rows there are of each outcome, zeros included."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in RowOutcome}

    @cached_property
    def changes(self) -> tuple[RowReport, ...]:
        """The rows that change the bank."""
        wanted = (RowOutcome.ADD, RowOutcome.CHANGE)
        return tuple(row for row in self.rows if row.outcome in wanted)


ROW_CODES: tuple[str, ...] = (
    "row.long",
    "row.unreadable",
    "field.value",
    "field.type",
    "field.missing",
    "phrase.intent",
    "phrase.slot",
    "phrase.brace",
    "phrase.long",
    "phrase.rule",
    "phrase.exists",
    "phrase.near_duplicate",
    "phrase.duplicate_id",
    "phrase.new_id",
)
"""Every `RowReport.code`; a test holds the list against the words of the command line."""
