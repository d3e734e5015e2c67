"""Beside the chat window: what comes in from it, the place next to it, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard

from replykit.domain.phrase import PhraseRole
from replykit.settings import Settings, Side
from ui.arrivals import Arrivals, Source
from ui.beside import Beside
from ui.desk_presenter import DeskPresenter
from ui.desk_view import Copied
from ui.desktop.desktop import Desktop
from ui.key_map import keys_in_force
from ui.texts import filled
from ui.timers import single_shot
from ui.widgets.main_window import MainWindow

FORGET_MS = 60_000
"""How long an answered message that the watch brought stays to be read again; then it is
forgotten."""

_NEXT_SIDE: dict[Side, Side] = {"off": "right", "right": "left", "left": "off"}


class ChatSide(QObject):
    """Joins the window to the desktop around it.

    Signals:
        changed: Parts of the settings, by name, that a key changed.
        arrived: A message came in by hotkey or watch and is on the desk.
    """

    changed = Signal(object)
    arrived = Signal()

    def __init__(
        self,
        desktop: Desktop,
        clipboard: QClipboard,
        presenter: DeskPresenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._presenter = presenter
        self._settings = Settings()
        self._window: MainWindow | None = None
        self._watched = ""
        self.arrivals = Arrivals(desktop, clipboard, self)
        self.beside = Beside(desktop, self)
        self.arrivals.arrived.connect(self._answer)
        self.arrivals.called.connect(self.beside.call)
        self.arrivals.hotkey_refused.connect(self._say_refused)
        self._forget = single_shot(self, FORGET_MS, self._forget_watched)
        presenter.copied.connect(self._after_copy)

    def join(self, window: MainWindow) -> None:
        """Belong to this window from now on; it is the first, or was built anew."""
        self._window = window
        self.beside.take(window)
        window.dock_wanted.connect(self.step_side)
        window.watch_wanted.connect(self.toggle_watch)
        window.way_out = self.beside.give_back

    def apply(self, settings: Settings) -> None:
        """Do as the settings say from now on."""
        self._settings = settings
        self.arrivals.apply(settings)
        self.beside.apply(settings)

    def programs(self) -> tuple[str, ...]:
        """Return the programs that have windows now, each once."""
        return tuple(dict.fromkeys(window.program for window in self._desktop.windows()))

    def close(self) -> None:
        """Let go of the desktop."""
        self._forget.stop()
        self._desktop.close()

    @Slot()
    def step_side(self) -> None:
        """Keep to the right of the chat window, to its left, or stay alone again."""
        side = _NEXT_SIDE[self._settings.docked]
        chats = self._chats()
        if side != "off" and not chats:
            self._say_no_chat()
            return
        self.changed.emit({"docked": side, "chats": chats})
        said = {
            "off": self.tr("不再跟着聊天窗口"),
            "right": self.tr("贴在 {program} 右边，再按 {key} 换到左边"),
            "left": self.tr("贴在 {program} 左边，再按 {key} 取消"),
        }
        key = keys_in_force().printed("dock")
        self._say(filled(said[side], {"program": ", ".join(chats), "key": key}))

    @Slot()
    def toggle_watch(self) -> None:
        """Answer what is copied in the chat windows by itself, or no longer."""
        watching = not self._settings.watching
        chats = self._chats()
        if watching and not chats:
            self._say_no_chat()
            self.changed.emit({})  # the button goes back
            return
        self.changed.emit({"watching": watching, "chats": chats})
        said = (
            self.tr("监听已开：在 {program} 里复制客户的话，这里马上出回复")
            if watching
            else self.tr("监听已关")
        )
        self._say(filled(said, {"program": ", ".join(chats)}))

    def _chats(self) -> tuple[str, ...]:
        """Return the chat programs; with none chosen, the one the agent came from."""
        if self._settings.chats:
            return self._settings.chats
        found = self.beside.candidate
        return (found,) if found else ()

    @Slot(str, object)
    def _answer(self, text: str, source: Source) -> None:
        if self._window is None:
            return
        self._forget.stop()
        self._watched = text if source is Source.WATCH else ""
        self._window.take_message(text)
        self.arrived.emit()

    @Slot(object)
    def _after_copy(self, copied: Copied) -> None:
        """Go back to the chat window, where Ctrl+V pastes what was copied."""
        self.arrivals.note_own(copied.text)
        if self.beside.in_front:
            self.beside.give_back()
        phrase = self._presenter.book.phrase_by_id.get(copied.phrase) if copied.phrase else None
        holds = phrase is not None and phrase.role is PhraseRole.HOLD
        if self._watched and not holds and copied.part == copied.parts:
            self._forget.start()

    @Slot()
    def _forget_watched(self) -> None:
        if self._window is not None and self._presenter.text.strip() == self._watched.strip():
            self._window.clear()
        self._watched = ""

    @Slot(str)
    def _say_refused(self, reason: str) -> None:
        said = {
            "taken": self.tr("全局快捷键 {keys} 被别的程序占用，请在设置里换一个"),
            "unknown": self.tr("全局快捷键 {keys} 不能用，请在设置里换一个"),
        }
        if reason not in said:  # this desktop has none: nothing to mend, no news at each start
            return
        self._say(filled(said[reason], {"keys": self._settings.hotkey}), "error")

    def _say_no_chat(self) -> None:
        if self._desktop.abilities.windows:
            self._say(self.tr("没有看到聊天窗口：先点一下它，再回来按这个键"), "error")
        else:
            self._say(self.tr("这个桌面看不到别的窗口，请用 Ctrl+V 粘贴"), "error")

    def _say(self, text: str, tone: str = "") -> None:
        if self._window is not None:
            self._window.footer.say(text, tone)
