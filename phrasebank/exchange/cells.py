"""Cells no spreadsheet program takes for formulas (OWASP, "CSV injection")."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def neutralised(text: str) -> str:
    """Return a text as a cell that is shown, not calculated; `plain` undoes it.

    >>> neutralised("=1+1"), neutralised("'=1"), neutralised("'好'")
    ("'=1+1", "''=1", "'好'")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """Return the text behind a cell; for every text ``plain(neutralised(text)) == text``."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
