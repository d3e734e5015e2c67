"""What an import of some rows would do to a bank: pure, nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from phrasebank import schema
from phrasebank.exchange.columns import by_column, cells_of, record_of
from phrasebank.exchange.rows import STEP, Progress, Row, unheard
from phrasebank.lint import MAX_CHARS
from replykit.domain.exchange import ImportOptions, ImportPlan, RowOutcome, RowReport
from replykit.domain.intent import IntentId
from replykit.domain.phrase import Phrase, PhraseId, PhraseState, Scope, Tone
from replykit.domain.playbook import Playbook
from replykit.domain.rule import Severity
from replykit.pipeline.check import UNFILLED, Guard
from replykit.pipeline.template import PART, slots_of
from replykit.pipeline.text import searchable
from replykit.settings import PLATFORMS

MAX_ID = 64
"""Longest id, in characters."""

FINE = ("", "")
"""Code and detail where nothing is wrong."""

_BRACE = re.compile(r"[{}].{0,20}")
_UNHEARD = re.compile(r"[\W_]+")


def plan(
    rows: Sequence[Row],
    book: Playbook,
    options: ImportOptions = ImportOptions(),  # noqa: B008 - frozen
    taken: Collection[str] = (),
    progress: Progress = unheard,
) -> ImportPlan:
    """Judge every row against a bank; one bad row never keeps out another.

    - A row with the id of a phrase of the bank is `SAME` where nothing differs, else `CHANGE`,
      or `SKIP` unless overwriting was asked for. What the file has no column for stays.
    - Any other row is `ADD`, or `SAME` where its intent has a phrase of that wording already,
      in the bank or further up: punctuation, spaces, width, case and script make no difference
      (`wording`). Without a usable id, or with one that is
      `taken`, it gets the next free ``<intent>-<n>``.
    - A phrase that breaks a blocking rule comes in as a draft, whatever was asked for.
    - Columns we do not know are kept in the note, each on a line with its name.

    Args:
        rows: From a reader, in the order of the file.
        book: The bank as it is.
        options: What the user asked for.
        taken: Ids no new phrase may have, beside those in the book.
        progress: Called now and then.

    Returns:
        One report for each row; the same rows and bank always give the same plan.
    """
    hidden = frozenset(taken).difference(book.phrase_by_id)
    entries = _entries(rows, hidden)
    judge = _Judge.build(book, options, entries)
    judge.taken.update(hidden)
    reports = []
    for done, entry in enumerate(entries, start=1):
        reports.append(judge.report(entry))
        if done % STEP == 0 or done == len(rows):
            progress(done, len(rows))
    return ImportPlan(tuple(reports))


def wording(text: str) -> str:
    """Return what two near-verbatim texts have in common: simplified letters and digits.

    >>> wording("親，好的呢～") == wording("亲!好的呢")
    True
    """
    return _UNHEARD.sub("", searchable(text)) or text


class _BadRowError(Exception):
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row, the names of its columns, and its id, "" if it has none that could be ours."""

    row: Row
    columns: Mapping[str, str]
    key: str

    @property
    def stated_id(self) -> str:
        name = self.columns.get("id")
        return self.row.cells[name].strip() if name else ""

    @property
    def states(self) -> bool:
        """Whether the row says which state its phrase is in."""
        name = self.columns.get("state")
        return bool(name and self.row.cells[name].strip())

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of the cells no field takes; so is an id that is none of ours."""
        used = {name for column, name in self.columns.items() if column != "id" or self.key}
        for name, text in self.row.cells.items():
            if name not in used and text.strip():
                yield name, " ".join(text.split())


def _entries(rows: Iterable[Row], hidden: Container[str]) -> list[_Entry]:
    headers: dict[tuple[str, ...], dict[str, str]] = {}
    entries = []
    for row in rows:
        header = tuple(row.cells)
        columns = headers.get(header)
        if columns is None:
            columns = headers[header] = by_column(header)
        name = columns.get("id")
        key = _own_id(row.cells[name]) if name else ""
        entries.append(_Entry(row, columns, "" if key in hidden else key))
    return entries


def _own_id(cell: str) -> str:
    try:
        return schema.identifier({"id": cell}, "id")
    except schema.BadFieldError:
        return ""


@dataclass(slots=True)
class _Judge:
    """Judges one row after the other, remembering those before."""

    book: Playbook
    options: ImportOptions
    guard: Guard
    intents: Mapping[str, IntentId]
    taken: set[str]
    wordings: dict[tuple[IntentId, str], PhraseId]
    first_rows: dict[str, int] = field(default_factory=dict)
    numbers: Counter[IntentId] = field(default_factory=Counter)

    @classmethod
    def build(cls, book: Playbook, options: ImportOptions, entries: Iterable[_Entry]) -> _Judge:
        blocking = tuple(rule for rule in book.rules if rule.severity is Severity.BLOCK)
        judge = cls(
            book=book,
            options=options,
            guard=Guard.build(blocking, book.slots),
            intents=_intent_names(book),
            taken={str(phrase.id) for phrase in book.phrases},
            wordings={},
        )
        for phrase in book.phrases:
            judge.wordings.setdefault((phrase.intent, wording(phrase.text)), phrase.id)
        judge.taken.update(entry.key for entry in entries)
        return judge

    def report(self, entry: _Entry) -> RowReport:
        row = entry.row
        if row.code:
            return RowReport(row.number, RowOutcome.BAD, row.code, row.detail)
        try:
            report = self._known(entry) or self._new(entry)
        except (_BadRowError, schema.BadFieldError) as error:
            return RowReport(row.number, RowOutcome.BAD, error.code, error.detail)
        if entry.key:
            self.first_rows[entry.key] = row.number
        return report

    def _known(self, entry: _Entry) -> RowReport | None:
        """Return the report on a row whose id the bank has, None for any other row."""
        key, number = entry.key, entry.row.number
        if key in self.first_rows:
            raise _BadRowError("phrase.duplicate_id", f"{key}: {self.first_rows[key]}")
        before = self.book.phrase_by_id.get(PhraseId(key))
        if before is None:
            return None
        stated = self._phrase(entry, before)
        believed = self.options.approve and entry.states
        state = stated.state if believed else before.state
        if replace(stated, state=state) == before:
            return RowReport(number, RowOutcome.SAME, before=before, after=before)
        after, found = self._settled(stated)
        if self.options.update:
            return RowReport(number, RowOutcome.CHANGE, *found, before, after)
        return RowReport(number, RowOutcome.SKIP, "phrase.exists", key, before, after)

    def _new(self, entry: _Entry) -> RowReport:
        number = entry.row.number
        stated = self._phrase(entry)
        place = (stated.intent, wording(stated.text))
        other = self.wordings.get(place)
        if other is not None:
            held = self.book.phrase_by_id.get(other)
            return RowReport(number, RowOutcome.SAME, "phrase.near_duplicate", other, held, held)
        after, found = self._settled(stated)
        if not entry.key:
            after = replace(after, id=PhraseId(self._fresh(after)))
        self.wordings[place] = after.id
        if found == FINE and not entry.key and entry.stated_id:
            found = ("phrase.new_id", entry.stated_id[:MAX_ID])
        return RowReport(number, RowOutcome.ADD, *found, None, after)

    def _phrase(self, entry: _Entry, before: Phrase | None = None) -> Phrase:
        """Return the phrase a row states, with the state it states.

        Raises:
            _BadRowError: If it cannot be used; `BadFieldError` likewise.
        """
        row, old = entry.row, cells_of(before) if before is not None else {}
        old.pop("state", None)
        given = {column: row.cells[name] for column, name in entry.columns.items()}
        cells = {"tone": Tone.STANDARD, "state": PhraseState.DRAFT, **old, **_stated(given)}
        cells["note"] = _note(cells.get("note", ""), entry.unknown())
        intent = self._intent(cells.get("intent", ""))
        stated = schema.phrase({**record_of(cells), "id": entry.key or "new"}, intent)
        stated = replace(stated, scope=before.scope if before is not None else Scope.TEAM)
        self._refuse(stated)
        return replace(stated, cues=_comparable(stated.cues)) if stated.cues else stated

    def _refuse(self, phrase: Phrase) -> None:
        for slot in slots_of(phrase.text) if "{" in phrase.text else ():
            if slot not in self.book.slot_by_id:
                raise _BadRowError("phrase.slot", slot)
        for platform in phrase.platforms:
            if platform not in PLATFORMS:
                raise _BadRowError("field.value", f"platforms: {platform[:40]}")
        if len(phrase.text) > MAX_CHARS and not phrase.long:
            raise _BadRowError("phrase.long", str(len(phrase.text)))

    def _settled(self, stated: Phrase) -> tuple[Phrase, tuple[str, str]]:
        """Return a phrase in the state it may come in, with code and detail of what blocks it."""
        found = self._blocked(stated)
        approved = stated.state is PhraseState.APPROVED
        believed = self.options.approve and not (approved and found != FINE)
        if not believed and stated.state is not PhraseState.DRAFT:
            stated = replace(stated, state=PhraseState.DRAFT)
        return stated, found

    def _blocked(self, phrase: Phrase) -> tuple[str, str]:
        braces = "{" in phrase.text or "}" in phrase.text
        brace = _BRACE.search(PART.sub("", phrase.text)) if braces else None
        if brace is not None:
            return "phrase.brace", brace[0]
        for platform in phrase.platforms or ("",):
            for finding in self.guard.check(phrase.text, platform):
                if finding.severity is Severity.BLOCK and finding.rule != UNFILLED.id:
                    words = phrase.text[finding.start : finding.end]
                    return "phrase.rule", f"{finding.rule}: {words}"
        return FINE

    def _intent(self, name: str) -> IntentId:
        intent = self.intents.get(_folded(name))
        if intent is None:
            raise _BadRowError("phrase.intent", name.strip()[:40])
        return intent

    def _fresh(self, phrase: Phrase) -> str:
        while True:
            self.numbers[phrase.intent] += 1
            number = f"-{self.numbers[phrase.intent]}"
            key = f"{phrase.intent[: MAX_ID - len(number)]}{number}"
            if key not in self.taken:
                return key


def _comparable(cues: Iterable[str]) -> tuple[str, ...]:
    """Return cues in the width, case and script of the messages they are looked for in."""
    return tuple(dict.fromkeys(map(searchable, cues)))


def _stated(given: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that say something: an empty one where a value must be says nothing."""
    needed = ("intent", "tone", "state", "role")
    return {column: cell for column, cell in given.items() if cell.strip() or column not in needed}


def _note(note: str, unknown: Iterable[tuple[str, str]]) -> str:
    found = list(unknown)
    if not found:
        return note
    lines = note.strip().split("\n")
    lines += [line for name, text in found if (line := f"{name}: {text}") not in lines]
    return "\n".join(lines).strip()


def _intent_names(book: Playbook) -> dict[str, IntentId]:
    """Return intents by id and by name; a name that two of them have stands for neither."""
    names = [
        (_folded(name), intent.id)
        for intent in book.intents
        for name in {intent.name_zh, intent.name_en}
    ]
    seen = Counter(name for name, _ in names)
    unique = {name: intent for name, intent in names if seen[name] == 1}
    return {**unique, **{_folded(intent.id): intent.id for intent in book.intents}}


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return searchable(name).strip()
