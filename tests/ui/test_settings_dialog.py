"""The settings: sections, search, keys, shops, files."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from replykit.errors import AutostartError
from replykit.services.settings_exchange import SettingsExchange, exported, planned
from replykit.settings import Settings, Shop
from ui.command_table import COMMANDS
from ui.key_clashes import ClashKind, clashes
from ui.key_map import KeyMap
from ui.setting_texts import FIELDS, difference_text
from ui.translations import Translations
from ui.widgets.key_field import KeyInput
from ui.widgets.settings_dialog import SettingsDialog
from ui.widgets.settings_import import SettingsImportDialog
from ui.widgets.settings_tools import SettingsTools

from .keyboard import CTRL, Key, press

TWO = Settings(
    profile={"shop": "云朵小铺", "agent": "小美"},
    shops={"二店": Shop("douyin", {"shop": "云朵二店", "agent": "小美"})},
)


class FakeAutostart:
    def __init__(self, denied=False):
        self.on = False
        self.denied = denied

    def is_on(self):
        return self.on

    def turn(self, on):
        if self.denied:
            raise AutostartError("PermissionError")
        self.on = on


@pytest.fixture
def exchange(tmp_path):
    return SettingsExchange(tmp_path / "before.json")


@pytest.fixture
def open_with(qtbot, book, look):
    def go(settings=TWO, **tools):
        dialog = SettingsDialog(settings, book, look, tools=SettingsTools(**tools))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return go


@pytest.fixture
def dialog(open_with):
    return open_with()


def shown(dialog):
    return [row.words.strip() for page in dialog.pages for row in page.rows if row.isVisible()]


def line(command):
    return next(line for line in COMMANDS if line.id == command)


def test_what_is_opened_and_saved_unchanged_is_the_same(open_with, qtbot):
    settings = Settings(
        theme="dark",
        hotkey="Ctrl+Alt+Q",
        watching=True,
        chats=("qianniu", "jd"),
        docked="left",
        compact=True,
        keys={"hold": "Z", "command of another version": "Y"},
        learning=False,
        keeps_examples=True,
        keeps_figures=False,
        in_tray=True,
        shop="一店",
        shops={"二店": Shop("jd", {"shop": "二店"})},
        profile={"shop": "云朵小铺", "own": "留着"},
        geometry=(1, 2, 3, 4),
    )
    dialog = open_with(settings)
    dialog.open_section(dialog.keys)
    with qtbot.waitSignal(dialog.chosen) as signal:
        dialog._accept()
    assert signal.args[0] == settings


def test_one_section_is_open_at_a_time(dialog):
    dialog.open_section(dialog.learning)
    assert [page for page in dialog.pages if page.isVisible()] == [dialog.learning]
    press(Key.Key_Tab, CTRL)
    assert dialog.section is dialog.system


@pytest.mark.parametrize("query", ["主题", "zt", "zhuti", "theme", "夜间"])
def test_a_search_finds_rows_of_every_section_by_words_and_pinyin(dialog, query):
    dialog.search.setText(query)
    assert any("主题" in words for words in shown(dialog))
    assert not any("字号" in words for words in shown(dialog))


def test_a_heading_finds_its_section_and_nothing_found_is_said(dialog):
    dialog.search.setText("隐私")
    assert len(shown(dialog)) == len(dialog.learning.rows)
    dialog.search.setText("没有的东西")
    assert shown(dialog) == []
    assert dialog.note.isVisible()
    dialog.search.clear()
    assert dialog.shop.isVisible()


def test_a_command_is_found_by_what_it_does(dialog):
    dialog.search.setText("换成稳妥")
    assert dialog.keys.fields["mend"].isVisible()
    assert not dialog.keys.fields["hold"].isVisible()


def test_a_pressed_key_is_taken_and_backspace_leaves_none(dialog):
    dialog.open_section(dialog.keys)
    field = dialog.keys.fields["hold"]
    field.input.setFocus()
    QTest.keyClick(field.input, Key.Key_Z)
    assert field.key == "Z"
    QTest.keyClick(field.input, Key.Key_Backspace)
    assert dialog.keys.chosen() == {"hold": ""}
    field.reset.click()
    assert dialog.keys.chosen() == {}


def test_escape_in_a_key_field_leaves_the_dialog_and_is_no_key(dialog):
    dialog.open_section(dialog.keys)
    field = dialog.keys.fields["hold"]
    field.input.setFocus()
    press(Key.Key_Escape)
    assert field.key == "Q"
    assert not dialog.isVisible()


def test_a_key_field_does_not_compose(qtbot):
    field = KeyInput()
    qtbot.addWidget(field)
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_two_commands_with_one_key_are_told_and_cannot_be_saved(dialog, qtbot):
    dialog.open_section(dialog.keys)
    dialog.keys.fields["hold"].put("F")
    assert "换成稳妥说法" in dialog.keys.notes["hold"].text()
    assert "先请客户稍等" in dialog.keys.notes["mend"].text()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog._accept()
    assert dialog.section is dialog.keys
    dialog.keys.use_usual_keys()
    with qtbot.waitSignal(dialog.chosen):
        dialog._accept()


def test_a_command_with_the_global_hotkey_is_told(dialog):
    dialog.chat.hotkey.put("Ctrl+L")
    assert "全局快捷键" in dialog.keys.notes["message"].text()


@pytest.mark.parametrize(
    ("command", "key", "kind"),
    [
        ("hold", "Ctrl+Space", ClashKind.INPUT_METHOD),
        ("hold", "Shift+Space", ClashKind.INPUT_METHOD),
        ("hold", "Ctrl+.", ClashKind.INPUT_METHOD),
        ("hold", "Meta+Q", ClashKind.INPUT_METHOD),
        ("message", "Ctrl+C", ClashKind.EDITING),
        ("message", "Ctrl+A", ClashKind.EDITING),
        ("message", "M", ClashKind.TYPING),
        ("message", "Shift+M", ClashKind.TYPING),
        ("hold", "3", ClashKind.REPLY),
        ("hold", "Ctrl+3", ClashKind.REPLY),
        ("hold", "Return", ClashKind.WINDOW),
        ("hold", "Tab", ClashKind.WINDOW),
        ("hold", "Esc", ClashKind.COMMAND),
    ],
)
def test_keys_that_others_need_are_told(command, key, kind):
    found = clashes(line(command), KeyMap({command: key}))
    assert kind in {clash.kind for clash in found}


def test_the_usual_keys_clash_with_nothing():
    assert not [clash for item in COMMANDS for clash in clashes(item, KeyMap(), "Ctrl+Alt+R")]


def test_a_lead_may_give_a_bank_command_a_key_of_the_desk():
    assert clashes(line("bank_new"), KeyMap({"bank_new": "Q"})) == ()


def test_the_shop_in_force_is_switched_with_its_whole_profile(dialog):
    dialog.shop.profile["hours"].setText("9:00到18:00")
    dialog.shop.shop.choose("二店")
    assert dialog.shop.platform.chosen() == "douyin"
    assert dialog.shop.profile["shop"].text() == "云朵二店"
    assert dialog.shop.address_form.placeholderText() == "宝"
    now = dialog.settled()
    assert (now.shop, now.platform) == ("二店", "douyin")
    assert now.shops["云朵小铺"].profile["hours"] == "9:00到18:00"


def test_a_shop_is_added_renamed_and_removed(dialog):
    dialog.shop.name.setText("三店")
    dialog.shop.add()
    assert dialog.settled().shop == "三店"
    assert dialog.settled().profile == {"shop": "三店", "agent": "小美"}
    dialog.shop.name.setText("分店")
    dialog.shop.rename()
    assert dialog.settled().shop == "分店"
    dialog.shop.remove()
    assert "分店" not in {dialog.settled().shop, *dialog.settled().shops}


def test_a_taken_name_is_said_and_changes_nothing(dialog):
    dialog.shop.name.setText("二店")
    dialog.shop.add()
    assert "二店" in dialog.shop.note.text()
    assert set(dialog.settled().shops) == {"二店"}


def test_open_programs_are_offered_and_added_once(open_with):
    dialog = open_with(Settings(chats=("qianniu",)), programs=lambda: ("qianniu", "wechat"))
    dialog.open_section(dialog.chat)
    buttons = {b.text(): b for b in dialog.chat.findChildren(QPushButton)}
    assert "+ qianniu" not in buttons
    buttons["+ wechat"].click()
    buttons["+ wechat"].click()
    assert dialog.settled().chats == ("qianniu", "wechat")


def test_what_is_stored_can_be_asked_for(dialog, qtbot):
    with qtbot.waitSignal(dialog.stored_wanted):
        dialog.learning.stored.click()


def test_the_start_with_the_system_shows_its_true_state(open_with):
    autostart = FakeAutostart()
    dialog = open_with(autostart=autostart)
    dialog.system.autostart.click()
    assert autostart.on
    assert dialog.system.autostart.isChecked()


def test_a_refused_start_with_the_system_is_said_and_not_ticked(open_with):
    dialog = open_with(autostart=FakeAutostart(denied=True))
    dialog.open_section(dialog.system)
    dialog.system.autostart.click()
    assert not dialog.system.autostart.isChecked()
    assert "PermissionError" in dialog.system.note.text()


def test_an_import_is_shown_before_it_is_taken_and_can_be_undone(
    open_with, exchange, tmp_path, qtbot
):
    path = tmp_path / "theirs.json"
    path.write_text(exported(Settings(theme="dark", keys={"hold": "Z"}), personal=False))
    dialog = open_with(exchange=exchange)
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.show_import(path)
    asked = dialog.findChild(SettingsImportDialog)
    said = asked.list.toPlainText().splitlines()
    assert "主题：auto → dark" in said
    assert "快捷键 · 先请客户稍等：（无） → Z" in said
    with qtbot.waitSignal(dialog.chosen) as signal:
        asked.take.click()
    taken = signal.args[0]
    assert (taken.theme, taken.profile) == ("dark", TWO.profile)
    again = open_with(taken, exchange=exchange)
    with qtbot.waitSignal(again.chosen) as signal:
        again.undo_import()
    assert (signal.args[0].theme, signal.args[0].keys) == ("auto", {})


def test_an_import_that_is_not_agreed_to_changes_nothing(open_with, exchange, tmp_path, qtbot):
    path = tmp_path / "theirs.json"
    path.write_text(exported(Settings(theme="dark"), personal=False))
    dialog = open_with(exchange=exchange)
    dialog.show_import(path)
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.findChild(SettingsImportDialog).reject()
    assert not exchange.can_undo


def test_what_an_import_leaves_out_is_named(open_with, exchange, tmp_path):
    path = tmp_path / "bad.json"
    values = {"font_px": 900, "<colour>": 1, "theme": "dark"}
    path.write_text(json.dumps({"replykit_settings": 1, "settings": values}))
    dialog = open_with(exchange=exchange)
    dialog.show_import(path)
    said = dialog.findChild(SettingsImportDialog).list.toPlainText().splitlines()
    assert "字号：值不能用" in said
    assert "<colour>：没有这项设置" in said


def test_a_file_of_another_program_is_said(open_with, exchange, tmp_path):
    path = tmp_path / "x.json"
    path.write_text("{}")
    dialog = open_with(exchange=exchange)
    dialog.show_import(path)
    assert "ReplyKit" in dialog.note.text()
    assert dialog.findChild(SettingsImportDialog) is None


def test_an_export_has_no_personal_data_unless_asked_for(open_with, exchange, tmp_path):
    dialog = open_with(exchange=exchange)
    dialog.export_to(tmp_path / "a.json")
    dialog.system.personal.setChecked(True)
    dialog.export_to(tmp_path / "b.json")
    assert "小美" not in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "小美" in (tmp_path / "b.json").read_text(encoding="utf-8")


def test_every_setting_has_a_name_for_lists_of_changes():
    assert set(FIELDS) == set(Settings.__dataclass_fields__)


def test_a_long_or_broken_value_is_shown_on_one_short_line():
    text = json.dumps({"replykit_settings": 1, "settings": {"profile": {"agent": "a\n" * 200}}})
    (item,) = planned(text, Settings()).differences
    assert "\n" not in difference_text(item)
    assert len(difference_text(item)) < 120


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("px", [12, 14, 20])
def test_every_section_fits_the_width_of_the_window(open_with, look, language, px):
    translations = Translations()
    translations.speak(language)
    look.choose("light", px)
    dialog = open_with(exchange=None, autostart=FakeAutostart())
    dialog.setFont(look.style.font())
    dialog.resize(380, 720)
    for section in dialog.pages:
        dialog.open_section(section)
        QApplication.processEvents()
        assert dialog.width() == 380
        room = dialog._area.viewport().width()
        assert section.minimumSizeHint().width() <= room, section.title
    translations.speak("zh")


def test_a_key_is_taken_from_the_settings_of_the_window(window, qtbot):
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.open_section(dialog.keys)
    dialog.keys.fields["why"].put("Z")
    with qtbot.waitSignal(window.settings_changed) as signal:
        dialog._accept()
    assert signal.args[0].keys == {"why": "Z"}


def test_what_is_stored_is_shown_in_the_window_and_nothing_written_is_lost(window, qtbot):
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.shop.profile["agent"].setText("小美")
    with qtbot.waitSignal(window.settings_changed) as signal:
        dialog.learning.stored.click()
    assert signal.args[0].profile == {"agent": "小美"}
    assert window.pages.currentWidget() is window.kept.page()
    assert not dialog.isVisible()
