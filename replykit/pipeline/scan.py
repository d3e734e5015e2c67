"""Thousands of literals and regular expressions in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from ahocorasick_rs import AhoCorasick

from replykit.pipeline.prefilter import Clause, rarest, required

Needs = Mapping[str, tuple[Clause, ...]]
"""Clauses by the source of the pattern they are needed by."""

Hit = tuple[int, int, int]
"""Owner, first offset, offset behind the last character."""


FEW_WORDS = 16
"""Clauses of more literals, besides the rarest of a pattern, keep out too little to be kept."""


class Pattern:
    """A regular expression, compiled when first needed: most are not in a whole day.

    Two threads may compile the same at the same time, to the same end.

    Attributes:
        source: What `re.compile` is given; it must be valid.
        needs: Clauses (see `prefilter.required`) that hold wherever it matches.
    """

    __slots__ = ("_compiled", "needs", "source")

    def __init__(self, source: str, needs: tuple[Clause, ...] = ()) -> None:
        self.source = source
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None

    @classmethod
    def checked(cls, source: str, known: Needs | None = None) -> Self:
        """Return a pattern of whose source nothing is known, unless it was checked before.

        Args:
            source: The regular expression.
            known: The needs of sources that were checked before.

        Raises:
            re.error: If it is no regular expression, or one that may run away: every repeat
                needs an upper bound, and a repeated group may hold no repeat but ``?``.
            OverflowError: If it has too large a number.
            RecursionError: If it lies deeper than Python can parse.
        """
        if known is not None and (needs := known.get(source)) is not None:
            return cls(source, needs)
        if _may_run_away(source):
            raise re.error("repeat without bound or within a repeat", source)
        return cls(source, required(source))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where it matches, in order, without overlaps; a match may be empty."""
        compiled = self._ready()
        if compiled.search(text) is None:  # hardly ever found, and cheaper than to find all
            return []
        return [match.span() for match in compiled.finditer(text)]

    def starts(self, text: str) -> list[int]:
        """Return every offset at which it matches, also inside of other matches."""
        compiled, found, position = self._ready(), [], 0
        while position <= len(text) and (match := compiled.search(text, position)) is not None:
            found.append(match.start())
            position = match.start() + 1
        return found

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds literals and patterns, each belonging to an owner (an index of the caller's).

    Linear in the text: one pass of an automaton finds the literals and tells which patterns are
    worth a search: those of which the rarest clause of `Pattern.needs`, and the other short ones,
    have a literal in the text.
    """

    _automaton: AhoCorasick
    _literal_owners: tuple[tuple[int, ...], ...]
    _waiting: tuple[tuple[int, ...], ...]
    _patterns: tuple[tuple[int, Pattern, tuple[frozenset[int], ...]], ...]
    _always: tuple[int, ...]

    @classmethod
    def build(
        cls, literals: Iterable[tuple[int, str]], patterns: Iterable[tuple[int, Pattern]]
    ) -> Self:
        """Return a scanner.

        Args:
            literals: Owner and text, without surrogates; empty texts are ignored.
            patterns: Owner and pattern.
        """
        owners: dict[str, list[int]] = {}
        for owner, literal in literals:
            if literal:
                owners.setdefault(literal, []).append(owner)
        numbers = {literal: number for number, literal in enumerate(owners)}
        waiting: dict[int, list[int]] = {}
        always: list[int] = []
        ready: list[tuple[int, Pattern, tuple[frozenset[int], ...]]] = []
        for index, (owner, pattern) in enumerate(patterns):
            telling = rarest(pattern.needs) if pattern.needs else frozenset()
            for word in telling:
                waiting.setdefault(numbers.setdefault(word, len(numbers)), []).append(index)
            if not pattern.needs:
                always.append(index)
            others = [c for c in pattern.needs if c is not telling and len(c) <= FEW_WORDS]
            ready.append((owner, pattern, _numbered(others, numbers)))
        return cls(
            AhoCorasick(numbers, store_patterns=False),
            tuple(map(tuple, owners.values())),
            tuple(tuple(waiting.get(number, ())) for number in range(len(numbers))),
            tuple(ready),
            tuple(always),
        )

    def hits(self, text: str, wanted: Callable[[int], bool]) -> Iterator[Hit]:
        """Yield every occurrence of the literals and every match of the patterns.

        Args:
            text: Without surrogates, any length.
            wanted: Whether an owner is looked for; asked for those only that may be there.
        """
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        count = len(self._literal_owners)
        for number, start, end in found:
            if number < count:
                for owner in self._literal_owners[number]:
                    if wanted(owner):
                        yield owner, start, end
        for owner, pattern in self._candidates({number for number, _, _ in found}):
            if wanted(owner):
                for start, end in pattern.spans(text):
                    yield owner, start, end

    def _candidates(self, present: set[int]) -> Iterator[tuple[int, Pattern]]:
        """Yield owner and pattern of those whose clauses hold."""
        indexes = set(self._always)
        for number in present:
            indexes.update(self._waiting[number])
        for index in indexes:
            owner, pattern, clauses = self._patterns[index]
            if not any(clause.isdisjoint(present) for clause in clauses):
                yield owner, pattern


def _numbered(
    clauses: Sequence[frozenset[str]], numbers: dict[str, int]
) -> tuple[frozenset[int], ...]:
    return tuple(
        frozenset(numbers.setdefault(word, len(numbers)) for word in clause) for clause in clauses
    )


_ESCAPE_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_INNERMOST_GROUP = re.compile(r"\(([^()]*)\)")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")


def _may_run_away(pattern: str) -> bool:
    """Return whether matching may take more than linear time in the length of the text.

    Every repeat needs an upper bound, and a repeated group may hold no repeat but ``?``.
    """
    rest = _ESCAPE_OR_CLASS.sub("x", pattern)
    if _UNBOUNDED.search(rest):
        return True
    while (group := _INNERMOST_GROUP.search(rest)) is not None:
        repeats = "{" in group[1]
        if repeats and rest.startswith("{", group.end()):
            return True
        rest = rest[: group.start()] + ("x{1}" if repeats else "x") + rest[group.end() :]
    return False
