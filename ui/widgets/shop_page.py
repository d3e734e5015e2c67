"""The section of the settings with the shops and what replies say about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from replykit.domain.phrase import SlotId
from replykit.domain.playbook import Playbook
from replykit.errors import UserError
from replykit.services.shops import (
    add_shop,
    current_shop,
    remove_shop,
    rename_shop,
    shop_names,
    switch_shop,
)
from replykit.settings import ADDRESS_FORMS, PLATFORMS, Role, Settings
from ui import bank_texts, texts
from ui.theme import Look
from ui.widgets.fields import Choice
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label
from ui.widgets.segments import Segments
from ui.widgets.setting_rows import SettingRow, SettingsPage
from ui.widgets.wrapping import WrappingRow

PROFILE_SLOTS = (
    "shop",
    "agent",
    "staff_no",
    "hours",
    "courier",
    "ship_time",
    "return_address",
)


class ShopPage(SettingsPage):
    """Which shop is in force, and its profile; other shops can be added, renamed and removed."""

    def __init__(
        self,
        look: Look,
        title: str,
        settings: Settings,
        book: Playbook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent)
        self._working = settings
        self.shop = Choice(look, self.tr("正在用的店铺"), self._shops(), self)
        self.shop.choose(current_shop(settings))
        self.name = LineInput(self)
        self.name.setPlaceholderText(self.tr("新店铺的名字，或改名"))
        self.note = plain_label()
        self.platform = Choice(look, self.tr("平台"), _platforms(), self)
        self.profile = {slot: self._field(slot, book) for slot in PROFILE_SLOTS}
        self.address_form = LineInput(self)
        self.address_form.setAccessibleName(self.tr("称呼"))
        self._roles(settings)
        self._lay_out()
        self._show()
        self.shop.chosen_changed.connect(self._switch)
        self.platform.chosen_changed.connect(self._hint_address)

    def settled(self, settings: Settings) -> Settings:
        """Return settings with the shops and the profile as they are written."""
        own = self._typed()
        return replace(
            settings,
            shop=own.shop,
            shops=own.shops,
            platform=own.platform,
            profile=own.profile,
            role=cast(Role, self.role.chosen()),
        )

    @Slot()
    def add(self) -> None:
        """Add a shop of the name written, and put it in force to be filled in."""
        name = self.name.text()
        self._try(lambda now: add_shop(now, name, now.platform))
        if not self.note.text():
            self.shop.choose(" ".join(name.split()))

    @Slot()
    def rename(self) -> None:
        """Call the shop in force as written."""
        name = self.name.text()
        self._try(lambda now: rename_shop(now, current_shop(now), name))

    @Slot()
    def remove(self) -> None:
        """Forget the shop in force; the next one takes its place."""
        now = self._typed()
        self._take(remove_shop(now, current_shop(now)))

    def _try(self, change: Callable[[Settings], Settings]) -> None:
        try:
            changed = change(self._typed())
        except UserError as error:
            self._say(texts.error_text(error))
            return
        self.name.clear()
        self._take(changed)

    def _take(self, changed: Settings) -> None:
        self._working = changed
        self._say("")
        self._show()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    @Slot()
    def _switch(self) -> None:
        self._take(switch_shop(self._typed(), self.shop.chosen()))

    @Slot()
    def _hint_address(self) -> None:
        self.address_form.setPlaceholderText(ADDRESS_FORMS.get(self.platform.chosen(), ""))

    def _typed(self) -> Settings:
        """Return the shops with what is written in the fields of the one in force."""
        typed = {slot: field.text().strip() for slot, field in self.profile.items()}
        address = {"address_form": self.address_form.text().strip()}
        profile = {**self._working.profile, **typed, **address}
        kept = {slot: text for slot, text in profile.items() if text}
        return replace(self._working, profile=kept, platform=self.platform.chosen())

    def _show(self) -> None:
        now = self._working
        self.shop.blockSignals(True)
        self.shop.offer(self._shops())
        self.shop.choose(current_shop(now))
        self.shop.blockSignals(False)
        self.platform.choose(now.platform)
        for slot, field in (*self.profile.items(), ("address_form", self.address_form)):
            field.setText(now.profile.get(slot, ""))
        self._hint_address()
        self._remove.setEnabled(bool(now.shops))

    def _shops(self) -> Sequence[tuple[str, str]]:
        names = shop_names(self._working)
        return [(name, name or self.tr("未命名的店铺")) for name in names]

    def _field(self, slot: str, book: Playbook) -> LineInput:
        field = LineInput(self)
        row = book.slot_by_id.get(SlotId(slot))
        field.setAccessibleName(texts.slot_label(row) if row else slot)
        field.setPlaceholderText(row.example if row else "")
        return field

    def _roles(self, settings: Settings) -> None:
        names = [(role, bank_texts.user_role_name(role)) for role in bank_texts.USER_ROLES]
        self.role = Segments(names, settings.role, self)

    def _lay_out(self) -> None:
        self.add_row(self.shop.accessibleName(), self.shop, found_by="shop 切换 多店铺")
        self.name.setAccessibleName(self.name.placeholderText())
        self.put(SettingRow(self._look, "", self.name, found_by=self.name.placeholderText()))
        self.put(SettingRow(self._look, "", self._tools(), found_by=self.tr("新增 改名 移除")))
        self.add_row(self.platform.accessibleName(), self.platform, found_by="platform")
        for slot, field in self.profile.items():
            self.add_row(field.accessibleName(), field, found_by=slot)
        self.add_row(self.address_form.accessibleName(), self.address_form)
        hint = self.tr("客服和新人只看话术库，组长可以编辑")
        self.add_row(self.tr("角色"), self.role, hint=hint, found_by="role")

    def _tools(self) -> QWidget:
        tools = QWidget(self)
        tools.setAccessibleName(self.tr("店铺"))
        row = WrappingRow(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.sizes.gap_s)
        self._remove = QPushButton(self.tr("移除这个店铺"), self)
        add, rename = QPushButton(self.tr("新增"), self), QPushButton(self.tr("改名"), self)
        for button, do in ((add, self.add), (rename, self.rename), (self._remove, self.remove)):
            button.setAutoDefault(False)
            button.clicked.connect(do)
            row.addWidget(button)
        self.note = _error_note(self)
        self._column.addWidget(self.note)
        return tools


def _platforms() -> list[tuple[str, str]]:
    return [(platform, texts.platform_name(platform)) for platform in PLATFORMS]


def _error_note(parent: QWidget) -> QLabel:
    note = plain_label()
    note.setParent(parent)
    note.setProperty("tone", "error")
    note.hide()
    return note
