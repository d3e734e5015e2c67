"""The cached snapshot: one JSON file, so that a start needs neither database nor TOML."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from phrasebank import schema
from replykit.domain.intent import Intent, IntentId, Stage
from replykit.domain.message import Emotion
from replykit.domain.phrase import Phrase, PhraseId, PhraseRole, PhraseState, Scope, Tone
from replykit.domain.playbook import Playbook
from replykit.ports import CachedBank

FORMAT = 3
"""Raised whenever the form of the file changes; other forms are ignored."""


class PlaybookFile:
    """`replykit.ports.SnapshotCache` in a file: a line about the content, then the content.

    The file is a convenience: whenever it is missing, damaged, of another format or made from
    other bundled files, it is as if there were none.

    Args:
        path: The file; its folder is made when needed.
        source: What the snapshot was made from, such as the digest of the bundled files.
    """

    def __init__(self, path: Path, source: str) -> None:
        self._path = path
        self._source = source

    def load(self) -> CachedBank | None:
        """Return the last bank, None if there is none that holds."""
        try:
            head, _, content = self._path.read_text(encoding="utf-8").partition("\n")
            if json.loads(head) != self._head(content):
                return None
            raw = json.loads(content)
            needs = {s: tuple(map(frozenset, clauses)) for s, clauses in raw["needs"].items()}
            return CachedBank(_book(raw), raw["revision"], tuple(raw["folded"]), needs)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, bank: CachedBank) -> None:
        """Keep a bank for the next start; a failure to write is not an error."""
        book = bank.book
        raw: dict[str, Any] = {"version": book.version, "revision": bank.revision}
        raw["folded"] = bank.folded
        raw["needs"] = {s: list(map(sorted, clauses)) for s, clauses in bank.needs.items()}
        for part in ("intents", "phrases", "rules", "slots"):
            raw[part] = [asdict(item) for item in getattr(book, part)]
        content = json.dumps(raw, ensure_ascii=False)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(f"{json.dumps(self._head(content))}\n{content}", encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _head(self, content: str) -> dict[str, Any]:
        seal = hashlib.sha256(content.encode("utf-8")).hexdigest()
        return {"format": FORMAT, "source": self._source, "sha256": seal}


def _book(raw: dict[str, Any]) -> Playbook:
    return Playbook(
        intents=tuple(_intent(item) for item in raw["intents"]),
        phrases=tuple(_phrase(item) for item in raw["phrases"]),
        rules=tuple(schema.rule(item) for item in raw["rules"]),
        slots=tuple(schema.slot(item) for item in raw["slots"]),
        version=raw["version"],
    )


def _intent(raw: dict[str, Any]) -> Intent:
    return Intent(
        id=IntentId(raw["id"]),
        stage=Stage(raw["stage"]),
        name_zh=raw["name_zh"],
        name_en=raw["name_en"],
        definition=raw["definition"],
        examples=tuple(raw["examples"]),
        manual=tuple(raw["manual"]),
    )


def _phrase(raw: dict[str, Any]) -> Phrase:
    """Return a phrase as it was saved: a user's own may be what no bundled file may hold."""
    return Phrase(
        id=PhraseId(raw["id"]),
        intent=IntentId(raw["intent"]),
        text=raw["text"],
        tone=Tone(raw["tone"]),
        platforms=tuple(raw["platforms"]),
        manual=tuple(raw["manual"]),
        note=raw["note"],
        state=PhraseState(raw["state"]),
        cues=tuple(raw["cues"]),
        role=PhraseRole(raw["role"]),
        emotions=tuple(map(Emotion, raw["emotions"])),
        long=raw["long"],
        scope=Scope(raw.get("scope", Scope.TEAM)),
    )
