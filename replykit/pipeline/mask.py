"""Personal data in a customer's words, and the words without it.

Nothing a customer wrote is kept before it went through `mask`. What is found is rather too much
than too little: a number lost costs an example some of its meaning, a number kept is somebody's.
That is why digits are judged by form alone here and not by a library of valid numbers, as
`entities` does for the slots of a reply.

Every rule reads a character a bounded number of times, so a hostile text of 20,000 characters
takes about as long as an ordinary one of that length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from replykit.pipeline.addresses import addresses
from replykit.pipeline.long_numbers import codes, numbers
from replykit.pipeline.person_names import names, names_beside
from replykit.pipeline.personal import APP, MARK, Personal, PersonalSpan, blanked, matched

_MOST_ROUNDS = 16
"""Twice is what real messages need; the bound is for texts made to need many."""


def mask(text: str) -> str:
    """Return a text with its personal data replaced by placeholders.

    A text without any is returned unchanged; masking what is masked changes nothing; no five
    digits in a row are left, of whatever script.

    Args:
        text: What a customer or an agent wrote, any length.

    >>> mask("我电话138 0013 8000，收件人换成李华")
    '我电话「电话」，收件人换成「姓名」'
    >>> mask("买三送一，199元两件包邮吗")
    '买三送一，199元两件包邮吗'
    """
    parts: list[str] = []
    end = 0
    for span in personal_spans(text):
        parts += (text[end : span.start], span.kind.placeholder)
        end = span.end
    return "".join((*parts, text[end:]))


def personal_spans(text: str) -> tuple[PersonalSpan, ...]:
    """Return where personal data stands, in order of appearance; no two overlap.

    Placeholders that are in the text already count as what they stand for.
    """
    found = [
        PersonalSpan(*match.span(), Personal(match[1])) for match in _PLACEHOLDER.finditer(text)
    ]
    plain = "".join(map(_plain, text))
    for _ in range(_MOST_ROUNDS):  # what was found may set free what stands beside it
        work = _SPOKEN.sub(_in_digits, blanked(plain, found))
        before = len(found)
        for rule in _RULES:
            spans = list(rule(work))
            found += spans
            work = blanked(work, spans)
        found += names_beside(work, found)
        if len(found) == before:
            break
    return tuple(sorted(found))


_PLACEHOLDER = re.compile(rf"「({'|'.join(Personal)})」")


_SPOKEN_DIGITS = "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_AS_DIGITS = str.maketrans(_SPOKEN_DIGITS, "001234567891123456789")

_SPOKEN = re.compile(rf"[{_SPOKEN_DIGITS}\d](?:{MARK}{{0,3}}[{_SPOKEN_DIGITS}\d]){{6,}}")
_BETWEEN = re.compile(rf"{MARK}+")


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    """Return a character in half width and lower case, as one character; digits as 0 to 9."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    even = unicodedata.normalize("NFKC", char).lower()
    return even if len(even) == 1 else char


def _in_digits(spoken: re.Match[str]) -> str:
    """Return digits spoken one by one, seven or more, as digits; 张三 138… keeps its 三."""
    text = spoken[0]
    groups = _BETWEEN.split(text)
    single = all(len(group) == 1 for group in groups)
    first = 0 if single or len(groups[0]) > 1 else 1
    last = len(text) - (0 if single or len(groups[-1]) > 1 else 1)
    return text[:first] + text[first:last].translate(_AS_DIGITS) + text[last:]


_PRINTED = r"[\x21-\x7e]"
_LINK = re.compile(
    rf"https?:/{{0,2}}{_PRINTED}++|(?<![a-z0-9.-])www\.{_PRINTED}++"
    rf"|(?<![a-z0-9.@-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}+[a-z]{{2,10}}/{_PRINTED}*+"
)
_TOKEN = re.compile(r"[¥$€£](?=[a-z]*\d)[a-z0-9]{8,16}[¥$€£]")
"""The codes shops' programs share goods by."""

_MAIL = re.compile(
    r"(?<![a-z0-9._+*-])[a-z0-9._+*-]{2,64}+@(?:[a-z0-9-]{1,63}\.){0,4}+[a-z0-9-]{2,63}+"
)
_ACCOUNT = re.compile(
    rf"{APP}(?:账号|帐号|名字|昵称|号码|号|名|id)?"
    r"[:： ]{0,2}(?:是|为|叫|搜|加)?[:： ]{0,2}"
    r"([a-z_](?=[a-z_-]*\d|[a-z-]*_|[a-z-]{5})[a-z0-9_-]{4,24})(?![a-z0-9_@.])"
)
_NICK = re.compile(
    r"(?:旺旺|会员|用户|账户|账号|帐号)(?:名|昵称|id)(?:是|为|叫|:)(?!什|啥|不|多|否|哪|谁)"
    r"[: ]{0,2}([\w-]{2,20}+)"
)


def _links(work: str) -> Iterator[PersonalSpan]:
    yield from matched(work, Personal.MAIL, _MAIL)
    work = blanked(work, matched(work, Personal.MAIL, _MAIL))
    links = [_without_stop(work, span) for span in matched(work, Personal.LINK, _LINK)]
    yield from links
    yield from matched(blanked(work, links), Personal.LINK, _TOKEN)


def _without_stop(work: str, link: PersonalSpan) -> PersonalSpan:
    end = link.start + len(work[link.start : link.end].rstrip(",.;:!?)"))
    return PersonalSpan(link.start, end, link.kind)


def _accounts(work: str) -> Iterator[PersonalSpan]:
    yield from matched(work, Personal.ACCOUNT, _ACCOUNT)
    work = blanked(work, matched(work, Personal.ACCOUNT, _ACCOUNT))
    yield from matched(work, Personal.ACCOUNT, _NICK)


_RULES: tuple[Callable[[str], Iterator[PersonalSpan]], ...] = (
    _links,
    _accounts,
    addresses,
    codes,
    numbers,
    names,
)
"""Each reads the text without what those before it found."""
