"""Joins what is an agent's own to the window: stars, shelves, and phrases kept with one key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from replykit.domain.intent import OTHER
from replykit.domain.phrase import Scope
from replykit.domain.reply import Suggestion
from replykit.errors import UserError
from replykit.services.own_phrases import Kept
from replykit.services.shelf import ShelfKind
from ui import texts
from ui.desk_presenter import DeskPresenter
from ui.key_map import naming_key
from ui.own_presenter import OwnPresenter
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages
from ui.widgets.panel_dock import PanelDock
from ui.widgets.places import Places


class OwnLink(QObject):
    """Owns what of the agent's own is shown in one window; idle until it is attached."""

    def __init__(
        self,
        desk: DeskPresenter,
        pages: Pages,
        panels: PanelDock,
        places: Places,
        footer: Footer,
    ) -> None:
        super().__init__(pages)
        self._desk = desk
        self._pages = pages
        self._panels = panels
        self._places = places
        self._footer = footer
        self._presenter: OwnPresenter | None = None
        panels.editor.keep_wanted.connect(self._keep)
        pages.found.shelf_chosen.connect(self._show_chosen)

    def attach(self, presenter: OwnPresenter) -> None:
        """Show what this presenter keeps."""
        self._presenter = presenter
        presenter.changed.connect(self._mark)
        presenter.kept.connect(self._say_kept)
        presenter.removed.connect(self._say_removed)
        presenter.restored.connect(self._say_restored)
        presenter.failed.connect(self._say_failed)
        self._places.search_entered.connect(self.show_shelves)
        self._mark()

    def let_go(self) -> None:
        """Show nothing any more: another window does."""
        presenter, self._presenter = self._presenter, None
        if presenter is not None:
            presenter.changed.disconnect(self._mark)
            presenter.kept.disconnect(self._say_kept)
            presenter.removed.disconnect(self._say_removed)
            presenter.restored.disconnect(self._say_restored)
            presenter.failed.disconnect(self._say_failed)

    @Slot()
    def show_shelves(self) -> bool:
        """Show the first shelf with something on it while nothing is searched for.

        Returns:
            Whether there is one, and it is on show.
        """
        if self._presenter is None or self._places.search.text().strip():
            return False
        kinds = [kind for kind in ShelfKind if self._presenter.shelved(kind)]
        if not kinds:
            return False
        self._pages.found.show_shelf(kinds[0], self._presenter.shelved(kinds[0]))
        self._pages.setCurrentWidget(self._pages.found)
        return True

    @Slot()
    def toggle_favourite(self) -> None:
        """Make the current reply a favourite, or none."""
        item = self._pages.current_reply()
        if item is None or self._presenter is None:
            return
        wanted = self._presenter.toggle_favourite(item.phrase.id)
        said = self.tr("已收藏，按 {key} 可在搜索里找到") if wanted else self.tr("已取消收藏")
        self._footer.say(naming_key(said, "search"), "good")

    @Slot()
    def keep_current(self) -> None:
        """Keep the reply in the editor, else the current one, as a phrase of the agent's own."""
        if self._panels.active is self._panels.editor:
            self._panels.editor.keep()
        elif (item := self._pages.current_reply()) is not None:
            self._keep(item.draft.text, item)

    @Slot()
    def remove_current(self) -> None:
        """Take the current reply's phrase away, if it is the agent's own."""
        item = self._pages.current_reply()
        if item is None or self._presenter is None:
            return
        if item.phrase.scope is Scope.PERSONAL:
            self._presenter.remove(item.phrase.id)
        else:
            self._footer.say(self.tr("这是团队的话术，只有自己的可以删除"))

    @Slot()
    def undo(self) -> None:
        """Take the last change of the agent's own phrases back."""
        if self._presenter is not None:
            self._presenter.undo()

    @Slot(str, object)
    def _keep(self, text: str, suggestion: Suggestion | None) -> None:
        if self._presenter is None:
            return
        intent = self._desk.view.likeliest or OTHER
        if suggestion is not None:
            intent = suggestion.phrase.intent
        self._presenter.keep(text, suggestion, intent)

    @Slot(str)
    def _show_chosen(self, kind: str) -> None:
        if self._presenter is not None:
            found = self._presenter.shelved(ShelfKind(kind))
            self._pages.found.show_shelf(ShelfKind(kind), found)

    @Slot()
    def _mark(self) -> None:
        if self._presenter is not None:
            for replies in self._pages.lists():
                replies.mark_favourites(self._presenter.favourites)

    @Slot(object)
    def _say_kept(self, kept: Kept) -> None:
        said = self.tr("已存为我的话术，只在这台电脑上；按 {key} 可撤销")
        if kept.nearly_known:
            said = self.tr("已存为我的话术，不过和另一条几乎一样；按 {key} 可撤销")
        self._footer.say(naming_key(said, "own_undo"), "good")
        self._refresh()

    @Slot()
    def _say_removed(self) -> None:
        said = self.tr("已删除这条我的话术，按 {key} 可撤销")
        self._footer.say(naming_key(said, "own_undo"), "good")
        self._refresh()

    @Slot()
    def _say_restored(self) -> None:
        self._footer.say(self.tr("已撤销"), "good")
        self._refresh()

    @Slot(object)
    def _say_failed(self, error: UserError) -> None:
        self._footer.say(texts.error_text(error), "error")

    def _refresh(self) -> None:
        """Bring the list on show up to date: a shelf, or what was searched for."""
        found = self._pages.found
        if self._pages.currentWidget() is not found:
            return
        if (kind := found.shelf_on_show()) is not None:
            self._show_chosen(kind)
        else:
            self._desk.search(self._places.search.text())
