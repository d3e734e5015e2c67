"""A reply as it is drawn: slots as pills with a label, findings as marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from replykit.domain.phrase import SlotId
from replykit.domain.reply import Suggestion
from replykit.domain.rule import Severity
from ui.pasted_text import utf16_offset

_PAD = "\N{NO-BREAK SPACE}"
_LINE_BREAK = "\N{LINE SEPARATOR}"


@dataclass(frozen=True, slots=True)
class Pill:
    """A slot in the drawn text; offsets in UTF-16 units."""

    start: int
    end: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the drawn text; offsets in UTF-16 units.

    Hints are not marked: in a list of replies they would underline half of it.
    """

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class ReplyText:
    """What is drawn for a reply; never what is copied."""

    text: str
    pills: tuple[Pill, ...] = ()
    marks: tuple[Mark, ...] = ()
    matched: tuple[tuple[int, int], ...] = ()
    """What a search found, from start to end; offsets in UTF-16 units."""


def reply_text(suggestion: Suggestion, labels: Mapping[SlotId, str]) -> ReplyText:
    """Return a suggestion in drawn form.

    Args:
        suggestion: What to draw.
        labels: What the slots are called in the user's language.
    """
    shown = ""
    pills: list[Pill] = []
    places: list[int] = []
    for segment in suggestion.draft.segments:
        piece = segment.text
        if segment.slot is not None:
            piece = piece if segment.filled else labels.get(segment.slot, segment.slot)
            pills.append(_pill(shown, f"{_PAD}{piece}{_PAD}", segment.filled))
        places += _places(len(shown), len(segment.text), len(piece), segment.slot is not None)
        shown += f"{_PAD}{piece}{_PAD}" if segment.slot is not None else piece
    places.append(len(shown))
    marks = tuple(
        Mark(_at(shown, places, f.start), _at(shown, places, f.end), f.severity)
        for f in suggestion.findings
        if f.severity is not Severity.HINT
    )
    matched = tuple(
        (_at(shown, places, a), _behind(shown, places, b)) for a, b in suggestion.matched
    )
    return ReplyText(shown.replace("\n", _LINE_BREAK), tuple(pills), marks, matched)


def heard_text(suggestion: Suggestion, labels: Mapping[SlotId, str]) -> str:
    """Return a suggestion as it is read out: exactly what is copied, empty slots by their label.

    Args:
        suggestion: What to read out.
        labels: What the slots are called in the user's language.
    """
    return "".join(
        labels.get(part.slot, part.slot)
        if part.slot is not None and not part.filled
        else part.text
        for part in suggestion.draft.segments
    )


def _pill(before: str, piece: str, filled: bool) -> Pill:
    start = utf16_offset(before, len(before))
    return Pill(start, start + utf16_offset(piece, len(piece)), filled)


def _places(start: int, length: int, drawn: int, padded: bool) -> list[int]:
    """Return where each character of a segment stands in the drawn text."""
    first = start + len(_PAD) if padded else start
    return [first + min(offset, max(drawn - 1, 0)) for offset in range(length)]


def _behind(shown: str, places: list[int], offset: int) -> int:
    """Return where the last character before an offset ends in the drawn text."""
    return utf16_offset(shown, places[min(offset - 1, len(places) - 1)] + 1)


def _at(shown: str, places: list[int], offset: int) -> int:
    return utf16_offset(shown, places[min(offset, len(places) - 1)])
