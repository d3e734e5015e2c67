"""The bundled handbook: TOML files to one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from phrasebank import schema
from phrasebank.loader import BUNDLED, records
from replykit.domain.handbook import (
    FLOW_COLUMNS,
    Branch,
    Category,
    Flow,
    Handbook,
    Measure,
    Note,
    Origin,
    Standard,
    StandardGroup,
    Step,
    StepKind,
)
from replykit.domain.intent import IntentId, Stage
from replykit.domain.practice import DAILY, FlagColour, FlagPurpose, Preset, Shift
from replykit.errors import Issue

Raw = Mapping[str, Any]
_Value = TypeVar("_Value")


def load_handbook(folder: Path = BUNDLED) -> tuple[Handbook, tuple[Issue, ...]]:
    """Return the handbook of a bank folder, and an issue for each record that is unusable.

    Raises:
        BankUnreadableError: If a file is missing, not UTF-8 or not TOML.
    """
    issues: list[Issue] = []

    def read(name: str, table: str, make: Callable[[Raw], _Value]) -> tuple[_Value, ...]:
        values, bad = schema.parse(make, records(folder / name, table), name)
        issues.extend(bad)
        return tuple(values)

    handbook = Handbook(
        categories=read("categories.toml", "category", category),
        standards=read("standards.toml", "standard", standard),
        flows=read("flows.toml", "flow", flow),
        notes=read("notes.toml", "note", note),
        presets=read("shop_practice.toml", "preset", preset),
    )
    return handbook, tuple(issues)


def category(raw: Raw) -> Category:
    """Return a group of scripts.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Category(
        id=schema.identifier(raw, "id"),
        stage=schema.choice(raw, "stage", Stage),
        name_zh=schema.text(raw, "name_zh"),
        name_en=schema.text(raw, "name_en"),
        intents=tuple(map(IntentId, schema.texts(raw, "intents"))),
        manual=schema.manual(raw),
    )


def standard(raw: Raw) -> Standard:
    """Return a service standard.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Standard(
        id=schema.text(raw, "id"),
        group=schema.choice(raw, "group", StandardGroup),
        name_zh=schema.text(raw, "name_zh"),
        name_en=schema.text(raw, "name_en"),
        value_zh=schema.text(raw, "value_zh"),
        value_en=schema.text(raw, "value_en"),
        definition_zh=schema.text(raw, "definition_zh"),
        definition_en=schema.text(raw, "definition_en"),
        formula_zh=schema.text(raw, "formula_zh", default=""),
        formula_en=schema.text(raw, "formula_en", default=""),
        platforms=schema.texts(raw, "platforms"),
        measure=schema.choice(raw, "measure", Measure, default=Measure.NONE),
        note_zh=schema.text(raw, "note_zh", default=""),
        note_en=schema.text(raw, "note_en", default=""),
    )


def flow(raw: Raw) -> Flow:
    """Return a flow with its steps and branches; one bad step makes all of it unusable.

    Raises:
        BadFieldError: If a field is missing or unusable, or a branch leads nowhere.
    """
    steps = tuple(map(step, _tables(raw, "step")))
    branches = tuple(map(branch, _tables(raw, "branch")))
    known = {item.id for item in steps}
    for arrow in branches:
        for end in (arrow.start, arrow.end):
            if end not in known:
                raise schema.BadFieldError("field.value", f"branch: {end[:40]}")
    return Flow(
        id=schema.identifier(raw, "id"),
        stage=schema.choice(raw, "stage", Stage),
        name_zh=schema.text(raw, "name_zh"),
        name_en=schema.text(raw, "name_en"),
        summary_zh=schema.text(raw, "summary_zh"),
        summary_en=schema.text(raw, "summary_en"),
        steps=steps,
        branches=branches,
        manual=schema.manual(raw),
        note_zh=schema.text(raw, "note_zh", default=""),
        note_en=schema.text(raw, "note_en", default=""),
    )


def step(raw: Raw) -> Step:
    """Return a box of a flow.

    Raises:
        BadFieldError: If a field is missing or unusable, or it sticks out of the columns.
    """
    column, width = _number(raw, "column", 1), _number(raw, "width", 4)
    if not 1 <= width <= FLOW_COLUMNS - column:
        raise schema.BadFieldError("field.value", f"width: {width}")
    return Step(
        id=schema.identifier(raw, "id"),
        kind=schema.choice(raw, "kind", StepKind, default=StepKind.STEP),
        text_zh=schema.text(raw, "text_zh"),
        text_en=schema.text(raw, "text_en"),
        origin=schema.choice(raw, "origin", Origin),
        row=_number(raw, "row"),
        column=column,
        width=width,
        note_zh=schema.text(raw, "note_zh", default=""),
        note_en=schema.text(raw, "note_en", default=""),
        links=schema.texts(raw, "links"),
    )


def branch(raw: Raw) -> Branch:
    """Return an arrow of a flow.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Branch(
        start=schema.identifier(raw, "start"),
        end=schema.identifier(raw, "end"),
        label_zh=schema.text(raw, "label_zh", default=""),
        label_en=schema.text(raw, "label_en", default=""),
    )


def note(raw: Raw) -> Note:
    """Return a note for the team.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    return Note(
        id=schema.identifier(raw, "id"),
        manual=schema.manual(raw),
        title_zh=schema.text(raw, "title_zh"),
        title_en=schema.text(raw, "title_en"),
        text_zh=schema.text(raw, "text_zh"),
        text_en=schema.text(raw, "text_en"),
    )


def preset(raw: Raw) -> Preset:
    """Return what a manual says on flags and shifts.

    Raises:
        BadFieldError: If a field is missing or unusable.
    """
    flags = raw.get("flags", {})
    if not isinstance(flags, dict):
        raise schema.BadFieldError("field.type", "flags")
    shifts = _tables(raw, "shift")
    return Preset(
        id=schema.identifier(raw, "id"),
        name_zh=schema.text(raw, "name_zh"),
        name_en=schema.text(raw, "name_en"),
        note_zh=schema.text(raw, "note_zh", default=""),
        note_en=schema.text(raw, "note_en", default=""),
        flags={
            purpose: schema.choice(flags, purpose, FlagColour, default=FlagColour.NONE)
            for purpose in FlagPurpose
        },
        shifts=tuple(map(_shift, shifts)),
        names_en=tuple(schema.text(shift, "name_en") for shift in shifts),
        manual=schema.manual(raw),
    )


def _shift(raw: Raw) -> Shift:
    return Shift(
        name=schema.text(raw, "name_zh"),
        start=schema.text(raw, "start"),
        end=schema.text(raw, "end"),
        weekday=_number(raw, "weekday", DAILY),
    )


def _tables(raw: Raw, name: str) -> list[Raw]:
    found = raw.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise schema.BadFieldError("field.type", name)
    return found


def _number(raw: Raw, name: str, default: int | None = None) -> int:
    value = raw.get(name, default)
    if value is None:
        raise schema.BadFieldError("field.missing", name)
    if type(value) is not int or not 0 <= value < 100:
        raise schema.BadFieldError("field.value", f"{name}: {str(value)[:40]}")
    return value
