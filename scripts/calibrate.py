"""Fit the confidence to labelled messages: ``python -m scripts.calibrate FILE.jsonl``.

Prints the weights for `replykit.pipeline.confidence`, without and with the encoder, and the
expected calibration error over messages that each fold's weights had not seen.
"""

from __future__ import annotations

import sys
from dataclasses import astuple
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from phrasebank.loader import load_bundle
from phrasebank.model import load_encoder, load_model
from replykit.cli.scores import read_labelled
from replykit.pipeline.flow import read, signs
from replykit.pipeline.snapshot import Snapshot
from replykit.services.evaluation import Judged, Labelled

FOLDS, ROUNDS, PENALTY, BINS = 5, 50, 0.5, 10

Numbers = NDArray[np.float64]


def main() -> None:
    """Print both calibrations."""
    messages = read_labelled(Path(sys.argv[1]))
    plain = Snapshot.build(load_bundle().book, load_model())
    for name, snapshot in (("PLAIN", plain), ("SEMANTIC", plain.with_encoder(load_encoder()))):
        rows, right = _measured(messages, snapshot)
        constant, *weights = np.round(_fitted(rows, right), 3).tolist()
        print(f"{name} = Calibration({constant}, {tuple(weights)})")
        print(f"    expected calibration error, held out: {_held_out_error(rows, right):.3f}")


def _measured(messages: list[Labelled], snapshot: Snapshot) -> tuple[Numbers, Numbers]:
    """Return a row of signs a clear message, 1.0 in front, and whether its answer is right."""
    rows, right = [], []
    for message in filter(lambda message: message.clear, messages):
        found = signs(message.text, snapshot, message.context)
        if found is not None:
            judged = Judged(message, read(message.text, snapshot, message.context))
            rows.append((1.0, *astuple(found)))
            right.append(float(judged.hit(1, lenient=True)))
    return np.array(rows), np.array(right)


def _fitted(rows: Numbers, right: Numbers) -> Numbers:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([0.0] + [PENALTY] * (rows.shape[1] - 1))
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - right) + penalty @ weights
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def _held_out_error(rows: Numbers, right: Numbers) -> float:
    fold = np.arange(len(rows)) % FOLDS
    chances = np.zeros(len(rows))
    for n in range(FOLDS):
        weights = _fitted(rows[fold != n], right[fold != n])
        chances[fold == n] = 1 / (1 + np.exp(-rows[fold == n] @ weights))
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs((chances - right)[bins == n].sum()) for n in range(BINS)]
    return float(sum(gaps) / len(rows))


if __name__ == "__main__":
    main()
