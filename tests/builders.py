"""Small banks for tests; every field that a test does not name has a sensible value."""

from __future__ import annotations

from replykit.domain.handbook import (
    Branch,
    Category,
    Flow,
    Handbook,
    Note,
    Origin,
    Standard,
    StandardGroup,
    Step,
    StepKind,
)
from replykit.domain.intent import OTHER, Intent, IntentId, Stage
from replykit.domain.phrase import Phrase, PhraseId, Slot, SlotId, SlotSource, Tone
from replykit.domain.playbook import Playbook
from replykit.domain.practice import FlagColour, FlagPurpose, Preset, Shift
from replykit.domain.rule import Rule, Severity


def an_intent(id="ship_time", stage=Stage.PRESALE, examples=("什么时候发货", "几天能发出")):
    return Intent(IntentId(id), stage, "发货时间", "Dispatch time", "问几时发货", tuple(examples))


def a_phrase(id="ship_time-soon", intent="ship_time", text="亲，{ship_time}发货~", **fields):
    return Phrase(PhraseId(id), IntentId(intent), text, **{"tone": Tone.WARM, **fields})


def a_slot(id="ship_time", source=SlotSource.PROFILE):
    return Slot(SlotId(id), "发货时限", "Dispatch time", source, "48小时内")


def a_rule(id="R51", severity=Severity.BLOCK, phrases=("加微信",), **fields):
    named = {"title_zh": "站外引流", "title_en": "Off-platform", **fields}
    return Rule(id, "站外", severity=severity, phrases=tuple(phrases), **named)


def a_book(**parts):
    """A bank of four intents, one of them `OTHER`, with phrases for each."""
    defaults = {
        "intents": (
            an_intent(),
            an_intent("bargain", examples=("便宜点吧", "能少点吗", "再优惠些我就拍")),
            an_intent("logistics", Stage.INSALE, ("到哪了", "快递到哪里了", "查下物流")),
            an_intent("damaged", Stage.AFTERSALE, ("收到就碎了", "包裹破了", "瓶子裂开漏了")),
            an_intent(OTHER, Stage.GENERAL, ("这个", "那个呢", "今天天气真好")),
        ),
        "phrases": (
            a_phrase(),
            a_phrase("ship_time-page", text="您好，发货时间以页面为准。", tone=Tone.STANDARD),
            a_phrase("bargain-floor", "bargain", "非常抱歉，价格已无法再低，满{threshold}有券。"),
            a_phrase("logistics-check", "logistics", "单号{tracking_no}，我马上为您查询物流。"),
            a_phrase("damaged-photo", "damaged", "很抱歉，请您拍张破损照片发来。"),
            a_phrase("other-ask", OTHER, "请问您想了解哪方面呢？"),
            a_phrase("other-hold", OTHER, "请稍等，马上为您核实。"),
        ),
        "rules": (a_rule(),),
        "slots": (
            a_slot(),
            a_slot("threshold", SlotSource.ASK),
            a_slot("tracking_no", SlotSource.MESSAGE),
        ),
        "version": "test",
    }
    return Playbook(**{**defaults, **parts})


def intents_of(*examples):
    """One intent for each example, named ``intent0`` and so on."""
    return tuple(an_intent(f"intent{n}", examples=(text,)) for n, text in enumerate(examples))


def a_step(id="ask", row=0, origin=Origin.MANUAL, **fields):
    words = {"text_zh": f"第{row}步", "text_en": f"Step {row}"}
    return Step(id=id, row=row, origin=origin, **{"kind": StepKind.STEP, **words, **fields})


def a_flow(steps=None, branches=None):
    """A question that leads left and right and ends below."""
    steps = steps or (
        a_step("ask", 0, kind=StepKind.QUESTION, links=("damage",)),
        a_step("left", 1, column=0, width=3, note_zh="先道歉"),
        a_step("right", 1, column=3, width=3, origin=Origin.OURS),
        a_step("tell", 2, kind=StepKind.END),
    )
    branches = branches or (
        Branch("ask", "left", "是", "yes"),
        Branch("ask", "right", "否", "no"),
        Branch("left", "tell"),
        Branch("right", "tell"),
    )
    names = ("破损", "Damage", "东西坏了怎么办", "What to do")
    return Flow("damage", Stage.AFTERSALE, *names, steps, branches, note_zh="有出入")


def a_preset(id="manual-a", colour=FlagColour.YELLOW):
    flags = dict.fromkeys(FlagPurpose, FlagColour.NONE) | {FlagPurpose.DEAL: colour}
    shifts = (Shift("白班", "09:00", "17:30"), Shift("例会", "08:20", "08:50", 1))
    names = ("手册甲", "Manual A") if id == "manual-a" else ("手册乙", "Manual B")
    return Preset(id, *names, flags, shifts, ("Day shift", "Meeting"))


def a_handbook():
    """A handbook with one of everything, two presets, and a category with a phrase."""
    words = ("首次响应", "First response", "10 秒", "10 s", "多久答第一句", "Time to answer")
    return Handbook(
        categories=(
            Category("damage", Stage.AFTERSALE, "破损", "Damage", (IntentId("damaged"),)),
        ),
        standards=(Standard("S01", StandardGroup.RESPONSE, *words, note_zh="从严"),),
        flows=(a_flow(),),
        notes=(Note("handover", ("M221",), "交接班", "Handover", "写下来", "Write it down"),),
        presets=(a_preset(), a_preset("manual-b", FlagColour.RED)),
    )
