"""Every command of the window: its id, its keys, its words and where it holds.

To add a command, add a line here and the callable of its id in `ui.widgets.commands`; the keys,
the sheet of keys, the settings and the hints in place follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.translations import QT_TRANSLATE_NOOP


class Scope(Enum):
    """Where the keys of a command hold."""

    DESK = "desk"
    """In the whole window, but not while typing: a text field keeps its keys."""
    LEAD = "lead"
    """In the bank, for a lead; there they go before the desk's."""
    ALWAYS = "always"
    """In the whole window, while typing, too."""

    def meets(self, other: Scope) -> bool:
        """Return whether one key for both could be meant either way."""
        return {self, other} != {Scope.DESK, Scope.LEAD}


class Group(Enum):
    """The headings of the sheet of keys."""

    MESSAGE = QT_TRANSLATE_NOOP("Keys", "客户的话")
    REPLY = QT_TRANSLATE_NOOP("Keys", "回复")
    WINDOW = QT_TRANSLATE_NOOP("Keys", "窗口")
    BANK = QT_TRANSLATE_NOOP("Keys", "话术库（组长）")


@dataclass(frozen=True, slots=True)
class CommandLine:
    """One command.

    Attributes:
        id: How settings and callables name it.
        words: What it does, in the source language (context ``Keys``).
        keys: Its keys unless the user chose another, as Qt writes them in a file; the first is
            the one shown in place.
        group: The heading it stands under.
        scope: Where the keys hold.
        caps: How the keys are printed where they are no single keys ("1 - 9").
        fixed: Whether it keeps its keys.
    """

    id: str
    words: str
    keys: tuple[str, ...] = ()
    group: Group = Group.REPLY
    scope: Scope = Scope.DESK
    caps: str = ""
    fixed: bool = False

    @property
    def title(self) -> str:
        """What it does, in the language in force."""
        return QCoreApplication.translate("Keys", self.words)


def group_name(group: Group) -> str:
    """Return a heading in the language in force."""
    return QCoreApplication.translate("Keys", group.value)


_MESSAGE, _REPLY, _WINDOW, _BANK = Group
_DESK, _LEAD, _ALWAYS = Scope

COMMANDS: tuple[CommandLine, ...] = (
    CommandLine(
        "paste",
        QT_TRANSLATE_NOOP("Keys", "粘贴客户的话，马上出回复"),
        ("Ctrl+V",),
        _MESSAGE,
        _ALWAYS,
    ),
    CommandLine(
        "message", QT_TRANSLATE_NOOP("Keys", "回到消息框"), ("Ctrl+L",), _MESSAGE, _ALWAYS
    ),
    CommandLine(
        "intent_back",
        QT_TRANSLATE_NOOP("Keys", "换成前一个意图"),
        ("Ctrl+Left",),
        _MESSAGE,
        _ALWAYS,
    ),
    CommandLine(
        "intent_on",
        QT_TRANSLATE_NOOP("Keys", "换成后一个意图"),
        ("Ctrl+Right",),
        _MESSAGE,
        _ALWAYS,
    ),
    CommandLine("order_none", QT_TRANSLATE_NOOP("Keys", "客户未下单"), ("F2",), _MESSAGE, _ALWAYS),
    CommandLine(
        "order_ordered", QT_TRANSLATE_NOOP("Keys", "客户已下单"), ("F3",), _MESSAGE, _ALWAYS
    ),
    CommandLine(
        "order_received", QT_TRANSLATE_NOOP("Keys", "客户已收货"), ("F4",), _MESSAGE, _ALWAYS
    ),
    CommandLine("why", QT_TRANSLATE_NOOP("Keys", "显示或隐藏判断依据"), ("W",), _MESSAGE),
    CommandLine("waiting_oldest", QT_TRANSLATE_NOOP("Keys", "去等得最久的客户"), ("O",), _MESSAGE),
    CommandLine("waiting_next", QT_TRANSLATE_NOOP("Keys", "下一位等待的客户"), ("J",), _MESSAGE),
    CommandLine("waiting_back", QT_TRANSLATE_NOOP("Keys", "上一位等待的客户"), ("K",), _MESSAGE),
    CommandLine(
        "waiting_restore",
        QT_TRANSLATE_NOOP("Keys", "取回放下或清空的客户"),
        ("Ctrl+Z",),
        _MESSAGE,
    ),
    CommandLine("memo", QT_TRANSLATE_NOOP("Keys", "给这位客户记一笔"), ("M",), _MESSAGE),
    CommandLine("number", QT_TRANSLATE_NOOP("Keys", "复制这条回复"), caps="1 - 9", fixed=True),
    CommandLine(
        "number_typing",
        QT_TRANSLATE_NOOP("Keys", "复制这条回复，打字时也能用"),
        caps="Ctrl+1 - 9",
        fixed=True,
    ),
    CommandLine("current", QT_TRANSLATE_NOOP("Keys", "复制选中的回复"), caps="Enter", fixed=True),
    CommandLine("step", QT_TRANSLATE_NOOP("Keys", "上一条、下一条"), caps="↑  ↓", fixed=True),
    CommandLine("slots", QT_TRANSLATE_NOOP("Keys", "填空缺的信息"), caps="Tab", fixed=True),
    CommandLine("edit", QT_TRANSLATE_NOOP("Keys", "改好再复制"), ("E",)),
    CommandLine("mend", QT_TRANSLATE_NOOP("Keys", "换成稳妥说法"), ("F",)),
    CommandLine(
        "mend_typing",
        QT_TRANSLATE_NOOP("Keys", "换成稳妥说法，打字时也能用"),
        ("Alt+F",),
        scope=_ALWAYS,
    ),
    CommandLine("together", QT_TRANSLATE_NOOP("Keys", "几个问题一次复制"), ("A",)),
    CommandLine(
        "choose",
        QT_TRANSLATE_NOOP("Keys", "合并回复用这条，再按取消"),
        caps="Space",
        fixed=True,
    ),
    CommandLine("undo", QT_TRANSLATE_NOOP("Keys", "撤销刚才的复制，剪贴板恢复原样"), ("U",)),
    CommandLine("hold", QT_TRANSLATE_NOOP("Keys", "先请客户稍等"), ("Q",)),
    CommandLine("split", QT_TRANSLATE_NOOP("Keys", "长回复分两三段复制"), ("S",)),
    CommandLine("extent", QT_TRANSLATE_NOOP("Keys", "回复组合：只有答复、看情况、完整"), ("C",)),
    CommandLine("favourite", QT_TRANSLATE_NOOP("Keys", "收藏，或取消收藏"), ("B",)),
    CommandLine("own", QT_TRANSLATE_NOOP("Keys", "存为我的话术"), ("P",)),
    CommandLine(
        "own_typing",
        QT_TRANSLATE_NOOP("Keys", "改好后存为我的话术"),
        caps="Ctrl+S",
        fixed=True,
    ),
    CommandLine("own_remove", QT_TRANSLATE_NOOP("Keys", "删除我的话术"), ("Del",)),
    CommandLine("own_undo", QT_TRANSLATE_NOOP("Keys", "撤销对我的话术的改动"), ("Shift+P",)),
    CommandLine("search", QT_TRANSLATE_NOOP("Keys", "搜索全部话术"), ("/",), _WINDOW),
    CommandLine(
        "handbook", QT_TRANSLATE_NOOP("Keys", "看手册：标准、流程、备忘"), ("H",), _WINDOW
    ),
    CommandLine("compact", QT_TRANSLATE_NOOP("Keys", "精简条：只留三条回复"), ("X",), _WINDOW),
    CommandLine(
        "dock", QT_TRANSLATE_NOOP("Keys", "贴在聊天窗口右边、左边，或取消"), ("G",), _WINDOW
    ),
    CommandLine("watch", QT_TRANSLATE_NOOP("Keys", "监听聊天窗口里复制的文字"), ("V",), _WINDOW),
    CommandLine("shift", QT_TRANSLATE_NOOP("Keys", "看这一班的数据和交接本"), ("T",), _WINDOW),
    CommandLine("kept", QT_TRANSLATE_NOOP("Keys", "看本机存了什么，清除或关掉"), ("Y",), _WINDOW),
    CommandLine("sheet", QT_TRANSLATE_NOOP("Keys", "全部快捷键"), ("?",), _WINDOW),
    CommandLine(
        "sheet_typing",
        QT_TRANSLATE_NOOP("Keys", "全部快捷键，打字时也能用"),
        ("F1",),
        _WINDOW,
        _ALWAYS,
    ),
    CommandLine("shops", QT_TRANSLATE_NOOP("Keys", "换一个店铺"), ("Ctrl+P",), _WINDOW, _ALWAYS),
    CommandLine("settings", QT_TRANSLATE_NOOP("Keys", "设置"), ("Ctrl+,",), _WINDOW, _ALWAYS),
    CommandLine(
        "back",
        QT_TRANSLATE_NOOP("Keys", "退一步：关闭、清空、最小化"),
        ("Esc",),
        _WINDOW,
        _ALWAYS,
        fixed=True,
    ),
    CommandLine("bank_new", QT_TRANSLATE_NOOP("Keys", "新建话术"), ("N",), _BANK, _LEAD),
    CommandLine("bank_edit", QT_TRANSLATE_NOOP("Keys", "编辑话术"), ("E",), _BANK, _LEAD),
    CommandLine("bank_duplicate", QT_TRANSLATE_NOOP("Keys", "做副本"), ("D",), _BANK, _LEAD),
    CommandLine("bank_retire", QT_TRANSLATE_NOOP("Keys", "停用或恢复"), ("Del",), _BANK, _LEAD),
    CommandLine("bank_intent", QT_TRANSLATE_NOOP("Keys", "意图与例句"), ("I",), _BANK, _LEAD),
    CommandLine(
        "bank_new_intent", QT_TRANSLATE_NOOP("Keys", "新意图"), ("Shift+N",), _BANK, _LEAD
    ),
    CommandLine(
        "bank_save",
        QT_TRANSLATE_NOOP("Keys", "保存正在写的"),
        ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"),
        _BANK,
        _ALWAYS,
    ),
    CommandLine("bank_undo", QT_TRANSLATE_NOOP("Keys", "撤销"), ("Ctrl+Z",), _BANK, _LEAD),
    CommandLine("bank_redo", QT_TRANSLATE_NOOP("Keys", "重做"), ("Ctrl+Shift+Z",), _BANK, _LEAD),
)
"""In the order of the sheet of keys; `caps` without `keys` are keys that a widget takes itself."""
