"""What the parts of the bank are called in the user's language; see `ui.texts`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from replykit.domain.handbook import Category
from replykit.domain.message import Emotion
from replykit.domain.phrase import Phrase, PhraseRole, PhraseState
from replykit.settings import Role
from ui import texts
from ui.translations import QT_TRANSLATE_NOOP

PHRASE_ROLES: Mapping[PhraseRole, str] = {
    PhraseRole.ANSWER: QT_TRANSLATE_NOOP("bank_texts", "回答"),
    PhraseRole.GREETING: QT_TRANSLATE_NOOP("bank_texts", "开场"),
    PhraseRole.EMPATHY: QT_TRANSLATE_NOOP("bank_texts", "安抚"),
    PhraseRole.HOLD: QT_TRANSLATE_NOOP("bank_texts", "请稍等"),
    PhraseRole.RESUME: QT_TRANSLATE_NOOP("bank_texts", "回来续聊"),
    PhraseRole.CLOSING: QT_TRANSLATE_NOOP("bank_texts", "结束语"),
    PhraseRole.PROACTIVE: QT_TRANSLATE_NOOP("bank_texts", "主动联系"),
    PhraseRole.AUTO: QT_TRANSLATE_NOOP("bank_texts", "自动回复"),
}

PHRASE_STATES: Mapping[PhraseState, str] = {
    PhraseState.APPROVED: QT_TRANSLATE_NOOP("bank_texts", "在用"),
    PhraseState.DRAFT: QT_TRANSLATE_NOOP("bank_texts", "草稿"),
    PhraseState.RETIRED: QT_TRANSLATE_NOOP("bank_texts", "已停用"),
}

EMOTIONS: Mapping[Emotion, str] = {
    Emotion.CALM: QT_TRANSLATE_NOOP("bank_texts", "平静"),
    Emotion.HURRIED: QT_TRANSLATE_NOOP("bank_texts", "着急"),
    Emotion.WORRIED: QT_TRANSLATE_NOOP("bank_texts", "担心"),
    Emotion.DISAPPOINTED: QT_TRANSLATE_NOOP("bank_texts", "失望"),
    Emotion.ANGRY: QT_TRANSLATE_NOOP("bank_texts", "生气"),
}

USER_ROLES: Mapping[Role, str] = {
    "agent": QT_TRANSLATE_NOOP("bank_texts", "客服"),
    "trainee": QT_TRANSLATE_NOOP("bank_texts", "新人"),
    "lead": QT_TRANSLATE_NOOP("bank_texts", "组长"),
}

_CUES = QT_TRANSLATE_NOOP("bank_texts", "客户提到：{cues}")
_MANUAL = QT_TRANSLATE_NOOP("bank_texts", "手册：{ids}")


def role_name(role: PhraseRole) -> str:
    """Return what a role of phrases is called."""
    return _tr(PHRASE_ROLES[role])


def state_name(state: PhraseState) -> str:
    """Return what a state of phrases is called."""
    return _tr(PHRASE_STATES[state])


def emotion_name(emotion: Emotion) -> str:
    """Return what an emotion is called."""
    return _tr(EMOTIONS[emotion])


def user_role_name(role: Role) -> str:
    """Return what a role of the user is called."""
    return _tr(USER_ROLES[role])


def category_name(category: Category) -> str:
    """Return a category's name in the language in force."""
    english = texts.language() == "en" and category.name_en
    return category.name_en if english else category.name_zh


def note_text(phrase: Phrase) -> str:
    """Return what one should know about a phrase: its note, where it suits, where it is from."""
    parts = (
        phrase.note,
        texts.phrase_platforms(phrase),
        " · ".join(map(emotion_name, phrase.emotions)),
        _tr(_CUES).replace("{cues}", "、".join(phrase.cues)) if phrase.cues else "",
        _tr(_MANUAL).replace("{ids}", "、".join(phrase.manual)) if phrase.manual else "",
    )
    return "\n".join(part for part in parts if part)


def _tr(source: str) -> str:
    return QCoreApplication.translate("bank_texts", source)
