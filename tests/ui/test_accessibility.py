"""Every page as a screen reader hears it and as somebody without a mouse walks it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from replykit.pipeline.flow import Snapshot
from replykit.ports import MergeReport
from replykit.services.workplace import OpenedBank
from tests.fakes import FakeBank
from tests.heard import faults, named, of_role
from ui.widgets.chips import percent
from ui.widgets.settings_dialog import SettingsDialog

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
        return opener(program, qtbot.waitUntil)

    return go


@pytest.mark.parametrize("name", SCENES)
def test_everything_that_can_be_done_is_heard_with_name_and_kind(opened, name):
    found = faults(heard(opened(name)))
    assert not found, "\n".join(found)


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
