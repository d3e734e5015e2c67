"""Undoing disguises: a text as the rules read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import chain, repeat

from replykit.pipeline.tables import SIMPLIFY

_HEARTS = "❤♥♡💓💔💕💖💗💘💙💚💛💜💝💞🖤🤍🤎🧡💟"
_ENCLOSED_A = (0x1F150, 0x1F170, 0x1F1E6)  # letters in black circles, black squares, flags

_DISGUISES: Mapping[str, str] = {
    **dict.fromkeys(_HEARTS, "♥"),
    **dict.fromkeys("·•‧∙⋅・", "·"),
    **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", "\n"),
    **{chr(first + n): chr(ord("a") + n) for first in _ENCLOSED_A for n in range(26)},
    **dict.fromkeys("丨丿丶亅", ""),  # strokes that pass for a bar between letters
    **dict(zip("ѵννхѡզԛ", "vvvxwqq", strict=True)),
    "➕": "+",
    "🐧": "企鹅",
}
"""What `unicodedata` does not fold: one character to the letters it stands for."""

_KEPT = frozenset(",。.!?;:/、+@%{}-")

_DOMAIN = r"(?:com|cn|net|org|xyz)(?![a-z0-9])"  # no word of a shop, unlike top or vip

_SPACE_RUN = re.compile(r" (?= )")
_NOISE = re.compile(
    r"(?=[♥·.:/、 -])(?:"
    r"-(?!(?<=[a-z0-9]-)[a-z0-9-]{1,40}\.[a-z]{2})|"
    r"(?<![微薇威徽葳v])♥"
    rf"|·(?!(?<=[a-z0-9]·){_DOMAIN})"
    r"|(?<=[^\W_a-z0-9])[.:/、]{1,4}(?=[^\W_])|(?<=♥)[.:/、]{1,4}(?=[^\W_])"
    r"|(?<=[a-z0-9])[.:/、]{1,4}(?=[^\W_a-z0-9])"
    r"|(?<=[a-z0-9])\.{2,6}(?=[a-z0-9])"
    r"| (?!(?<=[a-z]{2} )[a-z]|(?<=[a-z] )[a-z]{2})(?!(?<=[0-9]{11} )[0-9]|(?<=[0-9] )[0-9]{11})"
    r")"
)
"""Marks and spaces inside a word, hyphens but those of a host's name. Marks between letters or
digits stay, they make links and times; so do spaces between Latin words, and beside a number
too long to be part of one."""

_ADDRESS_DOT = re.compile(
    r"(?:(?<=[a-z0-9])[·。]|(?<=[a-z0-9]{2})(?:点| ?dot ?)|(?<=[a-z0-9]{3})[,、])"
    rf"(?={_DOMAIN})"
)
"""What stands for the dot of an address; the longer what is before, the surer."""


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text as the rules read it, with the place every character came from.

    Compatibility forms (full width, circled) become plain, letters lower case and without
    accents, digits ASCII, traditional characters simplified. White space (but between Latin
    words), invisible characters, emoji, brackets and other decoration are gone, also marks
    like ``.`` inside a word; line breaks and the marks between clauses stay. A heart after 微
    reads 信, and what stands for the dot of an address is one: ``abc。com``, ``abc点com``.

    Returns:
        The folded text, and for each of its characters the offset in `text`, in code points,
        never falling.

    >>> fold("加 薇❤：ＡＢ")
    ('加薇信ab', (0, 2, 3, 5, 6))
    """
    parts = [_LETTERS[char] for char in text]
    letters = "".join(parts)
    offsets = tuple(chain.from_iterable(map(repeat, range(len(parts)), map(len, parts))))
    for disguise, plain in ((_SPACE_RUN, ""), (_NOISE, ""), (_ADDRESS_DOT, ".")):
        letters, offsets = _replaced(disguise, plain, letters, offsets)
    return letters.replace("♥", "信"), offsets


def _replaced(
    disguise: re.Pattern[str], plain: str, letters: str, offsets: tuple[int, ...]
) -> tuple[str, tuple[int, ...]]:
    cuts = [match.span() for match in disguise.finditer(letters)]
    if not cuts:
        return letters, offsets
    places = list(offsets[: cuts[0][0]])
    pieces = [letters[: cuts[0][0]]]
    for (start, end), following in zip(cuts, [*(s for s, _ in cuts[1:]), None], strict=True):
        pieces.append(letters[end:following])
        places += [offsets[start]] * len(plain)
        places += offsets[end:following]
    return plain.join(pieces), tuple(places)


class _Letters(dict[str, str]):
    """What each character leaves in the folded text: often itself, maybe nothing.

    Filled as characters are met, up to `LIMIT`; what is stored depends on the key alone.
    """

    LIMIT = 16_384

    def __missing__(self, char: str) -> str:
        if char.isspace():
            letters = " "
        else:
            plain = unicodedata.normalize("NFKD", char).lower().translate(SIMPLIFY)
            letters = "".join(_digit(c) for c in plain if c.isalnum() or c in _KEPT)
        if len(self) < self.LIMIT:
            self[char] = letters
        return letters


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)


_LETTERS = _Letters(_DISGUISES)
