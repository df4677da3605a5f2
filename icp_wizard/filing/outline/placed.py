"""The outline laid over one draft: which field stands where, and which answer it shows."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import MISSING

from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.model import short_name
from icp_wizard.filing.outline.placements import PLACEMENTS
from icp_wizard.filing.places import LISTS, lookup, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.filing.outline.model import Field, Placement


class PlacedField(NamedTuple):
    """A field at one place of one draft.

    `key` is its address for the user's side, stable while people come and go: the path with item ids, roles
    unresolved. `path` is where the answer is stored; None while nobody has the role yet. `item` is the id
    of the innermost item, `step` the id of the step (`service:s1`). `numbers` says which of several items
    it is about, outermost first: (("service", 2), ("domain", 1)).
    """

    key: str
    path: str | None
    field: Field
    placement: Placement
    step: str
    item: str | None
    numbers: tuple[tuple[str, int], ...] = ()

    @property
    def role(self) -> str:
        """The role whose holder the answer is about; empty for what is not about a person."""
        return self.placement.role


def placed_fields(data: dict[str, Any]) -> tuple[PlacedField, ...]:
    """All places of a draft, in the order they are asked, whether relevant or not.

    What is asked in a row of the items of a list is asked item by item.
    """
    papers = [{"id": item["id"]} for item in data.get("materials", ())]
    shape = {part: _skeleton(data.get(part)) for part in ("wanted", "record")}
    return _placed_in(json.dumps({**shape, "materials": papers}))


_SHAPING = frozenset({"entity", "nature", "id", "legal_representative", "principal", *LISTS})


def _skeleton(node: Any) -> Any:
    """What of a draft's wanted part places depend on: items, who has a role, and whether a person files."""
    if isinstance(node, dict):
        return {key: _skeleton(value) for key, value in node.items() if key in _SHAPING}
    return [_skeleton(item) for item in node] if isinstance(node, list) else node


@lru_cache(maxsize=32)
def _placed_in(skeleton: str) -> tuple[PlacedField, ...]:
    """Laid out anew at every edit, though an edit seldom moves anything: hence remembered."""
    data = json.loads(skeleton)
    return tuple(_expand(data, [(place, place.path) for place in PLACEMENTS], (), ()))


def _expand(
    data: dict[str, Any],
    places: list[tuple[Placement, str]],
    items: tuple[str, ...],
    numbers: tuple[tuple[str, int], ...],
) -> Iterator[PlacedField]:
    """The places of these items; each place comes with its path as far as items are filled in."""
    for (_, head), group in groupby(places, _step_and_list):
        within = list(group)
        if not head:
            yield from (_placed(data, place, key, items, numbers) for place, key in within)
            continue
        found = lookup(data, head)
        ids = [item["id"] for item in found] if isinstance(found, list) else []
        for number, item in enumerate(ids, 1):
            own = [(place, key.replace(".*", f".{item}", 1)) for place, key in within]
            is_one_of = len(ids) > 1 and head != "materials"  # papers have names, no numbers
            several = ((item_kind(head), number),) if is_one_of else ()
            yield from _expand(data, own, (*items, item), numbers + several)


def _step_and_list(place: tuple[Placement, str]) -> tuple[str, str]:
    head, star, _ = place[1].partition(".*")
    return place[0].step, head if star else ""


def item_kind(list_path: str) -> str:
    """What an item of a list is called: `domain` in `wanted.services.s1.domains`."""
    return short_name(f"{pattern_of(list_path)}.*.id").partition(".")[0]


def _placed(
    data: dict[str, Any],
    placement: Placement,
    key: str,
    items: tuple[str, ...],
    numbers: tuple[tuple[str, int], ...],
) -> PlacedField:
    path = stored_path(data, key)
    field = field_at(path) if path else _field_by_role(key)
    if field is None:
        raise LookupError(f"placement without a field: {placement.path}")
    step = f"{placement.step}:{items[0]}" if placement.step == "service" else placement.step
    return PlacedField(key, path, field, placement, step, items[-1] if items else None, numbers)


ROLES = ("legal_representative", "principal")
"""Keys whose answer is the id of a person."""


def stored_path(data: dict[str, Any], key: str) -> str | None:
    """Where the answer of a key is stored; None while the role it goes through is held by nobody.

    The principal of a person as entity has name and certificate in the entity itself.
    """
    role, leaf = split_role(key)
    if role is None:
        return key
    person = lookup(data, role)
    if person is MISSING or person is None:
        return shared_with_entity(data, role, leaf)
    return person_path(data, person, leaf)


def person_path(data: dict[str, Any], person: str, leaf: str) -> str:
    """Where an answer about a person is stored: with the person, or with the entity that is that person."""
    if leaf in SHARED and is_entity_itself(data, person):
        return f"wanted.entity.{SHARED[leaf]}"
    return f"people.{person}.{leaf}"


SHARED = {
    "name": "name",
    "certificate_type": "certificate_type",
    "certificate_number": "certificate_number",
    "certificate_expires_on": "certificate_expires_on",
    "certificate_region": "certificate_address.region",
}
"""What a person as entity says once: leaf of the person, place in the entity."""


def is_entity_itself(data: dict[str, Any], person: str) -> bool:
    """Whether this person is the individual who files."""
    entity = lookup(data, "wanted.entity")
    return isinstance(entity, dict) and entity.get("nature") == "person" and entity.get("principal") == person


def shared_with_entity(data: dict[str, Any], role: str, leaf: str) -> str | None:
    """The entity's place for an answer about an individual's principal who has no other answers yet."""
    is_individual = lookup(data, "wanted.entity.nature") == "person"
    if is_individual and role == "wanted.entity.principal" and leaf in SHARED:
        return f"wanted.entity.{SHARED[leaf]}"
    return None


@lru_cache(maxsize=4096)
def split_role(key: str) -> tuple[str | None, str]:
    """`wanted.entity.principal.mobile` is (`wanted.entity.principal`, `mobile`); else (None, key)."""
    head, _, leaf = key.rpartition(".")
    return (head, leaf) if head.rpartition(".")[2] in ROLES else (None, key)


def _field_by_role(key: str) -> Field | None:
    return field_at(f"people.p0.{split_role(key)[1]}")
