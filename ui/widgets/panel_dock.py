"""The place below the replies where one panel at a time asks something."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from replykit.domain.conversation import EditedReply, HalfFilled, HalfMemo, Thread, Unfinished
from replykit.domain.phrase import SlotId
from replykit.domain.reply import Suggestion
from ui import texts
from ui.desk_presenter import DeskPresenter
from ui.desk_view import Copied, NotCopied, Refused
from ui.mended_text import mended
from ui.theme import Look
from ui.widgets.blocked_panel import BlockedPanel, blocking_findings
from ui.widgets.editor_panel import EditorPanel
from ui.widgets.memo_panel import MemoPanel
from ui.widgets.panel import Panel
from ui.widgets.slot_form import Blank, SlotForm


class PanelDock(QWidget):
    """Slot form, editor, memo and explanation of a refusal.

    Signals:
        closed: No panel is open any more; the focus may go back to the replies.
        previewed: A suggestion and values being typed for its slots.
        memo_saved: A `Memo` to be written down.
        changed: A panel was opened or closed.
    """

    closed = Signal()
    previewed = Signal(object, object)
    memo_saved = Signal(object)
    changed = Signal()

    def __init__(
        self, presenter: DeskPresenter, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        here = presenter.customers.current
        self._whose = here.conversation.id if here is not None else None
        self.slot_form = SlotForm(look, self)
        self.editor = EditorPanel(look, presenter.check, self)
        self.blocked = BlockedPanel(look, self)
        self._look = look
        self._memo: MemoPanel | None = None
        self._below: EditedReply | HalfFilled | None = None  # what comes back after a memo
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for panel in self._panels:
            self._column.addWidget(panel)
            panel.closed.connect(self.close_panel)
        self.slot_form.filled.connect(presenter.copy_filled)
        self.slot_form.changed.connect(self.previewed)
        self.slot_form.changed.connect(self._note)
        self.editor.copy_wanted.connect(presenter.copy_edited)
        self.editor.editor.textChanged.connect(self._note)
        self.blocked.mend_wanted.connect(self.mend)
        presenter.slots_wanted.connect(self.ask_slots)
        presenter.refused.connect(self.explain)
        presenter.copied.connect(self._after_copy)
        presenter.failed.connect(self._keep_text)
        presenter.turned.connect(self._turn)
        self.hide()
        self.bring_back()

    @property
    def memo(self) -> MemoPanel:
        """The panel of the memo, built when it is first wanted."""
        if self._memo is None:
            self._memo = MemoPanel(self._look, self)
            self._column.addWidget(self._memo)
            self._memo.closed.connect(self.close_panel)
            self._memo.changed.connect(self._note)
            self._memo.saved.connect(self.memo_saved)
        return self._memo

    @property
    def active(self) -> Panel | None:
        """The open panel, None if there is none."""
        return next((panel for panel in self._panels if not panel.isHidden()), None)

    @Slot(object)
    def ask_slots(self, suggestion: Suggestion) -> None:
        """Ask for the empty slots of a reply."""
        again = self.active is self.slot_form and self._asks_for(suggestion)
        if not again:
            self.slot_form.ask(suggestion, self._blanks(suggestion))
        self._open(self.slot_form)

    def edit(self, suggestion: Suggestion) -> None:
        """Edit a reply before it is copied; goes on with one that is being edited."""
        shown = self.editor.suggestion
        same = shown is not None and shown.phrase.id == suggestion.phrase.id
        if self.active is self.editor and same:
            self.editor.start()
            return
        self.editor.edit(suggestion.draft.text, suggestion)
        self._open(self.editor)

    def ask_memo(self, customer: str) -> None:
        """Ask for a memo about a customer; goes on with one that was begun.

        What is being written in another panel waits below it.
        """
        if not isinstance(self.active, MemoPanel):
            self._below = self._shown_reply()
            self.memo.ask(customer)
        self._open(self.memo)

    @Slot(object)
    def explain(self, refused: Refused) -> None:
        """Say why a text was not copied; in the editor its findings say it already."""
        if self.active is self.editor:
            self.editor.start()
            return
        self.blocked.explain(refused)
        self._open(self.blocked)

    @Slot(object)
    def mend(self, refused: Refused) -> None:
        """Put the safe wording in, or the cursor on what is wrong, for the agent to copy."""
        text = mended(refused.text, refused.findings)
        first = blocking_findings(refused)[0]
        span = (first.start, first.end) if text == refused.text else None
        self.editor.edit(text, refused.suggestion, span)
        self._open(self.editor)

    @Slot()
    def mend_current(self) -> None:
        """Put safe wording in, in the editor or in place of the refused reply."""
        panel = self.active
        if isinstance(panel, BlockedPanel | EditorPanel):
            panel.mend()

    @Slot()
    def close_panel(self) -> None:
        """Close the open panel; what stands in it is not wanted any more."""
        below, self._below = self._below, None
        self.put_away()
        self._presenter.customers.begin_writing(below)
        self.bring_back()
        self.closed.emit()

    def put_away(self) -> None:
        """Hide the open panel; `bring_back` shows it again."""
        for panel in self._panels:
            panel.hide()
        self.hide()
        self.changed.emit()

    def bring_back(self) -> None:
        """Show again what was being written for the customer on the desk, without the focus."""
        match self._presenter.customers.unfinished:
            case EditedReply(suggestion, text):
                self.editor.edit(text, suggestion)
                self._open(self.editor, focus=False)
            case HalfFilled(suggestion, values, _):
                self.slot_form.ask(suggestion, self._blanks(suggestion))
                self.slot_form.put(values)
                self._open(self.slot_form, focus=False)
            case HalfMemo() as half:
                self._below = half.below
                self.memo.put(half)
                self._open(self.memo, focus=False)

    @property
    def _panels(self) -> tuple[Panel, ...]:
        panels: tuple[Panel, ...] = (self.slot_form, self.editor, self.blocked)
        return (*panels, self._memo) if self._memo is not None else panels

    def _open(self, panel: Panel, *, focus: bool = True) -> None:
        for other in self._panels:
            other.setVisible(other is panel)
        self.show()
        self.changed.emit()
        self._note()
        if focus:
            panel.start()

    @Slot()
    def _note(self) -> None:
        """Remember what is being written with the customer it is for."""
        if (shown := self._shown()) is not None:
            self._presenter.customers.begin_writing(shown)

    @Slot(object)
    def _turn(self, thread: Thread | None) -> None:
        """Show what is being written for another customer, and nothing of the former one."""
        whose = thread.conversation.id if thread is not None else None
        if whose == self._whose:
            return
        unfinished, self._whose = self._presenter.customers.unfinished, whose
        if self.active is None or unfinished is None or unfinished != self._shown():
            self._below = None
            self.put_away()
            self.bring_back()

    def _shown(self) -> Unfinished | None:
        panel = self.active
        if isinstance(panel, MemoPanel):
            return replace(panel.half(), below=self._below)
        return self._shown_reply()

    def _shown_reply(self) -> EditedReply | HalfFilled | None:
        panel = self.active
        if panel is self.editor:
            return EditedReply(self.editor.suggestion, self.editor.editor.toPlainText())
        if panel is self.slot_form and (asked := self.slot_form.suggestion) is not None:
            return HalfFilled(asked, self.slot_form.values(), self.slot_form.offered)
        return None

    def _asks_for(self, suggestion: Suggestion) -> bool:
        shown = self.slot_form.suggestion
        return shown is not None and shown.phrases == suggestion.phrases

    def _blanks(self, suggestion: Suggestion) -> tuple[Blank, ...]:
        return tuple(self._blank(slot) for slot in suggestion.draft.missing)

    def _blank(self, slot: SlotId) -> Blank:
        row = self._presenter.book.slot_by_id.get(slot)
        label = texts.slot_label(row) if row else slot
        example = row.example if row else ""
        presenter = self._presenter
        return Blank(slot, label, example, presenter.remembered(slot), presenter.heard(slot))

    @Slot(object)
    def _after_copy(self, copied: Copied) -> None:
        """Close the panel the copied text came from; another one may hold unfinished work."""
        panel = self.active
        if isinstance(panel, MemoPanel):
            return
        about = panel.suggestion if isinstance(panel, SlotForm | EditorPanel) else None
        if panel is not None and (about is None or about.phrases == copied.phrases):
            self.close_panel()

    @Slot(object)
    def _keep_text(self, outcome: NotCopied) -> None:
        """Leave the text where it can be copied by hand."""
        if outcome.text.strip():
            self.editor.edit(outcome.text, outcome.suggestion, (0, len(outcome.text)))
            self._open(self.editor)
