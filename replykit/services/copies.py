"""The copies made so far: where they brought the desk with its customer, and the way back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from replykit.domain.conversation import ROUNDS, Standing
from replykit.domain.intent import IntentId
from replykit.domain.learning import Correction
from replykit.domain.phrase import PhraseId
from replykit.errors import NothingToUndoError
from replykit.services.repeats import SentTexts

UNDO_STEPS = 8
"""How many copies can be taken back, one after the other."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, and what the desk remembered before it.

    Attributes:
        text: What was copied.
        counted: The phrases whose use it counted.
        standing: Where the desk stood before.
        last_sent: The phrase copied last at all before.
        copies: How many copies there had been.
        customer: The how manieth turn to a customer it was in.
    """

    text: str
    counted: tuple[PhraseId, ...]
    standing: Standing
    last_sent: PhraseId | None
    copies: int
    customer: int


class Copies:
    """Follows the copies of one desk, customer by customer; in memory, owned by one thread."""

    def __init__(self) -> None:
        self._number = 0
        self._last_sent: PhraseId | None = None
        self._standing = Standing()
        self._sent = SentTexts()
        self._asked: IntentId | None = None
        self._customer = 0
        self._undoable: deque[Copy] = deque(maxlen=UNDO_STEPS)
        self._taught: list[Correction] = []

    @property
    def standing(self) -> Standing:
        """Where the desk stands with the customer it answers."""
        return self._standing

    @property
    def fresh(self) -> Standing:
        """Where the desk stands with another customer: the first reply may greet."""
        return Standing(turn=self._number, last_sent=self._last_sent)

    @property
    def sent(self) -> SentTexts:
        """What was copied for the customer of now."""
        return self._sent

    @property
    def taught(self) -> tuple[Correction, ...]:
        """What the last copy taught; empty once it was taken back."""
        return tuple(self._taught)

    def resume(self, standing: Standing) -> None:
        """Go on with a customer where the desk stood with them."""
        self._standing = standing
        self._sent = SentTexts(standing.sent)
        self._asked = None
        self._customer += 1

    def ask(self, intent: IntentId | None) -> None:
        """Remember what the customer's message is about, None if nobody knows."""
        self._asked = intent

    def teach(self, correction: Correction) -> None:
        """Remember what the last copy taught."""
        self._taught.append(correction)

    def note(
        self, text: str, phrase: PhraseId | None, counted: tuple[PhraseId, ...], *, holds: bool
    ) -> None:
        """Remember a copy.

        Args:
            text: What was copied.
            phrase: The phrase it was made from, None for free text.
            counted: The phrases whose use it counts.
            holds: Whether it only asks to wait: the round on the topic goes on.
        """
        here = self._standing, self._last_sent, self._number, self._customer
        self._undoable.append(Copy(text, counted, *here))
        self._taught = []
        self._sent.note(text)
        self._number += 1
        self._last_sent = phrase
        self._standing = replace(
            self._standing if holds else self._after_round(self._standing),
            first=False,
            turn=self._standing.turn + 1,
            copied=phrase,
            last_sent=phrase,
            sent=self._sent.texts,
        )

    def latest(self) -> Copy:
        """Return the copy that can be taken back next.

        Raises:
            NothingToUndoError: If there is none.
        """
        if not self._undoable:
            raise NothingToUndoError
        return self._undoable[-1]

    def take_back(self) -> None:
        """Forget the latest copy; the desk stands with its customer as it did before.

        Raises:
            NothingToUndoError: If there is none.
        """
        before = self.latest()
        self._undoable.pop()
        self._taught = []
        self._last_sent, self._number = before.last_sent, before.copies
        if before.customer == self._customer:
            self._standing = before.standing
            self._sent = SentTexts(before.standing.sent)

    def _after_round(self, standing: Standing) -> Standing:
        """Return the standing with one more round on the topic.

        A reply that asked the customer for a proposal begins the count anew.
        """
        if standing.counted or self._asked is None:
            return standing
        same = standing.topic == self._asked
        rounds = 0 if same and standing.rounds >= ROUNDS else standing.rounds + 1
        return replace(standing, topic=self._asked, rounds=rounds if same else 1, counted=True)
