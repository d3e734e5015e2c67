"""The section of the settings with a key for every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from replykit.settings import Settings
from ui.command_table import COMMANDS, CommandLine, Group, group_name
from ui.key_clashes import Clash, ClashKind, clashes
from ui.key_map import KeyMap
from ui.theme import Look
from ui.widgets.key_field import KeyField
from ui.widgets.labels import plain_label
from ui.widgets.setting_rows import SettingRow, SettingsPage


class KeysPage(SettingsPage):
    """Every command that may have another key, below the headings of the sheet of keys.

    Signals:
        changed: A key is another one.
    """

    changed = Signal()

    def __init__(
        self, look: Look, title: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, parent)
        self._settings = settings
        self._hotkey = settings.hotkey
        self.fields: dict[str, KeyField] = {}
        self.notes: dict[str, QLabel] = {}

    def show_all(self) -> None:
        """Show every row."""
        self.build()
        super().show_all()

    def filter(self, query: str) -> bool:
        """Show the rows a query finds; return whether there are any."""
        self.build()
        return super().filter(query)

    def build(self) -> None:
        """Make the rows: there are many, and hardly anybody looks at them."""
        if self.fields:
            return
        keys = KeyMap(self._settings.keys)
        reset = QPushButton(self.tr("全部恢复默认"), self)
        reset.setAutoDefault(False)
        reset.clicked.connect(self.use_usual_keys)
        self.add_line([reset], self.tr("全部恢复默认"))
        text = self.tr("点一下格子，再按要用的键；退格键清空。1-9、Enter、Tab、Esc 不变。")
        self.put(SettingRow(self._look, "", plain_label(text, quiet=True), found_by=text))
        for group in Group:
            lines = _free(group)
            heading = plain_label(group_name(group), strong=True)
            self.put(SettingRow(self._look, "", heading, found_by=_all_words(lines)))
            for line in lines:
                self._add(line, keys)
        self._judge()

    def hear_hotkey(self, hotkey: str) -> None:
        """Judge the keys against another key that holds in every program."""
        self._hotkey = hotkey
        self.build()
        self._judge()

    @Slot()
    def use_usual_keys(self) -> None:
        """Give every command the keys it has from the start."""
        for field in self.fields.values():
            field.use_usual()

    def chosen(self) -> Mapping[str, str]:
        """Return the keys that are not the usual ones, by command."""
        return {command: field.key for command, field in self.fields.items() if not field.is_usual}

    def settled(self, settings: Settings) -> Settings:
        """Return settings with these keys; what no command of this version has is kept."""
        if not self.fields:
            return settings
        kept = {name: key for name, key in settings.keys.items() if name not in self.fields}
        return replace(settings, keys={**kept, **self.chosen()})

    def problem(self) -> QWidget | None:
        """Return the first field whose key is no good."""
        for command, note in self.notes.items():
            if note.text():
                return self.fields[command].input
        return None

    def _add(self, line: CommandLine, keys: KeyMap) -> None:
        own, usual = keys.keys(line.id), line.keys[0] if line.keys else ""
        field = KeyField(self._look, line.title, usual, own[0] if own else "")
        field.changed.connect(self._judge)
        field.setFixedWidth(self._look.sizes.key_field)
        note = plain_label()
        note.setProperty("tone", "error")
        note.hide()
        both = QWidget(self)
        both.setAccessibleName(line.title)
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._look.sizes.gap_xs)
        grid.addWidget(plain_label(line.title), 0, 0)
        grid.addWidget(field, 0, 1)
        grid.addWidget(note, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.fields[line.id], self.notes[line.id] = field, note
        words = f"{group_name(line.group)} {line.title} {line.id}"
        self.put(SettingRow(self._look, "", both, found_by=words))

    @Slot()
    def _judge(self) -> None:
        """Say beside each key what it conflicts with."""
        keys = KeyMap(self.chosen())
        for line in COMMANDS:
            if (note := self.notes.get(line.id)) is not None:
                said = "；".join(map(self._said, clashes(line, keys, self._hotkey)))
                note.setText(said)
                note.setVisible(bool(said))
                self.fields[line.id].input.setAccessibleDescription(said)
        self.changed.emit()

    def _said(self, clash: Clash) -> str:
        if clash.other is not None:
            return self.tr("和“{other}”冲突").replace("{other}", clash.other.title)
        words = {
            ClashKind.HOTKEY: self.tr("和全局快捷键冲突"),
            ClashKind.INPUT_METHOD: self.tr("输入法或系统要用这个键"),
            ClashKind.EDITING: self.tr("打字时要用这个键编辑文字"),
            ClashKind.TYPING: self.tr("打字时会打出字来，请加 Ctrl 或 Alt"),
            ClashKind.REPLY: self.tr("数字键用来选回复"),
            ClashKind.WINDOW: self.tr("窗口里移动、确认、返回要用这个键"),
        }
        return words[clash.kind]


def _free(group: Group) -> list[CommandLine]:
    return [line for line in COMMANDS if line.group is group and not line.fixed and not line.caps]


def _all_words(lines: Sequence[CommandLine]) -> str:
    """Return what finds the heading of some commands: whatever finds one of them."""
    return " ".join(f"{group_name(line.group)} {line.title} {line.id}" for line in lines)
