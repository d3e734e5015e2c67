"""Raw records to domain values; the only place that knows the field names of the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.message import Emotion
from replykit.domain.phrase import (
    Phrase,
    PhraseId,
    PhraseRole,
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
        id=IntentId(identifier(raw, "id")),
        stage=choice(raw, "stage", Stage),
        name_zh=text(raw, "name_zh"),
        name_en=text(raw, "name_en"),
        definition=text(raw, "definition"),
        examples=texts(raw, "examples"),
        manual=manual(raw),
    )
    records = raw.get("phrase", [])
    phrases, issues = parse(lambda record: phrase(record, intent.id), records, where)
    return IntentFile(intent, tuple(phrases), tuple(issues))


def phrase(raw: Mapping[str, Any], intent: IntentId) -> Phrase:
    """Return a phrase of an intent.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    template = text(raw, "text")
    if len(template) > MAX_TEXT:
        raise BadFieldError("field.value", f"text: {len(template)} > {MAX_TEXT}")
    return Phrase(
        id=PhraseId(identifier(raw, "id")),
        intent=intent,
        text=template,
        tone=choice(raw, "tone", Tone),
        cues=texts(raw, "cues"),
        platforms=texts(raw, "platforms"),
        manual=manual(raw),
        note=text(raw, "note", default=""),
        state=choice(raw, "state", PhraseState, default=PhraseState.APPROVED),
        role=choice(raw, "role", PhraseRole, default=PhraseRole.ANSWER),
        emotions=_choices(raw, "emotions", Emotion),
        long=_flag(raw, "long", default=False),
    )


def slot(raw: Mapping[str, Any]) -> Slot:
    """Return a row of the slot table.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Slot(
        id=SlotId(identifier(raw, "id")),
        label_zh=text(raw, "label_zh"),
        label_en=text(raw, "label_en"),
        source=choice(raw, "source", SlotSource),
        example=text(raw, "example"),
    )


def rule(raw: Mapping[str, Any]) -> Rule:
    """Return a rule or wording standard.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Rule(
        id=text(raw, "id"),
        group=text(raw, "group"),
        title_zh=text(raw, "title_zh"),
        title_en=text(raw, "title_en"),
        severity=choice(raw, "severity", Severity),
        platforms=texts(raw, "platforms"),
        penalty=text(raw, "penalty", default=""),
        why=text(raw, "why", default=""),
        safe=text(raw, "safe", default=""),
        phrases=texts(raw, "phrases"),
        patterns=texts(raw, "patterns"),
        unless=texts(raw, "unless"),
        replacement=text(raw, "replacement", default=""),
        checked=_flag(raw, "checked", default=True),
    )


def text(raw: Mapping[str, Any], name: str, *, default: str | None = None) -> str:
    """Return a text without white space around it; without a default it must not be blank.

    Raises:
        BadFieldError: If it is missing or no text.
    """
    value = raw.get(name, default)
    if value is None:
        raise BadFieldError("field.missing", name)
    if not isinstance(value, str):
        raise BadFieldError("field.type", name)
    if default is None and not value.strip():
        raise BadFieldError("field.missing", name)
    return value.strip()


def texts(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, empty if it is missing.

    Raises:
        BadFieldError: If it is no list of texts.
    """
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadFieldError("field.type", name)
    return tuple(value)


def identifier(raw: Mapping[str, Any], name: str) -> str:
    """Return a key: lower case, hyphens and underscores, at most 64 characters.

    Raises:
        BadFieldError: If it is missing or no key.
    """
    value = text(raw, name)
    if not _ID.fullmatch(value) or len(value) > 64:
        raise BadFieldError("field.value", f"{name}: {value[:80]}")
    return value


def manual(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of manual items, such as ``M107``.

    Raises:
        BadFieldError: If one is no such id.
    """
    ids = texts(raw, "manual")
    for item in ids:
        if not _MANUAL.fullmatch(item):
            raise BadFieldError("field.value", f"manual: {item[:20]}")
    return ids


def choice(
    raw: Mapping[str, Any], name: str, kind: type[_Choice], *, default: _Choice | None = None
) -> _Choice:
    """Return one of the values of an enumeration.

    Raises:
        BadFieldError: If it is missing, or none of them.
    """
    value = raw.get(name, default)
    if value is None:
        raise BadFieldError("field.missing", name)
    try:
        return kind(value)
    except ValueError:
        raise BadFieldError("field.value", f"{name}: {str(value)[:40]}") from None


def _choices(raw: Mapping[str, Any], name: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
    return tuple(choice({name: value}, name, kind) for value in texts(raw, name))


def _flag(raw: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = raw.get(name, default)
    if not isinstance(value, bool):
        raise BadFieldError("field.type", name)
    return value
