"""Between the window and what is an agent's own: favourites, what they copied, their phrases."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseId, PhraseState, Scope
from replykit.domain.reply import Suggestion
from replykit.errors import UserError
from replykit.ports import FavouriteStore
from replykit.services.own_phrases import NOWHERE
from replykit.services.reply_desk import ReplyDesk
from replykit.services.shelf import KEPT, Shelf, ShelfKind
from ui.bank_presenter import BankPresenter
from ui.desk_view import Copied
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from replykit.services.own_phrases import OwnPhrases

log = logging.getLogger(__name__)

T = TypeVar("T")


class OwnPresenter(QObject):
    """Keeps favourites and own phrases beside the GUI thread; shows them at once.

    Signals:
        changed: Other phrases are favourites, or the agent's own.
        kept: A `Kept`: a text is a phrase of the agent's own now.
        removed: One of those was taken away.
        restored: The last of these steps was taken back.
        failed: A `UserError`; nothing was done.
    """

    changed = Signal()
    kept = Signal(object)
    removed = Signal()
    restored = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: ReplyDesk,
        bank: BankPresenter,
        tasks: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bank = bank
        self._tasks = tasks
        self._shelf = Shelf()
        self._store: FavouriteStore | None = None

    @property
    def favourites(self) -> frozenset[PhraseId]:
        """The favourites."""
        return self._shelf.favourites

    def open(self, store: FavouriteStore) -> None:
        """Take over what was kept, and keep what comes from now on."""
        self._store = store
        self._tasks.submit(
            lambda: (store.favourites(), store.recents(KEPT)),
            done=self._fill,
            failed=self._not_kept,
        )

    def forget(self, kind: str) -> None:
        """Read again what is left, if ``"favourites"`` or ``"uses"`` were erased."""
        if kind not in ("favourites", "uses"):
            return
        self._shelf = Shelf()
        if self._store is not None:
            self.open(self._store)
        self.changed.emit()

    def shelved(self, kind: ShelfKind) -> tuple[Suggestion, ...]:
        """Return the phrases of a kind that are in use, best first."""
        book = self._desk.book
        if kind is ShelfKind.OWN:
            own = (p.id for p in reversed(book.phrases) if p.scope is Scope.PERSONAL)
            return self._drafts(own)
        return self._drafts(self._shelf.phrases(kind, self._desk.uses))

    def _drafts(self, phrases: Iterable[PhraseId]) -> tuple[Suggestion, ...]:
        held = map(self._desk.book.phrase_by_id.get, phrases)
        usable = (p.id for p in held if p is not None and p.state is PhraseState.APPROVED)
        return tuple(map(self._desk.draft, islice(usable, KEPT)))

    def toggle_favourite(self, phrase: PhraseId) -> bool:
        """Make a phrase a favourite, or none; return whether it is one now."""
        wanted = self._shelf.toggle(phrase)
        if self._store is not None:
            put = partial(self._store.put_favourite, phrase, wanted)
            self._tasks.submit(put, done=_nothing, failed=self._not_kept)
        self.changed.emit()
        return wanted

    @Slot(object)
    def note_copy(self, copied: Copied) -> None:
        """Put a copied phrase on top of those copied last."""
        if copied.phrase is not None:
            self._shelf.note_copy(copied.phrase)

    def keep(self, text: str, suggestion: Suggestion | None, intent: IntentId) -> None:
        """Keep a text as a phrase of the agent's own.

        Args:
            text: What the agent wrote.
            suggestion: The reply it was made from, None for free text.
            intent: What free text answers.
        """
        draft = suggestion.draft if suggestion is not None else None
        self._do(lambda own: own.keep(text, draft, intent), self.kept.emit)

    def remove(self, phrase: PhraseId) -> None:
        """Take one of the agent's own phrases away."""
        self._do(lambda own: own.remove(phrase), lambda _: self.removed.emit())

    @Slot()
    def undo(self) -> None:
        """Take the last step back if it was about the agent's own phrases."""
        self._do(lambda own: own.undo(), lambda done: self.restored.emit() if done else None)

    def _do(self, work: Callable[[OwnPhrases], T], done: Callable[[T], None]) -> None:
        if not self._bank.submit_own(work, done, self.failed.emit):
            self.failed.emit(UserError(NOWHERE))

    def _fill(self, kept: tuple[tuple[PhraseId, ...], tuple[PhraseId, ...]]) -> None:
        self._shelf.fill(*kept)
        self.changed.emit()

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("favourites: %s", error.code)
        self.failed.emit(error)


def _nothing(_: object) -> None:
    return None
