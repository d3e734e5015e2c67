"""Above the tree of the bank: what is shown, and for a lead what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from replykit.domain.phrase import Phrase, PhraseRole, PhraseState
from replykit.services.phrase_finder import Wanted
from ui import bank_texts
from ui.icons import Icon, qicon
from ui.key_map import with_key
from ui.theme import Look
from ui.timers import single_shot
from ui.widgets.fields import Choice
from ui.widgets.inputs import LineInput
from ui.widgets.segments import Segments
from ui.widgets.wrapping import WrappingRow

TYPING_PAUSE_MS = 80
CATEGORIES, INTENTS = "categories", "intents"
_ANY = "any"


class BankFilter(QFrame):
    """What of the bank is shown, and by what it is grouped.

    Signals:
        changed: Something else is to be shown.
        tree_wanted: Enter or the arrow down was pressed in the text field.
    """

    changed = Signal()
    tree_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("filter")
        groupings = ((CATEGORIES, self.tr("按分类")), (INTENTS, self.tr("按意图")))
        self.grouping = Segments(groupings, CATEGORIES, self)
        self.grouping.setAccessibleName(self.tr("分组"))
        self.words = LineInput(self)
        self.words.setAccessibleName(self.tr("筛选话术"))
        self.words.setPlaceholderText(self.tr("筛选：字、意图、拼音首字母"))
        self.words.setClearButtonEnabled(True)
        states = [(state.value, bank_texts.state_name(state)) for state in PhraseState]
        states.sort(key=lambda item: item[0] != PhraseState.APPROVED.value)
        self.state = Choice(look, self.tr("状态"), (*states, (_ANY, self.tr("全部状态"))), self)
        roles = [(role.value, bank_texts.role_name(role)) for role in PhraseRole]
        self.role = Choice(look, self.tr("作用"), ((_ANY, self.tr("全部作用")), *roles), self)
        self._upper, self._lower = QHBoxLayout(), WrappingRow()
        self._upper.addWidget(self.words, 1)
        self._lower.addWidget(self.grouping)
        self._lower.addWidget(self.state)
        self._lower.addWidget(self.role)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._upper)
        self._column.addLayout(self._lower)
        self._pause = single_shot(self, TYPING_PAUSE_MS, self.changed.emit)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    def wanted(self) -> Wanted:
        """Return what is to be shown."""
        state, role = self.state.chosen(), self.role.chosen()
        return Wanted(
            words=self.words.text(),
            state=None if state == _ANY else PhraseState(state),
            role=None if role == _ANY else PhraseRole(role),
        )

    def show_all(self) -> None:
        """Show everything."""
        self.words.clear()
        self.state.choose(_ANY)
        self.role.choose(_ANY)
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down goes into the tree."""
        if event.key() == Qt.Key.Key_Down:
            self.tree_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self.tree_wanted)
        for choice in (self.state, self.role):
            choice.chosen_changed.connect(self.changed)
        self.grouping.changed.connect(self.changed)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        for box in (self._column, self._upper, self._lower):
            box.setSpacing(sizes.gap_s)


class BankTools(QFrame):
    """What a lead can do with the current row; each button names its key.

    Signals:
        new_wanted, edit_wanted, duplicate_wanted, retire_wanted, intent_wanted,
        undo_wanted, redo_wanted: A button was pressed.
        new_intent_wanted, import_wanted, export_wanted: Chosen from the menu.
        suggested_wanted: The suggested examples are asked for, from the menu or a button.
    """

    new_wanted = Signal()
    edit_wanted = Signal()
    duplicate_wanted = Signal()
    retire_wanted = Signal()
    intent_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    new_intent_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    suggested_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("filter")
        self.new = self._button(with_key(self.tr("新建"), "bank_new"), self.new_wanted)
        self.edit = self._button(with_key(self.tr("编辑"), "bank_edit"), self.edit_wanted)
        self.duplicate = self._button(
            with_key(self.tr("副本"), "bank_duplicate"), self.duplicate_wanted
        )
        self.retire = self._button(with_key(self.tr("停用"), "bank_retire"), self.retire_wanted)
        self.intent = self._button(with_key(self.tr("意图"), "bank_intent"), self.intent_wanted)
        self.undo = self._button("", self.undo_wanted)
        self.undo.setAccessibleName(self.tr("撤销"))
        self.undo.setToolTip(with_key(self.tr("撤销"), "bank_undo"))
        self.suggested = self._button("", self.suggested_wanted)
        self.suggested.hide()
        self._suggested: Callable[[], int] = lambda: 0
        self._make_menu()
        self._row = WrappingRow(self)
        for button in self._buttons():
            self._row.addWidget(button)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_state(self, phrase: Phrase | None, *, intent: bool, undo: bool, redo: bool) -> None:
        """Offer what can be done.

        Args:
            phrase: The current phrase, if it is one.
            intent: Whether the current row has an intent.
            undo: Whether there is something to take back.
            redo: Whether there is something to do again.
        """
        self.edit.setEnabled(phrase is not None or intent)
        words = self.tr("意图") if intent else self.tr("新意图")
        self.intent.setText(with_key(words, "bank_intent"))
        for button in (self.duplicate, self.retire):
            button.setEnabled(phrase is not None)
        retired = phrase is not None and phrase.state is PhraseState.RETIRED
        words = self.tr("恢复") if retired else self.tr("停用")
        self.retire.setText(with_key(words, "bank_retire"))
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def follow_suggested(self, count: Callable[[], int]) -> None:
        """Show how many suggested examples there are; `count` knows."""
        self._suggested = count
        self.count_suggested()

    @Slot()
    def count_suggested(self) -> None:
        """Show the suggested examples as a button while there are any."""
        count = self._suggested()
        self.suggested.setText(self.tr("建议的例句 {count}").replace("{count}", str(count)))
        self.suggested.setVisible(count > 0)

    def _buttons(self) -> tuple[QToolButton, ...]:
        phrase = (self.new, self.edit, self.duplicate, self.retire)
        return (*phrase, self.intent, self.undo, self.more, self.suggested)

    def _make_menu(self) -> None:
        self.more = QToolButton(self)
        self.more.setAccessibleName(self.tr("更多"))
        self.more.setProperty("tool", True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.redo = menu.addAction(with_key(self.tr("重做"), "bank_redo"))
        self.redo.triggered.connect(self.redo_wanted)
        menu.addAction(with_key(self.tr("新意图"), "bank_new_intent")).triggered.connect(
            self.new_intent_wanted
        )
        menu.addAction(self.tr("建议的例句")).triggered.connect(self.suggested_wanted)
        menu.addSeparator()
        menu.addAction(self.tr("导入…")).triggered.connect(self.import_wanted)
        menu.addAction(self.tr("导出…")).triggered.connect(self.export_wanted)
        self.more.setMenu(menu)

    def _button(self, text: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setProperty("tool", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button

    @Slot()
    def _restyle(self) -> None:
        sizes, palette = self._look.sizes, self._look.palette
        self._row.setContentsMargins(sizes.gap_s, 0, sizes.gap_s, sizes.gap_xs)
        self._row.setSpacing(0)
        self.undo.setIcon(qicon(Icon.UNDO, sizes.icon, palette.text))
        self.more.setIcon(qicon(Icon.MORE, sizes.icon, palette.text))
