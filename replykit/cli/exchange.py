"""``replykit bank import``, ``export`` and ``duplicates``."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from contextlib import closing
from dataclasses import asdict
from typing import Any

from replykit import bootstrap
from replykit.cli.streams import ProgressLine, as_json, printable, show
from replykit.cli.words import OUTCOMES, row_sentence
from replykit.domain.exchange import ImportOptions, ImportPlan, RowReport
from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseState
from replykit.domain.playbook import Playbook
from replykit.services.exchange import Selection


def import_file(options: argparse.Namespace) -> int:
    """Bring the phrases of a file into the user's bank, or say what that would do.

    Returns:
        0 when every row is in the bank now (or would be), 1 when one needs a look: skipped,
        bad, or a draft because of a rule.
    """
    if options.dry_run:
        book = bootstrap.read_own_book(options.paths)
        plan = _plan(options, book, bootstrap.read_own_phrase_ids(options.paths))
    else:
        store, _ = bootstrap.open_own_bank(options.paths)
        with closing(store):
            plan = _plan(options, store.playbook(), store.phrase_ids())
            bootstrap.build_exchange().apply_import(plan, store)
    if options.json:
        show(as_json(_figures(plan, options)))
    else:
        _report(plan, dry_run=options.dry_run)
    return 1 if any(row.is_finding for row in plan.rows) else 0


def export_file(options: argparse.Namespace) -> int:
    """Write phrases of the user's bank to a file.

    Returns:
        0; errors are raised.
    """
    selection = Selection(
        intents=tuple(map(IntentId, options.intent)),
        states=tuple(map(PhraseState, options.state)),
        personal=options.personal,
    )
    count = bootstrap.build_exchange().export(
        options.file,
        bootstrap.read_own_book(options.paths),
        selection,
        format_name=options.format,
        force=options.force,
    )
    if options.json:
        show(as_json({"file": str(options.file), "phrases": count}))
    else:
        show(f"{count} 条话术写进了 {options.file}")
    return 0


def duplicates(options: argparse.Namespace) -> int:
    """Name the pairs of phrases of an intent that say nearly the same.

    Returns:
        0 when there are none, 1 otherwise.
    """
    with ProgressLine() as progress:
        pairs = bootstrap.near_duplicates(bootstrap.read_own_book(options.paths).of_team, progress)
    if options.json:
        show(as_json([asdict(pair) for pair in pairs]))
    else:
        for pair in pairs:
            show(f"{pair.intent}: {pair.one} {pair.other} {pair.score:.2f}")
        show(f"{len(pairs)} 对几乎一样")
    return 1 if pairs else 0


def _plan(options: argparse.Namespace, book: Playbook, taken: Collection[str]) -> ImportPlan:
    asked = ImportOptions(update=options.update, approve=options.approve)
    with ProgressLine() as progress:
        return bootstrap.build_exchange().plan_import(
            options.file,
            book,
            asked,
            format_name=options.format,
            taken=taken,
            progress=progress,
        )


def _report(plan: ImportPlan, *, dry_run: bool) -> None:
    for row in plan.rows:
        phrase = row.after or row.before
        parts = (str(row.row), OUTCOMES[row.outcome], phrase.id if phrase else "")
        print(printable("  ".join(filter(None, (*parts, row_sentence(row))))))
    counts = "，".join(f"{OUTCOMES[outcome]} {count}" for outcome, count in plan.counts.items())
    show(f"{len(plan.rows)} 行：{counts}{'（只是预览，没有写入）' if dry_run else ''}")


def _figures(plan: ImportPlan, options: argparse.Namespace) -> dict[str, Any]:
    return {
        "file": str(options.file),
        "dry_run": options.dry_run,
        "applied": 0 if options.dry_run else len(plan.changes),
        "counts": plan.counts,
        "rows": [_row(row) for row in plan.rows],
    }


def _row(row: RowReport) -> dict[str, Any]:
    phrase = row.after or row.before
    return {
        "row": row.row,
        "outcome": row.outcome,
        "id": phrase.id if phrase else None,
        "code": row.code,
        "detail": row.detail,
        "before": asdict(row.before) if row.before else None,
        "after": asdict(row.after) if row.after else None,
    }
