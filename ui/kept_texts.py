"""Words for what is stored on this machine."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from replykit.services.kept import Kept
from ui.translations import QT_TRANSLATE_NOOP

KINDS: Mapping[str, str] = {
    "phrases": QT_TRANSLATE_NOOP("Kept", "自己写的话术（在话术库里删）"),
    "uses": QT_TRANSLATE_NOOP("Kept", "话术用过的次数"),
    "corrections": QT_TRANSLATE_NOOP("Kept", "改选过的意图和话术"),
    "examples": QT_TRANSLATE_NOOP("Kept", "建议的例句（已脱敏）"),
    "reply_times": QT_TRANSLATE_NOOP("Kept", "回复用时"),
    "favourites": QT_TRANSLATE_NOOP("Kept", "收藏的话术"),
    "handover": QT_TRANSLATE_NOOP("Kept", "交接本（已脱敏）"),
    "database": QT_TRANSLATE_NOOP("Kept", "数据库文件"),
    "settings": QT_TRANSLATE_NOOP("Kept", "设置文件（在设置里改）"),
    "backups": QT_TRANSLATE_NOOP("Kept", "数据库备份"),
    "log": QT_TRANSLATE_NOOP("Kept", "运行日志（没有客户的话）"),
    "cache": QT_TRANSLATE_NOOP("Kept", "缓存（下次启动重新生成）"),
}
"""By the kinds of `replykit.services.kept.Kept`; one without words here shows its code."""

_KB = 1024


def kind_name(kind: str) -> str:
    """Return what a kind of stored thing is called."""
    words = KINDS.get(kind)
    return QCoreApplication.translate("Kept", words) if words else kind


def size_text(size: int) -> str:
    """Return a number of bytes in KB, or MB from 1000 KB on."""
    kb = size / _KB
    return f"{kb:.0f} KB" if kb < 1000 else f"{kb / _KB:.1f} MB"


def line_of(kept: Kept) -> str:
    """Return how much there is of a kind, since when, how big and where."""
    if not kept.count:
        return QCoreApplication.translate("Kept", "没有")
    text = QCoreApplication.translate("Kept", "{count} 项").replace("{count}", f"{kept.count:,}")
    parts = [text]
    if kept.since is not None:
        since = QCoreApplication.translate("Kept", "最早 {day}")
        parts.append(since.replace("{day}", f"{kept.since.astimezone():%Y-%m-%d}"))
    if kept.place is not None:
        parts += [size_text(kept.size), str(kept.place)]
    return " · ".join(parts)
