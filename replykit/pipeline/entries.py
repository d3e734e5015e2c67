"""What of a phrase is searched: its text as it is shown, intent, ids, tags and note."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from replykit.domain.intent import Intent, Stage
from replykit.domain.phrase import Phrase, PhraseRole, Tone
from replykit.domain.playbook import Playbook
from replykit.pipeline.haystack import Haystack, Places
from replykit.pipeline.spelling import Reading, sounds_of
from replykit.pipeline.text import searchable

_TONES = {
    Tone.STANDARD: "标准 standard",
    Tone.WARM: "亲切 warm",
    Tone.FORMAL: "正式 formal",
}
_ROLES = {
    PhraseRole.ANSWER: "",
    PhraseRole.GREETING: "开场 问候 greeting",
    PhraseRole.EMPATHY: "安抚 empathy",
    PhraseRole.HOLD: "请稍等 hold",
    PhraseRole.RESUME: "久等了 resume",
    PhraseRole.CLOSING: "结束语 告别 closing",
    PhraseRole.PROACTIVE: "主动 proactive",
    PhraseRole.AUTO: "自动回复 auto",
}
_STAGES = {
    Stage.PRESALE: "售前 presale",
    Stage.INSALE: "售中 insale",
    Stage.AFTERSALE: "售后 aftersale",
    Stage.GENERAL: "通用 general",
}
_PLATFORMS = {
    "taobao": "淘宝",
    "tmall": "天猫",
    "jd": "京东",
    "pdd": "拼多多",
    "douyin": "抖音",
    "xiaohongshu": "小红书",
    "kuaishou": "快手",
}
_SLOT = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_LINE_ENDS = re.compile(r"\s*\n\s*")

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase with the forms that are searched.

    Attributes:
        phrase: The phrase.
        text: Its text as it is shown with no slot filled: defaults, else what slots are called.
        sounds: The sounds of the text.
        note: Its note.
        tags: Stage, tone, role and platforms.
    """

    phrase: Phrase
    text: str
    sounds: str
    note: str
    tags: str


def entries_of(
    phrases: Iterable[Phrase], book: Playbook, known: Iterable[Entry]
) -> tuple[Entry, ...]:
    """Return the entries of phrases.

    Args:
        phrases: The phrases, in the order of the bank.
        book: What their slots and stages are called is taken from it.
        known: Entries made before; those of the same phrases are taken over.
    """
    labels: dict[str, str] = {slot.id: slot.label_zh for slot in book.slots}
    stages = {intent.id: _STAGES[intent.stage] for intent in book.intents}
    former = {entry.phrase: entry for entry in known}

    def entry(phrase: Phrase) -> Entry:
        tags = _tags(phrase, stages.get(phrase.intent, ""))
        text = _flat(_SLOT.sub(partial(_shown, labels), phrase.text))
        held = former.get(phrase)
        if held is not None and (held.text, held.tags) == (text, tags):
            return held
        return Entry(phrase, text, sounds_of(text), _flat(phrase.note), tags)

    return tuple(map(entry, phrases))


def _shown(labels: Mapping[str, str], slot: re.Match[str]) -> str:
    """Return what stands for a slot without a value: its default, else what it is called."""
    name, default = slot[1], slot[2]
    return default or labels.get(name, name)


def name_of(intent: Intent) -> str:
    """Return the names of an intent in searchable form."""
    return _flat(f"{intent.name_zh} {intent.name_en}")


def codes_of(phrase: Phrase) -> str:
    """Return the ids a phrase is known by, each with a NUL on both sides."""
    return "\0".join(("", phrase.id.lower(), *(item.lower() for item in phrase.manual), ""))


def _tags(phrase: Phrase, stage: str) -> str:
    platforms = [f"{_PLATFORMS.get(name, '')} {name}" for name in phrase.platforms]
    return " ".join((stage, _TONES[phrase.tone], _ROLES[phrase.role], *platforms))


def _flat(text: str) -> str:
    return _LINE_ENDS.sub(" ", searchable(text))


def grouped(keys: Iterable[K]) -> dict[K, Places]:
    """Return for each key, in the order they come, the places it stands at."""
    found: dict[K, Places] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, []).append(place)
    return found


class Shared:
    """Texts that many phrases have in common, such as the name of their intent.

    Args:
        texts: Each once, in the form of `searchable`.
        owners: For each the phrases that have it.
    """

    def __init__(self, texts: Iterable[str], owners: Sequence[Places]) -> None:
        self.hay = Haystack.of(texts)
        self._owners = owners

    def owners(self, search: Callable[[Haystack], Iterable[int]]) -> Places:
        """Return the phrases whose text a search finds."""
        found = [self._owners[at] for at in search(self.hay)]
        return found[0] if len(found) == 1 else sorted(p for places in found for p in places)

    def at(self, place: int) -> Places:
        """Return the phrases that have one of the texts."""
        return self._owners[place]

    def literal(self, word: str) -> Places:
        """Return the phrases whose text holds a word."""
        return self.owners(lambda hay: hay.literal(word))

    def read(self, readings: Sequence[Reading]) -> Places:
        """Return the phrases whose text holds what one of these readings means."""
        if not readings:
            return []
        return self.owners(lambda hay: {at for reading in readings for at in hay.read(reading)})
