"""Names of people in a customer's words, where something says that they are names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replykit.pipeline.personal import Personal, PersonalSpan, blanked, matched

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
    "龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋甘景薄柏桂柯闵解柴华冉"
)
_LONG_SURNAMES = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|南宫|长孙|宇文|端木"
_NOT_GIVEN = (
    "的了吗呢吧啊呀哦嘛么是不没有我你您他她它们这那谁哪什怎跟与或电手地住收写填改换错对要能在到给帮寄发"
    "送货件人都么就也还只再被把让叫说看用去来过得着里上下前后个位些号码"
)
_TITLES = "先生|女士|小姐|太太|阿姨|叔叔|老师|校长|经理|师傅|大爷|大妈|同学"
_NO_NAMES = (
    "马上|何时|何处|任何|万一|万能|方便|方式|方法|高兴|高端|高级|常用|常常|成功|成都|江西|江苏|金额|金色|白色|黄色|钱包"
    "|安排|安装|安全|平台|管理|关系|关于|向上|于是|余额|查询|温州|贵州|华为|毕竟|解决|强制|严重|易碎|文字|文件|石家"
    "|林业|夏天|周一|周二|周三|周四|周五|周六|周日|周末|汤圆|左右|边上|车子|房东|房子|路上|路过|史上|龙虾|牛奶|牛肉|盛夏"
    "|申请|申通|顾客|游戏|项目|席子|武汉|杭州|苏州|广州|郑州|洪水|雷同|季节|章鱼|谢谢|许多|单位|全部|时间|时候|和平|康师|施工|成外"
)
_GIVEN = rf"[㐀-鿿](?<![{_NOT_GIVEN}])"
_NAME = rf"(?!{_NO_NAMES})(?:(?:{_LONG_SURNAMES}|[{_SURNAMES}])(?:{_TITLES}|(?:{_GIVEN}){{1,2}}))"
_SAID = (
    r"(?:姓名|名字|名)?(?:写的|填的|留的|的是我|的)?"
    r"(?:是不是|改成|换成|改为|换为|写成|应该是|是|为|叫|写|填|改|换|:| ){0,3}"
)
_NAMED = re.compile(
    r"(?:收件人|收货人|签收人|取件人|联系人|下单人|购买人|收件|姓名|户名|持卡人|开户人|真名|实名)"
    rf"{_SAID}({_NAME})"
)
_MYSELF = re.compile(
    rf"(?:我叫|我名字叫|我名字是|本人叫|我的名字是)[ :]?({_NAME})"
    r"(?=[^㐀-鿿]|$|电话|手机|身份|收件|地址)"
)
_EDGE = r"[\s,，;；:：、/|()（）。.+-]"
_AFTER = re.compile(rf"{_EDGE}{{0,3}}({_NAME})(?={_EDGE}|\0|$|收(?![到货件藏]))")
_BEFORE = re.compile(rf"(?:^|(?<={_EDGE})|(?<=\0))({_NAME})收?{_EDGE}{{0,3}}$")
_OF_A_PERSON = frozenset({Personal.PHONE, Personal.ADDRESS, Personal.IDENTITY})


def names(work: str) -> Iterator[PersonalSpan]:
    """Yield the names that are said to be names."""
    yield from matched(work, Personal.NAME, _NAMED)
    work = blanked(work, matched(work, Personal.NAME, _NAMED))
    yield from matched(work, Personal.NAME, _MYSELF)


def names_beside(work: str, found: Sequence[PersonalSpan]) -> Iterator[PersonalSpan]:
    """Yield what looks like a name right beside a phone number, an address, an identity."""
    taken = 0
    for span in sorted(span for span in found if span.kind in _OF_A_PERSON):
        least = max(span.start - 10, taken)
        window = work[least : span.start]
        before = _BEFORE.search(window if least == 0 else "#" + window)
        after = _AFTER.match(work, span.end)
        shift = least - (least > 0)
        if before:
            yield PersonalSpan(before.start(1) + shift, before.end(1) + shift, Personal.NAME)
        if after and not before:
            yield PersonalSpan(*after.span(1), Personal.NAME)
            taken = after.end(1)
