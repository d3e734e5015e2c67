"""The nearest examples by wording: what counts near-verbatim, and what explains an answer."""

from __future__ import annotations

from collections.abc import Sequence

NEIGHBOURS = 30
"""How many of the nearest examples vote."""

FLOOR = 40.0
"""Least `rapidfuzz.fuzz.ratio`, 0 to 100, of a neighbour."""

VOTE_POWER = 12
"""A neighbour's vote is its similarity, 0.0 to 1.0, to this power."""

EVEN = 0.005
"""Share of the votes that every intent has without a neighbour."""

Neighbour = tuple[float, int]
"""Similarity, 0.0 to 1.0, and offset into the examples."""


def nearest(text: str, examples: Sequence[str]) -> list[Neighbour]:
    """Return the examples most like a folded text, best first, at most `NEIGHBOURS`."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not before the first paint

    found = process.extract(
        text, examples, scorer=fuzz.ratio, limit=NEIGHBOURS, score_cutoff=FLOOR
    )
    return [(score / 100, place) for _, score, place in found]


def votes(near: Sequence[Neighbour], places: Sequence[int], size: int) -> list[float]:
    """Return how the neighbours vote; they sum to 1.0, or are all `EVEN` without a neighbour.

    Args:
        near: Neighbours of a text.
        places: Intent of each example, as a place below `size`.
        size: How many intents there are, at least one.
    """
    if not near:
        return [EVEN] * size
    counted = [0.0] * size
    for similarity, example in near:
        counted[places[example]] += similarity**VOTE_POWER
    total = sum(counted)
    return [(vote / total + EVEN) / (1 + EVEN * size) for vote in counted]
