"""Bring a newer bundled bank in without touching what the user changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.content import Content, content_in, content_of, digest, examples_by_id
from db.models import BankRow, ExampleRow, IntentRow, PhraseRow, RuleRow, SlotRow
from replykit.domain.playbook import Playbook
from replykit.ports import MergeReport


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of one table by what the merge did with them; those in no set are as they were."""

    added: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)


def merge_bundle(session: Session, bundle: Playbook) -> MergeReport:
    """Merge a bundle in the session's transaction; the caller commits.

    What the user did not touch becomes what the bundle says, what the user changed or wrote
    stays, what is new is added, and what the bundle dropped is withdrawn, never deleted.
    """
    intents = _merge(session, IntentRow, {i.id: content_of(i) for i in bundle.intents})
    examples = _merge_examples(session, bundle)
    phrases = _merge(session, PhraseRow, {p.id: content_of(p) for p in bundle.phrases})
    _merge(session, RuleRow, {r.id: content_of(r) for r in bundle.rules})
    _merge(session, SlotRow, {s.id: content_of(s) for s in bundle.slots})
    return MergeReport(
        added=len(intents.added) + len(phrases.added),
        updated=len((intents.updated | examples.updated) - intents.added) + len(phrases.updated),
        kept=len(intents.kept | examples.kept) + len(phrases.kept),
    )


def weave(base: Sequence[str], other: Iterable[str]) -> list[str]:
    """Return `base` with what only `other` holds put behind what it follows there.

    >>> weave(["a", "b", "c"], ["b", "x", "a", "y"])
    ['a', 'y', 'b', 'x', 'c']
    """
    known = set(base)
    behind: dict[str | None, list[str]] = {}
    last = None
    for key in other:
        if key in known:
            last = key
        else:
            behind.setdefault(last, []).append(key)
    return [*behind.get(None, ()), *(x for key in base for x in (key, *behind.get(key, ())))]


def _merge_examples(session: Session, bundle: Playbook) -> Changes:
    """Merge the examples; the changes name their intents."""
    rows = {row.id: row for row in session.scalars(select(ExampleRow))}
    own = {(r.intent, r.text) for r in rows.values() if digest(content_in(r)) != r.bundle_hash}
    wanted = {
        key: content
        for key, content in examples_by_id(bundle.intents).items()
        if key in rows or (content["intent"], content["text"]) not in own
    }
    changes = _merge(session, ExampleRow, wanted)
    changed = changes.added | changes.updated | changes.withdrawn
    rows |= {row.id: row for row in session.scalars(select(ExampleRow))}
    return Changes(
        updated={rows[key].intent for key in changed},
        kept={rows[key].intent for key in changes.kept},
    )


def _merge(session: Session, kind: type[BankRow], bundle: Mapping[str, Content]) -> Changes:
    held = session.scalars(select(kind).order_by(kind.position, kind.id))
    rows = {row.id: row for row in held}
    order = _order(rows.values(), list(bundle))
    changes = Changes()
    for place, (key, content) in enumerate(bundle.items()):
        row = rows.get(key)
        if row is None:
            row = rows[key] = kind(id=key, bundle_hash=digest(content), **content)
            session.add(row)
            changes.added.add(key)
        else:
            _settle(row, content, changes)
        if row.bundle_hash is not None:
            row.bundle_position = place
    for key in rows.keys() - bundle.keys():
        _let_go(rows[key], changes)
    for position, key in enumerate(order):
        rows[key].position = position
    session.flush()
    return changes


def _order(rows: Collection[BankRow], bundle: Sequence[str]) -> list[str]:
    """Return the ids in their new order: the bundle's, unless the user sorted the rows anew."""
    current = [row.id for row in rows]
    places = [row.bundle_position for row in rows if row.bundle_position is not None]
    if all(first < second for first, second in pairwise(places)):
        return weave(bundle, current)
    return weave(current, bundle)


def _settle(row: BankRow, content: Content, changes: Changes) -> None:
    """Make a row what the bundle says, unless it is the user's."""
    held, wanted = digest(content_in(row)), digest(content)
    if row.bundle_hash is None or held not in (row.bundle_hash, wanted):
        if held != wanted:
            changes.kept.add(row.id)
    else:
        if held != wanted or row.withdrawn:
            changes.updated.add(row.id)
        for name, value in content.items():
            setattr(row, name, value)
        row.bundle_hash = wanted
    row.withdrawn = False


def _let_go(row: BankRow, changes: Changes) -> None:
    """Withdraw a row the bundle no longer holds, unless it is the user's."""
    row.bundle_position = None
    if not row.withdrawn and digest(content_in(row)) == row.bundle_hash:
        row.withdrawn = True
        changes.withdrawn.add(row.id)
