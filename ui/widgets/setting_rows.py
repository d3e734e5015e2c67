"""Rows of settings: what is set, its field, a word of explanation, and what finds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from replykit.services.label_search import label_matches
from replykit.settings import Settings
from ui.theme import Look
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import plain_label


class SettingRow(QWidget):
    """A label above a field; a check box carries its own label.

    Args:
        look: Sizes.
        words: What is set.
        field: What sets it.
        hint: A quiet line below, "" for none.
        found_by: Further words that find the row.
    """

    def __init__(
        self, look: Look, words: str, field: QWidget, *, hint: str = "", found_by: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self.field = field
        self.words = f"{words} {hint} {found_by}"
        if not field.accessibleName():
            field.setAccessibleName(words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if words and not isinstance(field, QCheckBox):
            self._column.addWidget(plain_label(words))
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(plain_label(hint, quiet=True))
            field.setAccessibleDescription(hint)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._column.setSpacing(self._look.sizes.gap_xs)


class SettingsPage(QWidget):
    """One section: its heading and its rows.

    Args:
        look: Sizes.
        title: The heading.
        parent: The widget it stands in.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.title = title
        self.rows: list[SettingRow] = []
        self._heading = plain_label(title, strong=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        look.changed.connect(self._restyle_page)
        self._restyle_page()

    def add_row(self, words: str, field: QWidget, *, hint: str = "", found_by: str = "") -> None:
        """Add a row below the others."""
        self.put(SettingRow(self._look, words, field, hint=hint, found_by=found_by))

    def add_switch(self, words: str, on: bool, *, hint: str = "", found_by: str = "") -> CheckBox:
        """Add a check box and return it."""
        switch = CheckBox(self._look, words, self)
        switch.setChecked(on)
        self.add_row(words, switch, hint=hint, found_by=found_by)
        return switch

    def put(self, row: SettingRow) -> None:
        """Add a row of a form of its own."""
        self.rows.append(row)
        self._column.addWidget(row)

    def add_line(self, widgets: Sequence[QWidget], words: str) -> None:
        """Add widgets side by side that some words find, without a label."""
        line = QWidget(self)
        line.setAccessibleName(words)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_s)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        self.put(SettingRow(self._look, "", line, found_by=words))

    def show_all(self) -> None:
        """Show every row, as the one section that is open."""
        for row in self.rows:
            row.show()
        self._heading.hide()
        self.show()

    def filter(self, query: str) -> bool:
        """Show the rows a query finds; return whether there are any.

        The heading finds its whole section.
        """
        whole = label_matches(query, self.title)
        found = [whole or label_matches(query, row.words) for row in self.rows]
        for row, hit in zip(self.rows, found, strict=True):
            row.setVisible(hit)
        self._heading.show()
        self.setVisible(any(found))
        return any(found)

    def settled(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        return settings

    def problem(self) -> QWidget | None:
        """Return the field that keeps the settings from being saved, if there is one."""
        return None

    @Slot()
    def _restyle_page(self) -> None:
        self._column.setSpacing(self._look.sizes.gap_m)
