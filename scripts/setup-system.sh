#!/usr/bin/env bash
# Look for what ReplyKit needs from a Linux system, and install what is missing.
#
# Usage: setup-system.sh python|run|test|package
#   python   a Python that can make virtual environments
#   run      and the libraries Qt loads, a Chinese font, a clipboard program
#   test     and an X server, a window manager, the programs that drive a window, and those
#            that read it as a screen reader does
#   package  as run, and what PyInstaller calls
#
# Things are looked for by use (loaded, called), whoever installed them. As root on Debian or
# Ubuntu the missing packages are installed; elsewhere the exact command is printed.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}
libexec=${LIBEXEC:-/usr/libexec}
system_python=${SYSTEM_PYTHON:-/usr/bin/python3}

[ "$(uname -s)" = Linux ] || exit 0

# soname:package; the libraries that Qt 6 itself or its X11 and Wayland plug-ins load.
LIBRARIES="
    libGL.so.1:libgl1 libEGL.so.1:libegl1 libfontconfig.so.1:libfontconfig1
    libdbus-1.so.3:libdbus-1-3 libglib-2.0.so.0:libglib2.0-0
    libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libX11-xcb.so.1:libx11-xcb1 libxcb.so.1:libxcb1 libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
    libxcb-render.so.0:libxcb-render0 libxcb-render-util.so.0:libxcb-render-util0
    libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0
    libxcb-sync.so.1:libxcb-sync1 libxcb-xfixes.so.0:libxcb-xfixes0
    libxcb-xkb.so.1:libxcb-xkb1 libwayland-client.so.0:libwayland-client0
"

missing=()

need_program() { # program package
    command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

find_python() {
    scripts/setup-find-python.sh 2>/dev/null || true
}

check_python() {
    local python
    python=$(find_python)
    if [ -z "$python" ]; then
        missing+=(python3 python3-venv)
    elif [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
    fi
}

check_libraries() {
    local python absent
    python=$(find_python)
    [ -n "$python" ] || return 0
    # shellcheck disable=SC2086 # the table is a list of words
    mapfile -t absent < <("$python" - $LIBRARIES <<'PYTHON'
import ctypes
import sys

for entry in sys.argv[1:]:
    soname, _, package = entry.partition(":")
    try:
        ctypes.CDLL(soname)
    except OSError:
        print(package)
PYTHON
    )
    missing+=("${absent[@]}")
}

check_font() {
    need_program fc-list fontconfig
    if [ -z "$(fc-list :lang=zh 2>/dev/null || true)" ]; then
        missing+=(fonts-wqy-microhei)
    fi
}

check_clipboard() {
    command -v wl-copy >/dev/null 2>&1 || need_program xclip xclip
}

check_desktop() {
    need_program Xvfb xvfb
    need_program openbox openbox
    need_program xdotool xdotool
    need_program xclip xclip
    need_program dbus-daemon dbus
    need_program prosody prosody
    need_program pidgin pidgin
    need_program xprop x11-utils
    need_program strace strace
    check_screen_reader
}

check_screen_reader() {
    [ -x "$libexec/at-spi-bus-launcher" ] || missing+=(at-spi2-core)
    # The system's Python reads: no wheel brings the bindings.
    "$system_python" -c 'import pyatspi' 2>/dev/null || missing+=(python3-pyatspi gir1.2-atspi-2.0)
}

check_packaging() {
    need_program objdump binutils
    local python absent
    python=$(find_python)
    [ -n "$python" ] || return 0
    # Debian's own Python stands without its shared library, which PyInstaller bundles.
    mapfile -t absent < <("$python" - <<'PYTHON'
import ctypes
import sys
import sysconfig

try:
    ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
except OSError:
    if sys.base_prefix == "/usr":
        print("libpython%d.%d" % sys.version_info[:2])
PYTHON
    )
    missing+=("${absent[@]}")
}

check() {
    missing=()
    check_python
    [ "$purpose" != python ] || return 0
    check_libraries
    check_font
    check_clipboard
    case $purpose in
        test) check_desktop ;;
        package) check_packaging ;;
    esac
}

install() {
    echo "Installing what is missing on this system: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

explain() {
    echo "This system lacks: ${missing[*]}" >&2
    if command -v apt-get >/dev/null 2>&1; then
        echo "Install it with:" >&2
        echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    else
        echo "These are Debian's package names; install what your system calls them." >&2
    fi
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

check
for _ in first second; do # the second for what only the Python of the first can look for
    [ ${#missing[@]} -gt 0 ] || exit 0
    may_install || break
    install
    check
done
[ ${#missing[@]} -gt 0 ] || exit 0

explain
if [ "$purpose" = run ]; then
    echo "Going on without it: the window may not open, the command line works." >&2
    exit 0
fi
echo "Stopped: run 'make' again when it is there." >&2
exit 1
