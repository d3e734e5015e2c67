"""Kinds of personal data, and where a text holds some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

GONE = "\0"
"""Stands where something was found already: no rule reads across it."""

MARK = r"[ \t\-‐-―−_·.()\u00ad\u200b-\u200d\u2060\ufe0f\ufeff\u20e3]"
"""What may stand between the digits of one number."""

APP = (
    r"(?:微信|威信|薇信|微❤|微星|卫星|v信|v❤|(?<![a-z])(?:vx|wx|wechat|weixin|qq|icq|line|vb)(?![a-z])"
    r"|扣扣|企鹅|钉钉|支付宝|旺旺|淘宝|抖音|快手|小红书|闲鱼|微博)"
)
"""Words for the programs people have accounts with, in folded text."""


class Personal(StrEnum):
    """Kinds of personal data; the value is the word that takes its place."""

    PHONE = "电话"
    HOTLINE = "热线"
    ORDER = "订单号"
    PARCEL = "单号"
    CARD = "卡号"
    IDENTITY = "证件号"
    MAIL = "邮箱"
    ACCOUNT = "账号"
    CODE = "几位数"
    NAME = "姓名"
    ADDRESS = "地址"
    LINK = "链接"
    AMOUNT = "金额"
    QUANTITY = "数字"
    NUMBER = "号码"

    @property
    def placeholder(self) -> str:
        """What is written instead, ``「电话」`` and its like."""
        return f"「{self.value}」"


@dataclass(frozen=True, slots=True, order=True)
class PersonalSpan:
    """Where personal data stands in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        kind: What it is.
    """

    start: int
    end: int
    kind: Personal


def blanked(work: str, spans: Iterable[PersonalSpan]) -> str:
    """Return a text of the same length without what stands in some spans."""
    parts: list[str] = []
    end = 0
    for span in sorted(spans):
        parts += (work[end : span.start], GONE * (span.end - span.start))
        end = span.end
    return "".join((*parts, work[end:]))


def matched(work: str, kind: Personal, pattern: re.Pattern[str]) -> Iterator[PersonalSpan]:
    """Yield the matches of a pattern, or of its group where it has one."""
    for found in pattern.finditer(work):
        start, end = found.span(found.lastindex or 0)
        yield PersonalSpan(start, end, kind)
