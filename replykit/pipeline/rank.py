"""Stage 3: order the phrases by how well they answer the message."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest

from replykit.domain.intent import OTHER, IntentId
from replykit.domain.message import Message
from replykit.domain.phrase import AFTER_LOOKUP, Phrase, PhraseId, SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Candidate, Reason, Understanding
from replykit.pipeline.template import slots_of

INTENT_WEIGHT = 0.4
FIT_WEIGHT = 0.35
WORDING_WEIGHT = 0.1
READY_WEIGHT = 0.08
USED_WEIGHT = 0.07
"""The shares of a score: the intent decides, within it whether the phrase fits the situation,
then shared wording and filled slots; habit breaks near-ties."""

FITS, GENERAL, FITS_ANOTHER, NEEDS_LOOKUP = 1.0, 0.6, 0.15, 0.0
"""How well a phrase fits: a cue of it stands in the message; it has none; it has others; only a
look-up by the agent can call for it."""

LEAST_WEIGHT = 0.1
"""Runners-up below this share of the best intent's probability offer no replies."""

HABIT = 5
"""Copies after which half of `USED_WEIGHT` is reached, so that a habit never buries the rest."""

_COMMON = frozenset("的了吗呢吧啊呀嘛我你您是在有就都也还不一个这那么什怎可以能会要请给和")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the message when phrases are ordered.

    Attributes:
        slots: Slots that have a value.
        uses: How often this agent copied each phrase.
        platform: Platform of the conversation; phrases written for others are left out.
    """

    slots: Collection[SlotId] = ()
    uses: Mapping[PhraseId, int] = field(default_factory=dict)
    platform: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A message as the ranking looks at it: without spaces, and its telling pairs."""

    text: str
    words: frozenset[str]


def rank(
    message: Message,
    weights: Mapping[IntentId, float],
    book: Playbook,
    known: Known,
    *,
    limit: int,
) -> list[Candidate]:
    """Return the `limit` best phrases, best first.

    Args:
        message: A normalised message.
        weights: Weight of each intent to choose from, 0.0 to 1.0; others are left out.
        book: The bank.
        known: What is known besides.
        limit: How many to return at most; must be positive.

    Returns:
        Candidates with a score of 0.0 to 1.0 and the reasons. Equal scores keep the order of
        the bank, so the same input always gives the same list.

    Raises:
        ValueError: If `limit` is not positive.
    """
    if limit < 1:
        raise ValueError(f"limit must be positive, not {limit}")
    asked = _Asked(message.text.replace(" ", ""), _words(message.text))
    scored = [
        _candidate(asked, weight, phrase, known)
        for intent, weight in weights.items()
        for phrase in book.approved_by_intent.get(intent, ())
        if not (phrase.platforms and known.platform) or known.platform in phrase.platforms
    ]
    best = nsmallest(limit, enumerate(scored), key=lambda item: (-item[1].score, item[0]))
    return [candidate for _, candidate in best]


def intent_weights(understanding: Understanding | None) -> dict[IntentId, float]:
    """Return which intents' phrases to offer, and how much each weighs.

    The best intent weighs 1.0, so that its phrases stand first; runners-up follow by their
    share. When the matcher abstained only the general replies (ask back, hold) are offered.
    """
    if understanding is None or understanding.abstained or not understanding.intents:
        return {OTHER: 1.0}
    best = max(understanding.intents[0].p, 1e-9)
    shares = ((guess.id, min(guess.p / best, 1.0)) for guess in understanding.intents)
    return {intent: share for intent, share in shares if share >= LEAST_WEIGHT}


def _candidate(asked: _Asked, weight: float, phrase: Phrase, known: Known) -> Candidate:
    shared = asked.words & _phrase_words(phrase.text)
    cue = next((cue for cue in phrase.cues if cue in asked.text), "")
    slots = slots_of(phrase.text)
    ready = sum(slot in known.slots for slot in slots) / len(slots) if slots else 1.0
    uses = known.uses.get(phrase.id, 0)
    score = (
        INTENT_WEIGHT * weight
        + FIT_WEIGHT * _fit(phrase, cue)
        + WORDING_WEIGHT * min(len(shared) / max(len(asked.words), 1) * 2, 1.0)
        + READY_WEIGHT * ready
        + USED_WEIGHT * uses / (uses + HABIT)
    )
    return Candidate(phrase, round(score, 6), _reasons(phrase, cue, shared, uses))


def _fit(phrase: Phrase, cue: str) -> float:
    if cue:
        return FITS
    if not phrase.cues:
        return GENERAL
    return NEEDS_LOOKUP if AFTER_LOOKUP in phrase.cues else FITS_ANOTHER


def _reasons(phrase: Phrase, cue: str, shared: frozenset[str], uses: int) -> tuple[Reason, ...]:
    code = "general" if phrase.intent == OTHER else "intent"
    why = [Reason(code, phrase.intent)]
    if cue:
        why.append(Reason("cue", cue))
    elif AFTER_LOOKUP in phrase.cues:
        why.append(Reason("lookup"))
    if shared:
        why.append(Reason("wording", " ".join(sorted(shared, key=lambda w: (-len(w), w))[:3])))
    if uses:
        why.append(Reason("used", str(uses)))
    return tuple(why)


@lru_cache(maxsize=4096)
def _phrase_words(text: str) -> frozenset[str]:
    """Return the words of a phrase; those of messages are not kept, not even in memory."""
    return _words(text)


def _words(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters that carry meaning."""
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(p for p in pairs if p.isalnum() and not _COMMON.intersection(p))
