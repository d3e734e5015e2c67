"""What the second look at replies finds unseen: ``python -m benchmarks.doubt``.

The labelled replies come from several authors. Each one's are judged by a model learnt from all
the others', so the figures are those for somebody whose way of writing is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from phrasebank.loader import load_bundle
from replykit.pipeline.doubt import Doubt, shingles
from replykit.pipeline.learn import learn
from scripts.build_doubt import CASES, TRAINING, innocents, samples, sentences, toml, violations

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
Replies = tuple[list[tuple[str, str]], list[str]]
"""Bad replies, each with its rule, and fine ones."""


def main() -> None:
    """Print recall and false alarms at several levels, for every author and for all."""
    authors = {path.stem: _replies(path) for path in (CASES, *sorted(TRAINING.glob("*.toml")))}
    everyday = list(sentences(load_bundle().book))
    print(f"{'author':<14}{'bad':>6}{'fine':>6}" + "".join(f"{level:>15.2f}" for level in LEVELS))
    total: list[tuple[bool, float]] = []
    for name in authors:
        judged = list(_judged(name, authors, everyday))
        total += judged
        _print(name, judged)
    _print("all", total)


def _replies(path: Path) -> Replies:
    raw = toml(path)
    return list(violations(raw)), list(innocents(raw))


def _judged(
    name: str, authors: Mapping[str, Replies], everyday: list[str]
) -> Iterator[tuple[bool, float]]:
    others = [replies for other, replies in authors.items() if other != name]
    bad = [item for replies, _ in others for item in replies]
    fine = [text for _, texts in others for text in texts]
    whole = learn(samples(bad, [*fine, *everyday]), cut=shingles)
    doubt = Doubt(whole, whole)
    replies, texts = authors[name]
    yield from ((True, doubt.highest(text)) for _, text in replies)
    yield from ((False, doubt.highest(text)) for text in texts)


def _print(name: str, judged: list[tuple[bool, float]]) -> None:
    bad = [p for is_bad, p in judged if is_bad]
    fine = [p for is_bad, p in judged if not is_bad]
    shares = (f"{_share(bad, level):>8.1%}/{_share(fine, level):>6.1%}" for level in LEVELS)
    print(f"{name:<14}{len(bad):>6}{len(fine):>6}" + "".join(shares))


def _share(chances: list[float], level: float) -> float:
    return sum(p >= level for p in chances) / max(len(chances), 1)


if __name__ == "__main__":
    main()
