"""Composition root: builds the objects and hands them to each other; decides nothing.

What only a bank needs is imported when one is loaded: the window is painted before that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from replykit import __version__
from replykit.domain.exchange import ImportOptions, ImportPlan
from replykit.domain.phrase import Phrase
from replykit.domain.playbook import Playbook
from replykit.errors import Issue
from replykit.ports import BankStore, CachedBank, Clipboard, MergeReport
from replykit.services.exchange import Exchange, Progress
from replykit.services.reply_desk import ReplyDesk
from replykit.services.workplace import OpenedBank, Workplace
from replykit.settings import Paths, Settings, load_settings

if TYPE_CHECKING:
    from db.database import SqlBankStore
    from phrasebank.coverage import Covered
    from phrasebank.duplicates import NearPair
    from phrasebank.snapshot import PlaybookFile
    from replykit.domain.handbook import Handbook
    from replykit.pipeline.scan import Needs
    from replykit.pipeline.snapshot import Snapshot
    from ui.desktop.abilities import Abilities


def build_workplace(paths: Paths, clipboard: Clipboard) -> Workplace:
    """Return everything the window needs; nothing slow has happened yet."""
    settings = load_settings(paths.settings)
    banks = _Banks(paths, settings)
    return Workplace(
        desk=_desk(clipboard, settings, settings.platform),
        load_snapshot=banks.load_snapshot,
        open_bank=banks.open_bank,
        refine=banks.refine,
        rebuild=banks.rebuild,
        keep=banks.keep,
        load_handbook=load_bundled_handbook,
        learn_again=banks.learn_again,
        exchange=build_exchange(),
        paths=paths,
        settings=settings,
    )


def build_headless_desk(paths: Paths, *, platform: str | None = None) -> ReplyDesk:
    """Return a desk with its bank loaded, for the command line: no window, no database.

    Args:
        paths: Where the settings and the cached snapshot are.
        platform: Whose rules hold; None takes the platform of the settings.

    Raises:
        BankUnreadableError: If there is no cache and the bundled files cannot be read.
    """
    from phrasebank.model import load_doubt, load_encoder  # noqa: PLC0415 - the window: later
    from ui.pyperclip_clipboard import PyperclipClipboard  # noqa: PLC0415

    settings = load_settings(paths.settings)
    desk = _desk(PyperclipClipboard(), settings, platform or settings.platform)
    bank = _Banks(paths, settings).load_snapshot()
    desk.swap(bank.with_encoder(load_encoder()).with_doubt(load_doubt()))
    return desk


def build_exchange() -> Exchange:
    """Return import and export; formats and their libraries load when they are used."""

    def judge(
        path: Path,
        name: str,
        book: Playbook,
        options: ImportOptions,
        taken: Collection[str],
        progress: Progress,
    ) -> ImportPlan:
        from phrasebank.exchange import formats  # noqa: PLC0415 - hardly ever needed
        from phrasebank.exchange.plan import plan  # noqa: PLC0415

        return plan(formats.read(path, name, progress), book, options, taken, progress)

    def write(phrases: Sequence[Phrase], path: Path, name: str, force: bool) -> None:
        from phrasebank.exchange import formats  # noqa: PLC0415 - hardly ever needed

        formats.write(phrases, path, name, force=force)

    return Exchange(judge, write)


def open_own_bank(paths: Paths) -> tuple[SqlBankStore, MergeReport]:
    """Open the user's bank and bring the bundled one in where that has changed.

    Raises:
        StorageError: If the database cannot be used.
        BankUnreadableError: If the bundled files cannot be read.
    """
    from db.database import open_store  # noqa: PLC0415 - the ORM costs 0.3 s
    from phrasebank.loader import digest, load_bundle  # noqa: PLC0415

    store = open_store(paths.database, paths.backups)
    merged = MergeReport()
    if store.merged_version() != digest():
        merged = store.merge(load_bundle().book)
    return store, merged


def read_own_book(paths: Paths) -> Playbook:
    """Return the user's bank, the bundled one where there is no database yet: makes none.

    Raises:
        StorageError: If the database cannot be used.
        BankUnreadableError: If the bundled files cannot be read.
    """
    from phrasebank.loader import load_bundle  # noqa: PLC0415

    if not paths.database.exists():
        return load_bundle().book
    store, _ = open_own_bank(paths)
    with closing(store):
        return store.playbook()


def read_own_phrase_ids(paths: Paths) -> frozenset[str]:
    """Return the ids no new phrase of the user's bank may have; none without a database.

    Raises:
        StorageError: If the database cannot be used.
        BankUnreadableError: If the bundled files cannot be read.
    """
    if not paths.database.exists():
        return frozenset()
    store, _ = open_own_bank(paths)
    with closing(store):
        return store.phrase_ids()


def near_duplicates(book: Playbook, progress: Progress) -> list[NearPair]:
    """Return the pairs of phrases of an intent that say nearly the same."""
    from phrasebank.duplicates import near_pairs  # noqa: PLC0415 - no window needs it

    return near_pairs(book, progress)


def lint_bundled_bank() -> list[Issue]:
    """Return what is wrong with the bundled bank: unusable records first, then the lint."""
    from phrasebank.handbook import load_handbook  # noqa: PLC0415 - no window needs it
    from phrasebank.lint import lint, lint_bundle  # noqa: PLC0415
    from phrasebank.loader import load_bundle  # noqa: PLC0415

    bank = load_bundle()
    handbook, unusable = load_handbook()
    return [*bank.issues, *unusable, *lint(bank.book), *lint_bundle(bank.book, handbook)]


def cover_manual() -> tuple[Covered, ...]:
    """Return every item of the manuals with what of the bundled bank covers it.

    Raises:
        BankUnreadableError: If the bundled files cannot be read.
    """
    from phrasebank.coverage import coverage  # noqa: PLC0415 - no window needs it
    from phrasebank.handbook import load_handbook  # noqa: PLC0415
    from phrasebank.loader import load_bundle  # noqa: PLC0415

    return coverage(load_bundle().book, load_handbook()[0])


def load_bundled_handbook() -> Handbook:
    """Return what comes with the program to be read; records that are unusable are left out.

    Raises:
        BankUnreadableError: If a file of it cannot be read.
    """
    from phrasebank.handbook import load_handbook  # noqa: PLC0415 - not before the first paint

    return load_handbook()[0]


def probe_desktop() -> Abilities:
    """Return what this desktop offers beside a chat window."""
    from ui.desktop.probe import probe  # noqa: PLC0415 - no window needs it

    return probe()


def check_database(paths: Paths) -> None:
    """Open the database and let go of it again.

    Raises:
        StorageError: If it cannot be used.
    """
    from db.database import open_store  # noqa: PLC0415 - the ORM costs 0.3 s to import

    open_store(paths.database, paths.backups).close()


def _desk(clipboard: Clipboard, settings: Settings, platform: str) -> ReplyDesk:
    desk = ReplyDesk(clipboard)
    desk.set_profile(settings.slot_values, platform, settings.extent)
    return desk


@dataclass
class _Banks:
    """The ways to a bank; remembers the last snapshot so that it is not built twice.

    `_revision` is that of the book in `_last`; "" if it is of no user's bank.

    A model is learnt beside everything else: `_changing` is held while `_last` is replaced.
    """

    paths: Paths
    settings: Settings
    _last: Snapshot | None = None
    _revision: str = ""
    _store: BankStore | None = None
    _changing: Lock = field(default_factory=Lock)

    def load_snapshot(self) -> Snapshot:
        import replykit.pipeline.flow  # noqa: F401, PLC0415 - else the first message waits for it
        from phrasebank.loader import load_bundle  # noqa: PLC0415

        cached = self._cache().load()
        self._revision = cached.revision if cached else ""
        if cached:
            return self._built(cached.book, cached.folded, cached.needs)
        return self._built(load_bundle().book)

    def open_bank(self) -> OpenedBank:
        from phrasebank.model import load_doubt  # noqa: PLC0415 - beside the GUI thread

        store, merged = open_own_bank(self.paths)
        revision = store.revision()
        snapshot = self._last if revision == self._revision else None
        if snapshot is None:
            snapshot = self._built(store.playbook())
            self._revision = store.seen
            self._save(snapshot)
        else:
            store.follow(revision)
        snapshot = self._last = snapshot.with_doubt(load_doubt())
        self._warm(snapshot)
        self._store = store
        return OpenedBank(
            store,
            snapshot,
            store.uses(),
            merged,
            store.shifts,
            store.learning,
            store.kept,
            store.favourites,
        )

    def _warm(self, snapshot: Snapshot) -> None:
        from replykit.pipeline.desk import Desk  # noqa: PLC0415
        from replykit.pipeline.flow import warm  # noqa: PLC0415

        warm(snapshot, Desk(self.settings.slot_values, {}), self.settings.platform)

    def _cache(self) -> PlaybookFile:
        from phrasebank.loader import digest  # noqa: PLC0415
        from phrasebank.snapshot import PlaybookFile  # noqa: PLC0415

        return PlaybookFile(self.paths.snapshot, source=f"{__version__} {digest()}")

    def refine(self) -> Snapshot | None:
        from phrasebank.model import load_doubt, load_encoder  # noqa: PLC0415

        encoder = load_encoder()
        if self._last is None:
            return None
        if self._last.guard.look is None:  # the user's bank could not be opened
            self._last = self._last.with_doubt(load_doubt())
        if encoder is not None:
            self._last = self._last.with_encoder(encoder)
        self._last.finder.prepare()
        return self._last

    def rebuild(self, book: Playbook) -> Snapshot:
        if self._last is None:
            return self._built(book)
        with self._changing:
            self._last = self._last.following(book)
            self._revision = self._store.seen if self._store is not None else ""
            return self._last

    def keep(self) -> None:
        if self._store is None or self._last is None:
            return
        if self._store.revision() == self._revision:  # else the next start reads the database
            self._save(self._last)

    def _save(self, snapshot: Snapshot) -> None:
        needs = snapshot.guard.needs
        self._cache().save(CachedBank(snapshot.book, self._revision, snapshot.folded, needs))

    def learn_again(self, wanted: Callable[[], bool]) -> Snapshot | None:
        from phrasebank.model import relearnt, save_model  # noqa: PLC0415

        if self._last is None or self._last.learnt:
            return None
        model = relearnt(self._last, wanted)
        if model is None:
            return None
        with suppress(OSError):  # it is learnt again at the next start
            save_model(model, self.paths.model)
        with self._changing:
            self._last = self._last.with_model(model)
            return self._last

    def _built(
        self, book: Playbook, folded: Sequence[str] = (), needs: Needs | None = None
    ) -> Snapshot:
        from phrasebank.model import load_model  # noqa: PLC0415
        from replykit.pipeline.snapshot import Snapshot  # noqa: PLC0415

        snapshot = Snapshot.build(book, load_model(), folded, needs)
        own = load_model(self.paths.model) if self.paths.model.exists() else None
        if own is not None and not snapshot.learnt:
            snapshot = snapshot.with_model(own)
        self._last = snapshot
        return snapshot
