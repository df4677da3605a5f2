"""The record of what is filed, proposed from a pasted block: nothing of it is taken without the user's yes.

Of what stands in the block only what can be what its label says is proposed: a filing number, a nature there
is, a domain name. A bare filing number will do. Where entities are mixed, nothing is: one look-up at a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.errors import FilingError
from icp_wizard.filing.pasted_text import RESTRICTED, ROW, Reading, lines_of, readings
from icp_wizard.filing.series import Series, is_untouched
from icp_wizard.filing.taking_over import domains_of, is_alike
from icp_wizard.identifiers import domain, filing_number
from icp_wizard.text import half_width, normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from icp_wizard.filing.edits import Edit

LONGEST: Final = 20_000
"""Characters of a block; a page of the look-up has a few hundred."""
MOST_SERVICES: Final = 100
"""Services of a block."""
_LONGEST_NAME: Final = 255

_NATURES: Final = {
    **{"企业": "enterprise", "个人": "person", "政府机关": "government", "国防机构": "military"},
    **{"事业单位": "public_institution", "社会团体": "social_org", "基金会": "foundation"},
    **{"民办非企业单位": "private_non_enterprise", "律师执业机构": "law_firm"},
    **{"enterprise": "enterprise", "company": "enterprise", "individual": "person", "person": "person"},
}
"""Natures as the look-up words them; those this version does not ask are left out."""


_YES: Final = ("是", "yes")


class UnreadablePaste(FilingError):
    """A block that nothing can be taken from: nothing known in it, too much, or several entities."""


class Proposal(NamedTuple):
    """One answer the block holds. `path` names the n-th service of the block `#n`, and its domains likewise.

    `said` is what stands in the block, as it stands there; `value` what the answer would be; `label_id` the
    message that says what it is.
    """

    path: str
    label_id: str
    said: str
    value: str

    @property
    def service(self) -> int:
        """Which service of the block it is about, from 1; 0 for the entity."""
        place = _SERVICE.match(self.path)
        return int(place[1]) if place else 0


_SERVICE: Final = re.compile(r"record\.services\.#(\d+)\.")


def proposals(text: str) -> tuple[Proposal, ...]:
    """What a block says of the record, entity first. Raises UnreadablePaste."""
    if len(text) > LONGEST:
        raise UnreadablePaste("filing.pasted.too_long", most=LONGEST)
    block = _Block()
    found = readings(text)
    for reading in found:
        block.take(reading.names, reading.said)
    if not found:
        _take_bare(block, text)
    block.check()
    return tuple(block.proposals())


def restricted(text: str) -> tuple[str, ...]:
    """The domains, or else numbers, of services whose access a block calls restricted; as they stand there.

    The record has no place for it, so whoever pastes it is told that it is left out.
    """
    found: dict[str, None] = {}
    said: dict[str, str] = {}
    for reading in (*readings(text), Reading(ROW, "")):
        if reading.names == ROW:
            if said.get(RESTRICTED, "").casefold() in _YES:
                service = said.get("domain") or said.get("number", "")
                found[service[:_LONGEST_NAME]] = None
            said = {}
        said[reading.names] = reading.said
    return tuple(found)


def _take_bare(block: _Block, text: str) -> None:
    """Rows without a head, or just numbers: what a cell is it shows itself; the name stands by the nature."""
    for cells in lines_of(text):
        block.take(ROW, "")
        for before, cell in zip(("", *cells), cells, strict=False):
            if _nature(cell):
                block.take("entity", before)
                block.take("nature", cell)
            elif filing_number.numbers_in(cell):
                block.take("number", cell)
            else:
                block.take("domain", cell)


class _Service:
    """A service of the block, as far as it is read."""

    def __init__(self) -> None:
        self.first = ""
        self.number = ""
        self.name = ""
        self.domains: list[str] = []

    def has(self, names: str) -> bool:
        return bool({"number": self.number, "name": self.name, "domain": self.domains}[names])

    def take(self, names: str, said: str) -> None:
        self.first = self.first or names
        if names == "domain":
            self.domains += [said] if said not in self.domains else []
        else:
            setattr(self, names, said)


class _Block:
    """What is read of a block so far."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._natures: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        """Each by its normal form, as it stands in the block."""
        self._services: list[_Service] = []
        self._is_new = True

    def take(self, names: str, said: str) -> None:
        """One value, if it can be what its label says."""
        if names == ROW:
            self._is_new = True
        elif names == "entity" and said and len(said) <= _LONGEST_NAME and not _nature(said):
            self._names.setdefault(normalise_text(said), said)
        elif names == "nature" and _nature(said):
            self._natures.setdefault(_nature(said), said)
        elif names == "number":
            for number in filing_number.numbers_in(said):
                self._take_number(number)
        elif names == "name" and said and len(said) <= _LONGEST_NAME:
            self._take_of_service("name", said)
        elif names == "domain" or (names == "home" and not (self._is_open and self._services[-1].domains)):
            for name in _domain_names(said):
                self._take_of_service("domain", name)

    @property
    def _is_open(self) -> bool:
        return bool(self._services) and not self._is_new

    def _take_number(self, said: str) -> None:
        parts = filing_number.split(said)
        if parts is None:
            return
        self._numbers.setdefault(parts.entity, said)
        if parts.service:
            self._take_of_service("number", said)

    def _take_of_service(self, names: str, said: str) -> None:
        """Of the service that is being read; what it has already begins the next one."""
        if not self._is_open or self._begins_next(self._services[-1], names, said):
            self._services.append(_Service())
            self._is_new = False
        self._services[-1].take(names, said)

    @staticmethod
    def _begins_next(service: _Service, names: str, said: str) -> bool:
        if not service.has(names):
            return False
        if names == "domain":
            is_closed = bool(service.number or service.name)
            return service.first == "domain" and is_closed and said not in service.domains
        return str(getattr(service, names)) != said

    def check(self) -> None:
        """Raises UnreadablePaste for what no record can be made of."""
        if len(self._names) > 1 or len(self._numbers) > 1 or len(self._natures) > 1:
            raise UnreadablePaste("filing.pasted.several_entities")
        if not (self._names or self._numbers or self._services):
            raise UnreadablePaste("filing.pasted.nothing")
        if len(self._services) > MOST_SERVICES:
            raise UnreadablePaste("filing.pasted.too_many", most=MOST_SERVICES)

    def proposals(self) -> Iterator[Proposal]:
        """Everything that is read, each answer once."""
        for entity, said in self._numbers.items():
            yield Proposal("record.number", "outline.record.number.label", said, entity)
            parts = filing_number.split(said)
            if parts and parts.province:
                yield Proposal("intent.province", "outline.intent.province.label", said, parts.province)
        for said in self._names.values():
            yield Proposal("record.entity.name", "outline.record.entity.name.label", said, said)
        for nature, said in self._natures.items():
            yield Proposal("record.entity.nature", "outline.record.entity.nature.label", said, nature)
        for place, service in enumerate(_each_once(self._services), 1):
            yield from _of_service(f"record.services.#{place}", service)


def _of_service(place: str, service: _Service) -> Iterator[Proposal]:
    number, name = "outline.filed_service.number.label", "outline.filed_service.name.label"
    if service.number:
        value = filing_number.normalise(service.number)
        yield Proposal(f"{place}.number", number, service.number, value)
    if service.name:
        yield Proposal(f"{place}.name", name, service.name, service.name)
    for count, said in enumerate(service.domains, 1):
        path = f"{place}.domains.#{count}.name"
        yield Proposal(path, "outline.filed_domain.name.label", said, domain.normalise(said))


def _each_once(services: Iterable[_Service]) -> list[_Service]:
    """A service that stands in the list and again in its details is one."""
    found: list[_Service] = []
    by_number: dict[str, _Service] = {}
    for service in services:
        number = filing_number.normalise(service.number)
        known = by_number.get(number) if number else None
        if known is None:
            found.append(service)
            by_number[number] = service
            continue
        known.name = known.name or service.name
        known.domains += [name for name in service.domains if name not in known.domains]
    return found


def _nature(said: str) -> str:
    nature = _NATURES.get(half_width(said).strip().casefold(), "")
    return nature if any(code.code == nature for code in CODES["nature"]) else ""


_BETWEEN_DOMAINS: Final = re.compile(r"[\s;,、，；]+")


def _domain_names(said: str) -> Iterator[str]:
    """The domain names in a value, each as it stands there, without www. in front."""
    for word in _BETWEEN_DOMAINS.split(said):
        name = re.sub(r"^(?:https?://)?(?:www\.)?", "", word, flags=re.IGNORECASE).rstrip("/")
        if "." in name and domain.check(name).ok:
            yield name


# Taking what was said yes to


def pasted_edits(
    data: dict[str, Any], accepted: Sequence[Proposal], new_id: Callable[[str], str]
) -> tuple[Edit, ...]:
    """Edits of one group that put proposals into the record; a service there is already is completed."""
    series = Series(data, new_id)
    for proposal in accepted:
        if not proposal.service:
            series.put(proposal.path, proposal.value)
    for number in dict.fromkeys(proposal.service for proposal in accepted if proposal.service):
        _put_service(series, [proposal for proposal in accepted if proposal.service == number])
    return tuple(series.edits)


_SERVICES: Final = "record.services"


def _put_service(series: Series, accepted: Sequence[Proposal]) -> None:
    leaves = {p.path.rpartition(".")[2]: p.value for p in accepted if ".domains." not in p.path}
    names = [p.value for p in accepted if ".domains." in p.path]
    read = {**leaves, "domains": [{"name": name} for name in names]}
    standing = next((s for s in series.items(_SERVICES) if _is_same(s, read)), None)
    standing = standing or next(filter(is_untouched, series.items(_SERVICES)), None)
    place = f"{_SERVICES}.{(standing or series.added(_SERVICES))['id']}"
    for leaf, value in leaves.items():
        series.put(f"{place}.{leaf}", value)
    for name in names:
        domains = series.items(f"{place}.domains")
        if name in domains_of({"domains": domains}):
            continue
        free = next(filter(is_untouched, domains), None) or series.added(f"{place}.domains")
        series.put(f"{place}.domains.{free['id']}.name", name)


def _is_same(standing: dict[str, Any], read: dict[str, Any]) -> bool:
    """By number where both have one, else by a domain or the name."""
    numbers = [filing_number.normalise(str(s.get("number") or "")) for s in (standing, read)]
    return numbers[0] == numbers[1] if all(numbers) else is_alike(standing, read)
