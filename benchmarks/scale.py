"""How long an answer takes as the bank grows: ``python -m benchmarks.scale [--json]``.

Synthetic banks are recombined from the bundled one, seeded, so that two runs measure the same.
Each is measured in a fresh process on one thread. *Answer* is the whole way of a paste
(normalise, understand, rank, render and check nine replies), *understanding* and *ranking* are
parts of it. The first answers after a start are not in it: `flow.warm` runs before, as in the
program. Milliseconds are wall time, the least of three passes for each message; memory is
resident and grown.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.process import percentile, resident_mb
from phrasebank.loader import load_bundle
from phrasebank.model import load_encoder, load_model
from phrasebank.snapshot import PlaybookFile
from replykit.domain.intent import Intent
from replykit.domain.message import Context
from replykit.domain.phrase import Phrase, PhraseId
from replykit.domain.playbook import Playbook
from replykit.pipeline import flow
from replykit.pipeline.snapshot import Snapshot
from replykit.ports import CachedBank

SEED = 20
MESSAGES = 500
MAX_PHRASE_CHARS = 200
ROUNDS = 3
"""How often everything is measured: the median of a start counts, the least of a message."""

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

BUILD_S, LOAD_MS = 2.0, 150.0
"""Budgets of the bundled bank: building its index, and loading it from the cache file."""

STAGES = ("answer", "understanding", "ranking")


@dataclass(frozen=True, slots=True)
class Size:
    """A bank to measure.

    Attributes:
        phrases: How many phrases; 0 leaves the bundled ones.
        examples: How many examples; 0 leaves the bundled ones.
        p99_ms: The budget of an answer, None for none.
    """

    phrases: int
    examples: int
    p99_ms: float | None

    @property
    def name(self) -> str:
        """The size in words."""
        return f"{self.phrases:,} + {self.examples:,}" if self.phrases else "bundled"


SIZES = (Size(0, 0, None), Size(10_000, 30_000, 10.0), Size(100_000, 30_000, 40.0))


def main() -> None:
    """Measure everything in fresh processes, or one thing in this one."""
    words = [word for word in sys.argv[1:] if word != "--json"]
    if words:
        print(json.dumps(_part(words)))
        return
    parts = [["start"], *([f"{n}", how] for n in range(len(SIZES)) for how in ("plain", "with"))]
    found = [_in_fresh_process(words) for words in parts]
    if "--json" in sys.argv:
        print(json.dumps({"start": found[0], "answers": found[1:]}, indent=2))
        return
    _print(found[0], found[1:])


def _in_fresh_process(words: Sequence[str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale", *words]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **ONE_THREAD}
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _part(words: Sequence[str]) -> dict[str, Any]:
    if words[0] == "start":
        return start_figures()
    size = SIZES[int(words[0])]
    return {"bank": size.name, "p99_budget_ms": size.p99_ms, **answer_figures(size, words[1])}


# --- banks ---------------------------------------------------------------------------------

_CLAUSE = re.compile(r"(?:\{[^{}]*\}|[^，。！？；～~,!?;])+[，。！？；～~,!?;]*")


def grown(book: Playbook, size: Size) -> Playbook:
    """Return a bank with more phrases and examples of the same intents, all texts distinct.

    Args:
        book: Its own phrases and examples come first.
        size: How many to have in the end.
    """
    if not size.phrases:
        return book
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    return replace(
        book,
        intents=_more_examples(book.intents, size.examples, chance),
        phrases=_more_phrases(book.phrases, size.phrases, chance),
        version=f"{book.version}-{size.phrases}-{size.examples}",
    )


def _more_examples(
    intents: Sequence[Intent], wanted: int, chance: random.Random
) -> tuple[Intent, ...]:
    """Return the intents with new examples: the head of one and the tail of another."""
    texts = {intent.id: list(intent.examples) for intent in intents}
    seen = {text for own in texts.values() for text in own}
    while len(seen) < wanted:
        intent = chance.choice(intents)
        head, tail = chance.choice(intent.examples), chance.choice(intent.examples)
        text = head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :]
        if text not in seen:
            seen.add(text)
            texts[intent.id].append(text)
    return tuple(replace(intent, examples=tuple(texts[intent.id])) for intent in intents)


def _more_phrases(
    phrases: Sequence[Phrase], wanted: int, chance: random.Random
) -> tuple[Phrase, ...]:
    """Return the phrases and new ones: clauses of phrases of one intent, two to four."""
    clauses: dict[str, list[str]] = {}
    for phrase in phrases:
        clauses.setdefault(phrase.intent, []).extend(_CLAUSE.findall(phrase.text))
    found, seen = list(phrases), {phrase.text for phrase in phrases}
    while len(found) < wanted:
        model = chance.choice(phrases)
        own = clauses[model.intent]
        text = "".join(chance.sample(own, min(chance.randint(2, 4), len(own))))
        if text not in seen and len(text) <= MAX_PHRASE_CHARS:
            seen.add(text)
            found.append(replace(model, id=PhraseId(f"{model.id}-{len(found)}"), text=text))
    return tuple(found)


def messages_like(book: Playbook, count: int) -> list[str]:
    """Return messages of different lengths made of examples: most of one, some of many."""
    chance = random.Random(SEED + 1)  # noqa: S311 - nothing secret
    examples = [text for intent in book.intents for text in intent.examples]
    sizes = chance.choices((1, 2, 4, 12), weights=(60, 25, 12, 3), k=count)
    return ["，".join(chance.sample(examples, size)) for size in sizes]


# --- answers -------------------------------------------------------------------------------


def answer_figures(size: Size, how: str) -> dict[str, Any]:
    """Return p50 and p99 in ms of each stage over one bank, ``how`` with or without encoder."""
    encoder = load_encoder() if how == "with" else None
    if how == "with" and encoder is None:
        return {"encoder": True, "note": "the encoder is not installed"}
    book = grown(load_bundle().book, size)
    snapshot = Snapshot.build(book, load_model()).with_encoder(encoder)
    desk = flow.Desk({}, {})
    begun = time.perf_counter()
    flow.warm(snapshot, desk, "")
    warmed = time.perf_counter() - begun
    messages = messages_like(book, MESSAGES)
    passes = [_spent(messages, snapshot) for _ in range(ROUNDS)]
    figures = {
        f"{stage}_{name}_ms": percentile(_least([spent[stage] for spent in passes]), share) * 1000
        for stage in STAGES
        for name, share in (("p50", 0.5), ("p99", 0.99))
    }
    return {"encoder": encoder is not None, "messages": len(messages), "warm_s": warmed, **figures}


def _spent(messages: Sequence[str], snapshot: Snapshot) -> dict[str, list[float]]:
    """Return the seconds of each stage for each message, no findings remembered but warm ones."""
    desk, context = flow.Desk({}, {}), Context()
    snapshot.check.cache_clear()  # type: ignore[attr-defined]
    flow.warm(snapshot, desk, "")
    gc.collect()
    spent: dict[str, list[float]] = {stage: [] for stage in STAGES}
    with _timed("rank", spent["ranking"]), _timed("offer", spent["ranking"]):
        for text in messages:
            _measure(spent["answer"], flow.answer, text, snapshot, context, desk)
    for text in messages:
        _measure(spent["understanding"], flow.read, text, snapshot, context)
    return spent


def _least(passes: Sequence[Sequence[float]]) -> list[float]:
    """Return the least time of each message: what others did on the machine is not in it."""
    return [min(times) for times in zip(*passes, strict=True)]


def _measure(times: list[float], call: Callable[..., Any], *args: Any) -> None:
    begun = time.perf_counter()
    call(*args)
    times.append(time.perf_counter() - begun)


@contextmanager
def _timed(name: str, times: list[float]) -> Iterator[None]:
    """Note how long each call of a function of `flow` takes, in seconds."""
    real = getattr(flow, name)

    def measured(*args: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        result = real(*args, **named)
        times.append(time.perf_counter() - begun)
        return result

    with patch.object(flow, name, measured):
        yield


# --- start ---------------------------------------------------------------------------------


def start_figures() -> dict[str, Any]:
    """Return build seconds, load milliseconds and megabytes grown, of the bundled bank."""
    book = load_bundle().book
    gc.collect()
    before = resident_mb()
    model = load_model()
    with_model = resident_mb()
    snapshot = Snapshot.build(book, model)
    flow.read("什么时候发货", snapshot, Context())  # makes what is made at the first use
    with_snapshot = resident_mb()
    encoder = load_encoder()
    with_encoder = resident_mb()
    with tempfile.TemporaryDirectory() as folder:
        file = PlaybookFile(Path(folder) / "bank.json", "benchmark")
        file.save(CachedBank(book, "1", snapshot.folded, snapshot.guard.needs))
        load = _median_s(lambda: _loaded(file, model))
    return {
        "build_s": _median_s(lambda: Snapshot.build(book, model)),
        "load_ms": load * 1000,
        "model_mb": with_model - before,
        "snapshot_mb": with_snapshot - with_model,
        "encoder_mb": with_encoder - with_snapshot if encoder else None,
    }


def _loaded(file: PlaybookFile, model: Any) -> Snapshot:
    bank = file.load()
    if bank is None:
        raise RuntimeError("the cache file was not read")
    return Snapshot.build(bank.book, model, bank.folded, bank.needs)


def _median_s(call: Callable[[], Any]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        gc.collect()
        _measure(times, call)
    return sorted(times)[len(times) // 2]


# --- printing ------------------------------------------------------------------------------


def _print(start: dict[str, Any], answers: Sequence[dict[str, Any]]) -> None:
    rows = [
        ("build the index, bundled bank", f"{start['build_s']:.2f} s", f"{BUILD_S:.0f} s"),
        ("load from the cache file", f"{start['load_ms']:.0f} ms", f"{LOAD_MS:.0f} ms"),
        ("memory of the linear model", f"{start['model_mb']:.1f} MB", ""),
        ("memory of the snapshot", f"{start['snapshot_mb']:.1f} MB", ""),
        ("memory of the encoder", _megabytes(start["encoder_mb"]), ""),
    ]
    print(f"{'':<34}{'':>14}{'budget':>10}")
    for label, figure, budget in rows:
        print(f"{label:<34}{figure:>14}{budget:>10}")
    columns = [f"{stage} {share}" for stage in STAGES for share in ("p50", "p99")]
    head = "".join(f"{name:>19}" for name in columns)
    print(f"\n{'phrases + examples, ms':<30}{head}{'budget p99':>12}")
    for row in answers:
        label = f"{row['bank']}{', encoder' if row['encoder'] else ''}"
        print(f"{label:<30}" + (row.get("note") or _figures(row)))


def _megabytes(grown_mb: float | None) -> str:
    return "not installed" if grown_mb is None else f"{grown_mb:.1f} MB"


def _figures(row: dict[str, Any]) -> str:
    keys = [f"{stage}_{share}_ms" for stage in STAGES for share in ("p50", "p99")]
    budget = row["p99_budget_ms"]
    within = "" if budget is None else f"{budget:.0f}"
    return "".join(f"{row[key]:>19.2f}" for key in keys) + f"{within:>12}"


if __name__ == "__main__":
    main()
