"""Writing the ZIP so that the same content gives the same bytes, and putting it in place whole."""

from __future__ import annotations

import errno
import io
import os
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
