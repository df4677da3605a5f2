"""What is filed today as the beginning of what shall be: answers taken over from the record, where open.

Nothing the user has answered is touched, blanks included. A filed service becomes a wanted one that names it
(`record_id`), so that both are known to be the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import MISSING

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.places import lookup
from icp_wizard.filing.series import Series, is_untouched
from icp_wizard.identifiers import domain, filing_number
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from icp_wizard.filing.edits import Edit

GOALS: Final = ("change", "migrate")
"""What users want to do to something that is filed and then goes on."""
_OF_ENTITY: Final = (
    *("nature", "name", "certificate_type", "certificate_number"),
    *("certificate_address.region", "certificate_address.detail"),
    *("correspondence_address.region", "correspondence_address.detail"),
)
_SERVICES: Final = "wanted.services"


def taking_over_edits(
    data: dict[str, Any], new_id: Callable[[str], str], taken_before: Collection[str] = ()
) -> tuple[Edit, ...]:
    """Edits of one group that take the record over; none where the goal is not to go on from it.

    A filed service among `taken_before` is not added again: whoever took it out did not want it. Nor one that
    was said to stay as it is.
    """
    if lookup(data, "intent.goal") not in GOALS:
        return ()
    series = Series(data, new_id)
    for leaf in _OF_ENTITY:
        series.fill(f"wanted.entity.{leaf}", lookup(data, f"record.entity.{leaf}"))
    for filed in going_on(data):
        _take_service(series, filed, taken_before)
    return tuple(series.edits)


def taken_over(data: dict[str, Any]) -> frozenset[str]:
    """Ids of filed services that became wanted ones once: of all, while one of them still is named."""
    filed = {service["id"] for service in going_on(data)}
    named = {service.get("record_id") for service in services_of(data, "wanted")}
    return frozenset(filed) if filed & named else frozenset()


def going_on(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The filed services but those that were said not to be what the order is about."""
    return [filed for filed in services_of(data, "record") if filed.get("is_concerned") is not False]


def services_of(data: dict[str, Any], root: str) -> list[dict[str, Any]]:
    """The services of the record, or the wanted ones."""
    found = lookup(data, f"{root}.services")
    return found if isinstance(found, list) else []


def _take_service(series: Series, filed: dict[str, Any], taken_before: Collection[str]) -> None:
    wanted = _same_in(series.items(_SERVICES), filed)
    if wanted is None:
        if filed["id"] in taken_before:
            return
        wanted = series.added(_SERVICES)
    place = f"{_SERVICES}.{wanted['id']}"
    series.fill(f"{place}.record_id", filed["id"])
    series.fill(f"{place}.kind", _kind_of(filed))
    series.fill(f"{place}.name", filed.get("name", MISSING))
    if all(map(is_untouched, series.items(f"{place}.domains"))):
        _take_domains(series, f"{place}.domains", filed)


def _kind_of(filed: dict[str, Any]) -> Any:
    """What it is filed as, or else what its number says."""
    number = filing_number.split(str(filed.get("number") or ""))
    found = filed.get("kind") or (number.kind if number else "")
    return found if any(code.code == found for code in CODES["service_kind"]) else MISSING


def _same_in(wanted: list[dict[str, Any]], filed: dict[str, Any]) -> dict[str, Any] | None:
    """The wanted service that names a filed one, or has a domain or name of it, or says nothing else yet."""
    linked = [service for service in wanted if service.get("record_id") == filed["id"]]
    free = [service for service in wanted if not service.get("record_id")]
    kind = _kind_of(filed)

    def says_nothing_else(service: dict[str, Any]) -> bool:
        is_nameless = not domains_of(service) and not name_of(service)
        return is_nameless and service.get("kind", kind) == kind

    alike = [service for service in free if is_alike(service, filed)]
    return next(iter([*linked, *alike, *filter(says_nothing_else, free)]), None)


def is_alike(service: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two services have a domain or a name in common."""
    if not domains_of(service).isdisjoint(domains_of(other)):
        return True
    return bool(name_of(service)) and name_of(service) == name_of(other)


def domains_of(service: dict[str, Any]) -> frozenset[str]:
    """The names of a service's domains, in normal form."""
    names = (item.get("name") for item in service.get("domains") or ())
    return frozenset(domain.normalise(name) for name in names if isinstance(name, str) and name.strip())


def name_of(service: dict[str, Any]) -> str:
    """The name of a service, in normal form; empty for none."""
    return normalise_text(str(service.get("name") or ""))


def _take_domains(series: Series, list_path: str, filed: dict[str, Any]) -> None:
    names = [name for item in filed.get("domains") or () if (name := item.get("name")) not in (None, "")]
    free = [item["id"] for item in series.items(list_path)]
    for number, name in enumerate(names):
        taken = free[number] if number < len(free) else series.added(list_path)["id"]
        series.fill(f"{list_path}.{taken}.name", name)
        series.fill(f"{list_path}.{taken}.is_filed", True)
