"""Which materials a draft says are there: those ticked, and those whose pictures are all attached.

An item of `materials` without a slot says what is known of a paper, its tick (`status`) above all. An item
with one holds a picture: the slot it is for, the plain name of its file, and the digest of its bytes, which
the store or a bundle has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from icp_wizard.filing.draft import Draft

Item = dict[str, Any]

_DIGEST: Final = re.compile("[0-9a-f]{64}")


def is_there(items: Sequence[Item], kinds: Mapping[str, tuple[str, ...]], about: str | None) -> bool:
    """Whether one of these materials is; behind each kind stand the slots of its pictures."""
    return any(
        is_ticked(items, kind, about)
        or (bool(slots) and all(picture_in(items, kind, about, slot) for slot in slots))
        for kind, slots in kinds.items()
    )


def is_ticked(items: Iterable[Item], kind: str, about: str | None) -> bool:
    """Whether the user says to have a material about an item."""
    wanted = (kind, about, "ready")
    return any((item.get("kind"), item.get("about"), item.get("status")) == wanted for item in items)


def named_in(items: Iterable[Item], kind: str, about: str | None, slot: str) -> Item | None:
    """The newest item for a slot, with its picture or with no more than its file's name."""
    wanted = (kind, about, slot)
    found = [item for item in items if (item.get("kind"), item.get("about"), item.get("slot")) == wanted]
    return found[-1] if found else None


def picture_in(items: Iterable[Item], kind: str, about: str | None, slot: str) -> Item | None:
    """The item that holds the picture for a slot; None while there is none."""
    found = named_in(items, kind, about, slot)
    return found if found and digest_of(found) else None


def digest_of(item: Item) -> str:
    """The digest of an item's picture (SHA-256, hexadecimal); empty where it names none."""
    found = item.get("sha256")
    return found if isinstance(found, str) and item.get("slot") and _DIGEST.fullmatch(found) else ""


def digests_in(draft: Draft) -> Iterator[str]:
    """The digests of all pictures a draft names."""
    items = (material.model_dump(mode="json") for material in draft.materials)
    return (digest for item in items if (digest := digest_of(item)))


def at_hand(draft: Draft, digests: Collection[str]) -> Draft:
    """The draft as it is where only these pictures are at hand; of others no more than the name is left."""
    if all(digest in digests for digest in digests_in(draft)):
        return draft
    data = draft.data()
    for item in data["materials"]:
        if (digest := digest_of(item)) and digest not in digests:
            del item["sha256"]
    return parse_draft(data)
