"""Stage 1: turn a pasted message into text that can be compared."""

from __future__ import annotations

import re
import unicodedata

from replykit.domain.message import Clause, Message
from replykit.pipeline.entities import find_entities
from replykit.pipeline.politeness import WORDS, strip_politeness
from replykit.pipeline.tables import SIMPLIFY

MAX_RAW = 4000
"""Characters of a paste that are read at all; the end is kept: it is the customer's last word."""

MAX_CHARS = 300
"""Characters of folded text that are compared; again the end is kept."""

_EXTRA = str.maketrans({"妳": "你", "佢": "他", "冇": "没"})
_VALUE = r"[:：;；\s]*(?:\[[^\[\]\n]{1,8}\]|¥?[\d.,a-z-]+)"
_CARD = re.compile(
    r"\[订单编号[^\n]{0,120}?下单时间:?[^\n]{0,40}?\](?:\s*\])?"  # cards of chat clients
    rf"|(?:咨询)?(?:订单(?:编号|号|金额)|商品(?:id|号|编号)|下单时间|运单号){_VALUE}"
    r"|顾客通过点击[^\n]{0,30}?发送:?"
)
_MARKUP = re.compile(
    r"https?://\S+|www\.\S+"  # links
    r"|#e-\w?\d+|/:[\w\-<>$@()&*^~!]{1,3}"  # emoticon codes of chat clients
    r"|\[[^\[\]\s]{1,8}\]",  # [表情]
)
_STAMP = re.compile(r"\(?\d{2,4}[-/年]\d{1,2}[-/月]\d{1,2}日?[ t]*\d{1,2}:\d{2}(?::\d{2})?\)?")
_DIGITS = re.compile(r"\d+")
_RUN = re.compile(WORDS)
_REPEAT = re.compile(r"(.)\1{2,}")


def normalise(raw: str) -> Message:
    """Return a pasted message in comparable form.

    Full width, case, traditional script, emoji, emoticon codes, links, order cards, time
    stamps, digits, letters repeated more than twice and politeness at either end make no
    difference afterwards.

    Args:
        raw: What was pasted, any length, may be empty.

    Returns:
        A message whose ``text`` has 0 to `MAX_CHARS` characters: lower-case letters, digits,
        Chinese characters and single spaces.

    >>> normalise("亲 你好　請問 什麼時候發貨呀？？谢谢啦").text
    '什么时候发货'
    >>> normalise("好的谢谢亲").text
    '好的'
    """
    text = folded(raw)
    return Message(
        raw=raw,
        text=text,
        clauses=_clauses(raw, text),
        entities=find_entities(unicodedata.normalize("NFKC", raw[-MAX_RAW:])),
    )


def folded(raw: str) -> str:
    """Return the `text` of the normalised message alone, for the many examples of a bank."""
    words = (_even(run[0]) for run in _runs(_plain(raw)))
    return strip_politeness(" ".join(words))


def _plain(raw: str) -> str:
    return unicodedata.normalize("NFKC", raw[-MAX_RAW:]).lower()


def _runs(plain: str) -> list[re.Match[str]]:
    """Return the runs of words in lower-cased NFKC text that are compared, cards blanked out."""
    text = plain.translate(_EXTRA).translate(SIMPLIFY)
    for unspoken in (_CARD, _STAMP, _MARKUP):
        text = unspoken.sub(lambda found: " " * len(found[0]), text)
    return list(_RUN.finditer(text, max(len(text) - MAX_CHARS, 0)))


def _even(run: str) -> str:
    """Return a run of words with digits and repeats evened out."""
    digits = _DIGITS.sub(lambda found: "0" * min(len(found[0]), 2), run)
    return _REPEAT.sub(lambda found: found[1] * 2, digits)


def _clauses(raw: str, text: str) -> tuple[Clause, ...]:
    plain, origin = _with_origin(raw)
    found = [
        Clause(words, origin[run.start()], origin[run.end() - 1] + 1)
        for run in _runs(plain)
        if len(words := strip_politeness(_even(run[0]))) > 1
    ]
    if not found and text:
        return (Clause(text, 0, len(raw)),)
    return tuple(found)


def _with_origin(raw: str) -> tuple[str, list[int]]:
    """Return the plain text and, for each place in it, the offset in `raw`."""
    first = max(len(raw) - MAX_RAW, 0)
    plain = _plain(raw)
    if len(plain) == len(raw) - first:
        return plain, list(range(first, len(raw)))
    parts = [_plain(char) for char in raw[first:]]
    origin = [n for n, part in enumerate(parts, start=first) for _ in part]
    return "".join(parts), origin
