"""The fields of a phrase, its findings and its preview."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.intent import IntentId
from replykit.domain.message import Emotion
from replykit.domain.phrase import Phrase, PhraseId, PhraseRole, PhraseState, Tone
from replykit.domain.reply import Finding
from replykit.services.phrase_check import MAX_CHARS
from replykit.settings import PLATFORMS
from ui import bank_texts, texts
from ui.bank_presenter import BankPresenter
from ui.models.suggestion_model import SuggestionModel
from ui.theme import Look
from ui.timers import single_shot
from ui.widgets.fields import Choice, NoteInput, SearchableChoice, Several
from ui.widgets.finding_line import FindingLine
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label, rule
from ui.widgets.reply_list import ReplyList
from ui.widgets.segments import Segments
from ui.widgets.template_input import TemplateInput

SHOWN_FINDINGS = 4
_TEXT_LINES, _NOTE_LINES = 4, 3
_BETWEEN = re.compile(r"[、,，;；]")


class PhraseFields(QScrollArea):
    """Everything about a phrase that a lead may say."""

    def __init__(self, look: Look, bank: BankPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bank = bank
        self._held = Phrase(PhraseId(""), IntentId(""), "")
        self._findings: tuple[Finding, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_fields()
        self._make_preview()
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._form = QFormLayout()
        self._later = single_shot(self, 0, self._fit)  # once the preview has its width, too
        self._lay_out()
        self.setWidget(page)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the phrase as it stands."""
        return self._findings

    def show_phrase(self, phrase: Phrase) -> None:
        """Show a phrase to be written."""
        self._held = phrase
        book = self._bank.book
        self.intent.offer([(i.id, texts.intent_name(i)) for i in book.intents])
        self._offer_slots()
        self.text.setPlainText(phrase.text)
        self.intent.choose(phrase.intent)
        self.tone.choose(phrase.tone.value)
        self.role.choose(phrase.role.value)
        self.state.choose(phrase.state.value)
        self.emotions.choose(phrase.emotions)
        self.platforms.choose(phrase.platforms)
        self.cues.setText("、".join(phrase.cues))
        self.manual.setText("、".join(phrase.manual))
        self.note.setPlainText(phrase.note)
        self.cues.setCursorPosition(0)
        self.verticalScrollBar().setValue(0)
        self.look_over()

    def phrase(self) -> Phrase:
        """Return the phrase as it is written now."""
        role = PhraseRole(self.role.chosen())
        return replace(
            self._held,
            intent=IntentId(self.intent.chosen()),
            text=self.text.toPlainText(),
            tone=Tone(self.tone.chosen()),
            role=role,
            state=PhraseState(self.state.chosen()),
            emotions=self._chosen_emotions() if role is PhraseRole.EMPATHY else (),
            platforms=self._chosen_platforms(),
            cues=_words(self.cues.text()),
            manual=tuple(item.upper() for item in _words(self.manual.text())),
            note=self.note.toPlainText(),
        )

    @Slot()
    def look_over(self) -> None:
        """Say what is wrong with the phrase, and show how it will look."""
        phrase = self.phrase()
        self._findings = self._bank.findings(phrase)
        self.text.mark(self._findings)
        self._list_findings()
        chars = len(phrase.text)
        self._chars.setText(f"{chars} / {MAX_CHARS}")
        self._form.setRowVisible(self.emotions, phrase.role is PhraseRole.EMPATHY)
        self._preview_model.replace((self._bank.preview(phrase),))
        self._preview.setVisible(bool(phrase.text.strip()))
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the preview to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()

    def _chosen_emotions(self) -> tuple[Emotion, ...]:
        return tuple(map(Emotion, self.emotions.chosen()))

    def _chosen_platforms(self) -> tuple[str, ...]:
        """Return the platforms, in their former order if they are the same."""
        held = self._held.platforms
        strange = (platform for platform in held if platform not in PLATFORMS)
        chosen = (*self.platforms.chosen(), *strange)
        return held if set(chosen) == set(held) else chosen

    def _make_fields(self) -> None:
        self.text = TemplateInput(self._look, self)
        self.text.setAccessibleName(self.tr("话术内容"))
        self.text.setPlaceholderText(self.tr("发给客户的话；会变的地方插入空位"))
        self.slots = QToolButton(self)
        self.slots.setText(self.tr("插入空位"))
        self.slots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.slots.setProperty("choice", True)
        self.slots.setMenu(QMenu(self.slots))
        self.intent = SearchableChoice(self._look, self.tr("意图"), (), self)
        tones = [(tone.value, texts.tone_name(tone)) for tone in Tone]
        self.tone = Segments(tones, Tone.STANDARD.value, self)
        roles = [(role.value, bank_texts.role_name(role)) for role in PhraseRole]
        self.role = Choice(self._look, self.tr("作用"), roles, self)
        states = [(state.value, bank_texts.state_name(state)) for state in PhraseState]
        self.state = Segments(states, PhraseState.DRAFT.value, self)
        emotions = [(emotion.value, bank_texts.emotion_name(emotion)) for emotion in Emotion]
        self.emotions = Several(self.tr("情绪"), emotions, 5, self)
        platforms = [(platform, texts.platform_name(platform)) for platform in PLATFORMS]
        self.platforms = Several(self.tr("平台"), platforms, 3, self)
        self.cues = self._line(self.tr("客户提到"), self.tr("如 丢件、不见了；没有就通用"))
        self.manual = self._line(self.tr("手册编号"), self.tr("如 M107"))
        self.note = NoteInput(self)
        self.note.setAccessibleName(self.tr("说明"))
        self.note.setPlaceholderText(self.tr("为什么这样说、必须说到什么、不能说什么"))

    def _line(self, name: str, example: str) -> LineInput:
        line = LineInput(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(example)
        return line

    def _make_preview(self) -> None:
        self._chars = plain_label(quiet=True)
        self._chars.setWordWrap(False)
        self._found = QVBoxLayout()
        self._preview_model = SuggestionModel(self)
        self._preview = ReplyList(self._look, self._preview_model, self)
        self._preview.setAccessibleName(self.tr("预览"))
        self._preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._preview.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.slots)
        tools.addStretch()
        tools.addWidget(self._chars)
        for part in (self.text, tools, self._found, self._preview):
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        self._column.addWidget(rule(self))
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("意图"), self.intent)
        form.addRow(self.tr("语气"), self.tone)
        form.addRow(self.tr("状态"), self.state)
        form.addRow(self.tr("作用"), self.role)
        form.addRow(self.tr("情绪"), self.emotions)
        form.addRow(self.tr("平台"), self.platforms)
        form.addRow(self.tr("客户提到"), self.cues)
        form.addRow(self.tr("手册编号"), self.manual)
        form.addRow(self.tr("说明"), self.note)
        self._column.addLayout(form)
        self._column.addStretch()

    def _wire(self) -> None:
        self.text.textChanged.connect(self.look_over)
        self.intent.chosen_changed.connect(self.look_over)
        self.role.chosen_changed.connect(self.look_over)
        self.platforms.changed.connect(self.look_over)
        self.tone.changed.connect(self.look_over)

    def _offer_slots(self) -> None:
        menu = self.slots.menu()
        menu.clear()
        for slot in self._bank.book.slots:
            action = menu.addAction(f"{texts.slot_label(slot)}  {{{slot.id}}}")
            action.triggered.connect(partial(self.text.insert_slot, slot.id))
        labels = {slot.id: texts.slot_label(slot) for slot in self._bank.book.slots}
        self._preview.name_slots(labels)

    def _list_findings(self) -> None:
        while (item := self._found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        gravest = sorted(self._findings, key=lambda f: f.severity.weight, reverse=True)
        for finding in gravest[:SHOWN_FINDINGS]:
            self._found.addWidget(FindingLine(self._look, finding, self))

    def _fit(self) -> None:
        """Make the preview as high as its one reply."""
        hint = self._preview.sizeHintForIndex(self._preview_model.index(0))
        self._preview.setFixedHeight(hint.height() + self._look.sizes.ring)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_m, sizes.gap_xs, sizes.gap_m, sizes.gap_m)
        self._column.setSpacing(sizes.gap_s)
        self._found.setSpacing(sizes.gap_xs)
        self._form.setHorizontalSpacing(sizes.gap_m)
        self._form.setVerticalSpacing(sizes.gap_s)
        self.text.setFont(self._look.style.font())
        self.text.setFixedHeight(_TEXT_LINES * sizes.text_line + 2 * sizes.gap_s)
        self.note.setFixedHeight(_NOTE_LINES * sizes.text_line + 2 * sizes.gap_s)
        for several in (self.emotions, self.platforms):
            several.space(sizes.gap_xs)


def _words(text: str) -> tuple[str, ...]:
    """Return what stands between the commas of a line, each once."""
    return tuple(dict.fromkeys(word.strip() for word in _BETWEEN.split(text) if word.strip()))
