"""One flow: its chart, and below it the step in focus with its scripts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.handbook import Flow, Step
from ui import reference_texts
from ui.theme import Look
from ui.widgets.fitted_area import FittedArea
from ui.widgets.flow_view import ZOOM_STEP, FlowView
from ui.widgets.labels import ElidedLabel, plain_label

_PANEL_SHARE = 0.4
"""Most of the page's height that the words on a step take."""


class StepPanel(FittedArea):
    """What there is to say on a step, and the ways to its scripts.

    Signals:
        scripts_wanted: Id of a category or intent.
    """

    scripts_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.title = plain_label(strong=True)
        self.note = plain_label()
        self.origin = plain_label(quiet=True)
        self._links = QGridLayout()
        self._links.setColumnStretch(0, 1)
        self._links.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []
        for label in (self.title, self.note, self.origin):
            self.column.addWidget(label)
        self.column.addLayout(self._links)
        self.column.addStretch()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_flow(self, flow: Flow) -> None:
        """Say what the flow is for, while no step has the focus."""
        self._say(reference_texts.pick(flow, "summary"), reference_texts.pick(flow, "note"), "")
        self._offer((), {})

    def show_step(self, step: Step, names: Mapping[str, str]) -> None:
        """Say what there is on a step.

        Args:
            step: The step.
            names: What the categories and intents are called, by id.
        """
        origin = reference_texts.tr(reference_texts.ORIGINS[step.origin])
        self._say(reference_texts.pick(step, "text"), reference_texts.pick(step, "note"), origin)
        self._offer(step.links, names)

    def _say(self, title: str, note: str, origin: str) -> None:
        for label, text in ((self.title, title), (self.note, note), (self.origin, origin)):
            label.setText(text)
            label.setVisible(bool(text))

    def _offer(self, links: tuple[str, ...], names: Mapping[str, str]) -> None:
        for button in self.buttons:
            self._links.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for place, link in enumerate(links):
            text = self.tr("话术：{name}").replace("{name}", names.get(link, link))
            button = QPushButton(text.replace("&", "&&"), self)
            button.clicked.connect(lambda _=False, key=link: self.scripts_wanted.emit(key))
            self._links.addWidget(button, place // 2, place % 2)
            button.show()
            self.buttons.append(button)
        self.verticalScrollBar().setValue(0)
        self.fit()

    @Slot()
    def _restyle(self) -> None:
        self.column.setSpacing(self._look.sizes.gap_xs)
        self._links.setSpacing(self._look.sizes.gap_s)
        self.fit()


class FlowPage(QWidget):
    """Head with the way back and the zoom, chart, step panel.

    Signals:
        left: Back to the list.
        scripts_wanted: Id of a category or intent.
    """

    left = Signal()
    scripts_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names: Mapping[str, str] = {}
        self.view = FlowView(look, self)
        self.panel = StepPanel(look, self)
        self.back = _button("‹", self.tr("返回手册"), self)
        self.smaller = _button("−", self.tr("缩小"), self)
        self.larger = _button("+", self.tr("放大"), self)
        self._title = ElidedLabel(parent=self)
        self._title.setProperty("strong", True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.smaller)
        self._head.addWidget(self.larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self.panel)
        self._wire()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_flow(self, flow: Flow, names: Mapping[str, str]) -> None:
        """Show a flow; `names` are those of categories and intents, by id."""
        self._names = names
        self._title.say(reference_texts.pick(flow, "name"))
        self.panel.show_flow(flow)
        self.view.show_flow(flow)
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its share."""
        super().resizeEvent(event)
        self.panel.fit(round(self.height() * _PANEL_SHARE))

    def _wire(self) -> None:
        self.back.clicked.connect(self.left)
        self.smaller.clicked.connect(lambda: self.view.zoom_to(self.view.zoom - ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.view.zoom_to(self.view.zoom + ZOOM_STEP))
        self.view.entered.connect(self._show_step)
        self.view.opened.connect(self._open)
        self.panel.scripts_wanted.connect(self.scripts_wanted)

    @Slot(object)
    def _show_step(self, step: Step) -> None:
        self.panel.show_step(step, self._names)

    @Slot(object)
    def _open(self, step: Step) -> None:
        if step.links:
            self.scripts_wanted.emit(step.links[0])

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._head.setContentsMargins(sizes.gap_s, sizes.gap_xs, sizes.gap_s, sizes.gap_xs)
        self._head.setSpacing(sizes.gap_xs)


def _button(sign: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
