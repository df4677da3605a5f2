"""Items that no question is about, such as what a change leaves alone: where they stand, and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.filing.filed import filed_path
from icp_wizard.filing.outline.placed import item_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.filing.answers import Answers

_SERVICES: Final = "wanted.services"
_OF_A_SERVICE: Final = ("domains", "access", "pre_approvals")


def name_paths(answers: Answers, item: str) -> Iterator[str]:
    """Where a name of an item may be stored, best first: its own, then its service's if it is the only one.

    A service is called as it is filed: by its name, or its number, or else by a domain of its.
    """
    place = _place_of(answers, item)
    if place is None:
        return
    service, held = ".".join(place.split(".")[:3]), place.rpartition(".")[0]
    if place != service:
        yield f"{place}.name"
        if len(answers.items(held)) > 1:
            return
    for leaf in ("name", "number"):
        if filed := filed_path(answers.data, f"{service}.{leaf}"):
            yield filed
            if leaf == "number":
                yield from (f"{one}.name" for one in answers.items(f"{filed.rpartition('.')[0]}.domains"))
    yield from (f"{one}.name" for one in answers.items(f"{service}.domains"))


def numbers_of(answers: Answers, item: str) -> tuple[tuple[str, int], ...]:
    """Which of several items it is, from the outside in; nothing of one that is the only one."""
    place = _place_of(answers, item)
    parts = place.split(".") if place else []
    lists = [(".".join(parts[:end]), ".".join(parts[: end + 1])) for end in range(2, len(parts), 2)]
    found = ((item_kind(held), answers.items(held), one) for held, one in lists)
    return tuple((kind, items.index(one) + 1) for kind, items, one in found if len(items) > 1)


def _place_of(answers: Answers, item: str) -> str | None:
    """The stored path of a wanted service, or of something that belongs to one."""
    for service in answers.items(_SERVICES):
        within = (one for held in _OF_A_SERVICE for one in answers.items(f"{service}.{held}"))
        for place in (service, *within):
            if place.rpartition(".")[2] == item:
                return place
    return None
