"""What slips cost: ``python -m benchmarks.robustness FILE.jsonl [--json]``.

The file holds labelled messages, as for ``replykit evaluate``; each is understood as it is and
then with every one of `benchmarks.slips`, on the bundled bank with all models at hand. ``loss``
is what a slip takes from the clean top-1; ``changed`` is the share of messages it could change.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.slips import SLIPS, Slip
from phrasebank.loader import load_bundle
from phrasebank.model import load_encoder, load_model
from replykit.cli.scores import read_labelled
from replykit.pipeline.desk import Desk
from replykit.pipeline.flow import read, warm
from replykit.pipeline.snapshot import Snapshot
from replykit.services.evaluation import Judged, Labelled, evaluate


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one slip; shares are 0.0 to 1.0.

    Attributes:
        slip: Its name, or ``clean``.
        changed: Share of the messages that are others with the slip.
        stage: Stage accuracy.
        top1: Share of the clear messages whose first intent is right, leniently.
        top3: The same for the first three.
        answered: Share of the clear messages answered.
        right: Share of those whose first intent is right.
        loss: The clean top-1 less this one.
    """

    slip: str
    changed: float
    stage: float
    top1: float
    top3: float
    answered: float
    right: float
    loss: float


def main() -> None:
    """Print one row a slip."""
    paths = [word for word in sys.argv[1:] if word != "--json"]
    if len(paths) != 1:
        sys.exit("usage: python -m benchmarks.robustness FILE.jsonl [--json]")
    rows = figures(read_labelled(Path(paths[0])), bundled())
    if "--json" in sys.argv:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(rows)


def bundled() -> Snapshot:
    """Return the bundled bank with its models, the encoder where it is installed."""
    snapshot = Snapshot.build(load_bundle().book, load_model()).with_encoder(load_encoder())
    warm(snapshot, Desk({}, {}), "")
    return snapshot


def figures(messages: Sequence[Labelled], snapshot: Snapshot) -> list[Row]:
    """Return the clean row, then one for each slip."""
    clean = _row("clean", lambda text: text, messages, snapshot)
    slipped = (_row(name, slip, messages, snapshot, clean.top1) for name, slip in SLIPS.items())
    return [clean, *slipped]


def _row(
    name: str,
    slip: Slip,
    messages: Sequence[Labelled],
    snapshot: Snapshot,
    clean: float | None = None,
) -> Row:
    texts = [slip(message.text) for message in messages]
    report = evaluate(
        [
            Judged(message, read(text, snapshot, message.context))
            for message, text in zip(messages, texts, strict=True)
        ]
    )
    changed = sum(m.text != text for m, text in zip(messages, texts, strict=True))
    return Row(
        slip=name,
        changed=changed / len(messages),
        stage=report.stage_accuracy,
        top1=report.top1,
        top3=report.top3,
        answered=report.answered,
        right=report.right_when_answered,
        loss=0.0 if clean is None else clean - report.top1,
    )


def _print(rows: Sequence[Row]) -> None:
    names = ("changed", "stage", "top1", "top3", "answered", "right", "loss")
    print(f"{'':<28}" + "".join(f"{name:>10}" for name in names))
    for row in rows:
        print(f"{row.slip:<28}" + "".join(f"{getattr(row, name):>10.3f}" for name in names))


if __name__ == "__main__":
    main()
