"""The bundled bank: TOML files to one playbook."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from phrasebank import schema
from replykit.domain.intent import Intent, IntentId
from replykit.domain.phrase import Phrase, Slot
from replykit.domain.playbook import Playbook
from replykit.domain.rule import Rule
from replykit.errors import BankUnreadableError, Issue

BUNDLED = Path(__file__).resolve().parent / "data"
"""The folder of the bank that comes with the program."""


@dataclass(frozen=True, slots=True)
class BankLoad:
    """A bank read from files; what could not be used is an issue, the rest is there."""

    book: Playbook
    issues: tuple[Issue, ...] = ()


def load_bundle(folder: Path = BUNDLED) -> BankLoad:
    """Read a bank folder: the order, the slot table, rules, wording standards and intents.

    The book's version is the `digest` of the folder.

    Raises:
        BankUnreadableError: If a file is missing, not UTF-8 or not TOML. A bad record in a
            readable file is an issue, and the rest still loads.
    """
    issues: list[Issue] = []
    intents, phrases = _intents(folder, issues)
    book = Playbook(
        intents=tuple(intents),
        phrases=tuple(phrases),
        rules=tuple(_rules(folder, issues)),
        slots=tuple(_slots(folder, issues)),
    )
    return BankLoad(replace(book, version=digest(folder)), tuple(issues))


def digest(folder: Path = BUNDLED) -> str:
    """Return the SHA-256 over names and bytes of the bank's files, 64 hex digits.

    Much cheaper than loading: tells whether what was made from these files still holds.
    """
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


COMMON, RARE = 1.4, 0.7
"""How often a common and a rare intent comes, against the rest."""


def frequency(folder: Path = BUNDLED) -> dict[IntentId, float]:
    """Return how often shops meet an intent, against 1.0 for those not named."""
    raw = _toml(folder / "bank.toml")
    named = ((COMMON, raw.get("common", [])), (RARE, raw.get("rare", [])))
    return {IntentId(intent): weight for weight, intents in named for intent in intents}


def _intents(folder: Path, issues: list[Issue]) -> tuple[list[Intent], list[Phrase]]:
    order = _order(folder)
    intents: list[Intent] = []
    phrases: list[Phrase] = []
    for path in sorted((folder / "intents").glob("*.toml"), key=lambda p: order(p.stem)):
        where = f"intents/{path.name}"
        try:
            found = schema.intent_file(_toml(path), where)
        except schema.BadFieldError as error:
            issues.append(Issue(where, error.code, error.detail))
            continue
        intents.append(found.intent)
        phrases += found.phrases
        issues += found.issues
    return intents, phrases


def _order(folder: Path) -> Any:
    named = _toml(folder / "bank.toml").get("intents", [])
    place = {name: n for n, name in enumerate(named) if isinstance(name, str)}
    return lambda name: (place.get(name, len(place)), name)


def _rules(folder: Path, issues: list[Issue]) -> list[Rule]:
    rules: list[Rule] = []
    for name in ("rules.toml", "wording.toml"):
        found, bad = schema.parse(schema.rule, records(folder / name, "rule"), name)
        rules += found
        issues += bad
    return rules


def _slots(folder: Path, issues: list[Issue]) -> list[Slot]:
    raw = records(folder / "slots.toml", "slot")
    slots, bad = schema.parse(schema.slot, raw, "slots.toml")
    issues += bad
    return slots


def records(path: Path, table: str) -> list[Any]:
    """Return the raw records of a table of tables in a file, none if it has none.

    Raises:
        BankUnreadableError: If the file is missing, not UTF-8 or not TOML.
    """
    found = _toml(path).get(table, [])
    return found if isinstance(found, list) else []


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a start from the cache does without

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BankUnreadableError(path.name, type(error).__name__) from error
