"""The sentence encoder: meaning beyond shared characters, in numpy.

A convolutional encoder of the universal-sentence-encoder family (Yang et al. 2020, Multilingual
Universal Sentence Encoder for Semantic Retrieval, section 2.2): sub-word embeddings, three
branches of two residual n-gram convolutions, a sum over the tokens, a small dense network; on
top of it one linear layer over the intents. `scripts/tune_encoder.py` says where the weights
come from. Importing this module needs numpy; where that is missing the matcher does without.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from replykit.domain.intent import IntentId

FORMAT = 1
"""Raised whenever the form of the file or the order of the computation changes."""

ORDERS = ((2, 0), (3, 1), (5, 2))
"""Width of each branch's window in tokens, and how many of them lie left of the token."""

GAP = 4
"""Empty rows between two texts of a batch, so that no window reaches over."""

LENGTH = 22.6
"""Length of the vector given to the last layer: the root of its 512 numbers."""

EPSILON = 1e-6
"""Keeps the normalisation of a row from dividing by zero."""

START, END = "<s>", "</s>"
"""Tokens put around every text."""

UNKNOWN = -30.0
"""Score of a character that is no piece; such characters are left out."""

Floats = NDArray[np.float32]


class EncoderUnreadableError(ValueError):
    """The bytes are no encoder of this form; whoever reads them goes on without."""


class Encoder:
    """Weights of the encoder and its last layer; immutable, so any thread may use it.

    Args:
        arrays: What `scripts/tune_encoder.py` saved, see there.

    Raises:
        EncoderUnreadableError: If one of the arrays is missing or of another form.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        try:
            if int(arrays["format"]) != FORMAT:
                raise EncoderUnreadableError("another form")
            pieces = str(arrays["pieces"]).split("\n")
            self.intents = tuple(IntentId(name) for name in str(arrays["intents"]).split("\n"))
            self._place = {piece: n for n, piece in enumerate(pieces)}
            self._cost = arrays["scores"].astype(np.float32).tolist()
            self._table = arrays["table"]
            self._scale = arrays["scale"].astype(np.float32)[:, None]
            self._lowest = arrays["lowest"].astype(np.float32)[:, None]
            self._weights = {
                name.removeprefix("w:"): _restored(arrays, name)
                for name in arrays
                if name.startswith("w:")
            }
            self._longest = max(map(len, pieces))
            self.scores(("",))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise EncoderUnreadableError(str(error)) from error

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the encoder of a file's bytes.

        Raises:
            EncoderUnreadableError: If the bytes are damaged or of another form.
        """
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                return cls({name: arrays[name] for name in arrays.files})
        except (OSError, ValueError, EOFError, BadZipFile) as error:
            raise EncoderUnreadableError(str(error)) from error

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Return the encoder of a file.

        Raises:
            EncoderUnreadableError: If it is missing, damaged or of another form.
        """
        try:
            return cls.from_bytes(path.read_bytes())
        except OSError as error:
            raise EncoderUnreadableError(str(error)) from error

    def scores(self, texts: Sequence[str]) -> list[list[float]]:
        """Return the log-odds of each intent for folded texts.

        Args:
            texts: At least one.

        Returns:
            Shape (texts, intents), in the order of `intents`.
        """
        vectors = self._vectors([self._tokens(text) for text in texts])
        scores = vectors @ self._weights["out"] + self._weights["out_b"]
        return [[float(score) for score in row] for row in scores]

    def _tokens(self, text: str) -> list[int]:
        """Return the likeliest pieces of a text (unigram model, Kudo 2018, section 3.2)."""
        marked = "▁" + text.replace(" ", "▁")
        best = [0.0] + [-math.inf] * len(marked)
        back: list[tuple[int, int | None]] = [(0, None)] * (len(marked) + 1)
        for end in range(1, len(marked) + 1):
            best[end], back[end] = best[end - 1] + UNKNOWN, (end - 1, None)
            for start in range(max(end - self._longest, 0), end):
                place = self._place.get(marked[start:end])
                if place is not None and best[start] + self._cost[place] > best[end]:
                    best[end], back[end] = best[start] + self._cost[place], (start, place)
        found: list[int] = []
        end = len(marked)
        while end:
            end, place = back[end]
            if place is not None:
                found.append(place)
        return [self._place[START], *reversed(found), self._place[END]]

    def _vectors(self, batch: Sequence[Sequence[int]]) -> Floats:
        """Return one vector a text; shape (texts, 512)."""
        w = self._weights
        lengths = np.array([len(tokens) for tokens in batch], dtype=np.float32)[:, None]
        starts, flat, there = _laid_out(batch)
        steps = self._table[flat].astype(np.float32)
        raw = (steps * self._scale[flat] + self._lowest[flat]) * there
        features = [raw]
        for width, left in ORDERS:
            n = str(width)
            x = _normalised(raw @ w[f"proj{n}"] + w[f"proj_b{n}"], w[f"ln_g{n}"], w[f"ln_b{n}"])
            x *= there
            for layer in ("1", "2"):
                y = _windows(x, width, left) @ w[f"w{layer}_{n}"] + w[f"b{layer}_{n}"]
                x = (np.maximum(y, 0) + x) * there
            features.append(x)
        joined = _normalised(np.concatenate(features, axis=1), w["ln_g"], w["ln_b"]) * there
        summed = np.add.reduceat(joined, starts, axis=0) @ w["cnn_W"] + lengths * w["cnn_b"]
        return self._dense(summed / np.sqrt(lengths))

    def _dense(self, x: NDArray[Any]) -> Floats:
        w = self._weights
        first = np.maximum(x @ w["p1"] + np.maximum(x @ w["d0"], 0) @ w["d1"], 0)
        vector = np.tanh(first @ w["p3"] + np.maximum(first @ w["d2"], 0) @ w["d3"])
        length = np.sqrt((vector * vector).sum(axis=1, keepdims=True))
        scaled = vector * (LENGTH / np.maximum(length, EPSILON))
        return np.asarray(scaled, dtype=np.float32)


def _restored(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """Return a weight as 32-bit floats; whole numbers are steps of ``s:name``, by column."""
    stored = arrays[name]
    weight: Floats = stored.astype(np.float32)
    if stored.dtype == np.int8:
        weight *= arrays["s:" + name.removeprefix("w:")].astype(np.float32)
    return weight


def _laid_out(batch: Sequence[Sequence[int]]) -> tuple[list[int], NDArray[np.intp], Floats]:
    """Return where each text starts, the tokens of all with gaps, and 1.0 where a token is."""
    starts: list[int] = []
    flat: list[int] = []
    there: list[float] = []
    for tokens in batch:
        starts.append(len(flat))
        flat += [*tokens, *[0] * GAP]
        there += [1.0] * len(tokens) + [0.0] * GAP
    return starts, np.array(flat), np.array(there, dtype=np.float32)[:, None]


def _windows(x: Floats, width: int, left: int) -> Floats:
    """Return each row's neighbourhood side by side; shape (rows, width * columns)."""
    right = width - 1 - left
    padded = np.pad(x, ((left, right), (0, 0)))
    return np.concatenate([padded[n : n + len(x)] for n in range(width)], axis=1)


def _normalised(x: NDArray[Any], gain: Floats, bias: Floats) -> Floats:
    """Return every row with mean 0 and variance 1 (Ba et al. 2016), then scaled and moved."""
    centred = x - x.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    scaled = centred / np.sqrt(variance + EPSILON) * gain + bias
    return np.asarray(scaled, dtype=np.float32)
