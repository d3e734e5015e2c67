"""A pasted piece of a chat: who said what, so that only the customer's last words are answered.

The chat clients (千牛, 咚咚, 拼多多, 微信, 飞鸽) put the speaker's name and the time on a line of
their own, or both before the text; whoever copies a message often copies that line with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from replykit.domain.message import Turn

_WHEN = r"今天|明天|后天|昨天|前天|上午|下午|早上|晚上|中午|凌晨|周.|星期.|.{0,4}时间"
_NAME = (
    rf"(?P<name>(?!(?:{_WHEN})\s*$|(?:{_WHEN})[\s:：\d])"
    r"[^\s:：,，。!！?？()（）\[\]][^:：,，。!！?？\n]{0,29}?SUB)"
)
_PLAIN = _NAME.replace("SUB", "")
_WITH_SEAT = _NAME.replace("SUB", r"(?:[:：][^\s:：,，。!！?？]{1,12}?)?")
"""With the agent's seat behind the shop: 云朵小铺:小美."""

_DAY = r"(?:(?:20)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?|昨天|今天|前天|星期[一二三四五六日天]"
_CLOCK = r"(?:上午|下午|凌晨|晚上)?\s?\d{1,2}:\d{2}"
_EXACT = rf"(?:{_DAY})\s*{_CLOCK}:\d{{2}}"
_TIME = rf"(?:(?:{_DAY})\s*)?{_CLOCK}(?::\d{{2}})?"


def _heads(time: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms of a line with a name and a time of some form."""
    stamp = rf"[(（\[]?{time}[)）\]]?"
    forms = (
        rf"^\s*{_WITH_SEAT}\s*{stamp}\s*[:：]?\s*$",  # the text stands below
        rf"^\s*{stamp}\s+{_PLAIN}\s*[:：]?\s*$",
        rf"^\s*{_PLAIN}\s*{stamp}\s*[:：]\s*(?P<text>\S.*)$",
        rf"^\s*{stamp}\s+{_PLAIN}\s*[:：]\s*(?P<text>\S.*)$",
    )
    return tuple(map(re.compile, forms))


_BRACKETED = re.compile(
    rf"^\s*[(（\[]\d{{1,2}}:\d{{2}}:\d{{2}}[)）\]]\s+{_PLAIN}\s*[:：]\s*(?P<text>\S.*)$"
)
"""Seconds in brackets before the name: a client's line, too, with less of a time."""

_SURE = (*_heads(_EXACT), _BRACKETED)
"""With a day and with seconds: nobody writes so, it is a client's line."""

_LIKELY = _heads(_TIME)
"""With less of a time: a customer may write so, but not twice in a message."""

_ONLY_TIME = re.compile(rf"^\s*[-—–]*\s*[(（\[]?{_EXACT}[)）\]]?\s*[-—–]*\s*$")
_SERVICE = re.compile(
    r"[:：]|客服|旗舰店|专营店|专卖店|官方|小二|店铺|自营|售前|售后|机器人|商家|掌柜|店长|[小商]铺|商城"
)
"""What stands in the name of whoever answers for a shop, not in a customer's; a colon is before
the name of a seat."""

_WORDS = re.compile(
    r"我|你|您|退|换|订单|下单|发货|快递|投诉|派送|申请|单号|收到|付款|[吗呢吧了的]$"
)
"""What stands in a request that ends with a time, and hardly in a nickname."""

_NOTICE = re.compile(
    r"^\s*(?:已读|未读|消息已读|以上是历史消息|撤回了?一条消息|.{0,20}已接入.{0,10}|会话已结束)\s*$"
)
"""Lines a client puts in by itself."""


SEVERAL = 2
"""From how many lines with a name and a clock time on a text is a log."""

LONGEST_LINE = 400
"""A longer line, in code points, is no line with a name and a time."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a chat log comes down to.

    Attributes:
        last: The customer's last words: all they said since the agent spoke.
        turns: What was said before, oldest first; neighbouring lines of one speaker are one turn.
        name: What the customer is called in it; "" for a text that is no log, or where more
            than one speaker may be the customer.
    """

    last: str
    turns: tuple[Turn, ...] = ()
    name: str = ""


def spoken(raw: str, own_names: Collection[str] = ()) -> Spoken:
    r"""Return the customer's last words in a pasted text, and what was said before.

    A text without a line naming speaker and time is no log: it is the customer's words as it is.
    Whoever speaks under the shop's or the agent's name, or under one like a shop's, is the agent;
    where all speak under such names, or none does, they are taken for customers.

    Args:
        raw: What was pasted.
        own_names: Names of the shop and the agent.

    >>> found = spoken("小王 2030-01-02 12:30:05\n没到\n客服小美 12:31\n在查\n小王 12:32\n快点")
    >>> found.last, [turn.text for turn in found.turns], found.name
    ('快点', ['没到', '在查'], '小王')
    """
    said = _said(raw)
    if not said:
        return Spoken(raw)
    agents = _agents(said, tuple(filter(None, own_names)))
    turns = _turns(said, agents or set())
    customer = max((n for n, t in enumerate(turns) if t.role == "customer"), default=None)
    if customer is None:
        return Spoken("\n".join(text for _, text in said))
    names = {name for name, _ in said} - (agents or set())
    name = names.pop() if agents is not None and len(names) == 1 else ""
    return Spoken(turns[customer].text, tuple(turns[:customer]), name)


def _said(raw: str) -> list[tuple[str, str]]:
    """Return speaker and text of each entry, none for a text that is no log."""
    lines = raw.splitlines()
    heads = _SURE
    if sum(_head(line, _LIKELY) is not None for line in lines) >= SEVERAL:
        heads = _LIKELY
    entries: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        found = _head(line, heads)
        if found is not None:
            entries.append((found["name"].strip(), [found.groupdict().get("text") or ""]))
        elif not (_ONLY_TIME.match(line) or _NOTICE.match(line)):
            entries[-1][1].append(line)
    if len(entries) == 1 or (len(entries) == SEVERAL and _WORDS.search(entries[1][0])):
        return []
    texts = [(name, "\n".join(filter(str.strip, parts)).strip()) for name, parts in entries]
    return [(name, text) for name, text in texts if text]


def _head(line: str, forms: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    if len(line) > LONGEST_LINE:
        return None
    return next((found for form in forms if (found := form.match(line))), None)


def _agents(said: Sequence[tuple[str, str]], own_names: Sequence[str]) -> set[str] | None:
    """Return the names that are the agent's, None where every speaker has such a name."""
    names = {name for name, _ in said}
    agents = {name for name in names if _is_agent(name, own_names)}
    return None if agents == names else agents


def _turns(said: Sequence[tuple[str, str]], agents: Collection[str]) -> list[Turn]:
    turns: list[Turn] = []
    for name, text in said:
        role: Literal["customer", "agent"] = "agent" if name in agents else "customer"
        if turns and turns[-1].role == role:
            turns[-1] = Turn(role, f"{turns[-1].text}\n{text}")
        else:
            turns.append(Turn(role, text))
    return turns


def _is_agent(name: str, own_names: Sequence[str]) -> bool:
    own = any(known in name or name in known for known in own_names if name)
    return own or _SERVICE.search(name) is not None
