"""The top line: platform, shop and agent, pin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from replykit.services.shops import current_shop, shop_names
from replykit.settings import PLATFORMS, Settings
from ui import texts
from ui.icons import Icon, qicon
from ui.key_map import with_key
from ui.theme import Look


class Header(QFrame):
    """Platform, profile and pin.

    Signals:
        platform_chosen: A platform id.
        settings_wanted: The profile was clicked, or the settings chosen from its menu.
        shop_chosen: The name of another shop.
        pin_toggled: Whether the window is to stay above the others.
        keys_wanted: The button with the keyboard was clicked.
        watch_toggled, dock_wanted, compact_wanted: Their buttons were clicked.
    """

    platform_chosen = Signal(str)
    settings_wanted = Signal()
    shop_chosen = Signal(str)
    pin_toggled = Signal(bool)
    keys_wanted = Signal()
    watch_toggled = Signal()
    dock_wanted = Signal()
    compact_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("header")
        self._platform = self._button()
        self._platform.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._platform.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = self._platform_menu()
        self._platform.clicked.connect(self._open_menu)
        self._profile = self._button()
        self._profile.setProperty("quiet", True)
        self._profile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._profile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._profile.setToolTip(with_key(self.tr("店铺、客服与界面设置"), "settings"))
        self._profile.clicked.connect(self._open_profile)
        self.shops = QMenu(self)
        self.shops.setAccessibleName(self.tr("店铺"))
        self._settings = Settings()
        self._names = ""
        self._keys = self._slim(with_key(self.tr("快捷键"), "sheet"))
        self._keys.clicked.connect(self.keys_wanted)
        self._pin = self._slim(self.tr("保持在最前面"))
        self._pin.setCheckable(True)
        self._pin.clicked.connect(self.pin_toggled)
        self._watch, self._dock, self._strip = self._chat_buttons()
        self._row = QHBoxLayout(self)
        for button in self._buttons():
            self._row.addWidget(button, 1 if button is self._profile else 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def _chat_buttons(self) -> tuple[QToolButton, QToolButton, QToolButton]:
        watch = self._slim(with_key(self.tr("监听聊天窗口里复制的文字"), "watch"))
        watch.clicked.connect(self.watch_toggled)
        dock = self._slim(with_key(self.tr("贴在聊天窗口旁边"), "dock"))
        dock.clicked.connect(self.dock_wanted)
        strip = self._slim(with_key(self.tr("精简条"), "compact"))
        strip.clicked.connect(self.compact_wanted)
        for button in (watch, dock, strip):
            button.setCheckable(True)
        return watch, dock, strip

    @property
    def pin(self) -> QToolButton:
        """The button that keeps the window above the others."""
        return self._pin

    @property
    def profile(self) -> QToolButton:
        """The button with shop and agent."""
        return self._profile

    def show_settings(self, settings: Settings) -> None:
        """Show platform, shop, agent and pin as they are set."""
        platform = texts.platform_name(settings.platform)
        self._platform.setText(platform)
        self._platform.setAccessibleName(self.tr("平台") + f" {platform}")
        for action in self._menu.actions():
            action.setChecked(action.data() == settings.platform)
        self._settings = settings
        names = (current_shop(settings), settings.profile.get("agent", ""))
        profile = " · ".join(name for name in names if name)
        self._names = profile or self.tr("填写店铺与客服名")
        self._make_room()
        self._profile.setAccessibleName((self.tr("设置") + f" {profile}").strip())
        self._pin.setChecked(settings.on_top)
        self._watch.setChecked(settings.watching)
        self._dock.setChecked(settings.docked != "off")
        self._strip.setChecked(settings.compact)
        self._make_room()

    @Slot()
    def open_shops(self) -> None:
        """Open the list of shops; its digits and arrows choose one."""
        self.shops.clear()
        for number, name in enumerate(shop_names(self._settings), start=1):
            shown = (name or self.tr("未命名的店铺")).replace("&", "&&")
            action = self.shops.addAction(f"&{number} {shown}" if number < 10 else shown)
            action.setCheckable(True)
            action.setChecked(name == current_shop(self._settings))
            action.triggered.connect(partial(self.shop_chosen.emit, name))
        self.shops.addSeparator()
        self.shops.addAction(self.tr("新增店铺、设置…")).triggered.connect(self.settings_wanted)
        self.shops.popup(self._profile.mapToGlobal(self._profile.rect().bottomLeft()))

    @Slot()
    def _open_profile(self) -> None:
        """Offer the shops where there are several, else the settings."""
        if self._settings.shops:
            self.open_shops()
        else:
            self.settings_wanted.emit()

    def _buttons(self) -> tuple[QToolButton, ...]:
        left = (self._platform, self._profile)
        return (*left, self._watch, self._dock, self._strip, self._keys, self._pin)

    def _platform_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for platform in PLATFORMS:
            action = QAction(texts.platform_name(platform), group)
            action.setCheckable(True)
            action.setData(platform)
            menu.addAction(action)
        group.triggered.connect(self._choose_platform)
        return menu

    @Slot(QAction)
    def _choose_platform(self, action: QAction) -> None:
        self.platform_chosen.emit(action.data())

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._platform.mapToGlobal(self._platform.rect().bottomLeft()))

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _slim(self, tip: str) -> QToolButton:
        button = self._button()
        button.setProperty("slim", True)
        button.setProperty("quiet", True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def minimumSizeHint(self) -> QSize:
        """Return the room that platform, gear and watch take: the others give way."""
        sizes = self._look.sizes
        kept = (self._platform, self._watch)
        width = sum(button.sizeHint().width() + sizes.gap_xs for button in kept)
        return QSize(width + sizes.control + 2 * sizes.gap_xs, sizes.header)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what has a key as well where room is short."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        sizes = self._look.sizes
        wanted = self._profile.fontMetrics().horizontalAdvance(self._names)
        wanted += sizes.icon + 3 * sizes.gap_s
        kept = min(max(wanted, 3 * sizes.control), 4 * sizes.control)
        room = self.width() - 2 * sizes.gap_xs - kept
        for button in (self._platform, self._watch, *self._yielding()):
            room -= button.sizeHint().width() + sizes.gap_xs
            if button is not self._platform and button is not self._watch:
                button.setVisible(room >= 0)
        self._name_profile()

    def _name_profile(self) -> None:
        """Show as much of shop and agent as there is room for, from the beginning."""
        sizes = self._look.sizes
        others = [b for b in self._buttons() if b is not self._profile and not b.isHidden()]
        taken = sum(button.sizeHint().width() + sizes.gap_xs for button in others)
        room = self.width() - 2 * sizes.gap_xs - taken - sizes.icon - 3 * sizes.gap_s
        metrics, right = self._profile.fontMetrics(), Qt.TextElideMode.ElideRight
        self._profile.setText(metrics.elidedText(self._names, right, max(room, 0)))

    def _yielding(self) -> tuple[QToolButton, ...]:
        """Return the buttons that give way, the last one first."""
        if self._strip.isChecked():  # the way back must not give way
            return (self._strip, self._pin, self._dock, self._keys)
        return (self._pin, self._dock, self._strip, self._keys)

    @Slot()
    def _restyle(self) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        self._row.setContentsMargins(sizes.gap_xs, sizes.gap_xs, sizes.gap_xs, sizes.gap_xs)
        self._row.setSpacing(sizes.gap_xs)
        for button in self._buttons():
            button.setIconSize(QSize(sizes.icon, sizes.icon))
        self._platform.setIcon(qicon(Icon.DOWN, sizes.icon, palette.secondary))
        self._profile.setIcon(qicon(Icon.GEAR, sizes.icon, palette.secondary))
        self._keys.setIcon(qicon(Icon.KEYS, sizes.icon, palette.secondary))
        for button, icon in (
            (self._watch, Icon.EYE),
            (self._dock, Icon.BESIDE),
            (self._strip, Icon.STRIP),
        ):
            button.setIcon(qicon(icon, sizes.icon, palette.secondary, palette.accent))
        self._pin.setIcon(qicon(Icon.PIN, sizes.icon, palette.secondary, palette.accent))
        self.setFixedHeight(sizes.header)
        self._make_room()
