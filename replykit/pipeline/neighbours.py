"""The nearest examples by wording: what counts near-verbatim, and what explains an answer."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from itertools import groupby
from operator import or_

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


class Texts(tuple[str, ...]):
    """Folded examples, with a sieve once they are prepared; otherwise like any tuple."""

    sieve: Sieve | None = None

    def prepare(self) -> None:
        """Make the sieve; some 0.1 s for 30,000 texts. Nothing but the speed depends on it."""
        self.sieve = self.sieve or Sieve(self)


class Sieve:
    """Tells which texts have enough characters in common with another one to reach `FLOOR`.

    A set of texts is an integer here: bit n stands for text n, so that one operation treats
    all texts. What a sieve lets through need not reach `FLOOR`; what it holds back cannot.

    Args:
        texts: Those to tell apart.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        having: dict[str, list[int]] = {}
        lengths: dict[int, list[int]] = {}
        for place, text in enumerate(texts):
            lengths.setdefault(len(text), []).append(place)
            for char in set(text):
                having.setdefault(char, []).append(place)
        self._having = {char: _as_bits(places) for char, places in having.items()}
        self._lengths = [(chars, _as_bits(lengths[chars])) for chars in sorted(lengths)]

    def places(self, text: str) -> list[int]:
        """Return the places of the texts let through, in order."""
        digits = self._shared(text)
        through = 0
        for least, group in groupby(self._lengths, lambda item: _least_shared(text, item[0])):
            within = [(chars, bits) for chars, bits in group if chars >= least]
            through |= _counting(reduce(or_, (bits for _, bits in within), 0), digits, least)
        return [found.start() for found in _ONE.finditer(f"{through:b}"[::-1])]

    def _shared(self, text: str) -> list[int]:
        """Return how many characters of a text stand in each, as binary digits, lowest first.

        A character that stands twice in `text` counts twice, however often it stands there.
        """
        digits = [0] * len(text).bit_length()
        for char, times in Counter(text).items():
            for first in range(times.bit_length()):
                carry = self._having.get(char, 0) if times >> first & 1 else 0
                place = first
                while carry:
                    digits[place], carry = digits[place] ^ carry, digits[place] & carry
                    place += 1
        return digits


_ONE = re.compile("1")


def _as_bits(places: Sequence[int]) -> int:
    """Return the set of some places, the highest last."""
    found = bytearray(places[-1] // 8 + 1)
    for place in places:
        found[place // 8] |= 1 << place % 8
    return int.from_bytes(found, "little")


def _least_shared(text: str, chars: int) -> int:
    """Return how many characters one of `chars` must have in common with a text for `FLOOR`.

    The ratio is twice the length of the longest common subsequence over the sum of lengths.
    """
    return math.ceil((len(text) + chars) * FLOOR / 200 - 1e-9)


def _counting(within: int, digits: Sequence[int], least: int) -> int:
    """Return the members of a set whose count, given as binary digits, is `least` or more."""
    more, equal = 0, within
    for place in range(len(digits) - 1, -1, -1):
        having = equal & digits[place]
        if least >> place & 1:
            equal = having
        else:
            more |= having
            equal ^= having
    return more | equal if least < 1 << len(digits) else 0


def nearest(text: str, examples: Sequence[str]) -> list[Neighbour]:
    """Return the examples most like a folded text, best first, at most `NEIGHBOURS`.

    Args:
        text: A folded text.
        examples: Those to compare with; ten times faster where they are prepared `Texts`.
    """
    if not isinstance(examples, Texts) or examples.sieve is None:
        return _extracted(text, examples)
    places = examples.sieve.places(text)
    found = _extracted(text, [examples[place] for place in places])
    return [(similarity, places[n]) for similarity, n in found]


def _extracted(text: str, examples: Sequence[str]) -> list[Neighbour]:
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
