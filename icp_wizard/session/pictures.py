"""A file somebody gives for a slot: looked at, and made ready to be kept.

Slow, and pure but for reading the file: front ends call it off their own thread, and hand what comes of it
to `Session.attach`. What the console does not take is kept only as a JPEG made of it, and only on request.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures import NotConverted, NotRead, convert, examined
from icp_wizard.pictures.limits import LARGEST_BYTES
from icp_wizard.pictures.model import problem, too_large
from icp_wizard.pictures.reading import read
from icp_wizard.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from icp_wizard.pictures import PictureProblem

_MENDED: Final = frozenset({"kind", "size", "moving", "foreign", "behind", "turned"})
"""What is over once the picture was made anew."""
_HOPELESS: Final = frozenset({"broken", "pixels", "no_reader", "undecodable"})
"""What cannot be decoded cannot be made anew."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was given. `content` is what may be kept of it: empty where nothing may.

    `name` is the plain name of the file.
    """

    name: str
    problems: tuple[PictureProblem, ...]
    content: bytes = b""

    @property
    def is_kept(self) -> bool:
        """Whether it can be attached as it is."""
        return bool(self.content)

    @property
    def sha256(self) -> str:
        """The digest of what is kept."""
        return hashlib.sha256(self.content).hexdigest()


def can_be_mended(problems: Iterable[PictureProblem]) -> bool:
    """Whether a JPEG made of the picture would have less to be said of it."""
    codes = {problem.code for problem in problems}
    return bool(codes & _MENDED) and not codes & _HOPELESS


def look(path: Path) -> Given:
    """What a file is, and its bytes where the console takes them. Never raises; may take seconds."""
    name = plain_name(path)
    try:
        data = read(path)
    except NotRead as error:
        return Given(name, (problem("error", error.code, **error.values),))
    return looked_at(name, data)


def looked_at(name: str, data: bytes) -> Given:
    """The same of bytes that are at hand."""
    found = examined(Path(name), data)
    may_be_kept = found.ok and len(data) <= LARGEST_BYTES
    return Given(name, found.problems, data if may_be_kept else b"")


def convert_file(path: Path) -> Given:
    """The file made into a JPEG the console takes; the file itself stays as it is. Never raises."""
    name = plain_name(path)
    try:
        return converted(name, read(path))
    except NotRead as error:
        return Given(name, (problem("error", error.code, **error.values),))


def converted(name: str, data: bytes) -> Given:
    """The same of bytes that are at hand."""
    try:
        made = convert(data, LARGEST_BYTES)
    except NotConverted as error:
        return Given(name, (problem("error", error.code, **error.values),))
    return looked_at(f"{Path(name).stem}.jpg", made)


def plain_name(path: Path) -> str:
    """The name of a file without its folder, as a draft can hold it."""
    return clean(path.name.encode("utf-8", "replace").decode())


def kept(name: str, data: bytes) -> Given:
    """Of bytes that may only be kept as they are: too many are not even decoded."""
    if len(data) > LARGEST_BYTES:
        return Given(name, (too_large(len(data)),))
    return looked_at(name, data)


def sound(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of pictures that came with a draft from elsewhere, by digest, those that may be kept."""
    return {digest: content for digest, content in pictures.items() if kept("", content).is_kept}
