"""Greetings, forms of address, thanks and particles around what a customer asks."""

from __future__ import annotations

import re

MIN_CONTENT = 2
"""Politeness is stripped only while this many characters of content remain."""

WORDS = r"[0-9a-z\u3400-\u9fff]+"
"""A run of words; anything else separates the clauses of a folded message."""

_BREAK = re.compile(r"[^0-9a-z\u3400-\u9fff]+")

_CALLS = """
    亲爱的 亲亲 亲 客服小姐姐 客服小哥哥 小姐姐 客服 老板娘 老板 掌柜的 掌柜 店家 店主 卖家 美女
    帅哥 妹子 妹妹 宝贝儿
"""
_HELLOS = """
    你好呀 您好呀 你好啊 您好啊 你好 您好 哈喽 哈罗 嗨 hello hi 在吗 在么 在嘛 在不在 在不 有人吗
    有人在吗 早上好 上午好 中午好 下午好 晚上好
"""
_ASKS = """
    我想请问一下 我想请问 我想问一下 我想问下 我想咨询一下 我想咨询下 我想咨询 我想问
    想问一下 想问下 想咨询一下 想咨询下 想请问一下 请问一下 请问下 请问 问一下 问下 打扰一下 打扰了
    麻烦问一下 麻烦问下
    麻烦您 麻烦你 麻烦 咨询一下 咨询下 劳驾
"""
_THANKS = """
    非常感谢 谢谢您了 谢谢你了 谢谢您 谢谢你 谢谢亲 谢谢啦 谢谢了 谢谢哈 谢谢 谢啦 谢了 多谢了 多谢
    感谢 麻烦您了 麻烦你了 麻烦了 辛苦了 拜托了
"""
_MENUS = "商品信息咨询 订单业务咨询"
_FILLERS = "嗯+|恩+|额+|呃+|哦+|噢+|喔+|唉+|诶+|那个"
_PARTICLES = "亲亲|亲爱的|亲|哈+|哦+|噢+|喔+|呢|啊+|呀|啦|嘛|哟|呗|撒|嘞|哇"


def _any_of(*lists: str) -> str:
    return "|".join(word for words in lists for word in words.split())


_HEAD = re.compile(rf"(?:{_any_of(_CALLS, _HELLOS, _ASKS, _MENUS)}|{_FILLERS})[\W_]*")
_TAIL = re.compile(rf"[\W_]*(?:{_any_of(_THANKS, _HELLOS, _MENUS)}|{_PARTICLES})[\W_]*$")


def strip_politeness(text: str) -> str:
    """Return folded text without greetings, address, thanks and particles at its ends.

    Stops while at least `MIN_CONTENT` characters of content remain, so that 在吗 and 谢谢
    themselves survive. Stripping twice changes nothing.

    >>> strip_politeness("亲你好请问还有货吗谢谢啦")
    '还有货吗'
    """
    while (shorter := _stripped_once(text)) != text:
        text = shorter
    return text


def _stripped_once(text: str) -> str:
    head, tail = _HEAD.match(text), _TAIL.search(text)
    for rest in (text[head.end() :] if head else text, text[: tail.start()] if tail else text):
        if rest != text and len(_BREAK.sub("", rest)) >= MIN_CONTENT:
            return rest.strip()
    return text
