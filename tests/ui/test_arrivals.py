import pytest
from PySide6.QtCore import QMimeData, QObject, QRect, Signal
from PySide6.QtGui import QClipboard

from replykit.settings import Settings
from tests.fakes_ui import FakeDesktop
from ui.arrivals import CONCEALED, Arrivals, Source, concealed
from ui.desktop.desktop import ForeignWindow

CHAT = ForeignWindow(1, "qianniu", "buyer", QRect())
BROWSER = ForeignWindow(2, "browser", "news", QRect())
CLIPBOARD, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class FakeSystemClipboard(QObject):
    """The clipboard as other programs fill it."""

    dataChanged = Signal()  # noqa: N815 - Qt calls it so
    selectionChanged = Signal()  # noqa: N815 - Qt calls it so

    def __init__(self):
        super().__init__()
        self.held = {CLIPBOARD: QMimeData(), SELECTION: QMimeData()}
        self.own = set()

    def put(self, text, mode=CLIPBOARD, *, own=False, marks=()):
        data = QMimeData()
        if text is not None:
            data.setText(text)
        for mark in marks:
            data.setData(mark, b"secret")
        self.held[mode] = data
        (self.own.add if own else self.own.discard)(mode)
        (self.dataChanged if mode is CLIPBOARD else self.selectionChanged).emit()

    def mimeData(self, mode):
        return self.held[mode]

    def ownsClipboard(self):
        return CLIPBOARD in self.own

    def ownsSelection(self):
        return SELECTION in self.own

    def supportsSelection(self):
        return True


@pytest.fixture
def desktop(qapp):
    return FakeDesktop(front=CHAT)


@pytest.fixture
def clipboard(qapp):
    return FakeSystemClipboard()


@pytest.fixture
def arrivals(desktop, clipboard):
    arrivals = Arrivals(desktop, clipboard)
    arrivals.seen = []
    arrivals.arrived.connect(lambda text, source: arrivals.seen.append((text, source)))
    arrivals.apply(Settings(watching=True, chats=("qianniu",)))
    return arrivals


def test_what_is_copied_in_a_chat_window_comes_in(arrivals, clipboard):
    clipboard.put("在吗")
    assert arrivals.seen == [("在吗", Source.WATCH)]


def test_what_is_copied_elsewhere_stays_there(arrivals, clipboard, desktop):
    desktop.front = BROWSER
    clipboard.put("在吗")
    desktop.front = None
    clipboard.put("在吗")
    assert arrivals.seen == []


def test_nothing_comes_in_by_itself_unless_that_is_switched_on(arrivals, clipboard):
    arrivals.apply(Settings(chats=("qianniu",)))
    clipboard.put("在吗")
    assert arrivals.seen == []


@pytest.mark.parametrize("mark", CONCEALED)
def test_what_a_password_manager_copied_is_never_read(arrivals, clipboard, desktop, mark):
    clipboard.put("hunter2", marks=[f"application/x-something;value={mark.upper()}"])
    desktop.hotkey_pressed.emit()
    assert arrivals.seen == []


def test_marks_are_known_in_any_case():
    data = QMimeData()
    data.setData("x-kde-passwordManagerHint", b"secret")
    assert concealed(data)
    assert not concealed(QMimeData())


def test_own_copies_are_no_messages_whoever_holds_them(arrivals, clipboard, desktop):
    clipboard.put("亲，在的", own=True)
    arrivals.note_own("亲，在的呢")
    clipboard.put("亲，在的呢")
    desktop.hotkey_pressed.emit()
    assert arrivals.seen == []


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_what_holds_no_words_is_no_message(arrivals, clipboard, desktop, text):
    clipboard.put(text)
    desktop.hotkey_pressed.emit()
    assert arrivals.seen == []


def test_the_hotkey_takes_what_was_selected_or_copied_last(arrivals, clipboard, desktop):
    arrivals.apply(Settings())
    clipboard.put("先复制的")
    clipboard.put("后选中的", SELECTION)
    desktop.hotkey_pressed.emit()
    clipboard.put("再复制的")
    desktop.hotkey_pressed.emit()
    assert [text for text, _ in arrivals.seen] == ["后选中的", "再复制的"]


def test_the_hotkey_pressed_again_brings_nothing_twice(arrivals, clipboard, desktop, qtbot):
    clipboard.put("在吗", SELECTION)
    desktop.hotkey_pressed.emit()
    with qtbot.waitSignal(arrivals.called):
        desktop.hotkey_pressed.emit()
    assert len(arrivals.seen) == 1


def test_at_the_start_the_clipboard_counts_and_without_it_the_selection(
    arrivals, clipboard, desktop
):
    clipboard.held[SELECTION].setText("选中的")
    desktop.hotkey_pressed.emit()
    assert arrivals.seen == [("选中的", Source.HOTKEY)]


def test_a_hotkey_that_cannot_be_had_is_said_once(arrivals, desktop, qtbot):
    desktop.refuses = "taken"
    with qtbot.waitSignal(arrivals.hotkey_refused) as refused:
        arrivals.apply(Settings(hotkey="Ctrl+Alt+T"))
    assert refused.args == ["taken"]
    with qtbot.assertNotEmitted(arrivals.hotkey_refused):
        arrivals.apply(Settings(hotkey="Ctrl+Alt+T"))
