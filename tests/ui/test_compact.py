from dataclasses import replace

import pytest

from replykit.settings import Settings
from tests.ui.conftest import QUESTION, row_of


@pytest.fixture
def strip(window):
    window.desk.paste_box.put(QUESTION)
    window.toggle_compact()
    return window


def test_the_strip_is_chips_and_three_replies(strip):
    assert strip.compact
    assert strip.height() <= 180
    assert not strip.desk.paste_box.isVisible()
    assert not strip.places.isVisible()
    assert strip.desk.chips.isVisible()
    rows = [strip.desk.replies.visualRect(strip.desk.model.index(n)) for n in range(3)]
    assert all(strip.desk.replies.viewport().rect().contains(row) for row in rows)


def test_the_keys_copy_from_the_strip(strip, clipboard):
    strip.picker.copy_number(1)
    assert clipboard.content == "您好，发货时间以页面为准。"


def test_the_whole_window_comes_back_as_high_as_it_was(strip):
    strip.toggle_compact()
    assert not strip.compact
    assert strip.height() == 720
    assert strip.desk.paste_box.isVisible()


def test_what_asks_for_room_gets_it_and_gives_it_back(strip):
    strip.picker.copy_number(row_of(strip, "ship_time-soon"))
    assert strip.panels.active is strip.panels.slot_form
    assert not strip.compact
    assert strip.height() == 720
    strip.panels.close_panel()
    assert strip.compact
    strip.go_to_bank()
    assert not strip.compact
    strip.go_to_desk()
    assert strip.compact


def test_the_message_box_and_the_search_bring_the_whole_window(strip):
    strip.focus_paste()
    assert not strip.compact
    assert strip.desk.paste_box.hasFocus()
    strip.toggle_compact()
    strip.focus_search()
    assert not strip.compact


def test_the_strip_is_remembered_and_the_height_of_the_whole_window_too(strip, qtbot):
    with qtbot.waitSignal(strip.settings_changed) as changed:
        strip.close()
    [settings] = changed.args
    assert settings.compact
    assert settings.geometry[3] == 720


@pytest.mark.parametrize("font_px", [12, 20])
def test_the_strip_shows_three_replies_in_every_size(strip, look, font_px):
    look.choose("light", font_px)
    strip.apply(replace(Settings(on_top=False), font_px=font_px, compact=True))
    strip.toggle_compact()
    strip.toggle_compact()
    third = strip.desk.replies.visualRect(strip.desk.model.index(2))
    assert strip.desk.replies.viewport().rect().contains(third)


def test_the_way_back_from_the_strip_is_always_in_the_header(strip):
    strip.resize(340, strip.height())
    assert strip.header._strip.isVisible()
