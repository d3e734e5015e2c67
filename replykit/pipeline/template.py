"""The form of a template: literal text, ``{slot}``, ``{slot|default}``, ``{{`` and ``}}``."""

from __future__ import annotations

import re
from functools import lru_cache

from replykit.domain.phrase import SlotId

PART = re.compile(r"\{\{|\}\}|\{(\w+)(?:\|([^{}]*))?\}")
"""One non-literal part; group 1 is the slot's name (None for a literal brace), 2 the default."""


@lru_cache(maxsize=4096)
def slots_of(template: str) -> tuple[SlotId, ...]:
    """Return the slots of a template, each once, in order of appearance.

    >>> slots_of("{shop}的{{亲}}，{size|均码}还有，{shop}")
    ('shop', 'size')
    """
    names = (found[1] for found in PART.finditer(template) if found[1])
    return tuple(SlotId(name) for name in dict.fromkeys(names))
