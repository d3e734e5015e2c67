"""The hand-over book (交接本): what the agent writes down for the next shift, and memos."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from replykit.domain.handover import EntryKind, HandoverEntry
from replykit.domain.practice import FlagColour
from replykit.services.reply_desk import local_time


@dataclass(frozen=True, slots=True)
class HandoverEdit:
    """One change of the book, for whoever keeps it.

    Attributes:
        id: The entry's key.
        entry: The entry as it is now, None if it was removed.
    """

    id: UUID
    entry: HandoverEntry | None


def mask_personal(text: str) -> str:
    """Return a text with its personal data replaced by placeholders."""
    from replykit.pipeline.mask import mask  # noqa: PLC0415 - not before somebody writes

    return mask(text)


class HandoverBook:
    """The entries of this seat; owned by one thread, and no slower than memory.

    Whatever is written goes through `mask` first: an entry with a customer's phone number in it
    is never made. What changes is told to `on_change`, which may write it down beside.

    Args:
        mask: Takes personal data out of a text.
        now: The clock, with a time zone.
    """

    def __init__(
        self,
        mask: Callable[[str], str] = mask_personal,
        *,
        now: Callable[[], datetime] = local_time,
    ) -> None:
        self._mask = mask
        self._now = now
        self._entries: dict[UUID, HandoverEntry] = {}
        self._gone: set[UUID] = set()
        self.on_change: Callable[[HandoverEdit], None] = _nothing

    @property
    def entries(self) -> tuple[HandoverEntry, ...]:
        """Every entry: what is due soonest first, what is done last."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.place))

    @property
    def open(self) -> tuple[HandoverEntry, ...]:
        """The entries that are not done, what is due soonest first."""
        return tuple(entry for entry in self.entries if entry.done is None)

    def of(self, customer: str) -> tuple[HandoverEntry, ...]:
        """Return the entries about a customer, by what they are called here."""
        label = self._clean(customer)
        return tuple(entry for entry in self.entries if label and entry.customer == label)

    def load(self, entries: Iterable[HandoverEntry]) -> None:
        """Take in what was kept; what was changed here meanwhile stays as it is."""
        kept = {entry.id: entry for entry in entries if entry.id not in self._gone}
        self._entries = {**kept, **self._entries}

    def forget(self) -> None:
        """Forget every entry: they were erased where they are kept."""
        self._entries.clear()

    def add(
        self,
        kind: EntryKind,
        text: str,
        customer: str = "",
        due: datetime | None = None,
        colour: FlagColour = FlagColour.NONE,
    ) -> HandoverEntry:
        """Write an entry and return it as it stands in the book.

        Args:
            kind: What it is.
            text: What the agent wrote; its personal data is masked.
            customer: What the customer is called here, "" for nobody; masked, too.
            due: Until when, with a time zone.
            colour: The flag of the order it is about.

        Raises:
            ValueError: If there is no text.
        """
        entry = HandoverEntry(uuid4(), kind, self._text(text), self._now())
        label = self._clean(customer)
        return self._keep(replace(entry, customer=label, due=due, colour=colour))

    def change(self, entry: HandoverEntry) -> HandoverEntry:
        """Put another wording, date or flag in the place of an entry; return it as it stands.

        Raises:
            ValueError: If there is no text.
            KeyError: If the book has no such entry.
        """
        former = self._entries[entry.id]
        text, label = self._text(entry.text), self._clean(entry.customer)
        return self._keep(replace(entry, text=text, customer=label, written=former.written))

    def settle(self, id: UUID, *, done: bool = True) -> HandoverEntry:
        """Mark an entry as done, or as not done after all.

        Raises:
            KeyError: If the book has no such entry.
        """
        return self._keep(replace(self._entries[id], done=self._now() if done else None))

    def remove(self, id: UUID) -> HandoverEntry:
        """Take an entry out and return it, so that it can be put back with `restore`.

        Raises:
            KeyError: If the book has no such entry.
        """
        entry = self._entries.pop(id)
        self._gone.add(id)
        self.on_change(HandoverEdit(id, None))
        return entry

    def restore(self, entry: HandoverEntry) -> None:
        """Put an entry back that was removed."""
        self._gone.discard(entry.id)
        self._keep(entry)

    def _keep(self, entry: HandoverEntry) -> HandoverEntry:
        self._entries[entry.id] = entry
        self.on_change(HandoverEdit(entry.id, entry))
        return entry

    def _text(self, text: str) -> str:
        if not text.strip():
            raise ValueError("an entry needs a text")
        return self._mask(text.strip())

    def _clean(self, label: str) -> str:
        """Return a label on one line, without personal data."""
        return self._mask(" ".join(label.split()))


def _nothing(_edit: HandoverEdit) -> None:
    return None
