"""The bank and everything computed from it, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding
from replykit.pipeline.check import Guard
from replykit.pipeline.compose import Lines
from replykit.pipeline.doubt import Doubt
from replykit.pipeline.evidence import Example, ExampleIndex
from replykit.pipeline.linear import LinearModel, Sample, mark_of
from replykit.pipeline.neighbours import Texts
from replykit.pipeline.normalise import folded
from replykit.pipeline.scan import Needs
from replykit.pipeline.search import Finder, SearchIndex
from replykit.pipeline.shelf import ReplyIndex

if TYPE_CHECKING:
    from replykit.pipeline.encoder import Encoder

Check = Callable[[str, str], tuple[Finding, ...]]
"""A text and a platform to what is wrong with the text."""

CHECKED_TEXTS = 2048
"""How many findings are remembered: the same phrases are offered again and again."""


@dataclass(frozen=True)
class Snapshot:
    """A playbook and everything built from it; immutable, so any thread may read it.

    Attributes:
        book: The bank.
        index: What the matcher compares with.
        replies: What the ranking compares with.
        lines: What may stand around an answer.
        guard: The compiled rules.
        check: The guard's check, remembering its last answers.
        finder: What searches the phrases.
    """

    book: Playbook
    index: ExampleIndex
    replies: ReplyIndex
    lines: Lines
    guard: Guard
    check: Check
    finder: Finder

    @classmethod
    def build(
        cls,
        book: Playbook,
        model: LinearModel | None = None,
        folded: Sequence[str] = (),
        needs: Needs | None = None,
    ) -> Self:
        """Return the snapshot of a book; some 0.4 s for the bundled one, half with `folded`.

        Args:
            book: The bank.
            model: The linear model of these examples, or of older ones until it is learnt
                again; None leaves the matcher its neighbours alone.
            folded: What `fold_examples` made of this very book, if it is known.
            needs: What `Guard.needs` was for the same rules, if it is known.
        """
        guard = Guard.build(book.rules, book.slots, needs)
        index = ExampleIndex.build(_examples(book, folded or fold_examples(book)), model)
        return cls(
            book=book,
            index=replace(index, texts=Texts(index.texts)),
            replies=ReplyIndex(book),
            lines=Lines.of(book),
            guard=guard,
            check=lru_cache(CHECKED_TEXTS)(guard.check),
            finder=Finder(book),
        )

    def following(self, book: Playbook) -> Snapshot:
        """Return the snapshot of a changed book, ready for a message; some 0.2 s.

        What the change leaves alone is taken over: folded examples, compiled rules, and the
        models, which judge by the former examples until they are learnt again. An example
        they do not know counts by its wording meanwhile.
        """
        same_rules = book.rules == self.book.rules and book.slots == self.book.slots
        guard = self.guard
        if not same_rules:
            guard = Guard.build(book.rules, book.slots, guard.needs)
            guard = replace(guard, look=self.guard.look)
        replies = ReplyIndex(book)
        replies.prepare()
        return replace(
            self,
            book=book,
            index=self.index if book.intents == self.book.intents else self._reindexed(book),
            replies=replies,
            lines=Lines.of(book),
            guard=guard,
            check=self.check if same_rules else lru_cache(CHECKED_TEXTS)(guard.check),
            finder=self.finder.following(book),
        )

    def _reindexed(self, book: Playbook) -> ExampleIndex:
        former = (text for intent in self.book.intents for text in intent.examples)
        known = dict(zip(former, self.folded, strict=True))
        texts = [
            known[text] if text in known else folded(text)
            for intent in book.intents
            for text in intent.examples
        ]
        index = ExampleIndex.build(_examples(book, texts), self.index.model)
        prepared = Texts(index.texts)
        prepared.prepare()
        return replace(index, texts=prepared, encoder=self.index.encoder)

    def with_encoder(self, encoder: Encoder | None) -> Snapshot:
        """Return the same bank, understood with an encoder, or without for None."""
        return replace(self, index=self.index.with_encoder(encoder))

    def with_doubt(self, doubt: Doubt | None) -> Snapshot:
        """Return the same bank, with another second look at what is written, None for none."""
        return replace(self, guard=replace(self.guard, look=doubt))

    def with_model(self, model: LinearModel) -> Snapshot:
        """Return the same bank, understood with another linear model."""
        return replace(self, index=self.index.with_model(model))

    @property
    def learnt(self) -> bool:
        """Whether the linear model was learnt from just the examples of this bank."""
        model = self.index.model
        samples = zip((e.intent for e in self.index.examples), self.index.texts, strict=True)
        return model is not None and model.learnt == frozenset(map(mark_of, samples))

    @property
    def search(self) -> SearchIndex:
        """The searchable forms of the phrases, built at the first search."""
        return self.finder.index

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded text of every example, in the order of the bank."""
        return self.index.folded


def fold_examples(book: Playbook) -> tuple[str, ...]:
    """Return the folded text of every example, in the order of the bank."""
    return tuple(folded(text) for intent in book.intents for text in intent.examples)


def samples_of(book: Playbook) -> list[Sample]:
    """Return what the linear model is learnt from: intents and folded examples."""
    return [(example.intent, example.folded) for example in _examples(book, fold_examples(book))]


def _examples(book: Playbook, texts: Sequence[str]) -> list[Example]:
    known = [(intent, text) for intent in book.intents for text in intent.examples]
    return [
        Example(intent.id, intent.stage, text, plain)
        for (intent, text), plain in zip(known, texts, strict=True)
    ]
