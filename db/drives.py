"""Whether a file lies on a network drive, where SQLite's locks cannot be trusted."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PureWindowsPath

NETWORK_TYPES = frozenset(
    {
        *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "orangefs", "smb2", "smb3", "smbfs"),
        *("fuse.ceph", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone"),
        *("fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
    }
)
"""Linux file systems whose files lie on another machine."""

DRIVE_REMOTE = 4
"""What Windows' ``GetDriveTypeW`` says of a network drive."""

_MOUNTS = Path("/proc/self/mounts")


def network_drive(path: Path) -> str | None:
    """Return the kind of network drive a path is on, None if it is local or nobody can tell.

    The path need not exist yet. macOS offers no list to read, so every path is local there.
    """
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415 (exists on Windows only)

        return windows_drive(str(path.absolute()), windll.kernel32.GetDriveTypeW)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    return linux_drive(path.resolve(), mounts)


def linux_drive(path: Path, mounts: Iterable[str]) -> str | None:
    """Return the network file system type of an absolute path, None if it is local.

    Args:
        path: The path, links resolved.
        mounts: Lines as in ``/proc/self/mounts``; the longest mount point above the path
            decides, the later one of two equals.
    """
    depth, kind = -1, ""
    for line in mounts:
        _device, point, fs_type, *_rest = line.split(" ")
        place = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point))
        if path.is_relative_to(place) and len(place.parts) >= depth:
            depth, kind = len(place.parts), fs_type
    return kind if kind in NETWORK_TYPES else None


def windows_drive(path: str, drive_type: Callable[[str], int]) -> str | None:
    r"""Return ``"unc"`` or ``"remote"`` for an absolute Windows path, None if it is local.

    Args:
        path: The path; ``\\server\share`` is remote, ``\\?\C:`` is not for that alone.
        drive_type: Windows' ``GetDriveTypeW``, called with a root such as ``"C:\\"``.
    """
    plain = re.sub(r"^\\\\[?.]\\(UNC\\)?", lambda m: r"\\" if m[1] else "", path)
    drive = PureWindowsPath(plain).drive
    if drive.startswith("\\\\"):
        return "unc"
    return "remote" if drive_type(f"{drive}\\") == DRIVE_REMOTE else None
