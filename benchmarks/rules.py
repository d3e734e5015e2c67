"""How right the guard is: ``python -m benchmarks.rules [--sentences FILE.jsonl] [--json]``.

Two sets are measured at the levels block and warn, hints aside. The rule cases of the tests have
sentences that break a rule and sentences that only look so, each for the platform of its case;
an own hit counts for a rule there, so cases of hint rules are left out. The file, one object a
line with ``text``, ``expect`` (``bad`` or ``ok``) and maybe ``rule`` and ``platform`` (taobao
unless said), is meant for sentences written by someone who has not seen the patterns: any hit
counts, and what was missed or raised in vain is listed, by the rules alone and with the second
look at replies (`replykit.pipeline.doubt`), counted where it warns and where it at least hints.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from phrasebank.loader import load_bundle
from phrasebank.model import load_doubt
from replykit.domain.rule import Severity
from replykit.pipeline.check import UNFILLED, Guard
from replykit.pipeline.doubt import DOUBTFUL

CASES = Path(__file__).parents[1] / "tests" / "phrasebank" / "rule_cases.toml"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the guard should say.

    Attributes:
        text: What an agent would send.
        bad: Whether it breaks a rule.
        rule: Id of the rule it breaks or is near to, ``""`` where nobody says.
        platform: Where it is sent.
    """

    text: str
    bad: bool
    rule: str
    platform: str


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one rule, or of all, at the levels block and warn.

    Attributes:
        rule: Its id, or ``all``.
        bad: Sentences that break it.
        found: How many of those are raised.
        innocent: Sentences that break nothing.
        alarms: How many of those are raised.
    """

    rule: str
    bad: int
    found: int
    innocent: int
    alarms: int

    @property
    def recall(self) -> float:
        """Share of the bad sentences that are raised, 0.0 to 1.0; 1.0 without any."""
        return self.found / self.bad if self.bad else 1.0

    @property
    def precision(self) -> float:
        """Share of the raised sentences that are bad, 0.0 to 1.0; 1.0 without any."""
        raised = self.found + self.alarms
        return self.found / raised if raised else 1.0


def main() -> None:
    """Print the figures of the rule cases and of the file, if one is given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules")
    parser.add_argument("--sentences", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    book = load_bundle().book
    guard = Guard.build(book.rules, book.slots)
    hints = {rule.id for rule in book.rules if rule.severity is Severity.HINT}
    sets = {"rule cases": [s for s in read_cases(CASES) if s.rule not in hints]}
    if options.sentences:
        sets["sentences"] = list(read_sentences(options.sentences))
    for name, sentences in sets.items():
        judged = [(s, raised_by(guard, s)) for s in sentences]
        rows = count(judged, own=name == "rule cases")
        if options.json:
            print(json.dumps({name: [asdict(row) for row in rows]}, ensure_ascii=False))
        else:
            _print(name, rows)
    if options.sentences:
        looked = replace(guard, look=load_doubt())
        for name, least in (("+ look", Severity.WARN), ("+ hints", Severity.HINT)):
            judged = [(s, reviewed_by(looked, s, least)) for s in sentences]
            if options.json:
                rows = count(judged, own=False)[:1]
                print(json.dumps({name: [asdict(row) for row in rows]}, ensure_ascii=False))
            else:
                _print(name, count(judged, own=False)[:1])
        if not options.json:
            _print_wrong(judged)


def read_cases(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of ``tests/phrasebank/rule_cases.toml``."""
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        for kind in ("violates", "innocent"):
            for text in case[kind]:
                yield Sentence(text, kind == "violates", case["rule"], case["platform"])


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file; see the head of this module.

    Raises:
        ValueError: If a line is not such an object, naming the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            bad = {"bad": True, "ok": False}[record["expect"]]
            platform = record.get("platform") or "taobao"
            yield Sentence(record["text"], bad, record.get("rule") or "", platform)
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            message = f"{path}:{number}: needs text and expect (bad or ok)"
            raise ValueError(message) from error


def raised_by(guard: Guard, sentence: Sentence) -> frozenset[str]:
    """Return the ids of the rules raised at block or warn, empty slots aside."""
    return frozenset(
        finding.rule
        for finding in guard.check(sentence.text, sentence.platform)
        if finding.severity is not Severity.HINT and finding.rule != UNFILLED.id
    )


def reviewed_by(guard: Guard, sentence: Sentence, least: Severity) -> frozenset[str]:
    """Return the ids of what a review raises at block or warn, and a doubt from `least` on."""
    return frozenset(
        finding.rule
        for finding in guard.review(sentence.text, sentence.platform)
        if finding.rule != UNFILLED.id
        and (
            finding.severity is not Severity.HINT
            or (finding.rule == DOUBTFUL and least is Severity.HINT)
        )
    )


def count(judged: Iterable[tuple[Sentence, frozenset[str]]], *, own: bool) -> list[Row]:
    """Return a row for each rule in order of id, the row over all first.

    Args:
        judged: Sentences with the rules raised.
        own: Whether a bad sentence needs a hit of its own rule; any will do otherwise. For an
            innocent one any hit is an alarm.
    """
    tallies: dict[str, list[int]] = {"all": [0, 0, 0, 0]}
    for sentence, raised in judged:
        hit = sentence.rule in raised if own and sentence.bad else bool(raised)
        first = 0 if sentence.bad else 2
        for name in ("all", sentence.rule or "-"):
            tally = tallies.setdefault(name, [0, 0, 0, 0])
            tally[first] += 1
            tally[first + 1] += hit
    return [Row(name, *tallies[name]) for name in ("all", *sorted(tallies.keys() - {"all"}))]


def _print(name: str, rows: Sequence[Row]) -> None:
    print(f"{name:<12}{'bad':>6}{'recall':>9}{'innocent':>10}{'alarms':>8}{'precision':>11}")
    for row in rows:
        print(
            f"{row.rule:<12}{row.bad:>6}{row.recall:>9.1%}"
            f"{row.innocent:>10}{row.alarms:>8}{row.precision:>11.1%}"
        )


def _print_wrong(judged: Iterable[tuple[Sentence, frozenset[str]]]) -> None:
    for sentence, raised in judged:
        if sentence.bad and not raised:
            print(f"missed {sentence.rule or '-':<5}{sentence.text}")
        elif raised and not sentence.bad:
            print(f"alarm  {' '.join(sorted(raised))}  {sentence.text}")


if __name__ == "__main__":
    main()
