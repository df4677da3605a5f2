"""Where the data folder lies: on a disk of this machine, on a network mount, or in a synchronised folder.

SQLite's write-ahead log needs memory shared between processes, which network file systems do not give, and a
synchronising program copies database and log at different moments. There we use the rollback journal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Placement = Literal["local", "network", "synced"]

_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "davfs")
_SYNCED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "seafile",
    "syncthing",
    "nutstore",
    "坚果云",
    "我的坚果云",
    "baidusyncdisk",
    "wpsdrive",
)


def placement_of(folder: Path, mounts: str | None = None) -> Placement:
    """What kind of place a folder is. `mounts` is the text of /proc/mounts, read when not given."""
    folder = folder.absolute()
    names = [part.lower() for part in folder.parts]
    if any(name == known or name.startswith(known + " - ") for name in names for known in _SYNCED):
        return "synced"
    return "network" if _file_system(folder, mounts) in _NETWORK else "local"


def _file_system(folder: Path, mounts: str | None) -> str:
    """The type of the file system the folder is on, or nothing where the system does not tell."""
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        point = point.replace("\\040", " ")
        if folder.is_relative_to(point or "/") and point.startswith("/") and len(point) >= len(best):
            best, kind = point, found
    return kind
