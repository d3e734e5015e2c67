"""The command line: opens the window, or runs one command without it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from replykit.cli import arguments
from replykit.cli.words import sentence
from replykit.errors import UserError

DONE, FINDINGS, USER_MISTAKE, OUR_FAULT = 0, 1, 2, 3
"""Exit codes: done; done, but something was found; the user's mistake; a fault of ours."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ReplyKit.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        An exit code, see `DONE` and its neighbours.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    options = arguments.parse(argv)
    try:
        return arguments.command_of(options)(options)
    except UserError as error:
        print(sentence(error), file=sys.stderr)
        return USER_MISTAKE
    except BrokenPipeError:
        return DONE
    except Exception:  # noqa: BLE001 - the last stop; the trace is for the bug report
        traceback.print_exc()
        return OUR_FAULT


def _speak_utf8(stream: object) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
