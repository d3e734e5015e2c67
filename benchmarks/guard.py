"""How long the check of a reply takes: ``python -m benchmarks.guard``.

Replies of 500 characters are put together from bundled phrases, seeded. They are checked against
the bundled rules, and against 5,000 patterns: the bundled ones over and over, each time with
other characters that are about as frequent, so that they hit about as often and share nothing.
The baseline does what the guard did before it looked for literals first: it folds the reply and
searches for every phrase and every regular expression. One thread; milliseconds of wall time,
the least of three passes for each reply; the first passes compile what is needed.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice

from benchmarks.process import percentile, resident_mb
from phrasebank.loader import load_bundle
from replykit.domain.playbook import Playbook
from replykit.domain.rule import Rule
from replykit.pipeline.check import Guard
from replykit.pipeline.disguise import fold

SEED = 4
REPLIES = 400
CHARS = 500
LONG_CHARS = 10_000
PATTERNS = 5_000
PASSES = 3

BUDGET_MS = 2.0
"""p99 of a check against 5,000 patterns."""

HITS = ("你", "您不用,你", "{order_no}你", "微❤", "加vx ", "开票要加税点,不加的。")
"""What is repeated for the worst texts: a hit, an exception or a slot every few characters."""

_ALIKE = 16
"""How many characters of like frequency take each other's place."""

_HAN = re.compile("[\u4e01-\u9fa4]")  # without the ends of the range 一-龥, which patterns name


def main() -> None:
    """Print the figures: as one JSON line for `benchmarks.process.figures_of`, else in words."""
    found = figures()
    print(json.dumps(found)) if len(sys.argv) > 1 else show(found)


def show(found: Mapping[str, float]) -> None:
    """Print the figures with their baseline, ratio and budget."""
    for name in ("bundled", "many"):
        print(
            f"guard, {found[f'{name}_patterns']:,.0f} patterns: built in"
            f" {found[f'{name}_build_s']:.3f} s, +{found[f'{name}_mb']:.0f} MB"
        )
        for share in ("p50", "p99", "max"):
            own, every = found[f"{name}_{share}_ms"], found[f"{name}_every_{share}_ms"]
            budget = f"{BUDGET_MS:.0f} ms" if (name, share) == ("many", "p99") else ""
            label = f"  check of {CHARS} characters, {share}"
            print(f"{label:<38}{own:>9.2f} ms{every / own:>10.1f} x{budget:>12}")
        for kind, what in (("long", "phrases"), ("hits", "hits alone")):
            label = f"  {LONG_CHARS:,} characters of {what}, max"
            print(f"{label:<38}{found[f'{name}_{kind}_max_ms']:>9.2f} ms")
    print("x: how much longer a search for every pattern takes")


def figures() -> dict[str, float]:
    """Return milliseconds, seconds and MB by name."""
    book = load_bundle().book
    replies = list(islice(_replies(book, CHARS), REPLIES))
    found: dict[str, float] = {}
    for name, rules in (("bundled", book.rules), ("many", many_rules(book, PATTERNS))):
        before, start = resident_mb(), time.perf_counter()
        guard = Guard.build(rules, book.slots)
        found[f"{name}_build_s"] = time.perf_counter() - start
        found[f"{name}_mb"] = resident_mb() - before
        found[f"{name}_patterns"] = float(sum(map(_size, rules)))
        _add(found, name, _least(guard.check, replies))
        _add(found, f"{name}_every", _least(_every(rules), replies))
        long = list(islice(_replies(book, LONG_CHARS), 5))
        _add(found, f"{name}_long", _least(guard.check, long))
        hits = [(unit * LONG_CHARS)[:LONG_CHARS] for unit in HITS]
        _add(found, f"{name}_hits", _least(guard.check, hits))
    return found


def many_rules(book: Playbook, patterns: int) -> list[Rule]:
    """Return rules with so many phrases and patterns, the first ones being the bundled."""
    rng = random.Random(SEED)  # noqa: S311 - the same every time
    frequency = Counter("".join(phrase.text for phrase in book.phrases))
    chars = sorted(
        set(_HAN.findall("".join(map(str, book.rules)))), key=lambda c: (-frequency[c], c)
    )
    rules = list(book.rules)
    left = patterns - sum(map(_size, rules))
    for number in count(1):
        table = _shuffled(chars, rng)
        for rule in book.rules:
            if left <= 0:
                return rules
            rules.append(_varied(rule, f"{rule.id}-{number}", table))
            left -= _size(rule)
    raise AssertionError


def _size(rule: Rule) -> int:
    return len(rule.phrases) + len(rule.patterns) if rule.checked else 0


def _shuffled(chars: Sequence[str], rng: random.Random) -> dict[int, str]:
    table: dict[int, str] = {}
    for start in range(0, len(chars), _ALIKE):
        group = list(chars[start : start + _ALIKE])
        others = rng.sample(group, len(group))
        table.update(zip(map(ord, group), others, strict=True))
    return table


def _varied(rule: Rule, name: str, table: dict[int, str]) -> Rule:
    def each(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text.translate(table) for text in texts)

    return replace(
        rule,
        id=name,
        phrases=each(rule.phrases),
        patterns=each(rule.patterns),
        unless=each(rule.unless),
    )


def _replies(book: Playbook, chars: int) -> Iterator[str]:
    rng = random.Random(SEED)  # noqa: S311 - the same every time
    while True:
        text = ""
        while len(text) < chars:
            text += rng.choice(book.phrases).text
        yield text[:chars]


def _every(rules: Sequence[Rule]) -> Callable[[str], object]:
    checked = [rule for rule in rules if rule.checked]
    phrases = [fold(phrase)[0] for rule in checked for phrase in rule.phrases]
    patterns = [re.compile(pattern) for rule in checked for pattern in rule.patterns]

    def check(text: str) -> int:
        folded, _ = fold(text)
        found = sum(phrase in folded for phrase in phrases)
        return found + sum(pattern.search(folded) is not None for pattern in patterns)

    return check


def _least(check: Callable[[str], object], replies: Sequence[str]) -> list[float]:
    """Return the least milliseconds of every reply."""
    passes: list[list[float]] = []
    for _ in range(PASSES):
        times: list[float] = []
        for text in replies:
            start = time.perf_counter()
            check(text)
            times.append(1000 * (time.perf_counter() - start))
        passes.append(times)
    return [min(times) for times in zip(*passes, strict=True)]


def _add(found: dict[str, float], name: str, times: list[float]) -> None:
    found[f"{name}_p50_ms"] = percentile(times, 0.5)
    found[f"{name}_p99_ms"] = percentile(times, 0.99)
    found[f"{name}_max_ms"] = max(times)


if __name__ == "__main__":
    main()
