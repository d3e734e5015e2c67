"""The style sheet, fed with the tokens of the theme."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.theme import Style

_SHEET = Template("""
* { outline: none; }
QMainWindow, QDialog, QWidget#canvas { background: $canvas; }
QToolTip {
    background: $raised; color: $text; border: ${line}px solid $border;
    padding: ${gap_xs}px ${gap_s}px; font-size: ${meta}px;
}

QFrame#header { background: $surface; border-bottom: ${line}px solid $border; }
QFrame#places { background: $surface; border-top: ${line}px solid $border; }
QFrame#footer { background: $surface; border-top: ${line}px solid $divider; }
QFrame#panel { background: $raised; border-top: ${line}px solid $border; }
QFrame#banner { background: $insale_fill; border-bottom: ${line}px solid $border; }
QFrame#banner QLabel { color: $text; }
QFrame#filter { background: $canvas; }
QScrollArea#preview { background: $surface; }
QFrame#rule { background: $divider; border: none; max-height: ${line}px; min-height: ${line}px; }

QLabel { background: transparent; }
QLabel[quiet="true"] { color: $secondary; font-size: ${meta}px; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[tone="error"] { color: $block; font-size: ${meta}px; }
QLabel[tone="good"] { color: $aftersale_text; font-size: ${meta}px; }
QLabel[key="true"] {
    color: $text; background: $surface; border: ${line}px solid $border;
    border-radius: ${radius_s}px; padding: 0 ${gap_xs}px; font-size: ${meta}px;
}

QPlainTextEdit, QLineEdit {
    background: $surface; color: $text; border: ${line}px solid $edge;
    border-radius: ${radius}px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QPlainTextEdit { padding: ${gap_xs}px ${gap_s}px; }
QLineEdit { padding: 0 ${gap_s}px; min-height: ${control}px; }
QPlainTextEdit:focus, QLineEdit:focus {
    border: ${line}px solid $accent;
}
QTimeEdit {
    background: $surface; color: $text; border: ${line}px solid $edge;
    border-radius: ${radius}px; padding: 0 ${gap_xs}px; min-height: ${control}px;
}
QTimeEdit QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QTimeEdit:focus { border: ${line}px solid $accent; }
QComboBox { min-height: ${control}px; }
QLineEdit#search { background: $canvas; }
QLineEdit#search:focus { background: $surface; }
QSlider { min-height: ${control}px; }
QSlider::groove:horizontal {
    background: $edge; height: ${gap_xs}px; border-radius: ${ring}px;
}
QSlider::sub-page:horizontal { background: $accent; border-radius: ${ring}px; }
QSlider::handle:horizontal {
    background: $surface; border: ${ring}px solid $accent; width: ${gap_m}px;
    border-radius: ${radius}px; margin: -${radius}px 0;
}
QSlider::handle:horizontal:focus { background: $accent; }

QListView, QTreeView {
    background: $surface; color: $text; border: ${line}px solid $surface;
    border-top: ${line}px solid $border;
    selection-background-color: $accent_fill; selection-color: $text;
}
QListView:focus, QTreeView:focus { border: ${line}px solid $accent; }

QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $secondary; border: none; font-size: ${meta}px;
    border-bottom: ${line}px solid $divider; padding: ${gap_xs}px ${gap_s}px;
}

QToolButton {
    background: transparent; color: $text; border: ${line}px solid transparent;
    border-radius: ${radius}px; padding: ${gap_xs}px ${gap_s}px;
}
QToolButton:hover { background: $divider; }
QToolButton:pressed, QToolButton:checked { background: $accent_fill; color: $accent; }
QToolButton:focus { border: ${line}px solid $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[slim="true"] { padding: ${gap_xs}px; }
QToolButton[quiet="true"] { color: $secondary; }
QToolButton[quiet="true"]:checked { color: $accent; }

QToolButton[segment="true"] {
    font-size: ${meta}px; color: $secondary; background: $surface; border-radius: 0;
    border: ${line}px solid $border; padding: 0 ${gap_s}px; margin-left: -${line}px;
    min-height: ${chip}px; max-height: ${chip}px;
}
QToolButton[segment="true"][end="first"] {
    border-top-left-radius: ${radius}px; border-bottom-left-radius: ${radius}px;
    margin-left: 0;
}
QToolButton[segment="true"][end="last"] {
    border-top-right-radius: ${radius}px; border-bottom-right-radius: ${radius}px;
}
QToolButton[segment="true"]:hover { background: $divider; }
QToolButton[segment="true"]:checked {
    color: $accent; background: $accent_fill; border: ${line}px solid $accent;
}
QToolButton[segment="true"]:focus {
    border: ${ring}px solid $accent; padding: 0 ${inner}px;
    min-height: ${chip_inner}px; max-height: ${chip_inner}px;
}

QToolButton[tool="true"] { padding: ${gap_xs}px; font-size: ${meta}px; }
QToolButton:disabled { color: $disabled; }
QToolButton[choice="true"] {
    font-size: ${meta}px; color: $secondary; background: $surface;
    border: ${line}px solid $border; padding: 0 ${gap_s}px; min-height: ${chip}px;
}
QToolButton[choice="true"]:checked {
    color: $accent; background: $accent_fill; border: ${line}px solid $accent;
}
QToolButton[choice="true"]:focus {
    border: ${ring}px solid $accent; padding: 0 ${inner}px; min-height: ${chip_inner}px;
}

QComboBox {
    background: $surface; color: $text; border: ${line}px solid $edge;
    border-radius: ${radius}px; padding: 0 ${gap_s}px; min-height: ${control}px;
}
QComboBox::drop-down { border: none; width: ${control}px; }
QComboBox::down-arrow { image: none; }
QComboBox:focus { border: ${line}px solid $accent; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: ${line}px solid $border;
    selection-background-color: $accent_fill; selection-color: $text;
}
QLineEdit[inner="true"] { border: none; padding: 0; min-height: 0; background: transparent; }

QPushButton {
    background: $surface; color: $text; border: ${line}px solid $border;
    border-radius: ${radius}px; padding: 0 ${gap_m}px; min-height: ${control}px;
}
QPushButton:hover { background: $divider; }
QPushButton:focus { border: ${line}px solid $accent; }
QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border: ${line}px solid $accent;
}
QPushButton[primary="true"]:focus {
    background: $accent_fill; color: $accent; border: ${ring}px solid $accent;
}
QPushButton:disabled { color: $disabled; }
QPushButton[primary="true"]:disabled {
    color: $disabled; background: $surface; border: ${line}px solid $border;
}

QFrame#panel:focus { border: ${line}px solid $accent; }
QCheckBox {
    spacing: ${gap_s}px; color: $text; min-height: ${control}px;
    border: ${line}px solid transparent; border-radius: ${radius_s}px;
}
QCheckBox:focus { border: ${line}px solid $accent; }
QCheckBox::indicator {
    width: ${icon}px; height: ${icon}px; background: $surface;
    border: ${line}px solid $edge; border-radius: ${radius_s}px;
}
QCheckBox::indicator:checked { background: $accent; border: ${line}px solid $accent; }
QCheckBox::indicator:disabled { border: ${line}px solid $disabled; }
QMenu {
    background: $raised; color: $text; border: ${line}px solid $border;
    padding: ${gap_xs}px 0;
}
QMenu::item { padding: ${gap_xs}px ${gap_l}px ${gap_xs}px ${gap_m}px; }
QMenu::item:selected { background: $accent_fill; color: $text; }
QMenu::item:checked { color: $accent; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: ${line}px solid $accent; }
QScrollBar:vertical {
    background: transparent; width: ${scrollbar}px; margin: 0; border: none;
}
QScrollBar::handle:vertical {
    background: $edge; border-radius: ${radius_s}px; min-height: ${control}px;
    margin: ${ring}px;
}
QScrollBar::handle:vertical:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { height: 0; }
""")


def stylesheet(style: Style) -> str:
    """Return the style sheet of a style."""
    words: dict[str, object] = {**asdict(style.sizes)}
    for name, value in asdict(style.palette).items():
        if isinstance(value, dict):
            words.update({f"{name}_{part}": colour for part, colour in value.items()})
        else:
            words[name] = value
    words["text"] = style.palette.text
    sizes, wider = style.sizes, style.sizes.ring - style.sizes.line
    words |= {"inner": sizes.gap_s - wider, "chip_inner": sizes.chip - 2 * wider}
    return _SHEET.substitute(words)
