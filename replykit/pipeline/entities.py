"""Numbers, sizes and couriers in a customer's message, by pattern."""

from __future__ import annotations

import re

from replykit.domain.message import Entity, EntityKind

_COURIERS = """
    顺丰 圆通 中通 申通 韵达 极兔 邮政 ems 德邦 京东快递 京东物流 菜鸟 百世 丰网 天天快递
    宅急送 跨越
"""
_NUMBER_OF = r"号?[:是为 ]{0,2}"

_PATTERNS: tuple[tuple[EntityKind, str], ...] = (
    (EntityKind.PHONE, r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    (EntityKind.TRACKING_NO, r"(?<![a-z0-9])[a-z]{2,4}\d{9,15}[a-z]{0,2}(?![a-z0-9])"),
    (EntityKind.TRACKING_NO, rf"(?:运单|快递|物流|单){_NUMBER_OF}(\d{{12,15}})(?!\d)"),
    (EntityKind.ORDER_NO, r"(?<!\d)(?:\d{6}-\d{15}|\d{15,20})(?!\d)"),
    (EntityKind.ORDER_NO, rf"订单(?:编号|号)?{_NUMBER_OF}(\d{{8,20}})(?!\d)"),
    (EntityKind.COURIER, rf"(?:{'|'.join(_COURIERS.split())})(?:快递|速运|速递)?"),
    (EntityKind.AMOUNT, r"(?<![\d.])(?:¥\s?)?\d{1,6}(?:\.\d{1,2})?\s?(?:元|块钱|块)(?!\d)"),
    (EntityKind.HEIGHT, r"(?<!\d)1[3-9]\d\s?(?:cm|厘米)"),
    (EntityKind.HEIGHT, r"(?:身高|高)[:是]?\s?(1[3-9]\d)(?!\d)"),
    (EntityKind.HEIGHT, r"(?<!\d)1[米m][3-9]\d?(?!\d)"),
    (EntityKind.HEIGHT, r"(?<!\d)(1[4-9]\d)(?=[ ,，、/]{1,2}\d{2,3}\s?(?:斤|公斤|kg))"),
    (EntityKind.WEIGHT, r"(?<!\d)\d{2,3}(?:\.\d)?\s?(?:斤|公斤|kg|千克)"),
    (EntityKind.SIZE, r"(?<![a-z0-9])(?:[2-6]?x{0,4}[sl]|m|均)码"),
    (EntityKind.SIZE, r"(?<!\d)[2-4]\d(?:\.5)?码"),
    (EntityKind.SIZE, r"(?<![a-z0-9])x{1,4}l(?![a-z0-9])"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_IN_CAPITALS = (EntityKind.TRACKING_NO, EntityKind.SIZE)


def find_entities(plain: str) -> tuple[Entity, ...]:
    """Return what was found in lower-cased NFKC text, in order of appearance.

    No two overlap; the kind named first in the table of patterns wins.

    >>> [entity.text for entity in find_entities("单号yt8890012345678 要xl码")]
    ['YT8890012345678', 'XL码']
    """
    taken: list[tuple[int, int, Entity]] = []
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(plain):
            group = found.lastindex or 0
            start, end = found.span(group)
            if all(end <= first or start >= last for first, last, _ in taken):
                taken.append((start, end, Entity(kind, _shown(kind, found[group]))))
    return tuple(entity for _, _, entity in sorted(taken, key=lambda item: item[0]))


def _shown(kind: EntityKind, text: str) -> str:
    return text.strip().upper() if kind in _IN_CAPITALS else text.strip()
