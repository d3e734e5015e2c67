"""Searching only what can match finds what searching everything finds."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from replykit.pipeline.prefilter import MAX_DEPTH, MAX_WORDS, rarest, required
from replykit.pipeline.scan import Pattern, Scanner

LETTERS = "开票不要v1。"
texts = st.text(LETTERS, max_size=24)
words = st.text("开票不要v", min_size=1, max_size=3)


def grouped(inner):
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner | st.just(""), min_size=2, max_size=4).map(lambda p: f"(?:{'|'.join(p)})"),
        st.tuples(
            inner, st.sampled_from(["?", "{0,2}", "{1,3}", "{2}", "??", "{1,2}?", "?+"])
        ).map(lambda p: f"(?:{p[0]}){p[1]}"),
        st.tuples(st.sampled_from(["(?=", "(?!", "(?>", "(", "(?i:", "(?s:"]), inner).map(
            lambda p: f"{p[0]}{p[1]})"
        ),
        inner.map(lambda p: f"({p})?(?(1)票|要)"),
    )


pieces = words | st.sampled_from(
    [
        *(".", "[开票]", "[^开]", "[v-z]", "[0-9]", r"\d", "[一-龥]", "^", "$", r"\b", ".{0,3}"),
        *("(?<=开)", "(?<!票)", "(?:开票|不要票)", "(不)要", r"(?P<x>要)(?P=x)", "(?!)", "V"),
    ]
)
patterns = st.recursive(pieces, grouped, max_leaves=12)


def plain(pattern):
    """Return the compiled pattern, giving up on what Python refuses."""
    try:
        return re.compile(pattern)
    except re.error:
        assume(False)


@given(patterns, st.lists(texts, min_size=1, max_size=8))
def test_a_text_that_matches_holds_every_clause(pattern, several):
    compiled, clauses = plain(pattern), required(pattern)
    for text in several:
        if compiled.search(text):
            assert all(any(word in text for word in clause) for clause in clauses)


@given(patterns)
def test_no_clause_is_empty_or_asks_for_nothing(pattern):
    plain(pattern)
    assert all(clause and "" not in clause for clause in required(pattern))


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        ("开票", [{"开票"}]),
        ("开.票", [{"开"}, {"票"}]),
        ("开发?票", [{"开票", "开发票"}]),
        ("(?:不|没)(?:开|给)票", [{"不开票", "不给票", "没开票", "没给票"}]),
        ("[微薇]信", [{"微信", "薇信"}]),
        ("不{1,2}开", [{"不开", "不不开"}]),
        ("(?:加.|扫)码", [{"加", "扫"}, {"码"}]),
        ("(?<!权)威信(?!息)", [{"威信"}]),
        ("^开$", [{"开"}]),
        ("(?>开)票", [{"开票"}]),
    ],
)
def test_a_pattern_needs_its_literals(pattern, clauses):
    assert set(required(pattern)) == set(map(frozenset, clauses))


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        ".",
        "开?",
        "(?:开|)",
        "[^开]",
        r"\d",
        "[一-龥]",
        "(?i)v",
        "(?i:v)",
        "(?=开)",
        "(?:开|.)",
    ],
)
def test_what_is_not_understood_needs_nothing(pattern):
    assert required(pattern) == ()


def test_no_more_words_are_written_out_than_the_bound():
    many = "(?:" + "|".join(f"{c}票" for c in "甲乙丙丁戊己庚辛") + ")"
    assert all(len(clause) <= MAX_WORDS for clause in required(f"{many}{many}{many}"))


@pytest.mark.parametrize("pattern", ["(?<=a|bc)d", "(", "(?=(?<!a?)b)c", "(?(9)a)"])
def test_what_python_refuses_is_refused_before_it_is_compiled(pattern):
    with pytest.raises(re.error):
        required(pattern)


def test_groups_may_not_lie_too_deep():
    with pytest.raises(re.error):
        required("(" * (MAX_DEPTH + 1) + "x" + ")" * (MAX_DEPTH + 1))


@given(patterns)
def test_a_pattern_that_is_accepted_compiles(pattern):
    try:
        required(pattern)
    except re.error:
        assume(False)
    re.compile(pattern)


def test_of_two_clauses_that_with_the_longer_words_is_rarer():
    assert rarest([frozenset({"票"}), frozenset({"发票", "开票"})]) == {"发票", "开票"}


def everything(literals, sources, text):
    """Return what a loop over everything finds."""
    found = [
        (owner, start, start + len(literal))
        for owner, literal in literals
        for start in range(len(text))
        if literal and text.startswith(literal, start)
    ]
    for owner, source in sources:
        found += [(owner, *match.span()) for match in re.finditer(source, text)]
    return sorted(found)


numbered = st.tuples(st.integers(0, 5), words | st.just(""))


@given(
    st.lists(numbered, max_size=8),
    st.lists(st.tuples(st.integers(0, 5), patterns), max_size=5),
    texts,
)
def test_a_scan_finds_what_a_loop_over_everything_finds(literals, sources, text):
    for _, source in sources:
        plain(source)
    scanner = Scanner.build(
        literals, [(owner, Pattern(source, required(source))) for owner, source in sources]
    )
    assert sorted(scanner.hits(text, lambda owner: True)) == everything(literals, sources, text)


def test_only_wanted_owners_are_looked_for():
    scanner = Scanner.build([(0, "票"), (1, "票")], [(2, Pattern("开")), (3, Pattern("开"))])
    assert {owner for owner, _, _ in scanner.hits("开票", lambda owner: owner in (1, 2))} == {1, 2}


def test_offsets_count_code_points_beyond_the_basic_plane():
    scanner = Scanner.build([(0, "票")], [(1, Pattern("开."))])
    assert sorted(scanner.hits("𠮷😀开票", lambda owner: True)) == [(0, 3, 4), (1, 2, 4)]


def test_nothing_to_look_for_is_never_found():
    assert list(Scanner.build([], []).hits("开票", lambda owner: True)) == []


def test_a_surrogate_in_a_pattern_does_not_stop_the_others():
    sources = ["\ud800票", "开[\ud800票]"]
    scanner = Scanner.build([], [(0, Pattern.checked(source)) for source in sources])
    assert list(scanner.hits("开票", lambda owner: True)) == [(0, 0, 2)]


def test_many_threads_find_the_same():
    scanner = Scanner.build([], [(n, Pattern.checked(f"开.{{0,{n}}}票")) for n in range(1, 60)])

    def owners(text):
        return sorted(owner for owner, _, _ in scanner.hits(text, lambda owner: True))

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(owners, ["开一二三票"] * 64))
    assert results == [list(range(3, 60))] * 64


def test_every_start_of_a_match_is_told_also_within_another():
    assert Pattern("不.{0,2}").starts("不不不") == [0, 1, 2]
    assert Pattern("x?").starts("ab") == [0, 1, 2]
