"""The current phrase of the bank: as it would be sent, and what one should know about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from replykit.domain.phrase import Phrase, PhraseId, PhraseState
from replykit.domain.reply import Suggestion
from ui import bank_texts
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.timers import single_shot
from ui.widgets.labels import plain_label
from ui.widgets.reply_list import ReplyList

SHARE = 0.36
"""The preview takes at most this part of the window's height; the rest scrolls."""


class PhrasePreview(QScrollArea):
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
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted = 0
        self._later = single_shot(self, 0, self._fit)  # once the parts have their widths, too
        self.model = SuggestionModel(self)
        self.replies = ReplyList(look, self.model, self)
        self.replies.setAccessibleName(self.tr("话术预览"))
        self.replies.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = plain_label(quiet=True)
        self.fold = QToolButton(self)
        self.fold.setText(self.tr("说明"))
        self.fold.setCheckable(True)
        self.fold.setProperty("quiet", True)
        self.fold.setProperty("tool", True)
        self.fold.toggled.connect(self._show_note)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        self._head, self._notes = QHBoxLayout(), QVBoxLayout()
        self._head.addWidget(self.fold)
        self._head.addStretch()
        self._notes.addWidget(self.note)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.replies)
        column.addLayout(self._head)
        column.addLayout(self._notes)
        column.addStretch()
        self.setWidget(page)

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
        self.verticalScrollBar().setValue(0)
        self._show_note()

    def sizeHint(self) -> QSize:
        """Return what it needs, within its share."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line: the window may be low."""
        return QSize(0, self._look.sizes.text_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()

    @Slot()
    def _show_note(self) -> None:
        self.note.setVisible(self.fold.isChecked() and bool(self.note.text()))
        self._fit()

    def _fit(self) -> None:
        """Be as high as reply and note need, but leave the tree the larger part."""
        sizes = self._look.sizes
        if not self.model.rowCount():
            return
        hint = self.replies.sizeHintForIndex(self.model.index(0))
        self.replies.setFixedHeight(hint.height() + sizes.ring)
        wanted = self.replies.height()
        if not self.fold.isHidden():
            wanted += self._head.sizeHint().height()
        if not self.note.isHidden():
            width = max(self.viewport().width() - 2 * sizes.gap_m, 1)
            wanted += self.note.heightForWidth(width) + sizes.gap_s
        self._wanted = min(wanted + sizes.line, round(self.window().height() * SHARE))
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_s, sizes.gap_xs, sizes.gap_s, 0)
        self._notes.setContentsMargins(sizes.gap_m, 0, sizes.gap_m, sizes.gap_s)
        self._fit()
