"""The handbook's page by keys and mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from replykit.domain.handbook import Origin
from replykit.domain.practice import FlagColour, FlagPurpose, Shift
from tests.builders import a_handbook, a_preset, a_rule
from ui.reference_texts import flow_card
from ui.widgets.flow_view import ZOOM_MAX
from ui.widgets.practice_dialogs import FlagsDialog, ShiftsDialog
from ui.widgets.reference_page import Practice, ReferencePage

BOOK = a_handbook()
FLOW, STANDARD = BOOK.flows[0], BOOK.standards[0]


@pytest.fixture
def page(qtbot, look):
    page = ReferencePage(look)
    qtbot.addWidget(page)
    page.resize(380, 600)
    page.show()
    page.show_handbook(BOOK, {}, (), {"other": "其他"})
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    return page


@pytest.fixture
def chart(page, qtbot):
    page.show_flow(FLOW)
    qtbot.waitUntil(page.flow_page.view.hasFocus)
    return page.flow_page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def step_in_focus():
    return QApplication.focusWidget().step.id


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_asks_for_a_handbook_when_it_is_shown_first(qtbot, look):
    page = ReferencePage(look)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wanted):
        page.show()
    page.show_handbook(BOOK, {}, ())
    page.hide()
    with qtbot.assertNotEmitted(page.wanted):
        page.show()


def test_a_standard_is_read_with_figure_meaning_and_caution(page):
    page.index.expandAll()
    page.index.select(STANDARD)
    shown = words(page.card)
    for part in ("首次响应", "S01", "10 秒", "多久答第一句", "各平台通用", "从严"):
        assert part in shown


def entries(page):
    model = page.index.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        model.index(row, 0, group).data()
        for group in groups
        for row in range(model.rowCount(group))
    ]


def test_a_rule_no_text_can_break_is_read_all_the_same(page):
    read = a_rule("R55", title_zh="值班作息", phrases=(), checked=False, penalty="扣1分", why="累")
    page.show_handbook(BOOK, {}, (), rules=(read, a_rule("W08", title_zh="少用“哦”")))
    page.index.expandAll()
    page.index.select(read)
    shown = words(page.card)
    for part in ("值班作息", "R55", "扣1分", "累", "供参考"):
        assert part in shown
    page.index.select(a_rule("W08", title_zh="少用“哦”"))
    assert "复制前自动检查" in words(page.card)


def test_only_what_holds_on_the_platform_in_force_is_read(window, presenter):
    here, there = a_rule("R01", title_zh="都一样"), a_rule("R28", title_zh="只在快手")
    book = replace(presenter.book, rules=(here, replace(there, platforms=("kuaishou",))))
    window.reference.show_handbook(BOOK, book)
    page = window.pages.reference
    assert "都一样" in entries(page)
    assert "只在快手" not in entries(page)
    window.header.platform_chosen.emit("kuaishou")
    assert "只在快手" in entries(page)
    window.header.platform_chosen.emit("other")
    assert "只在快手" in entries(page)


def test_the_field_narrows_the_list_to_what_contains_its_words(page):
    page.filter.setText("first resp")
    model = page.index.model()
    assert model.rowCount() == 1
    assert model.index(0, 0, model.index(0, 0)).data() == "首次响应"
    page.filter.setText("没有这个词")
    assert model.rowCount() == 0
    assert page.step_back()
    assert model.rowCount() > 3


def test_enter_opens_a_flow_and_stepping_back_leaves_it(page, qtbot):
    page.index.select(FLOW)
    assert "有出入" in words(page.card)
    page.index.setFocus()
    press(Qt.Key.Key_Return)
    assert page.flow_page.isVisible()
    assert page.step_back()
    assert not page.flow_page.isVisible()
    assert page.index.hasFocus()
    assert not page.step_back()


def test_the_button_of_the_card_opens_the_flow_too(page):
    page.index.select(FLOW)
    page.card.button.click()
    assert page.flow_page.isVisible()
    page.flow_page.back.click()
    assert not page.flow_page.isVisible()


def test_the_arrows_walk_from_step_to_step(chart):
    press(Qt.Key.Key_Down)
    assert step_in_focus() == "ask"
    press(Qt.Key.Key_Down)
    assert step_in_focus() == "left"
    press(Qt.Key.Key_Right)
    assert step_in_focus() == "right"
    press(Qt.Key.Key_Right)
    assert step_in_focus() == "right"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert step_in_focus() == "tell"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert step_in_focus() == "ask"


def test_tab_goes_from_a_step_to_its_scripts(chart):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chart.panel.buttons[0]


def test_the_step_in_focus_is_explained_with_its_origin(chart):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert "先道歉" in words(chart.panel)
    assert "依据手册" in words(chart.panel)
    press(Qt.Key.Key_Right)
    assert "本工具补充" in words(chart.panel)


def test_enter_or_the_button_leads_to_the_scripts(page, chart, qtbot):
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.scripts_wanted) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == ["damage"]
    (button,) = chart.panel.buttons
    assert "破损" in button.text()
    with qtbot.waitSignal(page.scripts_wanted):
        button.click()
    press(Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(page.scripts_wanted):
        press(Qt.Key.Key_Return)


def test_a_screen_reader_hears_text_note_and_origin(chart):
    box = chart.view.chart.boxes["left"]
    assert box.accessibleName() == "第1步"
    assert box.accessibleDescription() == "先道歉 依据手册 接着：第2步"
    question = chart.view.chart.boxes["ask"].accessibleDescription()
    assert "是: 第1步; 否: 第1步" in question
    assert chart.view.accessibleName() == "破损"


def test_a_chart_is_as_wide_as_its_view_until_it_is_zoomed(chart):
    view = chart.view
    assert view.chart.width() <= view.viewport().width()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Plus)
    assert view.zoom == 110
    assert view.chart.width() > view.viewport().width()
    assert step_in_focus() == "ask"
    press(Qt.Key.Key_0)
    assert view.zoom == 100


def test_zoom_has_its_limits_and_follows_ctrl_and_wheel(chart):
    view = chart.view
    view.zoom_to(10_000)
    assert view.zoom == ZOOM_MAX
    where = QPointF(10, 10)
    for modifier, change in ((Qt.KeyboardModifier.ControlModifier, -10), (None, 0)):
        before = view.zoom
        event = QWheelEvent(
            where,
            where,
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifier or Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
        assert view.zoom == before + change


def test_the_chart_grows_with_the_type(chart, look):
    before = chart.view.chart.height()
    look.choose("dark", 20)
    assert chart.view.chart.height() > before


def test_flags_not_settled_show_the_first_manual_and_say_so(page):
    page.index.select(Practice.FLAGS)
    assert "黄旗" in words(page.card)
    assert "还没设定" in words(page.card)
    page.show_practice({FlagPurpose.DEAL: FlagColour.BLUE}, ())
    assert "蓝旗" in words(page.card)
    assert "还没设定" not in words(page.card)


def test_flags_are_taken_from_a_manual_and_changed(page, qtbot):
    page.index.select(Practice.FLAGS)
    page.card.button.click()
    dialog = page.findChild(FlagsDialog)
    dialog.presets[1].click()
    dialog.rows[FlagPurpose.AUDIT].buttons[FlagColour.GREY].click()
    with qtbot.waitSignal(page.flags_changed) as changed:
        dialog.save.click()
    (flags,) = changed.args
    assert flags[FlagPurpose.DEAL] is FlagColour.RED
    assert flags[FlagPurpose.AUDIT] is FlagColour.GREY
    assert "灰旗" in words(page.card)


def test_shifts_are_added_changed_and_removed(page, qtbot):
    page.index.select(Practice.SHIFTS)
    assert "周一 08:20–08:50" in words(page.card)
    page.card.button.click()
    dialog = page.findChild(ShiftsDialog)
    dialog.rows[1].removed.emit()
    dialog.more.click()
    dialog.rows[1].name.setText(" 夜班 ")
    dialog.rows[1].day.setCurrentIndex(6)
    dialog.more.click()
    with qtbot.waitSignal(page.shifts_changed) as changed:
        dialog.save.click()
    assert changed.args[0] == (
        Shift("白班", "09:00", "17:30"),
        Shift("夜班", "09:00", "18:00", 6),
    )
    assert "周六 09:00–18:00" in words(page.card)


def test_a_form_that_is_left_changes_nothing(page, qtbot):
    page.index.select(Practice.FLAGS)
    page.card.button.click()
    dialog = page.findChild(FlagsDialog)
    dialog.take_preset(a_preset("manual-b", FlagColour.RED))
    with qtbot.assertNotEmitted(page.flags_changed):
        dialog.reject()


def test_h_opens_the_handbook_and_esc_goes_back_step_by_step(window, presenter):
    window.reference.wanted.connect(lambda: window.reference.show_handbook(BOOK, presenter.book))
    window.go_to_desk()
    window.places.desk.setFocus()
    press(Qt.Key.Key_H)
    page = window.pages.reference
    assert page.isVisible()
    assert window.places.handbook.isChecked()
    page.show_flow(FLOW)
    press(Qt.Key.Key_Escape)
    assert page.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.desk.isVisible()
    assert window.places.desk.isChecked()


def test_the_scripts_of_a_step_are_shown_in_the_bank(window, presenter):
    window.reference.wanted.connect(lambda: window.reference.show_handbook(BOOK, presenter.book))
    window.go_to_handbook()
    window.pages.reference.scripts_wanted.emit("damage")
    assert window.browse.isVisible()
    assert window.browse.tree.phrase().id == "damaged-sorry"
    window.pages.reference.scripts_wanted.emit("bargain")
    assert window.browse.tree.phrase().id == "bargain-floor"


def test_what_the_shop_settles_becomes_a_setting(window, presenter, qtbot):
    window.reference.wanted.connect(lambda: window.reference.show_handbook(BOOK, presenter.book))
    window.go_to_handbook()
    flags = {FlagPurpose.DEAL: FlagColour.BLUE}
    with qtbot.waitSignal(window.settings_changed) as changed:
        window.pages.reference.flags_changed.emit(flags)
    assert changed.args[0].flags == flags
    with qtbot.waitSignal(window.settings_changed) as changed:
        window.pages.reference.shifts_changed.emit((Shift("白班", "09:00", "17:30"),))
    assert changed.args[0].flags == flags
    assert changed.args[0].shifts[0].name == "白班"


def test_the_handbook_is_not_built_before_it_is_wanted(window):
    assert window.pages.reference is None


@pytest.mark.parametrize(("width", "body"), [(320, 14), (380, 20)])
def test_tabs_keep_their_names_and_the_search_gives_way(window, look, width, body):
    look.choose("light", body)
    window.resize(width, 720)
    QApplication.processEvents()
    assert window.width() == width
    for tab in (window.places.desk, window.places.bank, window.places.handbook):
        assert tab.width() >= tab.fontMetrics().horizontalAdvance(tab.text())
    assert window.places.search.width() >= look.sizes.control


@pytest.mark.parametrize(("ours", "size"), [(0, "共 3 步"), (1, "共 3 步，其中 1 步由本工具补充")])
def test_a_flow_says_how_many_steps_are_ours_only_if_some_are(ours, size):
    step = replace(FLOW.steps[0], origin=Origin.MANUAL)
    steps = (replace(step, origin=Origin.OURS),) * ours + (step,) * (3 - ours)
    assert size in [line.text for line in flow_card(replace(FLOW, steps=steps)).lines]
