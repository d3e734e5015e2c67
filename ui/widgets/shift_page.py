"""The page of the shift: its figures, and the hand-over book."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from replykit.domain.handover import AgentNote
from replykit.domain.shift import ShiftFigures, ShiftReport, ShiftSpan
from replykit.errors import ClipboardError
from replykit.services.reply_desk import local_time
from ui import handover_texts, shift_texts, texts
from ui.clipboard import NoteClipboard
from ui.shift_presenter import ShiftPresenter
from ui.theme import Look
from ui.widgets.fields import Choice
from ui.widgets.handover_view import HandoverView
from ui.widgets.segments import Segments
from ui.widgets.sheet_output import ask_file, ask_print, write_pdf
from ui.widgets.shift_figures import ShiftFiguresView
from ui.widgets.wrapping import WrappingRow


class ShiftPage(QWidget):
    """Figures of the running shift or a former one, and what goes to the next.

    Signals:
        standard_wanted: Id of a standard to read in the handbook.
        said: What was done, and its tone, to be told.
    """

    standard_wanted = Signal(str)
    said = Signal(str, str)

    def __init__(
        self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._presenter = presenter
        parts = (("figures", self.tr("数据")), ("book", self.tr("交接本")))
        self.parts = Segments(parts, "figures", self)
        self.book = HandoverView(look, presenter.book, self)
        self._spans: dict[str, ShiftSpan] = {}
        self.shift = Choice(look, self.tr("哪一班"), (), self)
        self.figures = ShiftFiguresView(look, self)
        self._head = WrappingRow()
        self._head.addWidget(self.parts)
        self._head.addWidget(self.shift)
        self._either = QStackedWidget(self)
        self._either.addWidget(self.figures)
        self._either.addWidget(self.book)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._either, 1)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    def _wire(self) -> None:
        presenter = self._presenter
        self.parts.changed.connect(self._turn)
        self.book.said.connect(lambda text: self.said.emit(text, "good"))
        self.book.copy_wanted.connect(self._copy_sheet)
        self.book.print_wanted.connect(lambda: ask_print(self.sheet(), self))
        self.book.export_wanted.connect(self._export_sheet)
        presenter.book_changed.connect(self.book.refresh)
        self.shift.chosen_changed.connect(self._ask)
        self.figures.standard_wanted.connect(self.standard_wanted)
        self.figures.export_wanted.connect(self._ask_file)
        presenter.changed.connect(self._follow)
        presenter.reported.connect(self._show)

    def start(self) -> None:
        """Take the focus."""
        (self.book if self._either.currentWidget() is self.book else self.figures).start()

    def sheet(self) -> AgentNote:
        """Return the sheet for the next shift."""
        agent = self._presenter.agent
        figures = self._presenter.figures()
        now = local_time()
        return handover_texts.sheet(self._presenter.book.entries, figures, agent, now)

    def step_back(self) -> bool:
        """Leave a former shift for the running one; return whether there was anything to leave."""
        if self._either.currentWidget() is self.book:
            return self.book.step_back()
        if self.shift.currentIndex() > 0:
            self.shift.setCurrentIndex(0)
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Bring everything up to date."""
        super().showEvent(event)
        self._offer()
        self._ask()
        self.book.refresh()

    def _offer(self) -> None:
        spans = self._presenter.spans()
        self._spans = {span.begins.isoformat(): span for span in spans}
        now = datetime.now(spans[0].begins.tzinfo)
        self.shift.offer([(k, shift_texts.span_name(s, now)) for k, s in self._spans.items()])

    @Slot()
    def _ask(self) -> None:
        span = self._spans.get(self.shift.chosen())
        if span is not None and self.isVisible():
            self._presenter.ask(span)

    @Slot(object)
    def _follow(self, figures: ShiftFigures) -> None:
        """Show a reply at once; who waits is told each second, and the figures stay put."""
        report = self.figures.report
        running = self.shift.currentIndex() <= 0 and self.isVisible()
        if running and (report is None or report.figures.turns != figures.turns):
            self._offer()
            self._ask()

    @Slot(object)
    def _show(self, report: ShiftReport) -> None:
        chosen = self._spans.get(self.shift.chosen())
        if chosen is not None and chosen.begins == report.figures.span.begins:
            self.figures.show_report(report)

    @Slot()
    def _ask_file(self) -> None:
        report = self.figures.report
        if report is None:
            return
        dialog = QFileDialog(self, self.tr("导出这一班的数据"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["CSV (*.csv)"])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"replykit-{report.figures.span.begins:%Y-%m-%d-%H%M}.csv")
        text = shift_texts.csv_text(report)
        dialog.fileSelected.connect(lambda name: self._presenter.save(Path(name), text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _turn(self) -> None:
        """Show the figures or the book."""
        book = self.parts.chosen() == "book"
        self._either.setCurrentWidget(self.book if book else self.figures)
        self.shift.setEnabled(not book)

    @Slot()
    def _copy_sheet(self) -> None:
        try:
            NoteClipboard().put(self.sheet())
        except ClipboardError as error:
            self.said.emit(texts.error_text(error), "error")
        else:
            self.said.emit(self.tr("交接本已复制"), "good")

    @Slot()
    def _export_sheet(self) -> None:
        name = self.tr("交接本") + f"-{local_time():%Y-%m-%d-%H%M}"
        ask_file(self.tr("导出交接本"), name, self, self._write_sheet)

    def _write_sheet(self, path: Path) -> None:
        note = self.sheet()
        if path.suffix.lower() != ".pdf":
            self._presenter.save(path, note.text)
        elif write_pdf(note, path):
            self._presenter.saved.emit(path.name)
        else:
            self._presenter.not_saved.emit(path.name)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._column.setContentsMargins(0, sizes.gap_s, 0, 0)
        self._column.setSpacing(sizes.gap_s)
        self._head.setContentsMargins(sizes.gap_m, 0, sizes.gap_m, 0)
        self._head.setSpacing(sizes.gap_s)
