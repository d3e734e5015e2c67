"""Make the pictures of docs/images from the real window with the bundled bank.

Usage: ``python scripts/take_screenshots.py [FOLDER] [NAME ...]``; needs no display.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from replykit.bootstrap import build_workplace  # noqa: E402
from replykit.domain.conversation import ConversationId, ReplyTime  # noqa: E402
from replykit.domain.reply import ApprovedReply  # noqa: E402
from replykit.ports import KeptContent  # noqa: E402
from replykit.settings import Paths, Settings, save_settings  # noqa: E402
from ui.app import Program  # noqa: E402
from ui.theme import WINDOW_HEIGHT, WINDOW_WIDTH  # noqa: E402

PROFILE = {"shop": "云朵小铺", "agent": "小美", "ship_time": "付款后48小时内"}
SURE = "快递三天没更新了 是不是丢了呀"
ASKS_SLOTS = "我要退货 退货地址发一下"
UNSURE = "昨天那个怎么说"
TWO_WISHES = "三天了怎么还没发货啊，另外能帮我改下收货地址吗"
SHIP = "什么时候发货"
UPSET = "我催了三次了你们到底发不发"
NAMES_COURIER = "快递三天没更新了，是圆通的，帮我查下"
BLOCKED = "亲，发票可以开的，不过开票要加6个点，您看可以吗"


class PictureClipboard:
    """Takes every text; the pictures must not touch the real clipboard."""

    def text(self) -> str:
        """Return nothing."""
        return ""

    def put(self, reply: ApprovedReply) -> None:
        """Accept a text."""

    def keep(self) -> KeptContent:
        """Return nothing."""
        return KeptContent({})

    def restore(self, kept: KeptContent) -> KeptContent:
        """Return what is put back."""
        return kept


class Studio:
    """One running window and the means to bring it into each state."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def window(self):
        """The window as it is now."""
        return self.program.window

    def paste(self, text: str) -> None:
        """Paste a customer's message."""
        self.window.clear()
        self.window.desk.paste_box.put(text)

    def key(self, key: Qt.Key) -> None:
        """Press a plain key on the replies."""
        QTest.keyClick(self.window.pages.active_list(), key)

    def change(self, **settings: object) -> None:
        """Change settings as the dialog does."""
        self.window._set(replace(self.window._settings, **settings))


def empty(studio: Studio) -> None:
    """Nothing pasted yet."""
    studio.window.clear()


def suggestions(studio: Studio) -> None:
    """A clear message."""
    studio.paste(SURE)


def unsure(studio: Studio) -> None:
    """A message that cannot be told."""
    studio.paste(UNSURE)


def two_wishes(studio: Studio) -> None:
    """A message that asks for two things."""
    studio.paste(TWO_WISHES)


def missing_slot(studio: Studio) -> None:
    """A reply whose slots are asked for."""
    studio.paste(ASKS_SLOTS)
    wanting = next(s for s in studio.window.desk.model.items if s.draft.missing)
    row = studio.window.desk.model.items.index(wanting)
    studio.window.desk.replies.setCurrentIndex(studio.window.desk.model.index(row))
    studio.program.presenter.copy(wanting)


def composed(studio: Studio) -> None:
    """An upset customer is soothed first."""
    studio.paste(UPSET)


def slot_walk(studio: Studio) -> None:
    """Half-way through the slots, with what the customer named on offer."""
    studio.paste(NAMES_COURIER)
    items = studio.window.desk.model.items
    wanting = max(items, key=lambda s: ("courier" in s.draft.missing, len(s.draft.missing)))
    studio.window.desk.replies.setCurrentIndex(
        studio.window.desk.model.index(items.index(wanting))
    )
    studio.program.presenter.copy(wanting)


def mended(studio: Studio) -> None:
    """A refused text with its safe wording put in."""
    blocked(studio)
    studio.window.mend()


def blocked(studio: Studio) -> None:
    """A text that rules forbid."""
    studio.paste(SHIP)
    item = studio.window.desk.model.items[0]
    studio.program.presenter.copy_edited(BLOCKED, item)
    if studio.window.panels.blocked.isHidden():
        raise RuntimeError("the guard let through what the picture shows as blocked")


def editor(studio: Studio) -> None:
    """A reply being edited, with findings."""
    studio.paste(SHIP)
    studio.window.edit_current()
    box = studio.window.panels.editor.editor
    box.setPlainText("你好，" + box.toPlainText() + "保证明天一定到！")


def search(studio: Studio) -> None:
    """A search in all phrases."""
    studio.paste(SHIP)
    studio.window.focus_search()
    studio.window.places.search.setText("运费险")
    studio.window.query.look_up()


def browse(studio: Studio) -> None:
    """The bank."""
    studio.window.go_to_bank()
    model, tree = studio.window.browse.tree_model, studio.window.browse.tree
    stage = model.index(1, 0)
    intent = model.index(3, 0, stage)
    tree.collapse(model.index(0, 0))
    tree.expand(intent)
    tree.setCurrentIndex(model.index(1, 0, intent))


def _flow(studio: Studio, name: str) -> None:
    """Open a flow of the handbook by its id."""
    studio.window.go_to_handbook()
    settle(500)
    page = studio.window.pages.reference
    page.show_flow(next(flow for flow in page._handbook.flows if flow.id == name))


def handbook(studio: Studio) -> None:
    """The list of the handbook with a standard."""
    studio.window.go_to_handbook()
    settle(500)


def flow_damage(studio: Studio) -> None:
    """The damage branches as a chart."""
    _flow(studio, "damage")


def flow_refund(studio: Studio) -> None:
    """The refund of what was received, as a chart."""
    _flow(studio, "refund-return")


def lead(studio: Studio) -> None:
    """The bank as a team lead sees it, a phrase being written."""
    studio.change(role="lead")
    studio.window.go_to_bank()
    studio.window.browse.new_phrase()


def keys(studio: Studio) -> None:
    """The list of keys."""
    studio.window.toggle_sheet()


def dark(studio: Studio) -> None:
    """The dark theme."""
    studio.change(theme="dark")
    studio.paste(SURE)


def dark_blocked(studio: Studio) -> None:
    """The dark theme with a refused text."""
    studio.change(theme="dark")
    blocked(studio)


def english(studio: Studio) -> None:
    """The English window."""
    studio.change(language="en")
    studio.paste(SURE)


def compact(studio: Studio) -> None:
    """The strip."""
    studio.paste(SURE)
    studio.window.toggle_compact()


def waiting(studio: Studio) -> None:
    """Others wait."""
    for text in ("裙子有红色吗", UPSET, ASKS_SLOTS, SURE):
        studio.window.desk.paste_box.put(text)


def shift(studio: Studio) -> None:
    """A morning's figures: some hundred replies, made up, two of them slow."""
    dice = random.Random(8)  # noqa: S311 - a picture, no secret
    at = studio.program.shift.spans()[0].begins.astimezone() + timedelta(hours=9)
    for number in range(120):
        at += timedelta(seconds=dice.randint(20, 180))
        took = timedelta(seconds=min(58, 5 + dice.expovariate(1 / 9)))
        customer = ConversationId(f"made up {number // 2}")
        studio.program.shift._note_reply(ReplyTime(customer, at, at + took, number % 2 == 0))
    studio.window.go_to_shift()


def stored(studio: Studio) -> None:
    """What is stored on this machine."""
    studio.window.go_to_kept()


def settings(studio: Studio) -> None:
    """The settings dialog."""
    studio.window.open_settings()


def large(studio: Studio) -> None:
    """The largest type."""
    studio.change(font_px=20)
    studio.paste(SURE)


SCENES: dict[str, Callable[[Studio], None]] = {
    "empty": empty,
    "suggestions": suggestions,
    "unsure": unsure,
    "two-wishes": two_wishes,
    "missing-slot": missing_slot,
    "blocked": blocked,
    "mended": mended,
    "composed": composed,
    "slot-walk": slot_walk,
    "editor": editor,
    "search": search,
    "browse": browse,
    "lead": lead,
    "handbook": handbook,
    "flow-damage": flow_damage,
    "keys": keys,
    "dark": dark,
    "english": english,
    "compact": compact,
    "waiting": waiting,
    "shift": shift,
    "stored": stored,
}
EXTRA = {
    "flow-refund": flow_refund,
    "large": large,
    "dark-blocked": dark_blocked,
    "settings": settings,
}


def settle(milliseconds: int = 150) -> None:
    """Let the event loop lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(app: QApplication, name: str, scene: Callable[[Studio], None], folder: Path) -> None:
    """Make one picture."""
    with tempfile.TemporaryDirectory() as data:
        paths = Paths(Path(data))
        save_settings(paths.settings, Settings(theme="light", profile=PROFILE))
        program = Program(app, build_workplace(paths, PictureClipboard()))
        done: list[bool] = []
        program.loader.settled.connect(lambda: done.append(True))
        program.start()
        deadline = QDeadlineTimer(30_000)
        while not done and not deadline.hasExpired():
            settle(20)
        program.window.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
        scene(Studio(program))
        if not program.window.compact:
            program.window.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
        settle(500)
        shown = program.window if name != "settings" else app.activeModalWidget()
        shown.grab().save(str(folder / f"{name}.png"))
        program.window.close()
        program.stop()


def main() -> int:
    """Make all pictures, or those named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    wanted = sys.argv[2:] or list(SCENES)
    for name in wanted:
        take(app, name, {**SCENES, **EXTRA}[name], folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
