"""What the handbook is called in the user's language; marked for Qt Linguist as ``texts``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from replykit.domain.handbook import Flow, Measure, Note, Origin, Standard, StandardGroup, Step
from replykit.domain.practice import DAILY, FlagColour, FlagPurpose, Flags, Preset, Shift
from replykit.domain.rule import Rule
from ui import texts
from ui.translations import QT_TRANSLATE_NOOP

GROUPS: Mapping[StandardGroup, str] = {
    StandardGroup.RESPONSE: QT_TRANSLATE_NOOP("texts", "标准 · 响应"),
    StandardGroup.SKILL: QT_TRANSLATE_NOOP("texts", "标准 · 技能与接待量"),
    StandardGroup.SALES: QT_TRANSLATE_NOOP("texts", "标准 · 成交"),
    StandardGroup.PLATFORM: QT_TRANSLATE_NOOP("texts", "标准 · 平台考核"),
    StandardGroup.AFTERSALE: QT_TRANSLATE_NOOP("texts", "标准 · 售后"),
    StandardGroup.CUSTOMER: QT_TRANSLATE_NOOP("texts", "标准 · 客户常识"),
    StandardGroup.SHIFT: QT_TRANSLATE_NOOP("texts", "标准 · 班次与例会"),
    StandardGroup.TRAINING: QT_TRANSLATE_NOOP("texts", "标准 · 培训"),
    StandardGroup.QUALITY: QT_TRANSLATE_NOOP("texts", "标准 · 绩效与满意度"),
}

MEASURES: Mapping[Measure, str] = {
    Measure.NONE: QT_TRANSLATE_NOOP("texts", "要从平台后台或店里记录里看"),
    Measure.DESK: QT_TRANSLATE_NOOP("texts", "可以从接待时间里算出来"),
    Measure.PRACTICE: QT_TRANSLATE_NOOP("texts", "可以在练习里测"),
}

ORIGINS: Mapping[Origin, str] = {
    Origin.MANUAL: QT_TRANSLATE_NOOP("texts", "依据手册"),
    Origin.TITLE: QT_TRANSLATE_NOOP("texts", "手册只有标题，说明由本工具补充"),
    Origin.OURS: QT_TRANSLATE_NOOP("texts", "手册缺失，本工具补充"),
}

TAGS: Mapping[Origin, str] = {
    Origin.MANUAL: "",
    Origin.TITLE: QT_TRANSLATE_NOOP("texts", "手册仅标题"),
    Origin.OURS: QT_TRANSLATE_NOOP("texts", "本工具补充"),
}
"""What is written in the box of a step."""

PURPOSES: Mapping[FlagPurpose, str] = {
    FlagPurpose.DEAL: QT_TRANSLATE_NOOP("texts", "每单成交"),
    FlagPurpose.READY: QT_TRANSLATE_NOOP("texts", "无误，可以发货"),
    FlagPurpose.PROBLEM: QT_TRANSLATE_NOOP("texts", "有问题，推迟发货"),
    FlagPurpose.REFUND: QT_TRANSLATE_NOOP("texts", "没发货，要退款"),
    FlagPurpose.RETURNED: QT_TRANSLATE_NOOP("texts", "仓库收到退件"),
    FlagPurpose.AUDIT: QT_TRANSLATE_NOOP("texts", "已提交审核"),
}

COLOURS: Mapping[FlagColour, str] = {
    FlagColour.RED: QT_TRANSLATE_NOOP("texts", "红旗"),
    FlagColour.YELLOW: QT_TRANSLATE_NOOP("texts", "黄旗"),
    FlagColour.GREEN: QT_TRANSLATE_NOOP("texts", "绿旗"),
    FlagColour.BLUE: QT_TRANSLATE_NOOP("texts", "蓝旗"),
    FlagColour.PURPLE: QT_TRANSLATE_NOOP("texts", "紫旗"),
    FlagColour.GREY: QT_TRANSLATE_NOOP("texts", "灰旗"),
    FlagColour.NONE: QT_TRANSLATE_NOOP("texts", "不插旗"),
}

WEEKDAYS = (
    QT_TRANSLATE_NOOP("texts", "每天"),
    QT_TRANSLATE_NOOP("texts", "周一"),
    QT_TRANSLATE_NOOP("texts", "周二"),
    QT_TRANSLATE_NOOP("texts", "周三"),
    QT_TRANSLATE_NOOP("texts", "周四"),
    QT_TRANSLATE_NOOP("texts", "周五"),
    QT_TRANSLATE_NOOP("texts", "周六"),
    QT_TRANSLATE_NOOP("texts", "周日"),
)
"""By `Shift.weekday`."""

_SEVERITY = QT_TRANSLATE_NOOP("texts", "程度")
_PENALTY = QT_TRANSLATE_NOOP("texts", "处罚")
_WHY = QT_TRANSLATE_NOOP("texts", "为什么")
_SAFE = QT_TRANSLATE_NOOP("texts", "可以怎么说")
_CHECK = QT_TRANSLATE_NOOP("texts", "检查")
_CHECKED = QT_TRANSLATE_NOOP("texts", "复制前自动检查")
_READ = QT_TRANSLATE_NOOP("texts", "供参考，文字里看不出来")
_VALUE = QT_TRANSLATE_NOOP("texts", "数值")
_MEANING = QT_TRANSLATE_NOOP("texts", "含义")
_FORMULA = QT_TRANSLATE_NOOP("texts", "算法")
_SCOPE = QT_TRANSLATE_NOOP("texts", "适用")
_REMARK = QT_TRANSLATE_NOOP("texts", "注意")
_MEASURE = QT_TRANSLATE_NOOP("texts", "怎么量")
_SIZE = QT_TRANSLATE_NOOP("texts", "步骤")
_STEPS = QT_TRANSLATE_NOOP("texts", "共 {all} 步")
_SOME_OURS = QT_TRANSLATE_NOOP("texts", "共 {all} 步，其中 {own} 步由本工具补充")
_EVERYWHERE = QT_TRANSLATE_NOOP("texts", "各平台通用")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it is about ("" for running text), the text, a flag beside it."""

    about: str
    text: str
    flag: FlagColour | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of an entry: title, manual ids, lines."""

    title: str
    ids: str
    lines: tuple[Line, ...]


def standard_card(standard: Standard) -> Card:
    """Return a standard as a small table."""
    lines = (
        Line(tr(_VALUE), pick(standard, "value")),
        Line(tr(_MEANING), pick(standard, "definition")),
        Line(tr(_FORMULA), pick(standard, "formula")),
        Line(tr(_SCOPE), _scope(standard.platforms)),
        Line(tr(_MEASURE), tr(MEASURES[standard.measure])),
        Line(tr(_REMARK), pick(standard, "note")),
    )
    return Card(pick(standard, "name"), standard.id, tuple(line for line in lines if line.text))


def rule_card(rule: Rule) -> Card:
    """Return a platform rule or wording standard."""
    lines = (
        Line(tr(_SEVERITY), texts.severity_name(rule.severity)),
        Line(tr(_PENALTY), rule.penalty),
        Line(tr(_WHY), rule.why),
        Line(tr(_SAFE), rule.safe),
        Line(tr(_SCOPE), _scope(rule.platforms)),
        Line(tr(_CHECK), tr(_CHECKED if rule.checked else _READ)),
    )
    return Card(pick(rule, "title"), rule.id, tuple(line for line in lines if line.text))


def _scope(platforms: Sequence[str]) -> str:
    return " · ".join(map(texts.platform_name, platforms)) or tr(_EVERYWHERE)


def flow_card(flow: Flow) -> Card:
    """Return what a flow is for."""
    own = sum(step.origin is Origin.OURS for step in flow.steps)
    count = texts.filled(
        tr(_SOME_OURS if own else _STEPS), {"all": str(len(flow.steps)), "own": str(own)}
    )
    lines = (
        Line("", pick(flow, "summary")),
        Line(tr(_SIZE), count),
        Line(tr(_REMARK), pick(flow, "note")),
    )
    return Card(pick(flow, "name"), " ".join(flow.manual), tuple(x for x in lines if x.text))


def note_card(note: Note) -> Card:
    """Return a note for the team."""
    lines = tuple(Line("", part) for part in pick(note, "text").splitlines() if part.strip())
    return Card(pick(note, "title"), " ".join(note.manual), lines)


def flags_card(flags: Flags, title: str, remark: str) -> Card:
    """Return the shop's flags."""
    lines = tuple(
        Line(tr(PURPOSES[purpose]), tr(COLOURS[colour]), colour)
        for purpose, colour in ((p, flags.get(p, FlagColour.NONE)) for p in FlagPurpose)
    )
    return Card(title, "", _with(lines, remark))


def shifts_card(shifts: Sequence[Shift], title: str, remark: str) -> Card:
    """Return the shop's shifts and weekly meeting."""
    lines = tuple(Line(shift.name, shift_text(shift)) for shift in shifts)
    return Card(title, "", _with(lines, remark))


def _with(lines: tuple[Line, ...], remark: str) -> tuple[Line, ...]:
    return (*lines, Line("", remark)) if remark else lines


def shift_text(shift: Shift) -> str:
    """Return when a shift is: its day if it is weekly, begin and end."""
    day = "" if shift.weekday == DAILY else f"{tr(WEEKDAYS[shift.weekday])} "
    return f"{day}{shift.start}–{shift.end}"


def preset_shifts(preset: Preset) -> tuple[Shift, ...]:
    """Return the shifts of a preset, named in the language in force."""
    if texts.language() == "zh":
        return preset.shifts
    return tuple(
        Shift(name, shift.start, shift.end, shift.weekday)
        for name, shift in zip(preset.names_en, preset.shifts, strict=True)
    )


def next_steps(flow: Flow, step: Step) -> str:
    """Return where the arrows of a step lead, "" where it ends: for who cannot see them."""
    names = {item.id: pick(item, "text") for item in flow.steps}
    ways = [
        ": ".join(part for part in (pick(branch, "label"), names[branch.end]) if part)
        for branch in flow.branches
        if branch.start == step.id
    ]
    text = tr(QT_TRANSLATE_NOOP("texts", "接着：{steps}"))
    return texts.filled(text, {"steps": "; ".join(ways)}) if ways else ""


def pick(record: object, field: str) -> str:
    """Return a bilingual field of a record of the handbook in the language in force."""
    chinese: str = getattr(record, f"{field}_zh")
    english: str = getattr(record, f"{field}_en")
    return english if texts.language() == "en" and english else chinese


def tr(source: str) -> str:
    """Return a text of the tables above in the language in force."""
    return QCoreApplication.translate("texts", source) if source else ""
