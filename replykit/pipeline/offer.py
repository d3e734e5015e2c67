"""Which intents' phrases are offered: those of one, of several requests, or of likely ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from replykit.domain.intent import OTHER, IntentId
from replykit.domain.message import Message
from replykit.domain.reply import Candidate, Certainty, ReplyGroup, Request, Understanding
from replykit.pipeline.rank import LEAST_WEIGHT, SURE, Known, rank
from replykit.pipeline.shelf import ReplyIndex

OFFERED_INTENTS = 3
"""How many intents share the list when none is chosen."""

OFFERED_EACH = 2
"""Replies of each of them; the safe general ones follow."""

FIRST_GROUP, OTHER_GROUPS = 3, 2
"""Replies to the likeliest of several requests and to each other one: so few that the groups
stand on the screen together."""

_SEVERAL = 2

NO_GROUPS: tuple[ReplyGroup, ...] = ()
"""How replies fall into groups when a message asks for one thing."""

Offer = tuple[list[Candidate], tuple[ReplyGroup, ...]]
"""Phrases, best first, and how they fall into groups, if they do."""


def offered(
    message: Message,
    understanding: Understanding,
    corrections: Mapping[IntentId, Mapping[IntentId, float]],
    index: ReplyIndex,
    known: Known,
    *,
    limit: int,
) -> Offer:
    """Return the phrases for what a message is understood to mean.

    Args:
        message: A normalised message.
        understanding: What it means.
        corrections: How often this agent switched from one intent to another, by both.
        index: The bank's phrases.
        known: What is known besides.
        limit: How many to return at most; must be positive.
    """
    candidates, groups = grouped(message, understanding, index, known, limit=limit)
    if groups:
        return candidates, groups
    if understanding.certainty is not Certainty.SURE:
        return choices(message, understanding, index, known, limit=limit), ()
    best = understanding.intents[0]
    known = replace(known, corrected=corrections.get(best.id, {}), firm=best.p >= SURE)
    weights, requests = intent_weights(understanding), understanding.requests
    return rank_all(message, weights, requests, index, known, limit=limit), ()


def grouped(
    message: Message,
    understanding: Understanding,
    index: ReplyIndex,
    known: Known,
    *,
    limit: int,
) -> Offer:
    """Return the best phrases for each request, or nothing if there are not several.

    The group of the likeliest intent stands first, wherever it is in the message: a message
    that asks for one thing in two ways is taken for two, and then its reply still comes first.
    A part judged alone may be taken for a neighbour of what the whole means (an invoice, and
    the invoice of an order): then the whole decides, and the part's own replies stand behind.
    Where no part asks for anything like the whole, there are no groups.
    """
    asked: dict[IntentId, list[Request]] = {}
    for request in understanding.requests:
        asked.setdefault(request.intent, []).append(request)
    likely = {guess.id: guess.p for guess in understanding.intents}
    lead = next((intent for intent in likely if intent in asked), None)
    if len(asked) < _SEVERAL or lead is None:
        return [], ()
    best = understanding.intents[0].id
    found: list[Candidate] = []
    groups: list[ReplyGroup] = []
    for intent in sorted(asked, key=lambda each: each != lead):  # stable: as in the message
        leads = intent == lead
        weights = (
            {best: 1.0, lead: likely[lead] / max(likely[best], 1e-9)} if leads else {intent: 1.0}
        )
        wanted = min(FIRST_GROUP if leads else OTHER_GROUPS, limit - len(found))
        ranked = rank(message, weights, index, known, limit=wanted) if wanted else []
        if ranked:
            end = len(found) + len(ranked)
            named = best if leads else intent
            groups.append(ReplyGroup(named, tuple(asked[intent]), len(found), end))
            found += ranked
    return (found, tuple(groups)) if len(groups) >= _SEVERAL else ([], ())


def rank_all(
    message: Message,
    weights: Mapping[IntentId, float],
    requests: Sequence[Request],
    index: ReplyIndex,
    known: Known,
    *,
    limit: int,
) -> list[Candidate]:
    """Return the best phrases; behind the first one stands one for each other request.

    Args:
        message: A normalised message.
        weights: As for `rank`.
        requests: What the message asks for.
        index: The bank's phrases.
        known: What is known besides.
        limit: How many to return at most; must be positive.
    """
    ranked = rank(message, weights, index, known, limit=limit)
    alone = replace(known, corrected={}, firm=False)
    others = {r.intent for r in requests} - {c.phrase.intent for c in ranked[:1]}
    also = [
        candidate
        for intent in dict.fromkeys(r.intent for r in requests if r.intent in others)
        for candidate in rank(message, {intent: 1.0}, index, alone, limit=1)
    ]
    unique = {c.phrase.id: c for c in (*ranked[:1], *also, *ranked[1:])}
    return list(unique.values())[:limit]


def choices(
    message: Message,
    understanding: Understanding,
    index: ReplyIndex,
    known: Known,
    *,
    limit: int,
) -> list[Candidate]:
    """Return replies when no intent was chosen: the best of each likely one, then safe ones.

    Args:
        message: A normalised message.
        understanding: What it may mean.
        index: The bank's phrases.
        known: What is known besides.
        limit: How many to return at most; must be positive.
    """
    found: list[Candidate] = []
    if understanding.certainty is Certainty.OFFERED:
        for guess in understanding.intents[:OFFERED_INTENTS]:
            found += rank(message, {guess.id: 1.0}, index, known, limit=OFFERED_EACH)
    found += rank(message, {OTHER: 1.0}, index, known, limit=limit)
    return found[:limit]


def intent_weights(understanding: Understanding) -> dict[IntentId, float]:
    """Return which intents' phrases to offer, and how much each weighs.

    The best intent weighs 1.0, so that its phrases stand first; runners-up follow by their
    share, the unlikely ones not at all.

    Args:
        understanding: What the message means; it names at least one intent.
    """
    best = max(understanding.intents[0].p, 1e-9)
    weights = {guess.id: min(guess.p / best, 1.0) for guess in understanding.intents}
    return {intent: share for intent, share in weights.items() if share >= LEAST_WEIGHT}
