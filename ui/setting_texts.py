"""What the settings and their values are called, for lists of what would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from replykit.services.settings_exchange import Difference, Refused
from ui.command_table import COMMANDS
from ui.key_map import printed
from ui.translations import QT_TRANSLATE_NOOP

FIELDS: Mapping[str, str] = {
    "theme": QT_TRANSLATE_NOOP("settings", "主题"),
    "font_px": QT_TRANSLATE_NOOP("settings", "字号"),
    "on_top": QT_TRANSLATE_NOOP("settings", "保持在最前面"),
    "language": QT_TRANSLATE_NOOP("settings", "语言"),
    "platform": QT_TRANSLATE_NOOP("settings", "平台"),
    "profile": QT_TRANSLATE_NOOP("settings", "店铺与客服信息"),
    "role": QT_TRANSLATE_NOOP("settings", "角色"),
    "why_shown": QT_TRANSLATE_NOOP("settings", "显示判断依据"),
    "extent": QT_TRANSLATE_NOOP("settings", "回复组合"),
    "geometry": QT_TRANSLATE_NOOP("settings", "窗口位置"),
    "places": QT_TRANSLATE_NOOP("settings", "窗口位置"),
    "hotkey": QT_TRANSLATE_NOOP("settings", "全局快捷键"),
    "watching": QT_TRANSLATE_NOOP("settings", "监听聊天窗口"),
    "chats": QT_TRANSLATE_NOOP("settings", "聊天窗口"),
    "docked": QT_TRANSLATE_NOOP("settings", "靠着聊天窗口"),
    "compact": QT_TRANSLATE_NOOP("settings", "只显示窄条"),
    "keys": QT_TRANSLATE_NOOP("settings", "快捷键"),
    "learning": QT_TRANSLATE_NOOP("settings", "按我的习惯排序"),
    "keeps_examples": QT_TRANSLATE_NOOP("settings", "留下改正过的例句"),
    "keeps_figures": QT_TRANSLATE_NOOP("settings", "留下回复用时"),
    "in_tray": QT_TRANSLATE_NOOP("settings", "关窗口后留在托盘"),
    "shop": QT_TRANSLATE_NOOP("settings", "正在用的店铺"),
    "shops": QT_TRANSLATE_NOOP("settings", "其他店铺"),
    "flags": QT_TRANSLATE_NOOP("settings", "订单旗色"),
    "shifts": QT_TRANSLATE_NOOP("settings", "班次时间"),
}

REASONS: Mapping[str, str] = {
    "unknown": QT_TRANSLATE_NOOP("settings", "没有这项设置"),
    "unusable": QT_TRANSLATE_NOOP("settings", "值不能用"),
    "partly": QT_TRANSLATE_NOOP("settings", "有几处不能用，其余照收"),
    "machine": QT_TRANSLATE_NOOP("settings", "只对原来的电脑有用"),
}

_ON = QT_TRANSLATE_NOOP("settings", "开")
_OFF = QT_TRANSLATE_NOOP("settings", "关")
_NOTHING = QT_TRANSLATE_NOOP("settings", "（无）")
_MOST = 60
"""Characters of a value that are shown."""


def difference_text(item: Difference) -> str:
    """Return one line: what would change, from what, to what."""
    name = field_name(item.field)
    part = f" · {_part_name(item)}" if item.part else ""
    return f"{name}{part}：{value_text(item, item.old)} → {value_text(item, item.new)}"


def refused_text(item: Refused) -> str:
    """Return one line: what is left out, and why."""
    return f"{field_name(item.field)}：{_tr(REASONS[item.why])}"


def field_name(field: str) -> str:
    """Return what a setting is called; one nobody knows keeps its own name."""
    return _tr(FIELDS[field]) if field in FIELDS else field


def value_text(item: Difference, value: Any) -> str:
    """Return a value in a few words, on one line."""
    if isinstance(value, bool):
        return _tr(_ON if value else _OFF)
    if value in (None, "", [], {}):
        return _tr(_NOTHING)
    if item.field in ("keys", "hotkey"):
        return printed(str(value)) or _tr(_NOTHING)
    said = " ".join(_words(value).split())
    return said if len(said) <= _MOST else f"{said[: _MOST - 1]}…"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "，".join(_words(part) for part in value.values() if part not in ("", {}, []))
    return "，".join(map(_words, value)) if isinstance(value, list) else str(value)


def _part_name(item: Difference) -> str:
    if item.field == "keys":
        titles = {line.id: line.title for line in COMMANDS}
        return titles.get(item.part, item.part)
    return item.part


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)
