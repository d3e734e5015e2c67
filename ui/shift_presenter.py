"""Between the desk, the clock of the shift and the places its figures are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import QObject, Signal, Slot

from replykit.domain.conversation import Conversation, ReplyTime
from replykit.domain.shift import ShiftFigures, ShiftReport, ShiftSpan
from replykit.ports import ShiftStore
from replykit.services.handover import HandoverBook
from replykit.services.shift import ShiftClock, SteadyClock, report_of
from replykit.services.shift_spans import spans_before
from replykit.settings import Settings
from ui.desk_presenter import DeskPresenter
from ui.shift_keeper import ShiftKeeper
from ui.timers import single_shot

SECOND_MS = 1000
SOON_MS = 150
"""How long after an event its figures are told: the replies are painted by then."""

LOOK_BACK_DAYS = 7
"""How many days of former shifts can be looked at."""

KEPT = timedelta(days=35)
"""How long the times of replies, and what is done in the hand-over book, are kept."""


class ShiftPresenter(QObject):
    """Feeds the clock and tells its figures: after every event, and each second of a wait.

    Signals:
        changed: The `ShiftFigures` of the running shift.
        reported: The `ShiftReport` asked for.
        book_changed: The hand-over book has other entries.
        saved, not_saved: Name of a file that was written, or could not be.
    """

    changed = Signal(object)
    reported = Signal(object)
    book_changed = Signal()
    saved = Signal(str)
    not_saved = Signal(str)

    def __init__(
        self,
        now: SteadyClock,
        keeper: ShiftKeeper,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = ShiftClock(now)
        self._now = now
        self._waiting: Callable[[], tuple[Conversation, ...]] = tuple
        self._keeper = keeper
        self._settings = settings
        self._second = single_shot(self, SECOND_MS, self._tell)
        self._soon = single_shot(self, SOON_MS, self._tell)
        self._clock.settle(settings.shifts)
        keeper.changed.connect(self.book_changed)

    @property
    def book(self) -> HandoverBook:
        """The hand-over book."""
        return self._keeper.book

    @property
    def agent(self) -> str:
        """What the agent is called, "" if nobody said."""
        return self._settings.profile.get("agent", "")

    @property
    def keeps(self) -> bool:
        """Whether the times of replies outlive the window."""
        return self._settings.keeps_figures

    def listen(self, desk: DeskPresenter) -> None:
        """Take the events of a desk."""
        self._waiting = lambda: desk.customers.waiting
        desk.came.connect(self._note_message)
        desk.timed.connect(self._note_reply)
        desk.waiting_changed.connect(self._tell_soon)

    def apply(self, settings: Settings) -> None:
        """Take over the shop's shifts, and whether figures are kept."""
        self._settings = settings
        self._clock.settle(settings.shifts)
        self._tell()

    def open(self) -> None:
        """Go on with the shift as it was at the end of the last run; the keeper is open."""
        since = self._clock.span.start
        self._keeper.read(partial(_begin, since=since, oldest=since - KEPT), self._load)

    def forget(self, kind: str) -> None:
        """Forget what was erased: ``"reply_times"`` or ``"handover"``; nothing else is here."""
        self._keeper.forget(kind)
        if kind == "reply_times":
            self._clock.forget()
            self._tell()

    def figures(self) -> ShiftFigures:
        """Return the figures of the running shift."""
        return self._clock.figures(self._waiting())

    def spans(self) -> tuple[ShiftSpan, ...]:
        """Return the shifts that can be looked at, the running one first."""
        running = self._clock.span
        former = spans_before(running.begins, self._settings.shifts, LOOK_BACK_DAYS)
        return (running, *(span for span in former if span.begins < running.begins))

    def ask(self, span: ShiftSpan) -> None:
        """Have a shift reported: the running one at once, a former one when it is read."""
        if span.begins == self._clock.span.begins:
            self.reported.emit(self._clock.report(self._waiting()))
            return
        self._keeper.read(partial(_report, span), self.reported.emit)

    def save(self, path: Path, text: str) -> None:
        """Write a text to a file, beside the GUI thread."""
        name = path.name

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self.not_saved.emit(name)

        self._keeper.tasks.submit(
            partial(_save, path, text), done=lambda _: self.saved.emit(name), failed=failed
        )

    @Slot(object)
    def _note_message(self, message: Conversation) -> None:
        self._clock.came(message)

    @Slot(object)
    def _note_reply(self, reply: ReplyTime) -> None:
        self._clock.replied(reply)
        if self.keeps:
            self._keeper.write(_keeping(reply))

    def _load(self, replies: tuple[ReplyTime, ...]) -> None:
        if self.keeps:
            self._clock.load(replies)
        self._tell()

    @Slot()
    def _tell_soon(self) -> None:
        """Tell once what a paste or a copy changes several times, and after its paint."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _tell(self) -> None:
        self._soon.stop()
        figures = self.figures()
        if figures.waiting:
            self._second.start()
        else:
            self._second.stop()
            self._now.follow()
        self.changed.emit(figures)


def _keeping(reply: ReplyTime) -> Callable[[ShiftStore], None]:
    """Return what keeps a reply; one to the same wait, after a copy taken back, replaces it."""
    key = uuid5(NAMESPACE_OID, f"{reply.conversation} {reply.came.isoformat()}")
    return lambda store: store.keep_reply(key, reply)


def _begin(store: ShiftStore, since: datetime, oldest: datetime) -> tuple[ReplyTime, ...]:
    """Erase what has been kept long enough, and return the replies of the running shift."""
    store.erase_reply_times(oldest)
    store.erase_entries(oldest)
    return store.reply_times(since)


def _report(span: ShiftSpan, store: ShiftStore) -> ShiftReport:
    return report_of(span, store.reply_times(span.start))


def _save(path: Path, text: str) -> None:
    """Write a file that Excel, too, reads as UTF-8."""
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
