"""The smaller sections of the settings: replies, looks, chat windows, learning, system."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from replykit.domain.reply import Extent
from replykit.errors import UserError
from replykit.settings import (
    MAX_CHATS,
    MAX_FONT_PX,
    MIN_FONT_PX,
    Language,
    Settings,
    Side,
    Theme,
)
from ui import texts
from ui.theme import Look
from ui.widgets.check_box import CheckBox
from ui.widgets.fields import NoteInput
from ui.widgets.key_field import KeyField
from ui.widgets.labels import plain_label
from ui.widgets.segments import Segments
from ui.widgets.setting_rows import SettingRow, SettingsPage
from ui.widgets.settings_tools import SettingsTools
from ui.widgets.wrapping import WrappingRow

USUAL = Settings()


class ReplyPage(SettingsPage):
    """How much is said, and whether the reasons are shown."""

    def __init__(
        self, look: Look, title: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, parent)
        names = tuple((extent.value, texts.extent_name(extent)) for extent in Extent)
        self.extent = Segments(names, settings.extent.value, self)
        self.add_row(self.tr("回复组合"), self.extent, found_by="extent")
        self.why_shown = self.add_switch(self.tr("显示判断依据"), settings.why_shown)

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        extent = Extent(self.extent.chosen())
        return replace(settings, extent=extent, why_shown=self.why_shown.isChecked())


class LookPage(SettingsPage):
    """Colours, size, language and where the window stays."""

    def __init__(
        self, look: Look, title: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, parent)
        themes = (
            ("auto", self.tr("跟随系统")),
            ("light", self.tr("浅色")),
            ("dark", self.tr("深色")),
        )
        self.theme = Segments(themes, settings.theme, self)
        self.add_row(self.tr("主题"), self.theme, found_by="theme 夜间")
        self.font_px = QSlider(Qt.Orientation.Horizontal, self)
        self.font_px.setRange(MIN_FONT_PX, MAX_FONT_PX)
        self.font_px.setValue(settings.font_px)
        self.font_px.setPageStep(1)
        self.font_px.setAccessibleName(self.tr("字号"))
        self.add_row(self.tr("字号"), self._size_row(), found_by="px 大小 font")
        self.language = Segments((("zh", "中文"), ("en", "English")), settings.language, self)
        self.add_row(self.tr("语言"), self.language, found_by="language")
        self.on_top = self.add_switch(self.tr("保持在最前面"), settings.on_top)
        self.compact = self.add_switch(
            self.tr("只显示窄条"), settings.compact, hint=self.tr("只留意图和三条回复")
        )

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        return replace(
            settings,
            theme=cast(Theme, self.theme.chosen()),
            font_px=self.font_px.value(),
            language=cast(Language, self.language.chosen()),
            on_top=self.on_top.isChecked(),
            compact=self.compact.isChecked(),
        )

    def _size_row(self) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_s)
        shown = plain_label(f"{self.font_px.value()} px", quiet=True)
        shown.setWordWrap(False)
        self.font_px.valueChanged.connect(lambda value: shown.setText(f"{value} px"))
        row.addWidget(self.font_px, 1)
        row.addWidget(shown)
        return line


class ChatPage(SettingsPage):
    """How a message comes in from the chat windows, and where the desk stands beside them.

    Signals:
        hotkey_changed: The key that holds in every program, "" for none.
    """

    hotkey_changed = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        settings: Settings,
        tools: SettingsTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent)
        self._tools = tools
        self.hotkey = KeyField(look, self.tr("全局快捷键"), USUAL.hotkey, settings.hotkey, self)
        self.hotkey.changed.connect(self._tell_hotkey)
        hint = self.tr("在任何程序里按它，就取走选中的话")
        self.add_row(self.tr("全局快捷键"), self.hotkey, hint=hint, found_by="hotkey")
        hint = self.tr("在聊天窗口里复制，就自动出回复")
        self.watching = self.add_switch(
            self.tr("监听聊天窗口"), settings.watching, hint=hint, found_by="clipboard"
        )
        self.chats = NoteInput(self)
        self.chats.setPlainText("\n".join(settings.chats))
        self.chats.setPlaceholderText(self.tr("每行一个程序名"))
        hint = self.tr("空着时，第一次打开监听会认刚才用的那个程序")
        self.add_row(self.tr("聊天窗口"), self.chats, hint=hint, found_by="chat 千牛 咚咚")
        self._offer_programs()
        sides = (
            ("off", self.tr("不靠")),
            ("left", self.tr("靠左")),
            ("right", self.tr("靠右")),
        )
        self.docked = Segments(sides, settings.docked, self)
        self.add_row(self.tr("靠着聊天窗口"), self.docked, found_by="dock")
        look.changed.connect(self._fit)
        self._fit()

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        return replace(
            settings,
            hotkey=self.hotkey.key,
            watching=self.watching.isChecked(),
            chats=self._named(),
            docked=cast(Side, self.docked.chosen()),
        )

    def _named(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.chats.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))[:MAX_CHATS]

    def _offer_programs(self) -> None:
        """Offer the programs whose windows are open now, to be added with one press."""
        programs = [name for name in self._tools.programs() if name not in self._named()]
        if not programs:
            return
        offered = QWidget(self)
        offered.setAccessibleName(self.tr("打开着的程序"))
        row = WrappingRow(offered)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_s)
        for name in programs[:MAX_CHATS]:
            button = QPushButton(f"+ {name}", self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, name=name: self._add_program(name))
            row.addWidget(button)
        self.add_row(self.tr("打开着的程序"), offered)

    def _add_program(self, name: str) -> None:
        if name not in self._named():
            self.chats.setPlainText("\n".join((*self._named(), name)))

    @Slot()
    def _tell_hotkey(self) -> None:
        self.hotkey_changed.emit(self.hotkey.key)

    @Slot()
    def _fit(self) -> None:
        self.chats.setFixedHeight(4 * self._look.sizes.text_line)


class LearningPage(SettingsPage):
    """What the program learns and keeps.

    Signals:
        stored_wanted: The user wants to see what is kept on this machine.
    """

    stored_wanted = Signal()

    def __init__(
        self, look: Look, title: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, parent)
        self.learning = self.add_switch(
            self.tr("按我的习惯排序"),
            settings.learning,
            hint=self.tr("记住选了哪条、改了哪个意图，不记客户的话"),
            found_by="learning 学习",
        )
        self.keeps_examples = self.add_switch(
            self.tr("留下改正过的例句"),
            settings.keeps_examples,
            hint=self.tr("去掉个人信息后留在本机，给组长看"),
            found_by="examples 隐私 privacy",
        )
        self.keeps_figures = self.add_switch(
            self.tr("留下回复用时"),
            settings.keeps_figures,
            hint=self.tr("关掉后，班次数字只到关窗口为止"),
            found_by="figures 班次 隐私 privacy",
        )
        self.stored = QPushButton(self.tr("本机存了什么"), self)
        self.stored.setAutoDefault(False)
        self.stored.clicked.connect(self.stored_wanted)
        self.add_line([self.stored], self.stored.text())

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        return replace(
            settings,
            learning=self.learning.isChecked(),
            keeps_examples=self.keeps_examples.isChecked(),
            keeps_figures=self.keeps_figures.isChecked(),
        )


class SystemPage(SettingsPage):
    """Tray, start with the system, and settings in files.

    Signals:
        import_wanted, export_wanted, undo_wanted: A button was pressed.
    """

    import_wanted = Signal()
    export_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        settings: Settings,
        tools: SettingsTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent)
        self._tools = tools
        hint = "" if tools.has_tray else self.tr("这个桌面没有托盘，关窗口就是退出")
        self.in_tray = self.add_switch(
            self.tr("关窗口后留在托盘"), settings.in_tray, hint=hint, found_by="tray"
        )
        self.autostart: QCheckBox | None = None
        self.note = QLabel()
        if tools.autostart is not None:
            on = tools.autostart.is_on()
            self.autostart = self.add_switch(
                self.tr("开机时启动"), on, found_by="autostart 自动启动"
            )
            self.note = plain_label()
            self.note.setProperty("tone", "error")
            self.note.hide()
            self.autostart.clicked.connect(self._turn)
            self.put(SettingRow(look, "", self.note))
        if tools.exchange is not None:
            self._offer_files(undo=tools.exchange.can_undo)

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        return replace(settings, in_tray=self.in_tray.isChecked())

    def _offer_files(self, *, undo: bool) -> None:
        files = QWidget(self)
        files.setAccessibleName(self.tr("设置文件"))
        row = WrappingRow(files)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_s)
        offered = [
            (self.tr("导入设置…"), self.import_wanted),
            (self.tr("导出设置…"), self.export_wanted),
        ]
        if undo:
            offered.append((self.tr("撤销上次导入"), self.undo_wanted))
        for words, signal in offered:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            row.addWidget(button)
        words = self.tr("导出时带上店铺与客服信息")
        self.personal = CheckBox(self._look, words, self)
        self.add_row(self.tr("设置文件"), files, found_by="导入 导出 撤销 import export")
        self.add_row(self.personal.text(), self.personal)

    @Slot(bool)
    def _turn(self, on: bool) -> None:
        """Do it at once, and show what the system would do now."""
        if self._tools.autostart is None or self.autostart is None:
            return
        said = ""
        try:
            self._tools.autostart.turn(on)
        except UserError as error:
            said = texts.error_text(error)
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.autostart.setChecked(self._tools.autostart.is_on())
