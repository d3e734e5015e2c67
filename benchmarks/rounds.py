"""``python -m benchmarks.rounds``: real rounds with a chat client, timed in the window.

Each goes the whole way of `tests.e2e.shop`: the customer writes in a real chat client, the
hotkey brings the line in, a key copies, the reply is pasted and sent, the customer receives it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.process import percentile
from benchmarks.timed_window import TIMES
from tests.e2e.desktop import Desktop, wait_for, x_server
from tests.e2e.shop import messages, open_shop

ROUNDS = 200
PROGRAM = (sys.executable, "-m", "benchmarks.timed_window")


def main() -> None:
    """Print how long the messages took, and how many replies came through."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with x_server() as display, tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(display)
        with subprocess.Popen(["openbox", "--sm-disable"], env=desktop.env) as manager:
            wait_for(lambda: desktop.xdotool("get_desktop"), "the window manager")
            _show(*_serve(desktop, Path(folder), rounds))
            manager.terminate()


def _serve(desktop: Desktop, folder: Path, rounds: int) -> tuple[list[float], int, float]:
    begun = time.monotonic()
    with open_shop(desktop, folder, PROGRAM) as shop:
        desktop.activate(shop.chat)
        right = sum(sent == heard for sent, heard in map(shop.serve, messages(rounds)))
        lines = (folder / "data" / TIMES).read_text(encoding="utf-8").splitlines()
    return [float(line.split()[0]) for line in lines], right, time.monotonic() - begun


def _show(times: list[float], right: int, seconds: float) -> None:
    shares = ", ".join(
        f"p{share:.0%}"[:-1] + f" {percentile(times, share):.1f} ms" for share in (0.5, 0.9, 0.99)
    )
    sys.stdout.write(f"hotkey to suggestions painted: {shares} (budget p99 50 ms)\n")
    sys.stdout.write(
        f"{len(times)} messages, {right} replies received as copied, {seconds:.0f} s\n"
    )


if __name__ == "__main__":
    main()
