"""Stage 3: order the phrases by how well they answer the message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import Self

from replykit.domain.intent import OTHER, IntentId
from replykit.domain.message import Emotion, Message
from replykit.domain.phrase import AFTER_LOOKUP, Phrase, PhraseId, SlotId, Tone
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Candidate, Certainty, Reason, Request, Understanding
from replykit.pipeline.emotion import SOOTHING, emotion_of
from replykit.pipeline.template import slots_of

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

OFFERED_INTENTS = 3
"""How many intents share the list when none is chosen."""

OFFERED_EACH = 2
"""Replies of each of them; the safe general ones follow."""

HABIT = 5
"""Copies after which half of `USED_WEIGHT` is reached, so that a habit never buries the rest."""

CORRECTED = 3
"""Corrections to another intent after which half of `CORRECTED_SHARE` is reached."""

CORRECTED_SHARE = 0.5
"""Most that this agent's corrections add to the weight of an intent, against 1.0 of the best:
below it, so that they move an intent up but never over a sure one."""

_COMMON = frozenset("的了吗呢吧啊呀嘛我你您是在有就都也还不一个这那么什怎可以能会要请给和")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the message when phrases are ordered.

    Attributes:
        slots: Slots that have a value.
        uses: How often this agent copied each phrase.
        platform: Platform of the conversation; phrases written for others are left out.
        last_sent: The phrase copied last, None before the first: its equals come before it.
    """

    slots: Collection[SlotId] = ()
    uses: Mapping[PhraseId, int] = field(default_factory=dict)
    platform: str = ""
    last_sent: PhraseId | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase with what ranking looks at, made once.

    Attributes:
        place: Its place among the phrases of its intent.
        phrase: The phrase.
        slots: The slots of its text.
        soothing: Whether its text soothes.
        kind: A number; entries of one intent with the same number differ in nothing that
            counts but shared wording and use.
    """

    place: int
    phrase: Phrase
    slots: tuple[SlotId, ...]
    soothing: bool
    kind: int


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The phrases of an intent in the order of the bank, and where each telling pair stands.

    Pairs to places rather than a set of pairs for each phrase: that takes a tenth of the
    memory, and what a message shares with thousands of phrases is counted in one go.
    """

    entries: tuple[_Entry, ...]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Self:
        entries: list[_Entry] = []
        places: dict[str, list[int]] = {}
        kinds: dict[tuple[object, ...], int] = {}
        for place, phrase in enumerate(phrases):
            slots = slots_of(phrase.text)
            soothing = SOOTHING.search(phrase.text) is not None
            alike = (phrase.cues, slots, soothing, phrase.tone)
            kind = kinds.setdefault(alike, len(kinds))
            entries.append(_Entry(place, phrase, slots, soothing, kind))
            for word in _words(phrase.text):
                places.setdefault(word, []).append(place)
        return cls(tuple(entries), places)

    def shared(self, words: Iterable[str]) -> Mapping[int, int]:
        """Return how many of some different pairs stand in each entry, by place; none absent."""
        return Counter(chain.from_iterable(self.places.get(word, ()) for word in words))


@dataclass(frozen=True)
class ReplyIndex:
    """The phrases of a book that answer, by intent, ready to be ranked; immutable."""

    book: Playbook

    @cached_property
    def _shelves(self) -> dict[IntentId, _Shelf]:
        return {}

    def of(self, intent: IntentId) -> _Shelf:
        """Return the phrases of an intent, made ready at the first call."""
        found = self._shelves.get(intent)
        if found is None:
            found = _Shelf.of(self.book.answers_by_intent.get(intent, ()))
            self._shelves[intent] = found
        return found

    def prepare(self) -> None:
        """Make every intent ready, so that no message has to wait for it."""
        for intent in self.book.answers_by_intent:
            self.of(intent)


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
        message.text.replace(" ", ""), _words(message.text), emotion_of(message.text, message.raw)
    )
    scored = (
        (-score, number, entry.place, entry)
        for number, (intent, weight) in enumerate(weights.items())
        for score, entry in _scored(asked, weight, index.of(intent), known)
    )
    best = nsmallest(limit, scored)  # no two have the same number and place
    rotated = _rotated(
        [(-score, entry) for score, _, _, entry in best], asked.text, known.last_sent
    )
    return [Candidate(e.phrase, score, _reasons(asked, e, known)) for score, e in rotated]


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
    others = {r.intent for r in requests} - {c.phrase.intent for c in ranked[:1]}
    also = [
        candidate
        for intent in dict.fromkeys(r.intent for r in requests if r.intent in others)
        for candidate in rank(message, {intent: 1.0}, index, known, limit=1)
    ]
    unique = {c.phrase.id: c for c in (*ranked[:1], *also, *ranked[1:])}
    return list(unique.values())[:limit]


def offer(
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


def intent_weights(
    understanding: Understanding, corrections: Mapping[IntentId, int] | None = None
) -> dict[IntentId, float]:
    """Return which intents' phrases to offer, and how much each weighs.

    The best intent weighs 1.0, so that its phrases stand first; runners-up follow by their
    share, raised where this agent has corrected the best one to them before.

    Args:
        understanding: What the message means; it names at least one intent.
        corrections: How often this agent switched from the best intent to each other one.
    """
    best = max(understanding.intents[0].p, 1e-9)
    weights = {guess.id: min(guess.p / best, 1.0) for guess in understanding.intents}
    first = understanding.intents[0].id
    for intent, times in (corrections or {}).items():
        if intent != first:
            raised = CORRECTED_SHARE * times / (times + CORRECTED)
            weights[intent] = min(weights.get(intent, 0.0) + raised, 0.99)
    return {intent: share for intent, share in weights.items() if share >= LEAST_WEIGHT}


def _rotated(
    ranked: list[tuple[float, _Entry]], text: str, last_sent: PhraseId | None
) -> list[tuple[float, _Entry]]:
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
    asked: _Asked, weight: float, shelf: _Shelf, known: Known
) -> Iterator[tuple[float, _Entry]]:
    """Yield the phrases that suit the platform with their scores; equal ones are judged once."""
    shared = shelf.shared(asked.words)
    kinds: dict[int, tuple[float, float, float]] = {}
    judged: dict[tuple[int, int, int], float] = {}
    for entry in shelf.entries:
        phrase = entry.phrase
        if phrase.platforms and known.platform and known.platform not in phrase.platforms:
            continue
        signs = entry.kind, shared.get(entry.place, 0), known.uses.get(phrase.id, 0)
        score = judged.get(signs)
        if score is None:
            if entry.kind not in kinds:
                kinds[entry.kind] = _shares(asked, weight, entry, known)
            words = signs[1] / max(len(asked.words), 1)
            score = judged[signs] = _score(kinds[entry.kind], words, signs[2])
        yield score, entry


def _shares(
    asked: _Asked, weight: float, entry: _Entry, known: Known
) -> tuple[float, float, float]:
    """Return what a kind of phrase scores: for intent and fit, for filled slots, for tone."""
    fit = FIT_WEIGHT * _fit(entry.phrase, _cue(entry.phrase, asked.text))
    ready, tone = READY_WEIGHT * _ready(entry, known), TONE_WEIGHT * _suits(entry, asked.emotion)
    return INTENT_WEIGHT * weight + fit, ready, tone


def _score(shares: tuple[float, float, float], words: float, uses: int) -> float:
    """Return a score from the shares of the kind, the part of the words shared, and the uses."""
    fits, ready, tone = shares
    wording = WORDING_WEIGHT * min(words * 2, 1.0)
    return round(fits + wording + ready + tone + USED_WEIGHT * uses / (uses + HABIT), 6)


def _ready(entry: _Entry, known: Known) -> float:
    if not entry.slots:
        return 1.0
    return sum(slot in known.slots for slot in entry.slots) / len(entry.slots)


def _suits(entry: _Entry, emotion: Emotion) -> float:
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


def _reasons(asked: _Asked, entry: _Entry, known: Known) -> tuple[Reason, ...]:
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
    if phrase.id == known.last_sent:
        found.append(Reason("sent"))
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters that carry meaning."""
    return frozenset(_pairs(text))


def _pairs(text: str) -> Iterable[str]:
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return (p for p in pairs if p.isalnum() and not _COMMON.intersection(p))
