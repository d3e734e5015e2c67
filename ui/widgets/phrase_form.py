"""Write a phrase: what is wrong with it, and how it will look, show while typing."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from replykit.domain.phrase import Phrase, PhraseState
from replykit.errors import UserError
from replykit.services.phrase_desk import PhraseDesk, blocking
from ui import texts
from ui.bank_presenter import BankPresenter
from ui.theme import Look
from ui.widgets.form_foot import FormFoot, bind_save_keys
from ui.widgets.labels import plain_label
from ui.widgets.phrase_fields import PhraseFields

_MANUAL = re.compile(r"[MRWS]\d{2,3}")


class PhraseForm(QWidget):
    """The form for one phrase; it goes only when what was typed is saved, or given up.

    Signals:
        saved: The `Phrase` as it stands in the bank now.
        left: The form is done with.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, look: Look, bank: BankPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bank = bank
        self._before: Phrase | None = None
        self._start: Phrase | None = None
        self._saving = False
        self._title = plain_label(strong=True)
        self.fields = PhraseFields(look, bank, self)
        self.foot = FormFoot(look, self)
        self.another = self.foot.add_button(self.tr("另存一条"))
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self.setFocusProxy(self.fields.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.fields, 1)
        column.addWidget(self.foot)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def before(self) -> Phrase | None:
        """The phrase in the bank that is being changed; None for a new one."""
        return self._before

    @property
    def unsaved(self) -> bool:
        """Whether something typed would be lost; not while it is being saved."""
        return not self._saving and self._start is not None and self.fields.phrase() != self._start

    @property
    def saving(self) -> bool:
        """Whether what was typed is on its way to the bank."""
        return self._saving

    def write(self, phrase: Phrase, before: Phrase | None) -> None:
        """Write a phrase.

        Args:
            phrase: What to begin with.
            before: What stands in the bank; None for a new phrase.
        """
        self._before = before
        self.foot.settle()
        self.another.setVisible(before is not None)
        self._title.setText(self.tr("新话术") if before is None else self.tr("编辑话术"))
        self.fields.show_phrase(phrase)
        self._start = self.fields.phrase()
        self.fields.text.setFocus()

    def resume(self, phrase: Phrase, before: Phrase | None, start: Phrase | None) -> None:
        """Go on with what was being written elsewhere."""
        self.write(phrase, before)
        self._start = start

    @property
    def start(self) -> Phrase | None:
        """What the writing began with."""
        return self._start

    @Slot()
    def save(self) -> None:
        """Save; what must not be approved is refused in place."""
        before, wanted = self._before, self.fields.phrase()
        if before is None:
            self._submit(wanted, lambda desk: desk.add(wanted))
        else:
            self._submit(wanted, lambda desk: desk.edit(before, wanted))

    @Slot()
    def save_as_another(self) -> None:
        """Save what is written as a phrase of its own."""
        wanted = self.fields.phrase()
        self._submit(wanted, lambda desk: desk.add(wanted))

    @Slot()
    def step_back(self) -> None:
        """Leave, or ask first if something would be lost; asked already or saving, stay."""
        if self._saving:
            return
        if self.foot.asking:
            self._stay()
        elif self.unsaved:
            self.foot.ask()
        else:
            self._leave()

    def _submit(self, wanted: Phrase, work: Callable[[PhraseDesk], Phrase]) -> None:
        if self._saving or not self._bank.editable or self._refused(wanted):
            return
        self.foot.settle()
        self._hold(True)
        self._bank.submit(work, done=self._stored, failed=self._not_stored)

    def _hold(self, saving: bool) -> None:
        self._saving = saving
        self.setEnabled(not saving)

    def _refused(self, wanted: Phrase) -> bool:
        """Say what keeps the phrase from being saved; return whether something does."""
        strange = [item for item in wanted.manual if not _MANUAL.fullmatch(item)]
        if strange:
            text = self.tr("手册编号写成 M107 这样；这个认不出：{id}")
            self.foot.say(text.replace("{id}", strange[0]), "error")
            self.fields.manual.setFocus()
            return True
        found = blocking(self._bank.findings(wanted))
        if not found or wanted.state is not PhraseState.APPROVED:
            return False
        self.foot.say(self.tr("没有启用：先改好标出的地方，或者存成草稿。"), "error")
        self.fields.text.select(found[0])
        return True

    def _stored(self, phrase: Phrase) -> None:
        self._hold(False)
        self._leave()
        self.saved.emit(phrase)

    def _not_stored(self, error: UserError) -> None:
        """Keep the text; from now on it is held against what stands there by now."""
        self._hold(False)
        self.foot.say(texts.error_text(error), "error")
        if self._before is not None:
            self._before = self._bank.book.phrase_by_id.get(self._before.id)
        self.fields.text.setFocus()

    def _wire(self) -> None:
        self.foot.save_wanted.connect(self.save)
        self.foot.leave_wanted.connect(self.step_back)
        self.foot.dropped.connect(self._leave)
        self.foot.stayed.connect(self._stay)
        self.another.clicked.connect(self.save_as_another)
        bind_save_keys(self, self.save)

    @Slot()
    def _stay(self) -> None:
        self.foot.settle()
        self.fields.text.setFocus()

    @Slot()
    def _leave(self) -> None:
        self._before = self._start = None
        self.foot.settle()
        self.left.emit()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_xs)
