"""What a file of settings would change, to be taken over or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replykit.services.settings_exchange import SettingsImport
from ui.setting_texts import difference_text, refused_text
from ui.theme import WINDOW_MIN_WIDTH, Look


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
        self.list = self._listed()
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())

    def _listed(self) -> QPlainTextEdit:
        """Return the list as text to scroll and read, never to be taken for markup."""
        changes = [difference_text(item) for item in self._wanted.differences]
        title = self.tr("会改这 %n 处", "", len(changes))
        said = [title if changes else self.tr("和现在的设置一样，没有要改的"), *changes]
        left_out = [refused_text(item) for item in self._wanted.refused]
        if left_out:
            said += ["", self.tr("这 %n 项不收", "", len(left_out)), *left_out]
        text = QPlainTextEdit("\n".join(said), self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.windowTitle())
        return text

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
