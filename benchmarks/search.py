"""How long a search takes at each key: ``python -m benchmarks.search [--small] [--json]``.

Banks are grown from the bundled one as in `benchmarks.scale`. Queries are typed letter by letter,
and each of their beginnings is one measurement: phrases' own words as characters, as pinyin, as
initials, with a slip, several at once, intents' names, ids and tags, and what no phrase has. A
*key* is all that happens then: looking up, rendering, checking and marking `SEARCH_LIMIT` hits.
*Look-up* is the index alone, *scan* the baseline: `in` over the texts of all phrases, and nothing
else. Milliseconds are wall time, the least of `ROUNDS` passes.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.process import percentile
from benchmarks.scale import SEED, Size, grown
from phrasebank.loader import load_bundle
from replykit.domain.phrase import PhraseId
from replykit.domain.playbook import Playbook
from replykit.pipeline import flow
from replykit.pipeline.snapshot import Snapshot
from replykit.pipeline.text import initials_of, pinyin_of, searchable

SIZES = (Size(0, 0, None), Size(10_000, 0, 10.0), Size(100_000, 0, None))
ROUNDS = 3
QUERIES = 120
SPARSE = 4
"""Of a bank beyond the budget's only every so many-th key is measured."""

SEARCH_LIMIT = 50
"""As many hits as the window asks for."""


def main() -> None:
    """Measure all sizes and print a line for each."""
    sizes = SIZES[:2] if "--small" in sys.argv else SIZES
    found = map(figures, sizes)
    if "--json" in sys.argv:
        print(json.dumps(list(found), indent=2))
        return
    for row in found:
        budget = f" (budget {row['p99_budget_ms']:.0f})" if row["p99_budget_ms"] else ""
        print(
            f"{row['bank']:>14}: key p50 {row['key_p50_ms']:.2f} p99 {row['key_p99_ms']:.2f} ms"
            f"{budget}, look-up p50 {row['find_p50_ms']:.2f} p99 {row['find_p99_ms']:.2f} ms, "
            f"scan p99 {row['scan_p99_ms']:.2f} ms, ratio {row['ratio']:.1f}, "
            f"slowest {row['slowest']!r}, built in {row['build_s']:.2f} s, {row['keys']} keys",
            flush=True,
        )


def figures(size: Size) -> dict[str, Any]:
    """Return what a search of a bank takes."""
    book = grown(load_bundle().book, size)
    snapshot = Snapshot.build(book)
    begun = time.perf_counter()
    snapshot.finder.prepare()
    prepared = time.perf_counter() - begun
    index = snapshot.search
    uses = {PhraseId(phrase.id): 1 + n % 7 for n, phrase in enumerate(book.phrases[::11])}
    desk = flow.Desk({}, uses)
    keys = typed(book)[:: SPARSE if size.phrases > SIZES[1].phrases else 1]
    texts = [searchable(phrase.text) for phrase in book.approved]

    def key(query: str) -> None:
        flow.find(query, snapshot, desk, platform="", limit=SEARCH_LIMIT)

    def find(query: str) -> None:
        index.find(query, uses, limit=SEARCH_LIMIT)

    def scan(query: str) -> None:
        [text for text in texts if query in text]

    spent = {name: _least(keys, work, index) for name, work in (("key", key), ("find", find))}
    spent["scan"] = _least(keys, scan, index)
    parts = {
        f"{name}_{label}_ms": percentile(seconds, share) * 1000
        for name, seconds in spent.items()
        for label, share in (("p50", 0.5), ("p99", 0.99))
    }
    return {
        "bank": size.name if size.phrases else "bundled",
        "keys": len(keys),
        "p99_budget_ms": size.p99_ms,
        "build_s": prepared,
        **parts,
        "ratio": parts["key_p99_ms"] / parts["scan_p99_ms"],
        "slowest": keys[max(range(len(keys)), key=spent["key"].__getitem__)],
    }


def typed(book: Playbook) -> list[str]:
    """Return every beginning of many queries, in the order in which they are typed."""
    chance = random.Random(SEED + 2)  # noqa: S311 - nothing secret
    pieces = [_piece(chance, book) for _ in range(QUERIES)]
    queries: list[str] = [
        "您",
        "亲",
        "的",
        "ni",
        "nh",
        "您好",
        "ninhao",
        "qin",
        "zhichi",
        "发p",
        "a",
    ]
    for number, piece in enumerate(pieces):
        queries.append(_KINDS[number % len(_KINDS)](piece, chance))
    queries += [intent.name_zh for intent in book.intents[::9]]
    queries += [f"{pieces[n]} {pinyin_of(pieces[n + 1])}" for n in range(0, 24, 2)]
    queries += [f"{initials_of(pieces[n])} {pieces[n + 1][:2]}" for n in range(0, 24, 2)]
    queries += [str(phrase.id) for phrase in book.phrases[: 97 * 12 : 97]]
    queries += ["m107", "亲切", "售后 亲切", "qinqie", "qqqqqq", "龘龘龘龘", "shipping", "xyzzyx"]
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def _piece(chance: random.Random, book: Playbook) -> str:
    """Return two to six characters of a phrase that stand side by side."""
    while True:
        text = chance.choice(book.approved).text
        size = chance.randint(2, 6)
        at = chance.randrange(max(1, len(text) - size))
        piece = text[at : at + size]
        if len(piece) > 1 and all("\u4e00" <= char <= "\u9fff" for char in piece):
            return piece


def _swapped(piece: str, chance: random.Random) -> str:
    letters = pinyin_of(piece)
    at = chance.randrange(len(letters) - 1)
    return letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]


def _wrong(piece: str, chance: random.Random) -> str:
    at = chance.randrange(len(piece))
    return piece[:at] + chance.choice("票单货快退换") + piece[at + 1 :]


_KINDS: Sequence[Callable[[str, random.Random], str]] = (
    lambda piece, _: piece,
    lambda piece, _: pinyin_of(piece),
    lambda piece, _: initials_of(piece),
    lambda piece, _: piece[0] + pinyin_of(piece[1:]),
    _swapped,
    _wrong,
)


def _least(keys: Sequence[str], work: Callable[[str], None], index: Any) -> list[float]:
    """Return the least seconds of each key; what was remembered of a pass is forgotten."""
    passes = []
    for _ in range(ROUNDS):
        index.forget()
        spent = []
        for query in keys:
            begun = time.perf_counter()
            work(query)
            spent.append(time.perf_counter() - begun)
        passes.append(spent)
    return [min(of_key) for of_key in zip(*passes, strict=True)]


if __name__ == "__main__":
    main()
