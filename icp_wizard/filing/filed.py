"""What is filed today of an answer that shall change: the record's answer beside the wanted one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import State
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.parts import WHO_FILES
from icp_wizard.filing.parts import changing_parts
from icp_wizard.filing.places import lookup
from icp_wizard.filing.taking_over import domains_of, services_of

if TYPE_CHECKING:
    from icp_wizard.filing.answers import Answers

_PRINCIPAL: Final = ".principal.name"
"""How the address of a principal's name ends: of whoever is filed only the name is known."""


def filed_path(data: dict[str, Any], key: str) -> str | None:
    """Where the record has the answer that stands at a key of `wanted`; None where it has no such answer."""
    root, _, rest = key.partition(".")
    if root != "wanted":
        return None
    if rest == f"entity{_PRINCIPAL}":
        return "record.principal_name"
    place = f"record.{rest}"
    if rest.startswith("services."):
        service, _, leaf = rest.removeprefix("services.").partition(".")
        filed = _record_id(data, service)
        leaf = "principal_name" if f".{leaf}" == _PRINCIPAL else leaf
        if filed is None or "." in leaf:  # items of its lists have ids of their own
            return None
        place = f"record.services.{filed}.{leaf}"
    return place if field_at(place) else None


def is_new(answers: Answers, key: str, part: str) -> bool:
    """Whether what stands at a key of `wanted` shall be another than is filed, which is asked too.

    `part` is that of the filing it belongs to, of a person by the role. Of who files all is new with another.
    """
    if part not in changing_parts(answers):
        return False
    place = filed_path(answers.data, key) or _place_of_any(key)
    field = field_at(place)
    if field is None:
        return part == WHO_FILES
    return answers.relevance.of(place, field)[0] is not False


def _place_of_any(key: str) -> str:
    """Where the record would have the answer of a service that goes on from none yet."""
    leaf = key.removeprefix("wanted.services.").partition(".")[2]
    return f"record.services.*.{leaf.replace('principal.name', 'principal_name')}"


def is_as_filed(answers: Answers, key: str, path: str | None) -> bool | None:
    """Whether a wanted answer says what is filed; None while one of the two is not there."""
    place = filed_path(answers.data, key)
    if place is None or path is None:
        return None
    filed, wanted = answers.answer(place), answers.answer(path)
    if State.VALUE not in (filed.state, wanted.state) or filed.state is not wanted.state:
        return None
    return bool(filed.formatted.value == wanted.formatted.value)


def dropped_domains(data: dict[str, Any], service: str) -> tuple[str, ...]:
    """Domains that are filed for a wanted service and are no longer among its own, in normal form."""
    filed = _item(data, "record", filed_service(data, service))
    wanted = _item(data, "wanted", service)
    return tuple(sorted(domains_of(filed) - domains_of(wanted))) if domains_of(wanted) else ()


def filed_service(data: dict[str, Any], service: str) -> str | None:
    """The filed service a wanted one is: the one it names, or else the one it has a domain of."""
    filed = services_of(data, "record")
    named, own = _record_id(data, service), domains_of(_item(data, "wanted", service))
    fitting = [one["id"] for one in filed if named == one["id"]]
    return next(iter(fitting or [one["id"] for one in filed if own & domains_of(one)]), None)


def _item(data: dict[str, Any], root: str, service: str | None) -> dict[str, Any]:
    """A service of the record or a wanted one; nothing where it is not there."""
    return next((one for one in services_of(data, root) if one["id"] == service), {})


def kept_names(answers: Answers, path: str, item: str | None) -> tuple[str, ...]:
    """What stays of services and is not asked for that reason: their names or domains as they are filed.

    By the rule path (`service.domains.name` of an item, `services.name`); of any other path nothing.
    """
    head, _, leaf = path.partition(".")
    wanted = {"service": (item,), "services": _ids(answers, "wanted.services")}.get(head, ())
    filed = {_record_id(answers.data, service) for service in wanted if service}
    places = [f"record.services.{one}" for one in _ids(answers, "record.services") if one in filed]
    if leaf == "domains.name":
        places = [domain for place in places for domain in answers.items(f"{place}.domains")]
    elif leaf != "name":
        return ()
    found = (answers.answer(f"{place}.name") for place in places)
    return tuple(str(answer.formatted.value) for answer in found if answer.state is State.VALUE)


def _ids(answers: Answers, list_path: str) -> tuple[str, ...]:
    return tuple(place.rpartition(".")[2] for place in answers.items(list_path))


def _record_id(data: dict[str, Any], service: str) -> str | None:
    """The filed service a wanted one goes on from."""
    found = lookup(data, f"wanted.services.{service}.record_id")
    return found if isinstance(found, str) else None
