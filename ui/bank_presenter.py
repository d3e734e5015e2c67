"""Between the bank place and the phrase desk: edits go beside the GUI thread, and come back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from replykit.domain.exchange import ImportOptions, ImportPlan
from replykit.domain.handbook import Handbook
from replykit.domain.phrase import Phrase, PhraseState
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding, Suggestion
from replykit.errors import UserError
from replykit.ports import BankStore
from replykit.services.exchange import Selection
from replykit.services.phrase_finder import PhraseFinder
from replykit.services.workplace import Workplace
from ui.learner import Learner
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from replykit.services.own_phrases import OwnPhrases
    from replykit.services.phrase_desk import PhraseDesk

log = logging.getLogger(__name__)

T = TypeVar("T")


class BankPresenter(QObject):
    """Has edits done one after the other, and the desk answer from what comes of them.

    Signals:
        opened: The bank can be edited from now on.
        changed: The desk answers from a changed bank.
        failed: A `UserError`; nothing was done.
        idle: No edit is on its way any more.
        sorted: The categories of the phrases are here.
    """

    opened = Signal()
    changed = Signal()
    failed = Signal(object)
    idle = Signal()
    sorted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        tasks: TaskRunner,
        learner: Learner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self._learner = learner
        self.finder = PhraseFinder()
        self._desk: PhraseDesk | None = None
        self._handbook: Handbook | None = None
        self._allowed = True
        self._waiting = 0

    @property
    def book(self) -> Playbook:
        """The bank as it is now, with what the desk does not answer from yet."""
        return self._desk.book if self._desk is not None else self._workplace.desk.book

    @property
    def handbook(self) -> Handbook:
        """The categories of the phrases; empty until they are loaded."""
        return self._handbook or Handbook()

    @property
    def editable(self) -> bool:
        """Whether there is a bank of the user's own to edit, and the user may."""
        return self._allowed and self._desk is not None

    @property
    def busy(self) -> bool:
        """Whether an edit is on its way."""
        return self._waiting > 0

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._desk is not None and self._desk.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return self._desk is not None and self._desk.can_redo

    def allow(self, editing: bool) -> None:
        """Let the user edit, or take no edits any more; those on their way are done."""
        self._allowed = editing

    def open(self, store: BankStore) -> None:
        """Edit the user's own bank from now on."""
        from replykit.services.phrase_desk import PhraseDesk  # noqa: PLC0415 - not at the start

        desk = self._workplace.desk
        self._desk = PhraseDesk(store, desk.book, desk.check)
        self.opened.emit()

    def sort(self) -> None:
        """Load the categories, unless they are here or on their way; get ready to filter."""
        if self._handbook is None:
            self._handbook = Handbook()
            self._tasks.submit(
                self._workplace.load_handbook, done=self.use_handbook, failed=self._not_sorted
            )
            ready = partial(self.finder.prepare, self.book)
            self._tasks.submit(ready, done=lambda _: None, failed=self._not_sorted)

    def use_handbook(self, handbook: Handbook) -> None:
        """Sort the phrases by the categories of a handbook."""
        self._handbook = handbook
        self.sorted.emit()

    def findings(self, phrase: Phrase) -> tuple[Finding, ...]:
        """Return what is wrong with a phrase as it is being written."""
        return self._desk.findings(phrase) if self._desk is not None else ()

    def preview(self, phrase: Phrase) -> Suggestion:
        """Return a phrase as the desk would offer it."""
        return self._workplace.desk.preview(phrase)

    def plan_import(
        self,
        path: Path,
        options: ImportOptions,
        done: Callable[[ImportPlan], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Have an import planned; nothing is done to the bank."""
        desk, book, exchange = self._desk, self.book, self._workplace.exchange

        def work() -> ImportPlan:
            taken = desk.phrase_ids() if desk is not None else ()
            return exchange.plan_import(path, book, options, taken=taken)

        self._ask(work, done, failed)

    def export(
        self,
        path: Path,
        states: tuple[PhraseState, ...],
        done: Callable[[int], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Have the team's phrases in some states, or in all for (), written to a file."""
        chosen = Selection(states=states)
        work = partial(self._workplace.exchange.export, path, self.book, chosen, force=True)
        self._ask(work, done, failed)

    def _ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Have something done that leaves the bank as it is."""

        def fail(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            log.warning("bank file: %s", error.code)
            failed(error)

        self._tasks.submit(work, done=done, failed=fail)

    def submit(
        self,
        work: Callable[[PhraseDesk], T],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[UserError], None] = lambda _: None,
    ) -> None:
        """Have something done at the phrase desk; nothing unless the bank is `editable`.

        What is an agent's own may be done whoever they are: see `submit_own`.

        Args:
            work: Beside the GUI thread.
            done: Called with what `work` returned, once the desk answers from it.
            failed: Called with the reason if nothing was done; `failed` is emitted besides.
        """
        if self._desk is not None and self.editable:
            self._submit(self._desk, work, done, failed)

    def submit_own(
        self,
        work: Callable[[OwnPhrases], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> bool:
        """Have something done with the agent's own phrases, as `submit` does.

        Returns:
            Whether there is a bank of the user's own to keep them in.
        """
        from replykit.services.own_phrases import OwnPhrases  # noqa: PLC0415 - not at the start

        if self._desk is None:
            return False
        self._submit(self._desk, lambda desk: work(OwnPhrases(desk)), done, failed)
        return True

    def _submit(
        self,
        desk: PhraseDesk,
        work: Callable[[PhraseDesk], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        workplace = self._workplace
        self._waiting += 1

        def edit() -> Callable[[], None]:
            former = desk.book
            then: Callable[[], None]
            try:
                then = partial(done, work(desk))
            except UserError as error:
                then = partial(self._tell, failed, error)
            if desk.book is former:
                return partial(self._use, None, then)
            return partial(
                self._use, partial(workplace.desk.swap, workplace.rebuild(desk.book)), then
            )

        self._tasks.submit(edit, done=lambda use: use(), failed=self._give_up)

    def _use(self, swap: Callable[[], None] | None, then: Callable[[], None]) -> None:
        self._waiting -= 1
        if swap is not None:
            swap()
            self._learner.renew()
            self.changed.emit()
        then()
        if not self.busy:
            self.idle.emit()

    def _tell(self, failed: Callable[[UserError], None], error: UserError) -> None:
        log.warning("bank edit: %s", error.code)
        failed(error)
        self.failed.emit(error)

    def _give_up(self, error: Exception) -> None:
        self._waiting -= 1
        if not self.busy:
            self.idle.emit()
        raise error

    def _not_sorted(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("handbook: %s", error.code)
