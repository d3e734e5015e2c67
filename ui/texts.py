"""What the codes of the core are called in the user's language.

Every table maps a code to a Chinese source text, marked for Qt Linguist under the context
``texts``; the functions below translate it when it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from PySide6.QtCore import QCoreApplication

from replykit.domain.intent import Intent, OrderState, Stage
from replykit.domain.phrase import Phrase, Scope, Slot, Tone
from replykit.domain.reply import Extent, Finding, Reason
from replykit.domain.rule import Severity
from replykit.errors import UserError
from replykit.ports import KeptContent
from replykit.settings import Language
from ui.key_map import naming_key
from ui.translations import QT_TRANSLATE_NOOP as QT_TRANSLATE_NOOP  # noqa: PLC0414 - and given on

STAGES: Mapping[Stage, str] = {
    Stage.GENERAL: QT_TRANSLATE_NOOP("texts", "通用"),
    Stage.PRESALE: QT_TRANSLATE_NOOP("texts", "售前"),
    Stage.INSALE: QT_TRANSLATE_NOOP("texts", "售中"),
    Stage.AFTERSALE: QT_TRANSLATE_NOOP("texts", "售后"),
}

TONES: Mapping[Tone, str] = {
    Tone.STANDARD: QT_TRANSLATE_NOOP("texts", "标准"),
    Tone.WARM: QT_TRANSLATE_NOOP("texts", "亲切"),
    Tone.FORMAL: QT_TRANSLATE_NOOP("texts", "正式"),
}

ORDER_STATES: Mapping[OrderState, str] = {
    OrderState.NONE: QT_TRANSLATE_NOOP("texts", "未下单"),
    OrderState.ORDERED: QT_TRANSLATE_NOOP("texts", "已下单"),
    OrderState.RECEIVED: QT_TRANSLATE_NOOP("texts", "已收货"),
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.HINT: QT_TRANSLATE_NOOP("texts", "建议"),
    Severity.WARN: QT_TRANSLATE_NOOP("texts", "提醒"),
    Severity.BLOCK: QT_TRANSLATE_NOOP("texts", "禁用"),
}

PLATFORMS: Mapping[str, str] = {
    "taobao": QT_TRANSLATE_NOOP("texts", "淘宝/天猫"),
    "jd": QT_TRANSLATE_NOOP("texts", "京东"),
    "pdd": QT_TRANSLATE_NOOP("texts", "拼多多"),
    "douyin": QT_TRANSLATE_NOOP("texts", "抖音"),
    "kuaishou": QT_TRANSLATE_NOOP("texts", "快手"),
    "other": QT_TRANSLATE_NOOP("texts", "其他"),
}

EXTENTS: Mapping[Extent, str] = {
    Extent.BARE: QT_TRANSLATE_NOOP("texts", "只有答复"),
    Extent.FITTING: QT_TRANSLATE_NOOP("texts", "看情况"),
    Extent.FULL: QT_TRANSLATE_NOOP("texts", "完整"),
}
"""How much is said around an answer."""

REASONS: Mapping[str, str] = {
    "intent": QT_TRANSLATE_NOOP("texts", "意图相符"),
    "wording": QT_TRANSLATE_NOOP("texts", "用词接近：{detail}"),
    "cue": QT_TRANSLATE_NOOP("texts", "提到「{detail}」"),
    "lookup": QT_TRANSLATE_NOOP("texts", "查实后再用"),
    "soothing": QT_TRANSLATE_NOOP("texts", "先安抚情绪"),
    "sent": QT_TRANSLATE_NOOP("texts", "刚发过，先换一句"),
    "used": QT_TRANSLATE_NOOP("texts", "用过 {detail} 次"),
    "picked": QT_TRANSLATE_NOOP("texts", "您改选过 {detail} 次"),
    "general": QT_TRANSLATE_NOOP("texts", "稳妥的通用回复"),
    "opener": QT_TRANSLATE_NOOP("texts", "按情境加了开场"),
    "search": QT_TRANSLATE_NOOP("texts", "符合搜索"),
    "found": QT_TRANSLATE_NOOP("texts", "名称、编号、标签或备注相符"),
    "together": QT_TRANSLATE_NOOP("texts", "一次回答 {detail} 个问题"),
}

FINDINGS: Mapping[str, str] = {
    "slot.unfilled": QT_TRANSLATE_NOOP("texts", "还有空没填"),
    "text.control": QT_TRANSLATE_NOOP("texts", "含有看不见的控制字符"),
    "text.long": QT_TRANSLATE_NOOP("texts", "回复太长"),
    "reply.doubtful": QT_TRANSLATE_NOOP("texts", "这句话可能不妥"),
    "reply.repeated": QT_TRANSLATE_NOOP("texts", "刚发过同样的话"),
    "phrase.empty": QT_TRANSLATE_NOOP("texts", "还没有写内容"),
    "phrase.slot": QT_TRANSLATE_NOOP("texts", "没有这个空位"),
    "phrase.brace": QT_TRANSLATE_NOOP("texts", "花括号没有成对；要显示花括号请写两个"),
    "phrase.long": QT_TRANSLATE_NOOP("texts", "超过 200 字，客户不容易读完"),
    "phrase.near_duplicate": QT_TRANSLATE_NOOP("texts", "和这个意图的另一条几乎一样"),
    "intent.tones": QT_TRANSLATE_NOOP("texts", "这个意图只有一种语气，换一种更好"),
}
"""Findings made without a rule; those of rules bring their own title."""

ERRORS: Mapping[str, str] = {
    "bank.unreadable": QT_TRANSLATE_NOOP(
        "texts", "话术文件读不出来，现在没有可用的话术。请重新安装程序，或检查文件：{path}"
    ),
    "bank.conflict": QT_TRANSLATE_NOOP(
        "texts",
        "没有保存：这一条刚在别处改过。您写的内容还在这里，库里的也没有动；"
        "请看一眼新的版本，再改一次。",
    ),
    "phrase.blocked": QT_TRANSLATE_NOOP(
        "texts", "没有启用：内容违反规则（{rules}）。改好再启用，或者先存成草稿。"
    ),
    "db.unavailable": QT_TRANSLATE_NOOP(
        "texts",
        "打不开我的话术库，先用内置话术，回复照常。请检查文件夹是否存在、是否有权限：{path}",
    ),
    "db.locked": QT_TRANSLATE_NOOP(
        "texts",
        "我的话术库正被另一个程序占用，先用内置话术，内容没有改动。"
        "请关掉另一个 ReplyKit 后重新打开。",
    ),
    "db.readonly": QT_TRANSLATE_NOOP(
        "texts",
        "我的话术库是只读的，先用内置话术，内容没有改动。请给文件写入权限后重新打开：{path}",
    ),
    "db.full": QT_TRANSLATE_NOOP(
        "texts", "磁盘满了，先用内置话术，已有内容都在。请清出空间后重新打开。"
    ),
    "db.too_new": QT_TRANSLATE_NOOP(
        "texts",
        "我的话术库来自更新的版本，先用内置话术，内容没有改动。请把 ReplyKit 升级到最新版。",
    ),
    "db.corrupt": QT_TRANSLATE_NOOP(
        "texts",
        "我的话术库文件损坏了，先用内置话术，原文件保留不动。可以从 backups 文件夹恢复：{path}",
    ),
    "db.network_drive": QT_TRANSLATE_NOOP(
        "texts",
        "我的话术库放在网络盘上，容易损坏，所以没有打开，先用内置话术。请改放本机磁盘：{path}",
    ),
    "reply.blocked": QT_TRANSLATE_NOOP("texts", "这条回复违反规则，没有复制：{rules}"),
    "reply.empty": QT_TRANSLATE_NOOP("texts", "没有可以复制的文字"),
    "clipboard.failed": QT_TRANSLATE_NOOP(
        "texts", "没有复制成功：剪贴板被别的程序占用。文字已选好，请按 Ctrl+C"
    ),
    "clipboard.other": QT_TRANSLATE_NOOP(
        "texts", "没有撤销：剪贴板里已经是别的程序的内容，没有动它"
    ),
    "undo.nothing": QT_TRANSLATE_NOOP("texts", "没有可以撤销的复制；撤销只保留一分钟"),
    "input.unreadable": QT_TRANSLATE_NOOP("texts", "输入读不出来：{path}"),
    "input.empty": QT_TRANSLATE_NOOP("texts", "没有输入内容"),
    "output.unwritable": QT_TRANSLATE_NOOP("texts", "写不进文件：{path}"),
    "plots.missing": QT_TRANSLATE_NOOP("texts", "画图缺少组件，其他功能不受影响"),
    "exchange.format": QT_TRANSLATE_NOOP("texts", "不认识这种文件，能用的有：{known}"),
    "exchange.header": QT_TRANSLATE_NOOP("texts", "没找到表头，至少要有“内容”一列：{path}"),
    "exchange.too_big": QT_TRANSLATE_NOOP("texts", "文件太大，最多 {limit}，请分成几个"),
    "exchange.damaged": QT_TRANSLATE_NOOP(
        "texts", "文件内容读不懂，请用原来的软件另存一份再试：{path}"
    ),
    "exchange.exists": QT_TRANSLATE_NOOP("texts", "这个文件已经有了，没有覆盖：{path}"),
    "exchange.unwritable": QT_TRANSLATE_NOOP("texts", "写不进文件，话术库没有变：{path}"),
    "own.personal_data": QT_TRANSLATE_NOOP(
        "texts", "没有存：里面像有客户的信息（{found}）。删掉或换成空位再存，回复还可以照常复制。"
    ),
    "own.nowhere": QT_TRANSLATE_NOOP(
        "texts", "现在存不了：我的话术库没有打开。内容还在编辑框里，稍后再存。"
    ),
    "own.known": QT_TRANSLATE_NOOP("texts", "没有存：话术库里已经有一模一样的这一条"),
    "exchange.intent": QT_TRANSLATE_NOOP("texts", "话术库里没有这个意图：{intent}"),
    "settings.foreign": QT_TRANSLATE_NOOP("texts", "这不是 ReplyKit 导出的设置文件，什么都没有改"),
    "settings.newer": QT_TRANSLATE_NOOP(
        "texts", "这个设置文件是更新版本的 ReplyKit 写的，请先升级"
    ),
    "settings.unwritable": QT_TRANSLATE_NOOP("texts", "文件写不进去，请换个位置：{path}"),
    "autostart.failed": QT_TRANSLATE_NOOP("texts", "系统不让改开机启动（{reason}），其他照常"),
    "shop.name_taken": QT_TRANSLATE_NOOP("texts", "已经有一个店铺叫“{name}”"),
    "shop.name_missing": QT_TRANSLATE_NOOP("texts", "店铺要有名字"),
    "shop.too_many": QT_TRANSLATE_NOOP("texts", "最多 {most} 个店铺"),
}

_UNKNOWN_ERROR = QT_TRANSLATE_NOOP("texts", "出了点问题（{code}），回复功能不受影响")
_COPIED = QT_TRANSLATE_NOOP("texts", "已复制：{text}")
_COPIED_PART = QT_TRANSLATE_NOOP("texts", "已复制 {part}/{parts}，再按 {key} 复制下一段：{text}")
_COPIED_LAST = QT_TRANSLATE_NOOP("texts", "已复制 {part}/{parts}，最后一段：{text}")
_NEXT_GROUP = QT_TRANSLATE_NOOP("texts", "接着答：{name} · {said}")
_UNDONE = QT_TRANSLATE_NOOP("texts", "已撤销，剪贴板恢复为：{content}")
_UNDONE_PARTLY = QT_TRANSLATE_NOOP("texts", "已撤销，剪贴板恢复为：{content}（其余格式没能恢复）")
_UNDONE_EMPTY = QT_TRANSLATE_NOOP("texts", "已撤销，剪贴板和之前一样是空的")
_UNDONE_LOST = QT_TRANSLATE_NOOP("texts", "已撤销；之前的内容太大或没读出来，剪贴板已清空")
_UNDONE_SECRET = QT_TRANSLATE_NOOP("texts", "已撤销；之前的内容标了保密，没有留存，剪贴板已清空")
_FILES = QT_TRANSLATE_NOOP("texts", "{count} 个文件")
_IMAGE = QT_TRANSLATE_NOOP("texts", "图片")
_OTHER_CONTENT = QT_TRANSLATE_NOOP("texts", "其他内容")
_OWN = QT_TRANSLATE_NOOP("texts", "我的")
_EXTENT = QT_TRANSLATE_NOOP("texts", "回复组合：{extent}，按 {key} 切换")
_LANGUAGE = QT_TRANSLATE_NOOP("texts", "zh")
"""Its translation is the code of the language in force."""


def language() -> Language:
    """Return the language the window speaks now."""
    return "en" if _tr(_LANGUAGE) == "en" else "zh"


def stage_name(stage: Stage) -> str:
    """Return what a stage is called."""
    return _tr(STAGES[stage])


def tone_name(tone: Tone) -> str:
    """Return what a tone is called."""
    return _tr(TONES[tone])


def scope_mark(phrase: Phrase) -> str:
    """Return the mark of a phrase of the agent's own, "" for the team's."""
    return _tr(_OWN) if phrase.scope is Scope.PERSONAL else ""


def copied_text(text: str, part: int, parts: int) -> str:
    """Return that a text was copied, and with which key the next part follows."""
    line = " ".join(text.split())
    if parts == 1:
        return filled(_tr(_COPIED), {"text": line})
    said = naming_key(_tr(_COPIED_PART if part < parts else _COPIED_LAST), "split")
    return filled(said, {"part": str(part), "parts": str(parts), "text": line})


def next_said(said: str, name: str) -> str:
    """Return what was said of a copy, and which of several requests is to be answered next."""
    return filled(_tr(_NEXT_GROUP), {"said": said, "name": name})


def undone_text(now: KeptContent) -> str:
    """Return that a copy was taken back, and what is on the clipboard instead."""
    if not now.formats:
        empty = _UNDONE_SECRET if now.secret else _UNDONE_LOST if now.lost else _UNDONE_EMPTY
        return _tr(empty)
    said = _UNDONE if now.complete else _UNDONE_PARTLY
    return filled(_tr(said), {"content": _content_name(now.formats)})


def _content_name(formats: Mapping[str, bytes]) -> str:
    if "text/uri-list" in formats:
        lines = formats["text/uri-list"].decode(errors="replace").splitlines()
        files = [line for line in lines if line.strip() and not line.startswith("#")]
        return filled(_tr(_FILES), {"count": str(len(files))})
    text = " ".join(formats.get("text/plain", b"").decode(errors="replace").split())
    image = any(name.startswith("image/") or "image" in name for name in formats)
    return text or _tr(_IMAGE if image else _OTHER_CONTENT)


def extent_said(extent: Extent) -> str:
    """Return what an extent of composition does, after it was chosen."""
    return filled(naming_key(_tr(_EXTENT), "extent"), {"extent": extent_name(extent)})


def extent_name(extent: Extent) -> str:
    """Return what an extent of composition is called."""
    return _tr(EXTENTS[extent])


def order_state_name(state: OrderState) -> str:
    """Return what an order state is called."""
    return _tr(ORDER_STATES[state])


def severity_name(severity: Severity) -> str:
    """Return what a severity is called."""
    return _tr(SEVERITIES[severity])


def platform_name(platform: str) -> str:
    """Return what a platform is called; the id itself if it is not one of ours."""
    return _tr(PLATFORMS.get(platform, platform))


def intent_name(intent: Intent) -> str:
    """Return an intent's name in the language in force."""
    return intent.name_en if language() == "en" and intent.name_en else intent.name_zh


def slot_label(slot: Slot) -> str:
    """Return a slot's label in the language in force."""
    return slot.label_en if language() == "en" and slot.label_en else slot.label_zh


def reason_text(reason: Reason) -> str:
    """Return one reason in words, "" for a code nobody knows."""
    return _tr(REASONS.get(reason.code, "")).replace("{detail}", reason.detail)


def reasons_text(reasons: tuple[Reason, ...]) -> str:
    """Return all reasons in one line."""
    return " · ".join(text for text in map(reason_text, reasons) if text)


def finding_title(finding: Finding) -> str:
    """Return what a finding is about."""
    return finding.title or _tr(FINDINGS.get(finding.rule, "")) or finding.rule


def finding_words(finding: Finding) -> str:
    """Return severity, rule, title, penalty and safe wording in one sentence."""
    code = "" if "." in finding.rule else finding.rule  # those of the check itself say nothing
    title = " ".join(part for part in (code, finding_title(finding)) if part)
    parts = (severity_name(finding.severity), title, finding.penalty, finding.safe)
    return " · ".join(part for part in parts if part)


def phrase_platforms(phrase: Phrase) -> str:
    """Return the platforms a phrase suits in one line, "" if it suits all."""
    return " · ".join(platform_name(platform) for platform in phrase.platforms)


def error_text(error: UserError) -> str:
    """Return what happened, what was kept and what to do."""
    text = _tr(ERRORS.get(error.code, _UNKNOWN_ERROR))
    values = {"code": error.code, **{key: str(value) for key, value in error.params.items()}}
    return filled(text, values)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its ``{name}`` places filled; unknown ones become empty."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: values.get(name, "") for name in names})


def _tr(source: str) -> str:
    return QCoreApplication.translate("texts", source) if source else ""
