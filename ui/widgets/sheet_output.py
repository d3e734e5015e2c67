"""Copies, prints and exports the hand-over sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from replykit.domain.handover import AgentNote
from ui.theme import FONT_FAMILIES

MARGIN_MM = 18.0


def document(note: AgentNote) -> QTextDocument:
    """Return a note laid out for paper; every character of it stands as it is."""
    found = QTextDocument()
    font = found.defaultFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(11)
    found.setDefaultFont(font)
    found.setPlainText(note.text)
    return found


def write_pdf(note: AgentNote, path: Path) -> bool:
    """Write a note as a PDF of A4 pages; return whether it could be written."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))
    document(note).print_(writer)
    return path.exists() and path.stat().st_size > 0


def ask_print(note: AgentNote, parent: QWidget) -> None:
    """Ask for a printer and print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - hardly ever

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: document(note).print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def ask_file(
    title: str, name: str, parent: QWidget, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask where to keep a sheet; `chosen` is called with the file."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Markdown (*.md)", "TXT (*.txt)", "PDF (*.pdf)"])
    dialog.setDefaultSuffix("md")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind[-4:-1].strip("*.")))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
