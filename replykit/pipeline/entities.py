"""Numbers, sizes, dates, links and couriers in a customer's message.

Phone numbers and links are recognised by libraries, the rest by pattern: order and parcel
numbers, sizes and Chinese dates have no library that finds them in Chinese sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from replykit.domain.message import Entity, EntityKind

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

Found = tuple[EntityKind, int, int]
"""A kind with the offsets of what was found."""

_COURIERS = """
    顺丰 圆通 中通 申通 韵达 极兔 邮政 ems 德邦 京东快递 京东物流 菜鸟 百世 丰网 天天快递
    宅急送 跨越
"""
_NUMBER_OF = r"号?[:是为 ]{0,2}"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_HOUR = (
    r"(?:早上|上午|中午|下午|傍晚|晚上|凌晨|今晚|明早)?"
    r"(?:2[0-4]|1\d|\d|十[一二]?|[一二两三四五六七八九])"
)

_NO_PERSON = (
    r"(?!\d{6}(?:19|20)\d\d[01]\d[0-3]\d\d{3}[\dx](?!\d))"
    r"(?<!身份证)(?<!卡号)(?<!账号)(?<!身份证号)(?<!身份证号码)(?<!银行卡)(?<!卡号是)(?<!身份证是)"
)
"""An identity card's number by its form (GB 11643), a bank card's by what is before it."""

_LABELLED: tuple[tuple[EntityKind, str], ...] = (
    (
        EntityKind.TRACKING_NO,
        r"(?<![a-z0-9])(?!qq|wx|vx|wei|id|tel)[a-z]{2,4}\d{9,15}[a-z]{0,2}(?![a-z0-9])",
    ),
    (EntityKind.TRACKING_NO, rf"(?:运单|快递|物流|(?<!订)单){_NUMBER_OF}(\d{{12,15}})(?!\d)"),
    (EntityKind.ORDER_NO, rf"订单(?:编号|号)?{_NUMBER_OF}(\d{{8,20}})(?!\d)"),
)
"""What says itself what it is, so it goes before what only looks like something."""

_PATTERNS: tuple[tuple[EntityKind, str], ...] = (
    (EntityKind.ORDER_NO, rf"(?<!\d){_NO_PERSON}(?:\d{{6}}-\d{{15}}|\d{{15,20}})(?![\dx])"),
    (EntityKind.COURIER, rf"(?:{'|'.join(_COURIERS.split())})(?:快递|速运|速递)?"),
    (EntityKind.AMOUNT, r"(?<![\d.])(?:¥\s?)?\d{1,6}(?:\.\d{1,2})?\s?(?:元|块钱|块)(?!\d)"),
    (EntityKind.AMOUNT, r"¥\s?\d{1,6}(?:\.\d{1,2})?(?![\d.])"),
    (EntityKind.HEIGHT, r"(?<!\d)1[3-9]\d\s?(?:cm|厘米)"),
    (EntityKind.HEIGHT, r"(?:身高|高)[:是]?\s?(1[3-9]\d)(?!\d)"),
    (EntityKind.HEIGHT, r"(?<!\d)1[米m][3-9]\d?(?!\d)"),
    (EntityKind.HEIGHT, r"(?<!\d)(1[4-9]\d)(?=[ ,，、/]{1,2}\d{2,3}\s?(?:斤|公斤|kg))"),
    (EntityKind.WEIGHT, r"(?<!\d)\d{2,3}(?:\.\d)?\s?(?:斤|公斤|kg|千克)"),
    (EntityKind.SIZE, r"(?<![a-z0-9])(?:[2-6]?x{0,4}[sl]|m|均)码"),
    (EntityKind.SIZE, r"(?<!\d)[2-4]\d(?:\.5)?码"),
    (EntityKind.SIZE, r"(?<![a-z0-9])x{1,4}l(?![a-z0-9])"),
    (EntityKind.DATE, rf"(?<!\d)20\d\d[-/.年]{_MONTH}[-/.月]{_DAY}(?:[日号]|(?!\d))"),
    (EntityKind.DATE, rf"(?<!\d){_MONTH}月{_DAY}[日号]?(?!\d)"),
    (
        EntityKind.DATE,
        rf"(?<![\d第]){_DAY}[号日](?=(?:就|才|已经)?[拍下买付发到收前后之以左早晚的]|$)",
    ),
    (EntityKind.DATE, r"大?[前后]天|[昨今明][天晚日]"),
    (EntityKind.DATE, r"(?:上|下|这|本)个?(?:周|星期|礼拜)[一二三四五六日天]"),
    (
        EntityKind.TIME,
        rf"(?<![\d:]){_HOUR}(?::[0-5]\d(?![\d:])|点(?:半|[1-5]?\d分?)?(?!\d|积分|数|点))",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in (*_LABELLED, *_PATTERNS))
_LABELLED_ONES = len(_LABELLED)
_IN_CAPITALS = (EntityKind.TRACKING_NO, EntityKind.SIZE)

_MAYBE_PHONE = re.compile(r"\d(?:[ -]?\d){6}")
_MAYBE_LINK = re.compile(r"[a-z0-9]\.[a-z]|://")
_SHARED_TITLE = re.compile(r"[「『]([^「」『』\n]{2,60})[」』]")
_NOT_ASCII = re.compile(r"[^\x21-\x7e]")

_CARRIERS: tuple[tuple[str, str], ...] = (
    (r"SF\d{12,15}", "顺丰速运"),
    (r"YT\d{13,15}", "圆通速递"),
    (r"ZT[O]?\d{10,13}", "中通快递"),
    (r"77\d{13}", "申通快递"),
    (r"ST[O]?\d{10,13}", "申通快递"),
    (r"YD\d{13,15}", "韵达快递"),
    (r"JTE?\d{12,15}", "极兔速递"),
    (r"JD[A-Z]{0,2}\d{11,15}", "京东快递"),
    (r"DP[KL]\d{9,13}", "德邦快递"),
    (r"E[A-Z]\d{9}CN", "EMS"),
)
"""How the couriers number their parcels, where that tells one from all others."""


def find_entities(cased: str) -> tuple[Entity, ...]:
    """Return what was found in NFKC text, in order of appearance.

    No two overlap; links win, then what is named (单号…), phone numbers, and the rest in the
    order of the table of patterns.

    >>> [entity.text for entity in find_entities("单号yt8890012345678 要xl码")]
    ['YT8890012345678', 'XL码']
    """
    plain = cased.lower()
    shown = cased if len(cased) == len(plain) else plain
    taken: list[Found] = []
    for found in _all(plain):
        _, start, end = found
        if all(end <= first or start >= last for _, first, last in taken):
            taken.append(found)
    return tuple(
        Entity(kind, _shown(kind, shown[start:end]))
        for kind, start, end in sorted(taken, key=lambda item: item[1])
    )


def courier_of(tracking_no: str) -> str:
    """Return who carries a parcel, by the form of its number; "" where that does not tell.

    >>> courier_of("SF1234567890123")
    '顺丰速运'
    """
    carriers = (name for form, name in _CARRIERS if re.fullmatch(form, tracking_no))
    return next(carriers, "")


def _all(plain: str) -> Iterator[Found]:
    """Yield everything found, the surest kind first; later ones may overlap earlier ones."""
    links = list(_links(plain))
    yield from links
    if links:
        yield from ((EntityKind.PRODUCT, *m.span(1)) for m in _SHARED_TITLE.finditer(plain))
    yield from _matched(plain, *_COMPILED[:_LABELLED_ONES])
    yield from _phones(plain)
    yield from _matched(plain, *_COMPILED[_LABELLED_ONES:])


def _matched(plain: str, *patterns: tuple[EntityKind, re.Pattern[str]]) -> Iterator[Found]:
    for kind, pattern in patterns:
        for found in pattern.finditer(plain):
            yield kind, *found.span(found.lastindex or 0)


def _phones(plain: str) -> Iterator[Found]:
    """Yield the phone numbers, mobile, landline and service lines, of mainland China."""
    if not _MAYBE_PHONE.search(plain):
        return
    import phonenumbers  # noqa: PLC0415 - 7 MB and 65 ms that most messages do without

    for match in phonenumbers.PhoneNumberMatcher(plain, "CN"):
        yield EntityKind.PHONE, match.start, match.end


def _links(plain: str) -> Iterator[Found]:
    """Yield the links; Chinese text around one is not part of it."""
    if not _MAYBE_LINK.search(plain):
        return
    for match in _linkify().match(_NOT_ASCII.sub(" ", plain)) or ():
        yield EntityKind.LINK, match.index, match.last_index


@cache
def _linkify() -> LinkifyIt:
    from linkify_it import LinkifyIt  # noqa: PLC0415 - hardly any message needs it

    return LinkifyIt(options={"fuzzy_email": False})


def _shown(kind: EntityKind, text: str) -> str:
    plain = text.strip()
    if kind in _IN_CAPITALS:
        return plain.upper()
    return plain if kind in (EntityKind.LINK, EntityKind.PRODUCT) else plain.lower()
