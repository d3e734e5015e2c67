"""The clipboard that refuses, and what is said about it."""

import pyperclip
import pytest

from replykit.domain.reply import ApprovedReply
from replykit.errors import ClipboardError
from tests.fakes import FakeClipboard
from ui import copier
from ui.clipboard import PATIENCE, PatientClipboard, QtClipboard, system_clipboard
from ui.copier import Copier
from ui.pyperclip_clipboard import PyperclipClipboard


@pytest.fixture
def patient(desk, monkeypatch):
    monkeypatch.setattr(copier, "RETRY_PAUSE_MS", 1)
    return Copier(desk)


def _approved(desk, clipboard, text):
    desk.copy(text)
    reply = ApprovedReply(text)
    clipboard.content = ""
    return reply


def test_a_clipboard_held_for_a_moment_is_waited_for(patient, clipboard, qtbot):
    clipboard.refusals = 3
    with qtbot.waitSignal(patient.copied):
        patient.copy("您好", None)
    assert clipboard.content == "您好"


def test_a_clipboard_that_never_gives_way_is_not_called_a_success(patient, clipboard, qtbot):
    clipboard.refusals = 100
    with qtbot.assertNotEmitted(patient.copied), qtbot.waitSignal(patient.failed) as signal:
        patient.copy("您好", None)
    assert signal.args[0].error.code == "clipboard.failed"
    assert signal.args[0].text == "您好"
    assert clipboard.refusals == 100 - 1 - copier.RETRIES


def test_a_later_copy_replaces_one_that_waits(patient, clipboard, qtbot):
    clipboard.refusals = 1
    patient.copy("第一", None)
    with qtbot.waitSignal(patient.copied) as signal:
        patient.copy("第二", None)
    qtbot.wait(20)
    assert signal.args[0].text == "第二"
    assert clipboard.content == "第二"


def test_nothing_to_copy_is_said_so(patient, qtbot):
    with qtbot.waitSignal(patient.failed) as signal:
        patient.copy("  ", None)
    assert signal.args[0].error.code == "reply.empty"


def test_a_forbidden_text_is_refused_with_all_its_findings(patient, clipboard, qtbot):
    with qtbot.waitSignal(patient.refused) as signal:
        patient.copy("亲，底价，加微信", None)
    assert {finding.rule for finding in signal.args[0].findings} == {"R51", "W08"}
    assert clipboard.content == ""


def test_the_second_clipboard_is_asked_when_the_first_refused_often(desk, clipboard):
    reply = _approved(desk, clipboard, "您好")
    first, second = FakeClipboard(refusals=100), FakeClipboard()
    both = PatientClipboard(first, second)
    for _ in range(PATIENCE):
        with pytest.raises(ClipboardError):
            both.put(reply)
    assert second.content == ""
    both.put(reply)
    assert second.content == "您好"


def test_another_text_starts_with_the_first_clipboard_again(desk, clipboard):
    one, other = _approved(desk, clipboard, "一"), _approved(desk, clipboard, "二")
    both = PatientClipboard(FakeClipboard(refusals=1), FakeClipboard(), patience=1)
    with pytest.raises(ClipboardError):
        both.put(one)
    both.put(other)
    assert both.text() == "二"


def test_as_many_retries_as_the_patience_of_the_clipboard():
    assert copier.RETRIES == PATIENCE


def test_qt_clipboard_reads_back_what_it_wrote(qapp, desk, clipboard):
    real = QtClipboard()
    real.put(_approved(desk, clipboard, "亲，48小时内发货😀\n谢谢"))
    assert real.text() == "亲，48小时内发货😀\n谢谢"
    assert system_clipboard().text() == real.text()


def test_qt_clipboard_does_not_pretend(qapp, desk, clipboard, monkeypatch):
    class Deaf:
        def setText(self, text):
            self.heard = text

        def text(self):
            return "旧内容"

    deaf = Deaf()
    monkeypatch.setattr("ui.clipboard.QGuiApplication.clipboard", lambda: deaf)
    with pytest.raises(ClipboardError):
        QtClipboard().put(_approved(desk, clipboard, "您好"))


@pytest.fixture
def pasteboard(monkeypatch):
    held = {"text": ""}
    monkeypatch.setattr(pyperclip, "copy", lambda text: held.update(text=text))
    monkeypatch.setattr(pyperclip, "paste", lambda: held["text"].replace("\n", "\r\n"))
    return held


def test_pyperclip_accepts_the_line_ends_of_windows(desk, clipboard, pasteboard):
    PyperclipClipboard().put(_approved(desk, clipboard, "您好\n谢谢"))
    assert pasteboard["text"] == "您好\n谢谢"


def test_pyperclip_waits_for_a_display_that_takes_a_moment(desk, clipboard, monkeypatch):
    seen = iter(["旧内容", "旧内容", "您好"])
    monkeypatch.setattr(pyperclip, "copy", lambda text: None)
    monkeypatch.setattr(pyperclip, "paste", lambda: next(seen))
    PyperclipClipboard().put(_approved(desk, clipboard, "您好"))
    assert next(seen, None) is None


def test_pyperclip_does_not_pretend(desk, clipboard, pasteboard, monkeypatch):
    monkeypatch.setattr(pyperclip, "copy", lambda text: None)
    with pytest.raises(ClipboardError):
        PyperclipClipboard().put(_approved(desk, clipboard, "您好"))


def test_a_system_without_a_clipboard_is_told_in_one_line(desk, clipboard, monkeypatch):
    def missing(*_):
        raise pyperclip.PyperclipException("no tool here\ninstall one")

    monkeypatch.setattr(pyperclip, "copy", missing)
    monkeypatch.setattr(pyperclip, "paste", missing)
    with pytest.raises(ClipboardError) as error:
        PyperclipClipboard().put(_approved(desk, clipboard, "您好"))
    assert error.value.params["reason"] == "no tool here"
    assert PyperclipClipboard().text() == ""
