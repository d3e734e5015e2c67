"""What happens to messages on their way: slips of fingers, of script, and words around them.

Every slip is a pure function of a text: where it falls is drawn from a generator seeded by the
CRC-32 of the slip's name and the text. A text that has no place for a slip stays as it is.
"""

from __future__ import annotations

import random
import zlib
from collections import Counter
from collections.abc import Callable, Mapping

from replykit.pipeline.tables import PINYIN, SIMPLIFY

Slip = Callable[[str], str]

MISHEARD = 0.18
"""Share of the characters that become another one of the same sound."""

LETTERED = 2
"""How many characters are typed as pinyin."""

ENDLESS = 10_000
"""Characters of a message pasted over and over."""

BRANDS = ("Nike", "adidas", "UNIQLO", "MUJI", "OPPO", "Dyson", "ZARA", "Midea")
MARKS = ("😊", "[微笑]", "#E-s12")
BEFORE, AFTER = "不好意思打扰一下，看你们一直挺忙的。", "。祝你们生意兴隆，工作顺利！"
DIALECT = (
    ("为什么", "为啥"),
    ("怎么", "咋"),
    ("什么", "啥"),
    ("没有", "木有"),
    ("吗", "不"),
)
"""Words and what they are in the north, the longer ones first."""

_LAST_COMMON_ROW = 0xD7
"""First byte, in GB 2312, of the last of its 3,755 characters of the first level."""


def dropped(text: str) -> str:
    """Return a text without one of its characters."""
    if len(text) < 2:
        return text
    place = _chance("dropped", text).randrange(len(text))
    return text[:place] + text[place + 1 :]


def swapped(text: str) -> str:
    """Return a text with two neighbouring, different characters in the other order."""
    places = [n for n in range(len(text) - 1) if text[n] != text[n + 1]]
    if not places:
        return text
    place = _chance("swapped", text).choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def doubled(text: str) -> str:
    """Return a text with one character typed twice."""
    if not text:
        return text
    place = _chance("doubled", text).randrange(len(text))
    return text[:place] + text[place] + text[place:]


def misheard(text: str) -> str:
    """Return a text with `MISHEARD` of its characters, at least one, as homophones.

    Homophones have the same toneless pinyin and are common characters.
    """
    chance = _chance("misheard", text)
    places = [n for n, char in enumerate(text) if _homophones(char)]
    count = min(max(round(len(text) * MISHEARD), 1), len(places))
    chars = list(text)
    for place in chance.sample(places, count):
        chars[place] = chance.choice(_homophones(chars[place]))
    return "".join(chars)


def lettered(text: str) -> str:
    """Return a text with `LETTERED` of its characters typed as pinyin."""
    places = [n for n, char in enumerate(text) if char in PINYIN]
    chosen = _chance("lettered", text).sample(places, min(LETTERED, len(places)))
    return "".join(PINYIN[char] if n in chosen else char for n, char in enumerate(text))


def traditional(text: str) -> str:
    """Return a text in traditional script, where only one character comes into question."""
    return text.translate(_TRADITIONAL)


def full_width(text: str) -> str:
    """Return a text with its ASCII characters in full width."""
    return text.translate(_FULL_WIDTH)


def marked(text: str) -> str:
    """Return a text with an emoji and two emoticon codes somewhere in it."""
    chance = _chance("marked", text)
    places = sorted((chance.randint(0, len(text)) for _ in MARKS), reverse=True)
    for mark, place in zip(MARKS, places, strict=True):  # from the end: none lands in another
        text = _with(text, mark, place)
    return text


def bare(text: str) -> str:
    """Return the letters and digits of a text alone."""
    return "".join(filter(str.isalnum, text))


def polite(text: str) -> str:
    """Return a text with a greeting before it and thanks behind it."""
    return f"亲你好请问{text}谢谢啦"


def chatty(text: str) -> str:
    """Return a text between two polite sentences that have nothing to do with it."""
    return f"{BEFORE}{text}{AFTER}"


def coded(text: str) -> str:
    """Return a text with a product code before or behind it."""
    chance = _chance("coded", text)
    code = f"{chance.choice('ABHKXZ')}{chance.randrange(1000, 99999)}"
    return chance.choice((f"{code} {text}", f"{text} {code}"))


def numbered(text: str) -> str:
    """Return a text with an order number of nineteen digits before or behind it."""
    chance = _chance("numbered", text)
    number = f"订单号{chance.randrange(10**18, 10**19)}"
    return chance.choice((f"{number} {text}", f"{text} {number}"))


def branded(text: str) -> str:
    """Return a text with an English brand somewhere in it."""
    chance = _chance("branded", text)
    return _with(text, chance.choice(BRANDS), chance.randint(0, len(text)))


def dialect(text: str) -> str:
    """Return a text with the words of `DIALECT`."""
    for word, local in DIALECT:
        text = text.replace(word, local)
    return text


def endless(text: str) -> str:
    """Return a text over and over, `ENDLESS` characters long."""
    return (text * (ENDLESS // max(len(text), 1) + 1))[:ENDLESS]


def begun(text: str) -> str:
    """Return the first character of a text."""
    return text[:1]


SLIPS: Mapping[str, Slip] = {
    "one character dropped": dropped,
    "one pair swapped": swapped,
    "one character doubled": doubled,
    "18 % homophones": misheard,
    "two characters as pinyin": lettered,
    "traditional script": traditional,
    "full width": full_width,
    "emoji and emoticon codes": marked,
    "no punctuation, no spaces": bare,
    "politeness around it": polite,
    "two other sentences": chatty,
    "product code": coded,
    "order number": numbered,
    "English brand": branded,
    "dialect": dialect,
    "10,000 characters": endless,
    "first character only": begun,
}
"""Every slip by its name."""


def _chance(name: str, text: str) -> random.Random:
    return random.Random(zlib.crc32(f"{name}\t{text}".encode()))  # noqa: S311 - nothing secret


def _with(text: str, word: str, place: int) -> str:
    return text[:place] + word + text[place:]


def _homophones(char: str) -> list[str]:
    """Return the common characters that sound like one, itself not among them."""
    same = _COMMON_BY_SOUND.get(PINYIN.get(char, ""), [])
    return [other for other in same if other != char]


def _common(char: str) -> bool:
    return char.encode("gb2312")[0] <= _LAST_COMMON_ROW


def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for char, sound in PINYIN.items():
        if _common(char):
            found.setdefault(sound, []).append(char)
    return found


_COMMON_BY_SOUND = _by_sound()
_KEPT_APART = Counter(SIMPLIFY.values())
_TRADITIONAL = {
    ord(simple): chr(old) for old, simple in SIMPLIFY.items() if _KEPT_APART[simple] == 1
}
_FULL_WIDTH = {ord(" "): "\u3000", **{code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}}
