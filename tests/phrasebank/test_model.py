from phrasebank.loader import load_bundle
from phrasebank.model import load_model, save_model
from replykit.pipeline.flow import samples_of
from replykit.pipeline.learn import digest_of, learn
from tests.builders import a_book


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
