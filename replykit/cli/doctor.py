"""``replykit doctor``: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from replykit import bootstrap
from replykit.cli.streams import as_json, show
from replykit.cli.words import sentence
from replykit.errors import UserError
from replykit.settings import Paths

if TYPE_CHECKING:
    from ui.desktop.abilities import Abilities


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `advice` says what to do when it is not `ok`."""

    name: str
    ok: bool
    detail: str
    advice: str = ""


def run(options: argparse.Namespace) -> int:
    """Look at everything ReplyKit needs.

    Returns:
        0 when all is well, 1 otherwise.
    """
    findings = [_folder(options.paths), _bank(options.paths), _database(options.paths)]
    findings += [_screen(), _clipboard(), _chat_window()]
    if options.json:
        show(as_json([asdict(finding) for finding in findings]))
    else:
        for finding in findings:
            show(f"{'正常' if finding.ok else '注意'}  {finding.name}: {finding.detail}")
            if not finding.ok:
                show(f"      {finding.advice}")
    return 0 if all(finding.ok for finding in findings) else 1


def _folder(paths: Paths) -> Finding:
    folder = paths.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    ok = os.access(folder, os.W_OK)
    return Finding(
        "数据文件夹", ok, str(paths.data), "不能写入，请换一个：replykit --data-dir DIR"
    )


def _bank(paths: Paths) -> Finding:
    try:
        book = bootstrap.build_headless_desk(paths).book
    except UserError as error:
        return Finding("话术库", False, error.code, sentence(error))
    return Finding("话术库", True, f"{len(book.suggestible)} 个意图，{len(book.approved)} 条话术")


def _database(paths: Paths) -> Finding:
    if not paths.database.exists():
        return Finding("数据库", True, "还没有，第一次打开窗口时建立")
    try:
        bootstrap.check_database(paths)
    except UserError as error:
        return Finding("数据库", False, error.code, sentence(error))
    return Finding("数据库", True, str(paths.database))


def _screen() -> Finding:
    if sys.platform in ("win32", "darwin"):
        return Finding("屏幕", True, sys.platform)
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or ""
    return Finding("屏幕", bool(shown), shown or "没有", "没有图形界面时只能用 suggest 等命令")


def _clipboard() -> Finding:
    if sys.platform in ("win32", "darwin"):
        return Finding("剪贴板", True, "系统自带")
    tool = next((t for t in ("wl-copy", "xclip", "xsel") if shutil.which(t)), "")
    advice = "窗口不受影响；suggest --copy 需要先安装 xclip"
    return Finding("剪贴板命令", bool(tool), tool or "没有", advice)


def _chat_window() -> Finding:
    """Say what of hotkey, watch and docking works here; a desktop without is no fault."""
    offers = bootstrap.probe_desktop()
    here = [name for name, there in _offered(offers) if there]
    lacking = [name for name, there in _offered(offers) if not there]
    parts = [f"{offers.system}"]
    parts += [f"能用：{'、'.join(here)}"] if here else []
    parts += [f"不能用：{'、'.join(lacking)}，{_INSTEAD}"] if lacking else []
    return Finding("聊天窗口旁", True, "；".join(parts))


_INSTEAD = "请用 Ctrl+V 粘贴客户的话"


def _offered(offers: Abilities) -> tuple[tuple[str, bool], ...]:
    return (
        ("全局快捷键", offers.hotkey),
        ("监听与贴边", offers.windows),
        ("复制后回到聊天窗口", offers.activate),
        ("直接取选中的文字", offers.selection),
    )
