"""The whole bank as one immutable snapshot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

from replykit.domain.edit import BankEdit
from replykit.domain.intent import OTHER, Example, Intent, IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, Scope, Slot, SlotId
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
    def of_team(self) -> Playbook:
        """The bank without anybody's personal phrases: what may be counted and shared."""
        shared = tuple(p for p in self.phrases if p.scope is Scope.TEAM)
        return self if len(shared) == len(self.phrases) else replace(self, phrases=shared)

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

    def edited(self, edits: Sequence[BankEdit]) -> Playbook:
        """Return the book with some edits done, in their order.

        What is new stands behind the last of its kind; an intent that goes takes its phrases
        and examples along. The version is derived from this one and the edits: a fingerprint
        of some 34,000 examples would take longer than everything else.

        Raises:
            KeyError: If an edit changes, or adds an example to, what the book does not have.
            ValueError: If an example is taken away that is not there.
        """
        if not edits:
            return self
        draft = _Draft(self)
        for edit in edits:
            draft.do(edit)
        return replace(
            self,
            intents=draft.intents_now(),
            phrases=tuple(p for p in draft.phrases.values() if p.intent in draft.intents),
            version=_derived(self.version or fingerprint(self), edits),
        )


class _Draft:
    """A book on its way to the next one."""

    def __init__(self, book: Playbook) -> None:
        self.intents = dict(book.intent_by_id)
        self.phrases = dict(book.phrase_by_id)
        self._examples: dict[IntentId, list[str]] = {}

    def do(self, edit: BankEdit) -> None:
        """Do one edit; what is only changed keeps its place."""
        before, after = edit.before, edit.after
        if isinstance(edit.item, Example):
            if isinstance(before, Example):
                self._of(before.intent).remove(before.text)
            if isinstance(after, Example):
                self._of(after.intent).append(after.text)
        elif after is None:
            self._drop(before)
        else:
            self._put(before, after)

    def intents_now(self) -> tuple[Intent, ...]:
        """Return the intents with the examples they have by now."""
        return tuple(map(self._now, self.intents.values()))

    def _now(self, intent: Intent) -> Intent:
        examples = self._examples.get(intent.id)
        return intent if examples is None else replace(intent, examples=tuple(examples))

    def _of(self, intent: IntentId) -> list[str]:
        """Return the examples of an intent, to be changed."""
        held = self.intents[intent].examples
        return self._examples.setdefault(intent, list(held))

    def _drop(self, item: Phrase | Intent | Example | None) -> None:
        if isinstance(item, Phrase):
            del self.phrases[item.id]
        elif isinstance(item, Intent):
            del self.intents[item.id]
            self._examples.pop(item.id, None)

    def _put(
        self, before: Phrase | Intent | Example | None, after: Phrase | Intent | Example
    ) -> None:
        """Put a value in the place of the one with its id, or at the end if it is new."""
        if isinstance(after, Phrase):
            if before is not None and after.id not in self.phrases:
                raise KeyError(after.id)
            self.phrases[after.id] = after
        elif isinstance(after, Intent):
            former = self.intents.get(after.id)
            if before is not None and former is None:
                raise KeyError(after.id)
            self.intents[after.id] = replace(after, examples=former.examples if former else ())


def _derived(version: str, edits: Sequence[BankEdit]) -> str:
    """Return the SHA-256 of a version and what was done to it, 64 hex digits."""
    total = hashlib.sha256(version.encode())
    for edit in edits:
        total.update(repr(edit).encode())
    return total.hexdigest()


def fingerprint(book: Playbook) -> str:
    """Return the SHA-256 of a book's content, 64 hex digits; `version` itself does not count.

    Equal content in equal order gives equal fingerprints on every machine. A scope counts only
    where it is not the team's, so that banks from before there were scopes keep theirs.
    """
    parts = (book.intents, book.phrases, book.rules, book.slots)
    plain = [[asdict(item) for item in part] for part in parts]
    for phrase in plain[1]:
        if phrase["scope"] == Scope.TEAM:
            del phrase["scope"]
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
