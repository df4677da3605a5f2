"""The same picture given twice, such as the front of a card for both its sides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from icp_wizard.pictures.model import Examined

Slot = TypeVar("Slot", bound="Hashable")


def same(files: Mapping[Slot, Examined]) -> tuple[tuple[Slot, ...], ...]:
    """Slots that were given the same bytes, in the order of the slots. Files that were not read do not count.

    A picture saved anew, however alike, is another one.
    """
    slots: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot, file in files.items():
        if file.sha256:
            slots[file.sha256].append(slot)
    return tuple(tuple(found) for found in slots.values() if len(found) > 1)
