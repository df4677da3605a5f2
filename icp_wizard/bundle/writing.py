"""Putting a bundle or a single paper where the user wants it: whole, and never in another file's place."""

from __future__ import annotations

import errno
import os
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.bundle.manifest import NAME
from icp_wizard.bundle.reading import BROKEN
from icp_wizard.errors import Problem
from icp_wizard.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Kind(NamedTuple):
    """What is written: the end of the messages about it, and whether a file is such a one, to be replaced."""

    messages: str
    is_one: Callable[[Path], bool]


def write(path: Path, content: bytes, kind: Kind) -> None:
    """Write a file, readable by its owner only: whole or not at all. Raises Problem."""
    check_place(path, kind)
    with _in_words(path):
        write_whole(path, content, replace=True)


def check_place(path: Path, kind: Kind) -> None:
    """Look whether such a file may be written there, before the work of making one. Raises Problem."""
    with _in_words(path):
        if path.is_dir():
            raise Problem(f"bundle.error.is_folder{kind.messages}", file=path.name)
        if path.exists() and not path.is_file():  # replacing it would put a file in a device's place
            raise Problem(f"bundle.error.no_file{kind.messages}", file=path.name)
        if path.exists() and not kind.is_one(path):
            raise Problem(f"bundle.error.taken{kind.messages}", file=path.name)
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
    try:
        with zipfile.ZipFile(path) as archive:
            return NAME in archive.namelist()
    except BROKEN:
        return False


def _is_paper(path: Path) -> bool:
    """Whether a PDF says of itself that this program made it."""
    content = path.read_bytes() if path.stat().st_size <= _LARGEST_PAPER else b""
    return content.startswith(b"%PDF-") and b"/Creator (icp-wizard)" in content


_LARGEST_PAPER = 20 * 1024 * 1024
BUNDLE = Kind("", _is_bundle)
PAPER = Kind("_paper", _is_paper)
