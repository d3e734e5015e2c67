"""What a text must contain for a regular expression to match it.

A bank has hundreds of patterns and a reply breaks none of them as a rule. Instead of searching
for each, one pass of an automaton finds which literals the text has, and only the patterns whose
literals are there are searched. This is how RE2's FilteredRE2 and Hyperscan go about it; neither
knows the look-arounds our patterns need, hence the derivation here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MAX_WORDS = 32
"""Up to how many texts of a part are written out; beyond, only what they have in common."""

MAX_CHARS = 40
"""Up to how many characters a class may have to be written out: letters and digits."""

MAX_DEPTH = 32
"""How deep groups may lie; deeper ones are refused, they would overflow the stack."""

Clause = frozenset[str]
"""Literals of which a text must have at least one."""

_RARITY = 1 / 50
"""How much rarer a literal gets with every further character: to choose between clauses."""

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LOOKS = (op.ASSERT, op.ASSERT_NOT)
_EMPTY = (op.AT, op.FAILURE)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known about the texts a part of a pattern matches.

    Attributes:
        words: All of them, maybe with some more; None if they are many or unknown.
        clauses: Each has a literal that occurs in every one of them; kept where `words` is None.
    """

    words: frozenset[str] | None
    clauses: tuple[Clause, ...] = ()

    @property
    def needs(self) -> tuple[Clause, ...]:
        """The clauses, whichever way they are known."""
        return self.clauses if self.words is None else _clauses(self.words)


_NO_WORD: frozenset[str] = frozenset()
_BLANK = frozenset({""})
_NOTHING = _Part(_BLANK)
_ANYTHING = _Part(None)


def required(pattern: str) -> tuple[Clause, ...]:
    """Return clauses every one of which holds in any text the pattern matches.

    Empty if none can be told: such a pattern has to be searched for always. Looking around,
    back references, case-blind parts and whatever else is not understood ask for nothing.

    Raises:
        re.error: If the pattern is no regular expression or its groups lie too deep.
        OverflowError: If it has too large a number.
        RecursionError: If it lies deeper than Python can parse.

    >>> required("(?:不|没)开.{0,2}发?票(?!价)") == (
    ...     frozenset({"不开", "没开"}), frozenset({"票", "发票"}))
    True
    """
    tree = _parser.parse(pattern)
    part = _sequence(tree, 0)
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(filter(_is_text, part.needs))


def _is_text(clause: Clause) -> bool:
    """Return whether it has no surrogates, which no automaton takes."""
    try:
        "".join(clause).encode()
    except UnicodeEncodeError:
        return False
    return True


def _sequence(tree: Any, depth: int) -> _Part:
    if depth > MAX_DEPTH:
        raise re.error("groups too deep")
    run = _BLANK
    clauses: list[Clause] = []
    whole = True
    for code, argument in tree.data:
        if code is op.LITERAL:  # most of them
            char = chr(argument)
            run = frozenset([word + char for word in run])
            continue
        part = _part(code, argument, depth + 1)
        joined = _joined(run, part.words)
        if joined is None:
            whole = False
            clauses += [*_clauses(run), *part.clauses]
            joined = _BLANK if part.words is None else part.words
        run = joined
    return _Part(run) if whole else _Part(None, (*clauses, *_clauses(run)))


def _part(code: Any, argument: Any, depth: int) -> _Part:
    if code is op.IN:
        return _class(argument)
    if code is op.BRANCH:
        return _branches([_sequence(branch, depth) for branch in argument[1]])
    if code in _REPEATS:
        low, high, tree = argument
        return _repeated(_sequence(tree, depth), int(low), int(high))
    return _NOTHING if code in _EMPTY else _nested(code, argument, depth)


def _nested(code: Any, argument: Any, depth: int) -> _Part:
    if code in _LOOKS:
        direction, tree = argument
        _sequence(tree, depth)
        low, high = tree.getwidth()
        if direction < 0 and low != high:
            raise re.error("look-behind requires fixed-width pattern")
        return _NOTHING
    if code is op.ATOMIC_GROUP:
        return _sequence(argument, depth)
    if code is op.SUBPATTERN:
        _, flags, _, tree = argument
        part = _sequence(tree, depth)
        return _ANYTHING if flags & re.IGNORECASE else part
    if code is op.GROUPREF_EXISTS:
        _, then, otherwise = argument
        last = _sequence(otherwise, depth) if otherwise else _NOTHING
        return _branches([_sequence(then, depth), last])
    return _ANYTHING


def _class(items: Iterable[tuple[Any, Any]]) -> _Part:
    chars: set[str] = set()
    for code, argument in items:
        if code is op.LITERAL:
            chars.add(chr(argument))
        elif code is op.RANGE and argument[1] - argument[0] < MAX_CHARS:
            chars.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return _ANYTHING
    return _Part(frozenset(chars)) if len(chars) <= MAX_CHARS else _ANYTHING


def _branches(parts: list[_Part]) -> _Part:
    words = [part.words for part in parts if part.words is not None]
    if len(words) == len(parts):
        union = _NO_WORD.union(*words)
        if len(union) <= MAX_WORDS:
            return _Part(union)
    needs = [part.needs for part in parts]
    return _Part(None, (_NO_WORD.union(*map(rarest, needs)),)) if all(needs) else _ANYTHING


def _repeated(part: _Part, low: int, high: int) -> _Part:
    if part.words is not None and high <= MAX_WORDS:
        powers = _powers(part.words, low, high)
        if powers is not None:
            return _Part(powers)
    return _Part(None, part.needs) if low else _ANYTHING


def _powers(words: frozenset[str], low: int, high: int) -> frozenset[str] | None:
    """Return what `low` to `high` words in a row give, None if too many."""
    power: frozenset[str] | None = _BLANK
    every = _NO_WORD
    for times in range(high + 1):
        if power is None:
            return None
        if times >= low:
            every |= power
        power = _joined(power, words)
    return every if len(every) <= MAX_WORDS else None


def _joined(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    """Return every word of the first with every one of the second behind, None if too many."""
    if first is None or second is None or len(first) * len(second) > MAX_WORDS:
        return None
    return frozenset([a + b for a in first for b in second])


def _clauses(words: frozenset[str]) -> tuple[Clause, ...]:
    return () if "" in words else (words,)


def rarest(clauses: Iterable[Clause]) -> Clause:
    """Return the clause that holds least often, as far as lengths tell; there must be one."""
    return min(clauses, key=lambda clause: sum(_RARITY ** len(word) for word in clause))
