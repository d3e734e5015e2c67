"""Shop, agent, looks and language."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from replykit.domain.phrase import SlotId
from replykit.domain.playbook import Playbook
from replykit.domain.reply import Extent
from replykit.settings import ADDRESS_FORMS, MAX_FONT_PX, MIN_FONT_PX, Language, Settings, Theme
from ui import texts
from ui.theme import WINDOW_MIN_WIDTH, Look, Sizes
from ui.widgets.inputs import LineInput
from ui.widgets.labels import plain_label, rule
from ui.widgets.segments import Segments

PROFILE_SLOTS = (
    "shop",
    "agent",
    "staff_no",
    "hours",
    "courier",
    "ship_time",
    "return_address",
)


class SettingsDialog(QDialog):
    """A small form; nothing changes before it is accepted.

    Signals:
        chosen: The new `Settings`.
    """

    chosen = Signal(object)

    def __init__(
        self, settings: Settings, book: Playbook, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("设置"))
        self.setMinimumWidth(WINDOW_MIN_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.profile = {slot: self._field(slot, book) for slot in PROFILE_SLOTS}
        self.address_form = LineInput(self)
        self.address_form.setAccessibleName(self.tr("称呼"))
        self.address_form.setPlaceholderText(ADDRESS_FORMS.get(settings.platform, ""))
        self.address_form.setText(settings.profile.get("address_form", ""))
        self.extent = self._extents()
        self.theme = self._themes()
        self.font_px = QSlider(Qt.Orientation.Horizontal, self)
        self.font_px.setRange(MIN_FONT_PX, MAX_FONT_PX)
        self.font_px.setValue(settings.font_px)
        self.font_px.setPageStep(1)
        self.font_px.setAccessibleName(self.tr("字号"))
        self.on_top = QCheckBox(self.tr("保持在最前面"), self)
        self.on_top.setChecked(settings.on_top)
        self.language = self._languages()
        self._lay_out(look)

    def _lay_out(self, look: Look) -> None:
        sizes = look.sizes
        form = QFormLayout()
        form.setHorizontalSpacing(sizes.gap_m)
        form.setVerticalSpacing(sizes.gap_s)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in self.profile.values():
            form.addRow(field.accessibleName(), field)
        form.addRow(self.address_form.accessibleName(), self.address_form)
        form.addRow(rule(self))
        form.addRow(self.tr("回复组合"), self.extent)
        form.addRow(self.tr("主题"), self.theme)
        form.addRow(self.tr("字号"), self._size_row(sizes))
        form.addRow(self.tr("语言"), self.language)
        form.addRow("", self.on_top)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.gap_l, sizes.gap_l, sizes.gap_l, sizes.gap_l)
        column.setSpacing(sizes.gap_m)
        column.addWidget(plain_label(self.tr("填好后自动用在回复里，例如店铺名。"), quiet=True))
        column.addLayout(form)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        cancel = QPushButton(self.tr("取消"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("保存"), self)
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self._accept)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

    def _field(self, slot: str, book: Playbook) -> LineInput:
        field = LineInput(self)
        row = book.slot_by_id.get(SlotId(slot))
        field.setAccessibleName(texts.slot_label(row) if row else slot)
        field.setPlaceholderText(row.example if row else "")
        field.setText(self._settings.profile.get(slot, ""))
        return field

    def _themes(self) -> Segments:
        names = (
            ("auto", self.tr("跟随系统")),
            ("light", self.tr("浅色")),
            ("dark", self.tr("深色")),
        )
        return Segments(names, self._settings.theme, self)

    def _extents(self) -> Segments:
        names = tuple((extent.value, texts.extent_name(extent)) for extent in Extent)
        return Segments(names, self._settings.extent.value, self)

    def _languages(self) -> Segments:
        names = (("zh", "中文"), ("en", "English"))
        return Segments(names, self._settings.language, self)

    def _size_row(self, sizes: Sizes) -> QHBoxLayout:
        shown = plain_label(f"{self.font_px.value()} px", quiet=True)
        shown.setWordWrap(False)
        self.font_px.valueChanged.connect(lambda value: shown.setText(f"{value} px"))
        row = QHBoxLayout()
        row.setSpacing(sizes.gap_s)
        row.addWidget(self.font_px, 1)
        row.addWidget(shown)
        return row

    @Slot()
    def _accept(self) -> None:
        typed = {slot: field.text().strip() for slot, field in self.profile.items()}
        address = {"address_form": self.address_form.text().strip()}
        profile = {**self._settings.profile, **typed, **address}
        settings = replace(
            self._settings,
            profile={slot: text for slot, text in profile.items() if text},
            extent=Extent(self.extent.chosen()),
            theme=cast(Theme, self.theme.chosen()),
            font_px=self.font_px.value(),
            on_top=self.on_top.isChecked(),
            language=cast(Language, self.language.chosen()),
        )
        self.chosen.emit(settings)
        self.accept()
