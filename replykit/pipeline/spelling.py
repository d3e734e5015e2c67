"""Chinese by its sound: one code a syllable, and what letters typed for it can mean.

A text, its sounds and its initials have the same length, so that whatever is found in one of
them has its place in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from replykit.pipeline.tables import PINYIN

_FIRST_CODE = 0xE000
"""Sounds are characters of Unicode's private area, which no text holds that means anything."""

_SYLLABLES = tuple(sorted(set(PINYIN.values())))
_CODES = {syllable: chr(_FIRST_CODE + n) for n, syllable in enumerate(_SYLLABLES)}
_SOUNDS = {ord(char): _CODES[syllable] for char, syllable in PINYIN.items()}
_INITIALS = {ord(code): syllable[0] for syllable, code in _CODES.items()}
_LONGEST = max(map(len, _SYLLABLES))

_READINGS = {
    "重新": "chong xin",
    "重发": "chong fa",
    "重复": "chong fu",
    "重拍": "chong pai",
    "重寄": "chong ji",
    "重开": "chong kai",
    "重做": "chong zuo",
    "退还": "tui huan",
    "归还": "gui huan",
    "还款": "huan kuan",
    "还原": "huan yuan",
    "长度": "chang du",
    "长短": "chang duan",
    "衣长": "yi chang",
    "裤长": "ku chang",
    "袖长": "xiu chang",
    "延长": "yan chang",
    "时长": "shi chang",
    "调换": "diao huan",
    "调货": "diao huo",
    "调包": "diao bao",
    "银行": "yin hang",
    "同行": "tong hang",
    "便宜": "pian yi",
    "降价": "jiang jia",
    "差价": "cha jia",
    "差评": "cha ping",
    "出差": "chu chai",
    "觉得": "jue de",
    "睡觉": "shui jiao",
    "音乐": "yin yue",
    "数量": "shu liang",
    "地方": "di fang",
    "空调": "kong tiao",
    "合适": "he shi",
    "得到": "de dao",
    "了解": "liao jie",
    "朝向": "chao xiang",
    "供应": "gong ying",
    "质量": "zhi liang",
    "重量": "zhong liang",
    "尽快": "jin kuai",
    "仿佛": "fang fu",
    "提供": "ti gong",
    "转账": "zhuan zhang",
    "参与": "can yu",
    "和谐": "he xie",
}
"""Words in which a character is not read as it is most often; the reading of each."""

_WORDS = re.compile("|".join(_READINGS))
_WORD_SOUNDS = {
    word: "".join(_CODES[syllable] for syllable in reading.split())
    for word, reading in _READINGS.items()
}

_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_ENDS_ALIKE = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def sounds_of(text: str) -> str:
    """Return a text with a code for each Chinese character; others stay, so does the length.

    Characters that sound alike, tones aside, have the same code.
    """
    plain = text.translate(_SOUNDS)
    for found in _WORDS.finditer(text):
        plain = plain[: found.start()] + _WORD_SOUNDS[found[0]] + plain[found.end() :]
    return plain


def initials_in(sounds: str) -> str:
    """Return sounds with the first letter of each in its place.

    >>> initials_in(sounds_of("发票3张"))
    'fp3z'
    """
    return sounds.translate(_INITIALS)


def blurred(sounds: str) -> str:
    """Return sounds without what many do not tell apart: zh and z, n and l, ang and an."""
    return sounds.translate(_BLURRED)


def _blur(syllable: str) -> str:
    for long, short in _ALIKE:
        if syllable.startswith(long):
            syllable = short + syllable[len(long) :]
            break
    for long, short in _ENDS_ALIKE:
        if syllable.endswith(long):
            return syllable.removesuffix(long) + short
    return syllable


def _blurred_codes() -> dict[int, str]:
    first: dict[str, str] = {}
    return {ord(code): first.setdefault(_blur(s), code) for s, code in _CODES.items()}


_BLURRED = _blurred_codes()


def _beginnings() -> dict[str, str]:
    """Return by each beginning of a syllable the codes of all that begin so."""
    found: dict[str, str] = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    for syllable, code in _CODES.items():
        for end in range(1, len(syllable) + 1):
            found[syllable[:end]] = found.get(syllable[:end], "") + code
    return found


_BEGINNINGS = _beginnings()
_INITIAL = frozenset({s[0] for s in _SYLLABLES} | {"zh", "ch", "sh"})

_WHOLE, _CUT, _FIRST = 1.0, 1.3, 2.2
"""What a syllable, one still being typed, and an initial alone cost: the dearer, the less
likely was it meant."""

_KEPT = 8
"""How many readings of a word are looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read letters, or letters mixed with characters, as Chinese.

    Attributes:
        initials: The first letter of each syllable.
        units: For each syllable the codes it may be; one where it was typed to its end.
        whole: Whether every syllable but the last was typed to its end.
    """

    initials: str
    units: tuple[str, ...]
    whole: bool

    @property
    def exact(self) -> str | None:
        """The sounds, if each is certain."""
        return "".join(self.units) if all(len(unit) == 1 for unit in self.units) else None

    @property
    def bare(self) -> bool:
        """Whether the initials say all there is to say."""
        return not self.whole and all(
            unit == _BEGINNINGS.get(letter, letter)
            for unit, letter in zip(self.units, self.initials, strict=True)
        )

    def pattern(self) -> re.Pattern[str]:
        """Return what finds it in sounds."""
        return _compiled(self.units)


@lru_cache(maxsize=256)
def _compiled(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        "".join(re.escape(unit) if len(unit) == 1 else f"[{re.escape(unit)}]" for unit in units)
    )


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    end: int
    initials: str = ""
    units: tuple[str, ...] = ()
    firsts: int = 0
    """How many initials stand alone, the last unit aside."""


def readings(word: str) -> tuple[Reading, ...]:
    """Return the likeliest ways to read a word, likeliest first, its initials always among them.

    Args:
        word: Lower-case letters, characters, digits, in any mixture; no spaces.
    """
    by_end: dict[int, list[_Path]] = {0: [_Path(0.0, 0)]}
    for start in range(len(word)):
        for path in sorted(by_end.pop(start, ()), key=lambda p: p.cost)[:_KEPT]:
            for longer in _steps(word, path):
                by_end.setdefault(longer.end, []).append(longer)
    paths = sorted(by_end.get(len(word), ()), key=lambda p: p.cost)[:_KEPT]
    found = [Reading(p.initials, p.units, p.firsts == 0) for p in paths]
    if word.isascii() and word.isalpha():
        units = tuple(_BEGINNINGS[letter] for letter in word)
        found.append(Reading(word, units, whole=False))
    return tuple(dict.fromkeys(found))


def _steps(word: str, path: _Path) -> Iterator[_Path]:
    start = path.end
    if not (word[start].isascii() and word[start].isalpha()):
        sound = sounds_of(word[start])
        yield _longer(path, 1, sound, initials_in(sound), 0.0)
        return
    for length in range(1, min(_LONGEST, len(word) - start) + 1):
        piece = word[start : start + length]
        last = start + length == len(word)
        if length > 1 and piece in _CODES:
            yield _longer(path, length, _CODES[piece], piece[0], _WHOLE)
        if last and piece in _BEGINNINGS and (path.units or _cut(piece)):
            yield _longer(path, length, _BEGINNINGS[piece], piece[0], _CUT)
        elif piece in _INITIAL:
            yield _longer(path, length, _BEGINNINGS[piece], piece[0], _FIRST, firsts=1)


def _cut(piece: str) -> bool:
    """Return whether letters are more than an initial and less than a syllable."""
    return len(piece) > 1 and piece not in _CODES


def _longer(
    path: _Path, length: int, unit: str, initial: str, cost: float, *, firsts: int = 0
) -> _Path:
    return _Path(
        path.cost + cost,
        path.end + length,
        path.initials + initial,
        (*path.units, unit),
        path.firsts + firsts,
    )


def spelled(word: str) -> str | None:
    """Return the sounds of letters that are whole syllables, the longest first; None if not."""
    return _tails(word).get(0)


def slips(word: str) -> Iterator[str]:
    """Yield the sounds that letters with one slip may have meant, the likeliest kind first.

    Two letters swapped; or within a syllable one too many, one missing, one wrong.

    >>> sounds_of("发票") in slips("fapioa"), sounds_of("发票") in slips("faiao")
    (True, True)
    """
    found = dict.fromkeys(filter(None, map(spelled, _swapped(word))))
    yield from found
    heads, tails = _heads(word), _tails(word)
    for start, head in heads.items():
        for end in range(start + 1, min(len(word), start + _LONGEST + 1) + 1):
            if end in tails:
                yield from (head + code + tails[end] for code in _nearly(word[start:end]))


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@lru_cache(maxsize=1024)
def _nearly(piece: str) -> tuple[str, ...]:
    """Return the syllables that letters are but for one too many, one missing or one wrong."""
    cuts = [(piece[:at], piece[at:]) for at in range(len(piece) + 1)]
    made = [head + tail[1:] for head, tail in cuts if tail]
    made += [head + letter + tail for head, tail in cuts for letter in _LETTERS]
    made += [head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS]
    return tuple(dict.fromkeys(_CODES[one] for one in made if one in _CODES and one != piece))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _heads(word: str) -> dict[int, str]:
    """Return the sounds of each beginning of a word that is whole syllables, by its end."""
    found = {0: ""}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            code = _CODES.get(word[start:end])
            if code is not None and start in found:
                found[end] = found[start] + code
                break
    return found


def _tails(word: str) -> dict[int, str]:
    """Return the sounds of each end of a word that is whole syllables, by its start."""
    found = {len(word): ""}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + _LONGEST), start, -1):
            code = _CODES.get(word[start:end])
            if code is not None and end in found:
                found[start] = code + found[end]
                break
    return found
