"""From a chosen text to the clipboard: refused, retried, or confirmed, never pretended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.phrase import PhraseId
from replykit.domain.reply import Suggestion
from replykit.errors import (
    ClipboardError,
    NothingToUndoError,
    ReplyBlockedError,
    UserError,
)
from replykit.ports import KeptContent
from replykit.services.copies import UNDO_STEPS
from replykit.services.reply_desk import ReplyDesk
from ui.desk_view import Copied, NotCopied, Refused, Undone
from ui.timers import single_shot

RETRIES = 6
"""Five for Qt's clipboard, one for what stands in for it (`ui.clipboard.PatientClipboard`)."""
RETRY_PAUSE_MS = 30

KEPT_S = 60.0
"""Seconds for which the former content of the clipboard is remembered; then it is forgotten,
for it may be anything, and whoever undoes a copy does so at once."""


@dataclass(frozen=True, slots=True)
class _Job:
    text: str
    phrase: PhraseId | None
    suggestion: Suggestion | None
    kept: KeptContent
    part: int | None = None
    also: tuple[PhraseId, ...] = ()
    retries_left: int = RETRIES


@dataclass(frozen=True, slots=True)
class _Done:
    """A copy that can be taken back; what was on the clipboard is never shown in a log."""

    copied: Copied
    at: float
    kept: KeptContent = field(repr=False)


class Copier(QObject):
    """Puts texts on the clipboard; another program holding it for a moment is waited out.

    Signals:
        copied: A `Copied`: the text is on the clipboard.
        refused: A `Refused`: rules forbid the text.
        failed: A `NotCopied`: the clipboard does not take it, or there is nothing in it.
        undone: An `Undone`: the last copy was taken back.
        not_undone: A `UserError`: it was not.
    """

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
        self._clock = clock
        self._done: deque[_Done] = deque(maxlen=UNDO_STEPS)
        self._another = False
        self._expiry = single_shot(self, round(KEPT_S * 1000), self._expire)
        self._job: _Job | None = None
        self._pause = single_shot(self, RETRY_PAUSE_MS, self._try)

    def copy(self, text: str, suggestion: Suggestion | None) -> None:
        """Copy a text; one that still waits for the clipboard is given up."""
        phrase, *also = suggestion.phrases if suggestion else (None,)
        kept = self._desk.keep()
        self._job = _Job(text, phrase, suggestion, kept, also=tuple(a for a in also if a))
        self._try()

    def copy_part(self, text: str, part: int, suggestion: Suggestion) -> None:
        """Copy one of the messages a long reply is split into, counted from 0."""
        phrase, *also = suggestion.phrases
        self._job = _Job(text, phrase, suggestion, self._desk.keep(), part, tuple(also))
        self._try()

    def holds(self, text: str) -> bool:
        """Return whether the last copy is this text, and still on the clipboard."""
        return bool(self._done) and self._done[-1].copied.text == text and self._desk.holds(text)

    def undo(self) -> None:
        """Take the last copy back: the former content of the clipboard, count and turn."""
        self.give_up()
        self._expire()
        try:
            if not self._done:
                raise NothingToUndoError
            now = self._desk.take_back(self._done[-1].kept)
        except UserError as error:
            self.not_undone.emit(error)
        else:
            self.undone.emit(Undone(self._done.pop().copied, now))

    def expect_another(self) -> None:
        """Expect another customer: once they are answered, earlier copies stay as they are."""
        self._another = True

    def give_up(self) -> None:
        """Forget a copy that still waits for the clipboard."""
        self._pause.stop()
        self._job = None

    @Slot()
    def _try(self) -> None:
        self._pause.stop()
        job, self._job = self._job, None
        if job is None:
            return
        try:
            copied = self._copy(job)
        except ReplyBlockedError:
            findings = self._desk.check(job.text)
            self.refused.emit(Refused(job.text, findings, job.suggestion))
        except ClipboardError as error:
            self._retry(job, error)
        except UserError as error:
            self.failed.emit(NotCopied(job.text, error, job.suggestion))
        else:
            self._remember(copied, job.kept)
            self.copied.emit(copied)

    def _remember(self, copied: Copied, kept: KeptContent) -> None:
        if self._another:
            self._done.clear()
            self._another = False
        self._done.append(_Done(copied, self._clock(), kept))
        if not self._expiry.isActive():
            self._expiry.start()

    @Slot()
    def _expire(self) -> None:
        """Forget what is too old to be taken back."""
        while self._done and self._clock() - self._done[0].at >= KEPT_S:
            self._done.popleft()
        self._expiry.stop()
        if self._done:
            rest = KEPT_S - (self._clock() - self._done[0].at)
            self._expiry.start(max(1, round(rest * 1000)))

    def _copy(self, job: _Job) -> Copied:
        if job.part is None:
            self._desk.copy(job.text, job.phrase, job.also)
            return Copied(job.text, job.phrase, also=job.also)
        reply = self._desk.copy_part(job.text, job.part, job.phrase, job.also)
        parts = len(self._desk.split(job.text))
        return Copied(reply.text, job.phrase, job.part + 1, parts, job.also)

    def _retry(self, job: _Job, error: ClipboardError) -> None:
        if job.retries_left == 0:
            self.failed.emit(NotCopied(job.text, error, job.suggestion))
            return
        self._job = replace(job, retries_left=job.retries_left - 1)
        self._pause.start()
