import sys

from phrasebank.loader import load_bundle
from phrasebank.model import load_encoder, load_model, relearnt, save_model
from replykit.bootstrap import build_workplace
from replykit.domain.intent import Stage
from replykit.domain.message import Context
from replykit.pipeline.flow import read
from replykit.pipeline.learn import digest_of, learn
from replykit.pipeline.snapshot import Snapshot, samples_of
from replykit.settings import Paths
from tests.builders import a_book, an_intent
from tests.fakes import FakeClipboard

MODEL = learn(samples_of(a_book()))


def test_the_bundled_model_was_learnt_from_the_bundled_examples():
    used = [sample for sample in samples_of(load_bundle().book) if sample[1]]
    assert load_model().source == digest_of(used), "run: make model"


def test_a_saved_model_is_found_again(tmp_path):
    model = learn(samples_of(a_book()))
    save_model(model, tmp_path / "deep" / "model.bin")
    assert load_model(tmp_path / "deep" / "model.bin") == model


def test_a_missing_or_damaged_model_is_as_none(tmp_path):
    assert load_model(tmp_path / "none.bin") is None
    (tmp_path / "bad.bin").write_bytes(b"nonsense")
    assert load_model(tmp_path / "bad.bin") is None


def test_the_bundled_encoder_knows_every_bundled_intent():
    encoder = load_encoder()
    assert set(encoder.intents) == {intent.id for intent in load_bundle().book.intents}


def test_a_missing_or_damaged_encoder_is_as_none(tmp_path):
    assert load_encoder(tmp_path / "none.npz") is None
    (tmp_path / "bad.npz").write_bytes(b"nonsense")
    assert load_encoder(tmp_path / "bad.npz") is None


def test_without_numpy_there_is_no_encoder_and_nothing_else_is_lost(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "replykit.pipeline.encoder", raising=False)
    assert load_encoder() is None
    snapshot = Snapshot.build(a_book(), MODEL)
    assert relearnt(snapshot, lambda: True) is None
    assert read("快递到哪里了呀", snapshot, Context()).intents[0].id == "logistics"


def test_a_bank_with_a_new_example_is_learnt_again_from_the_model_it_has():
    book = a_book()
    snapshot = Snapshot.build(book, MODEL)
    assert snapshot.learnt
    taught = an_intent("damaged", Stage.AFTERSALE, ("收到就碎了", "鸡毛换糖吗"))
    more = tuple(taught if i.id == "damaged" else i for i in book.intents)
    changed = Snapshot.build(a_book(intents=more), snapshot.index.model)
    assert not changed.learnt
    again = changed.with_model(relearnt(changed, lambda: True))
    assert again.learnt
    assert relearnt(changed, lambda: False) is None


def test_a_model_of_the_users_own_gives_way_where_the_bundled_one_is_of_this_bank(tmp_path):
    paths = Paths(tmp_path)
    save_model(MODEL, paths.model)
    workplace = build_workplace(paths, FakeClipboard())
    assert workplace.load_snapshot().learnt
    assert workplace.learn_again(lambda: True) is None
