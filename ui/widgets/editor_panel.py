"""Edit a reply before it is copied; what is wrong with it shows while typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from replykit.domain.reply import Finding, Suggestion
from ui.key_map import with_key
from ui.theme import Look
from ui.widgets.finding_line import FindingLine
from ui.widgets.inputs import TextInput, is_composing
from ui.widgets.panel import Panel
from ui.widgets.text_marks import cursor_over, underlined

SHOWN_FINDINGS = 3
_LINES = 5


class ReplyEditor(TextInput):
    """The text of the reply.

    Signals:
        copy_wanted: Enter or Ctrl+Enter was pressed.
    """

    copy_wanted = Signal()

    def entered(self) -> None:
        """Enter copies."""
        self.copy_wanted.emit()


class EditorPanel(Panel):
    """A reply as free text, with live findings.

    Signals:
        copy_wanted: The text and the suggestion it was made from.
        keep_wanted: The same, to be kept as a phrase of the agent's own.
    """

    copy_wanted = Signal(str, object)
    keep_wanted = Signal(str, object)

    def __init__(
        self,
        look: Look,
        check: Callable[[str], tuple[Finding, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self.tr("改好再复制"), parent)
        self._check = check
        self._suggestion: Suggestion | None = None
        self._findings: tuple[Finding, ...] = ()
        self.editor = ReplyEditor(self)
        self.editor.setAccessibleName(self.tr("回复内容"))
        self._found = QVBoxLayout()
        self.body.addWidget(self.editor)
        self.body.addLayout(self._found)
        self._mend = self.add_button(with_key(self.tr("换稳妥说法"), "mend_typing"))
        self._mend.clicked.connect(self.mend)
        self._keep = self.add_button(self.tr("存为我的 Ctrl+S"))
        self._keep.clicked.connect(self.keep)
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.setAutoRepeat(False)
        keys.activated.connect(self.keep)
        cancel = self.add_button(self.tr("取消 Esc"))
        cancel.clicked.connect(self.closed)
        copy = self.add_button(self.tr("复制 Enter"), primary=True)
        copy.clicked.connect(self._copy)
        self.editor.copy_wanted.connect(self._copy)
        self.editor.textChanged.connect(self._look_over)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the text as it stands."""
        return self._findings

    @property
    def suggestion(self) -> Suggestion | None:
        """The reply the text was made from."""
        return self._suggestion

    def edit(
        self, text: str, suggestion: Suggestion | None, span: tuple[int, int] | None = None
    ) -> None:
        """Show a text to edit.

        Args:
            text: The text.
            suggestion: What it was made from, None for free text.
            span: What to select, in code points; None puts the cursor at the end.
        """
        self._suggestion = suggestion
        self.editor.setPlainText(text)
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if span is not None:
            cursor = self._cursor(text, *span)
        self.editor.setTextCursor(cursor)

    def start(self) -> None:
        """Put the cursor into the text."""
        self.editor.setFocus()

    @Slot()
    def mend(self) -> None:
        """Put the safe wording in place of the gravest finding that has one; can be undone."""
        finding = next((f for f in self._gravest() if f.replacement is not None), None)
        if finding is not None and finding.replacement is not None:
            span = finding.mended or (finding.start, finding.end)
            cursor = self._cursor(self.editor.toPlainText(), *span)
            cursor.insertText(finding.replacement)
            self.editor.setTextCursor(cursor)

    @Slot()
    def keep(self) -> None:
        """Have the text kept as a phrase of the agent's own, unless it is being composed."""
        if not is_composing(self.editor):
            self.keep_wanted.emit(self.editor.toPlainText(), self._suggestion)

    def _gravest(self) -> list[Finding]:
        return sorted(self._findings, key=lambda f: f.severity.weight, reverse=True)

    @Slot()
    def _copy(self) -> None:
        self.copy_wanted.emit(self.editor.toPlainText(), self._suggestion)

    @Slot()
    def _look_over(self) -> None:
        text = self.editor.toPlainText()
        self._findings = self._check(text)
        self.editor.setExtraSelections([self._underline(text, f) for f in self._findings])
        self._list_findings()

    def _underline(self, text: str, finding: Finding) -> QTextEdit.ExtraSelection:
        colour = self._look.palette.severity(finding.severity)
        return underlined(self.editor, text, finding, colour)

    def _cursor(self, text: str, start: int, end: int) -> QTextCursor:
        return cursor_over(self.editor, text, start, end)

    def _list_findings(self) -> None:
        while (item := self._found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._mend.setVisible(any(f.replacement is not None for f in self._findings))
        for finding in self._gravest()[:SHOWN_FINDINGS]:
            self._found.addWidget(FindingLine(self._look, finding, self))

    @Slot()
    def _fit(self) -> None:
        sizes = self._look.sizes
        self.editor.setFont(self._look.style.font())
        self.editor.setFixedHeight(_LINES * sizes.text_line + 2 * sizes.gap_s)
        self._found.setSpacing(sizes.gap_xs)
