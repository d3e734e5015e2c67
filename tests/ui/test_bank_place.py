"""The bank place: who sees and does what, the filter, and the keys of a lead."""

from dataclasses import replace

import pytest

from replykit.domain.handbook import Category, Handbook
from replykit.domain.intent import IntentId, Stage
from replykit.domain.phrase import PhraseState
from ui.models.bank_tree_model import TreeRole

from .keyboard import CTRL, SHIFT, Key, press, rows, stands

HANDBOOK = Handbook(
    (
        Category("wait", Stage.PRESALE, "等待", "Waiting", (IntentId("ship_time"),)),
        Category("sorry", Stage.AFTERSALE, "道歉", "Sorry", (IntentId("damaged"),)),
    )
)


@pytest.mark.parametrize("role", ["agent", "trainee"])
def test_who_is_no_lead_reads_only(start_in_bank, role):
    program = start_in_bank(role)
    page = program.window.browse
    page.tree.go_to("ship_time-wechat")
    before = program.loader.store.book
    assert not page.tools.isVisible()
    assert not page.filter.state.isVisible()
    for key in (Key.Key_N, Key.Key_D, Key.Key_I, Key.Key_Delete):
        press(key)
    for work in (page.new_phrase, page.duplicate, page.retire, page.undo, page.new_intent):
        work()
    assert page.phrase_form is None
    assert page.intent_form is None
    assert program.loader.store.book is before
    assert page.preview.note.isVisible() is (role == "trainee")


def test_e_still_edits_the_reply_where_the_bank_is_read_only(start_in_bank):
    program = start_in_bank("agent")
    program.window.browse.tree.go_to("ship_time-page")
    press(Key.Key_E)
    assert program.window.panels.active is program.window.panels.editor


def test_a_change_of_role_takes_effect_at_once(start_in_bank):
    program = start_in_bank("agent")
    program.window._set(replace(program.window._settings, role="lead"))
    assert program.window.browse.tools.isVisible()
    program.window._set(replace(program.window._settings, role="trainee"))
    assert not program.window.browse.tools.isVisible()


def test_the_keys_of_a_lead_leave_the_desk_alone(lead, bank):
    lead.window.go_to_desk()
    lead.window.desk.paste_box.put("什么时候发货")
    for key in (Key.Key_N, Key.Key_D, Key.Key_I, Key.Key_Delete):
        press(key)
    assert bank.phrase_form is None
    assert lead.loader.store.applied == []
    press(Key.Key_E)
    assert lead.window.panels.active is lead.window.panels.editor


def test_del_retires_and_restores_and_ctrl_z_takes_it_back(lead, bank, settled):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_Delete)
    settled()
    assert stands(lead, "bargain-floor").state is PhraseState.RETIRED
    assert "bargain-floor" not in rows(bank)
    press(Key.Key_Z, CTRL)
    settled()
    assert stands(lead, "bargain-floor").state is PhraseState.APPROVED
    press(Key.Key_Z, CTRL | SHIFT)
    settled()
    bank.filter.state.choose(PhraseState.RETIRED.value)
    assert rows(bank) == ["bargain-floor"]
    bank.tree.go_to("bargain-floor")
    assert bank.tree.currentIndex().data(TreeRole.COUNT) == "已停用"
    bank.tree.setFocus()
    press(Key.Key_Delete)
    settled()
    assert stands(lead, "bargain-floor").state is PhraseState.APPROVED


def test_what_is_not_in_use_is_not_copied(lead, bank, settled, clipboard):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_Delete)
    settled()
    bank.filter.state.choose(PhraseState.RETIRED.value)
    bank.tree.go_to("bargain-floor")
    bank.tree.setFocus()
    press(Key.Key_1)
    press(Key.Key_Return)
    bank.replies.setFocus()
    press(Key.Key_Return)
    assert clipboard.content == ""


def test_enter_on_a_phrase_copies_it_once(lead, bank, qtbot):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_Return)
    store = lead.loader.store
    qtbot.waitUntil(lambda: store.counted != [])
    assert lead.loader.store.counted == ["bargain-floor"]


def test_d_begins_a_copy_that_gets_its_own_key(lead, bank, settled):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_D)
    assert bank.phrase_form.before is None
    press(Key.Key_S, CTRL)
    settled()
    copies = [p for p in lead.loader.store.book.phrases if p.text == "非常抱歉，价格已经是底价。"]
    assert len(copies) == 2
    assert bank.tree.phrase() == copies[1]


def test_the_filter_finds_by_text_by_intent_and_by_initials(bank, qtbot):
    everything = rows(bank)
    for words, found in (
        ("底价", ["bargain-floor"]),
        ("wechat", ["ship_time-wechat"]),
        ("wlsj", []),
        ("bgzzls", ["logistics-check"]),
    ):
        bank.filter.words.setText(words)
        qtbot.waitUntil(lambda expected=found: rows(bank) == expected)
        assert bank._nothing.isVisible() is (not found)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: rows(bank) == everything)


def test_the_filter_by_role_leaves_what_has_it(bank):
    bank.filter.role.choose("hold")
    assert rows(bank) == []
    bank.filter.show_all()
    bank.filter.changed.emit()
    assert len(rows(bank)) == 8


def test_categories_group_the_phrases_and_the_rest_stands_under_others(start_in_bank, qtbot):
    program = start_in_bank("trainee", load_handbook=lambda: HANDBOOK)
    page = program.window.browse
    qtbot.waitUntil(page.filter.grouping.isVisible)
    names = [
        page.tree_model.index(row, 0, top).data()
        for top in (page.tree_model.index(n, 0) for n in range(page.tree_model.rowCount()))
        for row in range(page.tree_model.rowCount(top))
    ]
    assert names == ["等待", "其他", "其他", "道歉", "其他"]
    page.filter.grouping.choose("intents")
    assert page.tree_model.index(0, 0, page.tree_model.index(0, 0)).data() == "发货时间"


def test_an_edit_leaves_the_tree_open_where_it_was(lead, bank, settled):
    bank.tree.go_to("ship_time-soon")
    branch = bank.tree.currentIndex().parent()
    assert bank.tree.isExpanded(branch)
    press(Key.Key_Delete)
    settled()
    assert bank.tree.isExpanded(bank.tree.currentIndex().parent())
    assert bank.tree.phrase().id == "ship_time-order"
