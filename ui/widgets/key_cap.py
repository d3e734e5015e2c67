"""Keys and what they do, as caps and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from ui.widgets.labels import plain_label

KeyLine = tuple[str, str]
"""A key as it is printed on a keyboard, and what it does."""


def first_keys() -> tuple[KeyLine, ...]:
    """Return the keys to begin with."""
    translate = QCoreApplication.translate
    return (
        ("Ctrl+V", translate("Keys", "粘贴客户的话")),
        ("1 - 9", translate("Keys", "复制这条回复")),
        ("/", translate("Keys", "搜索全部话术")),
        ("?", translate("Keys", "全部快捷键")),
    )


def all_keys() -> tuple[KeyLine, ...]:
    """Return every key of the window."""
    translate = QCoreApplication.translate
    return (
        ("Ctrl+V", translate("Keys", "粘贴客户的话，马上出回复")),
        ("Ctrl+L", translate("Keys", "回到消息框")),
        ("1 - 9", translate("Keys", "复制这条回复")),
        ("Ctrl+1 - 9", translate("Keys", "同上，打字时也能用")),
        ("Enter", translate("Keys", "复制选中的回复")),
        ("↑  ↓", translate("Keys", "上一条、下一条")),
        ("Tab", translate("Keys", "填空缺的信息")),
        ("E", translate("Keys", "改好再复制")),
        ("F", translate("Keys", "换成稳妥说法")),
        ("Alt+F", translate("Keys", "同上，打字时也能用")),
        ("Q", translate("Keys", "先请客户稍等")),
        ("S", translate("Keys", "长回复分两三段复制")),
        ("C", translate("Keys", "回复组合：只有答复、看情况、完整")),
        ("Ctrl+←  →", translate("Keys", "切换意图")),
        ("F2  F3  F4", translate("Keys", "未下单、已下单、已收货")),
        ("/", translate("Keys", "搜索全部话术")),
        ("H", translate("Keys", "看手册：标准、流程、备忘")),
        ("W", translate("Keys", "显示或隐藏判断依据")),
        ("?  F1", translate("Keys", "快捷键")),
        ("Esc", translate("Keys", "退一步：关闭、清空、最小化")),
    )


def add_keys(grid: QGridLayout, lines: Sequence[KeyLine]) -> None:
    """Put keys and words into two columns."""
    for row, (keys, words) in enumerate(lines):
        cap = QLabel(keys)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setProperty("key", True)
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(plain_label(words, quiet=True), row, 1)
    grid.setColumnStretch(1, 1)
