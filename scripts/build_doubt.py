"""Learn the second look at replies again: ``make doubt`` after a change of labelled replies.

Fine are the innocent sentences and the approved phrases, bad the violating ones; what the tests
of the rules hold is learnt from as well.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from phrasebank.loader import load_bundle
from phrasebank.model import DOUBT, DOUBT_KINDS, save_model
from replykit.domain.intent import IntentId
from replykit.domain.playbook import Playbook
from replykit.pipeline.doubt import BAD, FINE, plain, shingles
from replykit.pipeline.learn import learn
from replykit.pipeline.linear import Sample

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "phrasebank" / "rule_cases.toml"
TRAINING = ROOT / "phrasebank" / "training"
_END = re.compile(r"[。！？!?;；~～\n]")


def main() -> None:
    """Write ``phrasebank/data/doubt.bin`` and ``doubt_kinds.bin``."""
    book = load_bundle().book
    files = [toml(path) for path in (CASES, *sorted(TRAINING.glob("*.toml")))]
    bad = [item for file in files for item in violations(file)]
    fine = [*(text for file in files for text in innocents(file)), *sentences(book)]
    groups = {rule.id: rule.group for rule in book.rules}
    whole = learn(samples(bad, fine), cut=shingles)
    kinds = learn([(IntentId(groups[rule]), plain(text)) for rule, text in bad if rule in groups])
    save_model(whole, DOUBT)
    save_model(kinds, DOUBT_KINDS)
    log.info("%d bad and %d fine replies", len(bad), len(fine))


def samples(bad: Iterable[tuple[str, str]], fine: Iterable[str]) -> list[Sample]:
    """Return what the model is learnt from: class and plain text, each text once."""
    found = {plain(text): FINE for text in fine} | {plain(text): BAD for _, text in bad}
    return [(kind, text) for text, kind in found.items()]


def violations(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the bad sentences of a file, each with the rule it breaks, "" if that is open."""
    for case in raw["case"]:
        yield from ((case["rule"], text) for text in case["violates"])
    yield from (("", text) for text in raw.get("blunt", []))


def innocents(raw: dict[str, Any]) -> Iterator[str]:
    """Yield the fine sentences of a file."""
    for case in raw["case"]:
        yield from case["innocent"]
    yield from raw.get("polite", [])


def sentences(book: Playbook) -> Iterator[str]:
    """Yield the sentences of every approved phrase: somebody found them fine."""
    for phrase in book.approved:
        yield from (piece for piece in _END.split(phrase.text) if piece.strip())


def toml(path: Path) -> dict[str, Any]:
    """Return what a file of labelled replies holds."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()
