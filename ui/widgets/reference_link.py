"""Joins the handbook to the window; its page is built when it is wanted first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Signal, Slot

from replykit.domain.phrase import Phrase
from replykit.domain.playbook import Playbook
from replykit.settings import Settings
from ui import texts
from ui.models.bank_tree_model import TreeRole
from ui.theme import Look
from ui.widgets.pages import Pages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

    from replykit.domain.handbook import Handbook
    from ui.widgets.reference_page import ReferencePage

_ROOT = QModelIndex()


class ReferenceLink(QObject):
    """Owns the page of the handbook, and what is shown on it.

    Signals:
        wanted: The page is shown and has no handbook yet.
        changed: Settings changed on the page, by name.
        scripts_wanted: Id of a category or intent whose scripts are wanted.
    """

    wanted = Signal()
    changed = Signal(object)
    scripts_wanted = Signal(str)

    def __init__(self, look: Look, pages: Pages) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages
        self._settings = Settings()
        self._handbook: Handbook | None = None
        self._book = Playbook()

    def page(self) -> ReferencePage:
        """Return the page, built now if it was not before."""
        if self._pages.reference is None:
            self._pages.add_reference(self._build())
        page = self._pages.reference
        assert page is not None  # noqa: S101 - for the type checker
        return page

    def show_handbook(self, handbook: Handbook, book: Playbook) -> None:
        """Show what was loaded, and the rules of the bank: what holds on the platform."""
        self._handbook, self._book = handbook, book
        names = {str(intent.id): texts.intent_name(intent) for intent in book.intents}
        settings = self._settings
        standards = tuple(s for s in handbook.standards if self._holds(s.platforms))
        self.page().show_handbook(
            replace(handbook, standards=standards),
            settings.flags,
            settings.shifts,
            names,
            [rule for rule in book.rules if self._holds(rule.platforms)],
        )

    def _holds(self, platforms: Sequence[str]) -> bool:
        """Return whether something for some platforms is read on the one in force."""
        here = self._settings.platform
        return not platforms or here == "other" or here in platforms

    def show_settings(self, settings: Settings) -> None:
        """Take over the shop's practice, and what holds on another platform."""
        moved = settings.platform != self._settings.platform
        self._settings = settings
        if self._pages.reference is not None:
            if moved and self._handbook is not None:
                self.show_handbook(self._handbook, self._book)
            self._pages.reference.show_practice(settings.flags, settings.shifts)

    def reveal(self, key: str, tree: QTreeView, book: Playbook) -> None:
        """Make the first script of a category or intent the current one of a tree."""
        wanted = self._scripts(key, book)
        for index in _below(tree.model(), _ROOT):
            phrase = index.data(TreeRole.PHRASE)
            if isinstance(phrase, Phrase) and phrase.id in wanted:
                tree.setCurrentIndex(index)
                tree.scrollTo(index)
                return

    def _scripts(self, key: str, book: Playbook) -> set[str]:
        categories = self._handbook.categories if self._handbook else ()
        category = next((c for c in categories if c.id == key), None)
        if category is None:
            return {p.id for p in book.approved if p.intent == key}
        return {p.id for p in category.phrases(book.approved)}

    def _build(self) -> ReferencePage:
        from ui.widgets.reference_page import ReferencePage  # noqa: PLC0415 - not at the start

        page = ReferencePage(self._look, self._pages)
        page.wanted.connect(self.wanted)
        page.scripts_wanted.connect(self.scripts_wanted)
        page.flags_changed.connect(self._keep_flags)
        page.shifts_changed.connect(self._keep_shifts)
        return page

    @Slot(object)
    def _keep_flags(self, flags: Mapping[str, str]) -> None:
        self.changed.emit({"flags": flags})

    @Slot(object)
    def _keep_shifts(self, shifts: tuple[object, ...]) -> None:
        self.changed.emit({"shifts": shifts})


def _below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _below(model, index)
