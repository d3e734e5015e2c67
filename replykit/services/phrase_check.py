"""What is wrong with a phrase while it is being written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replykit.domain.phrase import Phrase, PhraseState
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Finding
from replykit.domain.rule import Severity

Check = Callable[[str, str], tuple[Finding, ...]]
"""A text and a platform to what the rules say of it."""

MAX_CHARS = 200
"""Longest phrase that is not marked `long`, as in ``phrasebank.lint``: longer ones do not fit
the 20 seconds of S03 when read."""

NEAR = 90
"""`rapidfuzz.fuzz.ratio`, 0 to 100, from which two phrases of an intent say the same."""

MIN_TONES = 2
"""Fewest tones of an intent's approved phrases."""

ENOUGH = 3
"""Phrases of an intent from which it is worth saying that they all sound alike."""

CODES = (
    "phrase.empty",
    "phrase.slot",
    "phrase.brace",
    "phrase.long",
    "phrase.near_duplicate",
    "intent.tones",
)
"""Codes of `Finding.rule` that `findings_of` makes itself."""


def findings_of(phrase: Phrase, book: Playbook, check: Check) -> tuple[Finding, ...]:
    """Return what is wrong with a phrase, in order of appearance.

    What the rules say on each of its platforms, and what the bank's own lint would: see
    `CODES`. Blocking are an empty text, a slot nobody knows, a brace that neither opens nor
    closes a slot, and what breaks a blocking rule. An empty slot is no finding: it is filled
    before the reply is sent.
    """
    from replykit.pipeline.check import UNFILLED  # noqa: PLC0415 - not before the first paint

    found: dict[tuple[str, int, int], Finding] = {}
    for platform in phrase.platforms or ("",):
        for finding in check(phrase.text, platform):
            if finding.rule != UNFILLED.id:
                found.setdefault((finding.rule, finding.start, finding.end), finding)
    own = [*_text(phrase), *_slots(phrase, book), *_neighbours(phrase, book)]
    return tuple(sorted([*own, *found.values()], key=lambda f: (f.start, -f.severity.weight)))


def _text(phrase: Phrase) -> Iterator[Finding]:
    if not phrase.text.strip():
        yield Finding("phrase.empty", 0, len(phrase.text), Severity.BLOCK)
    if len(phrase.text) > MAX_CHARS and not phrase.long:
        yield Finding("phrase.long", MAX_CHARS, len(phrase.text), Severity.WARN)


def _slots(phrase: Phrase, book: Playbook) -> Iterator[Finding]:
    from replykit.pipeline.template import PART  # noqa: PLC0415 - not before the first paint

    literal = list(phrase.text)
    for part in PART.finditer(phrase.text):
        literal[part.start() : part.end()] = " " * len(part[0])
        if part[1] and part[1] not in book.slot_by_id:
            yield Finding("phrase.slot", *part.span(), Severity.BLOCK, safe=part[1])
    for place, char in enumerate(literal):
        if char in "{}":
            yield Finding("phrase.brace", place, place + 1, Severity.BLOCK)


def _neighbours(phrase: Phrase, book: Playbook) -> Iterator[Finding]:
    """Compare with the other approved phrases of the intent."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not before the first paint

    if phrase.state is PhraseState.RETIRED or not phrase.text.strip():
        return
    others = [p for p in book.approved_by_intent.get(phrase.intent, ()) if p.id != phrase.id]
    near = process.extractOne(
        phrase.text, [p.text for p in others], scorer=fuzz.ratio, score_cutoff=NEAR
    )
    if near is not None:
        end = len(phrase.text)
        yield Finding("phrase.near_duplicate", 0, end, Severity.WARN, safe=others[near[2]].text)
    tones = {phrase.tone, *(p.tone for p in others)}
    if len(others) + 1 >= ENOUGH and len(tones) < MIN_TONES:
        yield Finding("intent.tones", 0, 0, Severity.HINT)
