"""One finding in one or two lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from replykit.domain.reply import Finding
from ui import texts
from ui.theme import Look
from ui.widgets.labels import IconLabel, plain_label
from ui.widgets.reply_delegate import SEVERITY_ICONS


class FindingLine(QWidget):
    """Icon of the severity, the severity in words, what is wrong, what to say instead."""

    def __init__(self, look: Look, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = IconLabel(look, SEVERITY_ICONS[finding.severity], self)
        colour = look.palette.severity(finding.severity)
        icon.dress(SEVERITY_ICONS[finding.severity], colour)
        text = plain_label(texts.finding_words(finding), quiet=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.sizes.gap_s)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        self.setAccessibleName(text.text())
