"""Several requests in one message: groups of replies, copied one by one or together."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from replykit.domain.phrase import SlotSource
from replykit.domain.rule import Severity
from replykit.pipeline.learn import learn
from replykit.pipeline.snapshot import Snapshot, samples_of
from replykit.services.reply_desk import ReplyDesk
from tests.builders import a_book, a_phrase, a_rule, a_slot
from ui.models.suggestion_model import Role
from ui.widgets.reply_delegate import meta_text

from .keyboard import Key, digit, press, type_in

BOTH = "什么时候发货呀亲，快递到哪里了"
ONE = "什么时候发货"


@pytest.fixture
def book():
    return a_book(
        phrases=(
            a_phrase("ship_time-page", text="亲，以页面为准。"),
            a_phrase("ship_time-soon", text="亲，今天{ship_time}发货~"),
            a_phrase("logistics-check", "logistics", "您好，包裹在路上。有问题随时联系我~"),
            a_phrase("logistics-no", "logistics", "亲，单号{tracking_no}，我去查。"),
            a_phrase("other-ask", "other", "亲，请问您想咨询哪方面的问题呢？"),
        ),
        slots=(a_slot(), a_slot("tracking_no", SlotSource.MESSAGE)),
        rules=(a_rule("R99", Severity.BLOCK, ("为准。\n包裹",)), a_rule()),
    )


@pytest.fixture
def desk(book, clipboard):
    desk = ReplyDesk(clipboard)
    desk.set_profile({}, "taobao")
    desk.swap(Snapshot.build(book, learn(samples_of(book))))
    return desk


@pytest.fixture
def asked(window):
    window.desk.paste_box.put(BOTH)
    assert [g.group.intent for g in groups(window)] in (
        ["ship_time", "logistics"],
        ["logistics", "ship_time"],
    )
    return window


def groups(window):
    return window._presenter.groups.view.groups


def together(window):
    return window._presenter.groups.view.together


def number_of(window, phrase):
    return [item.phrase.id for item in window.desk.model.items].index(phrase) + 1


def answered(window):
    return {shown.group.intent for shown in groups(window) if shown.answered}


def current(window):
    return window.desk.replies.current().phrases


def test_a_message_with_one_request_has_no_groups(window):
    window.desk.paste_box.put(ONE)
    assert groups(window) == ()
    assert window.desk.model.index(0).data(Role.NUMBER) == 1
    assert not window.desk.model.index(0).data(Role.GROUPED)


def test_each_request_has_its_head_with_the_words_of_the_customer(asked):
    model = asked.desk.model
    heads = [model.index(row).data(Role.GROUP) for row in range(model.rowCount())]
    shown = [head.group for head in heads if head is not None]
    assert {group.words for group in shown} == {"什么时候发货呀亲", "快递到哪里了"}
    assert heads[0] is None, "above the groups stands the reply to all"


def test_numbers_run_through_the_groups_and_the_first_reply_is_current(asked):
    model = asked.desk.model
    numbers = [model.index(row).data(Role.NUMBER) for row in range(model.rowCount())]
    assert numbers == list(range(len(model.items) + 1))
    assert asked.desk.replies.currentIndex().data(Role.NUMBER) == 1


def test_what_a_group_is_about_is_read_to_a_screen_reader(asked):
    index = asked.desk.model.numbered(number_of(asked, "logistics-check"))
    heard = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "快递到哪里了" in heard
    assert "合并回复用这条" in heard
    press(digit(number_of(asked, "logistics-check")))
    index = asked.desk.model.numbered(number_of(asked, "logistics-check"))
    assert "已回复" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_arrows_reach_the_reply_to_all_and_every_other_row(asked):
    seen = [current(asked)]
    for _ in asked.desk.model.items[1:]:
        press(Key.Key_Down)
        seen.append(current(asked))
    assert seen == [item.phrases for item in asked.desk.model.items]
    for _ in asked.desk.model.items:
        press(Key.Key_Up)
    assert current(asked) == together(asked).phrases


def test_the_groups_are_drawn_in_every_state(asked, qtbot):
    drawn = []
    for key in (None, Key.Key_Up, digit(1), digit(number_of(asked, "logistics-check"))):
        if key is not None:
            press(key)
        qtbot.wait(1)
        drawn.append(QPixmap(asked.desk.replies.grab()).toImage())
    assert all(one != other for one, other in itertools.pairwise(drawn))


def test_enter_and_enter_answer_both(asked, clipboard):
    texts = []
    for _ in range(2):
        if asked.desk.replies.current().draft.missing:
            press(Key.Key_Down)
        press(Key.Key_Return)
        texts.append(clipboard.content)
    assert set(texts) == {"亲，以页面为准。", "您好，包裹在路上。有问题随时联系我~"}
    assert answered(asked) == {"ship_time", "logistics"}


def test_after_a_reply_the_next_open_group_is_named_and_current(asked):
    press(digit(number_of(asked, "ship_time-page")))
    assert answered(asked) == {"ship_time"}
    assert current(asked)[0].startswith("logistics")
    assert "接着答：" in asked.footer.status.text()
    assert together(asked) is None


@pytest.fixture
def chosen(asked):
    """Both groups answered by replies that may be said together."""
    for phrase in ("ship_time-soon", "logistics-check"):
        asked.desk.replies.reply(number_of(asked, phrase))
        if not asked.desk.replies.currentIndex().data(Role.CHOSEN):
            press(Key.Key_Space)
    return asked


SOON_BOTH = "亲，今天48小时内发货~\n包裹在路上。有问题随时联系我~"


def test_space_takes_a_reply_for_the_one_to_all_and_gives_it_back(asked):
    index = asked.desk.model.numbered(number_of(asked, "ship_time-soon"))
    asked.desk.replies.setCurrentIndex(index)
    before = index.data(Role.CHOSEN)
    press(Key.Key_Space)
    assert index.data(Role.CHOSEN) is not before
    assert ("ship_time-soon" in together(asked).phrases) is not before
    assert current(asked) == ("ship_time-soon",)
    press(Key.Key_Space)
    assert index.data(Role.CHOSEN) is before


def test_all_open_requests_are_answered_in_one_text_once_its_slots_are_filled(chosen, clipboard):
    press(Key.Key_A)
    assert clipboard.content == ""
    assert list(chosen.panels.slot_form.fields) == ["ship_time"]
    type_in("48小时内")
    press(Key.Key_Return)
    assert clipboard.content == SOON_BOTH
    assert answered(chosen) == {"ship_time", "logistics"}
    assert current(chosen) == ("ship_time-soon", "logistics-check")
    assert chosen.desk.replies.currentIndex().data(Role.TICKED) is True
    assert chosen.panels.active is None


def test_the_requests_are_answered_in_the_order_of_the_message(chosen):
    assert together(chosen).phrases == ("ship_time-soon", "logistics-check")


def test_every_phrase_of_the_text_is_counted(chosen, qtbot):
    press(Key.Key_A)
    type_in("明天")
    with qtbot.waitSignal(chosen._presenter.copied) as signal:
        press(Key.Key_Return)
    assert signal.args[0].counted == ("ship_time-soon", "logistics-check")


def test_the_text_for_all_is_checked_as_a_whole_and_a_refusal_explained(asked, clipboard):
    for phrase in ("ship_time-page", "logistics-check"):
        asked.desk.replies.reply(number_of(asked, phrase))
        if not asked.desk.replies.currentIndex().data(Role.CHOSEN):
            press(Key.Key_Space)
    press(Key.Key_A)
    assert clipboard.content == ""
    assert asked.panels.active is asked.panels.blocked
    assert "为准" in asked.panels.blocked.words
    assert answered(asked) == set()


def test_the_text_for_all_can_be_edited(chosen, clipboard):
    for _ in chosen.desk.model.items:
        press(Key.Key_Up)
    press(Key.Key_E)
    assert chosen.panels.editor.editor.toPlainText().startswith("亲，今天{ship_time}发货~\n包裹")
    chosen.panels.editor.editor.setPlainText("都好的。")
    press(Key.Key_Return)
    assert clipboard.content == "都好的。"
    assert answered(chosen) == {"ship_time", "logistics"}
    assert chosen.panels.active is None


def test_what_is_left_is_copied_alone_when_the_rest_is_answered(asked, clipboard):
    press(digit(number_of(asked, "ship_time-page")))
    asked.desk.replies.reply(number_of(asked, "logistics-check"))
    if asked._presenter.groups.to_copy().phrases != ("logistics-check",):
        press(Key.Key_Space)
    press(Key.Key_A)
    assert clipboard.content == "您好，包裹在路上。有问题随时联系我~"
    clipboard.content = ""
    press(Key.Key_A)
    assert clipboard.content == "", "nothing is said twice"


def test_there_is_nothing_to_say_together_to_one_request(window, clipboard):
    window.desk.paste_box.put(ONE)
    press(Key.Key_A)
    assert clipboard.content == ""
    assert window.panels.active is None


def test_a_long_text_for_all_goes_out_in_parts(chosen, clipboard):
    press(Key.Key_A)
    type_in("很快" * 100)
    press(Key.Key_Return)
    assert clipboard.content != ""
    first = clipboard.content
    assert "已复制 1/" in chosen.footer.status.text()
    assert answered(chosen) == set()
    parts = [first]
    while not answered(chosen):
        press(Key.Key_S)
        parts.append(clipboard.content)
    assert "".join(parts).replace("\n", "") == together(chosen).draft.text.replace("\n", "")


def test_a_copy_taken_back_opens_its_group_again(asked, clipboard):
    number = number_of(asked, "logistics-check")
    press(digit(number))
    assert answered(asked) == {"logistics"}
    press(Key.Key_U)
    assert (answered(asked), clipboard.content) == (set(), "")
    assert together(asked) is not None
    assert current(asked) == ("logistics-check",)


def test_another_message_starts_with_open_groups(asked):
    press(digit(number_of(asked, "ship_time-page")))
    asked.desk.paste_box.put(BOTH)
    assert answered(asked) == set()


def test_asking_to_wait_keeps_what_is_answered(asked):
    press(digit(number_of(asked, "ship_time-page")))
    asked._presenter.renew()
    assert answered(asked) == {"ship_time"}


def test_nothing_is_copied_together_from_behind_another_page(asked, clipboard):
    press(Key.Key_F1)
    asked.picker.copy_together()
    assert clipboard.content == ""


def test_the_reply_to_all_names_how_much_it_answers(asked):
    assert "2" in meta_text(together(asked))


def test_the_same_answer_given_again_keeps_its_groups(asked):
    model = asked.desk.model
    heads = [model.index(row).data(Role.GROUP) for row in range(model.rowCount())]
    assert any(heads)
    asked._presenter.renew()
    assert [model.index(row).data(Role.GROUP) for row in range(model.rowCount())] == heads


def test_replies_and_groups_are_laid_out_once(window):
    resets = []
    window.desk.model.modelReset.connect(lambda: resets.append(True))
    window.desk.paste_box.put(BOTH)
    assert any(window.desk.model.index(row).data(Role.GROUP) for row in range(4))
    assert len(resets) == 1
