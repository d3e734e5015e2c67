"""The main job: understand a message, offer replies, hand one to the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from replykit.domain.intent import IntentId
from replykit.domain.message import Context, Message
from replykit.domain.phrase import PhraseId, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Answer, ApprovedReply, Finding, Suggestion, Understanding
from replykit.ports import Clipboard
from replykit.services.repeats import SentTexts

if TYPE_CHECKING:
    from replykit.pipeline.flow import Desk, Snapshot

LIMIT = 9
"""As many replies as there are number keys."""


class ReplyDesk:
    """Answers messages from the snapshot it holds; owned by one thread.

    The desk starts on an empty bank and is given the real one with `swap`.
    """

    def __init__(self, clipboard: Clipboard, profile: Mapping[SlotId, str] | None = None) -> None:
        self._clipboard = clipboard
        self._given: Snapshot | None = None
        self._profile: Mapping[SlotId, str] = dict(profile or {})
        self._uses: dict[PhraseId, int] = {}
        self._last_sent: PhraseId | None = None
        self._sent = SentTexts()
        self._corrections: dict[IntentId, dict[IntentId, int]] = {}
        self._platform = ""

    @property
    def book(self) -> Playbook:
        """The bank the desk answers from."""
        return self._given.book if self._given is not None else Playbook()

    def swap(self, snapshot: Snapshot, uses: Mapping[PhraseId, int] | None = None) -> None:
        """Answer from another snapshot from now on.

        Args:
            snapshot: The next bank with its index.
            uses: How often each phrase was copied; None keeps the counts known so far.
        """
        self._given = snapshot
        if uses is not None:
            self._uses = dict(uses)

    def set_profile(self, profile: Mapping[SlotId, str], platform: str) -> None:
        """Use other slot values of the shop and agent, and the rules of a platform."""
        self._profile = dict(profile)
        self._platform = platform

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
        return replace(found, suggestions=self._sent.in_suggestions(found.suggestions))

    def understand(self, text: str, context: Context | None = None) -> Understanding:
        """Return what a message means, without looking for replies."""
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        return flow.read(text, self._snapshot, context or Context(platform=self._platform))

    def search(self, query: str, *, limit: int = 50) -> tuple[Suggestion, ...]:
        """Return phrases whose text, name, id or pinyin matches a query, best first.

        Literal hits stand above fuzzy ones; use breaks ties. An empty query gives nothing.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        found = flow.find(
            query, self._snapshot, self._agent(), platform=self._platform, limit=limit
        )
        return self._sent.in_suggestions(found)

    def draft(self, phrase: PhraseId, message: Message | None = None) -> Suggestion:
        """Return one phrase of the bank, filled as far as profile and message allow.

        Raises:
            KeyError: If the bank has no such phrase.
        """
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        drafted = flow.draft(phrase, message, self._snapshot, self._agent(), self._platform)
        [marked] = self._sent.in_suggestions((drafted,))
        return marked

    def fill(self, suggestion: Suggestion, values: Mapping[SlotId, str]) -> Suggestion:
        """Return the suggestion with more slots filled; blank values leave a slot empty."""
        from replykit.pipeline import flow  # noqa: PLC0415 - not before the first paint

        filled = flow.refill(suggestion, self._snapshot, values, self._platform)
        [marked] = self._sent.in_suggestions((filled,))
        return marked

    def check(self, text: str) -> tuple[Finding, ...]:
        """Return what is wrong with a text, in order of appearance, also that it was just sent."""
        findings = self._snapshot.guard.check(text, self._platform)
        return self._sent.in_findings(text, findings)

    def copy(self, text: str, phrase: PhraseId | None = None) -> ApprovedReply:
        """Put a text on the clipboard, remember it and count the use of its phrase.

        Args:
            text: Exactly what is to be sent, after all editing.
            phrase: The phrase it was made from, None for free text.

        Raises:
            ReplyBlockedError: If a blocking rule is broken, a slot is empty, or nothing is left.
            ClipboardError: If the clipboard did not take it; nothing was remembered or counted.
        """
        reply = self._snapshot.guard.approve(text, self._platform, phrase)
        self._clipboard.put(reply)
        self._sent.note(text)
        if phrase is not None:
            self._uses[phrase] = self._uses.get(phrase, 0) + 1
            self._last_sent = phrase
        return reply

    @property
    def corrections(self) -> Mapping[IntentId, Mapping[IntentId, int]]:
        """How often the agent answered another intent, by the one understood and that one."""
        return {understood: dict(meant) for understood, meant in self._corrections.items()}

    def correct(self, understood: IntentId, meant: IntentId) -> None:
        """Note that the agent answered one intent where another was understood.

        From then on the replies of the right one stand higher for this agent; bounded, so that
        a habit never buries what was understood.
        """
        if understood != meant:
            counts = self._corrections.setdefault(understood, {})
            counts[meant] = counts.get(meant, 0) + 1

    @property
    def _snapshot(self) -> Snapshot:
        if self._given is None:
            from replykit.pipeline.flow import Snapshot  # noqa: PLC0415 - as above

            self._given = Snapshot.build(Playbook())
        return self._given

    def _agent(self) -> Desk:
        from replykit.pipeline.flow import Desk  # noqa: PLC0415 - as above

        return Desk(self._profile, self._uses, self._last_sent, self._corrections)
