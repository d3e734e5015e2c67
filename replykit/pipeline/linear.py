"""The linear model: which pieces of a message speak for which intent, learnt from examples.

Multinomial logistic regression over TF-IDF of characters, pairs of characters and toneless
pinyin syllables. Answering needs nothing but the standard library; learning
(`replykit.pipeline.learn`) needs numpy.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import add
from typing import Self

from replykit.domain.intent import IntentId
from replykit.pipeline.tables import PINYIN

FORMAT = 2
"""Raised whenever the form of a saved model, or the pieces of a text, change."""

EDGE = "^$"
"""Marks the beginning and the end of a text in a pair."""


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a folded text: characters, pairs (edges included), ``~`` syllables.

    >>> list(pieces("退 货"))
    ['退', '货', '^退', '退货', '货$', '~tui', '~huo']
    """
    plain = text.replace(" ", "")
    yield from plain
    for left, right in pairwise(EDGE[0] + plain + EDGE[1]):
        yield left + right
    for char in plain:
        if char in PINYIN:
            yield "~" + PINYIN[char]


UNPACKED = 2048
"""Records kept unpacked, some 0.3 kB each: most pieces of a message stood in earlier ones."""

Sample = tuple[IntentId, str]
"""An intent and the folded text of one of its examples."""


def mark_of(sample: Sample) -> int:
    """Return the CRC-32 of a sample; a new one is taken for a known one in 1 of 100,000 cases."""
    return zlib.crc32("\t".join(sample).encode())


class ModelUnreadableError(ValueError):
    """The bytes are no model of this form; whoever reads them goes on without."""


@dataclass(frozen=True)
class LinearModel:
    """Weights of every piece for every intent.

    Attributes:
        source: Digest of the examples it was learnt from.
        intents: The intents it knows; shape (k,).
        bias: One number an intent; shape (k,).
        vocabulary: The pieces it knows; shape (n,).
        rows: n records of 1 + k half floats, little-endian: the piece's inverse document
            frequency, then its weight for each intent.
        learnt: Marks of the samples it was learnt from, see `mark_of`.
    """

    source: str
    intents: tuple[IntentId, ...]
    bias: tuple[float, ...]
    vocabulary: tuple[str, ...]
    rows: bytes
    learnt: frozenset[int] = frozenset()

    def knows(self, sample: Sample) -> bool:
        """Return whether the model was learnt from an intent and a folded text, among others."""
        return mark_of(sample) in self.learnt

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each piece in the vocabulary."""
        return {piece: n for n, piece in enumerate(self.vocabulary)}

    @cached_property
    def _record(self) -> struct.Struct:
        return struct.Struct(f"<{1 + len(self.intents)}e")

    @cached_property
    def _unpacked(self) -> Callable[[int], tuple[float, Sequence[float]]]:
        """The idf and the weights of the piece at a place; remembers the last ones.

        Remembered as four bytes a weight: as floats of their own they would take 4 MB.
        """
        record, rows = self._record, self.rows

        def unpacked(place: int) -> tuple[float, Sequence[float]]:
            idf, *weights = record.unpack_from(rows, place * record.size)
            return idf, array("f", weights)

        return lru_cache(UNPACKED)(unpacked)

    def scores(self, text: str) -> list[float]:
        """Return the log-odds of each intent for a folded text, in the order of `intents`."""
        scores = list(self.bias)
        for value, weights in self._weighted(text).values():
            scores = list(map(add, scores, map(value.__mul__, weights)))
        return scores

    def records(self) -> Iterator[tuple[float, tuple[float, ...]]]:
        """Yield the idf and the weights of every piece, in the order of `vocabulary`."""
        for idf, *weights in self._record.iter_unpack(self.rows):
            yield idf, tuple(weights)

    def spoke_for(self, text: str, intent: IntentId) -> list[tuple[str, float]]:
        """Return the pieces that spoke for an intent and how much, the strongest first.

        How much is the piece's share of the intent's log-odds above the mean over intents.
        """
        if intent not in self.intents:
            return []
        place = self.intents.index(intent)
        found = [
            (piece, value * (weights[place] - sum(weights) / len(weights)))
            for piece, (value, weights) in self._weighted(text).items()
        ]
        spoke = [(piece, share) for piece, share in found if share > 0]
        return sorted(spoke, key=lambda item: (-item[1], item[0]))

    def to_bytes(self) -> bytes:
        """Return the model as bytes for a file."""
        head = {
            "format": FORMAT,
            "source": self.source,
            "intents": self.intents,
            "bias": self.bias,
            "vocabulary": "\n".join(self.vocabulary),
            "learnt": sorted(self.learnt),
        }
        packed = json.dumps(head, ensure_ascii=False).encode("utf-8")
        return zlib.compress(struct.pack("<I", len(packed)) + packed + self.rows, 9)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the model of `to_bytes`.

        Raises:
            ModelUnreadableError: If the bytes are damaged or of another form.
        """
        try:
            raw = zlib.decompress(data)
            (size,) = struct.unpack_from("<I", raw)
            head = json.loads(raw[4 : 4 + size])
            model = cls(
                source=head["source"],
                intents=tuple(IntentId(name) for name in head["intents"]),
                bias=tuple(map(float, head["bias"])),
                vocabulary=tuple(head["vocabulary"].split("\n")),
                rows=raw[4 + size :],
                learnt=frozenset(map(int, head["learnt"])),
            )
        except (zlib.error, struct.error, ValueError, KeyError, TypeError) as error:
            raise ModelUnreadableError(str(error)) from error
        if head.get("format") != FORMAT or not model._fits():
            raise ModelUnreadableError("another form")
        return model

    def _fits(self) -> bool:
        sound = len(self.bias) == len(self.intents) > 0
        return sound and len(self.rows) == len(self.vocabulary) * self._record.size

    def _weighted(self, text: str) -> dict[str, tuple[float, Sequence[float]]]:
        """Return each known piece's TF-IDF, scaled to length 1 overall, and its weights."""
        found: dict[str, tuple[float, Sequence[float]]] = {}
        for piece, count in Counter(pieces(text)).items():
            place = self.places.get(piece)
            if place is not None:
                idf, weights = self._unpacked(place)
                found[piece] = ((1 + math.log(count)) * idf, weights)
        length = math.sqrt(sum(value * value for value, _ in found.values())) or 1.0
        return {piece: (value / length, weights) for piece, (value, weights) in found.items()}
