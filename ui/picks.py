"""From a picked reply to the copier: echoes left out, slots asked for, long ones in parts."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.phrase import PhraseRole
from replykit.domain.reply import Suggestion
from replykit.services.reply_desk import ReplyDesk
from ui.copier import Copier
from ui.desk_view import Copied, Undone
from ui.presses import Presses

WHOLE_CHARS = 200
"""A reply to several requests that is longer is copied in parts, in code points."""


class Picks(QObject):
    """Decides what a pick means: a copy, the next part of one, a question, or nothing at all.

    Signals:
        slots_wanted: A suggestion that cannot be copied before its slots are filled.
        copied, refused, failed: Outcome of a copy; see `Copier`.
        undone, not_undone: Outcome of taking one back.
    """

    slots_wanted = Signal(object)
    copied = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    undone = Signal(object)
    not_undone = Signal(object)

    def __init__(
        self,
        desk: ReplyDesk,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._presses = Presses(clock)
        self._parts_of, self._next_part = "", 0
        self._copier = Copier(desk, self, clock)
        self._copier.copied.connect(self._note_copied)
        self._copier.copied.connect(self.copied)
        self._copier.refused.connect(self.refused)
        self._copier.failed.connect(self.failed)
        self._copier.undone.connect(self._note_undone)
        self._copier.undone.connect(self.undone)
        self._copier.not_undone.connect(self.not_undone)

    def begin_anew(self) -> None:
        """Forget which part of a reply came last, and a copy that waits: they were another's."""
        self._parts_of, self._next_part = "", 0
        self._copier.give_up()
        self._presses.forget()

    def expect_another(self) -> None:
        """Expect another customer; see `Copier.expect_another`."""
        self._copier.expect_another()

    def copy(self, suggestion: Suggestion) -> None:
        """Copy a reply as it is shown; one with an empty slot asks for it instead.

        Of several picks the last one counts: one that still waits for the clipboard is given
        up. The reply just copied is not copied again while its tick shows.
        """
        self._copier.give_up()
        text = suggestion.draft.text
        if suggestion.draft.missing:
            self.slots_wanted.emit(suggestion)
        elif self._presses.repeats(suggestion.phrases) and self._copier.holds(text):
            return
        elif len(suggestion.phrases) > 1 and len(text) > WHOLE_CHARS:
            self._copy_part(suggestion)
        else:
            self._copier.copy(text, suggestion)

    def enter(self, suggestion: Suggestion) -> None:
        """Copy a reply by Enter; not if that is still about the one before it."""
        if not self._presses.slips(suggestion.phrases):
            self.copy(suggestion)

    def copy_next_part(self, suggestion: Suggestion) -> None:
        """Copy a long reply in two or three messages: the first, then at each call the next."""
        if self._presses.echoes(suggestion.draft.text):
            return
        self._copier.give_up()
        if suggestion.draft.missing:
            self.slots_wanted.emit(suggestion)
        else:
            self._copy_part(suggestion)

    def copy_edited(self, text: str, suggestion: Suggestion | None) -> None:
        """Copy a text the agent edited."""
        self._copier.copy(text, suggestion)

    def hold(self) -> None:
        """Copy a line that asks to wait, if there is one."""
        line = None if self._presses.echoes(PhraseRole.HOLD) else self._desk.hold()
        if line is not None:
            self.copy(line)

    def undo(self) -> None:
        """Take the last copy back."""
        self._copier.undo()

    @Slot(object)
    def note_move(self, suggestion: Suggestion) -> None:
        """Remember that another row became the current one behind the last pick."""
        self._presses.move(suggestion.phrases)

    def _copy_part(self, suggestion: Suggestion) -> None:
        text = suggestion.draft.text
        part = self._next_part if text == self._parts_of else 0
        self._parts_of, self._next_part = text, part
        self._copier.copy_part(text, part, suggestion)

    @Slot(object)
    def _note_copied(self, copied: Copied) -> None:
        self._presses.note(copied.phrases)
        self._next_part = copied.part % copied.parts

    @Slot(object)
    def _note_undone(self, undone: Undone) -> None:
        """Let what was taken back be done again, from the same part on."""
        self._presses.forget()
        if self._parts_of:
            self._next_part = undone.copied.part - 1
