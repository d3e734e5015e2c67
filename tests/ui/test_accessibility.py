"""Every page as a screen reader hears it and as somebody without a mouse walks it."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from replykit.pipeline.snapshot import Snapshot
from replykit.ports import MergeReport
from replykit.services.workplace import OpenedBank
from tests.fakes import FakeBank
from tests.heard import faults, named, of_role, out_of_order
from ui.motion import EFFECTS, hold_still
from ui.widgets.chips import percent
from ui.widgets.reply_list import ReplyList
from ui.widgets.settings_dialog import SettingsDialog
from ui.widgets.step_box import StepBox

from .conftest import row_of
from .keyboard import PAGE, Key, digit, press
from .reader import heard
from .scenes import EXCHANGE, SCENES
from .test_theme import PACKAGE, contrast


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


@pytest.mark.parametrize("name", sorted(SCENES))
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


CLOCK_STOPS = 2
"""A clock has one for hours and one for minutes."""


def round_by_tab(key):
    """Return what has the keys one after the other until it is the first again."""
    walked = []
    while (here := QApplication.focusWidget()) not in walked:
        walked.append(here)
        for _ in range(CLOCK_STOPS):
            if QApplication.focusWidget() is here:
                press(key)
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
    dialog.open_section(dialog.looks)
    qtbot.waitUntil(dialog.isVisible)
    assert named(heard(dialog), "跟随系统")["description"] == "主题"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", SCENES)
def test_every_word_on_show_can_be_read(opened, name, theme):
    window = opened(name)
    look_of(window).choose(theme, 14)
    QApplication.processEvents()
    picture = window.grab().toImage()
    poor = {}
    for widget in worded(window):
        seen = contrast_within(picture, place_in(window, widget))
        if seen < READABLE:
            poor[widget.text()] = round(seen, 2)
    assert not poor


READABLE = 4
"""What is left of 4.5 : 1 where thin strokes are blended with their ground."""


def look_of(widget):
    """Return what chooses the theme of a window or of one of its dialogs."""
    while not hasattr(widget, "_look") or not hasattr(widget._look, "choose"):
        widget = widget.parentWidget()
    return widget._look


def worded(window):
    """Return what shows words by itself and is wholly in sight."""
    kinds = (QLabel, QPushButton, QToolButton, QLineEdit)
    found = [w for kind in kinds for w in window.findChildren(kind)]
    return [
        w
        for w in found
        if w.isVisible()
        and w.isEnabled()
        and w.text().strip()
        and not w.visibleRegion().isEmpty()
        and w.visibleRegion().boundingRect() == w.rect()
        and not (isinstance(w, QToolButton) and w.toolButtonStyle() is ICON_ONLY and icon(w))
    ]


ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


def icon(button):
    return not button.icon().isNull()


def place_in(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def contrast_within(picture, rect):
    """Return the contrast of the commonest colour in a place with what differs most from it."""
    inner = rect.adjusted(3, 3, -3, -3) & picture.rect()
    colours = Counter(
        picture.pixelColor(x, y).name()
        for x in range(inner.left(), inner.right() + 1)
        for y in range(inner.top(), inner.bottom() + 1)
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour in colours)


def test_nothing_slides_or_fades(qapp):
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, True)
    hold_still(qapp)
    assert not any(qapp.isEffectEnabled(effect) for effect in EFFECTS)


def test_no_module_of_the_window_animates_anything():
    moving = re.compile(r"Q\w*Animation\b|QGraphics\w*Effect\b|setAnimated\(True|QTimeLine\b")
    assert not [p.name for p in PACKAGE.rglob("*.py") if moving.search(p.read_text("utf-8"))]


def test_a_caret_that_is_not_to_blink_does_not(qapp, window):
    former = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # as the system's setting arrives
    window.desk.paste_box.setFocus()
    press(Key.Key_A)
    assert qapp.cursorFlashTime() == 0
    qapp.setCursorFlashTime(former)


LEAVING = ("slots", "editor", "refusal", "desk_with_a_problem", "search", "keys")


@pytest.mark.parametrize("name", LEAVING)
def test_esc_leaves_it_with_the_keys_at_the_replies(opened, name):
    window = opened(name)
    free_of_empty_slots(window)
    if name != "desk_with_a_problem":
        press(Key.Key_Escape)
    places = (window.desk.replies, window.desk.paste_box, window.browse.tree)
    assert QApplication.focusWidget() in places


@pytest.mark.parametrize("name", ["settings", "flags", "shifts"])
def test_a_dialog_gives_the_keys_back_to_where_they_were(opened, name, qtbot):
    dialog = opened(name)
    window = dialog.parentWidget()
    press(Key.Key_Escape)
    window.activateWindow()  # what a window manager does
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert window.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("name", sorted(SCENES.keys() - {"flow"}))
def test_what_has_the_keys_looks_different(opened, name):
    """Every stop for Tab shows a ring, a frame or a caret."""
    window = opened(name)
    free_of_empty_slots(window)
    if QApplication.focusWidget() is None:
        press_tab(window)
    alike = []
    for widget in round_by_tab(Key.Key_Tab):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_keys = widget.grab().toImage()
        place = widget.mapTo(window, QPoint(0, 0)) if window.isAncestorOf(widget) else None
        other = next(w for w in controls(window) if w is not widget)
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == with_keys and place is not None:
            alike.append((type(widget).__name__, widget.accessibleName()))
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert not alike


def press_tab(window):
    window.setFocus()
    press(Key.Key_Tab)
