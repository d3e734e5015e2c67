"""Raw records to domain values; the only place that knows the field names of the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.phrase import (
    Phrase,
    PhraseId,
    PhraseState,
    Slot,
    SlotId,
    SlotSource,
    Tone,
)
from replykit.domain.rule import Rule, Severity
from replykit.errors import Issue

MAX_TEXT = 500
"""Longest template that is read, in characters; longer ones are an issue."""

_ID = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9]+)*")
_MANUAL = re.compile(r"[MRWS]\d{2,3}")
_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)


class BadFieldError(ValueError):
    """A field is missing or unusable; turned into an `Issue` by `parse`.

    Attributes:
        code: ``"field.missing"``, ``"field.type"`` or ``"field.value"``.
        detail: The name of the field, and what is wrong with it.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class IntentFile:
    """What one intent file holds."""

    intent: Intent
    phrases: tuple[Phrase, ...]
    issues: tuple[Issue, ...]


def parse(
    make: Callable[[Mapping[str, Any]], _Value], records: Sequence[Any], where: str
) -> tuple[list[_Value], list[Issue]]:
    """Return the values of the good records, and an issue for each bad one."""
    values: list[_Value] = []
    issues: list[Issue] = []
    for place, record in enumerate(records, start=1):
        name = record.get("id", f"#{place}") if isinstance(record, dict) else f"#{place}"
        try:
            if not isinstance(record, dict):
                raise BadFieldError("field.type", "record")
            values.append(make(record))
        except BadFieldError as error:
            issues.append(Issue(f"{where}: {name}", error.code, error.detail))
    return values, issues


def intent_file(raw: Mapping[str, Any], where: str) -> IntentFile:
    """Return the intent of a file with its phrases.

    Raises:
        BadFieldError: If the intent itself is unusable; bad phrases become issues instead.
    """
    intent = Intent(
        id=IntentId(_identifier(raw, "id")),
        stage=_choice(raw, "stage", Stage),
        name_zh=_text(raw, "name_zh"),
        name_en=_text(raw, "name_en"),
        definition=_text(raw, "definition"),
        examples=_texts(raw, "examples"),
        manual=_manual(raw),
    )
    records = raw.get("phrase", [])
    phrases, issues = parse(lambda record: phrase(record, intent.id), records, where)
    return IntentFile(intent, tuple(phrases), tuple(issues))


def phrase(raw: Mapping[str, Any], intent: IntentId) -> Phrase:
    """Return a phrase of an intent.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    text = _text(raw, "text")
    if len(text) > MAX_TEXT:
        raise BadFieldError("field.value", f"text: {len(text)} > {MAX_TEXT}")
    return Phrase(
        id=PhraseId(_identifier(raw, "id")),
        intent=intent,
        text=text,
        tone=_choice(raw, "tone", Tone),
        cues=_texts(raw, "cues"),
        platforms=_texts(raw, "platforms"),
        manual=_manual(raw),
        note=_text(raw, "note", default=""),
        state=_choice(raw, "state", PhraseState, default=PhraseState.APPROVED),
    )


def slot(raw: Mapping[str, Any]) -> Slot:
    """Return a row of the slot table.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Slot(
        id=SlotId(_identifier(raw, "id")),
        label_zh=_text(raw, "label_zh"),
        label_en=_text(raw, "label_en"),
        source=_choice(raw, "source", SlotSource),
        example=_text(raw, "example"),
    )


def rule(raw: Mapping[str, Any]) -> Rule:
    """Return a rule or wording standard.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    checked = raw.get("checked", True)
    if not isinstance(checked, bool):
        raise BadFieldError("field.type", "checked")
    return Rule(
        id=_text(raw, "id"),
        group=_text(raw, "group"),
        title_zh=_text(raw, "title_zh"),
        title_en=_text(raw, "title_en"),
        severity=_choice(raw, "severity", Severity),
        platforms=_texts(raw, "platforms"),
        penalty=_text(raw, "penalty", default=""),
        why=_text(raw, "why", default=""),
        safe=_text(raw, "safe", default=""),
        phrases=_texts(raw, "phrases"),
        patterns=_texts(raw, "patterns"),
        unless=_texts(raw, "unless"),
        replacement=_text(raw, "replacement", default=""),
        checked=checked,
    )


def _text(raw: Mapping[str, Any], name: str, *, default: str | None = None) -> str:
    value = raw.get(name, default)
    if value is None:
        raise BadFieldError("field.missing", name)
    if not isinstance(value, str):
        raise BadFieldError("field.type", name)
    if default is None and not value.strip():
        raise BadFieldError("field.missing", name)
    return value.strip()


def _texts(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadFieldError("field.type", name)
    return tuple(value)


def _identifier(raw: Mapping[str, Any], name: str) -> str:
    value = _text(raw, name)
    if not _ID.fullmatch(value) or len(value) > 64:
        raise BadFieldError("field.value", f"{name}: {value[:80]}")
    return value


def _manual(raw: Mapping[str, Any]) -> tuple[str, ...]:
    ids = _texts(raw, "manual")
    for item in ids:
        if not _MANUAL.fullmatch(item):
            raise BadFieldError("field.value", f"manual: {item[:20]}")
    return ids


def _choice(
    raw: Mapping[str, Any], name: str, kind: type[_Choice], *, default: _Choice | None = None
) -> _Choice:
    value = raw.get(name, default)
    if value is None:
        raise BadFieldError("field.missing", name)
    try:
        return kind(value)
    except ValueError:
        raise BadFieldError("field.value", f"{name}: {str(value)[:40]}") from None
