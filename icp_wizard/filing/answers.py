"""The answers of one draft, as conditions read them: by rule path, with the state of each.

Rules say `service.principal.mobile`; the draft keeps `people.p2.mobile`. Here roles are followed, lists are
plucked, formats are checked and answers normalised. Whether a question is asked is judged in `relevance.py`,
the draft as one item sees it is in `scopes.py`, derived values are in `derived.py`.
Everything is remembered for one evaluation: make a new Answers after an edit.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import MISSING

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing import derived
from icp_wizard.filing.answer import Answer, answer_of, judged
from icp_wizard.filing.formats import Formatted, check_date
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.placed import ROLES, SHARED, person_path
from icp_wizard.filing.places import LISTS, indexed
from icp_wizard.filing.relevance import Relevance
from icp_wizard.filing.scopes import COLLECTIONS_OF, ITEM_KINDS, Scope, prefixes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.outline.model import Field
    from icp_wizard.filing.scopes import Seen

_ROOTS = {
    "entity": "wanted.entity",
    "services": "wanted.services",
    "people": "people",
    "record": "record",
    "account": "account",
    "intent": "intent",
    "migration": "intent.migration",
    "materials": "materials",
    "confirmations": "confirmations",
}
_NOT_IN_OUTLINE = ("materials", "confirmations")
"""Roots whose answers count without being declared as fields: rules and materials bring them about."""


class Answers:
    """All answers of one draft on one day. A `rules.Subject` through `scopes`."""

    def __init__(self, draft: Draft, as_of: date) -> None:
        self.draft = draft
        self.as_of = as_of
        self.data = draft.data()
        self._answers: dict[str, Answer] = {}
        self._scopes: dict[str, tuple[Scope, ...]] = {}
        self._items: dict[str, tuple[str, ...]] = {}
        self._scope_of: dict[str, dict[str | None, Scope]] = {}
        self._readings: dict[str, Reading] = {}
        self.relevance = Relevance(self)

    @cached_property
    def _index(self) -> dict[str, Any]:
        return indexed(self.data)

    def stored(self, path: str) -> Any:
        """What the draft holds at a path, as `places.lookup` would find it; MISSING where nothing."""
        return self._index.get(path, MISSING)

    @cached_property
    def whole(self) -> Scope:
        """The draft seen from no item."""
        return Scope(self, None, {}, None)

    def scopes(self, kind: str) -> tuple[Scope, ...]:
        """The items of a kind of scope: draft, service, domain, access, pre_approval, person or material."""
        if kind not in self._scopes:
            self._scopes[kind] = self._scopes_of(kind)
        return self._scopes[kind]

    def _scopes_of(self, kind: str) -> tuple[Scope, ...]:
        if kind == "draft":
            return (self.whole,)
        if kind == "person":
            return tuple(self._seen_from("person", path) for path in self.items("people"))
        if kind == "material":
            return tuple(self._seen_from("material", path) for path in self.items("materials"))
        services = self.items("wanted.services")
        if kind == "service":
            return tuple(self._seen_from("service", path) for path in services)
        items = [item for path in services for item in self.items(f"{path}.{COLLECTIONS_OF[kind]}")]
        return tuple(self._seen_from(kind, path) for path in items)

    def _seen_from(self, kind: str, path: str) -> Scope:
        prefixes = {kind: path} if kind == "material" else prefixes_of(path)
        return Scope(self, path.rpartition(".")[2], prefixes, self.whole)

    def scope(self, kind: str, item: str | None) -> Scope:
        """The one scope of a kind that is about an item (None: the draft)."""
        if kind not in self._scope_of:
            self._scope_of[kind] = {scope.item_id: scope for scope in reversed(self.scopes(kind))}
        return self._scope_of[kind].get(item, self.whole)

    def item_id_of(self, path: str, scope: Seen) -> str | None:
        """Id of the item a path leads to; None while that is open."""
        reading = scope.reader.read(path)
        return reading.value if reading.state is State.VALUE and isinstance(reading.value, str) else None

    def material_state(self, kinds: tuple[str, ...], about: str | None) -> bool | None:
        """Whether the user has one of these materials about this item; None while nothing is said."""
        return any(self._is_ready(item, kinds, about) for item in self.stored("materials")) or None

    @staticmethod
    def _is_ready(item: dict[str, Any], kinds: tuple[str, ...], about: str | None) -> bool:
        return item.get("kind") in kinds and item.get("about") == about and item.get("status") == "ready"

    def items(self, list_path: str) -> tuple[str, ...]:
        """Paths of the items of a list; of people only those who have a role."""
        found = self._items.get(list_path)
        if found is None:
            found = self._items[list_path] = self._items_of(list_path)
        return found

    def _items_of(self, list_path: str) -> tuple[str, ...]:
        if list_path == "people":
            return tuple(f"people.{item}" for item in self.people_with_roles)
        found = self.stored(list_path)
        return tuple(f"{list_path}.{item['id']}" for item in found) if isinstance(found, list) else ()

    def collected(self, collection: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
        """Items of a collection: `people`, `services.domains` of all services, `service.access` of one."""
        head, *parts = collection.split(".")
        prefix = prefixes.get(head)
        found = (prefix,) if prefix else self.items(_ROOTS.get(head, head))
        for part in parts:
            found = tuple(item for place in found for item in self.items(f"{place}.{part}"))
        return found

    def may_come(self, collection: str, prefixes: Mapping[str, str]) -> tuple[Cause, ...]:
        """What is open and may add items to a collection: roles nobody has yet, lists nobody has begun."""
        if collection == "people":
            return self.open_roles
        head, *parts = collection.split(".")
        prefix = prefixes.get(head)
        start = _ROOTS.get(head, head)
        lists = [] if prefix else [start]
        found = (prefix,) if prefix else self.items(start)
        for part in parts:
            lists += [f"{place}.{part}" for place in found]
            found = tuple(item for place in found for item in self.items(f"{place}.{part}"))
        return tuple(Cause(place, State.OPEN) for place in lists if not isinstance(self.stored(place), list))

    @cached_property
    def open_roles(self) -> tuple[Cause, ...]:
        """What would settle the roles that are still to be given."""
        answers = [self.answer(path) for path, _ in self.role_places]
        causes = [c for a in answers if a.state is State.OPEN for c in a.unsettled or (a.cause,)]
        services = self.read("services", {})
        return (*dict.fromkeys(causes), *(services.causes if services.state is State.OPEN else ()))

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Roles in the wanted filing by person: `entity_principal` and so on, in the order of the outline."""
        found: dict[str, list[str]] = {}
        for path, role in self.role_places:
            answer = self.answer(path)
            if answer.state is State.VALUE and isinstance(answer.raw, str):
                found.setdefault(answer.raw, []).append(role)
        return {person: tuple(dict.fromkeys(roles)) for person, roles in found.items()}

    @cached_property
    def role_places(self) -> tuple[tuple[str, str], ...]:
        """Where the wanted filing names people: (path of the answer, role)."""
        services = self.items("wanted.services")
        return (
            ("wanted.entity.legal_representative", "legal_representative"),
            ("wanted.entity.principal", "entity_principal"),
            *((f"{path}.principal", "service_principal") for path in services),
        )

    @cached_property
    def people_with_roles(self) -> tuple[str, ...]:
        """Ids of the people who have a part, in the order of the list; the others are parked."""
        people = self.stored("people")
        return tuple(person["id"] for person in people if person["id"] in self.roles)

    def answer(self, path: str) -> Answer:
        """The stored answer at a path of the draft."""
        if path not in self._answers:
            self._answers[path] = self._judge_answer(path)
        return self._answers[path]

    def _judge_answer(self, path: str) -> Answer:
        raw = self.stored(path)
        field = field_at(path)
        if field is None:
            return self._undeclared(path, raw)
        relevant, unsettled = (
            self.relevance.of(path, field) if _may_be_irrelevant(path, field) else (True, ())
        )
        if relevant is False:
            return answer_of(path, State.IRRELEVANT, raw, Formatted(raw))
        if relevant is None:
            return answer_of(path, State.OPEN, raw, Formatted(raw), unsettled)
        return judged(path, raw, self._deciding_code(field, path), self.as_of)

    def _undeclared(self, path: str, raw: Any) -> Answer:
        """An answer that is no field: of a material or a confirmation it counts all the same."""
        if path.partition(".")[0] not in _NOT_IN_OUTLINE and not path.endswith(".id"):
            return answer_of(path, State.IRRELEVANT, raw, Formatted(raw))
        if raw is MISSING or raw is None:
            return answer_of(path, State.OPEN if raw is MISSING else State.BLANK, raw, Formatted(raw))
        if path.endswith("_on"):
            formatted = check_date(raw, self.as_of)
            return answer_of(path, formatted.state, raw, formatted)
        return answer_of(path, State.VALUE, raw, Formatted(raw))

    def _deciding_code(self, field: Field, path: str) -> str:
        if not field.format_by:
            return ""
        answer = self.answer(f"{path.rpartition('.')[0]}.{field.format_by}")
        return str(answer.raw) if answer.state is State.VALUE else ""

    def read(self, path: str, prefixes: Mapping[str, str]) -> Reading:
        """The answer at a rule path, seen from items."""
        way = _way(path)
        prefix = prefixes.get(way.head)
        if way.derive is not None:
            return way.derive(self, prefix or "")
        start = prefix or _ROOTS.get(way.head)
        if start is None:
            return Reading(State.IRRELEVANT)
        if way.is_plain:
            return self.answer(f"{start}.{way.rest}").reading
        return self.read_from(start, way.rest)

    def item_at(self, path: str, prefixes: Mapping[str, str]) -> str:
        """The stored place a rule path of an item means."""
        head, _, rest = path.partition(".")
        place = prefixes.get(head) or _ROOTS.get(head, head)
        for part in rest.split(".") if rest else ():
            place = self._stepped(place, part)
        return place

    def _stepped(self, place: str, part: str) -> str:
        answer = self.answer(f"{place}.{part}") if part in ROLES else None
        return f"people.{answer.raw}" if answer and answer.state is State.VALUE else f"{place}.{part}"

    def read_from(self, place: str, below: str) -> Reading:
        """The answer that lies below a stored place."""
        address = f"{place}.{below}" if below else place
        found = self._readings.get(address)
        if found is None:
            found = self._readings[address] = self._read_from(place, below)
        return found

    def _read_from(self, place: str, below: str) -> Reading:
        if not below:
            return self._items_or_answer(place)
        list_name, item_kind = _kind_of(place)
        if list_name:
            return self._plucked(place, below)
        part, _, rest = below.partition(".")
        here = f"{place}.{part}"
        if item_kind == "person":
            if part in SHARED and self._may_be_the_entity(place[7:]):
                return self._reading("wanted.entity.nature")
            here = person_path(self.data, place[7:], part)
        if item_kind and (derive := derived.DERIVED.get(f"{item_kind}.{part}")):
            return derive(self, place)
        if part in LISTS:
            return self._plucked(here, rest) if rest else self._items_or_answer(here)
        if not rest:
            return self._reading(here)
        if part in ROLES:
            return self._through_role(here, rest)
        if rest in derived.REGION_PARTS:
            return derived.region_part(self._reading(here), rest)
        return self.read_from(here, rest)

    def _may_be_the_entity(self, person: str) -> bool:
        """Whether it is not known yet if this person is the individual who files."""
        is_principal = self.stored("wanted.entity.principal") == person
        return is_principal and self.answer("wanted.entity.nature").state is State.OPEN

    def _items_or_answer(self, place: str) -> Reading:
        if not _kind_of(place)[0]:
            return self._reading(place)
        if not isinstance(self.stored(place), list):
            return Reading(State.OPEN, None, (Cause(place, State.OPEN),))
        ids = tuple(path.rpartition(".")[2] for path in self.items(place))
        return Reading(State.VALUE, ids, (Cause(place, State.VALUE, list(ids)),))

    def _reading(self, path: str) -> Reading:
        return self.answer(path).reading

    def _through_role(self, role: str, rest: str) -> Reading:
        answer = self.answer(role)
        if answer.state is State.VALUE:
            return self.read_from(f"people.{answer.raw}", rest)
        if answer.state is not State.OPEN or answer.unsettled:
            return self._reading(role)
        shared = self.data.get("wanted", {}).get("entity", {}).get("nature") == "person"
        if shared and (path := _shared(role, rest)):
            return self.read_from("wanted.entity", path)
        return Reading(State.OPEN, None, (Cause(f"{role}.{rest}", State.OPEN),))

    def _plucked(self, place: str, rest: str) -> Reading:
        if not isinstance(self.stored(place), list):
            return Reading(State.OPEN, None, (Cause(place, State.OPEN),))
        values: list[object] = []
        causes: list[Cause] = []
        pending: list[Cause] = []
        for item in self.items(place):
            reading = self.read_from(item, rest)
            if reading.state is State.IRRELEVANT:
                continue
            causes += reading.causes
            pending += reading.pending
            if reading.state is State.VALUE:
                values += reading.value if isinstance(reading.value, tuple) else (reading.value,)
            elif reading.state is not State.BLANK:
                pending += reading.causes
        return Reading(State.VALUE, tuple(values), tuple(causes), tuple(pending))


def _may_be_irrelevant(path: str, field: Field) -> bool:
    return bool(field.relevant) or path.startswith("people.")


def _shared(role: str, leaf: str) -> str | None:
    return SHARED.get(leaf) if role == "wanted.entity.principal" else None


class _Way(NamedTuple):
    """A rule path: its root, what stands below, what derives it; whether an answer stands right there."""

    head: str
    rest: str
    derive: Callable[[Answers, str], Reading] | None
    is_plain: bool


@lru_cache(maxsize=4096)
def _way(path: str) -> _Way:
    head, _, rest = path.partition(".")
    is_of_item = head != "person" and head not in LISTS
    is_name = is_of_item and bool(rest) and "." not in rest and rest not in LISTS
    return _Way(head, rest, derived.DERIVED.get(path), is_name or head == "confirmations")


@lru_cache(maxsize=4096)
def _kind_of(place: str) -> tuple[str, str]:
    """Name of the list a place is, and what it is as an item: `person` for `people.p1`; empty for neither."""
    around, _, name = place.rpartition(".")
    return name if name in LISTS else "", ITEM_KINDS.get(around.rpartition(".")[2], "")
