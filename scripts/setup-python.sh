#!/usr/bin/env bash
# Make .venv with the pinned packages and the `replykit` command; do nothing when it is current.
#
# Usage: setup-python.sh run|dev
#   run  what the program needs
#   dev  and what the checks and tests need
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}
venv=.venv
pip=("$venv/bin/python" -m pip --disable-pip-version-check --quiet)

current() { # purpose: what the environment must have been made from
    cat "requirements/$1.txt" pyproject.toml replykit/__init__.py | cksum
    pwd
}

is_current() {
    [ -x "$venv/bin/replykit" ] && [ -f "$venv/.made-for-$1" ] &&
        [ "$(cat "$venv/.made-for-$1")" = "$(current "$1")" ]
}

make_environment() {
    local python
    python=$(scripts/setup-find-python.sh)
    echo "Making $venv with $("$python" --version)"
    if ! "$python" -m venv "$venv"; then
        rm -rf "$venv" # half of one would be taken for a whole one the next time
        echo "This Python cannot make virtual environments; on Debian and Ubuntu:" >&2
        echo "    sudo apt-get install python3-venv" >&2
        exit 1
    fi
}

install() {
    echo "Installing requirements/$purpose.txt (some 100 MB the first time)"
    "${pip[@]}" install --require-hashes --no-deps -r "requirements/$purpose.txt"
    "${pip[@]}" install --no-build-isolation --no-deps --editable .
    # Byte code is made now: where Python may not write it, each start would compile again.
    "$venv/bin/python" -m compileall -q replykit phrasebank ui db
}

if ! is_current "$purpose"; then
    [ -x "$venv/bin/python" ] || make_environment
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$venv/bin/python" -m ensurepip >/dev/null
    install
    current "$purpose" >"$venv/.made-for-$purpose"
    [ "$purpose" = run ] || current run >"$venv/.made-for-run" # dev.txt holds all of run.txt
fi
