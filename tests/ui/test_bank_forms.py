"""The forms of the bank, by keys alone, around a store in memory."""

from dataclasses import replace

import pytest

from replykit.domain.phrase import PhraseState
from replykit.errors import StorageError

from .keyboard import CTRL, SHIFT, Key, press, rows, stands, type_in

NEW = "亲，鸡毛换糖的活动已经结束啦~"
WORDING = "鸡毛换糖还有吗"


def test_a_new_phrase_is_written_saved_and_offered_on_the_desk_by_keys_alone(lead, bank, settled):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    type_in(NEW)
    press(Key.Key_S, CTRL)
    settled()
    assert bank.tree.phrase().text == NEW
    press(Key.Key_I)
    type_in(WORDING)
    press(Key.Key_Return)
    settled()
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    lead.window.desk.paste_box.put(WORDING)
    assert NEW in [item.draft.text for item in lead.window.desk.model.items]


def test_a_new_phrase_is_of_the_intent_on_the_desk_where_no_row_tells(lead, bank):
    lead.window.go_to_desk()
    lead.window.desk.paste_box.put("收到就碎了")
    lead.window.go_to_bank()
    bank.tree.collapseAll()
    bank.tree.setCurrentIndex(bank.tree_model.index(0, 0))
    press(Key.Key_N)
    assert bank.forms.phrase.fields.phrase().intent == "damaged"


def test_findings_show_while_typing(bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_E)
    fields = bank.forms.phrase.fields
    fields.text.selectAll()
    type_in("{ship_tim}加微信")
    assert {found.rule for found in fields.findings} == {
        *("R51", "phrase.slot", "intent.tones"),
    }
    assert fields._found.count() == 3
    assert any("没有这个空位" in w.accessibleName() for w in _lines(fields))
    assert len(fields.text.extraSelections()) == 3  # the slot, and two findings


def test_what_blocks_is_refused_in_place_and_kept_as_a_draft(lead, bank, settled):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_E)
    form = bank.forms.phrase
    form.fields.text.selectAll()
    type_in("加微信聊")
    press(Key.Key_Return, CTRL)
    assert lead.loader.store.applied == []
    assert "没有启用" in form.foot.text
    assert form.fields.text.textCursor().selectedText() == "加微信"
    form.fields.state.choose(PhraseState.DRAFT.value)
    press(Key.Key_Return, CTRL)
    settled()
    assert stands(lead, "ship_time-page").state is PhraseState.DRAFT
    assert bank.tree.phrase().id == "ship_time-page"


def test_every_field_is_saved(lead, bank, settled):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_E)
    fields = bank.forms.phrase.fields
    assert not bank.forms.phrase.unsaved
    fields.intent.choose("damaged")
    fields.tone.choose("formal")
    fields.role.choose("empathy")
    fields.emotions.choose(["angry", "worried"])
    fields.platforms.choose(["jd"])
    fields.cues.setText("破了、ＡＢ, 破了")
    fields.manual.setText("m107，M108")
    fields.note.setPlainText("先道歉\n再补发")
    press(Key.Key_S, CTRL)
    settled()
    kept = stands(lead, "ship_time-page")
    assert (kept.intent, kept.tone, kept.role) == ("damaged", "formal", "empathy")
    assert kept.emotions == ("worried", "angry")
    assert kept.platforms == ("jd",)
    assert kept.cues == ("破了", "ab")
    assert kept.manual == ("M107", "M108")
    assert kept.note == "先道歉\n再补发"


def test_a_manual_id_that_is_none_is_told(lead, bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_E)
    bank.forms.phrase.fields.manual.setText("M107、第三页")
    press(Key.Key_S, CTRL)
    assert "第三页" in bank.forms.phrase.foot.text
    assert lead.loader.store.applied == []


def test_a_slot_is_put_in_from_the_menu(bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    fields = bank.forms.phrase.fields
    actions = fields.slots.menu().actions()
    assert actions[0].text() == "发货时限  {ship_time}"
    type_in("预计")
    actions[0].trigger()
    assert fields.text.toPlainText() == "预计{ship_time}"
    assert fields._preview_model.items[0].draft.missing == ("ship_time",)


def test_escape_asks_only_when_something_would_be_lost(bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_E)
    form = bank.forms.phrase
    press(Key.Key_Escape)
    assert not form.isVisible()
    press(Key.Key_E)
    type_in("x")
    press(Key.Key_Escape)
    assert form.isVisible()
    assert form.foot.asking
    press(Key.Key_Escape)
    assert not form.foot.asking
    assert form.fields.text.toPlainText().endswith("x") or form.unsaved
    press(Key.Key_Escape)
    form.foot.drop.click()
    assert not form.isVisible()
    assert bank.tree.hasFocus()


def test_nothing_typed_is_lost_by_going_elsewhere(lead, bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    type_in(NEW)
    lead.window.go_to_desk()
    lead.window.go_to_bank()
    assert bank.forms.phrase.isVisible()
    assert bank.forms.phrase.fields.text.toPlainText() == NEW
    assert bank.forms.phrase.fields.text.hasFocus()


def test_nothing_typed_is_lost_by_another_language(lead, bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    type_in(NEW)
    lead.window._set(replace(lead.window._settings, language="en"))
    page = lead.window.browse
    assert page is not bank
    assert page.forms.phrase.fields.text.toPlainText() == NEW
    assert page.forms.phrase.unsaved


def test_nothing_typed_is_lost_by_closing_the_window_by_mistake(lead, bank):
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    type_in(NEW)
    lead.window.go_to_desk()
    assert not lead.window.close()
    assert bank.forms.phrase.foot.asking
    assert bank.isVisible()


def test_a_failing_database_is_told_and_the_text_kept(lead, bank, settled):
    lead.loader.store.error = StorageError("db.full", path="x")
    bank.tree.go_to("ship_time-page")
    press(Key.Key_N)
    type_in(NEW)
    press(Key.Key_S, CTRL)
    settled()
    form = bank.forms.phrase
    assert form.isVisible()
    assert form.isEnabled()
    assert "磁盘满了" in form.foot.text
    assert form.fields.text.toPlainText() == NEW
    lead.loader.store.error = None
    press(Key.Key_S, CTRL)
    settled()
    assert lead.loader.store.book.phrases[-1].text == NEW


def test_a_conflict_keeps_the_text_and_a_second_save_is_meant(lead, bank, settled):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_E)
    bank.forms.phrase.fields.text.selectAll()
    type_in(NEW)
    store = lead.loader.store
    other = replace(store.book.phrase_by_id["bargain-floor"], note="别人刚改的")
    store.book = replace(
        store.book, phrases=tuple(other if p.id == other.id else p for p in store.book.phrases)
    )
    press(Key.Key_S, CTRL)
    settled()
    assert "刚在别处改过" in bank.forms.phrase.foot.text
    assert stands(lead, "bargain-floor") == other
    press(Key.Key_S, CTRL)
    settled()
    assert stands(lead, "bargain-floor").text == NEW


def test_saving_as_another_leaves_the_first_alone(lead, bank, settled):
    bank.tree.go_to("bargain-floor")
    press(Key.Key_E)
    bank.forms.phrase.fields.text.selectAll()
    type_in(NEW)
    bank.forms.phrase.another.click()
    settled()
    assert stands(lead, "bargain-floor").text == "非常抱歉，价格已经是底价。"
    assert bank.tree.phrase().text == NEW


def test_an_intent_is_added_and_renamed(lead, bank, settled):
    press(Key.Key_N, SHIFT)
    form = bank.forms.intent
    form.save()
    assert "中文名称" in form.foot.text
    type_in("送礼")
    form.name_en.setText("Gift")
    press(Key.Key_S, CTRL)
    settled()
    assert "gift" in lead.loader.store.book.intent_by_id
    bank.tree.setCurrentIndex(bank.tree_model.find(("presale", "gift")))
    assert bank.tree.intent() == "gift"
    press(Key.Key_E)
    form.tabs.choose("names")
    form.definition.setPlainText("问包装和贺卡")
    press(Key.Key_S, CTRL)
    settled()
    assert lead.loader.store.book.intent_by_id["gift"].definition == "问包装和贺卡"


def test_an_intent_is_retired_and_comes_back_whole(lead, bank, settled):
    bank.tree.go_to("damaged-sorry")
    press(Key.Key_I)
    bank.forms.intent.tabs.choose("names")
    bank.forms.intent.retire.click()
    settled()
    assert "damaged" not in lead.loader.store.book.intent_by_id
    press(Key.Key_Z, CTRL)
    settled()
    assert "damaged-sorry" in rows(bank)


def test_examples_are_filtered_and_taken_away(lead, bank, settled):
    bank.tree.go_to("damaged-sorry")
    press(Key.Key_I)
    examples = bank.forms.intent.examples
    assert examples.model.shown == ("瓶子裂开漏了", "包裹破了", "收到就碎了")
    examples.filter.setText("碎")
    assert examples.model.shown == ("收到就碎了",)
    examples.rows.setCurrentIndex(examples.model.index(0))
    examples.rows.setFocus()
    press(Key.Key_Delete)
    settled()
    assert lead.loader.store.book.intent_by_id["damaged"].examples == ("包裹破了", "瓶子裂开漏了")
    assert examples.model.count == 2
    assert examples.rows.hasFocus()
    assert not bank.forms.intent.foot.save.isVisible()
    examples.new.setText("包裹破了")
    examples.new.setFocus()
    press(Key.Key_Return)
    settled()
    assert "已经有这句" in bank.forms.intent.foot.text


def _lines(fields):
    return [fields._found.itemAt(n).widget() for n in range(fields._found.count())]


@pytest.mark.parametrize("font_px", [12, 14, 20])
def test_the_bank_fits_into_a_narrow_window(lead, bank, font_px):
    lead.window._set(replace(lead.window._settings, font_px=font_px))
    bank.tree.go_to("ship_time-page")
    bank.edit_current()
    assert lead.window.minimumSizeHint().width() <= 380
    bank.forms.phrase.step_back()
    bank.edit_intent()
    assert lead.window.minimumSizeHint().width() <= 380


def test_examples_written_one_after_the_other_are_all_added(lead, bank, settled):
    bank.tree.go_to("damaged-sorry")
    press(Key.Key_I)
    for text in ("碎成渣了", "全是裂纹", "瓶身漏了"):
        type_in(text)
        press(Key.Key_Return)
    settled()
    held = lead.loader.store.book.intent_by_id["damaged"].examples
    assert held[-3:] == ("碎成渣了", "全是裂纹", "瓶身漏了")
    assert bank.forms.intent.examples.new.text() == ""


def test_an_example_that_is_not_stored_stays_in_its_field(lead, bank, settled):
    lead.loader.store.error = StorageError("db.locked", path="x")
    bank.tree.go_to("damaged-sorry")
    press(Key.Key_I)
    type_in("碎成渣了")
    press(Key.Key_Return)
    settled()
    assert bank.forms.intent.examples.new.text() == "碎成渣了"
    assert "占用" in bank.forms.intent.foot.text
