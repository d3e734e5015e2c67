"""Finds the rows of a form by what stands on them: words, pinyin or pinyin initials."""

from __future__ import annotations

from functools import lru_cache


def label_matches(query: str, label: str) -> bool:
    """Return whether every word of a query is in a label; an empty query matches all.

    >>> label_matches("kjj", "快捷键"), label_matches("kuaijie", "快捷键")
    (True, True)
    >>> label_matches("字", "主题")
    False
    """
    from replykit.pipeline.text import searchable  # noqa: PLC0415 - with the first search

    forms = _forms(label)
    return all(any(word in form for form in forms) for word in searchable(query).split())


@lru_cache(maxsize=512)
def _forms(label: str) -> tuple[str, ...]:
    from replykit.pipeline.text import initials_of, pinyin_of, searchable  # noqa: PLC0415

    text = searchable(label)
    plain = text.replace(" ", "")
    return (text, pinyin_of(plain), initials_of(plain))
