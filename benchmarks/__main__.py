"""``make bench``: start-up, memory and the desk beside a bare PySide6 window of the same run.

Below stands the guard, beside a search for every pattern (see `benchmarks.guard`).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from typing import Any

from benchmarks import guard
from benchmarks.process import figures_of

RUNS = 5


def main() -> None:
    """Print every figure with its baseline, ratio and budget."""
    bare = [figures_of("benchmarks.bare_window") for _ in range(RUNS)]
    with tempfile.TemporaryDirectory() as folder:
        first = figures_of("benchmarks.desk_window", folder)
        warm = [figures_of("benchmarks.desk_window", folder) for _ in range(RUNS)]
    _print(_median(bare), first, _median(warm))
    guard.show(figures_of("benchmarks.guard"))


def _median(runs: list[dict[str, Any]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _print(bare: dict[str, float], first: dict[str, Any], warm: dict[str, float]) -> None:
    paint, memory = bare["first_paint_s"], bare["rss_mb"]
    rows = [
        ("bare window, first paint", f"{paint:.3f} s", "", ""),
        _ratio("first paint", warm["first_paint_s"], paint, "1.6 x"),
        _ratio("first suggestion", warm["first_suggestion_s"], paint, "2.5 x"),
        _ratio("own bank in use", warm["settled_s"], paint, ""),
        _ratio("first start ever: first suggestion", first["first_suggestion_s"], paint, ""),
        ("bare window, memory", f"{memory:.0f} MB", "", ""),
        ("memory", f"{warm['rss_mb']:.0f} MB", f"+{warm['rss_mb'] - memory:.0f} MB", "+60 MB"),
        (
            "memory after the messages",
            f"{warm['rss_after_mb']:.0f} MB",
            f"+{warm['rss_after_mb'] - memory:.0f} MB",
            "",
        ),
    ]
    for name, label in (("paste", "paste to suggestions painted"), ("copy", "key to clipboard")):
        for share in ("p50", "p99"):
            budget = "16 ms" if share == "p99" else ""
            rows.append((f"{label}, {share}", f"{warm[f'{name}_{share}_ms']:.2f} ms", "", budget))
    for row in rows:
        sys.stdout.write(f"{row[0]:<38}{row[1]:>12}{row[2]:>12}{row[3]:>12}\n")
    sys.stdout.write(f"median of {RUNS} runs; {warm['copies']:.0f} copies, each read back\n")


def _ratio(name: str, seconds: float, base: float, budget: str) -> tuple[str, str, str, str]:
    return (name, f"{seconds:.3f} s", f"{seconds / base:.2f} x", budget)


if __name__ == "__main__":
    main()
