"""Reading a file that may be anything: bounded, never waiting for a pipe or device, and noticing changes."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures.errors import NotRead
from icp_wizard.pictures.limits import MOST_BYTES_READ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK: Final = 1 << 20
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_BY_ERRNO: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ELOOP: "loop",
    errno.EACCES: "unreadable",
    errno.EPERM: "unreadable",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "name",
}


def read(path: Path) -> bytes:
    """The bytes of a file, all from one moment. Raises NotRead."""
    with _in_words(path):
        _refuse_what_is_no_file(path.stat())  # before opening: that alone can make a device act
        handle = os.open(path, _FLAGS)
        try:
            return _read(handle)
        finally:
            os.close(handle)


def _read(handle: int) -> bytes:
    before = os.fstat(handle)
    _refuse_what_is_no_file(before)
    content = bytearray()
    while len(content) <= MOST_BYTES_READ and (block := os.read(handle, _BLOCK)):
        content += block
    if _state(os.fstat(handle)) != _state(before) or len(content) != before.st_size:
        raise NotRead("changing")
    if not content:
        raise NotRead("empty")
    return bytes(content)


def _refuse_what_is_no_file(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotRead("folder")
    if not stat.S_ISREG(found.st_mode):
        raise NotRead("no_file")
    if found.st_size > MOST_BYTES_READ:
        now, most = (f"{size / 1_000_000:.0f}" for size in (found.st_size, MOST_BYTES_READ))
        raise NotRead("too_big", now=now, most=most)


def _state(found: os.stat_result) -> tuple[int, int, bool]:
    return found.st_size, found.st_mtime_ns, found.st_nlink > 0


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except ValueError:  # a name with NUL, or with what no file system can write
        raise NotRead("name") from None
    except OSError as error:
        code = _BY_ERRNO.get(error.errno or 0, "io")
        raise NotRead("broken_link" if code == "missing" and path.is_symlink() else code) from None
