"""Starting with the system; the desktop's own reader judges the XDG entry where there is one."""

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from replykit.errors import AutostartError
from replykit.settings import Paths
from ui.autostart import (
    LaunchAgent,
    RegistryAutostart,
    XdgAutostart,
    start_command,
    system_autostart,
)

COMMAND = ("/opt/Reply Kit/replykit", "--data-dir", '/home/a$b/50%/"x"', "--background")


class FakeRegistry:
    HKEY_CURRENT_USER = "HKCU"
    REG_SZ = 1

    def __init__(self, denied=False):
        self.values = {}
        self.denied = denied

    def OpenKey(self, root, path):
        return self

    CreateKey = OpenKey

    def __enter__(self):
        if self.denied:
            raise PermissionError
        return self

    def __exit__(self, *error):
        return False

    def QueryValueEx(self, key, name):
        try:
            return self.values[name], self.REG_SZ
        except KeyError:
            raise FileNotFoundError from None

    def SetValueEx(self, key, name, reserved, kind, value):
        self.values[name] = value

    def DeleteValue(self, key, name):
        if name not in self.values:
            raise FileNotFoundError
        del self.values[name]


@pytest.fixture(params=["xdg", "registry", "launch agent"])
def make(request, tmp_path):
    registry = FakeRegistry()
    kinds = {
        "xdg": lambda command: XdgAutostart(tmp_path / "autostart", command),
        "registry": lambda command: RegistryAutostart(registry, command),
        "launch agent": lambda command: LaunchAgent(tmp_path / "agents", command),
    }
    return kinds[request.param]


def test_it_is_off_until_it_is_turned_on_and_off_again(make):
    autostart = make(COMMAND)
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()
    autostart.turn(False)
    assert not autostart.is_on()
    autostart.turn(False)


def test_an_entry_that_starts_something_else_counts_as_off(make):
    make(("/old/place/replykit",)).turn(True)
    autostart = make(COMMAND)
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path, line):
    autostart = XdgAutostart(tmp_path, COMMAND)
    autostart.turn(True)
    file = tmp_path / "replykit.desktop"
    file.write_text(file.read_text() + line + "\n")
    assert not autostart.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="no sh")
def test_the_entry_starts_just_what_was_meant(tmp_path):
    XdgAutostart(tmp_path, COMMAND).turn(True)
    lines = (tmp_path / "replykit.desktop").read_text().splitlines()
    value = next(line.removeprefix("Exec=") for line in lines if line.startswith("Exec="))
    unescaped = value.replace("\\\\", "\\")  # a string value of a desktop entry
    shell = ["sh", "-c", f"printf '%s\\n' {unescaped}"]  # its rules of quoting are the entry's
    printed = subprocess.run(shell, capture_output=True, text=True, check=True).stdout
    assert tuple(part.replace("%%", "%") for part in printed.splitlines()) == COMMAND


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "autostart").write_text("a file in the way")
    for autostart in (
        XdgAutostart(tmp_path / "autostart", COMMAND),
        LaunchAgent(tmp_path / "autostart", COMMAND),
        RegistryAutostart(FakeRegistry(denied=True), COMMAND),
    ):
        assert not autostart.is_on()
        with pytest.raises(AutostartError):
            autostart.turn(True)


def test_a_damaged_entry_counts_as_off(tmp_path):
    (tmp_path / "replykit.desktop").write_bytes(b"\xff\xfe")
    (tmp_path / "org.replykit.ReplyKit.plist").write_bytes(b"<plist><")
    assert not XdgAutostart(tmp_path, COMMAND).is_on()
    assert not LaunchAgent(tmp_path, COMMAND).is_on()


def test_the_launch_agent_runs_at_sign_in(tmp_path):
    LaunchAgent(tmp_path, COMMAND).turn(True)
    entry = plistlib.loads((tmp_path / "org.replykit.ReplyKit.plist").read_bytes())
    assert entry["RunAtLoad"] is True
    assert tuple(entry["ProgramArguments"]) == COMMAND


def test_another_data_folder_goes_along_and_it_starts_in_the_background(tmp_path):
    usual, moved = start_command(Paths.default()), start_command(Paths(tmp_path))
    assert "--data-dir" not in usual
    assert moved[-3:] == ("--data-dir", str(tmp_path), "--background")
    assert usual[0] == sys.executable


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG")
@pytest.mark.parametrize(
    ("value", "expected"), [("own", "own"), ("", "home/.config"), ("rel", "home/.config")]
)
def test_the_config_folder_of_the_desktop_is_respected(monkeypatch, tmp_path, value, expected):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    own = {"own": str(tmp_path / "own"), "": "", "rel": "not/absolute"}[value]
    monkeypatch.setenv("XDG_CONFIG_HOME", own)
    system_autostart(Paths(tmp_path)).turn(True)
    assert (tmp_path / Path(expected) / "autostart" / "replykit.desktop").is_file()
