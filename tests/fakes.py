"""Honest little implementations of the ports."""

from __future__ import annotations

from dataclasses import replace

from replykit.domain.edit import BankEdit
from replykit.domain.intent import Example, Intent
from replykit.domain.phrase import Phrase
from replykit.errors import ClipboardError, EditConflictError
from replykit.ports import KeptContent


class FakeClipboard:
    """A clipboard nobody else can write to; refuses the first `refusals` texts."""

    def __init__(self, refusals=0):
        self.content = ""
        self.refusals = refusals

    def text(self):
        return self.content

    def put(self, reply):
        if self.refusals:
            self.refusals -= 1
            raise ClipboardError("held by another program")
        self.content = reply.text

    def keep(self):
        return KeptContent({"text/plain": self.content.encode()} if self.content else {})

    def restore(self, kept):
        if self.refusals:
            self.refusals -= 1
            raise ClipboardError("held by another program")
        self.content = kept.formats.get("text/plain", b"").decode()
        return kept


class FakeBank:
    """A bank store in memory that holds edits against what it has, as the real one does."""

    def __init__(self, book, error=None):
        self.book = book
        self.error = error
        self.applied = []
        self.counted = []
        self.closed = False
        self.seen = "0"
        self._below = {}  # examples and phrases of the intents taken out of use
        self._places = {}
        self._in_order(book)

    def follow(self, revision):
        self.seen = revision

    def playbook(self):
        self.seen = self.revision()
        return self.book

    def revision(self):
        return str(len(self.applied))

    def uses(self):
        return {}

    def count_use(self, phrase):
        if self.error:
            raise self.error
        self.counted.append(phrase)

    def uncount_use(self, phrase):
        if self.error:
            raise self.error
        if phrase in self.counted:
            self.counted.reverse()
            self.counted.remove(phrase)
            self.counted.reverse()

    def close(self):
        self.closed = True

    def phrase_ids(self):
        below = [phrase for _, phrases in self._below.values() for phrase in phrases]
        return frozenset(phrase.id for phrase in (*self.book.phrases, *below))

    def apply(self, edits):
        if self.error:
            raise self.error
        book = self.book
        for edit in edits:
            if self._standing(book, edit.item) != _bare(edit.before):
                raise EditConflictError(getattr(edit.item, "id", "") or edit.item.text)
            if isinstance(edit.after, Phrase | Example):
                assert edit.after.intent in book.intent_by_id
            book = self._edited(book, edit)
        self.book = self._in_order(book)
        known = self.seen == self.revision()
        self.applied.append(tuple(edits))
        if known:
            self.seen = self.revision()
        return known

    def _edited(self, book, edit):
        if not isinstance(edit.item, Intent):
            return book.edited([edit])
        key = edit.item.id
        if edit.after is None:
            held = book.intent_by_id[key]
            self._below[key] = held.examples, [p for p in book.phrases if p.intent == key]
        book = book.edited([edit])
        if edit.before is None and key in self._below:
            examples, phrases = self._below.pop(key)
            items = [*(Example(key, text) for text in examples), *phrases]
            book = book.edited([BankEdit(None, item) for item in items])
        return book

    def _in_order(self, book):
        """What comes back stands where it was."""

        def place(key):
            return self._places.setdefault(key, len(self._places))

        intents = [replace(i, examples=tuple(sorted(i.examples, key=place))) for i in book.intents]
        return replace(
            book,
            intents=tuple(sorted(intents, key=lambda i: place(i.id))),
            phrases=tuple(sorted(book.phrases, key=lambda p: place(p.id))),
        )

    def _standing(self, book, item):
        match item:
            case Phrase():
                return book.phrase_by_id.get(item.id)
            case Intent():
                return _bare(book.intent_by_id.get(item.id))
            case Example():
                held = book.intent_by_id.get(item.intent)
                return item if held and item.text in held.examples else None


def _bare(item):
    return replace(item, examples=()) if isinstance(item, Intent) else item


class FakeShifts:
    """A shift store in memory; every method raises `error` while there is one."""

    def __init__(self):
        self.kept = {}
        self.replies = {}
        self.error = None
        self.read = 0

    def _fail(self):
        if self.error:
            raise self.error

    def keep_reply(self, id, reply):
        self._fail()
        self.replies[id] = reply

    def reply_times(self, since):
        self._fail()
        found = (reply for reply in self.replies.values() if reply.copied >= since)
        return tuple(sorted(found, key=lambda reply: reply.copied))

    def erase_reply_times(self, before=None):
        self._fail()
        former = len(self.replies)
        self.replies = {
            id: reply for id, reply in self.replies.items() if before and reply.copied >= before
        }
        return former - len(self.replies)

    def entries(self):
        self._fail()
        self.read += 1
        return tuple(self.kept.values())

    def keep_entry(self, entry):
        self._fail()
        self.kept[entry.id] = entry

    def remove_entry(self, id):
        self._fail()
        self.kept.pop(id, None)

    def erase_entries(self, before=None):
        self._fail()
        former = len(self.kept)
        self.kept = {
            id: entry
            for id, entry in self.kept.items()
            if before and not (entry.done and entry.done < before)
        }
        return former - len(self.kept)


class FakeLearning:
    """A learning store in memory; every method raises `error` while there is one."""

    def __init__(self, corrections=(), examples=()):
        self.kept = {correction.id: correction for correction in corrections}
        self.suggested = {example.id: example for example in examples}
        self.error = None

    def _fail(self):
        if self.error:
            raise self.error

    def keep_correction(self, correction):
        self._fail()
        self.kept[correction.id] = correction

    def corrections(self):
        self._fail()
        return tuple(self.kept.values())

    def erase_corrections(self, before):
        self._fail()
        former = len(self.kept)
        self.kept = {id: one for id, one in self.kept.items() if one.at >= before}
        return former - len(self.kept)

    def suggest(self, example):
        self._fail()
        if example.text in {other.text for other in self.suggested.values()}:
            return False
        self.suggested[example.id] = example
        return True

    def examples(self):
        self._fail()
        return tuple(self.suggested.values())

    def settle(self, id, state, intent):
        self._fail()
        self.suggested[id] = replace(self.suggested[id], state=state, intent=intent)
