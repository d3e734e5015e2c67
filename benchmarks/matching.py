"""The matcher beside simpler ones over the same examples, on a labelled file.

``python -m benchmarks.matching FILE.jsonl``; the scoring is that of ``replykit evaluate``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.process import percentile
from phrasebank.loader import load_bundle
from phrasebank.model import load_model
from replykit.cli.scores import read_labelled
from replykit.domain.intent import OTHER, IntentId, Stage
from replykit.domain.message import Context
from replykit.domain.playbook import Playbook
from replykit.domain.reply import IntentGuess, Understanding
from replykit.pipeline.flow import Snapshot, read
from replykit.services.evaluation import Judged, Labelled, evaluate

Method = Callable[[str], Understanding]


def main() -> None:
    """Print one row a method."""
    messages = read_labelled(Path(sys.argv[1]))
    book = load_bundle().book
    snapshot, bare = Snapshot.build(book, load_model()), Snapshot.build(book)
    methods: dict[str, Method] = {
        "longest shared substring": _nearest(book, _substring_scores),
        "rapidfuzz ratio, bare texts": _nearest(book, _ratio_scores),
        "ours without the model": lambda text: read(text, bare, Context()),
        "ours": lambda text: read(text, snapshot, Context()),
    }
    columns = ("stage", "top1", "top3", "answered", "right", "other", "p50 ms", "p99 ms")
    sys.stdout.write(f"{'':<30}" + "".join(f"{name:>10}" for name in columns) + "\n")
    for name, method in methods.items():
        sys.stdout.write(_row(name, method, messages))


def _row(name: str, method: Method, messages: Sequence[Labelled]) -> str:
    judged, times = [], []
    for message in messages:
        begun = time.perf_counter()
        understood = method(message.text)
        times.append((time.perf_counter() - begun) * 1000)
        judged.append(Judged(message, understood))
    report = evaluate(judged)
    figures = (
        report.stage_accuracy,
        report.top1,
        report.top3,
        report.answered,
        report.right_when_answered,
        report.other_abstained,
    )
    spent = f"{percentile(times, 0.5):>10.2f}{percentile(times, 0.99):>10.2f}\n"
    return f"{name:<30}" + "".join(f"{figure:>10.3f}" for figure in figures) + spent


def _nearest(book: Playbook, scores_of: Callable[[str, Sequence[str]], list[float]]) -> Method:
    """Return a method that takes the intent of the best example; it never abstains."""
    known = [(i.id, i.stage, e) for i in book.suggestible for e in i.examples]
    texts = [text for _, _, text in known]

    def method(text: str) -> Understanding:
        best: dict[IntentId, tuple[float, Stage]] = {}
        for (intent, stage, _), score in zip(known, scores_of(text, texts), strict=True):
            if intent != OTHER and score > best.get(intent, (-1.0, stage))[0]:
                best[intent] = (score, stage)
        order = sorted(best, key=lambda intent: -best[intent][0])[:5]
        guesses = tuple(IntentGuess(intent, best[intent][0]) for intent in order)
        stage = best[order[0]][1]
        return Understanding(stage, ((stage, 1.0),), guesses, guesses[0].p, abstained=False)

    return method


def _ratio_scores(text: str, examples: Sequence[str]) -> list[float]:
    found = [0.0] * len(examples)
    for _, score, place in process.extract(text, examples, scorer=fuzz.ratio, limit=None):
        found[place] = score / 100
    return found


def _substring_scores(text: str, examples: Sequence[str]) -> list[float]:
    """Return the length of the longest run each example shares with the text, in characters."""
    runs = [text[i : i + size] for size in range(1, 13) for i in range(len(text) - size + 1)]
    wanted = set(runs)
    return [float(_longest(example, wanted)) for example in examples]


def _longest(example: str, runs: set[str]) -> int:
    for size in range(min(len(example), 12), 0, -1):
        if any(example[i : i + size] in runs for i in range(len(example) - size + 1)):
            return size
    return 0


if __name__ == "__main__":
    main()
