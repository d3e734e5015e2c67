"""Marks in a text being edited: where a finding is."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from replykit.domain.reply import Finding
from ui.pasted_text import utf16_offset


def cursor_over(editor: QPlainTextEdit, text: str, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects a piece of an editor's text; offsets in code points."""
    cursor = editor.textCursor()
    cursor.setPosition(utf16_offset(text, start))
    cursor.setPosition(utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def underlined(
    editor: QPlainTextEdit, text: str, finding: Finding, colour: str
) -> QTextEdit.ExtraSelection:
    """Return a wavy line of a colour below what a finding is about."""
    found = QTextEdit.ExtraSelection()
    wavy = QTextCharFormat()
    wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wavy.setUnderlineColor(QColor(colour))
    found.format = wavy
    found.cursor = cursor_over(editor, text, finding.start, finding.end)
    return found
