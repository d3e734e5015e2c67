"""``replykit`` without a command: the window."""

from __future__ import annotations

import argparse
import os
import sys

from replykit import bootstrap
from replykit.cli.streams import show


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed.

    Returns:
        0 after a normal end; 2, with a sentence, where no window can be shown.
    """
    if _headless():
        show('这里没有图形界面，打不开窗口。可以用：replykit suggest "什么时候发货"')
        return 2
    from ui.clipboard import system_clipboard  # noqa: PLC0415
    from ui.run import run as run_window  # noqa: PLC0415 - Qt only when a window is wanted

    workplace = bootstrap.build_workplace(options.paths, system_clipboard())
    return run_window(workplace, smoke_test=options.smoke_test, background=options.background)


def _headless() -> bool:
    """Whether this is an X or Wayland system without a display and without a chosen platform."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
