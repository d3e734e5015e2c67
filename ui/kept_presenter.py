"""Between the page of what is stored and the storage: all of it beside the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from replykit.errors import UserError
from replykit.services.kept import Kept, Storage
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)


class KeptPresenter(QObject):
    """Looks through what is stored, and has it erased.

    Signals:
        looked: A tuple of `Kept`: everything that is stored now.
        detailed: A kind, and its latest entries as rows of texts.
        erased: A kind that is gone for good; `looked` follows.
        failed: A `UserError`.
    """

    looked = Signal(object)
    detailed = Signal(str, object)
    erased = Signal(str)
    failed = Signal(object)

    def __init__(self, storage: Storage, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.storage = storage
        self._tasks = tasks

    def look(self) -> None:
        """Have everything looked through."""
        self._submit(self.storage.kept, self._looked)

    def ask_details(self, kind: str) -> None:
        """Have the entries of a kind read."""
        work = partial(self.storage.details, kind)
        self._submit(work, partial(self.detailed.emit, kind))

    def erase(self, kind: str) -> None:
        """Have a kind erased."""
        self._submit(partial(self.storage.erase, kind), lambda _: self._erased(kind))

    def _looked(self, kept: tuple[Kept, ...]) -> None:
        self.looked.emit(kept)

    def _erased(self, kind: str) -> None:
        self.erased.emit(kind)
        self.look()

    def _submit(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.submit(work, done=done, failed=self._not_done)

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("kept: %s", error.code)
        self.failed.emit(error)
