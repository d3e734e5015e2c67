"""Texts behind one another as one: what an earlier one said is not said again."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = r"[，,~～、！!。]"
_NAMES = r"(?:亲亲?|您好|亲爱的|宝贝?|宝宝)"
_CALL = re.compile(rf"^{_NAMES}[呀啊]?{_MARK}\s*")
"""How somebody is addressed at the head of a text."""

_HEAD = re.compile(
    rf"^(?:(?:您好|好的|好呀|收到)?{_NAMES}?[呀啊]?"
    rf"|\{{(?:daypart|customer)(?:\|[^{{}}]*)?\}}(?:{_NAMES})?){_MARK}\s*"
)
"""Greeting, form of address, or a word that the message was heard: said once in a text."""

_SORRY = re.compile(
    r"^(?:非常|十分|实在|真的?|很)*(?:抱歉|对不起|不好意思)"
    r"(?:了|呢|啦|哦|亲|(?:给|让|为)您[^，,。！!~～；;{}]{0,14})?[，,~～。！!]+\s*"
)
"""An apology that holds nothing else."""

_APOLOGISED = re.compile(r"抱歉|对不起|不好意思")

_FAREWELL = re.compile(
    r"(?<=[。！!~～])(?:如?有(?:其他|任何|别的|什么)?(?:问题|需要|疑问|不懂)|还有(?:问题|疑问|需要|什么)"
    r"|需要时?|后续|之后|祝您?|欢迎|(?:再次|非常)?(?:感谢|谢谢))[^。！!~～{}0-9]{0,16}[。！!~～]*$"
)
"""A last sentence that only takes leave or thanks."""


def unaddressed(text: str) -> str:
    """Return a text without the form of address at its head, unless it is nothing else.

    >>> unaddressed("亲，今天发出~")
    '今天发出~'
    """
    return _CALL.sub("", text, count=1) or text


def linked(texts: Sequence[str]) -> str:
    r"""Return the answers to several requests as one text, a line each.

    Only the first addresses somebody; one apology is enough; only the last takes leave. What
    is asked, answered or promised is never left out. Placeholders are left as they are.

    >>> linked(["亲，今天发出~祝您愉快！", "亲，有运费险的~"])
    '亲，今天发出~\n有运费险的~祝您愉快！'
    """
    if len(texts) <= 1:
        return "".join(texts)
    lines: list[str] = []
    goodbye = ""
    for text in texts:
        line = _continuing(text, "".join(lines)) if lines else text
        found = _FAREWELL.search(line)
        goodbye = found[0] if found else goodbye
        lines.append(line[: found.start()] if found else line)
    return "\n".join(lines) + goodbye


def _continuing(text: str, before: str) -> str:
    """Return an answer as it goes on behind others."""
    rest = text
    while (shorter := _HEAD.sub("", rest, count=1)) not in ("", rest):
        rest = shorter
    if _APOLOGISED.search(before):
        rest = _SORRY.sub("", rest, count=1) or rest
    return rest
