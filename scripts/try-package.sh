#!/usr/bin/env bash
# Start the built program without a display, from another folder, on a new data folder: it must
# answer a message and leave nothing on stderr.
set -euo pipefail
program=$(cd "$(dirname "$0")/.." && pwd)/dist/ReplyKit/ReplyKit
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

QT_QPA_PLATFORM=offscreen "$program" --smoke-test --data-dir "$place/data" 2>errors
grep -v 'This plugin does not support propagateSizeHints' errors >unexpected || true
if [ -s unexpected ]; then
    cat unexpected >&2
    exit 1
fi
test -s data/replykit.db
echo "The built program answers: $program ($(du -sh "$(dirname "$program")" | cut -f1))"
