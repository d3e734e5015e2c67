"""What more examples and each part of the matcher bring.

``python -m benchmarks.curves FILE.jsonl [--json]``; some minutes, for it learns seven models. The
file holds labelled messages, as for ``replykit evaluate``. The learning curve takes a seeded
random share of every intent's examples and knows nothing of the others, nor an encoder, which
was tuned on all of them. The ablation takes one part of the whole matcher away at a time; what
the parts were fitted to (calibration, shares of the mixture) stays.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from phrasebank.loader import frequency, load_bundle
from phrasebank.model import load_encoder, load_model
from replykit.cli.scores import read_labelled
from replykit.domain.intent import OTHER
from replykit.domain.playbook import Playbook
from replykit.pipeline import learn, linear, normalise, situation, understand
from replykit.pipeline.desk import Desk
from replykit.pipeline.flow import read, warm
from replykit.pipeline.linear import LinearModel
from replykit.pipeline.snapshot import Snapshot, samples_of
from replykit.services.evaluation import Judged, Labelled, evaluate

SEED = 16
SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)
NEVER = 10**9
"""A length in characters that no message has."""

COLUMNS = ("stage", "top1", "top3", "answered", "right", "other")


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one way to understand; shares are 0.0 to 1.0.

    Attributes:
        name: What is measured.
        stage: Stage accuracy.
        top1: Share of the clear messages whose first intent is right, leniently.
        top3: The same for the first three.
        answered: Share of the clear messages answered.
        right: Share of those whose first intent is right.
        other: Share of the other messages left undecided.
    """

    name: str
    stage: float
    top1: float
    top3: float
    answered: float
    right: float
    other: float


def main() -> None:
    """Print the learning curve, then the ablation."""
    paths = [word for word in sys.argv[1:] if word != "--json"]
    if len(paths) != 1:
        sys.exit("usage: python -m benchmarks.curves FILE.jsonl [--json]")
    messages, book = read_labelled(Path(paths[0])), load_bundle().book
    if "--json" in sys.argv:
        parts = {"curve": curve(messages, book), "ablation": ablation(messages, book)}
        plain = {name: [asdict(row) for row in rows] for name, rows in parts.items()}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    _print("learning curve", curve(messages, book))
    _print("ablation", ablation(messages, book))


# --- learning curve ------------------------------------------------------------------------


def curve(messages: Sequence[Labelled], book: Playbook) -> Iterator[Row]:
    """Yield two rows a share of the examples: the linear model alone, and with neighbours."""
    for share in SHARES:
        part = part_of(book, share)
        samples = samples_of(part)
        model = learn.learn(samples, frequency())
        snapshot = ready(part, model)
        name = f"{share:.4g} of the examples ({len(samples):,})"
        with without_neighbours():
            yield _row(f"{name}, linear alone", messages, snapshot)
        yield _row(f"{name}, with neighbours", messages, snapshot)


def part_of(book: Playbook, share: float) -> Playbook:
    """Return a bank with a random share of each intent's examples, at least one, in order.

    The same share of the same bank is always the same, and part of every larger share.
    """
    intents = []
    for intent in book.intents:
        order = list(range(len(intent.examples)))
        random.Random(f"{SEED} {intent.id}").shuffle(order)  # noqa: S311 - nothing secret
        kept = sorted(order[: max(round(len(order) * share), 1)])
        intents.append(replace(intent, examples=tuple(intent.examples[n] for n in kept)))
    return replace(book, intents=tuple(intents), version=f"{book.version}-{share}")


# --- ablation ------------------------------------------------------------------------------

Taken = Callable[[], AbstractContextManager[Any]]


def ablation(messages: Sequence[Labelled], book: Playbook) -> Iterator[Row]:
    """Yield the whole matcher, then one row for each part taken away."""
    model, encoder = load_model(), load_encoder()
    if model is None:
        raise SystemExit("the bundled model cannot be read: make model")
    whole = ready(book, model).with_encoder(encoder)
    yield _row("everything" if encoder else "everything (no encoder installed)", messages, whole)
    for name, taken in TAKEN.items():
        with taken():
            yield _row(f"without {name}", messages, whole)
    yield _row("without the linear model", messages, ready(book, None).with_encoder(encoder))
    if encoder is not None:
        yield _row("without the encoder", messages, whole.with_encoder(None))
    yield _row("without common and rare", messages, whole.with_model(without_prior(model)))
    bare = without_other(book)
    relearnt = learn.learn(samples_of(bare), frequency())
    yield _row("without the class other", messages, ready(bare, relearnt).with_encoder(encoder))
    with without_pinyin():
        deaf = learn.learn(samples_of(book), frequency())
        yield _row("without pinyin pieces", messages, whole.with_model(deaf))


def without_neighbours() -> AbstractContextManager[Any]:
    """Return a context in which no example is like a message."""
    return patch.object(understand, "nearest", lambda *_: [])


TAKEN: dict[str, Taken] = {
    "politeness stripping": lambda: patch.object(normalise, "strip_politeness", str),
    "judging clauses": lambda: patch.object(understand, "CLAUSE_CHARS", NEVER),
    "neighbours": without_neighbours,
    "state evidence": lambda: patch.object(situation, "in_state", lambda chances, *_: chances),
}
"""Parts that are taken away while messages are read; the bank and the models stay."""


def without_prior(model: LinearModel) -> LinearModel:
    """Return a model that takes all intents for equally frequent."""
    often = frequency()
    bias = zip(model.bias, model.intents, strict=True)
    return replace(model, bias=tuple(b - math.log(often.get(intent, 1.0)) for b, intent in bias))


def without_other(book: Playbook) -> Playbook:
    """Return a bank without examples of messages that cannot be told."""
    intents = (replace(i, examples=()) if i.id == OTHER else i for i in book.intents)
    return replace(book, intents=tuple(intents), version=f"{book.version}-told")


@contextmanager
def without_pinyin() -> Iterator[None]:
    """Within it texts have no pieces but characters and pairs of them."""
    real = linear.pieces

    def pieces(text: str) -> Iterator[str]:
        return (piece for piece in real(text) if not piece.startswith("~"))

    with patch.object(linear, "pieces", pieces), patch.object(learn, "pieces", pieces):
        yield


# --- measuring and printing ----------------------------------------------------------------


def ready(book: Playbook, model: LinearModel | None) -> Snapshot:
    """Return the warm snapshot of a bank."""
    snapshot = Snapshot.build(book, model)
    warm(snapshot, Desk({}, {}), "")
    return snapshot


def _row(name: str, messages: Sequence[Labelled], snapshot: Snapshot) -> Row:
    report = evaluate([Judged(m, read(m.text, snapshot, m.context)) for m in messages])
    return Row(
        name=name,
        stage=report.stage_accuracy,
        top1=report.top1,
        top3=report.top3,
        answered=report.answered,
        right=report.right_when_answered,
        other=report.other_abstained,
    )


def _print(title: str, rows: Iterator[Row]) -> None:
    print(f"{title:<48}" + "".join(f"{name:>10}" for name in COLUMNS), flush=True)
    for row in rows:
        figures = "".join(f"{getattr(row, name):>10.3f}" for name in COLUMNS)
        print(f"  {row.name:<46}{figures}", flush=True)


if __name__ == "__main__":
    main()
