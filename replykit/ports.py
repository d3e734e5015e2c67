"""What the core needs from outside: protocols, and the values they exchange."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from replykit.domain.conversation import ReplyTime
from replykit.domain.edit import BankEdit
from replykit.domain.handover import HandoverEntry
from replykit.domain.intent import IntentId
from replykit.domain.learning import Correction, ExampleState, SuggestedExample
from replykit.domain.phrase import PhraseId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import ApprovedReply

__all__ = (
    "Autostart",
    "BankEdit",
    "BankStore",
    "CachedBank",
    "Clipboard",
    "FavouriteStore",
    "KeptContent",
    "LearningStore",
    "MergeReport",
    "ShiftStore",
    "SnapshotCache",
)


@dataclass(frozen=True, slots=True)
class KeptContent:
    """What was on the clipboard before a reply; personal data, kept in memory alone.

    Attributes:
        formats: The content by MIME type, none if there was nothing or it was not kept.
        lost: MIME types that could not be kept: too big, or their owner did not give them in
            time; ``"*"`` if nothing could be asked for.
        secret: Whether its owner asked that nobody keeps it, as password programs do.
    """

    formats: Mapping[str, bytes] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    secret: bool = False

    @property
    def complete(self) -> bool:
        """Whether everything that was there is here."""
        return not self.lost and not self.secret


class Clipboard(Protocol):
    """The system clipboard. Writing takes an approved reply and nothing else.

    What was there before can be put back, but only what `keep` took from it.
    """

    def text(self) -> str:
        """Return the plain text on it, "" if there is none."""
        ...

    def put(self, reply: ApprovedReply) -> None:
        """Replace what is on it, and read it back.

        Raises:
            ClipboardError: If another text, or none, was read back.
        """
        ...

    def keep(self) -> KeptContent:
        """Return a copy of what is on it, within bounds of size and time."""
        ...

    def restore(self, kept: KeptContent) -> KeptContent:
        """Put back what was kept; nothing kept empties the clipboard.

        Returns:
            What is on it now, with what could not be put back named as lost.

        Raises:
            ClipboardError: If it did not take the content.
        """
        ...


class Autostart(Protocol):
    """Whether the system starts the program when this user signs in."""

    def is_on(self) -> bool:
        """Return the true state: what the system would do, not what was once asked for."""
        ...

    def turn(self, on: bool) -> None:
        """Have it started, or no longer.

        Raises:
            AutostartError: If the system refuses.
        """
        ...


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging a newer bundled bank did.

    Attributes:
        added: Phrases and intents that were new.
        updated: Those the user had not touched, brought up to the bundled text.
        kept: Those the user had changed, left as they are although the bundle differs.
    """

    added: int = 0
    updated: int = 0
    kept: int = 0


class BankStore(Protocol):
    """The user's own copy of the bank, and how often each phrase was copied.

    Every method is one transaction and may be called from any one thread at a time.
    All of them raise `StorageError` when the database cannot be used; nothing is half done.
    """

    def merge(self, bundle: Playbook) -> MergeReport:
        """Bring the bundled bank in without touching what the user changed."""
        ...

    def merged_version(self) -> str:
        """Return the version of the bundle merged last, "" before the first merge."""
        ...

    def revision(self) -> str:
        """Return a token that changes with every change of the bank's content."""
        ...

    @property
    def seen(self) -> str:
        """The revision of the bank as it is known here; "" while it is not."""
        ...

    def follow(self, revision: str) -> None:
        """Take the bank of a revision as known: it was kept by a `SnapshotCache`."""
        ...

    def playbook(self) -> Playbook:
        """Return the user's bank as it is now; its version is the fingerprint of its content."""
        ...

    def phrase_ids(self) -> frozenset[str]:
        """Return the keys of all phrases, also of those below intents taken out of use."""
        ...

    def apply(self, edits: Sequence[BankEdit]) -> bool:
        """Do some edits in their order; see `Playbook.edited` for what they mean.

        What the bundle brought is never deleted but taken out of use, and comes back to its
        place when it is added again. A phrase of the bundle cannot be removed, only retired.

        Returns:
            Whether the bank was as it is known here, so that the edits alone lead to what it
            is now. If another process wrote meanwhile, `seen` stays: read it again.

        Raises:
            EditConflictError: If something else stands where an edit has its `before`, an
                addition is there already, or its intent is not; no edit was done.
        """
        ...

    def uses(self) -> Mapping[PhraseId, int]:
        """Return how often each phrase was copied; phrases never copied are left out."""
        ...

    def count_use(self, phrase: PhraseId) -> None:
        """Add one copy of a phrase."""
        ...

    def uncount_use(self, phrase: PhraseId) -> None:
        """Take the latest copy of a phrase back, if there is one."""
        ...

    def close(self) -> None:
        """Let go of the database file."""
        ...


class FavouriteStore(Protocol):
    """What one agent wants at hand, and what they copied last.

    Every method is one transaction and may be called from any one thread at a time.
    All of them raise `StorageError` when the database cannot be used; nothing is half done.
    """

    def favourites(self) -> tuple[PhraseId, ...]:
        """Return the favourites, the one added last first."""
        ...

    def put_favourite(self, phrase: PhraseId, wanted: bool) -> None:
        """Add a favourite, or take it away; done already it is done again without harm."""
        ...

    def recents(self, limit: int) -> tuple[PhraseId, ...]:
        """Return the phrases copied last, each once, the last one first."""
        ...


class ShiftStore(Protocol):
    """How long replies took, and the hand-over book; holds nothing a customer said.

    Every method is one transaction and may be called from any one thread at a time.
    All of them raise `StorageError` when the database cannot be used; nothing is half done.
    """

    def keep_reply(self, id: UUID, reply: ReplyTime) -> None:
        """Keep the time of one reply; kept again under the same id it counts once."""
        ...

    def reply_times(self, since: datetime) -> tuple[ReplyTime, ...]:
        """Return the replies copied since a moment with a time zone, oldest first."""
        ...

    def erase_reply_times(self, before: datetime | None = None) -> int:
        """Erase the times of replies copied before a moment, or all; return how many."""
        ...

    def entries(self) -> tuple[HandoverEntry, ...]:
        """Return every entry of the hand-over book."""
        ...

    def keep_entry(self, entry: HandoverEntry) -> None:
        """Write an entry, in place of what it was before."""
        ...

    def remove_entry(self, id: UUID) -> None:
        """Erase an entry; one that is not there is none."""
        ...

    def erase_entries(self, before: datetime | None = None) -> int:
        """Erase the entries done before a moment, or all there are; return how many."""
        ...


class LearningStore(Protocol):
    """What an agent's choices taught, and masked examples suggested to the lead.

    Every method is one transaction and may be called from any one thread at a time.
    All of them raise `StorageError` when the database cannot be used; nothing is half done.
    """

    def keep_correction(self, correction: Correction) -> None:
        """Keep a correction; kept again under the same id it counts once."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """Return every correction, oldest first."""
        ...

    def erase_corrections(self, before: datetime) -> int:
        """Erase the corrections made before a moment with a time zone; return how many."""
        ...

    def suggest(self, example: SuggestedExample) -> bool:
        """Keep a suggested example, unless its words are there already; return whether."""
        ...

    def examples(self) -> tuple[SuggestedExample, ...]:
        """Return every suggested example, in whatever state, oldest first."""
        ...

    def settle(self, id: UUID, state: ExampleState, intent: IntentId) -> None:
        """Note what became of a suggested example, and of which intent it is."""
        ...


@dataclass(frozen=True, slots=True)
class CachedBank:
    """The user's bank as it was at the end of the last run.

    Attributes:
        book: The bank.
        revision: The store's revision it was read at.
        folded: Folded text of every example, in the order of the bank: folding them again
            would take longer than anything else at a start.
        needs: What the pattern of each rule needs a text to contain, by its source.
    """

    book: Playbook
    revision: str
    folded: tuple[str, ...]
    needs: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)


class SnapshotCache(Protocol):
    """A small file with the last bank, so that a start needs no database."""

    def load(self) -> CachedBank | None:
        """Return the last bank, None if there is none or it is of another version."""
        ...

    def save(self, bank: CachedBank) -> None:
        """Keep a bank for the next start; a failure to write is not an error."""
        ...
