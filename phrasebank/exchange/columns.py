"""The columns of a phrase: what they are called in files, and what stands in their cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from replykit.domain.message import Emotion
from replykit.domain.phrase import Phrase, PhraseRole, PhraseState, Tone

COLUMNS = (
    "id",
    "intent",
    "text",
    "tone",
    "state",
    "role",
    "platforms",
    "cues",
    "emotions",
    "manual",
    "long",
    "note",
)
"""Our own header, in the order it is written."""

LISTS = frozenset({"platforms", "cues", "emotions", "manual"})
"""The columns with several values in a cell."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "编号", "快捷编码", "快捷码", "编码", "shortcut"),
    "intent": ("intent", "意图", "意图名称", "分组", "分类", "类型", "category", "group"),
    "text": ("text", "内容", "话术", "话术内容", "短语内容", "短语", "回复内容", "content"),
    "tone": ("tone", "语气"),
    "state": ("state", "状态"),
    "role": ("role", "用途"),
    "platforms": ("platforms", "platform", "平台"),
    "cues": ("cues", "线索", "匹配关键词", "关键词"),
    "emotions": ("emotions", "情绪"),
    "manual": ("manual", "手册"),
    "long": ("long", "长文"),
    "note": ("note", "备注", "说明", "remark"),
}
"""What a column may be called, best name first: of two columns for one field the other is an
unknown one. Tags are no cues: a cue decides when a phrase is offered, so they go to the note."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "tone": {"标准": Tone.STANDARD, "亲切": Tone.WARM, "正式": Tone.FORMAL},
    "state": {
        "草稿": PhraseState.DRAFT,
        "启用": PhraseState.APPROVED,
        "已通过": PhraseState.APPROVED,
        "停用": PhraseState.RETIRED,
    },
    "role": {
        "回答": PhraseRole.ANSWER,
        "问候": PhraseRole.GREETING,
        "安抚": PhraseRole.EMPATHY,
        "稍等": PhraseRole.HOLD,
        "回来": PhraseRole.RESUME,
        "结束语": PhraseRole.CLOSING,
        "主动": PhraseRole.PROACTIVE,
        "自动回复": PhraseRole.AUTO,
    },
    "platforms": {
        "淘宝": "taobao",
        "天猫": "taobao",
        "淘宝/天猫": "taobao",
        "千牛": "taobao",
        "京东": "jd",
        "拼多多": "pdd",
        "抖音": "douyin",
        "快手": "kuaishou",
        "其他": "other",
    },
    "emotions": {
        "平静": Emotion.CALM,
        "着急": Emotion.HURRIED,
        "担心": Emotion.WORRIED,
        "失望": Emotion.DISAPPOINTED,
        "生气": Emotion.ANGRY,
    },
}
"""What the values of a column are called besides their own names."""

_YES = frozenset({"true", "1", "yes", "是"})
_NO = frozenset({"", "false", "0", "no", "否"})
_SPECIAL = re.compile(r"[\\|,，、;；\n]")
_ITEM = re.compile(r"(?:\\.|[^|,，、;；\n])+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_KNOWN = {alias: column for column, names in NAMES.items() for alias in names}


def by_column(header: Sequence[str]) -> dict[str, str]:
    """Return the header's own name of every column it has.

    >>> by_column(["分类", "短语内容", "标签"])
    {'text': '短语内容', 'intent': '分类'}
    """
    places: dict[str, tuple[int, str]] = {}
    for name in header:
        plain = _plain(name)
        column = _KNOWN.get(plain)
        if column is not None:
            rank = NAMES[column].index(plain)
            if column not in places or rank < places[column][0]:
                places[column] = (rank, name)
    return {column: places[column][1] for column in ("text", *COLUMNS) if column in places}


def cells_of(phrase: Phrase) -> dict[str, str]:
    """Return the cells of a phrase by column; `record_of` undoes it."""
    cells = {}
    for column in COLUMNS:
        value = getattr(phrase, column)
        if column in LISTS:
            cells[column] = joined(value)
        elif column == "long":
            cells[column] = "true" if value else ""
        else:
            cells[column] = str(value)
    return cells


def record_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return cells by column in the form `phrasebank.schema.phrase` reads.

    Words of the window (标准, 草稿, 淘宝) become the values of the bank; others stay as they
    are and are found wrong there. Empty cells of columns with a usual value are left out.
    """
    record: dict[str, Any] = {}
    for column, cell in cells.items():
        if column in LISTS:
            record[column] = [_called(column, item) for item in split(cell)] if cell else []
        elif column == "long":
            record[column] = _flag(cell)
        elif column not in _WORDS:
            record[column] = cell
        elif cell.strip():
            record[column] = _called(column, cell)
    return record


def joined(values: Iterable[str]) -> str:
    r"""Return several values as one cell, with a ``\`` before separators within them.

    >>> joined(["发票,专票", "开票"])
    '发票\\,专票|开票'
    """
    return "|".join(_SPECIAL.sub(lambda found: f"\\{found[0]}", value) for value in values)


def split(cell: str) -> list[str]:
    r"""Return the values of a cell; the separators of other programs count as well.

    >>> split("退款，退货")
    ['退款', '退货']
    """
    items = (_ESCAPED.sub(r"\1", item.strip()) for item in _ITEM.findall(cell))
    return [item for item in items if item]


@lru_cache(maxsize=4096)
def _called(column: str, cell: str) -> str:
    words = _WORDS.get(column)
    if words is None:
        return cell
    plain = _plain(cell)
    return str(words.get(plain, plain))


def _flag(cell: str) -> bool | str:
    plain = _plain(cell)
    if plain in _NO:
        return False
    return True if plain in _YES else cell


def _plain(name: str) -> str:
    """Return a name without width, case, and the star of columns that must be filled in."""
    return unicodedata.normalize("NFKC", name).strip().strip("*").lower()
