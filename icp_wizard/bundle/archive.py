"""The ZIP: the same content gives the same bytes, and whether an archive is one of ours to the last byte."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

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
