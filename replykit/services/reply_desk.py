"""The main job: understand a message, offer replies, hand one to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from replykit.domain.conversation import Standing
from replykit.domain.intent import IntentId
from replykit.domain.learning import Chosen, Correction, SuggestedExample
from replykit.domain.message import Context, Message
from replykit.domain.phrase import Phrase, PhraseId, PhraseRole, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Answer, ApprovedReply, Extent, Finding, Suggestion, Understanding
from replykit.errors import ClipboardTakenError
from replykit.ports import Clipboard, KeptContent
from replykit.services.agent import agent_at
from replykit.services.copies import Copies
from replykit.services.habits import Habits

if TYPE_CHECKING:
    from replykit.pipeline.chatlog import Spoken
    from replykit.pipeline.desk import Desk
    from replykit.pipeline.snapshot import Snapshot

LIMIT = 9
"""As many replies as there are number keys."""


def local_time() -> datetime:
    """Return the moment in the zone of this machine."""
    return datetime.now(UTC).astimezone()


class ReplyDesk:
    """Answers messages from the snapshot it holds; owned by one thread.

    The desk starts on an empty bank and is given the real one with `swap`.
    """

    def __init__(
        self,
        clipboard: Clipboard,
        profile: Mapping[SlotId, str] | None = None,
        *,
        now: Callable[[], datetime] = local_time,
    ) -> None:
        self._clipboard = clipboard
        self._now = now
        self._given: Snapshot | None = None
        self._profile: Mapping[SlotId, str] = dict(profile or {})
        self._edition = 0
        self._copies = Copies()
        self._habits = Habits()
        self._learning = True
        self._platform = ""
        self._extent = Extent.FITTING

    @property
    def book(self) -> Playbook:
        """The bank the desk answers from."""
        return self._given.book if self._given is not None else Playbook()

    @property
    def edition(self) -> int:
        """Counts the changes of bank and profile: answers of another edition are out of date."""
        return self._edition

    def swap(self, snapshot: Snapshot, uses: Mapping[PhraseId, int] | None = None) -> None:
        """Answer from another snapshot from now on.

        Args:
            snapshot: The next bank with its index.
            uses: How often each phrase was copied; None keeps the counts known so far.
        """
        self._given = snapshot
        self._edition += 1
        if uses is not None:
            self._habits.set_uses(uses)

    def set_profile(
        self,
        profile: Mapping[SlotId, str],
        platform: str,
        extent: Extent = Extent.FITTING,
    ) -> None:
        """Use other slot values of the shop and agent, and the rules of a platform.

        Args:
            profile: Slot values.
            platform: One of `replykit.settings.PLATFORMS` or ``""``.
            extent: How much is said around an answer.
        """
        self._edition += 1
        self._profile = dict(profile)
        self._platform = platform
        self._extent = extent

    @property
    def standing(self) -> Standing:
        """Where the desk stands with the customer it answers."""
        return self._copies.standing

    @property
    def fresh(self) -> Standing:
        """Where the desk stands with another customer: the first reply may greet."""
        return self._copies.fresh

    def meet(self) -> None:
        """Expect another customer."""
        self.resume(self.fresh)

    def resume(self, standing: Standing) -> None:
        """Go on with a customer where the desk stood with them."""
        self._copies.resume(standing)

    def speaker(self, text: str) -> str:
        """Return what the customer is called in a pasted piece of a chat, "" if nobody says."""
        return self._heard(text).name

    def answer(
        self,
        text: str,
        context: Context | None = None,
        *,
        intent: IntentId | None = None,
        limit: int = LIMIT,
    ) -> Answer:
        """Return what a message means and the replies to offer, best first.

        Args:
            text: What was pasted or typed, any length, may be empty.
            context: What is known besides; its platform defaults to the desk's.
            intent: Offer the replies of this intent instead of the best one's: the agent
                switched to it.
            limit: How many replies at most; must be positive.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        known = context or Context(platform=self._platform)
        found = flow.answer(text, self._snapshot, known, self._agent(), intent=intent, limit=limit)
        read = found.understanding
        self._copies.ask(intent or (read.likeliest if read else None))
        return replace(found, suggestions=self._copies.sent.in_suggestions(found.suggestions))

    def understand(self, text: str, context: Context | None = None) -> Understanding:
        """Return what a message means, without looking for replies."""
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        return flow.read(text, self._snapshot, context or Context(platform=self._platform))

    @property
    def uses(self) -> Mapping[PhraseId, int]:
        """How often each phrase was copied."""
        return self._habits.uses

    @property
    def search_in_preparation(self) -> bool:
        """Whether another thread is making the bank searchable: `search` would wait for it."""
        return self._given is not None and self._given.finder.busy

    def search(self, query: str, *, limit: int = 50) -> tuple[Suggestion, ...]:
        """Return phrases whose text, name, id, tags or pinyin matches a query, best first.

        Literal hits stand above fuzzy ones; use breaks ties. An empty query gives nothing. Each
        tells which characters of its text matched.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        found = flow.find(
            query, self._snapshot, self._agent(), platform=self._platform, limit=limit
        )
        return self._copies.sent.in_suggestions(found)

    def draft(self, phrase: PhraseId, message: Message | None = None) -> Suggestion:
        """Return one phrase of the bank, filled as far as profile and message allow.

        Raises:
            KeyError: If the bank has no such phrase.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        drafted = flow.draft(phrase, message, self._snapshot, self._agent(), self._platform)
        return self._copies.sent.in_suggestion(drafted)

    def hold(self) -> Suggestion | None:
        """Return a line that asks to wait (M148), another one each time, None if there is none.

        The reply after it thanks for the patience (M149).
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        held = flow.hold(self._snapshot, self._agent(), self._platform)
        return self._copies.sent.in_suggestion(held) if held is not None else None

    def preview(self, phrase: Phrase) -> Suggestion:
        """Return a phrase that need not be in the bank, filled as far as the profile allows."""
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        return flow.preview(phrase, self._snapshot, self._agent(), self._platform)

    def fill(self, suggestion: Suggestion, values: Mapping[SlotId, str]) -> Suggestion:
        """Return the suggestion with more slots filled; blank values leave a slot empty."""
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        filled = flow.refill(
            suggestion, self._snapshot, {**self._address, **values}, self._platform
        )
        return self._copies.sent.in_suggestion(filled)

    def check(self, text: str, platform: str | None = None) -> tuple[Finding, ...]:
        """Return what is wrong with a text, in order of appearance, also that it was just sent.

        Args:
            text: What is to be sent.
            platform: Whose rules hold; None or "" for the desk's.
        """
        findings = self._snapshot.guard.review(text, platform or self._platform)
        return self._copies.sent.in_findings(text, findings)

    def together(self, suggestions: Sequence[Suggestion]) -> Suggestion:
        """Return the replies to several requests as one, in the given order, at least one.

        One form of address, one apology and one goodbye for all; checked as one text.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        joined = flow.together(suggestions, self._snapshot, self._agent(), self._platform)
        return self._copies.sent.in_suggestion(joined)

    def copy(
        self, text: str, phrase: PhraseId | None = None, also: Sequence[PhraseId] = ()
    ) -> ApprovedReply:
        """Put a text on the clipboard, remember it and count the use of its phrases.

        Args:
            text: Exactly what is to be sent, after all editing.
            phrase: The phrase it was made from, None for free text.
            also: The further phrases of a text that answers several requests.

        Raises:
            ReplyBlockedError: If a blocking rule is broken, a slot is empty, or nothing is left.
            ClipboardError: If the clipboard did not take it; nothing was remembered or counted.
        """
        reply = self._snapshot.guard.approve(text, self._platform, phrase)
        self._clipboard.put(reply)
        self._note(reply, _all_of(phrase, also))
        return reply

    def keep(self) -> KeptContent:
        """Return what is on the clipboard, for `take_back` after a copy."""
        return self._clipboard.keep()

    def holds(self, text: str) -> bool:
        """Return whether the clipboard holds a text."""
        return self._clipboard.text() == text

    def take_back(self, kept: KeptContent) -> KeptContent:
        """Take the last copy back: the clipboard's former content, the count, what was said.

        Args:
            kept: What `keep` returned before that copy.

        Returns:
            What is on the clipboard now; see `Clipboard.restore`.

        Raises:
            NothingToUndoError: If nothing was copied.
            ClipboardTakenError: If the clipboard holds something else by now; nothing changed.
            ClipboardError: If it does not take its former content; nothing changed.
        """
        latest = self._copies.latest()
        if not self.holds(latest.text):
            raise ClipboardTakenError
        restored = self._clipboard.restore(kept)
        for phrase in latest.counted:
            self._habits.uncount(phrase)
        for correction in self._copies.taught:
            self._habits.unlearn(correction)
        self._copies.take_back()
        return restored

    def split(self, text: str) -> tuple[str, ...]:
        """Return a reply as the one to three messages to send one after the other (分次回答)."""
        from replykit.pipeline.split import split  # noqa: PLC0415 - as above

        return split(text)

    def copy_part(
        self,
        text: str,
        part: int,
        phrase: PhraseId | None = None,
        also: Sequence[PhraseId] = (),
    ) -> ApprovedReply:
        """Put one of the messages of `split` on the clipboard.

        The whole is checked first: cutting a sentence in two must not hide what it says.

        Args:
            text: The whole reply.
            part: Which of its messages, from 0; the first one counts as the use of the phrases.
            phrase: The phrase it was made from, None for free text.
            also: As for `copy`.

        Raises:
            IndexError: If there is no such part.
            ReplyBlockedError, ClipboardError, UserError: As `copy`.
        """
        self._snapshot.guard.approve(text, self._platform, phrase)
        reply = self._snapshot.guard.approve(self.split(text)[part], self._platform, phrase)
        self._clipboard.put(reply)
        self._note(reply, _all_of(phrase, also) if part == 0 else ())
        return reply

    def _note(self, reply: ApprovedReply, uses: tuple[PhraseId, ...]) -> None:
        counted = uses if self._learning else ()
        known = self.book.phrase_by_id.get(reply.phrase) if reply.phrase else None
        holds = known is not None and known.role is PhraseRole.HOLD
        self._copies.note(reply.text, reply.phrase, counted, holds=holds)
        for used in counted:
            self._habits.count(used)

    @property
    def habits(self) -> Habits:
        """What this agent's choices taught; it counts while the desk learns."""
        return self._habits

    @property
    def learning(self) -> bool:
        """Whether choices re-order the replies and are counted."""
        return self._learning

    def learn(self, on: bool) -> None:
        """Let choices re-order the replies from now on, or have all offered as to anybody."""
        self._edition += on is not self._learning
        self._learning = on

    def correct(self, understood: IntentId, meant: IntentId) -> Correction | None:
        """Note that the agent answered one intent where another was understood.

        From then on the replies of the right one stand higher for this agent, within bounds.
        What is to be kept of it is returned; None where they agree, or nothing is learnt.
        """
        return self._note_correction(Chosen.INTENT, understood, meant)

    def prefer(self, first: PhraseId, sent: PhraseId) -> Correction | None:
        """Note that the agent sent a phrase though another stood first; returns as `correct`."""
        return self._note_correction(Chosen.PHRASE, first, sent)

    def example_from(self, text: str, meant: IntentId) -> SuggestedExample | None:
        """Return the customer's last words, masked, as an example the bank has not got yet."""
        from replykit.services.learning import suggested_example  # noqa: PLC0415 - as above

        index = self._snapshot.index
        known = zip((e.intent for e in index.examples), index.folded, strict=True)
        return suggested_example(self._heard(text).last, meant, known, self._now())

    def _note_correction(self, chosen: Chosen, proposed: str, meant: str) -> Correction | None:
        if proposed == meant or not self._learning:
            return None
        now = self._now()
        correction = Correction(uuid4(), chosen, proposed, meant, now)
        self._habits.learn((correction,), now)
        self._copies.teach(correction)
        return correction

    def _heard(self, text: str) -> Spoken:
        from replykit.pipeline.chatlog import spoken  # noqa: PLC0415 - as above

        return spoken(text, [self._profile.get(SlotId(slot), "") for slot in ("shop", "agent")])

    @property
    def _snapshot(self) -> Snapshot:
        if self._given is None:
            from replykit.pipeline.snapshot import Snapshot  # noqa: PLC0415 - as above

            self._given = Snapshot.build(Playbook())
        return self._given

    @property
    def _address(self) -> dict[SlotId, str]:
        """The form of address, which is no slot of a draft and would be lost with another."""
        return {slot: form for slot, form in self._profile.items() if slot == "address_form"}

    def _agent(self) -> Desk:
        habits = self._habits if self._learning else Habits()
        standing = self._copies.standing
        return agent_at(self._now(), self._profile, habits, self._extent, standing)


def _all_of(phrase: PhraseId | None, also: Sequence[PhraseId]) -> tuple[PhraseId, ...]:
    return (*((phrase,) if phrase is not None else ()), *also)
