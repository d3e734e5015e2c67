"""What a newer bundle does to the user's bank."""

from dataclasses import replace

import pytest

from db.merge import weave
from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from replykit.domain.playbook import Playbook, fingerprint
from replykit.ports import MergeReport


@pytest.fixture
def store(open_bank, bundle):
    store = open_bank()
    store.merge(bundle)
    return store


@pytest.fixture
def write_phrase(sql):
    """Add a phrase of the user's own at a place of the bank."""

    def write(key, text, position=99, intent="shipping"):
        sql(
            "INSERT INTO phrase (id, position, withdrawn, intent, text, note, tone, state,"
            " cues, platforms, manual)"
            " VALUES (?, ?, 0, ?, ?, '', 'standard', 'approved', '[]', '[]', '[]')",
            *(key, position, intent, text),
        )

    return write


def texts(store):
    return [(p.id, p.text) for p in store.playbook().phrases]


def order(store):
    return [p.id for p in store.playbook().phrases]


def test_the_first_merge_brings_the_whole_bundle(open_bank, bundle):
    store = open_bank()
    assert store.merge(bundle) == MergeReport(added=5)
    assert store.playbook() == bundle


def test_merging_the_same_version_again_does_nothing(store, bundle, sql):
    sql("UPDATE phrase SET text = '丢失'")
    assert store.merge(bundle) == MergeReport()
    assert store.merge(replace(bundle, phrases=())) == MergeReport()  # the version decides


def test_a_bundle_without_a_version_is_told_by_its_content(open_bank, bundle):
    store = open_bank()
    assert store.merge(replace(bundle, version="")).added == 5
    assert store.merge(bundle) == MergeReport()


def test_an_untouched_bank_becomes_the_new_bundle(store, newer, bundle):
    shipping, returns = bundle.intents
    book = newer(
        intents=(
            replace(returns, examples=("怎么退", "退了吧")),
            replace(shipping, name_zh="发货", examples=(*shipping.examples, "还不发吗")),
            Intent(IntentId("thanks"), Stage.GENERAL, "道谢", "Thanks", "谢", ("谢谢",)),
        ),
        phrases=(
            replace(bundle.phrases[2], note="先安抚"),
            *bundle.phrases[:2],
            Phrase(PhraseId("thanks-1"), IntentId("thanks"), "不客气"),
        ),
        rules=tuple(replace(rule, why="因为") for rule in reversed(bundle.rules)),
        slots=(replace(bundle.slots[1], example="小铺"), bundle.slots[0]),
    )
    assert store.merge(book) == MergeReport(added=2, updated=3)
    assert store.playbook() == book


def test_what_the_user_changed_stays(store, sql, newer, bundle):
    sql("UPDATE phrase SET text = '我改的' WHERE id = 'ship-1'")
    sql("UPDATE intent SET name_zh = '我的名字' WHERE id = 'returns'")
    sql("UPDATE rule SET severity = 'hint' WHERE id = 'R01'")
    sql("UPDATE slot SET label_zh = '我的标签' WHERE id = 'shop'")
    mine = store.playbook()
    book = newer(
        intents=tuple(replace(i, name_zh="新名字", name_en="New") for i in bundle.intents),
        phrases=tuple(replace(p, text="新话术", note="新说明") for p in bundle.phrases),
        rules=tuple(replace(r, why="新理由") for r in bundle.rules),
        slots=tuple(replace(s, example="新例子") for s in bundle.slots),
    )

    assert store.merge(book) == MergeReport(updated=3, kept=2)

    merged = store.playbook()
    assert merged.phrases == (mine.phrases[0], *book.phrases[1:])
    assert merged.intents == (book.intents[0], mine.intents[1])
    assert merged.rules == (mine.rules[0], book.rules[1])
    assert merged.slots == (book.slots[0], mine.slots[1])


def test_a_change_of_the_user_survives_every_later_bundle(store, sql, newer, bundle):
    sql("UPDATE phrase SET text = '我改的' WHERE id = 'ship-1'")
    for n in range(3):
        store.merge(newer(phrases=tuple(replace(p, text=f"第{n}版") for p in bundle.phrases)))
    assert texts(store)[0] == ("ship-1", "我改的")
    assert texts(store)[1] == ("ship-2", "第2版")


def test_a_change_taken_back_follows_the_bundle_again(store, sql, newer, bundle):
    sql("UPDATE phrase SET text = '我改的' WHERE id = 'ship-2'")
    store.merge(newer(phrases=tuple(replace(p, note="第1版") for p in bundle.phrases)))
    sql("UPDATE phrase SET text = '您好，今天发出' WHERE id = 'ship-2'")
    later = newer(phrases=tuple(replace(p, note="第2版") for p in bundle.phrases))
    store.merge(later)
    assert store.playbook() == later


def test_the_same_change_by_user_and_bundle_is_no_difference(store, sql, newer, bundle):
    sql("UPDATE phrase SET text = '同样的话' WHERE id = 'return-1'")
    first, second, third = bundle.phrases
    assert store.merge(newer(phrases=(first, second, replace(third, text="同样的话")))).kept == 0
    later = newer(phrases=(first, second, replace(third, text="更好的话")))
    assert store.merge(later).updated == 1
    assert store.playbook() == later


def test_an_edited_example_is_kept_and_not_added_again(store, sql, newer, bundle):
    sql("UPDATE example SET text = '几时发货呀' WHERE text = '啥时候发货'")
    shipping, returns = bundle.intents
    book = newer(intents=(replace(shipping, examples=("啥时候发货", "发了没", "发货")), returns))

    assert store.merge(book) == MergeReport(updated=1, kept=1)
    assert store.playbook().intents[0].examples == ("几时发货呀", "发了没", "发货")


def test_an_example_moved_to_another_intent_stays_there(store, sql, newer, bundle):
    sql("UPDATE example SET intent = 'returns' WHERE text = '发了没'")
    store.merge(newer(phrases=()))
    examples = [intent.examples for intent in store.playbook().intents]
    assert examples == [("啥时候发货",), ("发了没", "我要退", "怎么退")]


def test_what_the_user_took_out_of_use_stays_out(store, sql, newer, bundle):
    sql("UPDATE example SET retired = 1 WHERE text = '发了没'")
    sql("UPDATE rule SET retired = 1 WHERE id = 'W01'")
    sql("UPDATE slot SET retired = 1 WHERE id = 'shop'")
    sql("UPDATE phrase SET state = 'retired' WHERE id = 'ship-2'")
    store.merge(newer(phrases=tuple(replace(p, note="新") for p in bundle.phrases)))
    book = store.playbook()
    assert book.intents[0].examples == ("啥时候发货",)
    assert [rule.id for rule in book.rules] == ["R01"]
    assert [slot.id for slot in book.slots] == ["time"]
    assert [phrase.id for phrase in book.approved] == ["ship-1", "return-1"]


def test_an_intent_taken_out_of_use_takes_its_phrases_along(store, sql, newer, bundle):
    sql("UPDATE intent SET retired = 1 WHERE id = 'shipping'")
    store.merge(newer(rules=()))
    book = store.playbook()
    assert [intent.id for intent in book.intents] == ["returns"]
    assert [phrase.id for phrase in book.phrases] == ["return-1"]


def test_an_example_the_user_wrote_first_is_not_added_twice(store, sql, newer, bundle):
    sql(
        "INSERT INTO example (id, position, withdrawn, intent, text, retired)"
        " VALUES ('mine', 99, 0, 'returns', '退了吧', 0)"
    )
    shipping, returns = bundle.intents
    store.merge(newer(intents=(shipping, replace(returns, examples=("退了吧", "我要退")))))
    assert sorted(store.playbook().intents[1].examples) == ["我要退", "退了吧"]


def test_an_example_written_twice_comes_twice(open_bank, bundle):
    shipping, returns = bundle.intents
    book = replace(bundle, intents=(replace(shipping, examples=("在吗", "在吗", "发")), returns))
    store = open_bank()
    store.merge(book)
    assert store.playbook().intents == book.intents


def test_what_the_user_wrote_is_not_touched(store, newer, bundle, write_phrase):
    write_phrase("mine", "我写的")
    new = Phrase(PhraseId("mine"), bundle.intents[0].id, "同号的新话术")
    assert store.merge(newer(phrases=(*bundle.phrases, new))) == MergeReport(kept=1)
    assert texts(store)[-1] == ("mine", "我写的")
    assert store.merge(newer(phrases=bundle.phrases[:1])) == MergeReport()
    assert store.playbook().phrase_by_id["mine"].state is PhraseState.APPROVED


def test_what_the_user_wrote_stays_the_users_when_a_bundle_says_the_same(
    store, newer, bundle, write_phrase
):
    write_phrase("mine", "我写的")
    same = store.playbook().phrase_by_id["mine"]
    assert store.merge(newer(phrases=(*bundle.phrases, same))) == MergeReport()
    assert store.merge(bundle) == MergeReport()
    assert store.playbook().phrase_by_id["mine"] == same


def test_a_phrase_gone_from_the_bundle_is_retired_not_deleted(store, newer, bundle):
    store.merge(newer(phrases=bundle.phrases[1:]))
    first, *rest = store.playbook().phrases
    assert first == replace(bundle.phrases[0], state=PhraseState.RETIRED)
    assert tuple(rest) == bundle.phrases[1:]


def test_a_phrase_gone_from_the_bundle_stays_if_the_user_changed_it(store, sql, newer, bundle):
    sql("UPDATE phrase SET text = '我改的' WHERE id = 'ship-1'")
    store.merge(newer(phrases=bundle.phrases[1:]))
    assert store.playbook().phrases[0] == replace(bundle.phrases[0], text="我改的")


def test_a_phrase_that_comes_back_is_in_use_again(store, newer, bundle):
    store.merge(newer(phrases=bundle.phrases[1:]))
    assert store.merge(bundle) == MergeReport(updated=1)
    assert store.playbook() == bundle


def test_examples_rules_slots_and_intents_gone_from_the_bundle_are_out_of_use(
    store, newer, bundle
):
    shipping, _returns = bundle.intents
    book = newer(
        intents=(replace(shipping, examples=("发了没",)),),
        phrases=bundle.phrases[:2],
        rules=bundle.rules[1:],
        slots=bundle.slots[:1],
    )
    store.merge(book)
    assert store.playbook() == book


def test_an_intent_gone_from_the_bundle_stays_for_a_phrase_of_the_user(
    store, newer, bundle, write_phrase
):
    write_phrase("mine", "我写的", intent="returns")
    store.merge(newer(intents=bundle.intents[:1], phrases=bundle.phrases[:2]))
    book = store.playbook()
    assert book.intents[1] == replace(bundle.intents[1], examples=())
    assert book.approved_by_intent["returns"][0].text == "我写的"


def test_a_slot_gone_from_the_bundle_stays_for_a_phrase_that_names_it(
    store, newer, bundle, write_phrase
):
    write_phrase("mine", "{shop|本店}的客服为您服务")
    store.merge(newer(slots=()))
    assert [slot.id for slot in store.playbook().slots] == ["time", "shop"]
    store.merge(newer(slots=(), phrases=bundle.phrases[1:]))
    assert [slot.id for slot in store.playbook().slots] == ["shop"]


def test_a_phrase_of_the_user_follows_the_phrase_it_stood_behind(
    store, sql, newer, bundle, write_phrase
):
    sql("UPDATE phrase SET position = position * 10")
    write_phrase("mine", "我写的", position=5)
    first, second, third = bundle.phrases
    new = replace(first, id=PhraseId("new"))
    store.merge(newer(phrases=(third, first, new, second)))
    assert order(store) == ["return-1", "ship-1", "mine", "new", "ship-2"]


def test_an_order_made_by_the_user_stays(store, sql, newer, bundle):
    sql("UPDATE phrase SET position = -1 WHERE id = 'return-1'")
    first, second, third = bundle.phrases
    new = replace(first, id=PhraseId("new"))
    store.merge(newer(phrases=(second, new, first, third)))
    assert order(store) == ["return-1", "ship-1", "ship-2", "new"]
    store.merge(newer(phrases=(third, second, first, new)))
    assert order(store) == ["return-1", "ship-1", "ship-2", "new"]


def test_uses_are_not_touched_by_a_merge(store, newer, bundle):
    store.count_use(bundle.phrases[0].id)
    store.merge(newer(phrases=()))
    assert store.uses() == {"ship-1": 1}


def test_a_changed_bank_has_another_version(store, sql, bundle):
    sql("UPDATE phrase SET text = '我改的' WHERE id = 'ship-1'")
    book = store.playbook()
    assert book.version != bundle.version
    assert book.version == fingerprint(book)


def test_an_empty_bundle_can_be_merged(open_bank):
    store = open_bank()
    assert store.merge(Playbook()) == MergeReport()
    assert store.playbook() == Playbook(version=fingerprint(Playbook()))


def test_weave_keeps_the_base_and_places_the_rest():
    assert weave(["a", "b", "c"], ["x", "c", "y", "a", "z", "w"]) == [*"xazwbcy"]
    assert weave([], ["a", "b"]) == ["a", "b"]
    assert weave(["a", "b"], []) == ["a", "b"]


def test_the_revision_changes_with_a_merge_and_only_then(open_bank, bundle):
    store = open_bank()
    before = store.revision()
    store.merge(bundle)
    merged = store.revision()
    store.merge(bundle)
    assert before != merged == store.revision()


def test_the_version_merged_last_is_remembered(open_bank, bundle):
    store = open_bank()
    assert store.merged_version() == ""
    store.merge(bundle)
    assert store.merged_version() == bundle.version
