"""What is wrong with a bank: the checks a lead and the build run before it is published."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from rapidfuzz import fuzz

from phrasebank.coverage import COUNTS, coverage, ids
from replykit.domain.handbook import Handbook
from replykit.domain.intent import OTHER, Intent
from replykit.domain.phrase import Phrase, PhraseRole
from replykit.domain.playbook import Playbook
from replykit.domain.rule import Severity
from replykit.errors import Issue
from replykit.pipeline.check import UNFILLED, Guard
from replykit.pipeline.normalise import normalise
from replykit.pipeline.template import slots_of

MIN_EXAMPLES = 25
"""Fewest example messages of an intent."""

MIN_PHRASES = 6
"""Fewest approved phrases of an intent."""

MIN_TONES = 2
"""Fewest tones among them."""

MAX_CHARS = 200
"""Longest phrase, in characters: longer ones do not fit the 20 seconds of S03 when read."""

NEAR = 90
"""`rapidfuzz.fuzz.ratio`, 0 to 100, from which two phrases of an intent are near-duplicates."""

POLITE = re.compile(r"您|亲|请|谢|抱歉|对不起|不好意思|麻烦|辛苦|宝")
"""What makes a reply polite (W01, W03); one of them has to be in it."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")

Check = Callable[[Playbook], Iterator[Issue]]


def lint(book: Playbook) -> list[Issue]:
    """Return everything that is wrong with a bank, in the order of the checks.

    Codes: ``intent.examples``, ``intent.phrases``, ``intent.tones``, ``intent.names``,
    ``slot.names``, ``rule.names``, ``example.shared``, ``example.empty``, ``phrase.intent``,
    ``phrase.duplicate_id``, ``phrase.slot``, ``phrase.long``, ``phrase.emotions``,
    ``phrase.impolite``, ``phrase.address``, ``phrase.near_duplicate``, ``phrase.rule``,
    ``manual.unknown``, ``rule.pattern``.
    """
    return [issue for check in CHECKS for issue in check(book)]


def lint_bundle(book: Playbook, handbook: Handbook) -> list[Issue]:
    """Return what only the bundled bank has to keep: every item of the manuals is covered.

    Codes: ``manual.uncovered``, ``category.names``, ``category.intent``.
    """
    issues = [
        Issue(covered.item, "manual.uncovered", ", ".join(covered.by))
        for covered in coverage(book, handbook)
        if not covered.complete
    ]
    for category in handbook.categories:
        if not _CHINESE.search(category.name_zh) or not category.name_en.isascii():
            issues.append(Issue(category.id, "category.names"))
        strange = set(category.intents) - book.intent_by_id.keys()
        issues += [Issue(category.id, "category.intent", intent) for intent in sorted(strange)]
    return issues


def _enough(book: Playbook) -> Iterator[Issue]:
    for intent in book.intents:
        if len(intent.examples) < MIN_EXAMPLES:
            yield Issue(intent.id, "intent.examples", str(len(intent.examples)))
        phrases = book.approved_by_intent.get(intent.id, ())
        if len(phrases) < MIN_PHRASES:
            yield Issue(intent.id, "intent.phrases", str(len(phrases)))
        if len({phrase.tone for phrase in phrases}) < MIN_TONES:
            yield Issue(intent.id, "intent.tones")


def _names(book: Playbook) -> Iterator[Issue]:
    named: list[tuple[str, str, str, str]] = [
        (intent.id, "intent.names", intent.name_zh, intent.name_en) for intent in book.intents
    ]
    named += [(slot.id, "slot.names", slot.label_zh, slot.label_en) for slot in book.slots]
    named += [(rule.id, "rule.names", rule.title_zh, rule.title_en) for rule in book.rules]
    for where, code, chinese, english in named:
        if not _CHINESE.search(chinese) or not english or _CHINESE.sub("", english) == "":
            yield Issue(where, code, f"{chinese} / {english}")


def _examples(book: Playbook) -> Iterator[Issue]:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for intent in book.intents:
        for example in intent.examples:
            text = normalise(example).text
            if text:
                owners[text].add(intent.id)
            elif intent.id != OTHER:
                yield Issue(intent.id, "example.empty", example)
    for text, intents in owners.items():
        if len(intents) > 1 and not text.isdigit():
            yield Issue(", ".join(sorted(intents)), "example.shared", text)


def _phrases(book: Playbook) -> Iterator[Issue]:
    seen: set[str] = set()
    for phrase in book.phrases:
        if phrase.intent not in book.intent_by_id:
            yield Issue(phrase.id, "phrase.intent", phrase.intent)
        if phrase.id in seen:
            yield Issue(phrase.id, "phrase.duplicate_id")
        seen.add(phrase.id)
        for slot in slots_of(phrase.text):
            if slot not in book.slot_by_id:
                yield Issue(phrase.id, "phrase.slot", slot)
        if len(phrase.text) > MAX_CHARS and not phrase.long:
            yield Issue(phrase.id, "phrase.long", str(len(phrase.text)))
        if phrase.emotions and phrase.role is not PhraseRole.EMPATHY:
            yield Issue(phrase.id, "phrase.emotions", phrase.role)


def _polite(book: Playbook) -> Iterator[Issue]:
    for phrase in book.approved:
        if not POLITE.search(phrase.text):
            yield Issue(phrase.id, "phrase.impolite")
        if re.search(r"(?<!迷)你", phrase.text):
            yield Issue(phrase.id, "phrase.address", "你")


def _near_duplicates(book: Playbook) -> Iterator[Issue]:
    for phrases in book.approved_by_intent.values():
        for one, other in combinations(phrases, 2):
            if fuzz.ratio(one.text, other.text) >= NEAR:
                yield Issue(one.id, "phrase.near_duplicate", other.id)


def _rules(book: Playbook) -> Iterator[Issue]:
    guard = Guard.build(book.rules, book.slots)
    for rule in guard.broken:
        yield Issue(rule, "rule.pattern")
    for phrase in book.approved:
        for finding in guard.check(phrase.text, "taobao"):
            if finding.severity is not Severity.HINT and finding.rule != UNFILLED.id:
                where = phrase.text[finding.start : finding.end]
                yield Issue(phrase.id, "phrase.rule", f"{finding.rule}: {where}")


def _manual(book: Playbook) -> Iterator[Issue]:
    known = {item for kind in COUNTS for item in ids(kind)}
    items: list[Intent | Phrase] = [*book.intents, *book.phrases]
    for item in items:
        for manual in item.manual:
            if manual not in known:
                yield Issue(item.id, "manual.unknown", manual)


CHECKS: tuple[Check, ...] = (
    _enough,
    _names,
    _examples,
    _phrases,
    _polite,
    _near_duplicates,
    _rules,
    _manual,
)
"""Every check, in the order of the report."""
