"""Which edits one action of the user means: an answer, a choice of person, a tick.

Keys are those of `PlacedField.key`. Each function gives the edits of one group; none where nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.filing.edits import Edit, insert_edit, same, set_edit
from icp_wizard.filing.outline.placed import split_role, stored_path
from icp_wizard.filing.places import lookup, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.filing.answers import Answers

    NewId = Callable[[str], str]

NEW_PERSON = "new"
"""Option of a person field: somebody who has no other role."""

ROLE_OF_KEY = {
    "wanted.entity.legal_representative": "legal_representative",
    "wanted.entity.principal": "entity_principal",
}


@dataclass(frozen=True, slots=True)
class PersonOption:
    """Somebody a role can be given to: by the role the person has already, or `new`."""

    code: str
    person: str | None
    name: str


def answer_edits(data: dict[str, Any], key: str, value: Any, new_id: NewId) -> list[Edit]:
    """Edits that put a value at a key; a role nobody holds yet gets a person first."""
    path = stored_path(data, key)
    if path is not None:
        edit = set_edit(data, path, value)
        return [] if same(edit.old, edit.new) else [edit]
    if value is MISSING:
        return []
    role, leaf = split_role(key)
    edits, person = _new_holder(data, str(role), new_id)
    return [*edits, Edit(kind="set", path=f"people.{person}.{leaf}", old=MISSING, new=value)]


def _new_holder(data: dict[str, Any], role: str, new_id: NewId) -> tuple[list[Edit], str]:
    person = new_id("people")
    edits = [insert_edit(data, "people", {"id": person}), set_edit(data, role, person)]
    return edits, person


def person_options(answers: Answers, key: str) -> tuple[PersonOption, ...]:
    """Whom the role at a key can be given to, in a stable order; codes do not depend on ids."""
    own = _role_name(key)
    options = [
        PersonOption(role, _holder(answers, place), _name_of(answers, place))
        for place, role in _earlier_roles(answers, own)
    ]
    distinct: dict[str, PersonOption] = {}
    for option in options:
        distinct.setdefault(option.person or option.code, option)
    return (*distinct.values(), PersonOption(NEW_PERSON, None, ""))


def _role_name(key: str) -> str:
    return ROLE_OF_KEY.get(key, "service_principal")


def _earlier_roles(answers: Answers, own: str) -> list[tuple[str, str]]:
    """Roles that are settled before this one, as far as they are relevant here."""
    order = ["legal_representative", "entity_principal"]
    earlier = order[: order.index(own)] if own in order else order
    is_individual = lookup(answers.data, "wanted.entity.nature") == "person"
    return [
        (place, role)
        for place, role in answers.role_places()
        if role in earlier and not (is_individual and role == "legal_representative")
    ]


def _holder(answers: Answers, place: str) -> str | None:
    holder = lookup(answers.data, place)
    return holder if isinstance(holder, str) else None


def _name_of(answers: Answers, place: str) -> str:
    path = stored_path(answers.data, f"{place}.name")
    name = lookup(answers.data, path) if path else None
    return name if isinstance(name, str) else ""


def chosen_option(answers: Answers, key: str) -> str | None:
    """The option that stands for the present holder of a role; None while there is none."""
    holder = _holder(answers, key)
    if holder is None:
        return None
    return next((o.code for o in person_options(answers, key) if o.person == holder), NEW_PERSON)


def person_edits(answers: Answers, key: str, code: str, new_id: NewId) -> list[Edit]:
    """Edits that give the role at a key to the person an option stands for."""
    if chosen_option(answers, key) == code:
        return []
    data = answers.data
    if code == NEW_PERSON:
        parked = [person["id"] for person in data["people"] if person["id"] not in answers.roles]
        return [set_edit(data, key, parked[-1])] if parked else _new_holder(data, key, new_id)[0]
    option = next(o for o in person_options(answers, key) if o.code == code)
    if option.person is not None:
        return [set_edit(data, key, option.person)]
    place = next(place for place, role in answers.role_places() if role == code)
    edits, person = _new_holder(data, place, new_id)
    return [*edits, set_edit(replaced(data, place, person), key, person)]


def confirmation_edits(data: dict[str, Any], key: str, value: bool) -> list[Edit]:
    """Edits that answer a confirmation, by its id or `id@item`."""
    edit = set_edit(data, f"confirmations.{key}", value)
    return [] if same(edit.old, edit.new) else [edit]


def material_edits(
    data: dict[str, Any], kind: str, about: str | None, answers: dict[str, Any], new_id: NewId
) -> list[Edit]:
    """Edits that say something of a material: the one of this kind about this item, made where absent."""
    found = next((m for m in data["materials"] if m.get("kind") == kind and m.get("about") == about), None)
    if found is None:
        item = {"id": new_id("materials"), "kind": kind, **({"about": about} if about else {}), **answers}
        return [insert_edit(data, "materials", item)]
    edits = [set_edit(data, f"materials.{found['id']}.{leaf}", value) for leaf, value in answers.items()]
    return [edit for edit in edits if not same(edit.old, edit.new)]
