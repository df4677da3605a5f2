"""What a file given for a picture is, and what the console would say of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures.errors import NotRead
from icp_wizard.pictures.isolation import Answer, ask
from icp_wizard.pictures.kinds import Kind, disagrees, kind_of
from icp_wizard.pictures.limits import LARGEST_BYTES, SMALLEST_SIDES, TAKEN
from icp_wizard.pictures.model import Examined, PictureProblem, problem, too_large
from icp_wizard.pictures.reading import read
from icp_wizard.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNDECODED: Final = (Kind.PDF, Kind.OTHER)
"""What has no pixels for us."""
_WORST_FIRST: Final = ("error", "warning", "info")


def examine(path: Path) -> Examined:
    """All that is to be known and said of a file. Never raises, whatever stands there; may take seconds."""
    try:
        data = read(path)
    except NotRead as error:
        return Examined(path, problems=(problem("error", error.code, **error.values),))
    return examined(path, data)


def examined(path: Path, data: bytes) -> Examined:
    """The same of bytes that are at hand; the path only names them."""
    kind = kind_of(data)
    answer = Answer() if kind in UNDECODED else ask("examine", kind, data, 0)
    found = (*_of_the_file(path, kind, len(data)), *_of_the_picture(kind, answer))
    return Examined(
        path=path,
        kind=kind,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        extension_differs=disagrees(kind, path.suffix),
        width=answer.width,
        height=answer.height,
        orientation=answer.orientation,
        frames=answer.frames,
        problems=tuple(sorted(found, key=lambda said: _WORST_FIRST.index(said.level))),
    )


def _of_the_file(path: Path, kind: Kind, size: int) -> Iterator[PictureProblem]:
    if kind not in TAKEN:
        code = {Kind.PDF: "pdf", Kind.OTHER: "other"}.get(kind, "kind")
        yield problem("error", code, **({"kind": kind.value} if code == "kind" else {}))
    elif size > LARGEST_BYTES:
        yield too_large(size)
    if disagrees(kind, path.suffix):
        yield problem("warning", "extension", kind=kind.value, extension=visible(path.suffix[:12]))


def _of_the_picture(kind: Kind, answer: Answer) -> Iterator[PictureProblem]:
    if answer.failure:
        yield problem("error", answer.failure)
    sides = sorted((answer.width, answer.height), reverse=True)
    if answer.width and any(side < least for side, least in zip(sides, SMALLEST_SIDES, strict=True)):
        wanted = dict(zip(("long", "short"), SMALLEST_SIDES, strict=True))
        yield problem("warning", "small", width=answer.width, height=answer.height, **wanted)
    if kind not in TAKEN:  # it must be made anew anyway
        return
    if kind is Kind.PNG and answer.frames > 1:
        yield problem("warning", "moving", frames=answer.frames)
    if answer.foreign:
        yield problem("warning", "foreign")
    elif answer.behind:
        yield problem("info", "behind", bytes=answer.behind)
    if answer.orientation != 1:
        yield problem("info", "turned")
