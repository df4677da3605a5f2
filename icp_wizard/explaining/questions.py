"""From the paths that rules read to the questions that ask for these answers, and back."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from icp_wizard.filing.outline import PLACEMENTS, field_at
from icp_wizard.filing.outline.model import short_name
from icp_wizard.filing.outline.placed import SHARED, split_role
from icp_wizard.filing.places import pattern_of
from icp_wizard.rules.paths import CONFIRMATIONS, ITEM_ROOTS, named, type_of

BEHIND: Final = {
    "order.type": ("intent.goal", "record.is_entity_filed", "record.at_provider", "domain.is_filed"),
    "order.parts": ("intent.goal", "intent.changes"),
    "order.keeps_entity_name": ("entity.name", "record.entity.name"),
    **{
        f"order.keeps_{address}": tuple(
            f"{entity}.{address}.{leaf}"
            for entity in ("entity", "record.entity")
            for leaf in ("region", "detail")
        )
        for address in ("certificate_address", "correspondence_address")
    },
    "order.keeps_service_name": ("service.name", "filed_service.name"),
    "order.keeps_domains": ("domain.name", "filed_service.number", "filed_domain.name"),
    "entity.kinds": ("entity.nature",),
    "entity.number_province": ("entity.certificate_type", "entity.certificate_number"),
    "entity.number_category": ("entity.certificate_type", "entity.certificate_number"),
    "person.birth_date": ("person.certificate_type", "person.certificate_number"),
    "person.sex": ("person.certificate_type", "person.certificate_number"),
    "person.origin": ("person.certificate_type", "person.certificate_number"),
    "person.roles": ("entity.legal_representative", "entity.principal", "service.principal"),
    "domain.label": ("domain.name",),
    "record.number_province": ("record.number",),
    "record.concerned_count": ("filed_service.number", "filed_service.is_concerned"),
    "record.service_count": ("record.is_entity_filed", "record.is_shell"),
    "totals.services_after": ("services", "record.is_entity_filed", "record.is_shell"),
    "totals.domains_in_order": ("domain.name",),
    "totals.labels_after": ("domain.name",),
}
"""The answers that values are worked out from (`filing/derived.py`); a test holds the two together."""

APPLYING: Final = frozenset({"order.type", "entity.kinds"})
"""By these most rules say whom they concern at all."""


_SAME: Final = {"order.province": "intent.province"}
"""Two names of one answer."""

_OF_THE_RECORD: Final = (
    ("record.services.domains.", "filed_domain."),
    ("record.services.", "filed_service."),
)
"""What rules pluck from all that is filed, and how the questions about one of it begin."""

_LISTS_OF_THE_RECORD: Final = {
    "record.services": "filed_service.number",
    "record.services.domains": "filed_domain.name",
}
"""The first question about an item of a list that is filed."""


class Question(NamedTuple):
    """A question of the outline under the name rules give its answer: `service.principal.mobile`.

    `step` is where it is asked (`service` for each of them); `role` whose answer it is, empty where nobody's.
    `label_id` names the message of its label, `options` the list of codes it is answered from, if it is.
    """

    name: str
    step: str
    role: str
    label_id: str
    options: str


class Read(NamedTuple):
    """A question whose answer a rule reads; `through` is the value worked out from it, empty for itself."""

    question: Question
    through: str


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in the order they are asked."""
    found: dict[str, Question] = {}
    for place in PLACEMENTS:
        role, leaf = split_role(place.path)
        field = field_at(f"people.p0.{leaf}") if role else field_at(place.path)
        if field is not None:
            name = short_name(place.path)
            asked = Question(name, place.step, place.role if role else "", field.label_id, field.options)
            found.setdefault(name, asked)
    return tuple(found.values())


def rule_path(path: str) -> str:
    """What rules call the answer at a path of a draft, with ids or `*` for items; a rule path stays one.

    What is plucked from a list is named as of its item: `services.domains.name` is `domain.name`.
    """
    if path.startswith(CONFIRMATIONS):
        return path.partition("@")[0]
    if path.startswith("wanted.") or type_of(path) is None:
        path = short_name(pattern_of(path))
    if path in _LISTS_OF_THE_RECORD:
        return path
    for plucked, asked in _OF_THE_RECORD:
        if path.startswith(plucked):
            return asked + path.removeprefix(plucked)
    return _of_item(_SAME.get(path, path))


@cache
def _of_item(path: str) -> str:
    name, *parts = path.split(".")
    for part in parts:
        found = (type_of(name) or "").strip("[]")
        name = f"{found if _is_list_of_items(name) else name}.{part}"
    head, _, leaf = name.rpartition(".")
    return head if leaf and type_of(head) == "region" else name


def _is_list_of_items(path: str) -> bool:
    found = type_of(path) or ""
    return found.startswith("[") and found.strip("[]") in ITEM_ROOTS


def is_worked_out(path: str) -> bool:
    """Whether a rule path names a value that follows from answers."""
    return named(path) in BEHIND


@cache
def questions_behind(path: str) -> tuple[Question, ...]:
    """The questions whose answers reading a rule path reads, in the order they are asked.

    `person.mobile` is read of every person there is. A list, or a person without a question of its own, is
    asked for by the first question about it. None where this version does not ask for the answer.
    """
    name = rule_path(path)
    names = {also for one in _behind(name) for also in _names(one)}
    return tuple(question for question in questions() if question.name in names)


def names_of(path: str) -> tuple[str, ...]:
    """Under which names readers of a path are to be looked for: itself, and the questions behind it.

    A value that is worked out is looked for by itself alone: others read the same answers for other ends.
    """
    name = rule_path(path)
    behind = () if is_worked_out(name) else questions_behind(name)
    return tuple(dict.fromkeys((name, *(question.name for question in behind))))


def _behind(name: str) -> tuple[str, ...]:
    if is_worked_out(name):
        holder, _, _ = name.rpartition(".")
        return tuple(one.replace("person.", f"{holder}.") for one in BEHIND[named(name)])
    return (name,)


def _names(name: str) -> tuple[str, ...]:
    """Names of the questions that give the answer at a rule path which is not worked out."""
    if name in _LISTS_OF_THE_RECORD:
        return (_LISTS_OF_THE_RECORD[name],)
    shape = (type_of(name) or "").strip("[]")
    if shape in ITEM_ROOTS and all(question.name != name for question in questions()):
        around = f"{shape}." if _is_list_of_items(name) else f"{name}."
        return tuple(question.name for question in questions() if question.name.startswith(around))[:1]
    holder, _, leaf = name.rpartition(".")
    if named(name) != f"person.{leaf}":
        return (name,)
    held = [q.name for q in questions() if q.role and named(q.name) == name] if holder == "person" else [name]
    is_shared = leaf in SHARED and holder != "entity.legal_representative"
    return (*held, f"entity.{SHARED[leaf]}") if is_shared else tuple(held)
