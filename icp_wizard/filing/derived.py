"""Values that follow from answers, each with the answers it reads.

A derived value is never named as a cause: its causes are the answers behind it. Where an answer that could
change it is still open, it is open too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard import identifiers, regions
from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing.attached import digest_of, is_ticked
from icp_wizard.filing.unchanged import UNCHANGED
from icp_wizard.identifiers import filing_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.filing.answers import Answers

REGION_PARTS = ("province", "city")


def region_part(reading: Reading, part: str) -> Reading:
    """Province (two digits) or city (as `regions.city_of` has it) of a region-coded answer."""
    if reading.state is not State.VALUE or not isinstance(reading.value, str):
        return reading
    value = regions.province_of(reading.value) if part == "province" else regions.city_of(reading.value)
    return Reading(State.VALUE, value, reading.causes)


def _order_province(answers: Answers, prefix: str) -> Reading:
    return answers.read("intent.province")


def _kinds(answers: Answers, prefix: str) -> Reading:
    """`person`, or `org` with the nature itself."""
    nature = answers.read("entity.nature")
    if nature.state is not State.VALUE:
        return nature
    kinds = ("person",) if nature.value == "person" else ("org", str(nature.value))
    return Reading(State.VALUE, kinds, nature.causes)


def _order_type(answers: Answers, prefix: str) -> Reading:
    """The order type whose condition holds; rules decide, and no two of them for the same answers.

    While none holds and one may yet, it is open. Where none can, there is no such order, which other rules
    explain.
    """
    relevance, settling, open_ones = answers.relevance, list[Cause](), set[str]()
    for order, when in answers.deciders:
        truth, open_causes = relevance.holds(when.children, "")
        if truth:
            return Reading(State.VALUE, order, relevance.causes(when.children, ""))
        settling += open_causes
        open_ones |= {order} if truth is None else set()
    if not answers.deciders:
        return Reading(State.OPEN, None, ())
    against = {order: relevance.causes(when.children, "") for order, when in answers.deciders}
    # what is left empty rules no order out, and is demanded by other rules
    possible = tuple(order for order, of in against.items() if order in open_ones or _only_blanks(of))
    causes = [cause for of in against.values() for cause in of]
    left_empty = [cause for cause in causes if cause.state is State.BLANK]
    if not settling and not left_empty:
        return Reading(State.IRRELEVANT, None, _each_once(causes))
    return Reading(State.OPEN, None, _each_once(settling or left_empty), possible=possible)


def _only_blanks(causes: tuple[Cause, ...]) -> bool:
    return all(cause.state is State.BLANK for cause in causes)


def _each_once(causes: list[Cause]) -> tuple[Cause, ...]:
    return tuple({cause.path: cause for cause in causes}.values())


def _from_number(take: Callable[[str, str], Any], holder: str = "") -> Callable[[Answers, str], Reading]:
    """What a certificate number tells: that of the item in scope, or of the holder stored at a place."""

    def derive(answers: Answers, prefix: str) -> Reading:
        kind = answers.rule_paths.below(holder or prefix, "certificate_type")
        number = answers.rule_paths.below(holder or prefix, "certificate_number")
        for reading in (kind, number):
            if reading.state is not State.VALUE:
                return reading
        value = take(str(kind.value), str(number.value))
        causes = number.causes
        return (
            Reading(State.IRRELEVANT, None, causes) if value is None else Reading(State.VALUE, value, causes)
        )

    return derive


def _roles(answers: Answers, prefix: str) -> Reading:
    """The roles a person has; a role nobody has been given yet may still be added."""
    person = prefix.removeprefix("people.")
    places = [answers.answer(path) for path, _ in answers.role_places]
    held = tuple(place.cause for place in places if place.state is State.VALUE and place.raw == person)
    return Reading(State.VALUE, answers.roles.get(person, ()), held, answers.open_roles)


def _count(path: str) -> Callable[[Answers, str], Reading]:
    def derive(answers: Answers, prefix: str) -> Reading:
        found = answers.read(path)
        if not isinstance(found.value, tuple):
            return found
        return Reading(State.VALUE, len(found.value), found.causes, found.pending)

    return derive


def _filed_services(answers: Answers, prefix: str) -> Reading:
    """How many services the entity has filed already; none where the entity itself is not filed.

    None also of a shell, which is an entity whose services are all cancelled, unless some are named.
    """
    is_filed = answers.read("record.is_entity_filed")
    if is_filed.state is State.VALUE and is_filed.value is False:
        return Reading(State.VALUE, 0, is_filed.causes)
    found = answers.read("record.services")
    if is_filed.state is not State.VALUE:
        return Reading(State.OPEN, None, is_filed.causes)
    if not isinstance(found.value, tuple):
        is_shell = answers.read("record.is_shell")
        if is_shell.value is True:
            return Reading(State.VALUE, 0, is_filed.causes + is_shell.causes)
        return Reading(State.OPEN, None, found.causes)
    return Reading(State.VALUE, len(found.value), is_filed.causes + found.causes)


def _record_province(answers: Answers, prefix: str) -> Reading:
    """Two digits of the province whose short name the entity's filing number begins with."""
    number = answers.read("record.number")
    if number.state is not State.VALUE:
        return number
    parts = filing_number.split(str(number.value))
    code = parts.province if parts else ""
    return (
        Reading(State.VALUE, code, number.causes) if code else Reading(State.IRRELEVANT, None, number.causes)
    )


def _services_concerned(answers: Answers, prefix: str) -> Reading:
    """How many of the filed services an order is about, as far as that was said."""
    said = answers.read("record.services.is_concerned")
    if not isinstance(said.value, tuple):
        return said
    return said._replace(value=said.value.count(True))


def _services_after(answers: Answers, prefix: str) -> Reading:
    """How many services the entity has when this order is through."""
    wanted, filed = _count("services")(answers, prefix), _filed_services(answers, prefix)
    if not isinstance(wanted.value, int) or not isinstance(filed.value, int):
        unknown = [number for number in (wanted, filed) if not isinstance(number.value, int)]
        return Reading(State.OPEN, None, tuple(cause for number in unknown for cause in number.causes))
    causes = wanted.causes + filed.causes
    again = _filed_again(answers) if filed.value else 0
    return Reading(State.VALUE, wanted.value + filed.value - again, causes, wanted.pending)


def _filed_again(answers: Answers) -> int:
    """How many wanted services are among those filed already: what they were is not counted a second time."""
    filed = {path.rpartition(".")[2] for path in answers.items("record.services")}
    wanted = (answers.stored(f"{path}.record_id") for path in answers.items("wanted.services"))
    return len(filed & {record for record in wanted if isinstance(record, str)})


def _label(answers: Answers, prefix: str) -> Reading:
    """The part of a domain name that its holder chose: `shili` of `shili.com.cn`."""
    name = answers.rule_paths.below(prefix, "name")
    if name.state is not State.VALUE:
        return name
    return Reading(State.VALUE, str(name.value).partition(".")[0], name.causes)


def _is_signed(answers: Answers, prefix: str) -> Reading:
    """Whether this is a paper that somebody on the applicant's side has signed.

    That is said by its tick, or else by its picture: then it is the picture that has a day of signing.
    """
    kind = answers.rule_paths.below(prefix, "kind")
    if kind.state is not State.VALUE:
        return kind
    if kind.value not in answers.signed_papers:
        return Reading(State.VALUE, False, kind.causes)
    if answers.rule_paths.below(prefix, "slot").state is State.OPEN:
        status = answers.rule_paths.below(prefix, "status")
        if status.state is not State.VALUE:
            return status
        return Reading(State.VALUE, status.value == "ready", kind.causes + status.causes)
    item = answers.stored(prefix)
    is_said = is_ticked(answers.stored("materials"), item["kind"], item.get("about"))
    return Reading(State.VALUE, bool(digest_of(item)) and not is_said, kind.causes)


def _order_parts(answers: Answers, prefix: str) -> Reading:
    return answers.parts


DERIVED: dict[str, Callable[[Answers, str], Reading]] = {
    "order.province": _order_province,
    "order.type": _order_type,
    "order.parts": _order_parts,
    **{f"order.keeps_{change}": derive for change, derive in UNCHANGED.items()},
    "entity.kinds": _kinds,
    "entity.number_province": _from_number(identifiers.number_province, "wanted.entity"),
    "entity.number_category": _from_number(identifiers.number_category, "wanted.entity"),
    "person.birth_date": _from_number(identifiers.birth_date),
    "person.sex": _from_number(identifiers.sex),
    "person.origin": _from_number(identifiers.origin),
    "person.roles": _roles,
    "domain.label": _label,
    "material.is_signed": _is_signed,
    "record.number_province": _record_province,
    "record.service_count": _filed_services,
    "record.concerned_count": _services_concerned,
    "totals.services_after": _services_after,
    "totals.domains_in_order": _count("services.domains"),
}
"""By rule path: a function of the answers and of the stored place of the item in scope."""
