"""The window as a program: style, language, bank, and what keeps it up to date."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from replykit.errors import UserError
from replykit.services.settings_exchange import SettingsExchange
from replykit.services.workplace import Workplace
from replykit.settings import Settings, save_settings
from ui import texts
from ui.app_icon import app_icon
from ui.autostart import system_autostart
from ui.bank_loader import BankLoader
from ui.bank_presenter import BankPresenter
from ui.chat_side import ChatSide
from ui.desk_presenter import DeskPresenter
from ui.desktop.desktop import Desktop
from ui.desktop.system import system_desktop
from ui.habit_keeper import HabitKeeper
from ui.kept_presenter import KeptPresenter
from ui.own_presenter import OwnPresenter
from ui.shift_keeper import ShiftKeeper
from ui.shift_presenter import ShiftPresenter
from ui.single_instance import SingleInstance
from ui.tasks import TaskRunner
from ui.theme import Look
from ui.timers import single_shot
from ui.translations import Translations
from ui.tray import Tray, tray_available
from ui.widgets.main_window import MainWindow
from ui.widgets.settings_tools import SettingsTools

if TYPE_CHECKING:
    from replykit.domain.handbook import Handbook

log = logging.getLogger(__name__)

SCREENS_SETTLE_MS = 300
"""How long screens that come and go are waited for before the window is moved."""


class Program(QObject):
    """Owns the parts and the window; builds the window anew when language or keys change.

    Signals:
        closed: The user closed the window.
    """

    closed = Signal()

    def __init__(
        self,
        app: QApplication,
        workplace: Workplace,
        desktop: Callable[[QObject], Desktop] = system_desktop,
        *,
        instance: SingleInstance | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._workplace = workplace
        self._settings = workplace.settings
        self._desktop = desktop
        self.chat_side: ChatSide | None = None
        self.tray: Tray | None = None
        self._instance = instance
        self._begun = False
        self._own_bank = False
        self._bank_here = False
        self._problem: UserError | None = None
        self._handbook: Handbook | None = None
        self._translations = Translations(self)
        self._spoken = (self._settings.language, self._settings.keys)
        self._translations.speak(self._settings.language)
        self._look = Look(self)
        self._look.changed.connect(self._restyle)
        self._look.choose(self._settings.theme, self._settings.font_px)
        self._restyle()
        self._tasks = TaskRunner(self)
        self._make_parts()
        self.window = self._build_window()

    def _make_parts(self) -> None:
        self._screens_changed = single_shot(self, SCREENS_SETTLE_MS, self._come_back)
        workplace = self._workplace
        self.loader = BankLoader(workplace, self._tasks, self)
        self.bank = BankPresenter(workplace, self._tasks, self.loader.learner, self)
        self.keeper = ShiftKeeper(workplace.handover, self._tasks, self)
        self.presenter = DeskPresenter(workplace.desk, self._settings, self, now=workplace.now)
        self.habits = HabitKeeper(workplace.desk, self.presenter.habits, self._tasks, self)
        self.loader.follow(self.presenter.copied, self.presenter.undone)
        self.shift = self._build_shift()
        self.own = OwnPresenter(workplace.desk, self.bank, self._tasks, self)
        self.presenter.copied.connect(self.own.note_copy)
        self.loader.slow.connect(self._say_slow)
        self.loader.ready.connect(self._use_bank)
        self.loader.opened.connect(self._use_own_bank)
        self.loader.failed.connect(self._say_problem)
        self.habits.failed.connect(self._say_problem)
        self.kept = KeptPresenter(workplace.storage(), self._tasks, self)
        self.kept.erased.connect(self._forget)
        self.bank.changed.connect(self._use_changed_bank)
        self.bank.idle.connect(self._speak_at_last)
        self.bank.sorted.connect(self._keep_handbook)

    def start(self, *, background: bool = False) -> None:
        """Show the window; the bank is loaded once it is painted.

        Args:
            background: Leave the window in the tray, minimised where there is none.
        """
        self.window.painted.connect(self._begin)
        self.window.place()
        self._app.screenRemoved.connect(self._screens_changed.start)
        self._app.primaryScreenChanged.connect(self._screens_changed.start)
        if not background:
            self.window.show()
            return
        if not tray_available():
            self.window.showMinimized()
        QTimer.singleShot(0, self._begin)  # a window that is not seen is not painted

    def stop(self) -> None:
        """Let running work end, then let go of the database."""
        self._tasks.shut_down()
        if self.chat_side is not None:
            self.chat_side.close()
        if self.tray is not None:
            self.tray.close()
        self.keeper.close()
        self.habits.close()
        self.loader.close()

    def _build_shift(self) -> ShiftPresenter:
        shift = ShiftPresenter(self._workplace.now, self.keeper, self._settings, self)
        shift.listen(self.presenter)
        self.keeper.failed.connect(self._say_problem)
        return shift

    def _build_window(self) -> MainWindow:
        window = MainWindow(self.presenter, self._look, self._settings)
        window.browse.attach(self.bank)
        window.browse.forms.offer_suggested(self.bank, self.habits, window.browse.tools)
        window.shift.attach(self.shift)
        window.kept.attach(self.kept)
        window.memos.attach(self.keeper)
        window.own.attach(self.own)
        window.settings_changed.connect(self._apply)
        window.left.connect(self.closed)
        window.settings_tools = self._settings_tools
        window.stays_behind = self._stays_behind
        if self.chat_side is not None:
            self.chat_side.join(window)
        window.reference.wanted.connect(self._bring_handbook)
        return window

    def _rebuild_window(self) -> None:
        former = self.window
        former.own.let_go()
        former.settings_changed.disconnect(self._apply)
        former.left.disconnect(self.closed)
        former.stays_behind = bool
        self.window = self._build_window()
        self.window.setGeometry(former.geometry())
        if self._bank_here:
            self.window.show_bank(own=self._own_bank)
        if (unsaved := former.browse.unsaved) is not None:
            self.window.browse.resume(unsaved)
        if self._problem is not None:
            self.window.show_problem(texts.error_text(self._problem))
        self.window.show()
        former.browse.forms.let_go()
        former.close()
        former.deleteLater()

    @Slot()
    def _come_back(self) -> None:
        self.window.come_back()

    @Slot()
    def _begin(self) -> None:
        """Do what had to wait for the window: bank, desktop, tray, calls of a second start."""
        if self._begun:
            return
        self._begun = True
        self.loader.start()
        self._join_desktop()
        self._app.setWindowIcon(app_icon())
        self._join_tray()
        if self._instance is not None:
            self._instance.called.connect(self._come_forward)
            self._instance.listen()

    def _join_tray(self) -> bool:
        """Return whether there is an icon in the tray; put one there if the desktop has one."""
        if self.tray is None and tray_available():
            self.tray = Tray(self)
            self.tray.show_wanted.connect(self._come_forward)
            self.tray.watch_wanted.connect(self._toggle_watch)
            self.tray.settings_wanted.connect(self._open_settings)
            self.tray.quit_wanted.connect(self._quit)
            self.tray.apply(self._settings)
        return self.tray is not None and tray_available()

    def _stays_behind(self) -> bool:
        return self._settings.in_tray and self._join_tray()

    @Slot()
    def _come_forward(self) -> None:
        self.window.come_forward()

    @Slot()
    def _toggle_watch(self) -> None:
        if self.chat_side is not None:
            self.chat_side.toggle_watch()
        if self.tray is not None:
            self.tray.apply(self._settings)

    @Slot()
    def _open_settings(self) -> None:
        self.window.come_forward()
        self.window.open_settings()

    @Slot()
    def _quit(self) -> None:
        self.window.quit()

    def _settings_tools(self) -> SettingsTools:
        paths = self._workplace.paths
        return SettingsTools(
            programs=self._programs,
            exchange=SettingsExchange(paths.data / "settings-before-import.json"),
            autostart=system_autostart(paths),
            has_tray=tray_available(),
        )

    def _programs(self) -> tuple[str, ...]:
        """Return the programs that have windows now, each once."""
        return () if self.chat_side is None else self.chat_side.programs()

    @Slot()
    def _join_desktop(self) -> None:
        """Look at the desktop around the window, which is painted by now."""
        clipboard = QGuiApplication.clipboard()
        side = ChatSide(self._desktop(self), clipboard, self.presenter, self)
        side.changed.connect(self._change)
        side.join(self.window)
        side.apply(self._settings)
        self.chat_side = side

    @Slot(object)
    def _change(self, parts: Mapping[str, Any]) -> None:
        settings = replace(self._settings, **parts)
        self.window.apply(settings)
        self._apply(settings)

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        former, self._settings = self._settings, settings
        self.presenter.habits.apply(settings)
        self._save()
        self._look.choose(settings.theme, settings.font_px)
        if self.chat_side is not None:
            self.chat_side.apply(settings)
        self.shift.apply(settings)
        renamed = self._speak() or _changes_phrases(former, settings)
        if self.tray is not None:
            self.tray.apply(settings)
        if renamed or settings.extent is not former.extent:
            self.presenter.apply(settings)
            if self._bank_here and renamed:
                self.window.show_bank(own=self._own_bank)

    def _speak(self) -> bool:
        """Build the window anew for another language or keys; not while an edit is under way."""
        wanted = (self._settings.language, self._settings.keys)
        if wanted == self._spoken or self.bank.busy:
            return False
        self._spoken = wanted
        self._translations.speak(self._settings.language)
        self._rebuild_window()
        return True

    @Slot()
    def _speak_at_last(self) -> None:
        if self._speak():
            self.presenter.apply(self._settings)
            if self._bank_here:
                self.window.show_bank(own=self._own_bank)

    def _save(self) -> None:
        try:
            save_settings(self._workplace.paths.settings, self._settings)
        except OSError as error:
            log.warning("settings not saved: %s", type(error).__name__)
            self.window.footer.say(self.tr("设置没有存下来：文件夹不能写入"), "error")

    @Slot()
    def _restyle(self) -> None:
        self._app.setFont(self._look.style.font())
        self._app.setPalette(self._look.style.qt_palette())

    @Slot()
    def _say_slow(self) -> None:
        self.window.show_loading()

    @Slot()
    def _use_bank(self) -> None:
        self._bank_here = True
        self.window.show_bank(own=False)
        self.presenter.refresh()

    @Slot()
    def _use_own_bank(self) -> None:
        self._bank_here = self._own_bank = True
        if self.loader.store is not None:
            self.bank.open(self.loader.store)
        if self.loader.favourites is not None:
            self.own.open(self.loader.favourites)
        if self.loader.shifts is not None:
            self.keeper.open(self.loader.shifts)
            self.shift.open()
            self.keeper.catch_up()
        self._open_stores()
        self.window.show_bank(own=True)
        self.presenter.refresh()

    def _open_stores(self) -> None:
        bank = self.loader.opened_bank
        if bank is not None and bank.learning is not None:
            self.habits.open(bank.learning)
        if bank is not None and bank.kept is not None:
            self.kept.storage.open(bank.kept)

    @Slot(str)
    def _forget(self, kind: str) -> None:
        """Forget in memory what was erased."""
        self.habits.forget(kind)
        self.shift.forget(kind)
        self.own.forget(kind)

    @Slot()
    def _use_changed_bank(self) -> None:
        self.window.show_bank(own=True)
        self.presenter.renew()

    @Slot(object)
    def _say_problem(self, error: UserError) -> None:
        self._problem = error
        self.window.show_problem(texts.error_text(error))

    @Slot()
    def _bring_handbook(self) -> None:
        if self._handbook is not None:
            self.window.reference.show_handbook(self._handbook, self.presenter.book)
            return
        self._tasks.submit(
            self._workplace.load_handbook,
            done=self._use_handbook,
            failed=self._say_no_handbook,
        )

    @Slot()
    def _keep_handbook(self) -> None:
        self._handbook = self.bank.handbook

    def _use_handbook(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self.bank.use_handbook(handbook)
        self.window.reference.show_handbook(handbook, self.presenter.book)

    def _say_no_handbook(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.warning("handbook: %s", error.code)
        text = self.tr("手册读不出来，回复照常。请重新安装程序，或检查文件：{path}")
        path = str(error.params.get("path", ""))
        self.window.reference.page().fail(text.replace("{path}", path))

    def show_crash(self, error: BaseException) -> None:
        """Say that something went wrong; what was done so far is not lost."""
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("ReplyKit")
        text = self.tr("程序遇到一个意外（{kind}），已记入日志，可以继续用。")
        box.setText(text.replace("{kind}", type(error).__name__))
        box.setInformativeText(str(self._workplace.paths.log))
        box.open()


def _changes_phrases(former: Settings, now: Settings) -> bool:
    return replace(former, profile=now.profile, platform=now.platform) != former
