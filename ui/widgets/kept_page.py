"""What is stored on this machine: counted, shown, switched off and erased."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from replykit.errors import UserError
from replykit.services.kept import Kept
from replykit.settings import Settings
from ui import texts
from ui.kept_presenter import KeptPresenter
from ui.kept_texts import kind_name, line_of
from ui.theme import Look
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import plain_label, rule
from ui.widgets.wrapping import WrappingRow


class KeptRow(QFrame):
    """One kind: how much, its entries on demand, and erasing with a question in place.

    Signals:
        details_wanted: The entries are to be shown.
        erase_wanted: They are to be erased, and that was confirmed.
    """

    details_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, look: Look, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._name = kind_name(kept.kind)
        title = plain_label(self._name, strong=True)
        self._line = plain_label(line_of(kept), quiet=True)
        self.details = plain_label(quiet=True)
        self.details.hide()
        self.question = plain_label()
        self.question.hide()
        self.show_details = self._button(self.tr("查看"), self.details_wanted)
        self.erase = QPushButton(self.tr("清除"), self)
        self.erase.clicked.connect(partial(self._ask, True))
        self.confirm = self._button(self.tr("确定清除"), self.erase_wanted)
        self.keep = QPushButton(self.tr("不清除"), self)
        self.keep.setProperty("primary", True)
        self.keep.clicked.connect(partial(self._ask, False))
        self._buttons = WrappingRow()
        for button in (self.show_details, self.erase, self.keep, self.confirm):
            button.setAccessibleName(f"{button.text()}：{self._name}")
            self._buttons.addWidget(button)
        self._buttons.setSpacing(look.sizes.gap_s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.sizes.gap_s, 0, look.sizes.gap_s)
        column.setSpacing(look.sizes.gap_xs)
        for part in (title, self._line, self.details, self.question):
            column.addWidget(part)
        column.addLayout(self._buttons)
        self._ask(False)

    def say_details(self, rows: Sequence[Sequence[str]]) -> None:
        """Show entries, one on each line."""
        self.details.setText("\n".join(" · ".join(filter(None, row)) for row in rows))
        self.details.setVisible(bool(rows))

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(signal)
        return button

    def _ask(self, asking: bool) -> None:
        there = self._kept.count > 0
        words = self.tr("清除{name}？清除后找不回来，别的不受影响。")
        if self._kept.place is None:
            words += self.tr("数据库备份里可能还有旧的一份，要在“数据库备份”那里清除。")
        self.question.setText(words.replace("{name}", self._name))
        self.question.setVisible(asking)
        self.confirm.setVisible(asking)
        self.keep.setVisible(asking)
        self.erase.setVisible(not asking and there and self._kept.erasable)
        self.show_details.setVisible(not asking and there)
        if asking:
            self.keep.setFocus()


class KeptPage(QWidget):
    """The switches of what is kept, and a row for every kind.

    Signals:
        changed: Settings changed on the page, by name.
    """

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._presenter: KeptPresenter | None = None
        self.rows: dict[str, KeptRow] = {}
        self.switches = {
            "learning": CheckBox(look, self.tr("按我的选择调整回复顺序，并记住"), self),
            "keeps_examples": CheckBox(look, self.tr("改选意图时，把脱敏后的原话留给组长"), self),
            "keeps_figures": CheckBox(look, self.tr("记住回复用时"), self),
        }
        self.note = plain_label(
            self.tr("都只存在这台电脑上，不联网。电话、地址、单号、姓名等先换成占位词再存。"),
            quiet=True,
        )
        self.problem = plain_label()
        self.problem.setProperty("tone", "error")
        self.problem.hide()
        self._list = QVBoxLayout()
        self._lay_out()
        for name, box in self.switches.items():
            box.toggled.connect(partial(self._switch, name))

    def attach(self, presenter: KeptPresenter) -> None:
        """Show what a presenter finds, and have it erase."""
        self._presenter = presenter
        presenter.looked.connect(self.show_kept)
        presenter.detailed.connect(self._show_details)
        presenter.failed.connect(self._say_problem)

    def show_settings(self, settings: Settings) -> None:
        """Show what is switched on."""
        for name, box in self.switches.items():
            box.blockSignals(True)
            box.setChecked(bool(getattr(settings, name)))
            box.blockSignals(False)

    def look_again(self) -> None:
        """Have everything looked through, and take the keys."""
        self.switches["learning"].setFocus()
        if self._presenter is not None:
            self._presenter.look()

    @Slot(object)
    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show a row for every kind."""
        self.problem.hide()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for one in kept:
            row = KeptRow(self._look, one, self)
            row.details_wanted.connect(partial(self._ask_details, one.kind))
            row.erase_wanted.connect(partial(self._erase, one.kind))
            self._list.addWidget(rule(self))
            self._list.addWidget(row)
            self.rows[one.kind] = row

    def _lay_out(self) -> None:
        sizes = self._look.sizes
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(sizes.gap_m, sizes.gap_m, sizes.gap_m, sizes.gap_m)
        column.setSpacing(sizes.gap_s)
        title = plain_label(self.tr("本机存了什么"), strong=True)
        for part in (title, self.note, *self.switches.values(), self.problem):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _switch(self, name: str, on: bool) -> None:
        self.changed.emit({name: on})

    def _ask_details(self, kind: str) -> None:
        if self._presenter is not None:
            self._presenter.ask_details(kind)

    def _erase(self, kind: str) -> None:
        if self._presenter is not None:
            self._presenter.erase(kind)

    @Slot(str, object)
    def _show_details(self, kind: str, rows: Sequence[Sequence[str]]) -> None:
        if kind in self.rows:
            self.rows[kind].say_details(rows)

    @Slot(object)
    def _say_problem(self, error: UserError) -> None:
        self.problem.setText(texts.error_text(error))
        self.problem.show()
