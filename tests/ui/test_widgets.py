"""Dialog, panels and pictures on their own; names for screen readers."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from replykit.settings import Settings
from ui.icons import Icon, paint_icon
from ui.widgets.chips import percent
from ui.widgets.labels import as_plain
from ui.widgets.settings_dialog import SettingsDialog

from .conftest import QUESTION, row_of


@pytest.fixture
def dialog(qtbot, book, look):
    settings = Settings(profile={"shop": "云朵小铺", "other": "留着"}, theme="light")
    dialog = SettingsDialog(settings, book, look)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def test_settings_are_what_was_typed_and_chosen(dialog, qtbot):
    dialog.shop.profile["agent"].setText(" 小美 ")
    dialog.shop.profile["shop"].clear()
    dialog.looks.theme.choose("dark")
    dialog.looks.language.choose("en")
    dialog.looks.font_px.setValue(18)
    dialog.looks.on_top.setChecked(False)
    with qtbot.waitSignal(dialog.chosen) as signal:
        dialog._accept()
    chosen = signal.args[0]
    assert chosen.profile == {"agent": "小美", "other": "留着"}
    assert (chosen.theme, chosen.language, chosen.font_px, chosen.on_top) == (
        "dark",
        "en",
        18,
        False,
    )


def test_cancelled_settings_change_nothing(dialog, qtbot):
    dialog.shop.profile["agent"].setText("小美")
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.reject()


def test_the_window_opens_the_dialog_and_takes_over_what_was_chosen(window, qtbot):
    window.header.profile.click()
    dialog = window.findChild(SettingsDialog)
    dialog.shop.profile["shop"].setText("云朵小铺")
    with qtbot.waitSignal(window.settings_changed):
        dialog._accept()
    assert window.header.profile.text() == "云朵小铺"


def test_the_platform_is_chosen_from_the_header(window, qtbot):
    [jd] = [a for a in window.header._menu.actions() if a.data() == "jd"]
    with qtbot.waitSignal(window.settings_changed) as signal:
        jd.trigger()
    assert signal.args[0].platform == "jd"


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_draws_something(qapp, icon):
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, icon, QRectF(0, 0, 16, 16), "#000000")
    painter.end()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_everything_that_takes_the_focus_has_a_name(window):
    window.desk.paste_box.put(QUESTION)
    window._presenter.copy(window.desk.replies.reply(row_of(window, "ship_time-order")))
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit)
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_a_screen_reader_hears_what_enter_would_copy(window):
    window.desk.paste_box.put(QUESTION)
    item = window.desk.replies.reply(row_of(window, "ship_time-page"))
    interface = QAccessible.queryAccessibleInterface(window.desk.replies)
    heard = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert item.draft.text in heard


def test_tab_goes_through_the_window_and_comes_back(window):
    window.desk.paste_box.put(QUESTION)
    window.desk.replies.reply(row_of(window, "ship_time-page"))
    window.desk.paste_box.setFocus()
    seen = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert window.desk.replies in seen
    assert window.places.search in seen
    assert window.header.profile in seen
    assert QApplication.focusWidget() is window.desk.paste_box


def test_a_chip_never_claims_to_know():
    assert [percent(p) for p in (0.863, 0.001, 0.999)] == ["86%", "<1%", "99%"]


def test_a_double_click_copies(window, clipboard):
    window.desk.paste_box.put(QUESTION)
    row = row_of(window, "ship_time-page") - 1
    replies = window.desk.replies
    place = replies.visualRect(window.desk.model.index(row)).center()
    QTest.mouseClick(replies.viewport(), Qt.MouseButton.LeftButton, pos=place)
    place = replies.visualRect(window.desk.model.index(row)).center()
    QTest.mouseDClick(replies.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert clipboard.content == "您好，发货时间以页面为准。"


@pytest.mark.parametrize("font_px", [12, 14, 20])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_paints_in_every_theme_and_size(window, look, theme, font_px):
    look.choose(theme, font_px)
    window.desk.paste_box.put(QUESTION)
    assert window.grab().width() >= 320
    current = window.desk.replies.currentIndex()
    assert window.desk.replies.visualRect(current).height() > font_px * 3


def test_the_current_row_shows_all_of_its_text(window, look):
    window.resize(320, 720)
    window.desk.paste_box.put(QUESTION)
    replies = window.desk.replies
    for row in range(window.desk.model.rowCount()):
        index = window.desk.model.index(row)
        replies.setCurrentIndex(index)
        layout = replies.delegate._layout(index, replies.viewport().width())
        assert not layout.elided


def test_a_long_text_is_cut_after_three_lines_unless_current(window, look):
    from replykit.domain.reply import Candidate, Draft, Segment, Suggestion
    from tests.builders import a_phrase
    from ui.reply_text import reply_text
    from ui.widgets.reply_layout import ReplyLayout

    draft = Draft(Candidate(a_phrase(), 1.0), (Segment("很长的话" * 60),))
    drawn = reply_text(Suggestion(draft), {})
    short = ReplyLayout(drawn, look.style, 300, 3)
    full = ReplyLayout(drawn, look.style, 300, 0)
    assert short.elided
    assert short.height == 3 * look.sizes.text_line
    assert not full.elided
    assert full.height > short.height


def test_a_tool_tip_shows_what_a_customer_wrote_as_it_is():
    tip = as_plain(["<b>粗</b> & <img src=x>"])
    plain = QTextDocumentFragment.fromHtml(tip).toPlainText()
    assert plain == "<b>粗</b> & <img src=x>"
