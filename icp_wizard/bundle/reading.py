"""Opening archives of strangers: nothing is extracted, everything is bounded, names are checked first.

Limits count bytes actually read, never what the archive says of itself.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

MOST_ENTRIES = 200
MOST_BYTES = 20 * 1024 * 1024
MOST_IN_ALL = 100 * 1024 * 1024
MOST_RATIO = 100
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
"""What `zipfile` raises at archives that are damaged, or of a kind it cannot read."""


def read_archive(path: Path) -> dict[str, bytes]:
    """All entries of a bundle by name. Raises Problem for anything but a small, plain, honest archive."""
    try:
        if path.is_dir():
            raise Problem("bundle.error.is_folder", file=path.name)
        if path.exists() and not (path.is_file() and path.stat().st_size <= MOST_IN_ALL):
            raise Problem("bundle.error.no_archive", file=path.name)
        with path.open("rb") as stream:
            return entries_in(stream, path.name)
    except FileNotFoundError:
        raise Problem("bundle.error.missing", file=path.name) from None
    except PermissionError:
        raise Problem("bundle.error.unreadable", file=path.name) from None
    except BROKEN:
        raise Problem("bundle.error.no_archive", file=path.name) from None


def entries_in(stream: BinaryIO, name: str) -> dict[str, bytes]:
    """All entries of a bundle that is called so, read from a stream. Raises Problem as `read_archive`."""
    try:
        size = stream.seek(0, io.SEEK_END)
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            _check_directory(infos, size)
            return _read_all(archive, infos)
    except BROKEN:
        raise Problem("bundle.error.no_archive", file=name) from None


def _check_directory(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > MOST_ENTRIES:
        raise Problem("bundle.error.too_many", most=MOST_ENTRIES)
    seen: set[str] = set()
    for info in infos:
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if not is_safe_name(info.filename) or folded in seen or not _is_plain(info):
            raise Problem("bundle.error.unsafe_entry", number=len(seen) + 1)
        seen.add(folded)
    if sum(info.compress_size for info in infos) > size:
        raise Problem("bundle.error.overlapping")


def _is_plain(info: zipfile.ZipInfo) -> bool:
    """A file of a known method, not encrypted, neither link nor device."""
    kind = info.external_attr >> 28
    is_file = kind in (0, 8) and not info.is_dir()
    is_known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return is_file and is_known and not info.flag_bits & 0x1


def is_safe_name(name: str) -> bool:
    """A relative name that means the same place on every system and hides nothing."""
    parts = name.split("/")
    return (
        0 < len(name) <= 200
        and "\\" not in name
        and ":" not in name
        and not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for c in name)
        and not name.lower().endswith((".zip", ".jar", ".7z", ".rar", ".tar", ".gz"))
        and all(_is_safe_part(part) for part in parts)
    )


def _is_safe_part(part: str) -> bool:
    is_dots = part in ("", ".", "..")
    return not is_dots and not part.endswith((".", " ")) and part.partition(".")[0].lower() not in _RESERVED


def _read_all(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    left = MOST_IN_ALL
    for info in infos:
        most = min(MOST_BYTES, left, max(info.compress_size, 1) * MOST_RATIO + 1024)
        with archive.open(info) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise Problem("bundle.error.too_large")
        left -= len(content)
        contents[info.filename] = content
    return contents
