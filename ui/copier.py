"""From a chosen text to the clipboard: refused, retried, or confirmed, never pretended."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.phrase import PhraseId
from replykit.domain.reply import Suggestion
from replykit.errors import ClipboardError, ReplyBlockedError, UserError
from replykit.services.reply_desk import ReplyDesk
from ui.desk_view import Copied, NotCopied, Refused
from ui.timers import single_shot

RETRIES = 6
"""Five for Qt's clipboard, one for what stands in for it (`ui.clipboard.PatientClipboard`)."""
RETRY_PAUSE_MS = 30


@dataclass(frozen=True, slots=True)
class _Job:
    text: str
    phrase: PhraseId | None
    suggestion: Suggestion | None
    part: int | None = None
    retries_left: int = RETRIES


class Copier(QObject):
    """Puts texts on the clipboard; another program holding it for a moment is waited out.

    Signals:
        copied: A `Copied`: the text is on the clipboard.
        refused: A `Refused`: rules forbid the text.
        failed: A `NotCopied`: the clipboard does not take it, or there is nothing in it.
    """

    copied = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: ReplyDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: _Job | None = None
        self._pause = single_shot(self, RETRY_PAUSE_MS, self._try)

    def copy(self, text: str, suggestion: Suggestion | None) -> None:
        """Copy a text; one that still waits for the clipboard is given up."""
        phrase = suggestion.phrase.id if suggestion else None
        self._job = _Job(text, phrase, suggestion)
        self._try()

    def copy_part(self, text: str, part: int, suggestion: Suggestion) -> None:
        """Copy one of the messages a long reply is split into, counted from 0."""
        self._job = _Job(text, suggestion.phrase.id, suggestion, part)
        self._try()

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
            self.copied.emit(copied)

    def _copy(self, job: _Job) -> Copied:
        if job.part is None:
            self._desk.copy(job.text, job.phrase)
            return Copied(job.text, job.phrase)
        reply = self._desk.copy_part(job.text, job.part, job.phrase)
        return Copied(reply.text, job.phrase, job.part + 1, len(self._desk.split(job.text)))

    def _retry(self, job: _Job, error: ClipboardError) -> None:
        if job.retries_left == 0:
            self.failed.emit(NotCopied(job.text, error, job.suggestion))
            return
        self._job = replace(job, retries_left=job.retries_left - 1)
        self._pause.start()
