"""What is known of a picture file, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from icp_wizard.pictures.limits import LARGEST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.pictures.kinds import Kind

Level: TypeAlias = Literal["error", "warning", "info"]


class PictureProblem(NamedTuple):
    """One thing to say. `message_id` is in the catalogue `pictures`, `values` fill its blanks.

    An error keeps the console from taking the file, a warning may, an info is good to know.
    """

    code: str
    level: Level
    message_id: str
    values: tuple[tuple[str, object], ...] = ()


def problem(level: Level, code: str, **values: object) -> PictureProblem:
    """A problem with its message id."""
    return PictureProblem(code, level, f"pictures.problem.{code}", tuple(values.items()))


def too_large(size: int) -> PictureProblem:
    """What is said of more bytes than the console takes."""
    return problem("warning", "size", now=f"{size / 1_000_000:.1f}", most=LARGEST_BYTES // 1_000_000)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as it was found. What could not be found out is None, 0 or empty; a problem says why.

    `size` is in bytes; `width` and `height` are in pixels as the picture is seen, its turn mark heeded
    (`orientation`, EXIF tag 274: 1 is upright); `sha256` is of the bytes, in hexadecimal.
    """

    path: Path
    kind: Kind | None = None
    size: int = 0
    sha256: str = ""
    extension_differs: bool = False
    width: int = 0
    height: int = 0
    orientation: int = 1
    frames: int = 0
    problems: tuple[PictureProblem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no error stands against it; warnings and information may."""
        return all(found.level != "error" for found in self.problems)
