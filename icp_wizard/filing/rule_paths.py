"""Rule paths followed to the answers they mean: roles to their holders, lists plucked, values derived.

Rules say `service.principal.mobile`; the draft keeps `people.p2.mobile`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing import derived
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.placed import ROLES, SHARED, person_path
from icp_wizard.filing.places import LISTS
from icp_wizard.filing.scopes import ITEM_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from icp_wizard.filing.answer import Answer
    from icp_wizard.filing.answers import Answers

_ROOTS = {
    "entity": "wanted.entity",
    "services": "wanted.services",
    "plan": "wanted.plan",
    "people": "people",
    "record": "record",
    "account": "account",
    "intent": "intent",
    "progress": "progress",
    "migration": "intent.migration",
    "materials": "materials",
    "confirmations": "confirmations",
}


class RulePaths:
    """The rule paths of one draft, each place read once."""

    def __init__(self, answers: Answers, stored: Mapping[str, Answer]) -> None:
        self._answers = answers
        self._answer = stored.__getitem__
        self._readings: dict[str, Reading] = {}

    def read(self, path: str, prefixes: Mapping[str, str]) -> Reading:
        """The answer at a rule path, seen from items. An unknown root reads as irrelevant."""
        way = _way(path)
        prefix = prefixes.get(way.head, "")
        if way.derive is not None:
            return way.derive(self._answers, prefix)
        start = prefix or way.root
        if not start:
            return Reading(State.IRRELEVANT)
        if way.is_plain:
            return self._answer(f"{start}.{way.rest}").reading
        return self.below(start, way.rest)

    def below(self, place: str, rest: str) -> Reading:
        """The answer that lies below a stored place."""
        address = f"{place}.{rest}" if rest else place
        found = self._readings.get(address)
        if found is None:
            found = self._readings[address] = self._below(place, rest) if rest else self._at(place)
        return found

    def _below(self, place: str, rest: str) -> Reading:
        list_name, item_kind = _kind_of(place)
        if list_name:
            return self._plucked(place, rest)
        part, _, more = rest.partition(".")
        here = f"{place}.{part}"
        if item_kind == "person":
            if part in SHARED and self._may_be_the_entity(place[7:]):
                return self._answer("wanted.entity.nature").reading
            here = person_path(self._answers.data, place[7:], part)
        if item_kind and (derive := derived.DERIVED.get(f"{item_kind}.{part}")):
            return derive(self._answers, place)
        if part in LISTS:
            return self._plucked(here, more) if more else self._at(here)
        if not more:
            return self._answer(here).reading
        if part in ROLES:
            return self._of_holder(here, more)
        if more in derived.REGION_PARTS:
            return derived.region_part(self._answer(here).reading, more)
        return self.below(here, more)

    def _may_be_the_entity(self, person: str) -> bool:
        """Whether it is not known yet if this person is the individual who files."""
        is_principal = self._answers.stored("wanted.entity.principal") == person
        return is_principal and self._answer("wanted.entity.nature").state is State.OPEN

    def _at(self, place: str) -> Reading:
        """The items of a list, or one answer."""
        if not _kind_of(place)[0]:
            return self._answer(place).reading
        if not self._is_begun(place):
            return _open_at(place)
        ids = tuple(path.rpartition(".")[2] for path in self._answers.items(place))
        return Reading(State.VALUE, ids, (Cause(place, State.VALUE, list(ids)),))

    def _is_begun(self, list_path: str) -> bool:
        return isinstance(self._answers.stored(list_path), list)

    def _of_holder(self, role: str, rest: str) -> Reading:
        """What is asked of the holder of a role."""
        answer = self._answer(role)
        if answer.state is State.VALUE:
            return self.below(f"people.{answer.raw}", rest)
        if answer.state is not State.OPEN or answer.unsettled:
            return answer.reading
        is_individual = self._answers.stored("wanted.entity.nature") == "person"
        if is_individual and role == "wanted.entity.principal" and rest in SHARED:
            return self.below("wanted.entity", SHARED[rest])
        return _open_at(f"{role}.{rest}")

    def _plucked(self, place: str, rest: str) -> Reading:
        """The answers of all items of a list."""
        if not self._is_begun(place):
            return _open_at(place)
        values: list[object] = []
        causes: list[Cause] = []
        pending: list[Cause] = []
        for item in self._answers.items(place):
            reading = self.below(item, rest)
            if reading.state is State.IRRELEVANT:
                continue
            causes += reading.causes
            pending += reading.pending
            if reading.state is State.VALUE:
                values += reading.value if isinstance(reading.value, tuple) else (reading.value,)
            elif reading.state is not State.BLANK:
                pending += reading.causes
        return Reading(State.VALUE, tuple(values), tuple(causes), tuple(pending))

    def siblings(self, path: str, collection: str, prefixes: Mapping[str, str]) -> tuple[Reading, ...]:
        """The answer at a path of an item, read at every other item of the collection.

        An open one stands for the items that may still come.
        """
        head, _, leaf = path.rpartition(".")
        own = self._place_of(head, prefixes)
        items, may_come = self._collected(collection, prefixes)
        found = [self._comparable(item, leaf) for item in items if item != own]
        if may_come:
            found.append(Reading(State.OPEN, None, may_come))
        return tuple(found)

    def _comparable(self, item: str, leaf: str) -> Reading:
        """The answer at an item, to be held against another; of what kind it is must be known."""
        reading, field = self.below(item, leaf), field_at(f"{item}.{leaf}")
        if field is None or not field.format_by or reading.state not in (State.VALUE, State.MALFORMED):
            return reading
        kind = self.below(item, field.format_by)
        return kind if kind.state is State.OPEN else reading

    def _place_of(self, path: str, prefixes: Mapping[str, str]) -> str:
        """The stored place a rule path of an item means."""
        head, _, rest = path.partition(".")
        place = prefixes.get(head) or _ROOTS.get(head, head)
        for part in rest.split(".") if rest else ():
            answer = self._answer(f"{place}.{part}") if part in ROLES else None
            is_held = answer is not None and answer.state is State.VALUE
            place = f"people.{answer.raw}" if answer and is_held else f"{place}.{part}"
        return place

    def _collected(
        self, collection: str, prefixes: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[Cause, ...]]:
        """The items of `people`, `services.domains` or `service.access`, and what may add some."""
        if collection == "people":
            return self._answers.items("people"), self._answers.open_roles
        head, *parts = collection.split(".")
        prefix, root = prefixes.get(head), _ROOTS.get(head, head)
        lists = [] if prefix else [root]
        found = (prefix,) if prefix else self._answers.items(root)
        for part in parts:
            within = [f"{place}.{part}" for place in found]
            lists += within
            found = tuple(item for path in within for item in self._answers.items(path))
        return found, tuple(Cause(path, State.OPEN) for path in lists if not self._is_begun(path))


def _open_at(path: str) -> Reading:
    return Reading(State.OPEN, None, (Cause(path, State.OPEN),))


class _Way(NamedTuple):
    """A rule path: its head, the place that stands for, what is below, what derives it.

    `is_plain` where an answer stands right there.
    """

    head: str
    root: str
    rest: str
    derive: Callable[[Answers, str], Reading] | None
    is_plain: bool


@lru_cache(maxsize=4096)
def _way(path: str) -> _Way:
    head, _, rest = path.partition(".")
    is_of_item = head != "person" and head not in LISTS
    is_name = is_of_item and bool(rest) and "." not in rest and rest not in LISTS
    is_plain = is_name or head == "confirmations"
    return _Way(head, _ROOTS.get(head, ""), rest, derived.DERIVED.get(path), is_plain)


@lru_cache(maxsize=4096)
def _kind_of(place: str) -> tuple[str, str]:
    """Name of the list a place is, and what it is as an item: `person` for `people.p1`; empty for neither."""
    around, _, name = place.rpartition(".")
    return name if name in LISTS else "", ITEM_KINDS.get(around.rpartition(".")[2], "")
