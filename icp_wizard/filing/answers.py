"""The answers of one draft, with the state of each.

Here formats are checked and answers normalised, and it is known who has which role. Whether a question is
asked is judged in `relevance.py`, what a rule path means is in `rule_paths.py`, derived values are in
`derived.py`, the draft as one item sees it is in `scopes.py`.
Everything is remembered for one evaluation: make a new Answers after an edit.

There is one for every key typed, so it must go as soon as nobody needs it, not when the garbage collector
next comes by and stops the wizard for it: what it is made of refers back to it only weakly, and the scopes it
gives out keep it alive while they are used.
"""

from __future__ import annotations

import weakref
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import MISSING

from icp_wizard.conditions import State
from icp_wizard.filing.answer import Answer, answer_of, judged, undeclared
from icp_wizard.filing.attached import is_there
from icp_wizard.filing.formats import Formatted
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.parts import asked_parts
from icp_wizard.filing.places import indexed
from icp_wizard.filing.relevance import Relevance
from icp_wizard.filing.rule_paths import RulePaths
from icp_wizard.filing.scopes import COLLECTIONS_OF, Readings, Scope, prefixes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from icp_wizard.conditions import All, Cause, Reading
    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.outline.model import Field
    from icp_wizard.filing.scopes import Seen


class Answers:
    """All answers of one draft on one day. A `rules.Subject` through `scopes`."""

    def __init__(
        self,
        draft: Draft,
        as_of: date,
        signed_papers: Collection[str] = (),
        deciders: Sequence[tuple[str, All]] = (),
    ) -> None:
        """What the packs have: `signed_papers` are the kinds of material that the applicant's side signs,
        `deciders` the order types, each with when it is that one.
        """
        self.draft = draft
        self.as_of = as_of
        self.signed_papers = signed_papers
        self.deciders = deciders
        self.data = draft.data()
        self._items: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, tuple[tuple[str | None, Readings], ...]] = {}
        self._place_of: dict[str, dict[str | None, Readings]] = {}
        back = weakref.proxy(self)
        self._judged = _Judged(back)
        self.rule_paths = RulePaths(back, self._judged)
        self._whole = Readings(self.rule_paths, {}, None)
        self.relevance = Relevance(back, self._whole)

    def answer(self, path: str) -> Answer:
        """The stored answer at a path of the draft."""
        return self._judged[path]

    def read(self, path: str) -> Reading:
        """The answer at a rule path, seen from no item. Unknown roots read as irrelevant."""
        return self._whole[path]

    @cached_property
    def parts(self) -> Reading:
        """Which parts of the filing are asked."""
        return asked_parts(self)

    @cached_property
    def _index(self) -> dict[str, Any]:
        return indexed(self.data)

    def stored(self, path: str) -> Any:
        """What the draft holds at a path, as `places.lookup` would find it; MISSING where nothing."""
        return self._index.get(path, MISSING)

    def scopes(self, kind: str) -> tuple[Scope, ...]:
        """The items of a kind of scope: draft, service, domain, access, pre_approval, person or material."""
        return tuple(Scope(self, item, readings) for item, readings in self._seen_by(kind))

    def scope(self, kind: str, item: str | None) -> Scope:
        """The one scope of a kind that is about an item (None: the draft)."""
        if kind not in self._place_of:
            self._place_of[kind] = dict(reversed(self._seen_by(kind)))
        found = self._place_of[kind].get(item)
        return Scope(self, None, self._whole) if found is None else Scope(self, item, found)

    def _seen_by(self, kind: str) -> tuple[tuple[str | None, Readings], ...]:
        """Id of each item of a kind, and what is read from it."""
        if kind not in self._places:
            paths = self._paths_of(kind)
            own = ((path.rpartition(".")[2], self._seen_from(path)) for path in paths)
            self._places[kind] = ((None, self._whole),) if kind == "draft" else tuple(own)
        return self._places[kind]

    def _paths_of(self, kind: str) -> tuple[str, ...]:
        if kind == "draft":
            return ()
        if kind in ("person", "material"):
            return self.items("people" if kind == "person" else "materials")
        services = self.items("wanted.services")
        if kind == "service":
            return services
        return tuple(item for path in services for item in self.items(f"{path}.{COLLECTIONS_OF[kind]}"))

    def _seen_from(self, path: str) -> Readings:
        return Readings(self.rule_paths, prefixes_of(path), self._whole)

    def item_id_of(self, path: str, scope: Seen) -> str | None:
        """Id of the item a path leads to; None while that is open."""
        reading = scope.reader.read(path)
        return reading.value if reading.state is State.VALUE and isinstance(reading.value, str) else None

    def material_state(self, kinds: Mapping[str, tuple[str, ...]], about: str | None) -> bool | None:
        """Whether the user has one of these materials about this item; None while nothing is said."""
        return is_there(self.stored("materials"), kinds, about) or None

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

    @cached_property
    def open_roles(self) -> tuple[Cause, ...]:
        """What would settle the roles that are still to be given."""
        answers = [self.answer(path) for path, _ in self.role_places]
        causes = [c for a in answers if a.state is State.OPEN for c in a.unsettled or (a.cause,)]
        services = self.read("services")
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


class _Judged(dict[str, "Answer"]):
    """The stored answers by path, each judged when it is first asked for."""

    __slots__ = ("_answers",)

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._answers = answers

    def __missing__(self, path: str) -> Answer:
        self[path] = found = self._judged(path, _facts(path))
        return found

    def _judged(self, path: str, facts: _Facts) -> Answer:
        raw = self._answers.stored(path)
        if facts.field is None:
            return undeclared(path, raw, self._answers.as_of)
        if facts.may_be_irrelevant:
            relevant, unsettled = self._answers.relevance.of(path, facts.field)
            if relevant is False:
                return answer_of(path, State.IRRELEVANT, raw, Formatted(raw))
            if relevant is None:
                return answer_of(path, State.OPEN, raw, Formatted(raw), unsettled)
        code = self[facts.deciding] if facts.deciding else None
        by = str(code.raw) if code and code.state is State.VALUE else ""
        return judged(path, raw, by, self._answers.as_of)


class _Facts(NamedTuple):
    """What the outline says of a stored path; `deciding` is where the answer stands that gives its format."""

    field: Field | None
    may_be_irrelevant: bool
    deciding: str


@lru_cache(maxsize=4096)
def _facts(path: str) -> _Facts:
    field = field_at(path)
    if field is None:
        return _Facts(None, False, "")
    deciding = f"{path.rpartition('.')[0]}.{field.format_by}" if field.format_by else ""
    return _Facts(field, bool(field.relevant or field.part) or path.startswith("people."), deciding)
