"""What the window is given: the desk, and the slow work it may start beside the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from replykit.domain.handbook import Handbook
from replykit.domain.phrase import PhraseId
from replykit.domain.playbook import Playbook
from replykit.ports import (
    BankStore,
    FavouriteStore,
    LearningStore,
    MergeReport,
    ShiftStore,
)
from replykit.services.exchange import Exchange
from replykit.services.handover import HandoverBook
from replykit.services.kept import KeptStore, Storage
from replykit.services.reply_desk import ReplyDesk
from replykit.services.shift import SteadyClock
from replykit.settings import Paths, Settings

if TYPE_CHECKING:
    from replykit.domain.handbook import Handbook
    from replykit.pipeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class OpenedBank:
    """The user's bank, opened, migrated and merged with the bundled one.

    `shifts`, `learning`, `kept` and `favourites` are in the same file; None where nothing of
    theirs is kept.
    """

    store: BankStore
    snapshot: Snapshot
    uses: Mapping[PhraseId, int]
    merged: MergeReport
    shifts: ShiftStore | None = None
    learning: LearningStore | None = None
    kept: KeptStore | None = None
    favourites: FavouriteStore | None = None


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything the window works with.

    Attributes:
        desk: Empty until a snapshot is swapped in.
        load_snapshot: The quick way to a bank: the cache of the last run, else the bundled
            files. Pure Python, below 0.2 s; safe on any thread. Raises `BankUnreadableError`.
        open_bank: The user's own bank; imports the ORM, may migrate: run it beside the GUI
            thread, after the first paint. Raises `StorageError`.
        refine: The last bank with the sentence encoder; None where that is not installed.
            Imports numpy: run it like `open_bank`.
        rebuild: The snapshot of a changed bank from the last one; some 0.2 s, so beside the GUI
            thread.
        keep: Keeps the last bank for the next start. Call it where the store is not being
            changed meanwhile.
        learn_again: The last bank with a model of just its examples; None if it has that, or
            if it was not wanted any more (asked again and again). Up to a minute.
        load_handbook: The standards, flows and notes that come with the program. Below 0.1 s;
            safe on any thread. Raises `BankUnreadableError`.
        exchange: Phrases in and out of files; beside the GUI thread.
        paths: Where files are.
        settings: As loaded at the start.
        handover: The hand-over book; without an entry until the user's bank is open.
        now: The clock that waits are measured on.
    """

    desk: ReplyDesk
    load_snapshot: Callable[[], Snapshot]
    open_bank: Callable[[], OpenedBank]
    refine: Callable[[], Snapshot | None]
    rebuild: Callable[[Playbook], Snapshot]
    keep: Callable[[], None]
    learn_again: Callable[[Callable[[], bool]], Snapshot | None]
    load_handbook: Callable[[], Handbook]
    exchange: Exchange
    paths: Paths
    settings: Settings
    handover: HandoverBook = field(default_factory=HandoverBook)
    now: SteadyClock = field(default_factory=SteadyClock)

    def storage(self) -> Storage:
        """Return what looks through everything stored; open a store in it to see its rows."""
        return Storage(self.paths)
