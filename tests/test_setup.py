"""The set-up scripts on machines that lack something; everything they call is replaced."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BASICS = ("bash", "cat", "dirname", "env")
DESKTOP = {"xvfb", "openbox", "xdotool", "xclip", "dbus", "at-spi2-core", "python3-pyatspi"} | {
    "prosody",
    "pidgin",
    "x11-utils",
    "strace",
}
PROGRAMS = (
    *("Xvfb", "xdotool", "xclip", "xprop", "strace", "prosody", "pidgin"),
    *("dbus-daemon", "at-spi-bus-launcher"),
)
SYSTEM_PYTHON = "python-of-the-system"


@pytest.fixture
def machine(tmp_path):
    """A machine with nothing but a shell and the running Python; apt-get only takes notes."""
    return Machine(tmp_path)


class Machine:
    def __init__(self, folder):
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.notes = folder / "notes"
        self.notes.touch()
        for name in BASICS:
            (self.programs / name).symlink_to(shutil.which(name))
        self.program("uname", "echo Linux")
        self.program("id", "echo 1000")
        self.program("apt-get", f'echo "$@" >>{self.notes}')

    def program(self, name, line="exit 0"):
        path = self.programs / name
        path.write_text(f"#!/bin/bash\n{line}\n")
        path.chmod(0o755)

    def run(self, script, *arguments, python=sys.executable):
        return subprocess.run(
            [ROOT / "scripts" / script, *arguments],
            env={"PATH": self.path, "PYTHON": python, "LIBEXEC": self.path, **self.readers},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    @property
    def path(self):
        return str(self.programs)

    @property
    def readers(self):
        return {"SYSTEM_PYTHON": f"{self.path}/{SYSTEM_PYTHON}"}

    @property
    def apt_calls(self):
        return self.notes.read_text().splitlines()


def test_a_fitting_python_is_found(machine):
    done = machine.run("setup-find-python.sh")
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable)


def test_the_first_python_that_makes_environments_goes_before_others(machine):
    machine.program("bare", 'case "$2" in *ensurepip*) exit 1;; esac')
    machine.program("whole")
    done = machine.run("setup-find-python.sh", python="bare whole")
    assert Path(done.stdout.strip()).name == "whole"


def test_without_a_fitting_python_it_is_said_which_are(machine):
    machine.program("old", "exit 1")
    done = machine.run("setup-find-python.sh", python="old none")
    assert done.returncode == 1
    assert "3.11, 3.12 or 3.13" in done.stderr


def test_who_may_not_install_is_told_the_exact_command(machine):
    done = machine.run("setup-system.sh", "test")

    [command] = [line for line in done.stderr.splitlines() if "sudo apt-get" in line]
    assert done.returncode == 1
    assert set(command.split()) >= DESKTOP | {"fontconfig", "fonts-wqy-microhei"}
    assert machine.apt_calls == []


def test_the_program_is_set_up_even_where_libraries_lack(machine):
    done = machine.run("setup-system.sh", "run")
    assert done.returncode == 0
    assert "sudo apt-get" in done.stderr
    assert machine.apt_calls == []


def test_root_on_debian_gets_what_is_missing_and_nothing_else(machine):
    machine.program("id", "echo 0")
    machine.program("fc-list", "echo WenQuanYi")
    machine.program("openbox")
    machine.program("apt-get", f'echo "$@" >>{machine.notes}; ' + APPEARS.format(machine.programs))

    done = machine.run("setup-system.sh", "test")

    update, install = machine.apt_calls[:2]
    assert done.returncode == 0, done.stderr
    assert update.split()[0] == "update"
    assert DESKTOP - {"openbox"} <= set(install.split())
    assert not {"openbox", "fontconfig", "fonts-wqy-microhei"} & set(install.split())


APPEARS = (
    f"for p in {' '.join((*PROGRAMS, SYSTEM_PYTHON))}; do "
    "echo '#!/bin/bash' >{0}/$p; /bin/chmod +x {0}/$p; done"
)


def test_a_complete_machine_is_left_alone(machine):
    machine.program("id", "echo 0")
    machine.program("fc-list", "echo WenQuanYi")
    for name in (*PROGRAMS, "openbox", SYSTEM_PYTHON):
        machine.program(name)

    done = machine.run("setup-system.sh", "test")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.apt_calls == []
