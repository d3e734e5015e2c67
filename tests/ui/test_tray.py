"""The tray, the start in the background, and shops switched from the header."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from replykit.settings import Settings, Shop, load_settings
from ui import app as app_module
from ui import run as run_module
from ui.app import Program
from ui.app_icon import SIZES_PX, app_icon
from ui.run import run
from ui.single_instance import SingleInstance
from ui.tray import Tray, tray_available
from ui.widgets.settings_dialog import SettingsDialog

from .keyboard import CTRL, Key, press


@pytest.fixture
def with_tray(monkeypatch):
    monkeypatch.setattr(app_module, "tray_available", lambda: True)


@pytest.fixture
def begin(qapp, qtbot, workplace):
    started = []

    def go(*, background=False, **changes):
        settings = replace(workplace.settings, **changes)
        program = Program(qapp, replace(workplace, settings=settings))
        started.append(program)
        with qtbot.waitSignal(program.loader.settled):
            program.start(background=background)
        return program

    yield go
    for program in started:
        program.window.quit()
        program.stop()
        program._translations.speak("zh")


def test_the_icon_is_drawn_in_every_size(qapp):
    icon = app_icon()
    assert {size.width() for size in icon.availableSizes()} == set(SIZES_PX)
    image = icon.pixmap(32, 32).toImage()
    assert len({image.pixel(x, 14) for x in range(32)}) > 2


def test_the_menu_says_what_is_set_and_asks_for_the_rest(qapp, qtbot):
    tray = Tray()
    tray.apply(Settings(watching=True))
    assert tray.watch_action.isChecked()
    for action, signal in (
        (tray.show_action, tray.show_wanted),
        (tray.watch_action, tray.watch_wanted),
        (tray.settings_action, tray.settings_wanted),
        (tray.quit_action, tray.quit_wanted),
    ):
        assert action.text()
        with qtbot.waitSignal(signal):
            action.trigger()
    with qtbot.waitSignal(tray.show_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.close()


def test_a_closed_window_stays_in_the_tray_and_comes_back(with_tray, begin, qtbot):
    program = begin(in_tray=True)
    with qtbot.assertNotEmitted(program.closed):
        program.window.close()
    assert not program.window.isVisible()
    program.tray.show_wanted.emit()
    assert program.window.isVisible()


def test_quitting_from_the_tray_ends_it(with_tray, begin, qtbot):
    program = begin(in_tray=True)
    program.window.close()
    with qtbot.waitSignal(program.closed):
        program.tray.quit_wanted.emit()


def test_without_a_tray_closing_ends_it(begin, qtbot):
    assert not tray_available()
    program = begin(in_tray=True)
    assert program.tray is None
    with qtbot.waitSignal(program.closed):
        program.window.close()


def test_without_the_wish_closing_ends_it_although_there_is_a_tray(with_tray, begin, qtbot):
    program = begin(in_tray=False)
    with qtbot.waitSignal(program.closed):
        program.window.close()


def test_where_it_stood_is_kept_when_it_goes_to_the_tray(with_tray, begin, workplace):
    program = begin(in_tray=True)
    program.window.close()
    assert load_settings(workplace.paths.settings).geometry is not None


def test_quitting_holds_for_what_is_not_saved_and_shows_it(with_tray, begin, qtbot, monkeypatch):
    program = begin(in_tray=True, role="lead")
    program.window.close()
    held = [True]
    monkeypatch.setattr(program.window.browse, "hold_back", lambda: bool(held))
    with qtbot.assertNotEmitted(program.closed):
        program.tray.quit_wanted.emit()
    assert program.window.isVisible()
    held.clear()
    program.window.close()
    assert not program.window.isVisible()


def test_the_tray_speaks_the_language_chosen(with_tray, begin):
    program = begin()
    program.window._set(replace(program._settings, language="en"))
    assert program.tray.quit_action.text() == "Quit ReplyKit"


def test_the_tray_opens_the_settings_with_everything_they_need(with_tray, begin):
    program = begin()
    program.tray.settings_wanted.emit()
    dialog = program.window.findChild(SettingsDialog)
    assert dialog.system.autostart is not None
    assert dialog._tools.exchange is not None
    dialog.reject()


def test_a_start_in_the_background_loads_the_bank_without_a_window(with_tray, begin):
    program = begin(background=True)
    assert not program.window.isVisible()
    assert program.presenter.book.phrases
    program.tray.show_wanted.emit()
    assert program.window.isVisible()


def test_a_start_in_the_background_without_a_tray_is_minimised(begin):
    program = begin(background=True)
    assert program.window.isMinimized()


def test_a_second_start_brings_the_first_window_forward(begin, qapp, qtbot, workplace):
    first = SingleInstance(workplace.paths.data)
    assert first.claim()
    program = Program(qapp, workplace, instance=first)
    with qtbot.waitSignal(program.loader.settled):
        program.start()
    program.window.showMinimized()
    (workplace.paths.data / "calls" / "show").touch()
    qtbot.waitUntil(lambda: not program.window.isMinimized())
    program.window.quit()
    program.stop()
    first.close()


def test_a_second_start_that_was_heard_ends_at_once(qapp, workplace, monkeypatch):
    monkeypatch.setattr(SingleInstance, "claim", lambda self: False)
    monkeypatch.setattr(SingleInstance, "call", lambda self: True)
    monkeypatch.setattr(run_module, "Program", None)  # it would be called
    assert run(workplace) == 0


def test_the_smoke_test_asks_nobody(qapp, workplace, monkeypatch):
    monkeypatch.setattr(SingleInstance, "claim", lambda self: False)
    monkeypatch.setattr(SingleInstance, "call", lambda self: True)
    assert run(workplace, smoke_test=True) == 0


def test_the_smoke_test_ends_even_if_closing_stays_in_the_tray(with_tray, workplace):
    settings = replace(workplace.settings, in_tray=True)
    assert run(replace(workplace, settings=settings), smoke_test=True) == 0


def test_the_header_names_the_shop_and_its_menu_switches_it(begin, qtbot):
    shops = {"二店": Shop("douyin", {"shop": "云朵二店", "agent": "阿强"})}
    program = begin(profile={"shop": "云朵小铺", "agent": "小美"}, shops=shops)
    window = program.window
    assert window.header.profile.text().startswith("云朵小铺")
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press(Key.Key_P, CTRL)
    menu = window.header.shops
    qtbot.waitUntil(menu.isVisible)
    next(action for action in menu.actions() if "二店" in action.text()).trigger()
    menu.hide()
    assert window.header.profile.text() == "二店 · 阿强"
    assert "二店" in window.footer.status.text()
    assert program._settings.platform == "douyin"


def test_a_long_name_of_a_shop_keeps_its_beginning_where_room_is_short(begin, qtbot):
    program = begin(profile={"shop": "云朵小铺女装旗舰店官方直营", "agent": "小美"})
    header = program.window.header
    program.window.resize(380, 720)
    qtbot.waitUntil(lambda: header.width() == 380)
    assert header.profile.text().startswith("云朵小铺")
    assert header.profile.text().endswith("…")
    assert "官方直营" in header.profile.accessibleName()
