"""Stage 3: order the phrases by how well they answer the message."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from typing import Self

from replykit.domain.intent import OTHER, IntentId
from replykit.domain.message import Emotion, Message
from replykit.domain.phrase import AFTER_LOOKUP, Phrase, PhraseId, SlotId, Tone
from replykit.domain.reply import Candidate, Reason
from replykit.pipeline.emotion import emotion_of
from replykit.pipeline.shelf import Entry, ReplyIndex, Shelf, words_of

INTENT_WEIGHT = 0.4
FIT_WEIGHT = 0.3
WORDING_WEIGHT = 0.1
READY_WEIGHT = 0.07
TONE_WEIGHT = 0.06
USED_WEIGHT = 0.07
"""The shares of a score: the intent decides, within it whether the phrase fits the situation,
then shared wording, filled slots and tone; habit breaks near-ties."""

FITS, GENERAL, FITS_ANOTHER, NEEDS_LOOKUP = 1.0, 0.6, 0.15, 0.0
"""How well a phrase fits: a cue of it stands in the message; it has none; it has others; only a
look-up by the agent can call for it."""

LEAST_WEIGHT = 0.1
"""Runners-up below this share of the best intent's probability offer no replies."""

HABIT = 5
"""Copies after which half of `USED_WEIGHT` is reached, so that a habit never buries the rest."""

CORRECTED = 3
"""Corrections to another intent after which half of `CORRECTED_SHARE` is reached."""

CORRECTED_SHARE = 0.5
"""Most that this agent's corrections add to the weight of an intent, against 1.0 of the best:
below it, so that they move an intent up but never over a sure one."""

PREFERRED = 2
"""Times a phrase was sent though another stood first, after which half of `PREFERRED_WEIGHT` is
reached."""

PREFERRED_WEIGHT = 0.15
"""Most that being sent in place of the first adds to a phrase's score: it lifts one that fits as
well, or whose cue is missing, not one of another kind of answer."""

MOST_FALL = 2
"""Places a reply falls at most through all that was learnt, however often it was taught: what
stood first without it is always among the first three."""

SURE = 0.9
"""From this probability on the best intent keeps the first place, whatever was learnt."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the message when phrases are ordered.

    Attributes:
        slots: Slots that have a value.
        uses: How often this agent copied each phrase.
        platform: Platform of the conversation; phrases written for others are left out.
        last_sent: The phrase copied last, None before the first: its equals come before it.
        preferred: How often this agent sent a phrase though another of its intent stood first;
            older times count less.
        corrected: How often this agent answered another intent than the best one, by intent.
        firm: Whether the best intent keeps the first place, whatever was learnt.
    """

    slots: Collection[SlotId] = ()
    uses: Mapping[PhraseId, int] = field(default_factory=dict)
    platform: str = ""
    last_sent: PhraseId | None = None
    preferred: Mapping[PhraseId, float] = field(default_factory=dict)
    corrected: Mapping[IntentId, float] = field(default_factory=dict)
    firm: bool = False

    @property
    def learnt(self) -> bool:
        """Whether the agent taught anything yet."""
        return bool(self.uses or self.preferred or self.corrected)

    @property
    def untaught(self) -> Self:
        """The same without what the agent taught."""
        return replace(self, uses={}, preferred={}, corrected={})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A message as the ranking looks at it: without spaces, its telling pairs, its feeling."""

    text: str
    words: frozenset[str]
    emotion: Emotion


def rank(
    message: Message,
    weights: Mapping[IntentId, float],
    index: ReplyIndex,
    known: Known,
    *,
    limit: int,
) -> list[Candidate]:
    """Return the `limit` best phrases, best first.

    Args:
        message: A normalised message.
        weights: Weight of each intent to choose from, 0.0 to 1.0; others are left out.
        index: The bank's phrases.
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
    asked = _Asked(
        message.text.replace(" ", ""),
        words_of(message.text),
        emotion_of(message.text, message.raw),
    )
    plain = _best(asked, weights, index, known.untaught, limit)
    ranked = plain
    if known.learnt:
        taught = _best(asked, raised(weights, known.corrected), index, known, limit)
        ranked = _bounded(plain, taught, firm=known.firm)
    rotated = _rotated(ranked, asked.text, known.last_sent)
    return [Candidate(e.phrase, score, _reasons(asked, e, known)) for score, e in rotated]


def _best(
    asked: _Asked,
    weights: Mapping[IntentId, float],
    index: ReplyIndex,
    known: Known,
    limit: int,
) -> list[tuple[float, Entry]]:
    """Return the phrases with the best scores, best first; equal ones in the order of the bank."""
    scored = (
        (-score, number, entry.place, entry)
        for number, (intent, weight) in enumerate(weights.items())
        for score, entry in _scored(asked, weight, index.of(intent), known)
    )
    best = nsmallest(limit, scored)  # no two have the same number and place
    return [(-score, entry) for score, _, _, entry in best]


def _bounded(
    plain: Sequence[tuple[float, Entry]], taught: Sequence[tuple[float, Entry]], *, firm: bool
) -> list[tuple[float, Entry]]:
    """Return the taught order, changed as little as keeps its bounds.

    At each place stands what would otherwise fall more than `MOST_FALL` places below its place
    in the plain order; there is at most one such, because plain places differ. Else the best
    of the taught order, at the first place of a firm one the best of the plain first's intent.
    """
    left = {entry.phrase.id: (score, entry) for score, entry in (*plain, *taught)}
    order = [entry.phrase.id for _, entry in taught]
    due = [entry.phrase.id for _, entry in plain]
    if firm and due:
        intent = plain[0][1].phrase.intent
        first = next((id for id in order if left[id][1].phrase.intent == intent), due[0])
        order = [first, *(id for id in order if id != first)]
    found = []
    for place in range(max(len(plain), len(taught))):
        owed = due[place - MOST_FALL] if place >= MOST_FALL else None
        ids = (id for id in (owed, *order, *due) if id in left)
        found.append(left.pop(next(ids)))
    scores = sorted((score for score, _ in found), reverse=True)
    return [(score, entry) for score, (_, entry) in zip(scores, found, strict=True)]


def raised(
    weights: Mapping[IntentId, float], corrections: Mapping[IntentId, float]
) -> dict[IntentId, float]:
    """Return the weights, raised where this agent corrected the best intent to others before.

    A number of corrections n adds ``CORRECTED_SHARE * n / (n + CORRECTED)``, and nothing
    reaches the best intent.

    Args:
        weights: As of `replykit.pipeline.offer.intent_weights`: the best intent stands first.
        corrections: How often this agent switched from the best intent to each other one.
    """
    first = next(iter(weights), None)
    found = dict(weights)
    for intent, times in corrections.items():
        if intent != first and times > 0:
            share = CORRECTED_SHARE * times / (times + CORRECTED)
            found[intent] = min(found.get(intent, 0.0) + share, 0.99)
    return {intent: share for intent, share in found.items() if share >= LEAST_WEIGHT}


def _rotated(
    ranked: list[tuple[float, Entry]], text: str, last_sent: PhraseId | None
) -> list[tuple[float, Entry]]:
    """Put the phrase sent last behind the next one that says the same in other words.

    The same means: of the same intent, and fitting the message as well.
    """
    last = next((n for n, (_, e) in enumerate(ranked) if e.phrase.id == last_sent), None)
    if last is None:
        return ranked
    same = [_kind(entry.phrase, text) for _, entry in ranked]
    equal = next((n for n in range(last + 1, len(ranked)) if same[n] == same[last]), None)
    if equal is None:
        return ranked
    moved = [*ranked[:last], ranked[equal], *ranked[last:equal], *ranked[equal + 1 :]]
    scores = sorted((score for score, _ in ranked), reverse=True)
    return [(score, entry) for score, (_, entry) in zip(scores, moved, strict=True)]


def _kind(phrase: Phrase, text: str) -> tuple[IntentId, float]:
    return phrase.intent, _fit(phrase, _cue(phrase, text))


def _scored(
    asked: _Asked, weight: float, shelf: Shelf, known: Known
) -> Iterator[tuple[float, Entry]]:
    """Yield the phrases that suit the platform with their scores; equal ones are judged once."""
    shared = shelf.shared(asked.words)
    kinds: dict[int, tuple[float, float, float]] = {}
    judged: dict[tuple[int, int, float], float] = {}
    for entry in shelf.entries:
        phrase = entry.phrase
        if phrase.platforms and known.platform and known.platform not in phrase.platforms:
            continue
        signs = entry.kind, shared.get(entry.place, 0), _taught(phrase.id, known)
        score = judged.get(signs)
        if score is None:
            if entry.kind not in kinds:
                kinds[entry.kind] = _shares(asked, weight, entry, known)
            words = signs[1] / max(len(asked.words), 1)
            score = judged[signs] = _score(kinds[entry.kind], words, signs[2])
        yield score, entry


def _shares(
    asked: _Asked, weight: float, entry: Entry, known: Known
) -> tuple[float, float, float]:
    """Return what a kind of phrase scores: for intent and fit, for filled slots, for tone."""
    fit = FIT_WEIGHT * _fit(entry.phrase, _cue(entry.phrase, asked.text))
    ready, tone = READY_WEIGHT * _ready(entry, known), TONE_WEIGHT * _suits(entry, asked.emotion)
    return INTENT_WEIGHT * weight + fit, ready, tone


def _taught(phrase: PhraseId, known: Known) -> float:
    """Return what the agent's own picks add to a phrase's score, at most 0.22."""
    uses, preferred = known.uses.get(phrase, 0), known.preferred.get(phrase, 0.0)
    habit = USED_WEIGHT * uses / (uses + HABIT)
    return habit + PREFERRED_WEIGHT * preferred / (preferred + PREFERRED)


def _score(shares: tuple[float, float, float], words: float, taught: float) -> float:
    """Return a score from the shares of the kind, the part of the words shared, and habit."""
    fits, ready, tone = shares
    wording = WORDING_WEIGHT * min(words * 2, 1.0)
    return min(round(fits + wording + ready + tone + taught, 6), 1.0)


def _ready(entry: Entry, known: Known) -> float:
    if not entry.slots:
        return 1.0
    return sum(slot in known.slots for slot in entry.slots) / len(entry.slots)


def _suits(entry: Entry, emotion: Emotion) -> float:
    """Return how a phrase's tone suits a feeling, 0.0 to 1.0.

    Somebody upset is soothed first and not chatted with (M106, M107); a calm customer gets any
    tone.
    """
    if emotion is Emotion.CALM:
        return 0.5
    chatty = entry.phrase.tone is Tone.WARM and emotion is Emotion.ANGRY
    return (0.0 if chatty else 0.4) + (0.6 if entry.soothing else 0.0)


def _cue(phrase: Phrase, text: str) -> str:
    return next((cue for cue in phrase.cues if cue in text), "")


def _fit(phrase: Phrase, cue: str) -> float:
    if cue:
        return FITS
    if not phrase.cues:
        return GENERAL
    return NEEDS_LOOKUP if AFTER_LOOKUP in phrase.cues else FITS_ANOTHER


def _reasons(asked: _Asked, entry: Entry, known: Known) -> tuple[Reason, ...]:
    phrase = entry.phrase
    found = [Reason("general" if phrase.intent == OTHER else "intent", phrase.intent)]
    if cue := _cue(phrase, asked.text):
        found.append(Reason("cue", cue))
    elif AFTER_LOOKUP in phrase.cues:
        found.append(Reason("lookup"))
    if shared := [word for word in asked.words if word in phrase.text]:
        longest = sorted(shared, key=lambda word: (-len(word), word))
        found.append(Reason("wording", " ".join(longest[:3])))
    if entry.soothing and asked.emotion is not Emotion.CALM:
        found.append(Reason("soothing", asked.emotion))
    if uses := known.uses.get(phrase.id, 0):
        found.append(Reason("used", str(uses)))
    if times := round(known.preferred.get(phrase.id, 0.0)):
        found.append(Reason("picked", str(times)))
    if phrase.id == known.last_sent:
        found.append(Reason("sent"))
    return tuple(found)
