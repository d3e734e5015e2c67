"""A wrong copy taken back: the clipboard as it was, and everything that was noted."""

from collections import deque

import pyperclip
import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from replykit.domain.reply import ApprovedReply
from replykit.errors import CODES, ClipboardError
from replykit.ports import KeptContent
from tests.fakes import FakeClipboard
from ui import clipboard as clipboards
from ui import kept_content, texts
from ui.clipboard import PatientClipboard, QtClipboard, owner_answers
from ui.copier import KEPT_S, Copier
from ui.kept_content import QT_IMAGE, kept_from, mime_of
from ui.pyperclip_clipboard import PyperclipClipboard

from .conftest import QUESTION, row_of
from .keyboard import PAGE, Key, digit, press

PICTURE = QImage(3, 2, QImage.Format.Format_RGB32)
PICTURE.fill(Qt.GlobalColor.red)
TEXT = {"text/plain": "客户的话".encode()}


def mime(**formats):
    made = QMimeData()
    for name, content in formats.items():
        made.setData(name.replace("__", "/").replace("_", "-"), QByteArray(content))
    return made


def on_clipboard():
    return QGuiApplication.clipboard().mimeData()


@pytest.fixture
def qt(qapp):
    yield QtClipboard()
    QGuiApplication.clipboard().clear()


def replaced(qt, content):
    """Put something on the clipboard, a reply in its place, and the former back."""
    QGuiApplication.clipboard().setMimeData(content)
    kept = qt.keep()
    qt.put(ApprovedReply("您好"))
    assert on_clipboard().formats() == ["text/plain"]
    return qt.restore(kept)


def test_text_comes_back_with_its_formatted_form(qt):
    content = QMimeData()
    content.setText("客户的话😀\n第二行")
    content.setHtml("<b>客户的话</b>")
    assert replaced(qt, content).complete
    assert on_clipboard().text() == "客户的话😀\n第二行"
    assert on_clipboard().html() == "<b>客户的话</b>"


def test_files_come_back(qt):
    content = QMimeData()
    urls = [QUrl.fromLocalFile("/photos/一.png"), QUrl.fromLocalFile("/photos/2.png")]
    content.setUrls(urls)
    replaced(qt, content)
    assert on_clipboard().urls() == urls


def test_a_picture_comes_back_in_every_form_others_ask_for(qt):
    content = QMimeData()
    content.setImageData(PICTURE)
    replaced(qt, content)
    assert on_clipboard().hasImage()
    back = QImage(on_clipboard().imageData())
    assert (back.size(), back.pixelColor(1, 1)) == (PICTURE.size(), PICTURE.pixelColor(1, 1))


def test_a_picture_in_a_file_format_comes_back_byte_by_byte(qt):
    saved = kept_from(mime_of(KeptContent({QT_IMAGE: b""})))
    assert saved.formats == {}
    content = QMimeData()
    content.setImageData(PICTURE)
    [(_, png)] = kept_from(content).formats.items()
    replaced(qt, mime(image__png=png, image__bmp=b"other"))
    assert bytes(on_clipboard().data("image/png").data()) == png
    assert on_clipboard().hasImage()


def test_what_a_program_calls_its_own_comes_back(qt):
    replaced(qt, mime(application__x_ours=b"\x00\x01"))
    assert bytes(on_clipboard().data("application/x-ours").data()) == b"\x00\x01"


def test_an_empty_clipboard_is_empty_again(qt):
    QGuiApplication.clipboard().clear()
    kept = qt.keep()
    qt.put(ApprovedReply("您好"))
    assert qt.restore(kept).complete
    assert on_clipboard() is None or not on_clipboard().formats()


def test_the_copy_is_deep(qt):
    content = QMimeData()
    content.setText("客户的话")
    kept = kept_from(content)
    content.setText("别的")
    assert kept.formats == TEXT


@pytest.mark.parametrize(
    "mark",
    [
        "x-kde-passwordManagerHint",
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        "application/x-vnd.org.nspasteboard.ConcealedType",
    ],
)
def test_what_a_password_program_marks_is_not_kept(mark):
    content = QMimeData()
    content.setText("geheim")
    content.setData(mark, QByteArray(b"secret"))
    kept = kept_from(content)
    assert (kept.formats, kept.secret, kept.complete) == ({}, True, False)


def test_what_is_too_big_is_named_and_the_rest_kept(monkeypatch):
    monkeypatch.setattr(kept_content, "MAX_KEPT_BYTES", 8)
    content = QMimeData()
    content.setText("abcd")
    content.setHtml("<b>abcdefgh</b>")
    kept = kept_from(content)
    assert kept.formats == {"text/plain": b"abcd"}
    assert kept.lost == ("text/html",)


def test_no_further_format_is_asked_for_once_time_is_up():
    content = QMimeData()
    content.setText("abcd")
    content.setHtml("<b>abcd</b>")
    times = iter([0.0, 0.01, 1.0])
    kept = kept_from(content, lambda: next(times))
    assert kept.formats == {"text/plain": b"abcd"}
    assert kept.lost == ("text/html",)


def test_an_owner_that_does_not_answer_is_not_asked_by_qt(qt, monkeypatch):
    monkeypatch.setattr(clipboards, "owner_answers", lambda: False)
    QGuiApplication.clipboard().setText("alt")
    assert qt.keep() == KeptContent(lost=("*",))
    assert qt.text() == ""


@pytest.fixture
def on_x(monkeypatch, qapp):
    """Let Qt seem to be on X11, with a clipboard of another program."""

    class Others:
        def ownsClipboard(self):
            return False

    monkeypatch.setattr("ui.clipboard.QGuiApplication.platformName", lambda: "xcb")
    monkeypatch.setattr("ui.clipboard.QGuiApplication.clipboard", Others)


@pytest.mark.parametrize(
    ("happens", "answers"),
    [
        (None, True),
        (clipboards.subprocess.TimeoutExpired("xclip", 1), False),
        (FileNotFoundError("xclip"), True),
    ],
    ids=["it answers", "it hangs", "nobody to ask with"],
)
def test_on_x_the_owner_is_asked_with_a_bound(on_x, monkeypatch, happens, answers):
    asked = []

    def run(command, **options):
        asked.append(options["timeout"])
        if happens is not None:
            raise happens

    monkeypatch.setattr(clipboards.subprocess, "run", run)
    assert owner_answers() is answers
    assert asked == [clipboards.ANSWER_S]


def test_a_clipboard_that_does_not_take_its_content_back_is_not_called_a_success(qt, monkeypatch):
    class Deaf:
        def setMimeData(self, content):
            self.heard = content

        def text(self):
            return "您好"

    deaf = Deaf()
    monkeypatch.setattr("ui.clipboard.QGuiApplication.clipboard", lambda: deaf)
    with pytest.raises(ClipboardError):
        qt.restore(KeptContent(TEXT))


def test_the_second_clipboard_restores_text_and_says_what_it_could_not(monkeypatch):
    held = deque([""], maxlen=1)
    monkeypatch.setattr(pyperclip, "copy", held.append)
    monkeypatch.setattr(pyperclip, "paste", lambda: held[0])
    both = PatientClipboard(FakeClipboard(refusals=9), PyperclipClipboard())
    back = both.restore(KeptContent({**TEXT, "text/html": b"<b>x</b>"}))
    assert held[0] == "客户的话"
    assert back.lost == ("text/html",)
    assert "其余格式没能恢复" in texts.undone_text(back)


def test_a_system_without_a_clipboard_restores_nothing(monkeypatch):
    def missing(*_):
        raise pyperclip.PyperclipException("no tool here\ninstall one")

    monkeypatch.setattr(pyperclip, "copy", missing)
    monkeypatch.setattr(pyperclip, "paste", missing)
    assert PyperclipClipboard().keep() == KeptContent()
    with pytest.raises(ClipboardError):
        PyperclipClipboard().restore(KeptContent(TEXT))


def test_what_stands_in_keeps_text(monkeypatch):
    monkeypatch.setattr(pyperclip, "paste", lambda: "客户的话")
    assert PyperclipClipboard().keep() == KeptContent(TEXT)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (KeptContent(TEXT), "客户的话"),
        (KeptContent({"text/uri-list": b"file:///a\r\nfile:///b\r\n"}), "2 个文件"),
        (KeptContent({"image/png": b"x"}), "图片"),
        (KeptContent({QT_IMAGE: b"x"}), "图片"),
        (KeptContent({"application/x-ours": b"x"}), "其他内容"),
        (KeptContent(), "一样是空的"),
        (KeptContent(lost=("*",)), "没读出来"),
        (KeptContent(secret=True), "保密"),
    ],
)
def test_what_came_back_is_said(now, said):
    assert said in texts.undone_text(now)
    assert {"clipboard.other", "undo.nothing"} <= set(CODES)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def copier(desk, clock):
    return Copier(desk, clock=clock)


def test_the_former_content_is_forgotten_after_a_minute(copier, clipboard, clock, qtbot):
    clipboard.content = "客户的话"
    copier.copy("一", None)
    clock.now = KEPT_S
    with qtbot.waitSignal(copier.not_undone) as signal:
        copier.undo()
    assert signal.args[0].code == "undo.nothing"
    assert clipboard.content == "一"
    assert not copier._done


def test_a_later_copy_is_remembered_when_an_earlier_one_is_forgotten(copier, clipboard, clock):
    copier.copy("一", None)
    clock.now = KEPT_S - 1
    copier.copy("二", None)
    clock.now = KEPT_S
    copier._expiry.timeout.emit()
    assert [done.copied.text for done in copier._done] == ["二"]
    assert copier._expiry.isActive()
    copier.undo()
    assert clipboard.content == "一"


def test_the_former_content_is_forgotten_once_the_next_customer_is_answered(copier):
    copier.copy("一", None)
    copier.expect_another()
    assert len(copier._done) == 1
    copier.copy("二", None)
    assert [done.copied.text for done in copier._done] == ["二"]


def test_the_former_content_is_in_no_text_made_for_a_log(copier, clipboard):
    clipboard.content = "13800138000"
    copier.copy("一", None)
    assert "13800138000" not in repr(copier._done)


def test_u_brings_back_the_clipboard_and_the_turn(asked, clipboard):
    clipboard.content = "客户的话"
    before = asked._presenter.view
    press(digit(row_of(asked, "ship_time-page")))
    assert clipboard.content == PAGE
    press(Key.Key_U)
    assert clipboard.content == "客户的话"
    assert "客户的话" in asked.footer.status.text()
    asked._presenter.renew()
    assert asked._presenter.view == before


def test_in_a_text_field_u_is_a_letter(asked, clipboard):
    press(digit(row_of(asked, "ship_time-page")))
    asked.desk.paste_box.setFocus()
    press(Key.Key_U)
    assert clipboard.content == PAGE


def test_the_tick_goes_and_the_reply_can_be_copied_at_once(asked, clipboard):
    key = digit(row_of(asked, "ship_time-page"))
    press(key)
    press(Key.Key_U)
    assert asked.desk.model._ticked == ()
    press(key)
    assert clipboard.content == PAGE


def test_nothing_to_undo_is_said(asked):
    press(Key.Key_U)
    assert "没有可以撤销" in asked.footer.status.text()


def test_another_programs_content_is_left_alone_and_that_is_said(asked, clipboard):
    press(digit(row_of(asked, "ship_time-page")))
    clipboard.content = "别的"
    press(Key.Key_U)
    assert clipboard.content == "别的"
    assert "别的程序" in asked.footer.status.text()


def test_a_copy_that_still_waits_is_given_up_by_an_undo(asked, clipboard, qtbot):
    clipboard.refusals = 1
    press(digit(row_of(asked, "ship_time-page")))
    press(Key.Key_U)
    qtbot.wait(50)
    assert clipboard.content == ""


def test_a_correction_is_taken_back_with_its_copy(asked, desk):
    before = desk.habits.intents.get("ship_time", {}).get("bargain", 0)
    asked._presenter.choose_intent("bargain")
    press(Key.Key_1)
    assert desk.habits.intents["ship_time"]["bargain"] > before
    press(Key.Key_U)
    assert desk.habits.intents["ship_time"]["bargain"] == before


def test_after_a_part_is_taken_back_the_same_part_comes_next(asked, clipboard):
    asked.panels.edit(asked.pages.numbered_reply(row_of(asked, "ship_time-page")))
    asked.panels.close_panel()
    item = asked.pages.current_reply()
    presenter = asked._presenter
    for _ in range(2):
        presenter.copy_next_part(item)
    presenter.undo()
    again = []
    presenter.copied.connect(again.append)
    presenter.copy_next_part(item)
    assert [copied.part for copied in again] == [1]


def test_the_count_in_the_bank_is_taken_back(qapp, qtbot, workplace, start_in_bank):
    program = start_in_bank("agent")
    program.window.desk.paste_box.put(QUESTION)
    program.window.go_to_desk()
    store = program.loader.store
    program.window.picker.copy_number(row_of(program.window, "ship_time-page"))
    qtbot.waitUntil(lambda: store.counted == ["ship_time-page"])
    program.presenter.undo()
    qtbot.waitUntil(lambda: store.counted == [])
