"""The desk: who else waits, message, chips, reasons, replies."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desk_view import NO_GROUPS, DeskView, GroupsView
from ui.key_map import naming_key
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.widgets.chips import Chips
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, as_plain
from ui.widgets.paste_box import PasteBox
from ui.widgets.reply_list import ReplyList
from ui.widgets.waiting_strip import WaitingStrip

_SHOWN_WORDS = 4


class DeskPage(QWidget):
    """Everything about one message, top to bottom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view = DeskView()
        self._why_shown = True
        self._loading = False
        self._compact = False
        self.waiting = WaitingStrip(look, self)
        self.paste_box = PasteBox(look, self)
        self.memos = ElidedLabel(parent=self)
        self.memos.setProperty("quiet", True)
        self.memos.hide()
        self.chips = Chips(look, self)
        self.why = ElidedLabel(parent=self)
        self.why.setProperty("quiet", True)
        self.model = SuggestionModel(self)
        self.replies = ReplyList(look, self.model, self)
        self._empty = EmptyState(look, self)
        self._below = QStackedWidget(self)
        self._below.addWidget(self._empty)
        self._below.addWidget(self.replies)
        self._top = QVBoxLayout()
        for part in (self.waiting, self.paste_box, self.memos, self.chips, self.why):
            self._top.addWidget(part)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        self._all.addLayout(self._top)
        self._all.addWidget(self._below, 1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_view(self._view)

    def show_view(self, view: DeskView, groups: GroupsView = NO_GROUPS) -> None:
        """Show the answer to a message and its groups, or what to do when there is none."""
        self._view = view
        self.chips.show_view(view)
        self.model.replace(view.suggestions, groups)
        self._say_why()
        self._choose_below()

    @Slot(object)
    def show_groups(self, view: GroupsView) -> None:
        """Show how the replies fall into groups."""
        self.model.group(view)

    def show_why(self, shown: bool) -> None:
        """Show the line of reasons, or not."""
        self._why_shown = shown
        self._say_why()

    def show_compact(self, compact: bool) -> None:
        """Show chips and one-line replies alone."""
        self._compact = compact
        self.waiting.give_way(compact)
        self.memos.setVisible(bool(self.memos.text()) and not compact)
        self.paste_box.setVisible(not compact)
        self.chips.show_compact(compact)
        self.replies.show_compact(compact)
        self._say_why()
        self._restyle()
        self._choose_below()

    def show_memos(self, line: str) -> None:
        """Show what was written down about the customer, "" for nothing."""
        text = self.tr("备忘：{line}").replace("{line}", line) if line else ""
        self.memos.say(text)
        self.memos.setAccessibleName(text)
        self.memos.setVisible(bool(line) and not self._compact)

    @property
    def top_height(self) -> int:
        """The room above the replies, in logical pixels."""
        self.chips.updateGeometry()  # its rows stand in one line now, which nobody told it
        self._top.invalidate()
        return self._top.sizeHint().height()

    def show_loading(self, loading: bool) -> None:
        """Say that the bank is still coming in, or no longer."""
        self._loading = loading
        self._choose_below()

    @property
    def notice(self) -> str:
        """The sentence shown in place of replies, "" while there are replies."""
        return self._empty.text if self._below.currentWidget() is self._empty else ""

    def _say_why(self) -> None:
        view = self._view
        shown = () if view.groups else view.wishes  # the heads of the groups say it, too
        parts = [f"{wish.intent}「{wish.words}」" for wish in shown]
        if view.examples and not parts:
            parts.append(self.tr("最像「{text}」").replace("{text}", view.examples[0].text))
        if view.words and not shown:
            parts.append(self._seen())
        text = " · ".join(parts)
        self.why.say(text)
        self.why.setAccessibleName(text)
        self.why.setToolTip(as_plain(self._reasons()))
        self.why.setAccessibleDescription("\n".join(self._reasons()))
        self.why.setVisible(self._why_shown and bool(text) and not self._compact)

    def _seen(self) -> str:
        words = "、".join(self._view.words[:_SHOWN_WORDS])
        return self.tr("看到「{words}」").replace("{words}", words)

    def _reasons(self) -> list[str]:
        """Return every reason, a line each."""
        view = self._view
        lines = [f"{wish.intent}「{wish.words}」" for wish in view.wishes]
        lines += [self._seen()] if view.words else []
        return lines + [f"{near.percent}%「{near.text}」{near.intent}" for near in view.examples]

    def _choose_below(self) -> None:
        if self._view.suggestions:
            self._below.setCurrentWidget(self.replies)
            return
        self._empty.say(self._notice(), keys=self._shows_keys, bare=self._compact)
        self._below.setCurrentWidget(self._empty)

    @property
    def _shows_keys(self) -> bool:
        return not (self._loading or self._view.asked or self._compact)

    def _notice(self) -> str:
        if self._loading:
            return self.tr("话术载入中…")
        if self._view.asked:
            text = self.tr("没有合适的回复，按 {key} 搜索话术，或换一个意图。")
            return naming_key(text, "search")
        text = self.tr("在聊天窗口复制客户的话，回到这里按 {key}，就有能直接发的回复。")
        return naming_key(text, "paste")

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        edge = sizes.gap_xs if self._compact else sizes.gap_m
        below = sizes.gap_xs if self._compact else sizes.gap_s
        self._top.setContentsMargins(sizes.gap_m, edge, sizes.gap_m, below)
        self._top.setSpacing(sizes.gap_s)
