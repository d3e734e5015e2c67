"""Says how a copy went: a tick on the reply, a line in the footer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from replykit.errors import UserError
from ui import texts
from ui.desk_presenter import DeskPresenter
from ui.desk_view import Copied, NotCopied, Undone
from ui.theme import TICK_MS
from ui.timers import single_shot
from ui.widgets.footer import Footer
from ui.widgets.pages import Pages


class CopyOutcome(QObject):
    """Listens to a presenter's copies."""

    def __init__(
        self, presenter: DeskPresenter, pages: Pages, footer: Footer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._pages = pages
        self._footer = footer
        self._untick = single_shot(self, TICK_MS, self._forget_tick)
        presenter.copied.connect(self._confirm)
        presenter.failed.connect(self._own_up)
        presenter.refused.connect(self._say_refused)
        presenter.undone.connect(self._say_undone)
        presenter.not_undone.connect(self._say_not_undone)

    @Slot(object)
    def _confirm(self, copied: Copied) -> None:
        self._pages.tick(copied.phrases)
        self._untick.start()
        said = texts.copied_text(copied.text, copied.part, copied.parts)
        going_on = self._presenter.groups.next
        if going_on is not None and copied.part == copied.parts:
            said = texts.next_said(said, going_on.group.name)
        self._footer.say(said, "good")

    @Slot()
    def _forget_tick(self) -> None:
        self._pages.tick(())

    @Slot(object)
    def _own_up(self, outcome: NotCopied) -> None:
        self._footer.say(texts.error_text(outcome.error), "error")

    @Slot(object)
    def _say_undone(self, undone: Undone) -> None:
        self._forget_tick()
        self._footer.say(texts.undone_text(undone.now), "good")

    @Slot(object)
    def _say_not_undone(self, error: UserError) -> None:
        self._footer.say(texts.error_text(error), "error")

    @Slot()
    def _say_refused(self) -> None:
        self._footer.say(self.tr("没有复制：有违规内容，先改好"), "error")
