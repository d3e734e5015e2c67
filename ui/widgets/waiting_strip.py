"""The row above the message box: who else waits, oldest left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from replykit.domain.conversation import ConversationId
from ui.key_map import keys_in_force
from ui.theme import Look
from ui.waiting_view import WaitingCustomer, minutes
from ui.widgets.waiting_chip import WaitingChip

TICK_MS = 1000


class WaitingStrip(QFrame):
    """Hidden while nobody else waits; what does not fit is in a menu behind a number.

    Signals:
        chosen: The id of the conversation to turn to.
        dismissed: The id of the conversation to leave unanswered.
        oldest_wanted: The hint for the next customer was pressed.
        ticked: A second has passed while somebody waits: show them anew.
    """

    chosen = Signal(str)
    dismissed = Signal(str)
    oldest_wanted = Signal()
    ticked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: dict[ConversationId, WaitingChip] = {}
        self._free = self._away = False
        self.setObjectName("waiting")
        self.setAccessibleName(self.tr("等待回复的其他客户"))
        self.more = self._button()
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.next = self._button()
        self.next.clicked.connect(self.oldest_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.more)
        self._row.addStretch()
        self._row.addWidget(self.next)
        self._second = QTimer(self)
        self._second.setInterval(TICK_MS)
        self._second.timeout.connect(self.ticked)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def chips(self) -> tuple[WaitingChip, ...]:
        """The chips on show, oldest first."""
        return tuple(chip for chip in self._chips.values() if not chip.isHidden())

    @property
    def running(self) -> bool:
        """Whether the seconds are counted."""
        return self._second.isActive()

    def show_waiting(self, customers: tuple[WaitingCustomer, ...], *, free: bool) -> None:
        """Show who waits.

        Args:
            customers: Everybody but the one on the desk, oldest first.
            free: Whether the desk is: empty, or its customer has a reply. Then the next one is
                offered.
        """
        if not customers and not self._chips:
            self._free = free
            return
        same = tuple(self._chips) == tuple(customer.id for customer in customers)
        wide = [chip.narrowest() for chip in self._chips.values()]
        for customer in customers:
            self._chip(customer).dress(customer)
        again = not same or free != self._free
        self._free = free
        if not same:
            self._arrange(customers)
        if again or wide != [chip.narrowest() for chip in self._chips.values()]:
            self._fit()
        self.setVisible(bool(customers) and not self._away)
        waits = any(customer.seconds is not None for customer in customers)
        if waits and not self._second.isActive():
            self._second.start()
        elif not waits:
            self._second.stop()

    def give_way(self, away: bool) -> None:
        """Stay hidden whoever waits, or no longer: there is no room."""
        self._away = away
        self.setVisible(bool(self._chips) and not away)

    def minimumSizeHint(self) -> QSize:
        """Return no width: what does not fit goes behind the number."""
        return QSize(0, self._look.sizes.control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("tool", True)
        button.setProperty("quiet", True)
        return button

    def _chip(self, customer: WaitingCustomer) -> WaitingChip:
        chip = self._chips.get(customer.id)
        if chip is None:
            chip = self._chips[customer.id] = WaitingChip(self._look, customer, self)
            chip.clicked.connect(partial(self.chosen.emit, customer.id))
            chip.dismissed.connect(partial(self._dismiss, customer.id))
            chip.stepped.connect(partial(self._step, customer.id))
        return chip

    def _arrange(self, customers: tuple[WaitingCustomer, ...]) -> None:
        """Let go of the chips of whoever waits no longer, and put the others in order."""
        wanted = {customer.id: self._chips[customer.id] for customer in customers}
        for key, chip in self._chips.items():
            if key not in wanted:
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        self._chips = wanted
        for place, chip in enumerate(wanted.values()):
            self._row.insertWidget(place, chip)

    def _fit(self) -> None:
        """Show the oldest that fit with the beginning of their name, as wide as there is room."""
        sizes, chips = self._look.sizes, list(self._chips.values())
        self.next.setVisible(self._free)
        gap = sizes.gap_xs
        room = self.width() - (self.next.sizeHint().width() + gap if self._free else 0)
        narrow = [chip.narrowest() + gap for chip in chips]
        shown = len(chips)
        if sum(narrow) > room:
            room -= self._more_width() + gap
            while shown > 1 and sum(narrow[:shown]) > room:
                shown -= 1
        self._share(chips[:shown], room)
        for chip in chips[shown:]:
            chip.hide()
        hidden = len(chips) - shown
        self.more.setVisible(hidden > 0)
        self.more.setText(f"+{hidden}")
        self.more.setAccessibleName(self.tr("还有 %n 位客户在等", "", hidden))
        self.more.setToolTip(self.more.accessibleName())

    def _share(self, chips: list[WaitingChip], room: int) -> None:
        """Give each its narrowest width, and what is left over to the oldest that need it."""
        gap = self._look.sizes.gap_xs
        spare = room - sum(chip.narrowest() + gap for chip in chips)
        for chip in chips:
            more = max(0, min(spare, chip.sizeHint().width() - chip.narrowest()))
            spare -= more
            chip.setFixedSize(chip.narrowest() + more, self._look.sizes.chip)
            chip.show()

    def _more_width(self) -> int:
        self.more.setText(f"+{len(self._chips)}")
        return self.more.sizeHint().width()

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        for chip in self._chips.values():
            if chip.isHidden():
                seconds = chip.customer.seconds
                wait = minutes(seconds) if seconds is not None else self.tr("草稿")
                text = f"{chip.customer.name}\t{wait}".replace("&", "&&")
                action = self.menu.addAction(text)
                action.triggered.connect(partial(self.chosen.emit, chip.customer.id))

    def _dismiss(self, key: ConversationId) -> None:
        focused = self._chips[key].hasFocus()
        place = list(self._chips).index(key)
        self.dismissed.emit(key)
        left = self.chips
        if focused and left:
            left[min(place, len(left) - 1)].setFocus()

    def _step(self, key: ConversationId, step: int) -> None:
        keys = [chip.customer.id for chip in self.chips]
        there = keys.index(key) + step
        if 0 <= there < len(keys):
            self._chips[keys[there]].setFocus()

    @Slot()
    def _restyle(self) -> None:
        sizes = self._look.sizes
        for chip in self._chips.values():
            chip.dress(chip.customer)
        self.setFixedHeight(sizes.control)
        self._row.setSpacing(sizes.gap_xs)
        words = self.tr("下一位")
        self.next.setText(f"{keys_in_force().printed('waiting_oldest')} {words}".strip())
        self.next.setAccessibleName(self.tr("去等得最久的客户"))
        self.next.setToolTip(self.next.accessibleName())
        self._fit()
