"""Telling network drives from local ones."""

from pathlib import Path

import pytest

from db import drives
from db.drives import DRIVE_REMOTE, linux_drive, network_drive, windows_drive

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
server:/export /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//nas/team /mnt/team\\040files cifs rw 0 0
me@host:/ /mnt/ssh fuse.sshfs rw 0 0
auto /mnt/auto autofs rw 0 0
server:/x /mnt/auto nfs rw 0 0
//nas/old /mnt/over smb3 rw 0 0
/dev/sdc1 /mnt/over ext4 rw 0 0
""".splitlines()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/replykit.db", None),
        ("/home/me/replykit.db", "nfs4"),
        ("/home/local/replykit.db", None),
        ("/homework/replykit.db", None),
        ("/mnt/team files/replykit.db", "cifs"),
        ("/mnt/ssh/replykit.db", "fuse.sshfs"),
        ("/mnt/auto/replykit.db", "nfs"),
        ("/mnt/over/replykit.db", None),
    ],
)
def test_the_nearest_and_last_mount_above_decides(path, kind):
    assert linux_drive(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("C:\\Users\\me\\replykit.db", None),
        ("Z:\\replykit.db", "remote"),
        ("\\\\nas\\team\\replykit.db", "unc"),
        ("//nas/team/replykit.db", "unc"),
        ("\\\\?\\C:\\Users\\replykit.db", None),
        ("\\\\?\\Z:\\replykit.db", "remote"),
        ("\\\\?\\UNC\\nas\\team\\replykit.db", "unc"),
    ],
)
def test_windows_tells_by_the_form_of_the_path_or_the_type_of_the_drive(path, kind):
    def drive_type(root):
        return {"C:\\": 3, "Z:\\": DRIVE_REMOTE}[root]

    assert windows_drive(path, drive_type) == kind


def test_a_path_is_looked_up_in_the_mounts_of_this_machine(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / ext4 rw 0 0\ny {tmp_path / 'share'} nfs rw 0 0\n")
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert network_drive(tmp_path / "share" / "not yet" / "replykit.db") == "nfs"
    assert network_drive(tmp_path / "replykit.db") is None


def test_a_link_onto_a_network_drive_is_followed(tmp_path, monkeypatch):
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / ext4 rw 0 0\ny {tmp_path / 'share'} nfs rw 0 0\n")
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert network_drive(tmp_path / "link" / "replykit.db") == "nfs"


def test_without_a_list_of_mounts_every_path_is_local(tmp_path, monkeypatch):
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "none")
    assert network_drive(tmp_path) is None
