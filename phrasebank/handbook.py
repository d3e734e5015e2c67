"""The bundled handbook: TOML files to one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from phrasebank import schema
from phrasebank.loader import BUNDLED, records
from replykit.domain.handbook import Category, Handbook
from replykit.domain.intent import IntentId, Stage
from replykit.errors import Issue


def load_handbook(folder: Path = BUNDLED) -> tuple[Handbook, tuple[Issue, ...]]:
    """Return the handbook of a bank folder, and an issue for each record that is unusable.

    Raises:
        BankUnreadableError: If a file is missing, not UTF-8 or not TOML.
    """
    name = "categories.toml"
    categories, issues = schema.parse(category, records(folder / name, "category"), name)
    return Handbook(categories=tuple(categories)), tuple(issues)


def category(raw: Mapping[str, Any]) -> Category:
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
