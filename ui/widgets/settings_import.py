"""What a file of settings would change, to be taken over or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from replykit.services.settings_exchange import SettingsImport
from ui.setting_texts import difference_text, refused_text
from ui.theme import WINDOW_MIN_WIDTH, Look
from ui.widgets.labels import plain_label


class SettingsImportDialog(QDialog):
    """Every change from old to new, and what is left out; nothing happens before it is agreed to.

    Signals:
        agreed: The `SettingsImport` to be taken over.
    """

    agreed = Signal(object)

    def __init__(self, wanted: SettingsImport, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._look = look
        self.setWindowTitle(self.tr("导入设置"))
        self.setMinimumWidth(WINDOW_MIN_WIDTH)
        sizes = look.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.gap_l, sizes.gap_l, sizes.gap_l, sizes.gap_l)
        column.setSpacing(sizes.gap_m)
        column.addWidget(self._listed(), 1)
        column.addLayout(self._buttons())

    def _listed(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.sizes.gap_s)
        changes = [difference_text(item) for item in self._wanted.differences]
        title = self.tr("会改这 %n 处", "", len(changes))
        _add(column, title if changes else self.tr("和现在的设置一样，没有要改的"), changes)
        left_out = [refused_text(item) for item in self._wanted.refused]
        if left_out:
            _add(column, self.tr("这 %n 项不收", "", len(left_out)), left_out)
        column.addStretch()
        area.setWidget(page)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        cancel = QPushButton(self.tr("取消"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take = QPushButton(self.tr("照此更改"), self)
        self.take.setProperty("primary", True)
        self.take.setEnabled(bool(self._wanted.differences))
        self.take.clicked.connect(self._agree)
        row.addWidget(cancel)
        row.addWidget(self.take)
        return row

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self._wanted)


def _add(column: QVBoxLayout, title: str, lines: Sequence[str]) -> None:
    column.addWidget(plain_label(title, strong=True))
    for line in lines:
        column.addWidget(plain_label(line))
