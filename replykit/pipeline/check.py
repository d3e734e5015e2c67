"""Stage 5: what may not be sent, is not sent.

`Guard.check` says what is wrong and where by the rules, `Guard.review` with a second look besides,
and `Guard.approve` is the only way to an `ApprovedReply`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Protocol, Self

from replykit.domain.phrase import PhraseId, Slot
from replykit.domain.reply import ApprovedReply, Finding
from replykit.domain.rule import Rule, Severity
from replykit.errors import ReplyBlockedError, UserError
from replykit.pipeline.disguise import fold
from replykit.pipeline.mend import widened
from replykit.pipeline.scan import Needs, Pattern, Scanner

LONG_CHARS = 500
"""A reply above this length gets a hint, in code points."""

GENERAL_PLATFORM = "taobao"
"""Whose rules hold as general ones where the platform is ``""`` or ``"other"``: the manuals
know no fuller set, and nothing in it is allowed elsewhere."""

UNFILLED = Rule(
    id="slot.unfilled",
    group="文本",
    title_zh="还有空没填",
    title_en="Empty slot",
    severity=Severity.BLOCK,
    why="花括号里的内容还没换成实际信息，客户会看到半成品。",
    safe="填好空位，或者把这一段删掉。",
)
"""What a ``{slot}`` left in a text breaks."""

CONTROL = Rule(
    id="text.control",
    group="文本",
    title_zh="不可见的控制字符",
    title_en="Control character",
    severity=Severity.BLOCK,
    why="控制字符在聊天窗口里会变成乱码，或者把后面的文字截断。",
    safe="删除这个字符。",
)
"""What control characters other than line breaks and tabs break."""

TOO_LONG = Rule(
    id="text.long",
    group="文本",
    title_zh="回复太长",
    title_en="Very long reply",
    severity=Severity.HINT,
    why=f"超过{LONG_CHARS}字的消息很少有人读完，有的平台还会截断。",
    safe="分成两三条发送。",
)
"""What a text above `LONG_CHARS` breaks."""

_BREAK = re.compile(r"[,。!?;\n]|\.(?![a-z0-9])|但是?|不过|可是")
_NO_NEGATION = re.compile(r"不(?:仅|但|光|止|然|料)|不过(?![敏期份关时瘾火头来去])")
_DOT = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\.", re.DOTALL)
_INSIDE = r"[^,。!?;\n]"
_START, _END = itemgetter(0), itemgetter(1)
_UNFILLED_SLOT = re.compile(r"\{\s*(\w{1,40})\s*(?:\|[^{}\n]{0,200})?\}")
_CONTROL_RUN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class _Unless:
    """An exception as written, and with every ``.`` kept inside its clause."""

    pattern: Pattern
    inside: Pattern

    @classmethod
    def of(cls, source: str, known: Needs) -> Self:
        inside = _DOT.sub(lambda m: _INSIDE if m[0] == "." else m[0], source)
        return cls(Pattern.checked(source, known), Pattern(inside))


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    patterns: tuple[Pattern, ...]
    unless: tuple[_Unless, ...]

    def holds(self, platform: str) -> bool:
        platforms = self.rule.platforms
        if platform in ("", "other"):
            platform = GENERAL_PLATFORM
        return not platforms or platform in platforms


class SecondLook(Protocol):
    """What is asked about a text besides the rules; `replykit.pipeline.doubt.Doubt` is one."""

    def reviewed(self, text: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings of the rules on a text, some milder, maybe with one more."""
        ...


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of a bank, compiled once; frozen, so any thread may use it.

    Attributes:
        look: The second look at a text, None for none.
        broken: Ids of the rules left out because a pattern does not compile or may run away
            (a repeat without an upper bound, or a repeat within a repeat), in bank order.
    """

    broken: tuple[str, ...]
    _rules: tuple[_Compiled, ...]
    _scanner: Scanner
    _labels: Mapping[str, str]
    look: SecondLook | None = None

    @classmethod
    def build(
        cls, rules: Sequence[Rule], slots: Sequence[Slot], known: Needs | None = None
    ) -> Self:
        """Return the guard of a bank.

        Args:
            rules: Every rule; the unchecked ones are ignored.
            slots: The slot table, for naming what is empty.
            known: What `needs` was of a guard with some of the same patterns: reading them
                again takes most of the time.
        """
        compiled: list[_Compiled] = []
        broken: list[str] = []
        for rule in rules:
            if not rule.checked:
                continue
            try:
                compiled.append(_compiled(rule, known or {}))
            except (re.error, OverflowError, RecursionError):
                broken.append(rule.id)
        labels = {str(slot.id): slot.label_zh for slot in slots}
        return cls(tuple(broken), tuple(compiled), _scanner(compiled), labels)

    @property
    def needs(self) -> Needs:
        """What every pattern needs, by its source; to be given to `build` another time."""
        patterns = (p for item in self._rules for p in item.patterns)
        excuses = (each.pattern for item in self._rules for each in item.unless)
        return {pattern.source: pattern.needs for pattern in chain(patterns, excuses)}

    def check(self, text: str, platform: str = "") -> tuple[Finding, ...]:
        """Return everything wrong with a text, in order of appearance.

        A rule without platforms holds everywhere, one with platforms only there; where the
        platform is unknown (``""`` or ``"other"``) those of `GENERAL_PLATFORM` hold too.
        A hit is innocent if an ``unless`` of its rule touches the clause the hit is in, or if
        it lies in the name of an empty slot. A ``.`` of an ``unless`` does not reach out of an
        earlier clause: in 不用担心，加税点就能开票 the 不用 is about 担心.

        Args:
            text: What would be sent, after all editing, any length.
            platform: One of `replykit.settings.PLATFORMS` or ``""``.
        """
        folded, offsets = fold(text)
        unfilled = [*self._unfilled(text)]
        findings = [*unfilled, *_control(text), *_overlong(text)]
        for index, spans in self._hits(folded, platform).items():
            rule = self._rules[index]
            for first, last in _merged(_guilty(spans, rule.unless, folded)):
                start, end = offsets[first], offsets[last - 1] + 1
                slot = bisect_right(unfilled, start, key=attrgetter("start")) - 1
                if slot < 0 or end > unfilled[slot].end:
                    findings.append(widened(_finding(rule.rule, start, end), text))
        findings.sort(key=lambda f: (f.start, f.end, -f.severity.weight, f.rule))
        return tuple(findings)

    def review(self, text: str, platform: str = "") -> tuple[Finding, ...]:
        """Return everything wrong with a text as somebody wrote it, in order of appearance.

        As `check`, and then by the second look: phrases of the bank need none, somebody approved
        them.
        """
        findings = self.check(text, platform)
        return findings if self.look is None else self.look.reviewed(text, findings)

    def approve(
        self, text: str, platform: str = "", phrase: PhraseId | None = None
    ) -> ApprovedReply:
        """Return a text, unchanged, as one that may be copied.

        Args:
            text: Exactly what is to be sent.
            platform: One of `replykit.settings.PLATFORMS` or ``""``.
            phrase: The phrase it was made from, None for free text.

        Raises:
            UserError: ``reply.empty`` if there is nothing to see in it.
            ReplyBlockedError: If a finding blocks; it carries the blocking ones.
        """
        if all(c.isspace() or unicodedata.category(c) == "Cf" for c in text):
            raise UserError("reply.empty")
        blocking = tuple(f for f in self.review(text, platform) if f.severity is Severity.BLOCK)
        if blocking:
            raise ReplyBlockedError(blocking)
        return ApprovedReply(text, phrase)

    def _hits(self, folded: str, platform: str) -> dict[int, list[tuple[int, int]]]:
        """Return spans of the folded text by index of the rule they break."""
        hits: dict[int, list[tuple[int, int]]] = {}
        rules = self._rules
        for index, start, end in self._scanner.hits(folded, lambda i: rules[i].holds(platform)):
            hits.setdefault(index, []).append((start, end))
        return hits

    def _unfilled(self, text: str) -> Iterator[Finding]:
        for match in _UNFILLED_SLOT.finditer(text):
            label = self._labels.get(match[1])
            title = f"{UNFILLED.title_zh}：{label}" if label else ""
            yield _finding(UNFILLED, *match.span(), title=title)


def _compiled(rule: Rule, known: Needs) -> _Compiled:
    return _Compiled(
        rule,
        tuple(Pattern.checked(source, known) for source in rule.patterns),
        tuple(_Unless.of(source, known) for source in rule.unless),
    )


def _scanner(compiled: Sequence[_Compiled]) -> Scanner:
    literals = (
        (index, fold(phrase)[0])
        for index, item in enumerate(compiled)
        for phrase in item.rule.phrases
    )
    patterns = (
        (index, pattern) for index, item in enumerate(compiled) for pattern in item.patterns
    )
    return Scanner.build(literals, patterns)


def _guilty(
    spans: Iterable[tuple[int, int]], unless: Sequence[_Unless], folded: str
) -> Iterator[tuple[int, int]]:
    """Yield the spans that hold text and have no `unless` for their clause.

    The 不 of 不过 and the like negates nothing: it is hidden from them.
    """
    plain = _NO_NEGATION.sub(lambda found: "〇" * len(found[0]), folded) if unless else folded
    innocent = _merged(span for each in unless for span in each.inside.spans(plain))
    starts = sorted(start for each in unless for start in each.pattern.starts(plain))
    breaks = [m.span() for m in _BREAK.finditer(folded)] if innocent or starts else []
    for start, end in spans:
        before = bisect_right(breaks, start, key=_END)
        behind = bisect_left(breaks, end, key=_START)
        left = breaks[before - 1][1] if before else 0
        right = breaks[behind][0] if behind < len(breaks) else len(folded)
        nearest = bisect_right(innocent, left, key=_END)
        touched = nearest < len(innocent) and innocent[nearest][0] < right
        begun = bisect_left(starts, left) < bisect_left(starts, right)
        if start < end and not touched and not begun:
            yield start, end


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _control(text: str) -> Iterator[Finding]:
    for match in _CONTROL_RUN.finditer(text):
        yield _finding(CONTROL, *match.span(), title="", replacement="")


def _overlong(text: str) -> Iterator[Finding]:
    if len(text) > LONG_CHARS:
        yield _finding(TOO_LONG, LONG_CHARS, len(text), title="")


def _finding(
    rule: Rule, start: int, end: int, *, title: str | None = None, replacement: str | None = None
) -> Finding:
    """Return a finding; a title of "" leaves the naming to the window, which knows the code."""
    return Finding(
        rule=rule.id,
        start=start,
        end=end,
        severity=rule.severity,
        title=rule.title_zh if title is None else title,
        why=rule.why,
        safe=rule.safe,
        penalty=rule.penalty,
        replacement=rule.replacement or replacement,
    )
