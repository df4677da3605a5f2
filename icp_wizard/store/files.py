"""Files of the store: private from their first byte on, replaced whole, overwritten before they go.

Modes are set explicitly, so that the umask does not matter.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """The folder, made 0700 if it was not there; an empty one is tightened, one in use is left as it is.

    Someone may point us at a folder that holds other things: changing its mode could lock others out, and
    our files in it are private by themselves.
    """
    missing = [folder, *folder.parents]
    missing = [part for part in missing if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        part.chmod(PRIVATE_FOLDER)
    if not missing and not any(folder.iterdir()):
        folder.chmod(folder.stat().st_mode & PRIVATE_FOLDER)  # takes rights away, gives none


def new_private_file(folder: Path, stem: str) -> Path:
    """An empty file of ours under a name nobody uses, 0600."""
    path = folder / f"{stem}{secrets.token_hex(6)}"
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    with os.fdopen(handle, "wb"):
        if hasattr(os, "fchmod"):
            os.fchmod(handle, PRIVATE_FILE)
    return path


def put_in_place(temporary: Path, target: Path, *, replace: bool) -> None:
    """Give a finished file its name at once. FileExistsError when it is taken and may not be replaced."""
    if replace:
        temporary.replace(target)
    else:
        try:
            target.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: the gap between looking and moving is tiny
            if os.path.lexists(target):
                raise FileExistsError(str(target)) from None
            temporary.rename(target)
        else:
            temporary.unlink()
    flush_folder(target.parent)


def write_whole(target: Path, content: bytes, *, replace: bool) -> None:
    """Write a private file so that at any moment there is the old one, the new one or none, never a part.

    Raises OSError; then nothing of ours is left behind.
    """
    temporary = new_private_file(target.parent, f".{target.name}.")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(temporary, target, replace=replace)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def flush_folder(folder: Path) -> None:
    """Make names given in a folder survive a power cut, where the system can."""
    with suppress(OSError):  # Windows does not open folders; some network file systems do not flush them
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_BLOCK = 1 << 20


def overwrite_and_remove(path: Path) -> None:
    """Remove a file after writing zeros over its bytes. A link is removed, not followed."""
    if path.is_symlink() or not path.is_file():
        path.unlink(missing_ok=True)
        return
    with path.open("r+b", buffering=0) as stream:
        left = path.stat().st_size
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
        os.fsync(stream.fileno())
    path.unlink()


@contextmanager
def only_one(folder: Path, name: str) -> Iterator[None]:
    """Keeps other processes of ours out of the block, where the system has advisory locks."""
    handle = os.open(folder / name, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
    try:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
