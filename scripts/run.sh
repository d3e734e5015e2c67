#!/usr/bin/env bash
# Open the window; where there is no display, answer an example on the command line instead.
set -euo pipefail
cd "$(dirname "$0")/.."
example=拍了三天了怎么还不发货

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/replykit "$@"
fi
echo "There is no display here, so no window can open; the command line answers all the same:"
echo "\$ .venv/bin/replykit suggest $example"
exec .venv/bin/replykit suggest "$example"
