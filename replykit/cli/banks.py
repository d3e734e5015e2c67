"""``replykit bank``."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict
from typing import Any

from replykit import bootstrap
from replykit.cli.streams import as_json, show
from replykit.domain.playbook import Playbook


def lint(options: argparse.Namespace) -> int:
    """Name everything that is wrong with the bundled bank.

    Returns:
        0 when nothing is, 1 otherwise.
    """
    issues = bootstrap.lint_bundled_bank()
    if options.json:
        show(as_json([asdict(issue) for issue in issues]))
    else:
        for issue in issues:
            show(f"{issue.where}: {issue.code} {issue.detail}".rstrip())
        show(f"{len(issues)} issues")
    return 1 if issues else 0


def stats(options: argparse.Namespace) -> int:
    """Print how much the bank holds; with ``--coverage``, how it covers the manuals.

    Returns:
        0; with ``--coverage`` 1 when an item is not covered.
    """
    if options.coverage:
        return _coverage(as_records=options.json)
    book = bootstrap.build_headless_desk(options.paths).book.of_team
    figures = _figures(book)
    if options.json:
        show(as_json(figures))
        return 0
    for name, value in figures.items():
        if name != "by_intent":
            show(f"{name}: {value}")
    show(f"\n{'intent':<20}{'examples':>9}{'phrases':>9}{'slots':>7}")
    for row in figures["by_intent"]:
        show(f"{row['id']:<20}{row['examples']:>9}{row['phrases']:>9}{row['slots']:>7}")
    return 0


def _coverage(*, as_records: bool) -> int:
    covered = bootstrap.cover_manual()
    missing = [item for item in covered if not item.complete]
    if as_records:
        show(as_json([asdict(item) for item in covered]))
        return 1 if missing else 0
    for item in covered:
        mark = " " if item.complete else "!"
        show(f"{mark} {item.item:<5} {' '.join(item.by)}")
    kinds = Counter(item.item[0] for item in covered)
    left = Counter(item.item[0] for item in missing)
    show(", ".join(f"{kind}: {total - left[kind]}/{total}" for kind, total in kinds.items()))
    return 1 if missing else 0


def _figures(book: Playbook) -> dict[str, Any]:
    manual = {item for phrase in book.approved for item in phrase.manual}
    return {
        "intents": len(book.suggestible),
        "examples": sum(len(intent.examples) for intent in book.intents),
        "phrases": len(book.approved),
        "manual_items": len(manual),
        "rules": len(book.rules),
        "checked_rules": sum(rule.checked for rule in book.rules),
        "tones": dict(Counter(phrase.tone.value for phrase in book.approved)),
        "by_intent": [_row(book, intent.id) for intent in book.intents],
    }


def _row(book: Playbook, intent: Any) -> dict[str, Any]:
    phrases = book.approved_by_intent.get(intent, ())
    return {
        "id": intent,
        "examples": len(book.intent_by_id[intent].examples),
        "phrases": len(phrases),
        "slots": sum("{" in phrase.text for phrase in phrases),
    }
