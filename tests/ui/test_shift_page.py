"""The page of the shift: table, chart, former shifts, export."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from replykit.domain.conversation import ConversationId, ReplyTime
from replykit.domain.practice import Shift
from replykit.services.shift import report_of
from ui.shift_texts import csv_text, span_name
from ui.widgets.shift_chart import ShiftChart
from ui.widgets.shift_figures import ShiftFiguresView

from .test_shift_footer import NOON, SPAN, answer, clocks, shifts, start  # noqa: F401


def some_replies(count=150, day=0):
    """Replies of a shift, every third one slow."""
    found = []
    for n in range(count):
        copied = NOON - timedelta(days=day) + timedelta(minutes=2 * n - 60)
        seconds = (6, 12, 45)[n % 3]
        who = ConversationId(f"{day}-{n // 2}")
        came = copied - timedelta(seconds=seconds)
        found.append(ReplyTime(who, came, copied, first=n % 2 == 0))
    return found


@pytest.fixture
def report():
    return report_of(SPAN, some_replies())


@pytest.fixture
def view(qtbot, look, report):
    view = ShiftFiguresView(look)
    qtbot.addWidget(view)
    view.resize(380, 600)
    view.show_report(report)
    view.show()
    return view


@pytest.fixture
def page(start, shifts, clocks, qtbot):  # noqa: F811
    for day in (0, 1):
        for reply in some_replies(20 + day, day):
            shifts.replies[uuid4()] = reply
    program = start()
    clocks.pass_(3600)
    qtbot.waitUntil(lambda: program.shift.figures().turns == 20)
    program.window.go_to_shift()
    return program.window.pages.shift


def values(view):
    rows = (view.table.topLevelItem(n) for n in range(view.table.topLevelItemCount()))
    return {row.text(0): (row.text(1), row.text(2)) for row in rows}


def test_the_table_shows_figures_and_what_they_are_held_against(view):
    shown = values(view)
    assert shown["首次响应"] == ("21s", "≤ 10s")
    assert shown["30 秒回复率"] == ("66%", "≥ 80%")
    assert shown["回复"] == ("150", "")


def test_a_verdict_is_said_besides_its_colour(view):
    item = view.table.topLevelItem(0)
    assert item.data(1, Qt.ItemDataRole.AccessibleTextRole) == "21s，超出标准"
    assert not item.icon(1).isNull()


def test_enter_on_a_figure_asks_for_its_standard(view, qtbot):
    view.table.setCurrentItem(view.table.topLevelItem(2))
    assert "S10" in view.note.text()
    with qtbot.waitSignal(view.standard_wanted) as signal:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert signal.args == ["S10"]


def test_a_figure_without_a_standard_asks_for_none(view, qtbot):
    view.table.setCurrentItem(view.table.topLevelItem(view.table.topLevelItemCount() - 1))
    with qtbot.assertNotEmitted(view.standard_wanted):
        QTest.keyClick(view.table, Qt.Key.Key_Return)


def test_arrow_keys_go_through_the_quarters_and_say_them(view):
    chart = view.chart
    for key, place in (("Right", 0), ("Right", 1), ("End", -1), ("Left", -2), ("Home", 0)):
        QTest.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
        quarter = chart.quarters[place]
        assert view.readout.text().startswith(f"{quarter.start:%H:%M}，{quarter.turns} 条回复")
        assert chart.accessibleDescription() == view.readout.text()


def test_a_click_goes_to_the_quarter_below_it(view):
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=view.chart.rect().center())
    assert view.readout.text() != ""


def test_the_chart_stands_in_a_table_too(view, report):
    QTest.keyClick(view.chart, Qt.Key.Key_Space)
    assert view.quarters.isVisible()
    assert view.quarters.topLevelItemCount() == len(report.quarters)
    assert view.quarters.topLevelItem(0).text(1) == "12s"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("font_px", [12, 20])
@pytest.mark.parametrize("count", [0, 1, 150])
def test_the_chart_paints_in_every_theme_and_size(qtbot, look, theme, font_px, count):
    look.choose(theme, font_px)
    chart = ShiftChart(look)
    qtbot.addWidget(chart)
    chart.show_report(report_of(SPAN, some_replies(count)))
    chart.resize(320, chart.sizeHint().height())
    image = chart.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert len(colours) > 1


def test_the_page_opens_on_the_running_shift_and_a_key_and_a_press_lead_to_it(page, qtbot):
    window = page.window()
    assert values(page.figures)["回复"][0] == "20"
    window.go_to_desk()
    window.desk.replies.setFocus()
    window.footer.figures.click()
    assert window.pages.currentWidget() is page
    assert page.shift.count() == 7


def test_a_former_shift_can_be_looked_at_and_left_with_esc(page, qtbot):
    with qtbot.waitSignal(page._presenter.reported):
        page.shift.setCurrentIndex(1)
    assert values(page.figures)["回复"][0] == "21"
    page.window().step_back()
    assert page.shift.currentIndex() == 0
    assert values(page.figures)["回复"][0] == "20"
    page.window().step_back()
    assert page.window().pages.currentWidget() is page.window().desk


def test_a_new_reply_shows_at_once(page, qtbot):
    window = page.window()
    window._presenter.paste("在吗")
    window._presenter.copy(window._presenter.draft("ship_time-page"))
    qtbot.waitUntil(lambda: values(page.figures)["回复"][0] == "21")


def test_a_standard_is_read_in_the_handbook(page, qtbot):
    window = page.window()
    page.figures.standard_wanted.emit("S01")
    card = window.pages.reference.card
    qtbot.waitUntil(lambda: card.isVisible() and card.title.text() == "首次响应")


def test_the_figures_are_exported_for_a_spreadsheet(page, tmp_path, qtbot):
    file = tmp_path / "班次.csv"
    with qtbot.waitSignal(page._presenter.saved) as signal:
        page._presenter.save(file, csv_text(page.figures.report))
    assert signal.args == ["班次.csv"]
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["班次", "开始", "结束", "项目", "数值", "标准", "结论", "编号"]
    assert {len(row) for row in rows} == {8}
    assert "没有导出" not in page.window().footer.status.text()


def test_a_file_that_cannot_be_written_is_owned_up_to(page, tmp_path, qtbot):
    with qtbot.waitSignal(page._presenter.not_saved):
        page._presenter.save(tmp_path / "missing" / "班次.csv", "")
    assert "没有导出" in page.window().footer.status.text()


def test_a_shift_named_like_a_formula_is_exported_as_a_text(report):
    span = replace(SPAN, name="=1+1")
    exported = csv_text(report_of(span, some_replies(3)))
    assert "\r\n'=1+1," in exported


def test_shifts_are_named_by_day_and_hours():
    named = replace(SPAN, name="白班")
    assert span_name(named, NOON) == "今天 白班 00:00–00:00"
    assert span_name(named, NOON + timedelta(days=1)).startswith("昨天")
    assert span_name(SPAN, NOON + timedelta(days=5)) == "01-02"


def test_other_shifts_are_offered_once_the_shop_has_settled_them(page):
    window = page.window()
    settings = replace(window._settings, shifts=(Shift("白班", "09:00", "17:30"),))
    window._set(settings)
    window.go_to_desk()
    window.go_to_shift()
    assert "白班" in page.shift.currentText()
