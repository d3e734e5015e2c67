import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phrasebank.loader import BUNDLED, digest, load_bundle
from phrasebank.snapshot import PlaybookFile
from replykit.domain.message import Emotion
from replykit.domain.phrase import Phrase, PhraseRole, PhraseState, Tone
from replykit.domain.playbook import fingerprint
from replykit.errors import BankUnreadableError
from replykit.ports import CachedBank
from tests.builders import a_book, a_phrase

INTENT = """
id = "size"
stage = "presale"
name_zh = "尺码"
name_en = "Size"
definition = "问穿几码"
examples = ["穿几码"]

[[phrase]]
id = "size-ask"
text = "请问您的身高体重是多少呢？"
tone = "warm"

[[phrase]]
id = "size-bad"
text = 7
tone = "warm"

[[phrase]]
id = "size-worse"
text = "好"
tone = "loud"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "intents").mkdir()
    (tmp_path / "intents" / "size.toml").write_text(INTENT, encoding="utf-8")
    for name in ("bank", "slots", "rules", "wording"):
        (tmp_path / f"{name}.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_bad_records_become_issues_and_the_rest_loads(folder):
    load = load_bundle(folder)
    assert [p.id for p in load.book.phrases] == ["size-ask"]
    assert [(i.where, i.code) for i in load.issues] == [
        ("intents/size.toml: size-bad", "field.type"),
        ("intents/size.toml: size-worse", "field.value"),
    ]


def test_an_unusable_intent_costs_only_its_own_file(folder):
    (folder / "intents" / "bad.toml").write_text('id = "Bad Id"', encoding="utf-8")
    load = load_bundle(folder)
    assert [i.id for i in load.book.intents] == ["size"]
    assert load.issues[0].where == "intents/bad.toml"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"id = ", b"[[["])
def test_an_unreadable_file_is_named(folder, content):
    (folder / "slots.toml").write_bytes(content)
    with pytest.raises(BankUnreadableError) as caught:
        load_bundle(folder)
    assert caught.value.params["path"] == "slots.toml"


def test_a_missing_file_is_named(folder):
    (folder / "rules.toml").unlink()
    with pytest.raises(BankUnreadableError):
        load_bundle(folder)


def test_intents_stand_in_the_order_of_the_bank_file(folder):
    other = INTENT.replace('"size', '"aaa')
    (folder / "intents" / "aaa.toml").write_text(other, encoding="utf-8")
    (folder / "bank.toml").write_text('intents = ["size", "aaa"]', encoding="utf-8")
    assert [i.id for i in load_bundle(folder).book.intents] == ["size", "aaa"]


def test_the_digest_changes_with_any_byte(folder):
    before = digest(folder)
    assert digest(folder) == before
    (folder / "slots.toml").write_text("# note", encoding="utf-8")
    assert digest(folder) != before


def test_the_version_is_the_digest_of_the_files(folder):
    book = load_bundle(folder).book
    assert book.version == digest(folder)
    assert load_bundle(folder).book == book


def test_the_bundled_bank_loads_without_issues_and_is_complete():
    load = load_bundle()
    assert load.issues == ()
    assert len(load.book.suggestible) == 52
    assert all(len(intent.examples) >= 25 for intent in load.book.suggestible)
    assert all(len(load.book.approved_by_intent[i.id]) >= 6 for i in load.book.suggestible)


def test_a_snapshot_is_found_again(tmp_path):
    bank = CachedBank(a_book(), "r1", ("发货",))
    PlaybookFile(tmp_path / "c" / "p.json", "v1").save(bank)
    assert PlaybookFile(tmp_path / "c" / "p.json", "v1").load() == bank


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PHRASES = st.builds(
    Phrase,
    id=TEXTS,
    intent=st.just("bargain"),
    text=st.one_of(TEXTS, st.just("亲" * 501), st.just("亲\n")),
    tone=st.sampled_from(Tone),
    platforms=st.tuples(TEXTS),
    manual=st.tuples(TEXTS),
    note=TEXTS,
    state=st.sampled_from(PhraseState),
    cues=st.tuples(TEXTS, TEXTS),
    role=st.sampled_from(PhraseRole),
    emotions=st.lists(st.sampled_from(Emotion), max_size=2).map(tuple),
    long=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PHRASES)
def test_whatever_phrase_the_user_wrote_is_found_again_to_the_letter(tmp_path, phrase):
    bank = CachedBank(a_book(phrases=(phrase,)), "r1", ())
    PlaybookFile(tmp_path / "p.json", "v1").save(bank)
    assert PlaybookFile(tmp_path / "p.json", "v1").load() == bank


@pytest.mark.parametrize("damage", ["missing", "source", "cut", "changed", "empty", "shape"])
def test_a_snapshot_that_does_not_hold_is_as_none(tmp_path, damage):
    path = tmp_path / "p.json"
    PlaybookFile(path, "v1").save(CachedBank(a_book(), "r1", ("发货",)))
    text = path.read_text(encoding="utf-8")
    match damage:
        case "missing":
            path.unlink()
        case "cut":
            path.write_text(text[: len(text) // 2], encoding="utf-8")
        case "changed":
            path.write_text(text.replace("物流", "账单"), encoding="utf-8")
        case "empty":
            path.write_bytes(b"")
        case "shape":
            path.write_text("[1]", encoding="utf-8")
    source = "v2" if damage == "source" else "v1"
    assert PlaybookFile(path, source).load() is None


def test_a_snapshot_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("x")
    PlaybookFile(tmp_path / "file" / "p.json", "v1").save(CachedBank(a_book(), "r1", ("发货",)))


def test_the_bundled_folder_can_be_copied_and_loaded_elsewhere(tmp_path):
    shutil.copytree(BUNDLED, tmp_path / "data")
    assert load_bundle(tmp_path / "data").book == load_bundle().book


def test_fingerprints_tell_content_apart_but_not_versions():
    assert fingerprint(a_book(version="x")) == fingerprint(a_book(version="y"))
    assert fingerprint(a_book(phrases=(a_phrase(),))) != fingerprint(a_book())
