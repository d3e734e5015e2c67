"""Between rows and domain values, and the digest that tells a touched row from an untouched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum

from db.models import BankRow, IntentRow, PhraseRow, RuleRow, SlotRow
from replykit.domain.intent import Example, Intent, IntentId, Stage
from replykit.domain.message import Emotion
from replykit.domain.phrase import (
    Phrase,
    PhraseId,
    PhraseRole,
    PhraseState,
    Scope,
    Slot,
    SlotId,
    SlotSource,
    Tone,
)
from replykit.domain.rule import Rule, Severity

Content = Mapping[str, object]
"""Column values by name, as the bundle or the user wrote them."""

_USUAL = {"role": PhraseRole.ANSWER.value, "scope": Scope.TEAM.value}
"""What a column added later holds in the rows that were there before."""


def content_of(item: Intent | Example | Phrase | Rule | Slot) -> Content:
    """Return the column values of a domain value; its id and an intent's examples are none."""
    names = (field.name for field in fields(item))
    return {name: _plain(getattr(item, name)) for name in names if name not in ("id", "examples")}


def content_in(row: BankRow) -> Content:
    """Return the column values a row holds."""
    return {name: getattr(row, name) for name in row.CONTENT}


def digest(content: Content) -> str:
    """Return the SHA-256 of a content, 64 hex digits.

    Empty values and the usual ones of `_USUAL` do not count, so a column added later leaves
    every digest written before it as it is.
    """
    full = {
        name: value
        for name, value in content.items()
        if value not in ("", [], None, False) and value != _USUAL.get(name)
    }
    canonical = json.dumps(full, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def examples_by_id(intents: Iterable[Intent]) -> dict[str, Content]:
    """Return the content of every example by an id made from it, in the order of the bank.

    The bundle gives examples no ids. Made from intent and text they are the same on every seat
    and after every update; an example written twice gets a second id.
    """
    found: dict[str, Content] = {}
    seen: dict[str, int] = {}
    for intent in intents:
        for text in intent.examples:
            content = content_of(Example(intent.id, text))
            key = digest(content)[:32]
            seen[key] = seen.get(key, 0) + 1
            found[key if seen[key] == 1 else f"{key}-{seen[key]}"] = content
    return found


def to_intent(row: IntentRow, examples: Iterable[str]) -> Intent:
    """Return the intent of a row.

    Raises:
        ValueError: If the row holds what this program never writes.
    """
    return Intent(
        id=IntentId(row.id),
        stage=Stage(row.stage),
        name_zh=row.name_zh,
        name_en=row.name_en,
        definition=row.definition,
        examples=tuple(examples),
        manual=tuple(row.manual),
    )


def to_phrase(row: PhraseRow) -> Phrase:
    """Return the phrase of a row; a withdrawn one is retired.

    Raises:
        ValueError: If the row holds what this program never writes.
    """
    return Phrase(
        id=PhraseId(row.id),
        intent=IntentId(row.intent),
        text=row.text,
        tone=Tone(row.tone),
        cues=tuple(row.cues),
        platforms=tuple(row.platforms),
        manual=tuple(row.manual),
        note=row.note,
        state=PhraseState.RETIRED if row.withdrawn else PhraseState(row.state),
        role=PhraseRole(row.role),
        emotions=tuple(map(Emotion, row.emotions)),
        long=row.long,
        scope=Scope(row.scope),
    )


def to_rule(row: RuleRow) -> Rule:
    """Return the rule of a row.

    Raises:
        ValueError: If the row holds what this program never writes.
    """
    return Rule(
        id=row.id,
        group=row.group,
        title_zh=row.title_zh,
        title_en=row.title_en,
        severity=Severity(row.severity),
        platforms=tuple(row.platforms),
        penalty=row.penalty,
        why=row.why,
        safe=row.safe,
        phrases=tuple(row.phrases),
        patterns=tuple(row.patterns),
        unless=tuple(row.unless),
        replacement=row.replacement,
        checked=row.checked,
    )


def to_slot(row: SlotRow) -> Slot:
    """Return the slot of a row.

    Raises:
        ValueError: If the row holds what this program never writes.
    """
    return Slot(
        id=SlotId(row.id),
        label_zh=row.label_zh,
        label_en=row.label_en,
        source=SlotSource(row.source),
        example=row.example,
    )


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
