"""Phrases in and out of files: first a plan, then, if it is wanted, the bank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from replykit.domain.edit import BankEdit
from replykit.domain.exchange import ImportOptions, ImportPlan
from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase, PhraseState
from replykit.domain.playbook import Playbook
from replykit.errors import UserError
from replykit.ports import BankStore

AUTO = "auto"
"""The format that stands for: by the file's ending."""

Progress = Callable[[int, int], None]
"""Called with the rows done and their total, 0 while that is unknown. May raise to stop."""

Judge = Callable[[Path, str, Playbook, ImportOptions, Collection[str], Progress], ImportPlan]
"""A file, its format, the bank, what was asked for, taken ids -> what an import would do."""

Write = Callable[[Sequence[Phrase], Path, str, bool], None]
"""Phrases, a file, its format, whether it may be replaced."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which phrases of a bank are meant; an empty tuple means all.

    `personal` adds the agent's own ones, which are left out unless they ask for them.
    """

    intents: tuple[IntentId, ...] = ()
    states: tuple[PhraseState, ...] = ()
    personal: bool = False

    def of(self, book: Playbook) -> tuple[Phrase, ...]:
        """Return the phrases, in the order of the bank.

        Raises:
            UserError: ``exchange.intent`` if the bank has no such intent.
        """
        for intent in self.intents:
            if intent not in book.intent_by_id:
                raise UserError("exchange.intent", intent=intent)
        return tuple(
            phrase
            for phrase in (book if self.personal else book.of_team).phrases
            if (not self.intents or phrase.intent in self.intents)
            and (not self.states or phrase.state in self.states)
        )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Import and export; knows no format itself.

    Everything here may take seconds: run it beside the GUI thread. Only `apply_import` changes
    something, and it does what the plan says, no more: other options mean another plan.
    """

    judge: Judge
    write: Write

    def plan_import(
        self,
        path: Path,
        book: Playbook,
        options: ImportOptions = ImportOptions(),  # noqa: B008 - frozen
        *,
        format_name: str = AUTO,
        taken: Collection[str] = (),
        progress: Progress = lambda _done, _total: None,
    ) -> ImportPlan:
        """Return what an import of a file into a bank would do, row by row.

        No phrase gets one of the `taken` ids; see `BankStore.phrase_ids`.

        Raises:
            UserError: If the file as a whole cannot be used; a bad row is in the plan.
        """
        return self.judge(path, format_name, book, options, taken, progress)

    def export(
        self,
        path: Path,
        book: Playbook,
        selection: Selection = Selection(),
        *,
        format_name: str = AUTO,
        force: bool = False,
    ) -> int:
        """Write phrases to a file, in one step, and return how many.

        Raises:
            UserError: If the selection names an unknown intent, the format is unknown, the
                file is there and `force` is not set, or it cannot be written.
        """
        phrases = selection.of(book)
        self.write(phrases, path, format_name, force)
        return len(phrases)

    def apply_import(self, plan: ImportPlan, store: BankStore) -> int:
        """Do what a plan says, in one transaction, and return how many phrases it was.

        Raises:
            EditConflictError: If the bank is not what the plan was made for; nothing was done.
            StorageError: If the database cannot be used.
        """
        edits = edits_of(plan)
        store.apply(edits)
        return len(edits)


def edits_of(plan: ImportPlan) -> tuple[BankEdit, ...]:
    """Return what a plan does as edits of the bank."""
    return tuple(BankEdit(row.before, row.after) for row in plan.changes)
