"""The last line: how the shift goes, who waits, and for a while what just happened."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from replykit.domain.shift import ShiftFigures
from ui import shift_texts
from ui.theme import Look
from ui.timers import single_shot
from ui.widgets.figure_strip import FigureStrip
from ui.widgets.labels import ElidedLabel, as_plain, plain_label

SAID_MS = 4000
"""How long what just happened takes the place of the figures."""

MISTAKE_MS = 12000
"""The same for what went wrong."""


class Footer(QFrame):
    """Figures of the shift; before the first reply which bank is in use.

    Signals:
        shift_wanted: The figures were pressed.
    """

    shift_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("footer")
        self.status = ElidedLabel(parent=self)
        self.status.setProperty("quiet", True)
        self.bank = plain_label(quiet=True)
        self.bank.setWordWrap(False)
        self.figures = FigureStrip(look, self)
        self.waiting = FigureStrip(look, self)
        self._said = single_shot(self, SAID_MS, self._arrange)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.figures, 1)
        self._row.addWidget(self.status, 1)
        self._row.addWidget(self.bank)
        self._row.addWidget(self.waiting)
        self.figures.clicked.connect(self.shift_wanted)
        self.waiting.clicked.connect(self.shift_wanted)
        look.changed.connect(self._restyle)
        self._restyle()
        self._arrange()

    def say(self, text: str, tone: str = "") -> None:
        """Show what happened, for a while in place of the figures, and have it read out.

        Args:
            text: What happened.
            tone: "good", "error", or "" for neither.
        """
        if not text and not self.status.text():
            return
        self.status.say(text)
        self.status.setAccessibleName(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.status, text))
        if self.status.property("tone") != tone:
            self.status.setProperty("tone", tone)
            self.status.style().unpolish(self.status)
            self.status.style().polish(self.status)
        self._said.stop()
        if text:
            self._said.start(MISTAKE_MS if tone == "error" else SAID_MS)
        self._arrange()

    def show_bank(self, text: str) -> None:
        """Say which bank is in use, and how large it is."""
        self.bank.setText(text)
        self._arrange()

    @Slot(object)
    def show_figures(self, figures: ShiftFigures) -> None:
        """Show how the shift goes."""
        self.figures.show_pieces(shift_texts.pieces(figures), shift_texts.spoken(figures))
        waiting = shift_texts.spoken_waiting(figures)
        self.waiting.show_pieces(shift_texts.waiting_pieces(figures), waiting)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Show the figures, unless something was just said; the bank where there are none."""
        figures = bool(self.figures.pieces)
        told = self._said.isActive() or not figures
        self.status.setVisible(told)
        self.figures.setVisible(figures and not told)
        self.waiting.setVisible(bool(self.waiting.pieces))
        self.bank.setVisible(not figures)
        self.figures.setToolTip(as_plain([self.bank.text()]))
        self.figures.setAccessibleDescription(self.bank.text())

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._row.setContentsMargins(sizes.gap_m, sizes.gap_xs, sizes.gap_m, sizes.gap_xs)
        self._row.setSpacing(sizes.gap_s)
