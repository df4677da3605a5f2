"""The user's pictures as files of the bundle, each under the name of the place it is uploaded to.

Names say what a picture is for, never who is in it. Numbers are those of the places, filled or not, so that
another picture renames none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.assessment.labels import place_name
from icp_wizard.assessment.material_texts import slot_title
from icp_wizard.bundle.reading import MOST_IN_ALL
from icp_wizard.errors import Problem
from icp_wizard.i18n import Catalogue

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, SlotView

FOLDER: Final = "materials/"
_CHINESE: Final = Catalogue("zh_CN")
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*')
"""What some file system does not take; characters that act, hide or part are left out too."""
_LONGEST: Final = 60
"""Characters of a title in a name: three bytes each, a name of any file system takes them."""
MOST_BYTES: Final = MOST_IN_ALL * 4 // 5
"""Of all pictures together: papers and rules have the rest of what is read again."""
Pictures = Mapping[str, bytes]
"""Bytes by digest."""


class Enclosed(NamedTuple):
    """A picture in the bundle: the place it is for, the name of its file, its bytes."""

    slot: SlotView
    name: str
    content: bytes


def enclosed(assessment: Assessment, pictures: Pictures) -> tuple[Enclosed, ...]:
    """The pictures that are in places and at hand, in the order of the places.

    Raises Problem for more than a bundle that can be opened again holds.
    """
    found = tuple(
        Enclosed(slot, _name(assessment, slot, number, pictures[slot.sha256]), pictures[slot.sha256])
        for number, slot in enumerate(assessment.slots.values(), 1)
        if slot.sha256 in pictures
    )
    if (size := sum(len(image.content) for image in found)) > MOST_BYTES:
        now, most = (f"{count / 1_000_000:.0f}" for count in (size, MOST_BYTES))
        raise Problem("bundle.error.pictures", now=now, most=most)
    return found


def _name(assessment: Assessment, slot: SlotView, number: int, content: bytes) -> str:
    parts = [slot_title(slot, _CHINESE), place_name(assessment, slot.about, _CHINESE)]
    title = "-".join(_plain(part) for part in parts if part)[:_LONGEST].rstrip(".")
    extension = "png" if content.startswith(b"\x89PNG") else "jpg"
    return f"{FOLDER}{number:02d}-{title}.{extension}"


def _plain(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] not in "CZ")
    return "".join(character for character in kept if character not in _NOT_IN_NAMES)
