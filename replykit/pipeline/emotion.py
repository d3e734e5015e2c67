"""How the customer feels, by the wording: whether a reply should soothe before it answers."""

from __future__ import annotations

import re

from replykit.domain.message import Emotion

_SIGNS: tuple[tuple[Emotion, str], ...] = (
    (
        Emotion.ANGRY,
        r"投诉|举报|骗子|骗人|欺骗|坑人|坑爹|太坑|垃圾|恶心|无语|气死|气人|过分|离谱|忽悠|糊弄|敷衍"
        r"|耍我|什么态度|态度差|曝光|工商|消协|差评|不要脸|黑店|奸商|受够|凭什么|搞笑|你们有病|烦死",
    ),
    (
        Emotion.DISAPPOINTED,
        r"失望|心寒|寒心|后悔|白等|白买|再也不|不会再来|不来了|上当|不值|对不起这个价|亏我|枉我|伤心"
        r"|难过|就这样?的?质量|太差|这么差|算了吧不",
    ),
    (
        Emotion.WORRIED,
        r"担心|怕|不放心|会不会|丢了吧|丢件|是不是丢|靠谱吗|放心吗|没问题吧|万一|有没有事|不会是假|心慌",
    ),
    (
        Emotion.HURRIED,
        r"快点|快些|赶紧|赶快|马上|急用|着急|很急|好急|急死|加急|速度|尽快|抓紧|来不及|等不了|等了?好久"
        r"|等很久|怎么还|咋还|还没到|还不发|还没发|催|到底",
    ),
)
_COMPILED = tuple((emotion, re.compile(pattern)) for emotion, pattern in _SIGNS)
_LOUD = re.compile(r"[!！?？]{3,}")

SOOTHING = re.compile(
    r"抱歉|对不起|不好意思|理解您|体谅|让您久等|久等了|让您担心|添麻烦|别着急|请放心"
)
"""What a reply to somebody who is not calm should hold (M106, M107, M170)."""


def emotion_of(text: str, raw: str = "") -> Emotion:
    """Return how the writer of a message feels.

    Args:
        text: The folded message.
        raw: The same as it was written, for its marks; "" if there is none.

    >>> emotion_of("三天了怎么还不发 你们是骗子吧")
    <Emotion.ANGRY: 'angry'>
    >>> emotion_of("有没有大一码的")
    <Emotion.CALM: 'calm'>
    """
    for emotion, signs in _COMPILED:
        if signs.search(text):
            return emotion
    return Emotion.HURRIED if _LOUD.search(raw) else Emotion.CALM
