#!/usr/bin/env bash
# Pin every package with its hashes, for Linux, macOS and Windows and Python 3.11 to 3.13.
# No address of a package index gets into the files.
set -euo pipefail
cd "$(dirname "$0")/.."

pin() { # file, further arguments
    local file=$1
    shift
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-header \
        --group build "$@" pyproject.toml --output-file "$file"
}

pin requirements/run.txt --extra semantic
pin requirements/dev.txt --extra semantic --group dev --constraints requirements/run.txt
pin requirements/bench.txt --extra semantic --group dev --group bench --constraints requirements/dev.txt
