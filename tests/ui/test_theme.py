import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo

import ui
from replykit.domain.intent import Stage
from replykit.domain.practice import FlagColour
from replykit.domain.rule import Severity
from ui.stylesheet import stylesheet
from ui.theme import DARK, LIGHT, Look, Sizes, Style

THEMES = {"light": LIGHT, "dark": DARK}
PACKAGE = Path(ui.__file__).parent


def _luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _pairs(palette):
    """Every text colour with every fill it is drawn on."""
    texts = ("text", "secondary", "accent", "block", "warn", "hint")
    fills = ("canvas", "surface", "raised", "accent_fill", "divider")
    for text, fill in itertools.product(texts, fills):
        if (text, fill) not in {("accent", "divider")}:
            yield f"{text} on {fill}", getattr(palette, text), getattr(palette, fill)
    for stage in Stage:
        tint = palette.stage(stage)
        yield f"{stage}", tint.text, tint.fill
        yield f"question of {stage}", palette.text, tint.fill
    yield "button, selection", palette.on_accent, palette.accent
    yield "tick", palette.surface, palette.aftersale.text
    yield "banner", palette.text, palette.insale.fill
    for fill in ("canvas", "surface", "raised"):
        yield f"copied on {fill}", palette.aftersale.text, getattr(palette, fill)


GROUNDS = ("canvas", "surface", "raised")


def _marks(palette):
    """Every edge, ring, bar and icon that tells something, with what it stands on.

    Frames and parting lines (`border`, `divider`) tell nothing: what they part is named.
    """
    for mark, fill in itertools.product(("edge", "secondary", "accent"), GROUNDS):
        yield f"{mark} on {fill}", getattr(palette, mark), getattr(palette, fill)
    for fill in ("accent_fill", "divider"):
        yield f"ring or bar on {fill}", palette.accent, getattr(palette, fill)
    yield "sign of the banner", palette.insale.text, palette.insale.fill
    for stage, fill in itertools.product(Stage, GROUNDS):
        yield f"edge of {stage} on {fill}", palette.stage(stage).text, getattr(palette, fill)
        yield f"ring on {stage}", palette.accent, palette.stage(stage).fill
    for severity, fill in itertools.product(Severity, (*GROUNDS, "accent_fill")):
        yield f"{severity} on {fill}", palette.severity(severity), getattr(palette, fill)


def test_contrast_is_measured_as_the_standard_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_every_fill(name):
    poor = {
        where: round(contrast(text, fill), 2)
        for where, text, fill in _pairs(THEMES[name])
        if contrast(text, fill) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("name", THEMES)
def test_every_edge_ring_and_sign_can_be_seen_on_what_it_stands(name):
    poor = {
        where: round(contrast(mark, fill), 2)
        for where, mark, fill in _marks(THEMES[name])
        if contrast(mark, fill) < 3
    }
    assert not poor


def test_every_stage_and_severity_has_its_colour():
    assert len({LIGHT.stage(stage).text for stage in Stage}) == len(Stage)
    assert len({DARK.severity(severity) for severity in Severity}) == len(Severity)


@pytest.mark.parametrize("name", THEMES)
def test_every_flag_stands_out_from_what_it_is_drawn_on(name):
    style = Style(THEMES[name])
    colours = [style.flag(colour) for colour in FlagColour if colour is not FlagColour.NONE]
    assert len(set(colours)) == len(colours)
    for colour, fill in itertools.product(colours, ("canvas", "raised", "accent_fill")):
        assert contrast(colour, getattr(THEMES[name], fill)) >= 3, (colour, fill)
    assert style.flag(FlagColour.NONE) == ""


@pytest.mark.parametrize("name", THEMES)
def test_style_sheet_is_filled_completely(qapp, name):
    assert "$" not in stylesheet(Style(THEMES[name]))


def test_sizes_grow_with_the_type_but_lines_do_not():
    large = Sizes.for_body(20)
    assert large.body == 20
    assert large.gap_s == 11
    assert large.badge > Sizes.for_body(14).badge
    assert (large.line, large.bar) == (1, 3)


def test_no_other_module_names_a_colour():
    found = [
        path.name
        for path in PACKAGE.rglob("*.py")
        if path.name != "theme.py" and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]
    assert not found


def test_look_tells_once_when_it_changes(qtbot, look):
    with qtbot.waitSignal(look.changed):
        look.choose("dark", 16)
    assert look.style.dark
    with qtbot.assertNotEmitted(look.changed):
        look.choose("dark", 16)


def test_auto_follows_the_system(qapp, monkeypatch):
    monkeypatch.setattr("ui.theme.system_is_dark", lambda: True)
    look = Look()
    look.choose("auto", 14)
    assert look.style.dark


def test_type_names_a_chinese_family(look):
    assert look.style.font().families()[0] == "Noto Sans CJK SC"
    assert QFontInfo(look.style.font()).pixelSize() == 14
