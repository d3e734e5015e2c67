"""The icon in the tray, where the desktop has one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from replykit.settings import Settings
from ui.app_icon import app_icon

_FRONT = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """An icon with a menu: show, watch, settings, quit.

    Signals:
        show_wanted: The window is wanted in front.
        watch_wanted: The clipboard is to be watched, or no longer.
        settings_wanted: The settings are wanted.
        quit_wanted: The program is to end.
    """

    show_wanted = Signal()
    watch_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.show_action = self.menu.addAction("")
        self.watch_action = self.menu.addAction("")
        self.watch_action.setCheckable(True)
        self.settings_action = self.menu.addAction("")
        self.menu.addSeparator()
        self.quit_action = self.menu.addAction("")
        self.show_action.triggered.connect(self.show_wanted)
        self.watch_action.triggered.connect(self.watch_wanted)
        self.settings_action.triggered.connect(self.settings_wanted)
        self.quit_action.triggered.connect(self.quit_wanted)
        self.icon = QSystemTrayIcon(app_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._answer_click)
        self.icon.setToolTip("ReplyKit")
        self.icon.show()

    def apply(self, settings: Settings) -> None:
        """Show what is set, in the language in force."""
        self.watch_action.setChecked(settings.watching)
        self.show_action.setText(self.tr("显示窗口"))
        self.watch_action.setText(self.tr("监听聊天窗口"))
        self.settings_action.setText(self.tr("设置"))
        self.quit_action.setText(self.tr("退出 ReplyKit"))

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self.menu.deleteLater()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _answer_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _FRONT:
            self.show_wanted.emit()


def tray_available() -> bool:
    """Return whether the desktop shows icons of programs now."""
    return QCoreApplication.instance() is not None and QSystemTrayIcon.isSystemTrayAvailable()
