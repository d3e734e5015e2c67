"""The current phrase of the bank: as it would be sent, and what one should know about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from replykit.domain.reply import Suggestion
from ui import bank_texts
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.widgets.labels import plain_label
from ui.widgets.reply_list import ReplyList

_NOTE_LINES = 6


class PhrasePreview(QFrame):
    """A list of one reply, and below it the note, folded or open.

    Args:
        look: The style in force.
        draft: Fills a phrase as far as profile and message allow.
    """

    def __init__(
        self,
        look: Look,
        draft: Callable[[PhraseId], Suggestion],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._draft = draft
        self.setObjectName("preview")
        self.model = SuggestionModel(self)
        self.replies = ReplyList(look, self.model, self)
        self.replies.setAccessibleName(self.tr("话术预览"))
        self._make_note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.replies)
        self._head = QHBoxLayout()
        self._head.addWidget(self.fold)
        self._head.addStretch()
        column.addLayout(self._head)
        column.addWidget(self._notes)
        look.changed.connect(self._restyle)
        self._restyle()

    def _make_note(self) -> None:
        self.note = plain_label(quiet=True)
        self.fold = QToolButton(self)
        self.fold.setText(self.tr("说明"))
        self.fold.setCheckable(True)
        self.fold.setProperty("quiet", True)
        self.fold.setProperty("tool", True)
        self.fold.toggled.connect(self._show_note)
        self._notes = QScrollArea(self)
        self._notes.setWidgetResizable(True)
        self._notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.addWidget(self.note)
        self._page.addStretch()
        self._notes.setWidget(page)

    @Slot(object)
    def show_phrase(self, phrase: Phrase | None) -> None:
        """Show a phrase, or nothing."""
        self.setVisible(phrase is not None)
        if phrase is None:
            self.model.replace(())
            return
        self.model.replace((self._draft(phrase.id),))
        self.replies.setEnabled(phrase.state is PhraseState.APPROVED)  # others are not sent
        self.note.setText(bank_texts.note_text(phrase))
        self.fold.setVisible(bool(self.note.text()))
        self._show_note()
        self._fit()

    @Slot()
    def _show_note(self) -> None:
        self._notes.setVisible(self.fold.isChecked() and bool(self.note.text()))
        self._fit()

    def _fit(self) -> None:
        """Make the preview as high as its one reply, and the note as high as it has to be."""
        sizes = self._look.sizes
        if self.model.rowCount():
            hint = self.replies.sizeHintForIndex(self.model.index(0))
            self.replies.setFixedHeight(hint.height() + sizes.ring)
        width = max(self.width() - 2 * sizes.gap_m - sizes.scrollbar, 1)
        wanted = self.note.heightForWidth(width) + sizes.gap_s
        self._notes.setFixedHeight(min(wanted, _NOTE_LINES * sizes.meta_line + sizes.gap_s))

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_s, sizes.gap_xs, sizes.gap_s, 0)
        self._page.setContentsMargins(sizes.gap_m, 0, sizes.gap_m, sizes.gap_s)
        self._fit()
