"""The lead's job: write, change and take out phrases, examples and intents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, Intent, IntentId, Stage
from replykit.domain.phrase import AFTER_LOOKUP, Phrase, PhraseId, PhraseState
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding
from replykit.domain.rule import Severity
from replykit.errors import EditConflictError, PhraseBlockedError, UserError
from replykit.ports import BankStore
from replykit.services.phrase_check import MAX_CHARS, Check, findings_of

HISTORY = 100
"""How many steps can be taken back."""

_KEY_CHARS = 50
"""Characters of a name that get into a key; a key has at most 64."""


def _eight_digits() -> str:
    return uuid4().hex[:8]


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done at once.

    Attributes:
        edits: The edits, in order.
        former: The book before it; None where the reversed edits lead back to it, which they do
            not for a removal (what is added stands last), or where others wrote since.
    """

    edits: tuple[BankEdit, ...]
    former: Playbook | None


class PhraseDesk:
    """Curates one bank; keeps its book in step with the store.

    Every method that changes something is one transaction: it is in the store, or it raised
    and nothing was done. They may be called from any one thread at a time; the properties and
    `findings` from another one meanwhile.

    Args:
        store: The bank.
        book: What stands in it.
        check: What the rules say of a text on a platform.
        fresh: Makes the part of a new key that tells it from those of other seats.
    """

    def __init__(
        self,
        store: BankStore,
        book: Playbook,
        check: Check,
        fresh: Callable[[], str] = _eight_digits,
    ) -> None:
        self._store = store
        self._book = book
        self._check = check
        self._fresh = fresh
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def book(self) -> Playbook:
        """The bank as it is now."""
        return self._book

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return bool(self._undone)

    @property
    def last_step(self) -> tuple[BankEdit, ...]:
        """The edits that `undo` would take back; () if there are none."""
        return self._done[-1].edits if self._done else ()

    def phrase_ids(self) -> frozenset[str]:
        """Return the keys of all phrases, also of those below intents taken out of use.

        Raises:
            StorageError: If the database cannot be used.
        """
        return self._store.phrase_ids()

    def adopt(self, book: Playbook) -> None:
        """Take over a bank that was changed by others; what was done here cannot be undone."""
        self._book = book
        self._done.clear()
        self._undone.clear()

    def findings(self, phrase: Phrase) -> tuple[Finding, ...]:
        """Return what is wrong with a phrase as it is being written; see `findings_of`."""
        return findings_of(phrase, self._book, self._check)

    # --- phrases -----------------------------------------------------------------------------

    def add(self, phrase: Phrase) -> Phrase:
        """Add a phrase and return it with the key it got; the one it had does not count.

        Raises:
            PhraseBlockedError: If it is to be approved and has a blocking finding.
            EditConflictError: If its intent is gone.
            StorageError: If the database cannot be used.
        """
        self._intent(phrase.intent)
        key = f"{phrase.intent[:_KEY_CHARS]}-own-{self._fresh()}"
        added = _comparable(replace(phrase, id=PhraseId(key)))
        self._refuse_blocked(added)
        self.do([BankEdit(None, added)])
        return added

    def edit(self, before: Phrase, after: Phrase) -> Phrase:
        """Put a phrase in the place of the one with its id; the same again is no step.

        Args:
            before: What its author started from.
            after: What it is to be.

        Raises:
            PhraseBlockedError: If it is to be approved and has a blocking finding.
            EditConflictError: If `before` is not what stands there.
            StorageError: If the database cannot be used.
        """
        wanted = _comparable(after)
        if wanted != before:
            self._intent(wanted.intent)
            self._refuse_blocked(wanted)
            self.do([BankEdit(before, wanted)])
        return wanted

    def duplicate(self, phrase: PhraseId) -> Phrase:
        """Add a copy of a phrase as a draft and return it. Raises what `add` does."""
        return self.add(replace(self._phrase(phrase), state=PhraseState.DRAFT))

    def retire(self, phrase: PhraseId) -> Phrase:
        """Take a phrase out of use. Raises what `edit` does."""
        return self._put_into(phrase, PhraseState.RETIRED)

    def restore(self, phrase: PhraseId) -> Phrase:
        """Bring a retired phrase back: into use if it is known to have been, else as a draft.

        That is known where it was retired here, as one of the steps that can be taken back, and
        not changed since; if something in it blocks by now it is a draft all the same. Raises
        what `edit` does.
        """
        held = self._phrase(phrase)
        usable = self._was_approved(held) and not blocking(self.findings(held))
        return self._put_into(phrase, PhraseState.APPROVED if usable else PhraseState.DRAFT)

    def approve(self, phrase: PhraseId) -> Phrase:
        """Bring a draft into use. Raises what `edit` does."""
        return self._put_into(phrase, PhraseState.APPROVED)

    # --- examples and intents ----------------------------------------------------------------

    def add_example(self, intent: IntentId, text: str) -> bool:
        """Add an example message; return False if the intent has it already.

        Raises:
            UserError: ``input.empty`` if there is no text.
            EditConflictError: If the intent is gone.
            StorageError: If the database cannot be used.
        """
        plain = " ".join(text.split())
        if not plain:
            raise UserError("input.empty")
        if plain in self._intent(intent).examples:
            return False
        self.do([BankEdit(None, Example(intent, plain))])
        return True

    def remove_examples(self, intent: IntentId, texts: Sequence[str]) -> None:
        """Take example messages away, all in one step.

        Raises:
            EditConflictError: If one is gone already.
            StorageError: If the database cannot be used.
        """
        held = frozenset(self._intent(intent).examples)
        gone = next((text for text in texts if text not in held), None)
        if gone is not None:
            raise EditConflictError(gone)
        self.do([BankEdit(Example(intent, text), None) for text in texts])

    def add_intent(self, stage: Stage, name_zh: str, name_en: str, definition: str) -> Intent:
        """Add an intent without examples; its key is made from its English name.

        Raises:
            UserError: ``input.empty`` if it has no name.
            EditConflictError: If the key was taken meanwhile.
            StorageError: If the database cannot be used.
        """
        if not name_zh.strip():
            raise UserError("input.empty")
        key = self._intent_key(name_en)
        added = Intent(key, stage, name_zh.strip(), name_en.strip(), definition.strip(), ())
        self.do([BankEdit(None, added)])
        return added

    def edit_intent(self, before: Intent, after: Intent) -> Intent:
        """Change an intent's names, definition or stage; its examples stay.

        Raises what `edit` does.
        """
        if not after.name_zh.strip():
            raise UserError("input.empty")
        if after != before:
            self.do([BankEdit(before, after)])
        return self._intent(after.id)

    def retire_intent(self, intent: IntentId) -> None:
        """Take an intent out of use, with its phrases and examples.

        Raises:
            EditConflictError: If it was changed meanwhile.
            StorageError: If the database cannot be used.
        """
        self.do([BankEdit(self._intent(intent), None)])

    # --- back and forth ----------------------------------------------------------------------

    def undo(self) -> tuple[BankEdit, ...]:
        """Take the last step back and return the edits that did it; empty if there is none.

        Raises:
            EditConflictError: If the bank was changed by others: the step stays done.
            StorageError: If the database cannot be used; it can be tried again.
        """
        if not self._done:
            return ()
        step = self._done[-1]
        back = tuple(edit.reversed for edit in reversed(step.edits))
        self._apply(back, step.former)
        self._undone.append(self._done.pop())
        return back

    def redo(self) -> tuple[BankEdit, ...]:
        """Do again what was taken back last, and return its edits; empty if there is none.

        Raises what `undo` does.
        """
        if not self._undone:
            return ()
        step = self._undone[-1]
        self._apply(step.edits)
        self._done.append(self._undone.pop())
        return step.edits

    def do(self, edits: Sequence[BankEdit]) -> int:
        """Do edits that were made elsewhere, such as an import's, as one step.

        Raises:
            EditConflictError: If one does not fit what stands in the bank.
            StorageError: If the database cannot be used.
        """
        if not edits:
            return 0
        removes = any(edit.after is None for edit in edits)
        former = replace(self._book) if removes else None
        known = self._apply(edits)
        step = _Step(tuple(edits), former if known else None)
        self._done = [*self._done, step][-HISTORY:]
        self._undone.clear()
        return len(edits)

    def _apply(self, edits: Sequence[BankEdit], leads_to: Playbook | None = None) -> bool:
        """Do edits in the store; where others wrote meanwhile, go on from what they wrote.

        Returns:
            Whether nobody did: else no former book is what undoing leads back to.
        """
        try:
            known = self._store.apply(edits)
        except EditConflictError:
            self.adopt(self._store.playbook())
            raise
        if known:
            self._book = leads_to or self._with(edits)
        else:
            self._done = [replace(step, former=None) for step in self._done]
            self._undone = [replace(step, former=None) for step in self._undone]
            self._book = self._store.playbook()
        return known

    def _with(self, edits: Sequence[BankEdit]) -> Playbook:
        """Return the book with edits done that are in the store already.

        An intent of a key that was in use once brings back what stood below it: only the store
        knows what that was.
        """
        if any(edit.before is None and isinstance(edit.after, Intent) for edit in edits):
            return self._store.playbook()
        return self._book.edited(edits)

    def _was_approved(self, retired: Phrase) -> bool:
        """Return whether the step that led to a phrase as it is did nothing but retire it."""
        edits = (edit for step in reversed(self._done) for edit in reversed(step.edits))
        before = next((edit.before for edit in edits if edit.after == retired), None)
        return before == replace(retired, state=PhraseState.APPROVED)

    def _put_into(self, phrase: PhraseId, state: PhraseState) -> Phrase:
        held = self._phrase(phrase)
        return self.edit(held, replace(held, state=state))

    def _refuse_blocked(self, phrase: Phrase) -> None:
        found = blocking(self.findings(phrase))
        if found and phrase.state is PhraseState.APPROVED:
            raise PhraseBlockedError(found)

    def _phrase(self, phrase: PhraseId) -> Phrase:
        found = self._book.phrase_by_id.get(phrase)
        if found is None:
            raise EditConflictError(phrase)
        return found

    def _intent(self, intent: IntentId) -> Intent:
        found = self._book.intent_by_id.get(intent)
        if found is None:
            raise EditConflictError(intent)
        return found

    def _intent_key(self, name: str) -> IntentId:
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_KEY_CHARS].strip("_")
        key = plain if plain[:1].isalpha() else f"intent_{plain or self._fresh()}"
        if key in self._book.intent_by_id:
            key = f"{key}-{self._fresh()}"
        return IntentId(key)


def _comparable(phrase: Phrase) -> Phrase:
    """Return a phrase whose cues are folded, as the messages are that they are looked for in.

    Text and note lose the spaces and line ends around them, as in every file we read. One that
    is longer than usual is marked as such: its author has seen the finding.
    """
    from replykit.pipeline.normalise import folded  # noqa: PLC0415 - not before the first paint

    cues = (cue if cue == AFTER_LOOKUP else folded(cue) for cue in phrase.cues)
    text = phrase.text.strip()
    return replace(
        phrase,
        text=text,
        note=phrase.note.strip(),
        cues=tuple(dict.fromkeys(cue for cue in cues if cue)),
        long=phrase.long or len(text) > MAX_CHARS,
    )


def blocking(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that keep a phrase from being approved."""
    return tuple(found for found in findings if found.severity is Severity.BLOCK)
