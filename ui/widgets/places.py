"""The bottom: search, and the places of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from ui.icons import Icon, qicon
from ui.key_map import keys_in_force
from ui.theme import Look
from ui.widgets.inputs import LineInput

_MEANT = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
"""Why a field gets the keys when somebody wants it; Tab and another window only pass by."""


class Places(QFrame):
    """Search field and tabs.

    Signals:
        desk_wanted, bank_wanted, handbook_wanted: A tab was pressed.
        search_entered: The search field was asked for, not just passed on the way.
    """

    desk_wanted = Signal()
    bank_wanted = Signal()
    handbook_wanted = Signal()
    search_entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("places")
        self.search = LineInput(self)
        self.search.setObjectName("search")
        self.search.setAccessibleName(self.tr("搜索话术"))
        self.search.setPlaceholderText(
            f"{keys_in_force().printed('search')} {self.tr('搜索话术')}".lstrip()
        )
        self.search.installEventFilter(self)
        self._glass = QAction(self.tr("搜索话术"), self.search)
        self.search.addAction(self._glass, LineInput.ActionPosition.LeadingPosition)
        self._tabs = QButtonGroup(self)
        self.desk = self._tab(self.tr("工作台"))
        self.bank = self._tab(self.tr("话术库"))
        self.handbook = self._tab(self.tr("手册"))
        self.desk.clicked.connect(self.desk_wanted)
        self.bank.clicked.connect(self.bank_wanted)
        self.handbook.clicked.connect(self.handbook_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.search, 1)
        self._row.addWidget(self.desk)
        self._row.addWidget(self.bank)
        self._row.addWidget(self.handbook)
        self.desk.setChecked(True)
        look.changed.connect(self._restyle)
        self._restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the search field gets the keys because somebody wants to search."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _MEANT:
            self.search_entered.emit()
        return super().eventFilter(watched, event)

    def _tab(self, name: str) -> QToolButton:
        tab = QToolButton(self)
        tab.setText(name)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tab.setProperty("quiet", True)
        tab.setProperty("slim", True)
        self._tabs.addButton(tab)
        return tab

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        self._row.setContentsMargins(sizes.gap_m, sizes.gap_s, sizes.gap_s, sizes.gap_s)
        self._row.setSpacing(sizes.gap_xs)
        self.search.setMinimumWidth(2 * sizes.control - sizes.gap_s)  # gives way to the tabs
        self._glass.setIcon(qicon(Icon.SEARCH, sizes.icon, self._look.palette.secondary))
