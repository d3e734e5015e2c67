"""What an import would do, row by row; nothing is done before it is agreed to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from replykit.domain.exchange import ImportOptions, ImportPlan
from replykit.errors import UserError
from replykit.services.exchange import edits_of
from ui import exchange_texts, texts
from ui.bank_presenter import BankPresenter
from ui.models.import_model import ImportModel
from ui.theme import Look
from ui.widgets.check_box import CheckBox
from ui.widgets.form_foot import FormFoot
from ui.widgets.labels import ElidedLabel, plain_label

BATCH = 200
"""Rows laid out at a time."""


class ImportForm(QWidget):
    """File, options, counts and rows; other options make another plan.

    Signals:
        saved: The plan is done.
        left: The form is done with.
    """

    saved = Signal()
    left = Signal()

    unsaved = False
    """Nothing is typed here that could be lost."""

    def __init__(self, look: Look, bank: BankPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bank = bank
        self._path = Path()
        self._plan = ImportPlan()
        self._asked = 0
        self._saving = False
        self._title = ElidedLabel(parent=self)
        self._title.setProperty("strong", True)
        self.update_held = CheckBox(look, self.tr("覆盖编号相同的话术"), self)
        self.approve = CheckBox(look, self.tr("按文件里的状态启用，否则都是草稿"), self)
        self.counts = plain_label()
        self.model = ImportModel(self)
        self.rows = self._list()
        self.foot = FormFoot(look, self)
        self._head = QVBoxLayout()
        for part in (self._title, self.update_held, self.approve, self.counts):
            self._head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.rows, 1)
        column.addWidget(self.foot)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def saving(self) -> bool:
        """Whether the plan is being done."""
        return self._saving

    def read(self, path: Path) -> None:
        """Plan the import of a file."""
        self._path = path
        self._title.say(self.tr("导入 {name}").replace("{name}", path.name))
        for box in (self.update_held, self.approve):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self._replan()

    @Slot()
    def save(self) -> None:
        """Do what the plan says, as one step that can be taken back."""
        edits = edits_of(self._plan)
        if edits and self._bank.editable and not self._saving:
            self._hold(True)
            self._bank.submit(lambda desk: desk.do(edits), self._stored, self._not_done)

    @Slot()
    def step_back(self) -> None:
        """Leave; nothing was done. While the plan is being done, stay."""
        if not self._saving:
            self._leave()

    def _hold(self, saving: bool) -> None:
        self._saving = saving
        self.setEnabled(not saving)

    def _leave(self) -> None:
        self._asked += 1
        self._show_plan(ImportPlan())
        self.left.emit()

    def _list(self) -> QListView:
        rows = QListView(self)
        rows.setModel(self.model)
        rows.setAccessibleName(self.tr("文件里的行"))
        rows.setLayoutMode(QListView.LayoutMode.Batched)  # there may be 100,000
        rows.setBatchSize(BATCH)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setWordWrap(True)
        return rows

    def _wire(self) -> None:
        self.setFocusProxy(self.rows)
        self.update_held.toggled.connect(self._replan)
        self.approve.toggled.connect(self._replan)
        self.foot.save_wanted.connect(self.save)
        self.foot.leave_wanted.connect(self.step_back)

    @Slot()
    def _replan(self) -> None:
        """Ask for a plan; an answer to an earlier question is not heard any more."""
        self._asked += 1
        asked = self._asked
        self._show_plan(ImportPlan())
        self.counts.setText(self.tr("正在读文件…"))
        options = ImportOptions(self.update_held.isChecked(), self.approve.isChecked())
        self._bank.plan_import(
            self._path,
            options,
            lambda plan: self._show_plan(plan) if self._waits(asked) else None,
            lambda error: self._not_done(error) if self._waits(asked) else None,
        )

    def _waits(self, asked: int) -> bool:
        return isValid(self) and asked == self._asked

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.model.show(plan)
        self.foot.settle()
        self.counts.setText(exchange_texts.counts_line(plan))
        self.foot.save.setText(self.tr("导入 %n 条", "", len(plan.changes)))
        self.foot.save.setEnabled(bool(plan.changes))

    def _stored(self, _: object) -> None:
        self._hold(False)
        self._leave()
        self.saved.emit()

    def _not_done(self, error: UserError) -> None:
        self._hold(False)
        self.counts.clear()
        self.foot.say(texts.error_text(error), "error")

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_m, sizes.gap_s)
        self._head.setSpacing(sizes.gap_xs)
        self.rows.setSpacing(sizes.ring)
