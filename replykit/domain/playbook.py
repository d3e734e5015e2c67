"""The whole bank as one immutable snapshot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property

from replykit.domain.intent import OTHER, Intent, IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, Slot, SlotId
from replykit.domain.rule import Rule


@dataclass(frozen=True)
class Playbook:
    """Everything the pipeline needs to answer.

    A changed bank means a new `Playbook`; nobody edits one in place, so any thread may read
    the one it was given.

    Attributes:
        intents: Every intent, `OTHER` included, in the order of the browse tree.
        phrases: Every phrase in every state, in the order of the bank.
        rules: Platform rules and wording standards.
        slots: The slot table.
        version: Names the content: a fingerprint, or the digest of the files it was read
            from; equal versions mean equal content.
    """

    intents: tuple[Intent, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    rules: tuple[Rule, ...] = ()
    slots: tuple[Slot, ...] = ()
    version: str = field(default="")

    @cached_property
    def intent_by_id(self) -> Mapping[IntentId, Intent]:
        """Intents by id."""
        return {intent.id: intent for intent in self.intents}

    @cached_property
    def phrase_by_id(self) -> Mapping[PhraseId, Phrase]:
        """Phrases by id."""
        return {phrase.id: phrase for phrase in self.phrases}

    @cached_property
    def slot_by_id(self) -> Mapping[SlotId, Slot]:
        """Slots by id."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def approved(self) -> tuple[Phrase, ...]:
        """The phrases that may be suggested."""
        return tuple(p for p in self.phrases if p.state is PhraseState.APPROVED)

    @cached_property
    def approved_by_intent(self) -> Mapping[IntentId, tuple[Phrase, ...]]:
        """Approved phrases by intent; the general ones stand under `OTHER`."""
        found: dict[IntentId, list[Phrase]] = {}
        for phrase in self.approved:
            found.setdefault(phrase.intent, []).append(phrase)
        return {intent: tuple(phrases) for intent, phrases in found.items()}

    @cached_property
    def answers_by_intent(self) -> Mapping[IntentId, tuple[Phrase, ...]]:
        """Approved phrases that answer a message, by intent; see `PhraseRole.answers`."""
        found = {
            intent: tuple(p for p in phrases if p.role.answers)
            for intent, phrases in self.approved_by_intent.items()
        }
        return {intent: phrases for intent, phrases in found.items() if phrases}

    @property
    def suggestible(self) -> tuple[Intent, ...]:
        """The intents that may be suggested: all but `OTHER`."""
        return tuple(intent for intent in self.intents if intent.id != OTHER)


def fingerprint(book: Playbook) -> str:
    """Return the SHA-256 of a book's content, 64 hex digits; `version` itself does not count.

    Equal content in equal order gives equal fingerprints on every machine.
    """
    parts = (book.intents, book.phrases, book.rules, book.slots)
    plain = [[asdict(item) for item in part] for part in parts]
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
