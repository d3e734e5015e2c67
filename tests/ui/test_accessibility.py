"""Every page as a screen reader hears it and as somebody without a mouse walks it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QTimeEdit,
    QWidget,
)

from replykit.pipeline.flow import Snapshot
from replykit.ports import MergeReport
from replykit.services.workplace import OpenedBank
from tests.fakes import FakeBank
from tests.heard import faults, named, of_role, out_of_order
from ui.widgets.chips import percent
from ui.widgets.reply_list import ReplyList
from ui.widgets.settings_dialog import SettingsDialog
from ui.widgets.step_box import StepBox

from .conftest import row_of
from .keyboard import PAGE, Key, digit, press
from .reader import heard
from .scenes import EXCHANGE, SCENES


@pytest.fixture
def distinct(book):
    """The bank of the other tests, with a name of its own for everything."""
    return replace(
        book,
        intents=tuple(replace(i, name_zh=f"意图{n}") for n, i in enumerate(book.intents)),
        slots=tuple(replace(s, label_zh=f"空位{n}") for n, s in enumerate(book.slots)),
        rules=tuple(replace(r, title_zh=f"规则{n}") for n, r in enumerate(book.rules)),
    )


@pytest.fixture
def opened(start_in_bank, qtbot, workplace, distinct):
    """Open the scene of a name; returns its top window."""

    def go(name, **changes):
        role, opener = SCENES[name]
        snapshot = Snapshot.build(distinct)
        bank = OpenedBank(FakeBank(distinct), snapshot, {}, MergeReport())
        parts = {"load_snapshot": lambda: snapshot, "open_bank": lambda: bank}
        program = start_in_bank(
            role, exchange=EXCHANGE, rebuild=snapshot.following, **parts, **changes
        )
        window = opener(program, qtbot.waitUntil)
        QApplication.processEvents()  # what was put off: layouts, heights
        return window

    return go


@pytest.mark.parametrize("name", SCENES)
def test_everything_that_can_be_done_is_heard_with_name_and_kind(opened, name):
    found = faults(heard(opened(name)))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", sorted(SCENES.keys() - {"settings"}))
def test_tab_goes_through_it_as_it_is_read_and_comes_round(opened, name, qtbot):
    window = opened(name)
    free_of_empty_slots(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    walked = round_by_tab(Key.Key_Tab)
    assert {box_of(w) for w in walked} >= {box_of(w) for w in controls(window)}
    top = walked.index(min(walked, key=lambda w: in_sight(w)[1::-1]))
    assert not out_of_order([in_sight(w) for w in walked[top:] + walked[:top]])
    back = round_by_tab(Key.Key_Backtab)
    assert list(map(box_of, back)) == [box_of(w) for w in (walked[0], *reversed(walked[1:]))]


def free_of_empty_slots(window):
    """Make no reply current whose empty slots Tab would go into."""
    for replies in window.findChildren(ReplyList):
        rows = range(replies.model().rowCount())
        complete = [n for n in rows if not replies.replies.items[n].draft.missing]
        replies.setCurrentIndex(replies.replies.index(complete[0] if complete else -1))


MANY = 60
"""More stops than any round has."""


def round_by_tab(key):
    """Return what has the keys one after the other until it is the first again."""
    walked = []
    while (here := QApplication.focusWidget()) not in walked:
        walked.append(here)
        while QApplication.focusWidget() is here and len(walked) < MANY:
            press(key)  # a clock has two stops
    assert here is walked[0], "Tab goes round in a part of the window"
    return walked


def controls(window):
    """Return what can be operated and shows, groups of which one is down by that one."""
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView | QComboBox | QSlider
    found = [w for w in window.findChildren(QWidget) if isinstance(w, kinds)]
    return [w for w in found if w.isVisible() and w.isEnabled() and reached_by_tab(w)]


def reached_by_tab(widget):
    """Tell what Tab should reach: not what a key does as well, nor the rest of a group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    one_of = group is not None and group.exclusive() and not widget.isChecked()
    inner = isinstance(widget.parentWidget(), QComboBox | QTimeEdit | QLineEdit)
    by_escape = widget.accessibleName() == "清空消息"
    preview = widget.accessibleName() == "预览"
    by_arrows = isinstance(widget, StepBox)
    return not (one_of or inner or by_escape or preview or by_arrows)


def box_of(widget):
    corner = widget.mapToGlobal(QPoint(0, 0))
    return (corner.x(), corner.y(), widget.width(), widget.height())


def in_sight(widget):
    """Return the box of a widget, or of the frame it is scrolled in."""
    above, shown = widget.parentWidget(), widget
    while above is not None:
        shown = above if isinstance(above, QScrollArea) else shown
        above = above.parentWidget()
    return box_of(shown)


def test_a_reply_is_heard_word_for_word_and_then_what_stands_beside_it(asked, clipboard):
    replies = asked.desk.replies
    replies.reply(row_of(asked, "ship_time-page"))
    [row] = [t for t in of_role(heard(replies), "list item") if "selected" in t["states"]]
    press(Key.Key_Return)
    assert row["name"] == clipboard.content == PAGE
    assert row["description"].startswith(f"第 {row_of(asked, 'ship_time-page')} 条 · 亲切 · ")


def test_findings_and_empty_slots_of_a_reply_are_heard_in_words(asked):
    rows = of_role(heard(asked.desk.replies), "list item")
    risky = rows[row_of(asked, "ship_time-wechat") - 1]
    assert "禁用 · R51 站外引流 · 扣12分 · 留在平台" in risky["description"]
    empty = rows[row_of(asked, "ship_time-soon") - 1]
    assert empty["name"] == "亲，发货时限发货~"
    assert "要填：发货时限" in empty["description"]


def test_a_copied_reply_is_heard_as_copied(asked):
    press(digit(row_of(asked, "ship_time-page")))
    [row] = [t for t in of_role(heard(asked.desk.replies), "list item") if t["name"] == PAGE]
    assert row["description"].startswith("已复制 · ")


def test_the_chips_tell_stage_intent_share_and_which_is_chosen(asked):
    chips = heard(asked.desk.chips)
    assert named(chips, "阶段 售前", "label")
    [chosen, *others] = asked.desk.chips.intent_chips()
    best = named(chips, chosen.accessibleName(), "check box")
    assert best["name"] == f"发货时间 {percent(asked._presenter.view.choices[0].p)}"
    assert best["description"].startswith("售前 · 发货时间")
    assert "checked" in best["states"]
    assert others
    assert not any(chip.isChecked() for chip in others)


def test_pressing_a_chip_as_a_screen_reader_does_chooses_its_intent(asked, qtbot):
    other = asked.desk.chips.intent_chips()[1]
    QAccessible.queryAccessibleInterface(other).actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: asked._presenter.view.choices[1].selected)
    assert [chip.isChecked() for chip in asked.desk.chips.intent_chips()][1]


def test_what_a_choice_is_about_is_heard_with_each_value(window, qtbot):
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert named(heard(dialog), "跟随系统")["description"] == "主题"
