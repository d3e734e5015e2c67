from PySide6.QtCore import QModelIndex, Qt

from replykit.domain.handbook import Category, Handbook
from replykit.domain.intent import IntentId, Stage
from tests.builders import a_phrase
from ui.models.bank_groups import Group, by_category, by_intent
from ui.models.bank_tree_model import BankTreeModel, TreeRole
from ui.models.suggestion_model import Role, SuggestionModel

from .conftest import QUESTION


def test_suggestion_model_obeys_qt(qtmodeltester, desk):
    model = SuggestionModel()
    qtmodeltester.check(model)
    model.replace(desk.answer(QUESTION).suggestions)
    qtmodeltester.check(model)


def test_suggestion_model_tells_text_reasons_and_tick(desk):
    model = SuggestionModel()
    model.replace(desk.answer(QUESTION).suggestions)
    first = model.items[0]
    index = model.index(0)
    assert index.data() == first.draft.text
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == first.draft.text
    assert "意图相符" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Role.SUGGESTION) is first
    assert index.data(Role.TICKED) is False
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    model.tick(first.phrases)
    assert index.data(Role.TICKED) is True
    model.tick(())
    assert index.data(Role.TICKED) is False


def test_rows_have_no_children_and_strangers_no_data(desk):
    model = SuggestionModel()
    model.replace(desk.answer(QUESTION).suggestions)
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None


def test_refilling_keeps_the_tick_and_replacing_does_not(qtbot, desk):
    model = SuggestionModel()
    items = desk.answer(QUESTION).suggestions
    model.replace(items)
    model.tick(items[0].phrases)
    with qtbot.waitSignal(model.dataChanged):
        model.refill([desk.fill(item, {"ship_time": "今天"}) for item in items])
    assert model.index(0).data(Role.TICKED) is True
    with qtbot.waitSignal(model.modelReset):
        model.refill(items[:1])
    assert model.index(0).data(Role.TICKED) is False


def _tree(book):
    model = BankTreeModel(lambda phrase: phrase.text)
    model.show(by_intent(book, book.approved))
    return model


def test_bank_tree_model_obeys_qt(qtmodeltester, book):
    model = BankTreeModel(lambda phrase: phrase.text)
    qtmodeltester.check(model)
    model.show(by_intent(book, book.approved))
    qtmodeltester.check(model)


def test_bank_tree_goes_from_stage_to_intent_to_phrase(book):
    model = _tree(book)
    stages = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert stages == ["售前", "售中", "售后", "通用"]
    presale = model.index(0, 0)
    intent = model.index(0, 0, presale)
    phrase = model.index(0, 0, intent)
    assert presale.data(TreeRole.COUNT) == 5
    assert intent.data() == "发货时间"
    assert intent.data(TreeRole.COUNT) == 4
    assert phrase.data(TreeRole.PHRASE).id == "ship_time-page"
    assert phrase.data() == "您好，发货时间以页面为准。"
    assert phrase.parent().parent() == presale
    assert not presale.parent().isValid()


def test_a_stage_counts_a_phrase_of_two_groups_once():
    shared, other = a_phrase("shared"), a_phrase("other")
    model = BankTreeModel(lambda phrase: phrase.text)
    model.show(
        [
            Group("a", Stage.PRESALE, "欢迎", (shared, other)),
            Group("b", Stage.PRESALE, "催付", (shared,)),
            Group("c", Stage.AFTERSALE, "破损", (other,)),
        ]
    )
    stages = [model.index(row, 0).data(TreeRole.COUNT) for row in range(2)]
    assert stages == [2, 1]


def test_phrases_are_described_only_when_seen(book):
    asked = []
    model = BankTreeModel(lambda phrase: asked.append(phrase.id) or phrase.text)
    model.show(by_intent(book, book.approved))
    intent = model.index(0, 0, model.index(0, 0))
    assert not asked
    model.index(1, 0, intent).data()
    model.index(1, 0, intent).data()
    assert asked == ["ship_time-soon"]


def test_a_phrase_stands_in_every_category_that_names_it_or_under_others(book):
    phrases = (*book.approved, a_phrase("x", "damaged", manual=("M107",)))
    categories = (
        Category("wait", Stage.PRESALE, "等待", "Waiting", (IntentId("ship_time"),), ("M107",)),
        Category("sorry", Stage.AFTERSALE, "道歉", "Sorry", (IntentId("damaged"),)),
        Category("empty", Stage.AFTERSALE, "空", "Empty"),
    )
    groups = by_category(book, phrases, Handbook(categories), "其他")
    assert [(g.name, g.stage) for g in groups if g.key != "-presale"] == [
        ("等待", Stage.PRESALE),
        ("其他", Stage.INSALE),
        ("道歉", Stage.AFTERSALE),
        ("其他", Stage.GENERAL),
    ]
    for group, category in ((groups[0], categories[0]), (groups[-2], categories[1])):
        assert group.phrases == category.phrases(phrases)
