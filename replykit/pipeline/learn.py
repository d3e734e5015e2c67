"""Learn the linear model from example messages.

The objective is that of multinomial logistic regression with an L2 penalty, minimised by L-BFGS
(Nocedal & Wright, Numerical Optimization, algorithm 7.4) from zero, or from a former model: the
same examples always give the same weights on the same machine.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from replykit.domain.intent import IntentId
from replykit.pipeline.linear import FORMAT, LinearModel, Sample, mark_of, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PENALTY = 1 / 20
"""Weight of the L2 penalty against the summed loss; best of 1/3 to 1/50 on real messages."""

ROUNDS = 60
"""Steps of L-BFGS; more change no answer."""

MEMORY = 8
"""Pairs of steps and gradients L-BFGS remembers."""

MIN_COUNT = 2
"""Examples a piece must stand in to be learnt."""


class LearningStoppedError(Exception):
    """Whoever had asked for a model did not want it any more."""


def digest_of(samples: Iterable[Sample]) -> str:
    """Return the SHA-256 of samples in order, 64 hex digits; another `FORMAT` gives another."""
    total = hashlib.sha256(str(FORMAT).encode())
    for intent, text in samples:
        total.update(f"{intent}\t{text}\n".encode())
    return total.hexdigest()


def always() -> bool:
    """Go on whatever happens."""
    return True


def learn(
    samples: Sequence[Sample],
    frequency: Mapping[IntentId, float] | None = None,
    *,
    former: LinearModel | None = None,
    wanted: Callable[[], bool] = always,
    cut: Callable[[str], Iterable[str]] = pieces,
) -> LinearModel:
    """Return the model of some samples; some twenty seconds for ten thousand.

    Args:
        samples: At least one; samples without words are left out.
        frequency: How much more often than the others shops meet an intent, above 0.0; absent
            means 1.0. The examples are about equally many for each and cannot tell.
        former: A model of nearly the same samples to start from, which takes a fraction of
            the time.
        wanted: Asked before every step.
        cut: Takes a text to pieces; `LinearModel.scores` knows the usual way alone.

    Raises:
        ValueError: If no sample has words.
        LearningStoppedError: If it was not wanted any more.
    """
    import numpy as np  # noqa: PLC0415 - costs 0.13 s, and only learning needs it

    used = [(intent, text) for intent, text in samples if text]
    if not used:
        raise ValueError("nothing to learn from")
    intents = tuple(dict.fromkeys(intent for intent, _ in used))
    grid = _grid([text for _, text in used], cut, np)
    place = {intent: n for n, intent in enumerate(intents)}
    labels = np.array([place[intent] for intent, _ in used])
    loss = _Loss(grid, labels, len(intents), np)
    start = _start(loss.shape, grid.vocabulary, intents, former, np)
    weights = _minimise(loss, start, wanted, np)
    rows = np.hstack([grid.idf[:, None], weights[:-1]]).astype("<f2")
    return LinearModel(
        source=digest_of(used),
        intents=intents,
        bias=tuple(
            float(b) + math.log((frequency or {}).get(intent, 1.0))
            for b, intent in zip(weights[-1], intents, strict=True)
        ),
        vocabulary=grid.vocabulary,
        rows=rows.tobytes(),
        learnt=frozenset(map(mark_of, used)),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """TF-IDF of all samples as a sparse matrix, by row and by column.

    Attributes:
        vocabulary: The pieces; shape (n,).
        idf: Inverse document frequencies; shape (n,).
        columns: Piece of each entry, row by row; shape (entries,).
        values: TF-IDF of each entry, every row of length 1; shape (entries,).
        starts: First entry of each row; shape (samples,). Every row has one or more.
        by_column: Order of the entries by column; shape (entries,).
        row_of: Row of each entry; shape (entries,).
        column_starts: First entry of each column in `by_column`; shape (n,).
    """

    vocabulary: tuple[str, ...]
    idf: Floats
    columns: Any
    values: Floats
    starts: Any
    by_column: Any
    row_of: Any
    column_starts: Any


def _grid(texts: Sequence[str], cut: Callable[[str], Iterable[str]], np: Any) -> _Grid:
    counted = [Counter(cut(text)) for text in texts]
    seen = Counter(piece for counts in counted for piece in counts)
    least = MIN_COUNT if len(texts) > 1000 else 1
    vocabulary = tuple(sorted(piece for piece, n in seen.items() if n >= least))
    place = {piece: n for n, piece in enumerate(vocabulary)}
    idf = np.array([math.log((1 + len(texts)) / (1 + seen[p])) + 1 for p in vocabulary])
    columns: list[int] = []
    values: list[float] = []
    starts: list[int] = []
    for counts in counted:
        row = [(place[p], 1 + math.log(n)) for p, n in counts.items() if p in place]
        row = row or [(0, 0.0)]
        weighted = [tf * float(idf[column]) for column, tf in row]
        length = math.sqrt(sum(w * w for w in weighted)) or 1.0
        starts.append(len(columns))
        columns += [column for column, _ in row]
        values += [w / length for w in weighted]
    column_array = np.array(columns)
    by_column = np.argsort(column_array, kind="stable")
    row_of = np.repeat(np.arange(len(starts)), np.diff([*starts, len(columns)]))
    return _Grid(
        vocabulary=vocabulary,
        idf=idf.astype(np.float32),
        columns=column_array,
        values=np.array(values, dtype=np.float32),
        starts=np.array(starts),
        by_column=by_column,
        row_of=row_of,
        column_starts=np.searchsorted(column_array[by_column], np.arange(len(vocabulary))),
    )


class _Loss:
    """The penalised loss and its gradient; weights have shape (pieces + 1, intents), bias last."""

    def __init__(self, grid: _Grid, wanted: Any, intents: int, np: Any) -> None:
        self._np, self._grid, self._wanted = np, grid, wanted
        self.shape = (len(grid.vocabulary) + 1, intents)

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        np, grid = self._np, self._grid
        terms = weights[grid.columns] * grid.values[:, None]
        logits = np.add.reduceat(terms, grid.starts, axis=0) + weights[-1]
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        rows = np.arange(len(self._wanted))
        loss = -float(np.log(chances[rows, self._wanted] + 1e-12).sum(dtype=np.float64))
        chances[rows, self._wanted] -= 1
        spread = chances[grid.row_of[grid.by_column]] * grid.values[grid.by_column][:, None]
        slope = np.vstack(
            [np.add.reduceat(spread, grid.column_starts, axis=0), chances.sum(axis=0)]
        )
        slope[:-1] += PENALTY * weights[:-1]
        loss += PENALTY / 2 * float((weights[:-1].astype(np.float64) ** 2).sum())
        return loss, slope


def _start(
    shape: tuple[int, int],
    vocabulary: Sequence[str],
    intents: Sequence[IntentId],
    former: LinearModel | None,
    np: Any,
) -> Floats:
    """Return the weights to start from: those of a former model where it has them, else zero."""
    weights: Floats = np.zeros(shape, dtype=np.float32)
    if former is None:
        return weights
    known = {intent: n for n, intent in enumerate(former.intents)}
    columns = [(n, known[intent]) for n, intent in enumerate(intents) if intent in known]
    here, there = [n for n, _ in columns], [n for _, n in columns]
    rows = np.frombuffer(former.rows, dtype="<f2").reshape(-1, 1 + len(known))[:, 1:]
    place = {piece: n for n, piece in enumerate(former.vocabulary)}
    for n, piece in enumerate(vocabulary):
        if piece in place:
            weights[n, here] = rows[place[piece], there]
    return weights


def _minimise(loss: _Loss, weights: Floats, wanted: Callable[[], bool], np: Any) -> Floats:
    """Return the weights after `ROUNDS` steps of L-BFGS with backtracking (Armijo)."""
    value, slope = loss(weights)
    pairs: deque[tuple[Floats, Floats, float]] = deque(maxlen=MEMORY)
    for _ in range(ROUNDS):
        if not wanted():
            raise LearningStoppedError
        step = -_inverse_hessian_times(slope, pairs, np)
        fall = float((step * slope).sum(dtype=np.float64))
        length = 1.0 if pairs else 1.0 / max(float(np.abs(slope).sum()), 1e-12) * 100
        while True:
            moved = weights + np.float32(length) * step
            new_value, new_slope = loss(moved)
            if new_value <= value + 1e-4 * length * fall or length < 1e-6:
                break
            length /= 2
        change, bend = moved - weights, new_slope - slope
        curvature = float((change * bend).sum(dtype=np.float64))
        if curvature > 1e-10:
            pairs.append((change, bend, curvature))
        settled = value - new_value <= 1e-5 * max(abs(value), 1.0)
        weights, value, slope = moved, new_value, new_slope
        if settled:
            break
    return weights


def _inverse_hessian_times(
    slope: Floats, pairs: Sequence[tuple[Floats, Floats, float]], np: Any
) -> Floats:
    """Return the two-loop recursion's approximation."""
    result: Floats = slope.copy()
    shares = []
    for change, bend, curvature in reversed(pairs):
        share = float((change * result).sum(dtype=np.float64)) / curvature
        result -= np.float32(share) * bend
        shares.append(share)
    if pairs:
        _, bend, curvature = pairs[-1]
        result *= np.float32(curvature / float((bend * bend).sum(dtype=np.float64)))
    for (change, bend, curvature), share in zip(pairs, reversed(shares), strict=True):
        back = float((bend * result).sum(dtype=np.float64)) / curvature
        result += np.float32(share - back) * change
    return result
