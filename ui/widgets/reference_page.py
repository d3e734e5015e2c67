"""The handbook: standards, flows, notes, and what the shop has settled for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.handbook import Flow, Handbook, Note, Standard, StandardGroup
from replykit.domain.practice import Flags, Preset, Shift
from replykit.domain.rule import Rule
from ui import reference_texts, texts
from ui.reference_texts import Card, pick, preset_shifts
from ui.theme import Look
from ui.widgets.flow_page import FlowPage
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.practice_dialogs import FlagsDialog, ShiftsDialog
from ui.widgets.reference_card import ReferenceCard
from ui.widgets.reference_index import ReferenceIndex, Row

_CARD_SHARE = 0.55
"""Most of the page's height that the card takes."""


class Practice(Enum):
    """The entries that the shop fills in itself."""

    FLAGS = "flags"
    SHIFTS = "shifts"


class ReferencePage(QWidget):
    """A list with a field that narrows it, and a card; a flow opens on its own page.

    Signals:
        wanted: It is shown for the first time, still without a handbook.
        scripts_wanted: Id of a category or intent whose scripts are wanted.
        flags_changed: The shop's flags, by purpose.
        shifts_changed: The shop's shifts, a tuple of `Shift`.
    """

    wanted = Signal()
    scripts_wanted = Signal(str)
    flags_changed = Signal(object)
    shifts_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._handbook: Handbook | None = None
        self._wanted = ""
        self._flags: Flags = {}
        self._shifts: tuple[Shift, ...] = ()
        self._names: Mapping[str, str] = {}
        self.filter = LineInput(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("找标准、流程、备忘"))
        self.filter.setAccessibleName(self.tr("筛选手册"))
        self.index = ReferenceIndex(look, self)
        self.card = ReferenceCard(look, self)
        self.status = plain_label(self.tr("正在读取手册…"), quiet=True)
        self.flow_page = FlowPage(look, self)
        self._list = QWidget(self)
        self._pages = QStackedWidget(self)
        self._column = QVBoxLayout(self._list)
        self._bar = QVBoxLayout()
        self._lay_out()
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_handbook(
        self,
        handbook: Handbook,
        flags: Flags,
        shifts: Sequence[Shift],
        names: Mapping[str, str] | None = None,
        rules: Sequence[Rule] = (),
    ) -> None:
        """Show a handbook and the shop's practice.

        Args:
            handbook: What to show.
            flags: The shop's flags, empty if it has not settled them.
            shifts: The shop's shifts, empty if it has not settled them.
            names: What intents are called, by id, for the buttons that lead to their scripts.
            rules: The platform rules and wording standards to read.
        """
        self._handbook = handbook
        categories = {item.id: pick(item, "name") for item in handbook.categories}
        self._names = {**(names or {}), **categories}
        self._flags, self._shifts = flags, tuple(shifts)
        self.status.hide()
        self.index.show_rows([*self._groups(handbook), *self._rules(rules)])
        if self._wanted:
            self.read_standard(self._wanted)

    def show_practice(self, flags: Flags, shifts: Sequence[Shift]) -> None:
        """Take over other flags and shifts."""
        self._flags, self._shifts = flags, tuple(shifts)
        self._choose(self.index.entry())

    def read_standard(self, key: str) -> None:
        """Go to a standard by its id, now or once there is a handbook to read it in."""
        self._wanted = key
        if self._handbook is None:
            return
        found = next((s for s in self._handbook.standards if s.id == key), None)
        if found is not None:
            self._wanted = ""
            self._leave_flow()
            self.filter.clear()
            self.index.select(found)

    def fail(self, text: str) -> None:
        """Say that there is no handbook to show."""
        self.status.setText(text)
        self.status.show()

    def step_back(self) -> bool:
        """Leave a flow for the list, or a narrowed list for all of it; return whether it did."""
        if self._pages.currentWidget() is self.flow_page:
            self._leave_flow()
            return True
        if self.filter.text():
            self.filter.clear()
            self.index.setFocus()
            return True
        return False

    def start(self) -> None:
        """Give the keys to what is on show."""
        flow_shown = self._pages.currentWidget() is self.flow_page
        (self.flow_page.view if flow_shown else self.index).setFocus()

    def show_flow(self, flow: Flow) -> None:
        """Open a flow's chart."""
        self.flow_page.show_flow(flow, self._names)
        self._pages.setCurrentWidget(self.flow_page)
        self.flow_page.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the handbook when it is needed first."""
        super().showEvent(event)
        if self._handbook is None:
            self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its share."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._bar.addWidget(self.filter)
        self._bar.addWidget(self.status)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.index, 1)
        self._column.addWidget(self.card)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.flow_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.card.hide()

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.index.narrow)
        self.filter.returnPressed.connect(self.index.setFocus)
        self.index.chosen.connect(self._choose)
        self.index.opened.connect(self._open)
        self.card.pressed.connect(lambda: self._open(self.index.entry()))
        self.flow_page.left.connect(self._leave_flow)
        self.flow_page.scripts_wanted.connect(self.scripts_wanted)

    def _groups(self, handbook: Handbook) -> list[tuple[str, bool, Sequence[Row]]]:
        flows: list[Row] = [
            (pick(f, "name"), "", f"{f.summary_zh} {f.summary_en} {f.name_en}", f)
            for f in handbook.flows
        ]
        practice: list[Row] = [
            (self.tr("订单旗色"), "", "flags", Practice.FLAGS),
            (self.tr("班次与例会"), "", "shifts", Practice.SHIFTS),
        ]
        notes: list[Row] = [
            (pick(n, "title"), "", f"{n.text_zh} {n.title_en}", n) for n in handbook.notes
        ]
        standards = [
            (reference_texts.tr(reference_texts.GROUPS[group]), False, _standards(handbook, group))
            for group in StandardGroup
        ]
        return [
            (self.tr("流程"), True, flows),
            (self.tr("店里的约定"), True, practice),
            (self.tr("备忘"), False, notes),
            *standards,
        ]

    def _rules(self, rules: Sequence[Rule]) -> list[tuple[str, bool, Sequence[Row]]]:
        wording = [rule for rule in rules if rule.id.startswith("W")]
        others = [rule for rule in rules if not rule.id.startswith("W")]
        return [
            (self.tr("平台规则"), False, list(map(_rule_row, others))),
            (self.tr("用语标准"), False, list(map(_rule_row, wording))),
        ]

    @Slot(object)
    def _choose(self, entry: object) -> None:
        card, action = self._card(entry)
        self.card.setVisible(card is not None)
        if card is not None:
            self.card.show_card(card, action)
            self._fit()

    def _card(self, entry: object) -> tuple[Card | None, str]:
        match entry:
            case Standard():
                return reference_texts.standard_card(entry), ""
            case Rule():
                return reference_texts.rule_card(entry), ""
            case Flow():
                return reference_texts.flow_card(entry), self.tr("打开流程图")
            case Note():
                return reference_texts.note_card(entry), ""
            case Practice.FLAGS:
                return self._flags_card(), self.tr("修改…")
            case Practice.SHIFTS:
                return self._shifts_card(), self.tr("修改…")
            case _:
                return None, ""

    def _flags_card(self) -> Card:
        flags, remark = self._flags, ""
        if not flags and (preset := self._preset()) is not None:
            flags = preset.flags
            remark = self._unsettled(preset)
        return reference_texts.flags_card(flags, self.tr("订单旗色"), remark)

    def _shifts_card(self) -> Card:
        shifts, remark = self._shifts, ""
        if not shifts and (preset := self._preset()) is not None:
            shifts = preset_shifts(preset)
            remark = f"{self._unsettled(preset)} {pick(preset, 'note')}"
        return reference_texts.shifts_card(shifts, self.tr("班次与例会"), remark)

    def _unsettled(self, preset: Preset) -> str:
        text = self.tr("还没设定，先按{name}；两本手册不一致，请和店里核对。")
        return text.replace("{name}", pick(preset, "name"))

    def _preset(self) -> Preset | None:
        presets = self._handbook.presets if self._handbook else ()
        return presets[0] if presets else None

    @Slot(object)
    def _open(self, entry: object) -> None:
        presets = self._handbook.presets if self._handbook else ()
        if isinstance(entry, Flow):
            self.show_flow(entry)
        elif entry is Practice.FLAGS:
            dialog = FlagsDialog(self._flags, presets, self._look, self)
            dialog.chosen.connect(self._set_flags)
            dialog.open()
        elif entry is Practice.SHIFTS:
            asked = ShiftsDialog(self._shifts, presets, self._look, self)
            asked.chosen.connect(self._set_shifts)
            asked.open()

    @Slot(object)
    def _set_flags(self, flags: Flags) -> None:
        self.show_practice(flags, self._shifts)
        self.flags_changed.emit(flags)

    @Slot(object)
    def _set_shifts(self, shifts: tuple[Shift, ...]) -> None:
        self.show_practice(self._flags, shifts)
        self.shifts_changed.emit(shifts)

    @Slot()
    def _leave_flow(self) -> None:
        self._pages.setCurrentWidget(self._list)
        self.index.setFocus()

    def _fit(self) -> None:
        self.card.fit(round(self.height() * _CARD_SHARE))

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._bar.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self._bar.setSpacing(sizes.gap_xs)


def _rule_row(rule: Rule) -> Row:
    words = f"{rule.id} {rule.group} {rule.title_zh} {rule.title_en} {rule.why}"
    return pick(rule, "title"), texts.severity_name(rule.severity), words, rule


def _standards(handbook: Handbook, group: StandardGroup) -> list[Row]:
    return [
        (
            pick(s, "name"),
            pick(s, "value"),
            f"{s.id} {s.name_zh} {s.name_en} {s.definition_zh} {s.definition_en}",
            s,
        )
        for s in handbook.standards
        if s.group is group
    ]
