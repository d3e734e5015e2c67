"""Everything that can be set: one section at a time, or what a search finds in all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.playbook import Playbook
from replykit.errors import UserError
from replykit.services.settings_exchange import SettingsExchange, SettingsImport
from replykit.settings import Settings
from ui import texts
from ui.theme import WINDOW_HEIGHT, WINDOW_MIN_WIDTH, WINDOW_WIDTH, Look
from ui.widgets.inputs import LineInput
from ui.widgets.keys_page import KeysPage
from ui.widgets.labels import plain_label
from ui.widgets.setting_rows import SettingsPage
from ui.widgets.settings_import import SettingsImportDialog
from ui.widgets.settings_pages import ChatPage, LearningPage, LookPage, ReplyPage, SystemPage
from ui.widgets.settings_tools import SettingsTools
from ui.widgets.shop_page import ShopPage
from ui.widgets.tab_order import step_focus
from ui.widgets.wrapping import WrappingRow

_FILES = "ReplyKit (*.json)"


class SettingsDialog(QDialog):
    """Sections and a search over their rows; nothing changes before it is accepted.

    Only what the system keeps (the start with it) and an import agreed to change at once.

    Signals:
        chosen: The new `Settings`.
        stored_wanted: The user wants to see what is kept on this machine.
    """

    chosen = Signal(object)
    stored_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        book: Playbook,
        look: Look,
        parent: QWidget | None = None,
        *,
        tools: SettingsTools | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._look = look
        self._tools = tools or SettingsTools()
        self.setWindowTitle(self.tr("设置"))
        self.setMinimumWidth(WINDOW_MIN_WIDTH)
        self.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shop = ShopPage(look, self.tr("店铺与客服"), settings, book)
        self.reply = ReplyPage(look, self.tr("回复"), settings)
        self.looks = LookPage(look, self.tr("外观"), settings)
        self.chat = ChatPage(look, self.tr("聊天窗口"), settings, self._tools)
        self.keys = KeysPage(look, self.tr("快捷键"), settings)
        self.learning = LearningPage(look, self.tr("学习与隐私"), settings)
        self.system = SystemPage(look, self.tr("系统"), settings, self._tools)
        self.search = LineInput(self)
        self.note = plain_label(quiet=True)
        self._tabs = QButtonGroup(self)
        self._lay_out()
        self._wire()
        self.open_section(self.shop)

    @property
    def pages(self) -> tuple[SettingsPage, ...]:
        """The sections, in their order."""
        ways = (self.chat, self.keys, self.learning, self.system)
        return (self.shop, self.reply, self.looks, *ways)

    @property
    def section(self) -> SettingsPage:
        """The section that is open."""
        return self.pages[max(0, self._tabs.checkedId())]

    def open_section(self, section: SettingsPage) -> None:
        """Show one section and leave the search."""
        self._tabs.button(self.pages.index(section)).setChecked(True)
        self.search.clear()
        self._show_rows()

    def settled(self) -> Settings:
        """Return the settings as the rows say."""
        settings = self._settings
        for page in self.pages:
            settings = page.settled(settings)
        return settings

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the search field; never higher than the screen."""
        super().showEvent(event)
        room = self.screen().availableGeometry()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height()))
        self.search.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the dialog is read."""
        return step_focus(self, forward=forward)

    def _lay_out(self) -> None:
        sizes = self._look.sizes
        self.search.setAccessibleName(self.tr("搜索设置"))
        self.search.setPlaceholderText(self.tr("搜索设置：字、拼音、首字母"))
        self.search.setClearButtonEnabled(True)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, sizes.gap_m, 0)
        rows.setSpacing(sizes.gap_l)
        for section in self.pages:
            rows.addWidget(section)
        rows.addStretch()
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.gap_l, sizes.gap_l, sizes.gap_l, sizes.gap_l)
        column.setSpacing(sizes.gap_m)
        column.addWidget(self.search)
        column.addWidget(self._sections())
        column.addWidget(self._area, 1)
        column.addWidget(self.note)
        column.addLayout(self._buttons())
        self.note.hide()

    def _sections(self) -> QWidget:
        """Return a button for each section."""
        line = QWidget(self)
        line.setAccessibleName(self.tr("分类"))
        row = WrappingRow(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_xs)
        for place, section in enumerate(self.pages):
            tab = QToolButton(self)
            tab.setText(section.title)
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab.setProperty("choice", True)
            self._tabs.addButton(tab, place)
            row.addWidget(tab)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        cancel = QPushButton(self.tr("取消"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("保存"), self)
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self._accept)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

    def _wire(self) -> None:
        self.search.textChanged.connect(self._show_rows)
        self._tabs.idClicked.connect(self._open_place)
        self.chat.hotkey_changed.connect(self.keys.hear_hotkey)
        self.learning.stored_wanted.connect(self._show_stored)
        self.system.import_wanted.connect(self._ask_import)
        self.system.export_wanted.connect(self._ask_export)
        self.system.undo_wanted.connect(self.undo_import)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.search.setFocus)
        for key, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _step(self, step: int) -> None:
        place = (self.pages.index(self.section) + step) % len(self.pages)
        self.open_section(self.pages[place])

    @Slot(int)
    def _open_place(self, place: int) -> None:
        self.open_section(self.pages[place])

    @Slot()
    def _show_rows(self) -> None:
        """Show what the search finds, or the section that is open."""
        query = self.search.text().strip()
        if not query:
            for page in self.pages:
                page.hide()
            self.section.show_all()
            self._say("")
        else:
            hits = [page for page in self.pages if page.filter(query)]
            self._say("" if hits else self.tr("没有这样的设置"))
        self._area.verticalScrollBar().setValue(0)

    def _say(self, text: str, tone: str = "") -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.note.setProperty("tone", tone)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    @Slot()
    def _accept(self) -> None:
        for page in self.pages:
            if (field := page.problem()) is not None:
                self.open_section(page)
                field.setFocus()
                self._area.ensureWidgetVisible(field)
                self._say(self.tr("还有快捷键冲突，改好再保存"), "error")
                return
        self.chosen.emit(self.settled())
        self.accept()

    @Slot()
    def _show_stored(self) -> None:
        """Take over what is written, as nothing may be lost, and make room for the page."""
        self._accept()
        if self.result() == QDialog.DialogCode.Accepted:
            self.stored_wanted.emit()

    @Slot()
    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("导入设置"), "", _FILES)
        if path:
            self.show_import(Path(path))

    @Slot()
    def _ask_export(self) -> None:
        asked = self.tr("导出设置")
        path, _ = QFileDialog.getSaveFileName(self, asked, "replykit-settings.json", _FILES)
        if path:
            self.export_to(Path(path))

    def show_import(self, path: Path) -> None:
        """Show what a file would change in the settings as they are kept."""
        exchange = self._exchange()
        try:
            wanted = exchange.read(path, self._settings)
        except UserError as error:
            self._say(texts.error_text(error), "error")
            return
        dialog = SettingsImportDialog(wanted, self._look, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(self._take_over)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the settings as they are kept to a file."""
        personal = self.system.personal.isChecked()
        try:
            self._exchange().write(path, self._settings, personal=personal)
        except UserError as error:
            self._say(texts.error_text(error), "error")
            return
        self._say(self.tr("已导出到 {path}").replace("{path}", str(path)), "good")

    @Slot()
    def undo_import(self) -> None:
        """Go back to what the last import replaced."""
        try:
            before = self._exchange().undone(self._settings)
        except UserError as error:
            self._say(texts.error_text(error), "error")
            return
        self.chosen.emit(before)
        self.accept()

    @Slot(object)
    def _take_over(self, wanted: SettingsImport) -> None:
        try:
            self._exchange().keep_way_back(self._settings, wanted)
        except UserError as error:
            self._say(texts.error_text(error), "error")
            return
        self.chosen.emit(wanted.settings)
        self.accept()

    def _exchange(self) -> SettingsExchange:
        if self._tools.exchange is None:
            raise UserError("settings.unwritable", path="", reason="")
        return self._tools.exchange
