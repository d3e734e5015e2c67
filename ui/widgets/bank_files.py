"""Choose the file phrases come from, or go to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

PATTERNS = ("CSV (*.csv *.tsv *.txt)", "Excel (*.xlsx)", "TOML (*.toml)")
_ALL = "CSV, Excel, TOML (*.csv *.tsv *.txt *.xlsx *.toml)"


def ask_import(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to import; `chosen` is called with it, unless the user gives up."""
    title = QCoreApplication.translate("BankFiles", "导入话术")
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_ALL, *PATTERNS])
    return _open(dialog, chosen)


def ask_export(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to export to; the dialog has asked before a file is replaced."""
    title = QCoreApplication.translate("BankFiles", "导出话术")
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(PATTERNS))
    dialog.setDefaultSuffix("csv")
    dialog.filterSelected.connect(lambda pattern: dialog.setDefaultSuffix(_suffix(pattern)))
    return _open(dialog, chosen)


def _suffix(pattern: str) -> str:
    return {PATTERNS[1]: "xlsx", PATTERNS[2]: "toml"}.get(pattern, "csv")


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
