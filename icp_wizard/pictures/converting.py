"""A JPEG the console takes, made of a picture it does not take, or of one that is too large."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures.errors import NotConverted
from icp_wizard.pictures.examining import UNDECODED, examine
from icp_wizard.pictures.isolation import ask
from icp_wizard.pictures.kinds import Kind, kind_of
from icp_wizard.pictures.limits import LARGEST_BYTES, TAKEN
from icp_wizard.pictures.reading import read
from icp_wizard.store.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.pictures.model import Examined

_BY_ERRNO: Final = {
    errno.EEXIST: "target_taken",
    errno.ENOENT: "target_no_folder",
    errno.ENOTDIR: "target_no_folder",
    errno.EACCES: "target_read_only",
    errno.EPERM: "target_read_only",
    errno.EROFS: "target_read_only",
    errno.ENAMETOOLONG: "target_name",
}


def convert(path: Path, target: Path, most: int = LARGEST_BYTES) -> Examined:
    """Write the picture as a JPEG of at most so many bytes, for its owner only; the new file, examined.

    It is upright, without notes (EXIF, place, profile), on white, and of an animation only the first picture.
    The original is left as it is, and nothing is ever replaced. Raises NotRead or NotConverted.
    """
    data = read(path)
    kind = kind_of(data)
    if kind in UNDECODED:
        raise NotConverted("pdf" if kind is Kind.PDF else "other")
    return _remade(data, kind, target, most)


def recompress(path: Path, target: Path, most: int = LARGEST_BYTES) -> Examined:
    """The same for a JPG or PNG that is too large, turned, or carries something else. Raises as `convert`."""
    data = read(path)
    kind = kind_of(data)
    if kind not in TAKEN:
        raise NotConverted("kind", kind=kind.value)
    return _remade(data, kind, target, most)


def _remade(data: bytes, kind: Kind, target: Path, most: int) -> Examined:
    answer = ask("convert", kind, data, most)
    if answer.failure:
        raise NotConverted(answer.failure)
    _write(target, answer.content)
    return examine(target)


def _write(target: Path, content: bytes) -> None:
    if kind_of(content) is not Kind.JPEG:
        raise NotConverted("undecodable")
    try:
        write_whole(target, content, replace=False)
    except ValueError:
        raise NotConverted("target_name") from None
    except OSError as error:
        raise NotConverted(_BY_ERRNO.get(error.errno or 0, "target_unwritable")) from None
