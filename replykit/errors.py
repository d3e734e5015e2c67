"""Every error ReplyKit raises on purpose.

One question decides: can the user do something about it? If so it is a `UserError` and is
shown as a friendly message. Everything else that reaches the event loop is a bug and goes to
the crash hook.
"""

from __future__ import annotations

from dataclasses import dataclass

from replykit.domain.reply import Finding


class ReplyKitError(Exception):
    """Base of all deliberate errors, so that callers can tell them from bugs."""


class UserError(ReplyKitError):
    """Something the user can fix.

    The core speaks in codes and parameters; `ui.texts` and the command line put them into
    words. Every code is listed in `CODES`.

    Attributes:
        code: Stable key such as ``"db.locked"``; also searchable in logs.
        params: Values for the placeholders of the translated text.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params


CODES: tuple[str, ...] = (
    "bank.unreadable",
    "bank.conflict",
    "phrase.blocked",
    "own.personal_data",
    "own.known",
    "own.nowhere",
    "db.unavailable",
    "db.locked",
    "db.readonly",
    "db.full",
    "db.too_new",
    "db.corrupt",
    "db.network_drive",
    "reply.blocked",
    "reply.empty",
    "clipboard.failed",
    "clipboard.other",
    "undo.nothing",
    "input.unreadable",
    "input.empty",
    "output.unwritable",
    "plots.missing",
    "exchange.format",
    "exchange.header",
    "exchange.too_big",
    "exchange.damaged",
    "exchange.exists",
    "exchange.unwritable",
    "exchange.intent",
    "settings.foreign",
    "settings.newer",
    "settings.unwritable",
    "autostart.failed",
    "shop.name_taken",
    "shop.name_missing",
    "shop.too_many",
)
"""Every code a `UserError` may carry; a test holds the list against the texts of the window."""


class BankUnreadableError(UserError):
    """A bank file cannot be read at all (missing, not UTF-8, not TOML)."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__("bank.unreadable", path=path, reason=reason)


class StorageError(UserError):
    """The database cannot be used; the desk goes on with the bundled bank.

    The code is one of ``db.unavailable``, ``db.locked``, ``db.readonly``, ``db.full``,
    ``db.too_new``, ``db.corrupt``, ``db.network_drive``; `params` holds ``path``.
    """


class EditConflictError(UserError):
    """An edit started from something else than what stands in the bank now.

    The bank is as it was, and whoever wrote the edit still has it; `params` holds ``item``,
    the id of the phrase or intent, or the text of the example.
    """

    def __init__(self, item: str) -> None:
        super().__init__("bank.conflict", item=item)


class PhraseBlockedError(UserError):
    """A phrase is not to be approved as it stands; `findings` says why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("phrase.blocked", rules=", ".join(sorted({f.rule for f in findings})))
        self.findings = findings


class ReplyBlockedError(UserError):
    """The text breaks a blocking rule or has an empty slot; `findings` says which and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("reply.blocked", rules=", ".join(sorted({f.rule for f in findings})))
        self.findings = findings


class ClipboardError(UserError):
    """The clipboard did not take the text (held by another program, or no clipboard here)."""

    def __init__(self, reason: str) -> None:
        super().__init__("clipboard.failed", reason=reason)


class NothingToUndoError(UserError):
    """There is no copy to take back, or it was too long ago."""

    def __init__(self) -> None:
        super().__init__("undo.nothing")


class ClipboardTakenError(UserError):
    """The clipboard holds another program's content by now, which is left alone."""

    def __init__(self) -> None:
        super().__init__("clipboard.other")


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with one record of many. Collected and returned, never raised.

    Attributes:
        where: Where it stands ("intents/size.toml: size-ask").
        code: Stable key of the kind of issue.
        detail: The offending value or a hint, "" if there is nothing to add.
    """

    where: str
    code: str
    detail: str = ""


class AutostartError(UserError):
    """The system does not let the program start with it, or stop doing so."""

    def __init__(self, reason: str) -> None:
        super().__init__("autostart.failed", reason=reason)
