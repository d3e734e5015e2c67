#!/usr/bin/env bash
# Print the Python that builds the environment: $PYTHON, or the newest of 3.13, 3.12 and 3.11.
# One that can make virtual environments goes before one that cannot.
set -euo pipefail

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

makes_environments() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

found=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    fits "$candidate" || continue
    found=${found:-$candidate}
    if makes_environments "$candidate"; then
        found=$candidate
        break
    fi
done

if [ -z "$found" ]; then
    echo "ReplyKit needs Python 3.11, 3.12 or 3.13; none was found as ${PYTHON:-python3}." >&2
    echo "Install one (Debian 12, Ubuntu 24.04: sudo apt-get install python3 python3-venv)," >&2
    echo "or name yours: make PYTHON=/path/to/python3.11 ..." >&2
    exit 1
fi
command -v "$found"
