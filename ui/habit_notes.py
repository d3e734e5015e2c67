"""What an agent's copies teach: other intents, other phrases, and examples for the lead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase
from replykit.services.reply_desk import ReplyDesk
from replykit.settings import Settings
from ui.desk_view import Copied, DeskView


class HabitNotes(QObject):
    """Compares what was copied with what the desk proposed.

    Signals:
        corrected: A `Correction` that is to be kept.
        suggested: A `SuggestedExample` that is to be kept.
    """

    corrected = Signal(object)
    suggested = Signal(object)

    def __init__(self, desk: ReplyDesk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeps_examples = False
        self.apply(settings)

    def apply(self, settings: Settings) -> None:
        """Learn, and keep examples, as far as the user has it switched on."""
        self._desk.learn(settings.learning)
        self._keeps_examples = settings.keeps_examples

    def note(self, copied: Copied, view: DeskView, chosen: IntentId | None, text: str) -> None:
        """Learn from a copy.

        Args:
            copied: What was copied.
            view: What was on show.
            chosen: The intent the agent switched to, None if they did not.
            text: The customer's message.
        """
        phrase = self._desk.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        if phrase is None or copied.part > 1 or copied.also:
            return
        if chosen == phrase.intent and view.choices and view.choices[0].id != chosen:
            self._note_intent(view.choices[0].id, phrase.intent, text)
        self._note_phrase(phrase, view)

    def _note_intent(self, understood: IntentId, meant: IntentId, text: str) -> None:
        correction = self._desk.correct(understood, meant)
        if correction is not None:
            self.corrected.emit(correction)
        if self._keeps_examples:
            example = self._desk.example_from(text, meant)
            if example is not None:
                self.suggested.emit(example)

    def _note_phrase(self, sent: Phrase, view: DeskView) -> None:
        """Note a phrase sent in place of the first of its intent; one not on show teaches none."""
        shown = [suggestion.phrase for suggestion in view.suggestions]
        if sent.id not in {phrase.id for phrase in shown}:
            return
        first = next(phrase for phrase in shown if phrase.intent == sent.intent)
        correction = self._desk.prefer(first.id, sent.id)
        if correction is not None:
            self.corrected.emit(correction)
