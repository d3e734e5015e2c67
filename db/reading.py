"""The user's bank as one snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.content import to_intent, to_phrase, to_rule, to_slot
from db.models import ExampleRow, IntentRow, PhraseRow, RuleRow, SlotRow
from replykit.domain.intent import Intent
from replykit.domain.phrase import Phrase, PhraseState, Slot
from replykit.domain.playbook import Playbook, fingerprint
from replykit.domain.rule import Rule


def read_playbook(session: Session) -> Playbook:
    """Return the bank as the session's transaction sees it.

    What was withdrawn or retired is left out, with two exceptions: phrases are in it in every
    state as long as their intent is, and an intent or slot that the bundle dropped stays while
    something in use needs it.

    Raises:
        ValueError: If a row holds what this program never writes.
    """
    examples = _examples(session)
    phrases = _phrases(session)
    in_use = [phrase for phrase in phrases if phrase.state is not PhraseState.RETIRED]
    intents = _intents(session, examples, {phrase.intent for phrase in in_use})
    shown = {intent.id for intent in intents}
    book = Playbook(
        intents=intents,
        phrases=tuple(phrase for phrase in phrases if phrase.intent in shown),
        rules=_rules(session),
        slots=_slots(session, in_use),
    )
    return replace(book, version=fingerprint(book))


def _examples(session: Session) -> dict[str, list[str]]:
    """Return the examples in use by intent; columns, not rows, since there are thousands."""
    query = (
        select(ExampleRow.intent, ExampleRow.text)
        .where(~ExampleRow.withdrawn, ~ExampleRow.retired)
        .order_by(ExampleRow.position, ExampleRow.id)
    )
    found: dict[str, list[str]] = {}
    for intent, text in session.execute(query):
        found.setdefault(intent, []).append(text)
    return found


def _phrases(session: Session) -> list[Phrase]:
    query = select(PhraseRow).order_by(PhraseRow.position, PhraseRow.id)
    return [to_phrase(row) for row in session.scalars(query)]


def _intents(
    session: Session, examples: dict[str, list[str]], answered: set[str]
) -> tuple[Intent, ...]:
    query = select(IntentRow).where(~IntentRow.retired).order_by(IntentRow.position, IntentRow.id)
    return tuple(
        to_intent(row, examples.get(row.id, ()))
        for row in session.scalars(query)
        if not row.withdrawn or row.id in answered or row.id in examples
    )


def _rules(session: Session) -> tuple[Rule, ...]:
    query = (
        select(RuleRow)
        .where(~RuleRow.withdrawn, ~RuleRow.retired)
        .order_by(RuleRow.position, RuleRow.id)
    )
    return tuple(to_rule(row) for row in session.scalars(query))


def _slots(session: Session, in_use: Sequence[Phrase]) -> tuple[Slot, ...]:
    query = select(SlotRow).where(~SlotRow.retired).order_by(SlotRow.position, SlotRow.id)
    rows = session.scalars(query).all()
    named = (
        _slots_named(phrase.text for phrase in in_use) if any(r.withdrawn for r in rows) else ()
    )
    return tuple(to_slot(row) for row in rows if not row.withdrawn or row.id in named)


def _slots_named(texts: Iterable[str]) -> set[str]:
    """Return what stands behind an opening brace; a literal ``{{`` more does no harm."""
    return {name for text in texts for name in re.findall(r"\{(\w+)", text)}
