"""Every colour and size of the window; nothing else in it names one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from replykit.domain.intent import Stage
from replykit.domain.practice import FlagColour
from replykit.domain.rule import Severity
from replykit.settings import DEFAULT_FONT_PX, Theme

FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
"""Named one by one: left to itself, the system may draw Japanese forms of Chinese characters."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A text colour and the fill it stands on."""

    text: str
    fill: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``.

    Attributes:
        border: Frames and what parts them; too faint to tell where something can be done.
        edge: Where a field, a tick box or a handle begins: 3 : 1 on what it stands on.
    """

    canvas: str
    surface: str
    raised: str
    border: str
    edge: str
    divider: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_fill: str
    on_accent: str
    presale: Tint
    insale: Tint
    aftersale: Tint
    general: Tint
    block: str
    warn: str
    hint: str

    def stage(self, stage: Stage) -> Tint:
        """Return the tint of a stage."""
        match stage:
            case Stage.PRESALE:
                return self.presale
            case Stage.INSALE:
                return self.insale
            case Stage.AFTERSALE:
                return self.aftersale
            case Stage.GENERAL:
                return self.general

    def severity(self, severity: Severity) -> str:
        """Return the colour of a severity."""
        match severity:
            case Severity.BLOCK:
                return self.block
            case Severity.WARN:
                return self.warn
            case Severity.HINT:
                return self.hint


LIGHT = Palette(
    canvas="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#DFE2E7",
    edge="#858C98",
    divider="#ECEEF1",
    text="#1D2129",
    secondary="#5C636E",
    disabled="#A3A9B3",
    accent="#2563EB",
    accent_fill="#E8F0FF",
    on_accent="#FFFFFF",
    presale=Tint("#1D5FD1", "#E8F0FF"),
    insale=Tint("#8A5200", "#FFF1DA"),
    aftersale=Tint("#0A6B52", "#E0F5EE"),
    general=Tint("#4B5563", "#EEF0F3"),
    block="#B42318",
    warn="#93500A",
    hint="#475467",
)

DARK = Palette(
    canvas="#16181B",
    surface="#1E2125",
    raised="#262A2F",
    border="#363B42",
    edge="#737A85",
    divider="#2B2F35",
    text="#E7E9EC",
    secondary="#A2A9B3",
    disabled="#676E78",
    accent="#7AA8FF",
    accent_fill="#1F2F4D",
    on_accent="#16181B",
    presale=Tint("#8DB6FF", "#1D2C47"),
    insale=Tint("#F2BE6B", "#3B2C12"),
    aftersale=Tint("#6FD3B4", "#12352C"),
    general=Tint("#B4BAC4", "#2A2E34"),
    block="#FF8A80",
    warn="#F2B15F",
    hint="#9AA4B2",
)


FLAGS_LIGHT = {
    FlagColour.RED: "#D92D20",
    FlagColour.YELLOW: "#B07B00",
    FlagColour.GREEN: "#0E8A5F",
    FlagColour.BLUE: "#2563EB",
    FlagColour.PURPLE: "#7A3FD1",
    FlagColour.GREY: "#6B7280",
}
FLAGS_DARK = {
    FlagColour.RED: "#FF7A70",
    FlagColour.YELLOW: "#F2C94C",
    FlagColour.GREEN: "#5BCBA3",
    FlagColour.BLUE: "#7AA8FF",
    FlagColour.PURPLE: "#B794F6",
    FlagColour.GREY: "#9AA4B2",
}
"""Order flags as the back offices colour them; each is at least 3 : 1 on every fill."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in logical pixels; drawn for a 14-pixel body and scaled with it.

    Lines (`line`, `bar`) are not scaled: a hairline stays a hairline.
    """

    body: int
    meta: int = 12
    title: int = 16
    gap_xs: int = 4
    gap_s: int = 8
    gap_m: int = 12
    gap_l: int = 16
    text_line: int = 21
    meta_line: int = 18
    radius: int = 6
    radius_s: int = 4
    radius_chip: int = 10
    icon: int = 16
    badge: int = 20
    control: int = 28
    key_field: int = 132
    chip: int = 22
    header: int = 40
    scrollbar: int = 10
    line: int = 1
    ring: int = 2
    bar: int = 3

    @classmethod
    def for_body(cls, body_px: int) -> Sizes:
        """Return the sizes that go with a body type of so many pixels."""
        scale = body_px / DEFAULT_FONT_PX
        drawn = cls(body=DEFAULT_FONT_PX)
        names = {f.name for f in fields(cls)} - {"body", "line", "ring", "bar"}
        return cls(body=body_px, **{n: round(getattr(drawn, n) * scale) for n in names})


WINDOW_WIDTH, WINDOW_HEIGHT = 380, 720
WINDOW_MIN_WIDTH, WINDOW_MIN_HEIGHT = 320, 420
DOCKED_MIN_HEIGHT = 560
"""Least height beside a chat window, however low that is."""
COMPACT_ROWS = 3
"""One-line replies of the compact strip."""
SCREEN_MARGIN = 24
"""Distance of a first window from the right edge of its screen."""

DASHES = (3.0, 2.5)
"""Stroke and gap of a dashed border, in line widths."""

TICK_MS = 1000
"""How long a badge shows its tick after a copy."""

PASTE_LINES_MIN, PASTE_LINES_MAX = 2, 6
ROW_LINES = 3
"""Lines of a reply that is not the current one."""
GROUPED_LINES = 2
"""The same where replies stand in groups, so that more than one group is on the screen."""


@dataclass(frozen=True, slots=True)
class Style:
    """A palette and the sizes to go with it."""

    palette: Palette = LIGHT
    sizes: Sizes = Sizes(body=DEFAULT_FONT_PX)

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.palette is DARK

    def flag(self, colour: FlagColour) -> str:
        """Return how a flag is drawn, "" for none."""
        return (FLAGS_DARK if self.dark else FLAGS_LIGHT).get(colour, "")

    def font(self, size_px: int | None = None, *, medium: bool = False) -> QFont:
        """Return the type at a size, the body's unless told."""
        return QFont(_font(size_px or self.sizes.body, medium))

    def qt_palette(self) -> QPalette:
        """Return the colours for the parts that Qt draws itself."""
        colours = self.palette
        role = QPalette.ColorRole
        table = {
            role.Window: colours.canvas,
            role.WindowText: colours.text,
            role.Base: colours.surface,
            role.AlternateBase: colours.canvas,
            role.Text: colours.text,
            role.Button: colours.surface,
            role.ButtonText: colours.text,
            role.BrightText: colours.text,
            role.ToolTipBase: colours.raised,
            role.ToolTipText: colours.text,
            role.PlaceholderText: colours.secondary,
            role.Highlight: colours.accent,
            role.HighlightedText: colours.on_accent,
            role.Accent: colours.accent,
            role.Link: colours.accent,
            role.Mid: colours.border,
            role.Light: colours.raised,
            role.Dark: colours.border,
        }
        palette = QPalette()
        for where, colour in table.items():
            palette.setColor(where, QColor(colour))
        for where in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.disabled))
        return palette


class Look(QObject):
    """The style in force; widgets that paint themselves hold it and repaint on `changed`.

    Signals:
        changed: Another theme or size is in force.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = "light"
        self._font_px = DEFAULT_FONT_PX
        self._style = Style()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def style(self) -> Style:
        """The style in force."""
        return self._style

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return self._style.palette

    @property
    def sizes(self) -> Sizes:
        """The lengths in force."""
        return self._style.sizes

    def choose(self, theme: Theme, font_px: int) -> None:
        """Put a theme and a body size in force."""
        self._theme, self._font_px = theme, font_px
        self._renew()

    @Slot()
    def _follow_system(self) -> None:
        if self._theme == "auto":
            self._renew()

    def _renew(self) -> None:
        dark = self._theme == "dark" or (self._theme == "auto" and system_is_dark())
        style = Style(DARK if dark else LIGHT, Sizes.for_body(self._font_px))
        if style != self._style:
            self._style = style
            self.changed.emit()


@lru_cache(maxsize=64)
def _font(size_px: int, medium: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(size_px)
    if medium:
        font.setWeight(QFont.Weight.Medium)
    return font


def system_is_dark() -> bool:
    """Return whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
