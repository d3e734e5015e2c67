"""Numbers in a customer's words that belong to somebody, judged by their form.

No library of valid numbers is asked, as `entities` asks one for the slots of a reply: here an
invalid number is as much somebody's as a valid one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from replykit.pipeline.personal import APP, MARK, Personal, PersonalSpan, blanked, matched

_CHAIN = re.compile(rf"\+?\d++(?:{MARK}{{1,3}}\d++)*+x?(?![a-z])|\+?\d++(?:{MARK}{{1,3}}\d++)*+")
_DIGITS = re.compile(r"\d+x?")
_HIDDEN = re.compile(r"(?<![\da-z\0])(?=[a-z]{0,4}\d\d)[a-z]{0,4}(?:\d++[x*×]{3,}+)++\d*+")
"""A number somebody half hid already."""

_MIXED = re.compile(r"(?<![a-z0-9\0])(?=[a-z-]*\d)[a-z0-9]{8,40}+")
_CODE = re.compile(
    r"(?:验证码|取件码|提货码|取货码|收货码|核销码|券码|密码|口令|尾号|尾数|后四位|末四位|最后四位)"
    r"(?:是|为|:|：| ){0,3}([a-z]?\d{2,8}(?![\d-])|[a-z]?\d{1,8}(?:-\d{1,6}){1,3}|[a-z0-9]{4,12})"
)
_HOTLINES = frozenset(
    ("12315", "12345", "12305", "12306", "12378", "12381", "96110", "10086", "10010", "10000")
)
_LABELS: tuple[tuple[Personal, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (Personal.IDENTITY, "身份证|证件|护照|通行证"),
        (Personal.CARD, "卡号|银行卡|账户|储蓄卡|信用卡"),
        (Personal.PHONE, "电话|手机|座机|(?<![a-z])tel|联系方式|致电|拨打|打给"),
        (Personal.ACCOUNT, rf"{APP}|账号|帐号|群号"),
        (Personal.ORDER, "订单(?:编?号码?)?"),
        (Personal.PARCEL, "(?<!订)单号|运单|快递|物流|包裹|服务单"),
    )
)
_REACH = 12
"""Characters before a number in which the word stands that says what it is."""

_BREAK = re.compile(r"[\0\n。！？!?;；]")
_UNITS = re.compile(
    r"\s?(?:毫安|mah|ma|毫升|ml|克|千克|公斤|斤|kg|mg|g(?![a-z])|米|mm|cm|瓦|w(?![a-z])|转|流明|帕|pa"
    r"|件|个|片|粒|张|支|只|套|箱|颗|抽|次|人|豆|分(?!机)|积分|粉|赞|步|lm|dpi|hz|k(?![a-z]))"
)
_MONEY_AFTER = re.compile(r"(?:\.\d{1,2})?\s?(?:元|块|万|rmb|圆|大洋)")
_MONEY_BEFORE = re.compile(r"[¥$€£]\s?$")

_MOBILE = re.compile(r"(?:\+?86|0086|0|17951|12593)?1[3-9]\d{9}")
_ABROAD = re.compile(r"(?:\+|00)(?!86)[1-9]\d{7,14}")
_LANDLINE = re.compile(r"(?:\+?86)?(0(?:10|2\d|[3-9]\d\d))([2-9]\d{6,7})")
_SERVICE = re.compile(r"[48]00[1-9]\d{6}")
_LONGEST = 23
"""Digits a number has at most, with its country's."""


def codes(work: str) -> Iterator[PersonalSpan]:
    """Yield short numbers that open something or tell whose it is, by the word before them."""
    yield from matched(work, Personal.CODE, _CODE)
    work = blanked(work, matched(work, Personal.CODE, _CODE))
    for hidden in matched(work, Personal.NUMBER, _HIDDEN):
        phone = re.match("1[3-9]", work[hidden.start : hidden.end])
        kind = Personal.PHONE if phone else _labelled(work, hidden.start) or hidden.kind
        yield PersonalSpan(hidden.start, hidden.end, kind)


def numbers(work: str) -> Iterator[PersonalSpan]:
    """Yield every number of five digits or more, and those whose groups make one together.

    Args:
        work: Folded text.
    """
    mixed = [span for span in matched(work, Personal.PARCEL, _MIXED) if _is_key(work, span)]
    for span in mixed:
        yield PersonalSpan(
            span.start, span.end, _labelled(work, span.start) or _key_kind(work, span)
        )
    work = blanked(work, mixed)
    for chain in _CHAIN.finditer(work):
        yield from _chain(work, chain)


def _is_key(work: str, span: PersonalSpan) -> bool:
    """Whether a word of letters and digits is the number of a thing: eight digits or more."""
    word = work[span.start : span.end]
    digits = sum(map(str.isdigit, word))
    return digits >= 8 and digits < len(word) and not re.fullmatch(r"\d+[a-z]{1,3}", word)


def _key_kind(work: str, span: PersonalSpan) -> Personal:
    word = work[span.start : span.end]
    return Personal.PARCEL if re.fullmatch(r"[a-z]{1,5}\d+[a-z]{0,2}", word) else Personal.NUMBER


def _chain(work: str, chain: re.Match[str]) -> Iterator[PersonalSpan]:
    """Yield the numbers among groups of digits that stand side by side."""
    groups = list(_DIGITS.finditer(work, *chain.span()))
    label = _labelled(work, chain.start())
    first = 0
    while first < len(groups):
        count = max(_joined(work, groups, first, label), 1)
        last = groups[first + count - 1]
        span = PersonalSpan(_from(work, groups[first]), last.end(), Personal.NUMBER)
        kind = _kind(work, span, count, label)
        if kind is not None:
            yield PersonalSpan(span.start, span.end, kind)
        first += count


def _from(work: str, group: re.Match[str]) -> int:
    start = group.start()
    return start - 1 if start and work[start - 1] == "+" else start


def _joined(work: str, groups: Sequence[re.Match[str]], first: int, label: Personal | None) -> int:
    """Return how many groups from one on make a number together, 0 if none do."""
    best, digits = 0, ""
    for count, group in enumerate(groups[first : first + _LONGEST], start=1):
        digits += group[0]
        if len(digits) > _LONGEST:
            break
        if count > 1 and _whole(work, groups[first : first + count], digits, label):
            best = count
    return best


def _whole(
    work: str, groups: Sequence[re.Match[str]], digits: str, label: Personal | None
) -> bool:
    """Whether several groups of digits are one number by their form."""
    shape = tuple(len(group[0]) for group in groups)
    between = work[groups[0].end() : groups[-1].start()]
    if "." in between and shape not in ((3, 4, 4), (4, 7), (4, 8), (3, 8), (3, 7)):
        return False  # prices side by side
    plus = "+" if work[_from(work, groups[0])] == "+" else ""
    if _form(plus + digits) is not None and (
        not _LANDLINE.fullmatch(digits) or shape[0] in (3, 4)
    ):
        return True
    if label is Personal.PHONE and max(shape) <= 4 and 7 <= len(digits) <= 12:
        return True
    return min(shape[:-1]) >= 3 and max(shape) <= 6 and _is_card(digits)


def _form(number: str) -> Personal | None:
    """Return what a number is whose form says it, None for any other."""
    digits = number.lstrip("+")
    for pattern in (_MOBILE, _ABROAD, _LANDLINE, _SERVICE):
        if pattern.fullmatch(number):
            return Personal.PHONE
    if digits in _HOTLINES or (len(digits) == 5 and digits.startswith("955")):
        return Personal.HOTLINE
    return Personal.IDENTITY if _is_identity(digits) else None


def _kind(work: str, span: PersonalSpan, count: int, label: Personal | None) -> Personal | None:
    """Return what a number is, None where it is none of a person's: shorter than five digits."""
    digits = "".join(_DIGITS.findall(work[span.start : span.end]))
    if len(digits.rstrip("x")) < 5:
        return None
    form = _form(work[span.start] * (work[span.start] == "+") + digits)
    if form is not None:
        return form
    if count == 1 and (measured := _measure(work, span)) is not None:
        return measured
    return label or (Personal.CARD if _is_card(digits) else _by_length(digits))


def _measure(work: str, span: PersonalSpan) -> Personal | None:
    if _MONEY_BEFORE.search(work, max(span.start - 2, 0), span.start):
        return Personal.AMOUNT
    if _MONEY_AFTER.match(work, span.end):
        return Personal.AMOUNT
    return Personal.QUANTITY if _UNITS.match(work, span.end) else None


def _by_length(digits: str) -> Personal:
    return Personal.ORDER if 15 <= len(digits) <= 20 else Personal.NUMBER


def _labelled(work: str, start: int) -> Personal | None:
    """Return what the last telling word shortly before a number says it is."""
    before = _BREAK.split(work[max(start - _REACH, 0) : start])[-1]
    told = [(found.end(), kind) for kind, words in _LABELS for found in words.finditer(before)]
    return max(told, key=lambda item: item[0])[1] if told else None


def _is_card(digits: str) -> bool:
    """Whether the check digit is a bank card's (ISO/IEC 7812: Luhn)."""
    if not 16 <= len(digits) <= 19 or not digits.isdigit() or digits[0] not in "3456":
        return False
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _is_identity(number: str) -> bool:
    """Whether a number is an identity card's: 18 places with check digit (GB 11643), or 15."""
    if re.fullmatch(r"[1-8]\d{16}[\dx]", number):
        total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
        return number[-1] == "10x98765432"[total % 11] or _is_day(number[6:14])
    return bool(re.fullmatch(r"[1-6]\d{14}", number)) and _is_day(f"19{number[6:12]}")


def _is_day(eight: str) -> bool:
    """Whether eight digits are a day on which somebody alive may have been born."""
    try:
        day = date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2035
