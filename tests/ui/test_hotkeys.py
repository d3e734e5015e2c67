import pytest

from ui.desktop.hotkeys import ALT, CONTROL, SHIFT, SUPER, chord


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("Ctrl+Alt+R", (ord("r"), CONTROL | ALT)),
        ("Ctrl+Shift+Space", (0x20, CONTROL | SHIFT)),
        ("Meta+F9", (0xFFC6, SUPER)),
        ("F9", (0xFFC6, 0)),
        ("Pause", (0xFF13, 0)),
        ("Alt+Ins", (0xFF63, ALT)),
    ],
)
def test_a_hotkey_has_a_keysym_and_modifiers(qapp, keys, found):
    assert chord(keys) == found


@pytest.mark.parametrize("keys", ["", "R", "Shift+R", "1", "Ctrl+K, Ctrl+B", "Ctrl", "Nonsense+Q"])
def test_what_somebody_types_or_nobody_can_press_is_no_hotkey(qapp, keys):
    assert chord(keys) is None
