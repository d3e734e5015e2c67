"""Postal addresses in a customer's words.

Names of places have no list that is short and complete, so the words that end them (省, 路, 小区)
and the numbers behind them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replykit.pipeline.personal import Personal, PersonalSpan

_LEVELS = "省市区县州盟旗镇乡路街巷村屯庄寨"
_LAST_LEVELS = "路街巷村屯庄寨道同"
_UNNAMED = frozenset(
    "是到在寄送发住给换改去我你您他她们的了吧吗呢这那想要能会和跟或就都也还不没啥什哪怎几多"
)
"""Characters that no name of a place reaches across to its left."""

_LONGEST_NAME = 10

_ATOM = re.compile(
    r"(?P<word>超市|城市|上市|市场|市面|夜市|旗舰|路由|路上|马路|一路|网路|线路|走路|省钱|省事|省心|节省"
    r"|区别|区分|区域|专区|县城|县里|乡下|镇上|村里|村口|街上|路边|门市|封路|跑路|修路|原路|条路|绕路|半路|带路|问路)"
    r"|(?P<site>小区|社区|新村|花园|家园|公寓|大厦|广场|佳苑|公馆|华府|工业园|产业园|科技园|园区|校区"
    r"|宿舍|大学|学院|中学|小学|医院|苑)"
    rf"|(?P<part>自治[区州县旗]|街道|大道|大街|胡同|[{_LEVELS}])"
    r"|(?P<unit>(?<![\da-z第])[a-z]?(?:\d{1,5}+|[一二三四五六七八九十百]{1,4}+)"
    r"(?:号楼|号院|号|栋|幢|座|单元|室|弄|组|队|楼)|(?<![a-z])[a-z](?:座|栋|幢|区)|[x*]{1,4}号)"
    r"|(?P<room>(?<![\d.])\d{1,4}(?:[-−–]\d{1,4}){1,3}(?!\d)|(?<![\d.])\d{3,4}(?![\d.%元块件个x*×]))"
)
_BESIDE = re.compile(r"[ ,，、/-]?")
_TOLD = re.compile(r"(?:地址|住址|寄到|寄往)[是为: ]{0,3}$")


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece of an address: a named place, or a number in it."""

    start: int
    end: int
    form: str
    last: str


def addresses(work: str) -> Iterator[PersonalSpan]:
    """Yield what leads to somebody's door; a town or a province alone does not.

    Args:
        work: Folded text.
    """
    group: list[_Atom] = []
    for atom in _atoms(work):
        if group and not _BESIDE.fullmatch(work, group[-1].end, atom.start):
            yield from _address(group, work)
            group = []
        if atom.form != "room" or (group and _numbered(group[-1])):
            group.append(atom)
    yield from _address(group, work)


def _numbered(atom: _Atom) -> bool:
    """Whether a bare number behind this piece is a door's: 花园3-301, not 省800."""
    return atom.form != "part" or atom.last in _LAST_LEVELS


def _atoms(work: str) -> Iterator[_Atom]:
    end = 0
    for found in _ATOM.finditer(work):
        form, first = str(found.lastgroup), found.start()
        if form == "word":
            continue
        start = _name_start(work, first, end) if form != "room" else first
        if form == "unit":
            if first - start >= 2 and work[found.end() - 1] in "栋幢":
                yield _Atom(start, first, "site", work[first - 1])  # 幸福里9栋
            start = first
        elif form == "part" and start == first:
            continue
        end = found.end()
        yield _Atom(start, end, form, work[end - 1])


def _name_start(work: str, start: int, least: int) -> int:
    """Return where the name of a place begins that ends at `start`."""
    least = max(least, start - _LONGEST_NAME)
    while start > least and "㐀" <= (char := work[start - 1]) <= "鿿" and char not in _UNNAMED:
        start -= 1
    made = work[start : start + 1] == "成" and work[start - 1 : start] in tuple("改换写填")
    return start + made


def _address(group: Sequence[_Atom], work: str) -> Iterator[PersonalSpan]:
    if group and _leads_home(group, work):
        yield PersonalSpan(group[0].start, group[-1].end, Personal.ADDRESS)


def _leads_home(group: Sequence[_Atom], work: str) -> bool:
    """Whether pieces side by side say where somebody lives: three levels, or a door number."""
    places = [atom for atom in group if atom.form in ("part", "site")]
    numbers = [atom for atom in group if atom.form in ("unit", "room")]
    streets = [atom for atom in places if atom.form == "site" or atom.last in _LAST_LEVELS]
    if sum(atom.form == "part" for atom in places) >= 3 or (numbers and streets):
        return True
    if len(numbers) >= 2 and any(atom.last != "号" for atom in numbers):
        return True
    named = len(places) >= 2 and places[0].form == "part"
    told = _TOLD.search(work, max(group[0].start - 6, 0), group[0].start)
    return (named and places[-1] in streets) or (told is not None and len(group) >= 2)
