"""``replykit suggest`` and ``replykit classify``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from replykit import bootstrap
from replykit.cli.records import context_of
from replykit.cli.streams import argument_text, as_json, json_lines, show
from replykit.domain.intent import Stage
from replykit.domain.reply import Answer, Finding, Suggestion, Understanding
from replykit.services.reply_desk import ReplyDesk

_STAGES = {
    Stage.GENERAL: "通用",
    Stage.PRESALE: "售前",
    Stage.INSALE: "售中",
    Stage.AFTERSALE: "售后",
}


def suggest(options: argparse.Namespace) -> int:
    """Print what one message means and the best replies; ``--copy`` copies the first.

    Returns:
        0; errors are raised.
    """
    desk = bootstrap.build_headless_desk(options.paths)
    answer = desk.answer(argument_text(options.text), limit=options.top)
    if options.json:
        show(as_json(answer_as_dict(answer)))
    else:
        _print_answer(answer, desk)
    if options.copy and answer.suggestions:
        first = answer.suggestions[0]
        desk.copy(first.draft.text, first.phrase.id)
    return 0


def classify(options: argparse.Namespace) -> int:
    """Understand each line of standard input, ``{"id","text",...}``, one line of output each.

    Returns:
        0, also when single lines were bad: each of those has an ``error`` in its output line.
    """
    desk = bootstrap.build_headless_desk(options.paths)
    for record in json_lines(sys.stdin):
        show(as_json(_classified(record, desk)))
    return 0


def answer_as_dict(answer: Answer) -> dict[str, Any]:
    """Return an answer in the form of the command-line contract."""
    understood = answer.understanding
    return {
        "stage": understood.stage.value if understood else None,
        "intents": _intents(understood),
        "confidence": round(understood.confidence, 4) if understood else 0.0,
        "abstained": understood.abstained if understood else True,
        "replies": [_reply(suggestion) for suggestion in answer.suggestions],
        "why": {
            "examples": [
                {"intent": e.intent, "text": e.text, "similarity": round(e.similarity, 4)}
                for e in (understood.examples if understood else ())
            ],
            "words": list(understood.words) if understood else [],
        },
    }


def finding_as_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding in the form of the command-line contract."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "title": finding.title,
        "why": finding.why,
        "safe": finding.safe,
        "penalty": finding.penalty,
        "replacement": finding.replacement,
    }


def _classified(record: dict[str, Any] | str, desk: ReplyDesk) -> dict[str, Any]:
    if isinstance(record, str):
        return {"id": None, "error": record}
    text = record.get("text")
    if not isinstance(text, str):
        return {"id": None, "error": "text is missing or not a string"}
    try:
        context = context_of(record)
    except ValueError as error:
        return {"id": None, "error": str(error)}
    understood = desk.understand(text, context)
    return {
        "id": record.get("id"),
        "stage": understood.stage.value,
        "intents": _intents(understood),
        "abstained": understood.abstained,
        "confidence": round(understood.confidence, 4),
    }


def _intents(understood: Understanding | None) -> list[dict[str, Any]]:
    guesses = understood.intents if understood else ()
    return [{"id": guess.id, "p": round(guess.p, 4)} for guess in guesses]


def _reply(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "id": suggestion.phrase.id,
        "text": suggestion.draft.text,
        "missing": list(suggestion.draft.missing),
        "findings": [finding_as_dict(finding) for finding in suggestion.findings],
        "why": [
            {"code": reason.code, "detail": reason.detail}
            for reason in suggestion.draft.candidate.why
        ],
    }


def _print_answer(answer: Answer, desk: ReplyDesk) -> None:
    understood = answer.understanding
    if understood and not understood.abstained:
        guess = understood.intents[0]
        name = desk.book.intent_by_id[guess.id].name_zh
        show(f"[{_STAGES[understood.stage]}] {name} {guess.p:.0%}")
    else:
        show("[不确定]")
    for number, suggestion in enumerate(answer.suggestions, start=1):
        show(f"{number}. {suggestion.draft.text}")
