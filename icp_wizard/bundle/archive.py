"""Writing the ZIP so that the same content gives the same bytes, and putting it in place whole."""

from __future__ import annotations

import errno
import io
import os
import struct
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.bundle.reading import BROKEN
from icp_wizard.errors import Problem
from icp_wizard.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold; entries carry no time of their own."""
_MODE = 0o600 << 16
_UNIX = 3


class Entry(NamedTuple):
    """One file of the bundle."""

    name: str
    content: bytes


def archive(entries: Sequence[Entry]) -> bytes:
    """A ZIP of the entries in their order, with fixed times, modes and compression."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE
            target.writestr(info, entry.content)
    return stream.getvalue()


_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_FIRST_DAY = 1 << 5 | 1
"""The earliest date a ZIP can hold, in its own numbers."""
_NAME_IS_UTF8 = 0x800


def is_as_archived(content: bytes) -> bool:
    """Whether all of a readable ZIP but what its entries hold is as `archive` writes it.

    Nothing stands before, between or behind, and no entry has a time, mode or comment of its own. Compressed
    bytes differ between machines: what they hold is for the manifest to say.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        infos = source.infolist()
    parts: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for info in infos:
        name = info.filename.encode("utf-8", "surrogatepass")
        flags = 0 if name.isascii() else _NAME_IS_UTF8
        sizes = (info.CRC, info.compress_size, info.file_size, len(name), 0)
        shared = (_VERSION, flags, zipfile.ZIP_DEFLATED, 0, _FIRST_DAY, *sizes)
        start = position + _LOCAL.size + len(name)
        end = start + info.compress_size
        parts += [_LOCAL.pack(b"PK\3\4", *shared), name, content[start:end]]
        made_by = _UNIX << 8 | _VERSION
        directory += [_CENTRAL.pack(b"PK\1\2", made_by, *shared, 0, 0, 0, _MODE, position), name]
        position = end
    count, size = len(infos), sum(map(len, directory))
    last = _END.pack(b"PK\5\6", 0, 0, count, count, size, position, 0)
    return content == b"".join((*parts, *directory, last))


def write(path: Path, content: bytes) -> None:
    """Write the bundle, readable by its owner only: whole or not at all. Raises Problem."""
    check_place(path)
    with _in_words(path):
        write_whole(path, content, replace=True)


def check_place(path: Path) -> None:
    """Look whether a bundle may be written there, before the work of making one. Raises Problem."""
    with _in_words(path):
        if path.is_dir():
            raise Problem("bundle.error.is_folder", file=path.name)
        if path.exists() and not path.is_file():  # replacing it would put a file in a device's place
            raise Problem("bundle.error.no_file", file=path.name)
        if path.exists() and not _is_bundle(path):
            raise Problem("bundle.error.taken", file=path.name)
        if not path.parent.is_dir():
            raise Problem("bundle.error.no_folder", file=path.name)
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise Problem("bundle.error.read_only", file=path.name)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError:
        raise Problem("bundle.error.read_only", file=path.name) from None
    except OSError as error:
        reason = "name" if error.errno == errno.ENAMETOOLONG else "unwritable"
        raise Problem(f"bundle.error.{reason}", file=path.name[:40]) from None


def _is_bundle(path: Path) -> bool:
    """Whether a file is a bundle of ours: only such a one may be replaced."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "manifest.json" in archive.namelist()
    except BROKEN:
        return False
