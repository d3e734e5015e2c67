"""A rotating log without customer text."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MAX_BYTES, KEPT_FILES = 1_000_000, 3


class FramesOnlyFormatter(logging.Formatter):
    """Writes an exception's type and frames, never its arguments or source lines.

    The arguments of an exception may quote what a customer wrote.
    """

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return type and frames of an exception and of what caused it."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {f.filename}:{f.lineno} in {f.name}" for f in frames]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start_log(path: Path) -> logging.Handler:
    """Send the program's log to a file; a folder that cannot be written means no log.

    Returns:
        The handler, so that it can be taken away again.
    """
    handler = _handler(path)
    handler.setFormatter(FramesOnlyFormatter("{asctime} {levelname} {name} {message}", style="{"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take the handler of `start_log` away and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def _handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(
            path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
