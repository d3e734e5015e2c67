"""Run the window as a program of its own: application, single instance, crash hook, event loop."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from replykit.services.workplace import Workplace
from ui.app import Program
from ui.crash import CrashHook
from ui.log import start_log, stop_log
from ui.motion import hold_still
from ui.single_instance import SingleInstance
from ui.smoke import SmokeTest


def run(workplace: Workplace, *, smoke_test: bool = False, background: bool = False) -> int:
    """Show the window until it is closed.

    Args:
        workplace: What the window works with.
        smoke_test: Open, answer one message, open the store and close, without a user.
        background: Start in the tray.

    Returns:
        0, also when a first window came forward instead; with `smoke_test` 1 if no reply appeared.
    """
    instance = None if smoke_test else SingleInstance(workplace.paths.data)
    if instance is not None and not instance.claim():
        if instance.call():
            return 0
        instance = None  # the first does not answer; agents must be able to
    app = _application()
    handler = start_log(workplace.paths.log)
    program = Program(app, workplace, instance=instance)
    hook = CrashHook(program.show_crash)
    hook.install()
    program.closed.connect(app.quit)
    smoke = SmokeTest(program.window, program.loader) if smoke_test else None
    program.start(background=background)
    try:
        app.exec()
        return 0 if smoke is None or smoke.answered else 1
    finally:
        program.stop()
        if instance is not None:
            instance.close()
        hook.uninstall()
        stop_log(handler)


def _application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ReplyKit")
    app.setApplicationDisplayName("ReplyKit")
    app.setStyle("Fusion")
    hold_still(app)
    app.setQuitOnLastWindowClosed(False)  # a window built anew is no farewell
    return app
