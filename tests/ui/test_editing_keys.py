"""Slots filled and replies edited by keys alone."""

from PySide6.QtTest import QTest

from replykit.domain.phrase import PhraseRole
from replykit.domain.reply import Extent
from replykit.pipeline.snapshot import Snapshot
from tests.builders import a_book, a_phrase
from ui.widgets.finding_line import FindingLine

from .conftest import QUESTION, row_of
from .keyboard import ALT, CTRL, PAGE, Key, digit, press, select


def test_a_reply_with_an_empty_slot_asks_for_it(asked, clipboard):
    press(digit(row_of(asked, "ship_time-soon")))
    assert clipboard.content == ""
    form = asked.panels.slot_form
    assert asked.panels.active is form
    [field] = form.fields.values()
    assert field.hasFocus()
    assert field.placeholderText().endswith("48小时内")
    QTest.keyClicks(field, "24h")
    assert "24h" in asked.desk.replies.current().draft.text
    press(Key.Key_Return)
    assert clipboard.content == "亲，24h发货~"
    assert asked.panels.active is None
    assert asked.desk.replies.hasFocus()


def test_tab_walks_the_empty_slots_and_the_last_enter_copies(asked, clipboard):
    select(asked, "ship_time-order")
    press(Key.Key_Tab)
    fields = list(asked.panels.slot_form.fields.values())
    assert fields[0].hasFocus()
    QTest.keyClicks(fields[0], "A1")
    press(Key.Key_Tab)
    assert fields[1].hasFocus()
    press(Key.Key_Return)
    assert fields[2].hasFocus()
    QTest.keyClicks(fields[2], "24h")
    press(Key.Key_Return)
    assert fields[1].hasFocus()
    assert clipboard.content == ""
    QTest.keyClicks(fields[1], "ZTO")
    press(Key.Key_Return)
    assert clipboard.content == "亲，A1由ZTO发出，24h发货~"


def test_tab_on_a_complete_reply_moves_on(asked):
    select(asked, "ship_time-page")
    press(Key.Key_Tab)
    assert asked.panels.active is None
    assert not asked.desk.replies.hasFocus()


def test_e_edits_before_copying(asked, clipboard):
    select(asked, "ship_time-page")
    press(Key.Key_E)
    editor = asked.panels.editor
    assert editor.editor.hasFocus()
    assert editor.editor.toPlainText() == PAGE
    QTest.keyClicks(editor.editor, "ok")
    press(Key.Key_Return, CTRL)
    assert clipboard.content == PAGE + "ok"
    assert asked.panels.active is None


def test_what_is_wrong_shows_while_editing_and_stops_the_copy(asked, clipboard):
    select(asked, "ship_time-page")
    press(Key.Key_E)
    editor = asked.panels.editor
    editor.editor.setPlainText("亲😀，加微信")
    assert [f.rule for f in editor.findings] == ["R51"]
    [underline] = editor.editor.extraSelections()
    assert underline.cursor.selectedText() == "加微信"
    press(Key.Key_Return)
    assert clipboard.content == ""
    assert asked.panels.active is editor


def test_a_finding_names_the_rule_and_the_penalty_and_is_mended_in_the_editor(asked):
    select(asked, "ship_time-page")
    press(Key.Key_E)
    editor = asked.panels.editor
    editor.editor.setPlainText("亲，加微信，好吗")
    [line] = [child.accessibleName() for child in editor.findChildren(FindingLine)]
    for part in ("R51", "站外引流", "扣12分", "留在平台"):
        assert part in line
    press(Key.Key_F, ALT)
    assert editor.editor.toPlainText() == "亲，在这里，好吗"
    assert editor.findings == ()
    press(Key.Key_Z, CTRL)
    assert editor.editor.toPlainText() == "亲，加微信，好吗"


def test_down_takes_over_what_the_customer_named_for_a_slot(window, clipboard):
    window.desk.paste_box.put("什么时候发货呀顺丰快递")
    window._presenter.choose_intent("ship_time")
    select(window, "ship_time-order")
    press(Key.Key_Tab)
    field = window.panels.slot_form.fields["courier"]
    assert field.text() == ""
    assert "顺丰快递" in field.placeholderText()
    field.setFocus()
    press(Key.Key_Down)
    assert field.text() == "顺丰快递"


def test_escape_in_the_editor_copies_nothing(asked, clipboard):
    press(Key.Key_E)
    press(Key.Key_Escape)
    assert asked.panels.active is None
    assert clipboard.content == ""
    assert asked.desk.replies.hasFocus()


def test_a_forbidden_reply_is_explained_and_mended_with_one_key(asked, clipboard):
    press(digit(row_of(asked, "ship_time-wechat")))
    assert clipboard.content == ""
    words = asked.panels.blocked.words
    for part in ("站外引流", "加微信", "站外没有保障", "扣12分", "留在平台"):
        assert part in words
    press(Key.Key_F)
    assert asked.panels.editor.editor.toPlainText() == "亲，在这里我告诉您发货时间~"
    press(Key.Key_Return)
    assert clipboard.content == "亲，在这里我告诉您发货时间~"


def test_without_a_replacement_the_words_are_selected_for_editing(asked):
    asked._presenter.copy_edited("亲，全网最低哦", None)
    assert asked.panels.active is asked.panels.blocked
    press(Key.Key_F, ALT)
    assert asked.panels.editor.editor.textCursor().selectedText() == "全网最低"


def test_a_copy_elsewhere_leaves_unfinished_editing_alone(asked, clipboard):
    select(asked, "ship_time-soon")
    press(Key.Key_E)
    asked.panels.editor.editor.setPlainText("写到一半")
    press(digit(row_of(asked, "ship_time-page")), CTRL)
    assert clipboard.content == PAGE
    assert asked.panels.active is asked.panels.editor
    assert asked.panels.editor.editor.toPlainText() == "写到一半"


def test_q_asks_the_customer_to_wait_at_once(asked, clipboard, desk):
    hold = a_phrase("other-hold", "other", "请稍等，马上查。", role=PhraseRole.HOLD)
    desk.swap(Snapshot.build(a_book(phrases=(*desk.book.phrases, hold))))
    press(Key.Key_Q)
    assert clipboard.content == "请稍等，马上查。"


def test_s_copies_a_long_reply_part_by_part(asked, clipboard, desk):
    long = (
        "您好，包裹昨天已经发出，单号在订单页可以看到。预计三天左右送达，有变化我告诉您，请放心。"
    )
    desk.swap(Snapshot.build(a_book(phrases=(a_phrase("ship_time-long", text=long),))))
    asked._presenter.paste(QUESTION)
    press(Key.Key_S)
    first = clipboard.content
    assert "1/2" in asked.footer.status.accessibleName()
    press(Key.Key_S)
    assert first + clipboard.content == long
    assert "2/2" in asked.footer.status.accessibleName()


def test_c_says_more_around_the_answers_and_remembers_it(asked, qtbot):
    for extent in (Extent.FULL, Extent.BARE, Extent.FITTING):
        with qtbot.waitSignal(asked.settings_changed) as signal:
            press(Key.Key_C)
        assert signal.args[0].extent is extent
