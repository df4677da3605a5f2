"""Who can be given a role: people who have one already, by that role, or somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.filing.outline.placed import stored_path

if TYPE_CHECKING:
    from icp_wizard.filing.answers import Answers

NEW_PERSON = "new"
"""Option of a person field: somebody who has no other role."""

SERVICE_PRINCIPAL = "service_principal"

ROLE_OF_KEY = {
    "wanted.entity.legal_representative": "legal_representative",
    "wanted.entity.principal": "entity_principal",
}


class PersonOption(NamedTuple):
    """Somebody a role can be given to: by the role the person has already, or `new`.

    Of several who have a role the code numbers them: `service_principal_2` is that of the second service.
    """

    code: str
    role: str
    person: str | None
    name: str


def person_options(answers: Answers, key: str) -> tuple[PersonOption, ...]:
    """Whom the role at a key can be given to, in a stable order; codes do not depend on ids."""
    own = _role_name(key)
    options = [
        PersonOption(role, role, _holder(answers, place), _name_of(answers, place))
        for place, role in _earlier_roles(answers, own)
    ]
    options += _of_earlier_services(answers, key)
    distinct: dict[str, PersonOption] = {}
    for option in options:
        distinct.setdefault(option.person or option.code, option)
    return (*distinct.values(), PersonOption(NEW_PERSON, NEW_PERSON, None, ""))


def _role_name(key: str) -> str:
    return ROLE_OF_KEY.get(key, SERVICE_PRINCIPAL)


def _earlier_roles(answers: Answers, own: str) -> list[tuple[str, str]]:
    """Roles that are settled before this one, as far as they are relevant here."""
    order = ["legal_representative", "entity_principal"]
    earlier = order[: order.index(own)] if own in order else order
    is_individual = answers.stored("wanted.entity.nature") == "person"
    return [
        (place, role)
        for place, role in answers.role_places
        if role in earlier and not (is_individual and role == "legal_representative")
    ]


def _of_earlier_services(answers: Answers, key: str) -> list[PersonOption]:
    """Who runs a service that is asked for before this one: the same person often runs them all."""
    places = [place for place, role in answers.role_places if role == SERVICE_PRINCIPAL]
    earlier = places[: places.index(key)] if key in places else []
    return [
        PersonOption(f"{SERVICE_PRINCIPAL}_{number}", SERVICE_PRINCIPAL, person, _name_of(answers, place))
        for number, place in enumerate(earlier, 1)
        if (person := _holder(answers, place))
    ]


def _holder(answers: Answers, place: str) -> str | None:
    holder = answers.stored(place)
    return holder if isinstance(holder, str) else None


def _name_of(answers: Answers, place: str) -> str:
    path = stored_path(answers.data, f"{place}.name")
    name = answers.stored(path) if path else None
    return name if isinstance(name, str) else ""


def chosen_option(answers: Answers, key: str) -> str | None:
    """The option that stands for the present holder of a role; None while there is none."""
    holder = _holder(answers, key)
    if holder is None:
        return None
    return next((o.code for o in person_options(answers, key) if o.person == holder), NEW_PERSON)
