"""Memory of this process, and figures from a fresh one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def resident_mb() -> float:
    """Return the resident memory of this process in MB; 0.0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmRSS")]
    return int(kilobytes) / 1024


def figures_of(module: str, *arguments: str) -> dict[str, Any]:
    """Return the JSON line a fresh process prints; it is told when it was started."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", module, str(time.time()), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` (0.0 to 1.0) of the values lie."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
