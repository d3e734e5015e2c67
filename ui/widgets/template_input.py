"""The text of a phrase while it is written: slots tinted, findings underlined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from replykit.domain.phrase import SlotId
from replykit.domain.reply import Finding
from ui.theme import Look
from ui.widgets.fields import NoteInput
from ui.widgets.text_marks import cursor_over, underlined

_SLOT = re.compile(r"\{\w+(?:\|[^{}]*)?\}")


class TemplateInput(NoteInput):
    """Several lines with marks."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def insert_slot(self, slot: SlotId) -> None:
        """Put a slot where the cursor is, in place of what is selected."""
        self.insertPlainText(f"{{{slot}}}")
        self.setFocus()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline what is wrong, and tint the slots."""
        text = self.toPlainText()
        slots = [self._tint(text, *found.span()) for found in _SLOT.finditer(text)]
        wavy = [self._underline(text, found) for found in findings if found.end > found.start]
        self.setExtraSelections([*slots, *wavy])

    def select(self, finding: Finding) -> None:
        """Select what a finding is about."""
        self.setTextCursor(self._cursor(self.toPlainText(), finding.start, finding.end))
        self.setFocus()

    def _tint(self, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(QColor(self._look.palette.accent_fill))
        style.setForeground(QColor(self._look.palette.accent))
        found.format = style
        found.cursor = self._cursor(text, start, end)
        return found

    def _underline(self, text: str, finding: Finding) -> QTextEdit.ExtraSelection:
        colour = self._look.palette.severity(finding.severity)
        return underlined(self, text, finding, colour)

    def _cursor(self, text: str, start: int, end: int) -> QTextCursor:
        return cursor_over(self, text, start, end)
