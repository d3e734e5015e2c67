"""Platform rules and wording standards that a reply is checked against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; the order of declaration is from mild to grave."""

    HINT = "hint"
    """Style; shown quietly."""
    WARN = "warn"
    """Should be mended; can be copied all the same."""
    BLOCK = "block"
    """Costs the shop a penalty or the customer harm; is not copied."""

    @property
    def weight(self) -> int:
        """Rank for comparing: 1 (hint) to 3 (block)."""
        return list(Severity).index(self) + 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One platform rule (``R..``) or wording standard (``W..``) of the manuals, as data.

    Attributes:
        id: Manual id, ``"R01"`` or ``"W12"``.
        group: What it is about, in Chinese ("发票").
        title_zh: Short Chinese title.
        title_en: Short English title.
        severity: What a hit means.
        platforms: Platforms it holds for; empty means all.
        penalty: The penalty the manual names ("扣6分"), "" if none.
        why: Why it matters, one Chinese sentence.
        safe: What to say instead, one Chinese sentence.
        phrases: Literal triggers, compared in folded form (see `pipeline.check.fold`).
        patterns: Regular expressions on the folded text.
        unless: Regular expressions; a hit inside the same clause as one of them is innocent. To
            reach out of a clause before the hit takes a class that has the mark: ``[^。]``.
        replacement: Text that makes the reply safe when it takes the place of the hit; "" if
            no single replacement does.
        checked: False for rules about shifts, exams or shop settings: reference only.
    """

    id: str
    group: str
    title_zh: str
    title_en: str
    severity: Severity
    platforms: tuple[str, ...] = ()
    penalty: str = ""
    why: str = ""
    safe: str = ""
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    replacement: str = ""
    checked: bool = True
