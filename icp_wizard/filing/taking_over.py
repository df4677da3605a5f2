"""What is filed today as the beginning of what shall be: answers taken over from the record, where open.

Nothing the user has answered is touched, blanks included. A filed service becomes a wanted one that names it
(`record_id`), so that both are known to be the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import MISSING

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.edits import applied, insert_edit, set_edit
from icp_wizard.filing.new import new_item
from icp_wizard.filing.places import lookup
from icp_wizard.identifiers import domain, filing_number
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from icp_wizard.filing.edits import Edit

    NewId = Callable[[str], str]

GOALS: Final = ("change", "migrate")
"""What users want to do to something that is filed and then goes on."""
_OF_ENTITY: Final = (
    *("nature", "name", "certificate_type", "certificate_number"),
    *("certificate_address.region", "certificate_address.detail"),
    *("correspondence_address.region", "correspondence_address.detail"),
)
_SERVICES: Final = "wanted.services"


def taking_over_edits(
    data: dict[str, Any], new_id: NewId, taken_before: Collection[str] = ()
) -> tuple[Edit, ...]:
    """Edits of one group that take the record over; none where the goal is not to go on from it.

    A filed service among `taken_before` is not added again: whoever took it out did not want it.
    """
    if lookup(data, "intent.goal") not in GOALS:
        return ()
    work = _Work(data)
    for leaf in _OF_ENTITY:
        work.fill(f"wanted.entity.{leaf}", lookup(data, f"record.entity.{leaf}"))
    for filed in services_of(data, "record"):
        _take_service(work, filed, new_id, taken_before)
    return tuple(work.edits)


def taken_over(data: dict[str, Any]) -> frozenset[str]:
    """Ids of filed services that became wanted ones once: of all, while one of them still is named."""
    filed = {service["id"] for service in services_of(data, "record")}
    named = {service.get("record_id") for service in services_of(data, "wanted")}
    return frozenset(filed) if filed & named else frozenset()


def services_of(data: dict[str, Any], root: str) -> list[dict[str, Any]]:
    """The services of the record, or the wanted ones."""
    found = lookup(data, f"{root}.services")
    return found if isinstance(found, list) else []


class _Work:
    """The edits so far, and the draft as they leave it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.edits: list[Edit] = []

    def add(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.data = applied(self.data, (edit,))

    def fill(self, path: str, value: Any) -> None:
        """Answer what is open; an answer that is not there answers nothing."""
        if value is not MISSING and value not in (None, "") and lookup(self.data, path) is MISSING:
            self.add(set_edit(self.data, path, value))


def _take_service(work: _Work, filed: dict[str, Any], new_id: NewId, taken_before: Collection[str]) -> None:
    wanted = _same_in(services_of(work.data, "wanted"), filed)
    if wanted is None:
        if filed["id"] in taken_before:
            return
        wanted = _added(work, _SERVICES, new_id)
    place = f"{_SERVICES}.{wanted['id']}"
    work.fill(f"{place}.record_id", filed["id"])
    work.fill(f"{place}.kind", _kind_of(filed))
    work.fill(f"{place}.name", filed.get("name", MISSING))
    domains = lookup(work.data, f"{place}.domains")
    if all(map(is_untouched, domains if isinstance(domains, list) else ())):
        _take_domains(work, f"{place}.domains", filed.get("domains", ()), new_id)


def _kind_of(filed: dict[str, Any]) -> Any:
    """What it is filed as, or else what its number says."""
    kind = filed.get("kind")
    number = filing_number.split(str(filed.get("number") or ""))
    found = kind or (number.kind if number else "")
    return found if any(code.code == found for code in CODES["service_kind"]) else MISSING


def _same_in(wanted: list[dict[str, Any]], filed: dict[str, Any]) -> dict[str, Any] | None:
    """The wanted service that names a filed one, or has a domain or name of it, or says nothing else yet."""
    free = [service for service in wanted if not service.get("record_id")]
    domains, name = _domains_of(filed), _name_of(filed)
    kind = _kind_of(filed)
    ways: tuple[Callable[[dict[str, Any]], bool], ...] = (
        lambda service: not domains.isdisjoint(_domains_of(service)),
        lambda service: bool(name) and _name_of(service) == name,
        lambda service: (
            not _domains_of(service) and not _name_of(service) and service.get("kind", kind) == kind
        ),
    )
    linked = [service for service in wanted if service.get("record_id") == filed["id"]]
    return next(iter([*linked, *(service for way in ways for service in free if way(service))]), None)


def _domains_of(service: dict[str, Any]) -> frozenset[str]:
    names = (item.get("name") for item in service.get("domains") or ())
    return frozenset(domain.normalise(name) for name in names if isinstance(name, str) and name.strip())


def _name_of(service: dict[str, Any]) -> str:
    return normalise_text(str(service.get("name") or ""))


def _take_domains(work: _Work, place: str, filed: Iterable[dict[str, Any]], new_id: NewId) -> None:
    names = [name for item in filed or () if (name := item.get("name")) not in (None, "")]
    standing = lookup(work.data, place)
    free = [item["id"] for item in standing] if isinstance(standing, list) else []
    for number, name in enumerate(names):
        taken = free[number] if number < len(free) else _added(work, place, new_id)["id"]
        work.fill(f"{place}.{taken}.name", name)
        work.fill(f"{place}.{taken}.is_filed", True)


def is_untouched(item: dict[str, Any]) -> bool:
    """Whether an item has no answer, nor any item within it."""
    return all(
        key == "id"
        or (isinstance(value, list) and all(isinstance(v, dict) and is_untouched(v) for v in value))
        for key, value in item.items()
    )


def _added(work: _Work, place: str, new_id: NewId) -> dict[str, Any]:
    item = new_item(place.rpartition(".")[2], new_id)
    if not isinstance(lookup(work.data, place), list):
        work.add(set_edit(work.data, place, []))
    work.add(insert_edit(work.data, place, item))
    return item
